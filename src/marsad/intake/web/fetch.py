"""A web address in, the site's answer out: redirects checked one by one, size and time bounded, each host asked slowly."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import marsad
from marsad.errors import InputError
from marsad.intake.options import Limits
from marsad.intake.report import readable
from marsad.intake.web.address import Resolve, Target, find_target, resolve
from marsad.intake.web.robots import ANYTHING, NOTHING, Robots, read_robots

if TYPE_CHECKING:
    import httpx

USER_AGENT = f"Marsad/{marsad.__version__}"
_REDIRECTS = 5
_PACE = 1.0  # seconds between two requests to one host; the site's crawl-delay where it is longer
_LONGEST_PACE = 30.0
_CONNECT, _WAIT, _WHOLE = 10.0, 20.0, 90.0  # seconds: to connect, for the next bytes, for the whole answer
_ROBOTS_BYTES = 500_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site gave: ``url`` after all redirects, the bytes, what it called them, and when, in UTC."""

    url: str
    data: bytes
    media_type: str
    charset: str | None
    collected: datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds that only grow, and a way to let them pass; tests bring their own."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass
class Fetcher:
    """Fetches addresses one after the other. Use it in a ``with`` statement.

    ``look_up``, ``clock`` and ``transport`` are the network and the time; tests bring their own.
    """

    limits: Limits = field(default_factory=Limits)
    allow_private: bool = False
    look_up: Resolve = resolve
    clock: Clock = field(default_factory=Clock)
    transport: httpx.BaseTransport | None = None
    _robots: dict[str, Robots] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)
    _client: httpx.Client | None = None

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._client is not None:
            self._client.close()

    def fetch(self, url: str) -> Answer:
        """The answer with status 200; InputError says why there is none."""
        robots = self._robots_of(url)
        if not robots.may_fetch(url):
            hint = "its robots.txt; ask the site, or save the page by hand"
            raise InputError("the site asks not to fetch it", place=url, hint=hint)
        return self._follow(url, self.limits.file_bytes, robots)

    def _follow(self, url: str, most: int, robots: Robots | None) -> Answer:
        """``robots`` None: it is robots.txt itself that is fetched, and no rules apply yet."""
        here = url
        for _ in range(_REDIRECTS + 1):
            target = find_target(here, allow_private=self.allow_private, look_up=self.look_up)
            self._keep_pace(target.host, robots.delay if robots else 0.0)
            answer = self._ask(target, most)
            if isinstance(answer, Answer):
                return answer
            here = urljoin(here, answer)
            if robots is not None:
                robots = self._robots_of(here)
                if not robots.may_fetch(here):
                    raise InputError("the site asks not to fetch it", place=here, hint=f"its robots.txt; {url} leads there")
        raise InputError("too many redirects", place=url, hint=f"more than {_REDIRECTS}")

    def _ask(self, target: Target, most: int) -> Answer | str:
        """The answer, or the address that the site redirects to."""
        import httpx

        deadline = self.clock.now() + _WHOLE
        try:
            headers = {"Host": _host(target)}
            with self._open().stream("GET", _pinned(target), headers=headers, extensions=_named(target)) as response:
                location = response.headers.get("location")
                if response.is_redirect and location:
                    return str(location)
                if response.status_code != 200:
                    raise _Refused(response.status_code, target.url)
                data = b"".join(self._body(response, target.url, most, deadline))
        except (httpx.HTTPError, httpx.InvalidURL, zlib.error) as error:
            raise InputError("cannot be fetched", place=target.url, hint=f"{type(error).__name__}: {error}"[:200]) from error
        media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Answer(target.url, data, media_type, response.charset_encoding, datetime.now(UTC).replace(microsecond=0))

    def _body(self, response: httpx.Response, url: str, most: int, deadline: float) -> Iterator[bytes]:
        """The bytes, unpacked a little at a time: a bomb ends at ``most``."""
        encoding = response.headers.get("content-encoding", "identity").strip().lower()
        if encoding not in ("identity", "gzip", ""):
            raise InputError("packed in a way that was not asked for", place=url, hint=encoding)
        unpacker = zlib.decompressobj(wbits=31) if encoding == "gzip" else None
        size = 0
        for packed in response.iter_raw():
            chunk = unpacker.decompress(packed, most + 1) if unpacker else packed
            size += len(chunk)
            if size > most or (unpacker and unpacker.unconsumed_tail):
                raise InputError("too large", place=url, hint=f"more than {readable(most)}")
            if self.clock.now() > deadline:
                raise InputError("too slow", place=url, hint=f"not whole after {_WHOLE:.0f} seconds")
            yield chunk

    def _robots_of(self, url: str) -> Robots:
        """The rules of a site, asked for once. None there: anything goes. None to be had: nothing does."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            try:
                answer = self._follow(f"{site}/robots.txt", _ROBOTS_BYTES, None)
                self._robots[site] = read_robots(answer.data.decode("utf-8", errors="replace").removeprefix("\ufeff"))
            except _Refused as refused:
                self._robots[site] = ANYTHING if 400 <= refused.status < 500 and refused.status != 429 else NOTHING
        return self._robots[site]

    def _keep_pace(self, host: str, delay: float) -> None:
        pace = min(max(_PACE, delay), _LONGEST_PACE)
        wait = self._asked.get(host, -_LONGEST_PACE) + pace - self.clock.now()
        if host in self._asked and wait > 0:
            self.clock.sleep(wait)
        self._asked[host] = self.clock.now()

    def _open(self) -> httpx.Client:
        import httpx

        if self._client is None:
            # No settings of the surroundings: a proxy would resolve the name again, and send us where it likes. No kept
            # connection: two sites may share an internet address, and the certificate was checked for one name.
            self._client = httpx.Client(
                trust_env=False, follow_redirects=False, timeout=httpx.Timeout(_WAIT, connect=_CONNECT),
                transport=self.transport, limits=httpx.Limits(max_keepalive_connections=0),
                headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip", "Accept": "*/*", "Accept-Language": "ar"},
            )
        self._client.cookies.clear()  # no site learns that another answer was for us
        return self._client


class _Refused(InputError):
    """The site answered, but with no page."""

    def __init__(self, status: int, url: str) -> None:
        super().__init__(f"the site answered {status}", place=url)
        self.status = status


def _pinned(target: Target) -> str:
    """The address with the checked internet address for its host."""
    parts = urlsplit(target.url)
    address = f"[{target.address}]" if ":" in target.address else target.address
    query = f"?{parts.query}" if parts.query else ""
    return f"{target.scheme}://{address}:{target.port}{parts.path or '/'}{query}"


def _host(target: Target) -> str:
    name = f"[{target.host}]" if ":" in target.host else target.host
    usual = {"http": 80, "https": 443}[target.scheme]
    return name if target.port == usual else f"{name}:{target.port}"


def _named(target: Target) -> dict[str, str]:
    """The certificate is checked against the name, not against the number we connect to."""
    return {"sni_hostname": target.host}
