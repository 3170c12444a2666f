"""Words that would be a program in a careless page, stored through every input, come out as words: nothing runs."""

from __future__ import annotations

import json
import subprocess
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, Page, expect

from tests.browser.harness import observatory, open_context, serve, to_rest, watched

# Each sets a mark on the page, or asks back, if it is taken for more than words.
CORPUS = (
    "<script>window.ran=1</script>",
    "<img src=x onerror='window.ran=1'>",
    "<svg/onload=window.ran=1>",
    '"><iframe srcdoc="<script>parent.ran=1</script>">',
    "</title><script>alert(1)</script>",
    "javascript:window.ran=1",
    "{{constructor.constructor('window.ran=1')()}}",
    "${window.ran=1}",
    "<a href='javascript:window.ran=1'>اضغط</a>",
    "<math><mtext></p><style><img src=x onerror=window.ran=1>",
    "\u202e<b onmouseover=window.ran=1>مقلوب\u202c",
    "<!--><img src=x onerror=window.ran=1>-->",
)
PROGRAMS = "#root script, #root iframe, #root [onerror], #root [onload], [srcdoc], a[href^='javascript:']"
BODY = "قُتل ٧ مدنيين في قصف مدفعي على مدينة الرستن أمس الاثنين، بحسب المرصد السوري لحقوق الإنسان."


def hostile(folder: Path) -> Path:
    """A report for each entry of the corpus, which stands in every field that a report has."""
    file = folder / "hostile.jsonl"
    rows = [
        {"id": f"x{number} {words}", "title": words, "outlet": words, "author": words, "url": words if ":" in words else f"https://example.org/{number}",
         "published": "2019-07-23", "text": f"{BODY}\n\n{words}\n\nوقال {words} إن عشرة أصيبوا."}
        for number, words in enumerate(CORPUS)
    ]
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n", encoding="utf-8")
    return file


def act_with(page: Page, site: str, event: dict[str, Any], words: str) -> None:
    """Store the words as the reason of a correction and of a note, on the event as it is now."""
    headers = {"X-CSRF-Token": page.request.get(f"{site}/api/me").json()["csrf"], "Origin": site}
    key = event["key"].replace("#", "%23")
    event = page.request.get(f"{site}/api/events/{key}").json()
    status = "ongoing" if event["status"] == "planned" else "planned"
    correct = {"act": "correct", "field": "status", "value": status, "why": words, "shown": event["digest"]}
    done = page.request.post(f"{site}/api/events/{key}/review", data=correct, headers=headers)
    assert done.ok, done.text()
    note = {"act": "note", "why": words, "shown": done.json()["digest"]}
    assert page.request.post(f"{site}/api/events/{key}/review", data=note, headers=headers).ok


def test_what_would_be_a_program_is_shown_as_text_everywhere(
    chromium: Browser, tmp_path: Path, serving: list[subprocess.Popen[str]],
) -> None:
    site = serve(observatory(tmp_path / "o", hostile(tmp_path)), serving, "--as", "<img src=x onerror=window.ran=1>")
    context = open_context(chromium, language="en")
    watch = watched(context, site)
    page = context.new_page()
    events = page.request.get(f"{site}/api/queue?limit=50").json()["items"]
    assert events
    for words, item in zip(CORPUS, cycle(events), strict=False):
        act_with(page, site, item["event"], words)
    incident = page.request.get(f"{site}/api/incidents?limit=50").json()["items"][0]["id"]
    reports = page.request.get(f"{site}/api/reports?limit=50").json()["items"]
    pages = [
        "/", f"/incidents/{incident}", "/review", f"/review?incident={incident}", "/pictures", "/reports", "/history",
        "/reports?q=الرستن",
        *(f"/reports/{report['key']}" for report in reports), f"/?q={quote(CORPUS[1])}&party={quote(CORPUS[0])}",
        f"/history?subject={quote(CORPUS[1])}",
    ]
    for path in pages:
        page.goto(f"{site}{path}")
        page.locator("main").first.wait_for()
        to_rest(page)
        assert page.evaluate("window.ran") is None, path
        assert page.locator(PROGRAMS).count() == 0, path
    watch.check()
    for report in reports:  # nothing was lost either: the words are there, as words
        page.goto(f"{site}/reports/{report['key']}")
        expect(page.get_by_role("heading", level=1)).to_have_text(" ".join(report["title"].split()))
    context.close()


def test_a_pasted_report_is_shown_as_text(page: Page, site: str) -> None:
    for words in CORPUS:
        page.goto(f"{site}/read")
        page.get_by_label("نص التقرير").first.fill(f"{BODY} {words}")
        page.get_by_label("العنوان").fill(words)
        page.get_by_role("button", name="اقرأ", exact=True).click()
        page.get_by_test_id("text").wait_for()
        assert page.evaluate("window.ran") is None
        assert words in page.get_by_test_id("text").evaluate("element => element.textContent")
