"""Who may sign in and who is signed in: names with a role and an argon2 secret, sessions known by the digest of their token.

Accounts are made on the command line alone; no web route makes or changes one. Every change is an entry of the history.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, delete, func, insert, select, update

from marsad.errors import UsageError
from marsad.store.clock import write_time
from marsad.store.history import append
from marsad.store.schema import account, session

if TYPE_CHECKING:
    from argon2 import PasswordHasher

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")
MIN_PASSWORD, MAX_PASSWORD = 12, 1024  # code points; longer is an attempt to keep the machine busy
IDLE, LONGEST = timedelta(hours=12), timedelta(days=7)  # of a session: unused, and at all
_SEEN_EVERY = timedelta(minutes=5)  # a session's last use is written this often, not at each request
_NAME = re.compile(r"[\w](?:[\w.@ -]{0,62}[\w])?")


@dataclass(frozen=True, slots=True)
class Account:
    """``made_at`` as the store writes times; a disabled one cannot sign in and its sessions are gone."""

    name: str
    role: Role
    made_at: str
    disabled: bool


def add_account(connection: Connection, name: str, role: Role, password: str, *, author: str) -> Account:
    """A new account; UsageError when the name is taken or odd, or the password too short."""
    if role not in ROLES:
        raise UsageError(f"no role {role!r}: {', '.join(ROLES)}")
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} is no name for an account: letters, digits, and . @ - or spaces between them, at most 64")
    if find_account(connection, name):
        raise UsageError(f"there is an account {name!r} already")
    made_at = write_time(datetime.now(UTC))
    row = {"name": name, "role": role, "secret": _hash(password), "made_at": made_at, "disabled": False}
    connection.execute(insert(account), row)
    append(connection, "account", name, {"made": True, "role": role}, author=author)
    return Account(name, role, made_at, False)


def set_password(connection: Connection, name: str, password: str, *, author: str) -> None:
    """Another password; whoever is signed in under the old one is signed out."""
    _need(connection, name)
    connection.execute(update(account).where(account.c.name == name).values(secret=_hash(password)))
    connection.execute(delete(session).where(session.c.account == name))
    append(connection, "account", name, {"password": "changed"}, author=author)


def set_disabled(connection: Connection, name: str, disabled: bool, *, author: str) -> None:
    """Shut an account, or open it again; shutting ends its sessions."""
    _need(connection, name)
    connection.execute(update(account).where(account.c.name == name).values(disabled=disabled))
    if disabled:
        connection.execute(delete(session).where(session.c.account == name))
    append(connection, "account", name, {"disabled": disabled}, author=author)


def find_account(connection: Connection, name: str) -> Account | None:
    """The account of this name."""
    asked = select(account.c.name, account.c.role, account.c.made_at, account.c.disabled).where(account.c.name == name)
    row = connection.execute(asked).first()
    return Account(row.name, row.role, row.made_at, bool(row.disabled)) if row else None


def read_accounts(connection: Connection) -> list[Account]:
    """All accounts by name."""
    asked = select(account.c.name, account.c.role, account.c.made_at, account.c.disabled).order_by(account.c.name)
    return [Account(row.name, row.role, row.made_at, bool(row.disabled)) for row in connection.execute(asked)]


def has_accounts(connection: Connection) -> bool:
    """Whether anyone can be asked to sign in."""
    return bool(connection.execute(select(func.count()).select_from(account)).scalar_one())


def secret_of(connection: Connection, name: str) -> str | None:
    """The hashed password of an account that may sign in."""
    return connection.execute(select(account.c.secret).where(account.c.name == name, account.c.disabled.is_(False))).scalar()


def is_password(secret: str | None, password: str) -> bool:
    """Whether the password is the one of ``secret``; without a secret it takes as long and is False, so that the time
    taken does not tell which names exist."""
    from argon2.exceptions import InvalidHashError, VerificationError

    if len(password) > MAX_PASSWORD:
        return False
    try:
        return _hasher().verify(secret or _nobody(), password) and secret is not None
    except (VerificationError, InvalidHashError):
        return False


def open_session(connection: Connection, name: str, *, at: datetime) -> str:
    """The token of a new session: only its digest is kept. Sessions that ran out are swept away."""
    connection.execute(delete(session).where(session.c.expires_at <= write_time(at)))
    token = secrets.token_urlsafe(32)
    times = {"made_at": write_time(at), "seen_at": write_time(at), "expires_at": write_time(at + LONGEST)}
    connection.execute(insert(session), {"token_sha256": _digest(token), "account": name, **times})
    return token


def find_session(connection: Connection, token: str, *, at: datetime) -> tuple[Account | None, bool]:
    """Whose session it is, None when it ran out, was ended or its account is shut; and whether its use is to be noted."""
    asked = select(account, session.c.seen_at, session.c.expires_at).join(session, session.c.account == account.c.name)
    row = connection.execute(asked.where(session.c.token_sha256 == _digest(token))).first()
    if row is None or row.disabled or row.expires_at <= write_time(at) or row.seen_at <= write_time(at - IDLE):
        return None, False
    return Account(row.name, row.role, row.made_at, False), row.seen_at <= write_time(at - _SEEN_EVERY)


def note_use(connection: Connection, token: str, *, at: datetime) -> None:
    """The session was used now."""
    connection.execute(update(session).where(session.c.token_sha256 == _digest(token)).values(seen_at=write_time(at)))


def end_session(connection: Connection, token: str) -> None:
    """The token opens nothing any more."""
    connection.execute(delete(session).where(session.c.token_sha256 == _digest(token)))


def _need(connection: Connection, name: str) -> None:
    if not find_account(connection, name):
        raise UsageError(f"there is no account {name!r}: `marsad account list` names them")


def _hash(password: str) -> str:
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise UsageError(f"a password has {MIN_PASSWORD} characters or more (and at most {MAX_PASSWORD})")
    return _hasher().hash(password)


@cache
def _hasher() -> PasswordHasher:
    """Argon2id as RFC 9106 advises for machines with little memory: 64 MiB, three passes."""
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=1)


@cache
def _nobody() -> str:
    """A secret that nobody knows."""
    return _hasher().hash(secrets.token_urlsafe(32))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
