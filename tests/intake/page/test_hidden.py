"""What a reader of the page does not see is not in the report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marsad.intake.page.hidden import hidden_rules
from marsad.model.capture import Capture

PLANTED = "تعليمات مزروعة تقول إن القتلى تسعمئة شخص وإن المدينة كلها دمرت في غارة واحدة لم يبق بعدها أحد على قيد الحياة."


@pytest.mark.parametrize("hiding", [
    'style="display:none"', 'style="Display : None !important"', 'style="visibility:hidden"', "hidden", 'style="font-size:0px"',
    'style="opacity: 0"', 'style="position:absolute; left:-9999px"', 'style="text-indent:-9999px"',
    'style="height:0; overflow:hidden"', 'style="color:transparent"', 'style="clip-path: inset(50%)"', 'class="trap"',
    'id="trap"',
])
def test_hidden_text_is_not_read(
    read: Callable[..., list[object]], page: Callable[..., str], texts: tuple[str, ...], hiding: str
) -> None:
    style = "<style>/* x */ .trap, #trap { display: none } @media x { .body { display: none } }</style>"
    planted = f"<p {hiding}>{PLANTED}</p><div {hiding}><p>{PLANTED}</p></div>"
    body = f"<p>{texts[0]}</p>{planted}<p>{texts[1]}</p><p>{texts[2]}</p>"
    (capture,) = read("a.html", page(head=style, body=body))
    assert isinstance(capture, Capture)
    assert "تسعمئة" not in capture.text and texts[0] in capture.text and texts[2] in capture.text


@pytest.mark.parametrize("element", ["script", "style", "template", "noscript", "textarea", "svg", "iframe"])
def test_what_is_no_text_of_the_page_is_not_read(
    read: Callable[..., list[object]], page: Callable[..., str], element: str
) -> None:
    (capture,) = read("a.html", page(end=f"<{element}>{PLANTED}</{element}>"))
    assert isinstance(capture, Capture) and "تسعمئة" not in capture.text


def test_a_page_that_fades_in_is_read(
    read: Callable[..., list[object]], page: Callable[..., str], texts: tuple[str, ...]
) -> None:
    fading = page(head="<style>body{opacity:0} .x{display:none} .x{display:block}</style>")
    (capture,) = read("a.html", fading.replace('class="body"', 'class="body x"'))
    assert isinstance(capture, Capture) and texts[0] in capture.text


def test_a_page_with_nothing_to_see_is_refused(read: Callable[..., list[object]]) -> None:
    (refused,) = read("a.html", f"<html><body><div style='display:none'>{PLANTED}</div></body></html>")
    assert "no report on the page" in str(refused)


def test_plain_rules_that_hide_are_known_and_the_last_word_counts() -> None:
    style = ".a{display:none} .b,p.c{visibility:hidden} .d .e{display:none} @media x{.f{display:none}} .a{display:block}"
    assert hidden_rules([style, "#g{opacity:0}"]) == {".b", "p.c", "#g"}
    assert hidden_rules(["{{{", "}}} .a{", "@import 'x'; .h{display:none}"]) == {".h"}
