"""Accounts: made with a password of some length, known by an argon2 hash, told in the history without it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from marsad.errors import UsageError
from marsad.store import Store, make_store
from marsad.store.accounts import (
    IDLE,
    LONGEST,
    add_account,
    end_session,
    find_account,
    find_session,
    has_accounts,
    is_password,
    note_use,
    open_session,
    read_accounts,
    secret_of,
    set_disabled,
    set_password,
)

PASSWORD = "جملة طويلة لا يعرفها غيري"
NOW = datetime(2024, 5, 1, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = make_store(tmp_path / "observatory")
    yield store
    store.close()


def test_a_password_is_kept_as_argon2_and_found_right_or_wrong(store: Store) -> None:
    with store.writing() as connection:
        assert not has_accounts(connection)
        add_account(connection, "ليلى", "reviewer", PASSWORD, author="root")
        secret = secret_of(connection, "ليلى")
        assert has_accounts(connection) and [one.role for one in read_accounts(connection)] == ["reviewer"]
    assert secret is not None and secret.startswith("$argon2id$v=19$m=65536,t=3")
    assert is_password(secret, PASSWORD)
    assert not is_password(secret, PASSWORD + " ") and not is_password(None, PASSWORD) and not is_password(secret, "x" * 5000)
    told = list(store.history("ليلى"))
    assert [(one.act, one.author, dict(one.body)) for one in told] == [("account", "root", {"made": True, "role": "reviewer"})]


@pytest.mark.parametrize(("name", "role", "password"), [
    ("layla", "reader", "short"), ("layla", "reader", "x" * 2000), ("", "reader", PASSWORD), ("a\nb", "reader", PASSWORD),
    ("<b>", "reader", PASSWORD), ("x" * 65, "reader", PASSWORD), (" layla", "reader", PASSWORD), ("layla", "owner", PASSWORD),
    ("lay\u202ela", "reader", PASSWORD),
])
def test_an_odd_name_role_or_password_is_refused(store: Store, name: str, role: str, password: str) -> None:
    with pytest.raises(UsageError), store.writing() as connection:
        add_account(connection, name, role, password, author="root")  # type: ignore[arg-type]
    with store.reading() as connection:
        assert not has_accounts(connection)


def test_a_name_is_taken_once_and_a_missing_one_is_named(store: Store) -> None:
    with store.writing() as connection:
        add_account(connection, "layla", "reader", PASSWORD, author="root")
    with pytest.raises(UsageError, match="already"), store.writing() as connection:
        add_account(connection, "layla", "admin", PASSWORD, author="root")
    with pytest.raises(UsageError, match="no account 'omar'"), store.writing() as connection:
        set_password(connection, "omar", PASSWORD, author="root")


def test_a_session_lasts_as_long_as_it_is_used_but_not_for_ever(store: Store) -> None:
    with store.writing() as connection:
        add_account(connection, "layla", "admin", PASSWORD, author="root")
        token = open_session(connection, "layla", at=NOW)
        assert find_session(connection, token + "x", at=NOW) == (None, False)
        found, is_to_be_noted = find_session(connection, token, at=NOW)
        assert found == find_account(connection, "layla") and not is_to_be_noted
        assert find_session(connection, token, at=NOW + timedelta(minutes=6))[1]
        assert find_session(connection, token, at=NOW + IDLE)[0] is None
        note_use(connection, token, at=NOW + IDLE / 2)
        assert find_session(connection, token, at=NOW + IDLE)[0] is not None
        note_use(connection, token, at=NOW + LONGEST)
        assert find_session(connection, token, at=NOW + LONGEST)[0] is None


def test_signing_out_shutting_and_another_password_end_sessions(store: Store) -> None:
    with store.writing() as connection:
        for name in ("a", "b", "c"):
            add_account(connection, name, "reader", PASSWORD, author="root")
        tokens = {name: open_session(connection, name, at=NOW) for name in ("a", "b", "c")}
        end_session(connection, tokens["a"])
        set_disabled(connection, "b", True, author="root")
        set_password(connection, "c", PASSWORD + "!", author="root")
        assert [find_session(connection, token, at=NOW)[0] for token in tokens.values()] == [None, None, None]
        assert secret_of(connection, "b") is None, "a shut account opens with no password"
        set_disabled(connection, "b", False, author="root")
        assert is_password(secret_of(connection, "b"), PASSWORD)
