"""Fetching: the checked address is the one connected to, each redirect is checked again, size, time, robots and pace are kept."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import httpx
import pytest

from marsad.errors import InputError
from marsad.intake.options import IntakeOptions, Limits
from marsad.intake.web.fetch import USER_AGENT, Clock, Fetcher
from marsad.intake.web.visit import visit
from marsad.model.capture import Capture

PUBLIC = "93.184.216.34"
Answer = Callable[[httpx.Request], httpx.Response] | httpx.Response
Site = dict[str, Answer]


class Time:
    """Seconds that pass only when somebody waits."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.waits: list[float] = []

    def now(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.seconds += seconds


def fetcher(site: Site, asked: list[httpx.Request] | None = None, clock: Time | None = None, **more: object) -> Fetcher:
    """A fetcher whose network is ``site``: path or host+path -> answer; names resolve to a public address, bad.example not."""
    def answer(request: httpx.Request) -> httpx.Response:
        if asked is not None:
            asked.append(request)
        found = site.get(request.headers["host"] + request.url.path) or site.get(request.url.path) or httpx.Response(404)
        if callable(found):
            return found(request)
        # Not yet read, as from a wire.
        return httpx.Response(found.status_code, headers=found.headers, content=iter([found.content]))

    time = clock or Time()
    return Fetcher(
        look_up=lambda host, port: ["10.0.0.7"] if host == "bad.example" else [PUBLIC], clock=Clock(time.now, time.sleep),
        transport=httpx.MockTransport(answer), **more,  # type: ignore[arg-type]
    )


def page_of(text: str, **headers: str) -> httpx.Response:
    return httpx.Response(200, content=text.encode(), headers={"Content-Type": "text/html; charset=utf-8", **headers})


def test_the_connection_goes_to_the_address_that_was_checked_under_the_name_of_the_site() -> None:
    asked: list[httpx.Request] = []
    with fetcher({"/a": page_of("x")}, asked) as web:
        answer = web.fetch("https://sahel.example/a?b=1")
    assert (answer.url, answer.data) == ("https://sahel.example/a?b=1", b"x")
    assert (answer.media_type, answer.charset) == ("text/html", "utf-8")
    request = asked[-1]
    assert (request.url.host, request.headers["host"], request.url.query) == (PUBLIC, "sahel.example", b"b=1")
    assert request.extensions["sni_hostname"] == "sahel.example"
    assert request.headers["user-agent"] == USER_AGENT and USER_AGENT.startswith("Marsad/")


def test_a_name_is_resolved_anew_for_each_request_and_checked_each_time() -> None:
    answers = [[PUBLIC], [PUBLIC], ["127.0.0.1"]]
    web = fetcher({"/a": page_of("x")})
    web.look_up = lambda host, port: answers.pop(0)
    with web:
        web.fetch("https://sahel.example/a")
        with pytest.raises(InputError, match="an address of a private network"):
            web.fetch("https://sahel.example/a")


@pytest.mark.parametrize(("location", "reason"), [
    ("http://bad.example/", "an address of a private network"), ("http://127.0.0.1/", "an address of a private network"),
    ("file:///etc/passwd", "not a web address"), ("http://2130706433/", "numbers in disguise"),
    ("//bad.example/x", "a private network"),
    ("http://u:p@sahel.example/", "a name or password"), ("/loop", "too many redirects"),
])
def test_each_redirect_is_checked(location: str, reason: str) -> None:
    site: Site = {"/a": moved_to(location), "/loop": moved_to("/loop")}
    with fetcher(site) as web, pytest.raises(InputError, match=reason):
        web.fetch("https://sahel.example/a")


def test_a_redirect_leads_to_the_page_and_its_address() -> None:
    site: Site = {"/a": moved_to("https://www.sahel.example/b"), "www.sahel.example/b": page_of("x")}
    with fetcher(site) as web:
        assert web.fetch("http://sahel.example/a").url == "https://www.sahel.example/b"


def moved_to(location: str) -> httpx.Response:
    return httpx.Response(302, headers={"Location": location})


def packed(data: bytes, encoding: str) -> Callable[[httpx.Request], httpx.Response]:
    return lambda request: httpx.Response(200, content=iter([data]), headers={"Content-Encoding": encoding})


@pytest.mark.parametrize(("answer", "reason"), [
    (page_of("x" * 2000), "too large"),
    (packed(gzip.compress(b"x" * 9_000_000), "gzip"), "too large"), (packed(b"x", "br"), "packed in a way"),
    (packed(b"no gzip", "gzip"), "cannot be fetched"),
    (httpx.Response(503), "the site answered 503"), (httpx.Response(302), "the site answered 302"),
])
def test_answers_that_are_no_page_are_refused(answer: Answer, reason: str) -> None:
    with fetcher({"/a": answer}, limits=Limits(file_bytes=1000)) as web, pytest.raises(InputError, match=reason):
        web.fetch("https://sahel.example/a")


def test_a_site_that_fails_or_dawdles_is_given_up() -> None:
    clock = Time()

    def drip() -> Iterator[bytes]:
        for _ in range(1000):
            clock.seconds += 10
            yield b"x"

    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectTimeout("no answer")

    with fetcher({"/slow": lambda request: httpx.Response(200, content=drip()), "/dead": fail}, clock=clock) as web:
        with pytest.raises(InputError, match="too slow"):
            web.fetch("https://sahel.example/slow")
        with pytest.raises(InputError, match=r"cannot be fetched \(ConnectTimeout: no answer\)"):
            web.fetch("https://sahel.example/dead")


def test_robots_are_asked_once_and_kept() -> None:
    asked: list[httpx.Request] = []
    robots = httpx.Response(200, text="User-agent: *\nDisallow: /p\n")
    with fetcher({"/robots.txt": robots, "/a": page_of("x"), "/b": moved_to("/p/1")}, asked) as web:
        web.fetch("https://sahel.example/a")
        for path in ("p/1", "b"):
            with pytest.raises(InputError, match="the site asks not to fetch it"):
                web.fetch(f"https://sahel.example/{path}")
    assert [request.url.path for request in asked] == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (429, False), (500, False), (503, False)])
