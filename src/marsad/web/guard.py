"""Every request in, refused when it does not come from our own pages; every response out, with the headers that confine it.

It stands outside the app, so that an error of ours has the headers too.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from marsad.web.problems import problem

COOKIE = "marsad_session"
CSRF_HEADER = "x-csrf-token"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
CONTENT_POLICY = (
    # MapLibre makes its workers from blobs and component libraries set styles; scripts come from our files alone.
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
_log = logging.getLogger("marsad.web")


class Guard:
    """``names``: host names that are ours beside the addresses of this machine; ``open_to_network`` lets any literal
    address be one (a page of another site cannot have an address as its name, so rebinding gains nothing);
    ``https`` says that a proxy before us speaks it; ``max_bytes`` caps the body by path."""

    def __init__(
        self, app: ASGIApp, *, names: tuple[str, ...], open_to_network: bool, https: bool, max_bytes: Callable[[str], int]
    ) -> None:
        self._app, self._names, self._open, self._https, self._max_bytes = app, names, open_to_network, https, max_bytes
        self._secret = secrets.token_bytes(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        scope["marsad.guard"] = self
        complete = False

        async def send_confined(message: Message) -> None:
            nonlocal complete
            if message["type"] == "http.response.start":
                self._confine(MutableHeaders(scope=message))
            complete = message["type"] == "http.response.body" and not message.get("more_body", False)
            await send(message)

        refusal = self._refusal(scope["method"], scope["path"], scope["query_string"], headers)
        if refusal:
            await refusal(scope, receive, send_confined)
            return
        try:
            await self._app(scope, _Capped(receive, self._max_bytes(scope["path"])), send_confined)
        except Exception:  # the reader has been told that it is our fault (problems.py): here it is said in full
            _log.exception("%s %s", scope["method"], scope["path"])
            if not complete:  # the server must break off an answer that stopped half way
                raise

    def csrf_token(self, session: str) -> str:
        """The token of a session (or of none): only a page that may read our answers can know it."""
        return hmac.new(self._secret, session.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def _refusal(self, method: str, path: str, query: bytes, headers: Headers) -> ASGIApp | None:
        host = headers.get("host", "")
        if not self._is_ours(host):
            return problem(400, "host", "this observatory does not go by that name: see `marsad serve --name`")
        if b"%00" in query or "\0" in path:
            return problem(400, "bad-request", "NUL in the address")
        if method in SAFE_METHODS:
            return None
        if not _is_same_origin(headers, host):
            return problem(403, "origin", "the request comes from a page of another site")
        if not hmac.compare_digest(headers.get(CSRF_HEADER, "").encode(), self.csrf_token(session_of(headers)).encode()):
            return problem(403, "csrf", "X-CSRF-Token is not the one of /api/me")
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > self._max_bytes(path):
            return problem(413, "too-large", _too_large(self._max_bytes(path)))
        return None

    def _is_ours(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname
        except ValueError:
            return False
        if name is None or any(mark in host for mark in "/@?#\\ "):
            return False
        if name == "localhost" or name in self._names:
            return True
        try:
            address = ip_address(name)
        except ValueError:
            return False
        return self._open or address.is_loopback

    def _confine(self, headers: MutableHeaders) -> None:
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        if self._https:
            headers.setdefault("strict-transport-security", "max-age=31536000")


class TooLarge(HTTPException):
    """A body that goes on beyond what is read. An HTTPException, since the framework takes any other for a broken body."""

    def __init__(self, limit: int) -> None:
        super().__init__(413, _too_large(limit))


class _Capped:
    """A request's body that ends in TooLarge once more came than was promised to be enough."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive, self._limit, self._seen = receive, limit, 0

    async def __call__(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._seen += len(message.get("body", b""))
            if self._seen > self._limit:
                raise TooLarge(self._limit)
        return message


def session_of(headers: Headers) -> str:
    """The token in the cookie, empty when there is none."""
    cookies: SimpleCookie = SimpleCookie()
    try:
        cookies.load(headers.get("cookie", ""))
    except CookieError:  # a cookie of another program on this host that is none: ours is not among them
        return ""
    return cookies[COOKIE].value if COOKIE in cookies else ""


def _is_same_origin(headers: Headers, host: str) -> bool:
    """By Origin where the browser sends it, else by Sec-Fetch-Site; a program that sends neither has the token to show."""
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc == host and urlsplit(origin).scheme in ("http", "https")
    return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")


def _too_large(limit: int) -> str:
    return f"the body is larger than the {limit} bytes that are read here"
