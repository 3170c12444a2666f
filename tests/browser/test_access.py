"""Every page, in both languages, in the dark and on a phone: no serious violation of WCAG A and AA, nothing cut off."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.harness import open_context, to_rest, watched

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = (
    "/", "/incidents/{incident}", "/reports/{report}", "/review", "/read", "/pictures", "/reports?q=سراقب",
    "/history", "/nowhere",
)


def violations(page: Page) -> list[str]:
    """The serious and critical ones, each with where it is."""
    # The page's own policy allows no foreign script, which is as it should be: the checker is evaluated, not loaded.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [
        f"{one['id']}: {node['html'][:160]} — {node['failureSummary'][:200]}"
        for one in found["violations"] if one["impact"] in ("serious", "critical") for node in one["nodes"]
    ]


@pytest.fixture(scope="module")
def addresses(chromium: Browser, site: str) -> list[str]:
    context = open_context(chromium)
    ask = context.request
    incident = ask.get(f"{site}/api/incidents?sort=killed&limit=5").json()["items"]
    most = max(incident, key=lambda one: one["reports"])["id"]
    report = ask.get(f"{site}/api/reports?q=سراقب&limit=1").json()["items"][0]["key"]
    context.close()
    return [f"{site}{page.format(incident=most, report=report)}" for page in PAGES]


@pytest.fixture(autouse=True)
def _axe_is_there() -> None:
    if not AXE.is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("axe-core is not installed: npm ci in web/")
        pytest.skip("axe-core is not installed: npm ci in web/")


@pytest.mark.parametrize(
    ("language", "dark", "width"),
    [("ar", False, 1300), ("en", False, 1300), ("ar", True, 1300), ("en", False, 360), ("ar", False, 360)],
)
def test_every_page_can_be_used_by_everybody(
    chromium: Browser, site: str, addresses: list[str], language: str, dark: bool, width: int,
) -> None:
    context = open_context(chromium, language=language, dark=dark, width=width)
    watch = watched(context, site)
    page = context.new_page()
    found: list[str] = []
    for address in addresses:
        page.goto(address)
        page.locator("main").first.wait_for()
        to_rest(page)
        found += [f"{address.removeprefix(site)}: {one}" for one in violations(page)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"{address.removeprefix(site)}: {wide} pixels wide on a page of {width}")
    context.close()
    assert found == []
    watch.check()


def test_forms_and_dialogs_of_review_can_be_used_by_everybody(page: Page, site: str) -> None:
    page.goto(f"{site}/review")
    page.get_by_test_id("text").wait_for()
    for key in ("c", "m", "g", "s", "n", "x", "?"):
        page.keyboard.press(key)
        page.locator("[role=dialog]" if key == "?" else ".actForm").wait_for()
        assert violations(page) == [], key
        page.keyboard.press("Escape")
        page.locator(".actForm").wait_for(state="detached")


def test_the_keyboard_alone_reaches_the_content_and_shows_where_it_is(page: Page, site: str) -> None:
    page.goto(f"{site}/reports")
    page.locator("main").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