def test_no_robots_allow_all_and_robots_that_cannot_be_had_allow_nothing(status: int, allowed: bool) -> None:
    with fetcher({"/robots.txt": httpx.Response(status), "/a": page_of("x")}) as web:
        if allowed:
            assert web.fetch("https://sahel.example/a").data == b"x"
        else:
            with pytest.raises(InputError, match="the site asks not to fetch it"):
                web.fetch("https://sahel.example/a")


@pytest.mark.parametrize(("robots", "wait"), [
    ("", 1.0), ("User-agent: *\nCrawl-delay: 7\n", 7.0), ("User-agent: *\nCrawl-delay: 9000\n", 30.0),
])
def test_each_host_is_asked_slowly(robots: str, wait: float) -> None:
    clock = Time()
    with fetcher({"/robots.txt": httpx.Response(200, text=robots), "/a": page_of("x")}, clock=clock) as web:
        web.fetch("https://sahel.example/a")
        web.fetch("https://sahel.example/a")
        before = len(clock.waits)
        web.fetch("https://other.example/robots.txt")
    assert clock.waits[1] == wait
    assert clock.waits[before:] == [wait]  # between its robots.txt and its page; not for the other host


def test_cookies_of_a_site_are_forgotten() -> None:
    asked: list[httpx.Request] = []
    with fetcher({"/a": page_of("x", **{"Set-Cookie": "id=7; Path=/"})}, asked) as web:
        web.fetch("https://sahel.example/a")
        web.fetch("https://other.example/a")
    assert all("cookie" not in request.headers for request in asked)


def feed_of(*links: str) -> httpx.Response:
    items = "".join(
        f"<item><title>خبر {n}</title><link>{link}</link><pubDate>19 شباط 2018</pubDate></item>" for n, link in enumerate(links)
    )
    feed = f"<rss><channel><title>أخبار الساحل</title>{items}</channel></rss>"
    return httpx.Response(200, text=feed, headers={"Content-Type": "text/xml"})


def test_a_feed_brings_its_entries_and_their_pages_when_asked(page: Callable[..., str], texts: tuple[str, ...]) -> None:
    site: Site = {
        "/feed": feed_of("https://sahel.example/1", "http://bad.example/2"), "/1": page_of(page()),
    }
    with fetcher(site) as web:
        entries = list(visit("https://sahel.example/feed", IntakeOptions(), web))
        first, second = visit("https://sahel.example/feed", IntakeOptions(follow=True), web)
    assert [one.text for one in entries if isinstance(one, Capture)] == ["خبر 0", "خبر 1"]
    assert isinstance(first, Capture) and isinstance(second, InputError)
    assert (first.text, first.url, str(first.published)) == ("\n".join(texts), "https://sahel.example/1", "2018-02-19")
    assert first.collected is not None and second.reason == "an address of a private network"


def test_a_real_server_of_an_own_network_is_read_when_that_is_allowed(page: Callable[..., str], texts: tuple[str, ...]) -> None:
    body = gzip.compress(page(under="19 شباط 2018").encode("cp1256"))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/a"
            self.send_response(200 if found else 404)
            for name, value in (("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Content-Length", str(len(body)))):
                if found:
                    self.send_header(name, value)
            self.end_headers()
            if found:
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: tests are quiet."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/a"
        time = Time()
        with Fetcher(allow_private=True, clock=Clock(time.now, time.sleep)) as web:
            (capture,) = visit(url, IntakeOptions(), web)
        (refused,) = visit(url, IntakeOptions())
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert isinstance(capture, Capture) and capture.text == "\n".join(texts) and str(capture.published) == "2018-02-19"
    assert isinstance(refused, InputError) and refused.reason == "an odd port"
