"""The whole way in the browser: take reports in, find the incident on the map, correct it, join it, undo it, and hand it on."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.harness import REPORTS, Watch, observatory, open_context, serve, to_rest, watched

Servers = list[subprocess.Popen[str]]
Desk = tuple[Page, str, Watch]


@pytest.fixture
def desk(chromium: Browser, tmp_path: Path, serving: Servers) -> Iterator[Desk]:
    """An empty observatory of its own, and a page on it in English."""
    site = serve(observatory(tmp_path / "o"), serving, "--as", "salma")
    context = open_context(chromium, language="en")
    watch = watched(context, site)
    page = context.new_page()
    yield page, site, watch
    watch.check()
    context.close()


def take_in(page: Page, site: str) -> None:
    """Upload the reports on the page, where they are kept, coded and joined."""
    page.goto(f"{site}/read")
    chooser = page.locator("section", has=page.get_by_role("heading", name="Add reports to the observatory"))
    chooser.locator("input[type=file]").set_input_files(REPORTS)
    expect(chooser.get_by_text("18 of 18 kept")).to_be_visible(timeout=90_000)


def test_from_a_file_to_an_export(desk: Desk) -> None:
    page, site, _ = desk
    take_in(page, site)

    # The map, the timeline and the list show the same incidents, and the address holds the question.
    page.goto(site)
    total = page.request.get(f"{site}/api/incidents").json()["total"]
    expect(page.get_by_role("heading", name=f"{total} incidents")).to_be_visible()
    page.locator(".mapCanvas[data-idle]").wait_for(timeout=60_000)
    page.get_by_role("checkbox", name="Denied by someone").check()
    expect(page).to_have_url(re.compile(r"denied=true"))
    expect(page.get_by_role("heading", name=f"{total} incidents")).to_be_hidden()
    denied = page.request.get(f"{site}/api/incidents?denied=true").json()["items"]
    incident = max(denied, key=lambda one: one["reports"])["id"]  # the raid on Saraqib, of which most reports tell
    page.locator(f".card[href='/incidents/{incident}']").click()

    # What is agreed and what is not, with the denial in plain sight.
    expect(page.get_by_role("heading", level=1)).to_contain_text("Saraqib")
    denials = page.locator(".denials")
    expect(denials).to_contain_text("Ministry of Defence of Russia")
    expect(page.locator(".versions", has_text="denies")).to_contain_text("Ministry of Defence of Russia")

    correct_a_toll(page, site, incident)
    join_and_undo(page, site, incident)
    hand_on(page, site)


def correct_a_toll(page: Page, site: str, incident: str) -> None:
    """Pick words in the text with the keyboard's forms; the event says so after, and the history says who and why."""
    page.goto(f"{site}/review?incident={incident}")
    page.get_by_test_id("text").wait_for()
    before = page.locator(".deskFacts .fields").inner_text()
    page.keyboard.press("c")
    form = page.get_by_role("form", name="Correct a value")
    text = page.get_by_test_id("text")
    text.locator("mark.lit-casualties").first.dblclick()
    expect(form.locator(".picked")).to_contain_text("Chosen words")
    form.get_by_label("Lowest").fill("9")
    form.get_by_label("Highest").fill("12")
    form.get_by_label("Reason").fill("the second list of names")
    form.get_by_role("button", name="Save").click()
    expect(page.locator(".deskFacts .fields")).to_contain_text("9–12")
    assert page.locator(".deskFacts .fields").inner_text() != before
    expect(page.locator(".deskFacts .why")).to_contain_text("corrected")
    page.goto(f"{site}/history")
    row = page.get_by_role("row", name=re.compile("the second list of names"))
    expect(row).to_contain_text("salma")


def join_and_undo(page: Page, site: str, incident: str) -> None:
    """The denial of the day after is joined by a person, and comes apart again."""
    def told() -> set[str]:
        return {event["key"] for event in page.request.get(f"{site}/api/incidents/{incident}").json()["events"]}

    before = told()
    page.goto(f"{site}/review?incident={incident}")
    page.get_by_test_id("text").wait_for()
    page.keyboard.press("g")
    form = page.get_by_role("form", name="Join to another incident")
    form.get_by_label("Find it by a word or a place").fill("سبوتنيك")
    form.get_by_role("radio", name=re.compile("Saraqib")).first.check()
    form.get_by_label("Reason").fill("the ministry speaks of this raid")
    form.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The incidents are one now")).to_be_visible()
    assert told() > before
    expect(page.locator(".actForm")).to_have_count(0)
    page.keyboard.press("u")
    expect(page.get_by_text("Your last act is undone")).to_be_visible()
    assert told() == before


def hand_on(page: Page, site: str) -> None:
    """The export holds the corrected figure; the dossier can be printed."""
    page.goto(f"{site}/?q=سراقب")
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="CSV").click()
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as archive:
        assert {"events.csv", "claims.csv", "tolls.csv", "manifest.json"} <= set(archive.namelist())
        tolls = archive.read("tolls.csv").decode("utf-8")
    assert re.search(r"\b9\b.*\b12\b", tolls)


def test_accepting_by_key_accepts_what_was_shown_and_goes_on(desk: Desk) -> None:
    page, site, _ = desk
    take_in(page, site)
    page.goto(f"{site}/review")
    page.get_by_test_id("text").wait_for()
    first = page.request.get(f"{site}/api/queue?limit=1").json()["items"][0]["event"]
    page.keyboard.press("a")
    expect(page.get_by_text("Accepted as shown")).to_be_visible()
    to_rest(page)
    key = first["key"].replace("#", "%23")
    assert page.request.get(f"{site}/api/events/{key}").json()["review"] == "accepted"
    entry = page.request.get(f"{site}/api/history?act=accept").json()["items"][0]
    assert entry["author"] == "salma"
    assert entry["subject"] == first["key"]
    assert first["digest"] in str(entry["body"])


def test_an_event_that_was_changed_meanwhile_is_not_accepted_unseen(desk: Desk) -> None:
    page, site, watch = desk
    take_in(page, site)
    page.goto(f"{site}/review")
    page.get_by_test_id("text").wait_for()
    event = page.request.get(f"{site}/api/queue?limit=1").json()["items"][0]["event"]
    csrf = page.request.get(f"{site}/api/me").json()["csrf"]
    body = {"act": "correct", "field": "status", "value": "planned", "why": "from elsewhere", "shown": event["digest"]}
    key = event["key"].replace("#", "%23")
    done = page.request.post(f"{site}/api/events/{key}/review", data=body, headers={"X-CSRF-Token": csrf, "Origin": site})
    assert done.ok, done.text()
    with page.expect_response(re.compile("/review$")) as answer:
        page.keyboard.press("a")
    assert answer.value.status == 409
    expect(page.get_by_text("The event changed after it was shown to you")).to_be_visible()
    assert page.request.get(f"{site}/api/events/{key}").json()["review"] == "corrected"
    watch.forgive("409 (Conflict)")
