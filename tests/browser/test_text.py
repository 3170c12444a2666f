"""A report's text in a real browser: what is selected, lit and drawn stands at its offsets, whichever way it is written."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.harness import speaking, to_rest

SELECT = """([from, to]) => {
  const text = document.querySelector('[data-testid=text]')
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  let seen = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const points = [...node.data]
    const unit = (point) => points.slice(0, point).join('').length
    if (from >= seen && from < seen + points.length) range.setStart(node, unit(from - seen))
    if (to > seen && to <= seen + points.length) range.setEnd(node, unit(to - seen))
    seen += points.length
  }
  getSelection().removeAllRanges()
  getSelection().addRange(range)
  return getSelection().toString()
}"""
BOXES = """([from, to]) => {
  const walker = document.createTreeWalker(document.querySelector('[data-testid=text]'), NodeFilter.SHOW_TEXT)
  const boxes = []
  let seen = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let unit = 0
    for (const character of node.data) {
      if (seen >= from && seen < to) {
        const range = document.createRange()
        range.setStart(node, unit)
        range.setEnd(node, unit + character.length)
        const { left, right, top } = range.getBoundingClientRect()
        boxes.push([left, right, Math.round(top)])
      }
      unit += character.length
      seen++
    }
  }
  return boxes
}"""


def reports(page: Page, site: str) -> list[dict[str, Any]]:
    keys = [hit["key"] for hit in page.request.get(f"{site}/api/reports?limit=50").json()["items"]]
    return [page.request.get(f"{site}/api/reports/{key}").json() for key in keys]


def report_with(page: Page, site: str, words: str) -> dict[str, Any]:
    return next(report for report in reports(page, site) if words in report["text"])


def open_report(page: Page, site: str, report: dict[str, Any]) -> None:
    page.goto(f"{site}/reports/{report['key']}")
    page.get_by_test_id("text").wait_for()
    to_rest(page)


def test_the_text_on_the_page_is_the_text_of_the_report(page: Page, site: str) -> None:
    for report in reports(page, site)[:6]:
        open_report(page, site, report)
        assert page.get_by_test_id("text").evaluate("element => element.textContent") == report["text"]


def test_every_lit_piece_stands_at_its_offset(page: Page, site: str) -> None:
    report = report_with(page, site, "#سراقب_تحت_القصف")
    open_report(page, site, report)
    marks = page.get_by_test_id("text").locator("mark")
    pieces = marks.evaluate_all("marks => marks.map(mark => [Number(mark.dataset.start), mark.textContent])")
    assert len(pieces) > 10
    for start, words in pieces:
        assert report["text"][start : start + len(words)] == words


def test_what_is_selected_is_told_in_code_points(page: Page, site: str) -> None:
    report = report_with(page, site, "Su-24")
    page.goto(f"{site}/review?report={report['key']}")
    page.get_by_test_id("text").wait_for()
    page.keyboard.press("c")
    for words in ("Su-24", "الساعة 10:30", "#سراقب_تحت_القصف", "قُتل ٧ مدنيين وأصيب ٢٠ آخرون", "من طراز Su-24 عاودت"):
        start = report["text"].index(words)
        selected = page.evaluate(SELECT, [start, start + len(words)])
        assert selected == words
        page.locator(".picked", has_text=f"{start}–{start + len(words)}").wait_for()


def test_a_drag_of_the_mouse_over_words_of_both_directions_selects_them(page: Page, site: str) -> None:
    report = report_with(page, site, "Su-24")
    page.goto(f"{site}/review?report={report['key']}")
    page.get_by_test_id("text").wait_for()
    to_rest(page)
    page.keyboard.press("c")
    start = report["text"].index("٧ مدنيين")
    boxes = page.evaluate(BOXES, [start, start + len("٧ مدنيين")])
    height = page.evaluate(BOXES, [start, start + 1])[0][2] + 22
    page.mouse.move(boxes[0][1] - 1, height)
    page.mouse.down()
    page.mouse.move(boxes[-1][0] + 1, height, steps=8)
    page.mouse.up()
    assert page.evaluate("getSelection().toString()") == "٧ مدنيين"
    page.locator(".picked", has_text=f"{start}–{start + len('٧ مدنيين')}").wait_for()


def test_lines_run_from_right_to_left_and_latin_names_and_numbers_within_from_left_to_right(page: Page, site: str) -> None:
    report = report_with(page, site, "Su-24")
    open_report(page, site, report)
    text = report["text"]

    def runs(words: str) -> list[list[float]]:
        start = text.index(words)
        boxes: list[list[float]] = page.evaluate(BOXES, [start, start + len(words)])
        return [box for box in boxes if box[2] == boxes[0][2]]

    arabic = runs("وقال الدفاع")
    assert [box[0] for box in arabic] == sorted((box[0] for box in arabic), reverse=True)
    for latin in ("Su", "24", "10:30", "٢٠"):
        boxes = runs(latin)
        assert [box[0] for box in boxes] == sorted(box[0] for box in boxes), latin
    # The hashtag begins, seen from the right, with its sign.
    tag = runs("#سراقب")
    assert tag[0][1] >= max(box[1] for box in tag[1:])


def test_marks_do_not_change_the_order_of_a_line(page: Page, site: str) -> None:
    """The same text without a single mark is drawn letter for letter at the same places."""
    report = report_with(page, site, "#سراقب_تحت_القصف")
    open_report(page, site, report)
    lit = page.evaluate(BOXES, [0, len(report["text"])])
    page.get_by_test_id("text").evaluate("(element, text) => element.replaceChildren(text)", report["text"])
    plain = page.evaluate(BOXES, [0, len(report["text"])])
    both = zip(report["text"], lit, plain, strict=True)
    assert [letter for letter, one, other in both if abs(one[0] - other[0]) > 2 or one[2] != other[2]] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_report_keeps_its_direction_whatever_the_language_of_the_app(page: Page, site: str, language: str) -> None:
    report = report_with(page, site, "Su-24")
    page.add_init_script(speaking(language))
    open_report(page, site, report)
    assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
    first = page.evaluate(BOXES, [0, 4])
    assert first[0][0] > first[3][0]


def test_words_are_chosen_without_a_mouse_by_writing_them(page: Page, site: str) -> None:
    report = report_with(page, site, "Su-24")
    page.goto(f"{site}/review?report={report['key']}")
    page.get_by_test_id("text").wait_for()
    page.keyboard.press("c")
    page.get_by_label("أو اكتبها كما هي في النص").fill("Su-24")
    start = report["text"].index("Su-24")
    page.locator(".picked", has_text=f"{start}–{start + 5}").wait_for()
    page.get_by_label("أو اكتبها كما هي في النص").fill("Su-25")
    page.get_by_text("ليست هذه الكلمات في النص").wait_for()


def test_a_selection_under_way_is_not_ended_by_being_told(page: Page, site: str) -> None:
    """A drag over many lit pieces, with a stop at each: the words under the mouse stay selected until the end."""
    report = report_with(page, site, "Su-24")
    page.goto(f"{site}/review?report={report['key']}")
    page.get_by_test_id("text").wait_for()
    to_rest(page)
    page.keyboard.press("c")
    words = "قُتل ٧ مدنيين وأصيب ٢٠ آخرون بجروح"
    start = report["text"].index(words)
    boxes = page.evaluate(BOXES, [start, start + len(words)])
    line = [box for box in boxes if box[2] == boxes[0][2]]
    assert len(line) == len(words), "the words stand on one line"
    height = boxes[0][2] + 22
    page.mouse.move(line[0][1] - 1, height)
    page.mouse.down()
    for box in line[::4]:
        page.mouse.move(box[0] + 1, height, steps=2)
        page.wait_for_timeout(60)
    page.mouse.move(line[-1][0] + 1, height)
    page.mouse.up()
    assert page.evaluate("getSelection().toString()") == words
    page.locator(".picked", has_text=f"{start}–{start + len(words)}").wait_for()
