"""People at the app: signing in, two opinions on one event, and what the public does not see."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.harness import REPORTS, observatory, open_context, serve, watched

PASSWORD = "a long sentence of my own"


def add_account(folder: Path, name: str, role: str) -> None:
    command = [sys.executable, "-m", "marsad", "account", "add", name, "--role", role, "--dir", str(folder)]
    done = subprocess.run(command, input=f"{PASSWORD}\n", capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def kept(_what_is_needed: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = observatory(tmp_path_factory.mktemp("people") / "o", REPORTS)
    for name, role in (("layla", "reviewer"), ("omar", "reviewer"), ("rami", "reader")):
        add_account(folder, name, role)
    return folder


@pytest.fixture(scope="module")
def site_of_people(kept: Path, serving: list[subprocess.Popen[str]]) -> str:
    return serve(kept, serving)


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[BrowserContext]:
    context = open_context(chromium, language="en")
    yield context
    context.close()


def sign_in(page: Page, site: str, name: str, password: str = PASSWORD) -> None:
    page.goto(f"{site}/")
    page.get_by_label("Account name").fill(name)
    page.get_by_label("Password", exact=False).first.fill(password)
    page.locator("main").get_by_role("button", name="Sign in").click()


def test_who_is_not_signed_in_is_asked_to_and_sees_nothing(visitor: BrowserContext, site_of_people: str) -> None:
    page = visitor.new_page()
    page.goto(f"{site_of_people}/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert page.get_by_role("navigation").get_by_role("link").count() == 0
    sign_in(page, site_of_people, "layla", "not the password")
    expect(page.get_by_role("alert")).to_contain_text("do not go together")
    sign_in(page, site_of_people, "layla")
    expect(page.get_by_role("link", name="Review", exact=True)).to_be_visible()
    page.get_by_role("button", name="layla").click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_reader_is_shown_nothing_that_changes(visitor: BrowserContext, site_of_people: str) -> None:
    page = visitor.new_page()
    sign_in(page, site_of_people, "rami")
    expect(page.get_by_role("link", name="Reports", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Review", exact=True)).to_have_count(0)
    page.goto(f"{site_of_people}/read")
    expect(page.get_by_role("button", name="Read", exact=True)).to_be_visible()
    expect(page.get_by_text("Add reports to the observatory")).to_have_count(0)


def test_two_opinions_that_know_nothing_of_each_other_are_told_apart(chromium: Browser, site_of_people: str) -> None:
    said = {}
    event = ""
    for name, status in (("layla", "planned"), ("omar", "ongoing")):
        context = open_context(chromium, language="en")
        watch = watched(context, site_of_people)
        page = context.new_page()
        sign_in(page, site_of_people, name)
        expect(page.get_by_role("link", name="Review", exact=True)).to_be_visible()
        watch.complaints.clear()  # before signing in, the browser tells of answers 401
        event = event or page.request.get(f"{site_of_people}/api/queue?limit=1").json()["items"][0]["event"]["key"]
        report = event.split("#")[0]
        page.goto(f"{site_of_people}/review?report={report}&event={event.replace('#', '%23')}")
        page.get_by_test_id("text").wait_for()
        page.get_by_role("checkbox", name="Second opinion").check()
        page.keyboard.press("Escape")
        page.locator(".deskText h2").click()
        page.get_by_role("button", name="Correct").click()
        form = page.get_by_role("form", name="Correct a value")
        form.get_by_role("combobox", name="Which value").click()
        page.get_by_role("option", name="Status", exact=True).click()
        form.get_by_role("combobox", name="Right value").click()
        page.get_by_role("option", name=status, exact=True).click()
        form.get_by_label("Reason").fill(f"so {name} reads it")
        form.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Corrected", exact=True)).to_be_visible()
        said[name] = page.request.get(f"{site_of_people}/api/events/{event.replace('#', '%23')}").json()["status"]
        watch.check()
        if name == "omar":
            page.goto(f"{site_of_people}/review")
            page.get_by_role("tab", name="Where reviewers differ").click()
            differing = page.locator(".hits li", has_text="layla")
            expect(differing.first).to_contain_text("planned")
            expect(differing.first).to_contain_text("ongoing")
            page.get_by_role("tab", name="Agreement of reviewers").click()
            expect(page.locator(".agreement")).to_contain_text("layla")
            expect(page.get_by_role("row", name="Status")).to_contain_text("agreed in 0 of 1")
        context.close()
    assert set(said.values()) == {"happened"}, "a second opinion changes nothing"


def test_the_public_sees_no_acts_and_no_search(
    visitor: BrowserContext, kept: Path, serving: list[subprocess.Popen[str]],
) -> None:
    site = serve(kept, serving, "--public")
    watch = watched(visitor, site)
    page = visitor.new_page()
    page.goto(f"{site}/")
    expect(page.locator(".publicNote")).to_be_visible()
    expect(page.locator(".card").first).to_be_visible()
    for name in ("Review", "History", "Read a report"):
        expect(page.get_by_role("link", name=name, exact=True)).to_have_count(0)
    expect(page.get_by_label("Search the texts")).to_have_count(0)
    page.locator(".card").first.click()
    expect(page.get_by_role("heading", name="Who says what")).to_be_visible()
    watch.check()
