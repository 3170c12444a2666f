"""`marsad serve` and `marsad account`, as a person at a terminal uses them."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result

from marsad.cli import app
from marsad.store import make_store, open_store
from marsad.store.accounts import is_password, read_accounts, secret_of

PASSWORD = "a password of some length"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_store(tmp_path / "observatory").close()
    return tmp_path / "observatory"


def run(*words: str | Path, told: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], input=told)


def test_an_account_is_made_listed_shut_and_given_another_password(folder: Path) -> None:
    assert run("account", "add", "layla", "--role", "reviewer", "--dir", folder, told=PASSWORD + "\n").exit_code == 0
    listed = run("account", "list", "--dir", folder).stdout.split("\t")
    assert listed[:2] == ["layla", "reviewer"]
    assert run("account", "passwd", "layla", "--dir", folder, told="quite another password\n").exit_code == 0
    assert run("account", "disable", "layla", "--dir", folder).exit_code == 0
    assert "disabled" in run("account", "list", "--dir", folder).stdout
    assert run("account", "enable", "layla", "--dir", folder).exit_code == 0
    store = open_store(folder)
    with store.reading() as connection:
        assert [one.name for one in read_accounts(connection)] == ["layla"]
        assert is_password(secret_of(connection, "layla"), "quite another password")
    assert [entry.act for entry in store.history("layla")] == ["account"] * 4
    store.close()


@pytest.mark.parametrize(("words", "told", "said"), [
    (("add", "layla", "--role", "reader"), "short\n", "12 characters"), (("add", "layla", "--role", "reader"), "", "no password"),
    (("passwd", "omar"), PASSWORD, "no account"), (("disable", "omar"), None, "no account"),
])
def test_what_cannot_be_done_is_said_in_a_line(folder: Path, words: tuple[str, ...], told: str | None, said: str) -> None:
    result = run("account", *words, "--dir", folder, told=told)
    assert result.exit_code != 0 and said in str(result.exception)


def test_other_machines_are_not_let_in_without_accounts(folder: Path) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.7", "example.org"):
        result = run("serve", folder, "--host", host, "--no-browser")
        assert result.exit_code != 0 and "no accounts" in str(result.exception), host


def test_a_folder_that_is_no_observatory_and_a_taken_port_are_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("x", encoding="utf-8")
    assert "no observatory" in str(run("serve", tmp_path / "other", "--no-browser").exception)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert "cannot listen" in str(run("serve", folder, "--port", port, "--no-browser").exception)


def test_it_serves_a_new_observatory_until_it_is_ended(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "marsad", "serve", str(tmp_path / "new"), "--port", "0", "--no-browser", "--as", "layla"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as served:
        assert served.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", served.stdout.readline())
        assert found, "it tells its address"
        me = httpx.get(found[0] + "api/me", timeout=30)
        assert me.json()["account"]["name"] == "layla"
        assert "server" not in me.headers and me.headers["content-security-policy"]
        assert httpx.get(found[0] + "api/incidents", timeout=30).json() == {"items": [], "total": 0, "next": None}
        served.send_signal(signal.SIGINT)
        assert served.wait(timeout=30) == 0
    assert (tmp_path / "new" / "marsad.db").is_file()
