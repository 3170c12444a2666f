"""What a site asks in its robots.txt, by RFC 9309."""

from __future__ import annotations

import time

import pytest

from marsad.intake.web.robots import read_robots

RULES = """
User-agent: other
Disallow: /

User-agent: *
Disallow: /private/   # a note
Allow: /private/open
Disallow: /*.pdf$
Disallow: /search*q=
Disallow: /أرشيف/
Crawl-delay: 7
Disallow:
"""


@pytest.mark.parametrize(("path", "allowed"), [
    ("/", True), ("/news/1", True), ("/private/", False), ("/private/x", False), ("/private/open/x", True), ("/privateer", True),
    ("/a/b.pdf", False), ("/a/b.pdf?x=1", True), ("/search?x=1&q=2", False), ("/search", True), ("/أرشيف/1", False),
    ("/%D8%A3%D8%B1%D8%B4%D9%8A%D9%81/1", False), ("/%d8%a3%d8%b1%d8%b4%d9%8a%d9%81/1", False), ("", True),
])
def test_the_longest_rule_that_fits_decides(path: str, allowed: bool) -> None:
    robots = read_robots(RULES)
    assert robots.may_fetch(f"https://sahel.example{path}") is allowed
    assert robots.delay == 7


def test_a_group_of_our_own_goes_before_that_of_all() -> None:
    robots = read_robots("User-agent: *\nDisallow: /\n\nUser-agent: Marsad\nUser-agent: x\nDisallow: /b\n")
    assert robots.may_fetch("https://a.example/a") and not robots.may_fetch("https://a.example/b")


@pytest.mark.parametrize("text", [
    "", "nonsense", "<html>", "Disallow: /", "User-agent: *\nDisallow:", "User-agent: *\nAllow: /\nDisallow: /",
])
def test_what_forbids_nothing_allows_all(text: str) -> None:
    assert read_robots(text).may_fetch("https://a.example/a")


def test_no_rule_takes_long() -> None:
    robots = read_robots(f"User-agent: *\nDisallow: /{'*a' * 900}b$\n" + "Disallow: /x\n" * 100_000)
    started = time.monotonic()
    assert robots.may_fetch("https://a.example/" + "a" * 50_000)
    assert time.monotonic() - started < 2
