"""Browsers that visit: with cookies, and with the token that acts need; and a clock that tests move."""

from __future__ import annotations

import warnings
from datetime import UTC, datetime, timedelta
from typing import Any

from marsad.store import Store
from marsad.store.accounts import Role, add_account
from marsad.web.app import Application

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it asks for a successor of httpx that nothing else here needs
    from starlette.testclient import TestClient

PASSWORD = "a password of some length"
ORIGIN = "http://127.0.0.1"


class Clock:
    """A time that tests move."""

    def __init__(self) -> None:
        self.now = datetime(2024, 5, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        return self.now.timestamp()

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


class Visitor:
    """A browser: keeps cookies, and sends the token of /api/me with what it asks to change."""

    def __init__(self, app: Application, base: str = ORIGIN) -> None:
        self.http = TestClient(app, base_url=base, raise_server_exceptions=False)

    def get(self, path: str, **more: Any) -> Any:
        return self.http.get(path, **more)

    def post(self, path: str, json: Any = None, **more: Any) -> Any:
        headers = {"x-csrf-token": self.http.get("/api/me").json()["csrf"], **more.pop("headers", {})}
        return self.http.post(path, json=json, headers=headers, **more)

    def sign_in(self, name: str, password: str = PASSWORD) -> Any:
        return self.post("/api/login", {"name": name, "password": password})


def add_people(store: Store, *roles: Role) -> None:
    """An account for each role, named by it."""
    with store.writing() as connection:
        for role in roles:
            add_account(connection, role, role, PASSWORD, author="test")


def denied_incident(visitor: Visitor) -> dict[str, Any]:
    """The incident that several outlets tell and somebody denies, in full."""
    name = visitor.get("/api/incidents?denied=true&sort=weight").json()["items"][0]["id"]
    told: dict[str, Any] = visitor.get(f"/api/incidents/{name}").json()
    return told


def address(key: str) -> str:
    """An event's key in a path."""
    return f"/api/events/{key.replace('#', '%23')}"
