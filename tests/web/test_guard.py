"""What stands around every answer: headers, the name of the host, the size of what is sent, errors of our own."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import anyio
import pytest

from marsad.observatory.reading import ReadingRoom
from marsad.store import Store
from marsad.web.app import Application, make_app
from marsad.web.guard import HEADERS
from marsad.web.site import Site
from tests.web.visitor import Visitor

ANSWERS = ("/", "/incidents/i-1", "/api/me", "/api/incidents", "/api/nothing", "/api/incidents?limit=0", "/assets/none.js",
           "/api/incidents/i-0/dossier.html", "/api/openapi.json", "/api/export?format=geojson")


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_is_confined(visitor: Visitor, path: str) -> None:
    headers = visitor.get(path).headers
    for name in HEADERS:
        assert name in headers, (path, name)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
    script = next(part for part in policy.split(";") if part.strip().startswith("script-src"))
    assert "unsafe" not in script and "http" not in policy and "*" not in policy


def test_refusals_are_confined_too(visitor: Visitor) -> None:
    for answer in (visitor.get("/api/me", headers={"host": "evil.example"}), visitor.http.post("/api/undo"),
                   visitor.http.delete("/api/me")):
        assert answer.status_code >= 400
        assert answer.headers["content-security-policy"] and answer.json()["error"]["code"]


@pytest.mark.parametrize("host", [
    "evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "evil.example:80", "127.0.0.1@evil.example", "",
    "[::1", "10.0.0.7",
])
def test_a_name_that_is_not_ours_is_refused(visitor: Visitor, host: str) -> None:
    """A page that makes its own name point at this machine (DNS rebinding) reads nothing."""
    answer = visitor.get("/api/incidents", headers={"host": host})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "host")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8420", "localhost", "localhost:1", "[::1]:8420"])
def test_this_machine_is_ours(visitor: Visitor, host: str) -> None:
    assert visitor.get("/api/me", headers={"host": host}).status_code == 200


def test_a_named_host_is_ours_and_addresses_where_the_network_may_ask(store: Store, room: ReadingRoom) -> None:
    site = Site(store, room, "layla", names=("archive.example.org",), open_to_network=True)
    visitor = Visitor(make_app(site))
    ours = ("archive.example.org", "ARCHIVE.example.org:443", "192.0.2.7:8420")
    for host, status in (*((host, 200) for host in ours), ("evil.example", 400)):
        assert visitor.get("/api/me", headers={"host": host}).status_code == status, host
    assert visitor.get("/api/me").json()["account"] is None, "whoever asks over the network is not the user of this machine"


def test_cookies_are_for_https_where_there_is_https(store: Store, room: ReadingRoom) -> None:
    visitor = Visitor(make_app(Site(store, room, "layla", https=True)))
    answer = visitor.get("/api/me")
    assert answer.headers["strict-transport-security"]
    assert "secure" in visitor.post("/api/logout").headers["set-cookie"].lower()


def test_a_body_that_is_too_large_is_not_read(visitor: Visitor) -> None:
    told = visitor.post("/api/read", {"text": "ق" * 2_000_000})
    assert (told.status_code, told.json()["error"]["code"]) == (413, "too-large")


def test_a_body_without_a_length_is_read_no_further_than_the_limit(visitor: Visitor, app: Application) -> None:
    token = visitor.get("/api/me").json()["csrf"]
    headers = [(b"host", b"127.0.0.1"), (b"x-csrf-token", token.encode()), (b"content-type", b"application/json")]
    scope = {"type": "http", "http_version": "1.1", "method": "POST", "path": "/api/undo", "raw_path": b"/api/undo",
             "query_string": b"", "root_path": "", "scheme": "http", "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 5),
             "headers": headers}
    read, sent = [], []

    async def receive() -> dict[str, object]:
        read.append(65536)
        assert sum(read) < 10_000_000, "it reads on and on"
        return {"type": "http.request", "body": b"[" * 65536, "more_body": True}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    anyio.run(app, scope, receive, send)
    assert sent[0]["status"] == 413


def test_a_fault_of_ours_is_said_without_its_inside(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("secret inside")

    monkeypatch.setattr("marsad.web.api.incidents.count_incidents", fail)
    answer = visitor.get("/api/incidents")
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "internal")
    assert "secret inside" not in answer.text and "secret inside" in caplog.text
    assert answer.headers["content-security-policy"]


def test_nul_in_an_address_is_refused(visitor: Visitor) -> None:
    assert visitor.get("/api/incidents?q=%00").status_code == 400
    assert visitor.get("/api/reports/%00").status_code == 400


def test_the_app_is_served_and_hashed_files_are_kept_for_good(app: Application, visitor: Visitor, tmp_path: Path) -> None:
    assert "make web" in visitor.get("/").text and visitor.get("/").status_code == 503
    static = tmp_path / "static"
    (static / "assets").mkdir(parents=True)
    (static / "index.html").write_text("<!doctype html><title>Marsad</title>", encoding="utf-8")
    (static / "assets" / "app-1a2b.js").write_text("1", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    assert "immutable" in visitor.get("/assets/app-1a2b.js").headers["cache-control"]
    for path in ("/", "/incidents/i-1", "/queue"):
        answer = visitor.get(path)
        assert answer.status_code == 200 and "Marsad" in answer.text and answer.headers["cache-control"] == "no-cache"
    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt", "/..%2fsecret.txt", "//secret.txt"):
        assert "secret" not in visitor.get(path).text, path
