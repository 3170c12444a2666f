"""A page in, its report out: text, encodings, lines; nothing hostile is run or believed."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from marsad.errors import InputError
from marsad.intake.options import IntakeOptions, Limits
from marsad.model.capture import Capture

Read = Callable[..., list[Capture | InputError]]
Page = Callable[..., str]


def only(found: list[Capture | InputError]) -> Capture:
    (capture,) = found
    assert isinstance(capture, Capture), capture
    return capture


def test_a_page_is_one_capture_with_its_bytes(read: Read, page: Page, texts: tuple[str, ...]) -> None:
    html = page(under="19 شباط 2018")
    capture = only(read("a.html", html))
    assert capture.text == "\n".join(texts)
    assert (capture.carrier, capture.media_type, capture.language, capture.member) == ("page", "text/html", "ar", None)
    assert capture.original is not None and capture.original.size == len(html.encode()) and capture.original.path == capture.place


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859-6"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "iso-8859-1"])
def test_the_letters_tell_the_encoding_whatever_the_page_says(
    read: Read, page: Page, texts: tuple[str, ...], codec: str, charset: str
) -> None:
    html = page().replace('charset="utf-8"', f'charset="{charset}"')
    assert only(read("a.html", html.encode(codec))).text == "\n".join(texts)


def test_a_long_head_of_ascii_hides_no_encoding(read: Read, page: Page, texts: tuple[str, ...]) -> None:
    html = page(head=f"<script>{'var x = 1;' * 9000}</script>").replace('charset="utf-8"', "")
    assert only(read("a.html", html.encode("cp1256"))).text == "\n".join(texts)


def test_one_broken_letter_does_not_lose_the_page(read: Read, page: Page, texts: tuple[str, ...]) -> None:
    data = page(end="<!-- تعليق -->").encode().replace("تعليق".encode(), b"\xd8")
    assert only(read("a.html", data)).text == "\n".join(texts)


def test_old_pages_that_break_lines_keep_their_lines(read: Read, texts: tuple[str, ...]) -> None:
    told = "<br><br>".join(texts * 5)
    html = f"<html><body><table><tr><td><font size=2>{told}</font></td></tr></table></body></html>"
    capture = only(read("a.html", html.encode("cp1256")))
    assert capture.text.split("\n") == list(texts * 5)


def test_a_lead_in_a_box_of_its_own_is_kept(read: Read, page: Page, texts: tuple[str, ...]) -> None:
    lead = "قتل سبعة مدنيين في غارة جوية على بلدة الزيتونة مساء الأحد، وقالت مصادر طبية إن بين القتلى ثلاثة أطفال وامرأة."
    html = page(under=f'<div class="summary">{lead}</div><div>19 شباط 2018</div>', body="".join(f"<p>{t}</p>" for t in texts * 2))
    assert only(read("a.html", html)).text.startswith(lead)


def test_what_stands_above_the_title_is_not_the_report(read: Read, page: Page, texts: tuple[str, ...]) -> None:
    notice = "لقد أدخلنا تغييرات مهمة على سياسة الخصوصية وشروط ملفات الارتباط، ويهمنا أن تكونوا ملمين بها وبما تعنيه لكم."
    html = page().replace("<nav>", f"<main><section><p>{notice}</p></section><nav>")
    assert "الخصوصية" not in only(read("a.html", html)).text


def test_a_page_of_menus_has_no_report(read: Read) -> None:
    links = "".join(f'<li><a href="/{n}">قسم الأخبار رقم {n}</a></li>' for n in range(40))
    (refused,) = read("a.html", f"<html><body><ul>{links}</ul></body></html>")
    assert isinstance(refused, InputError)


@pytest.mark.parametrize("attack", [
    "<script>document.title='x'</script>", '<img src=x onerror="alert(1)">', '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">', "<svg><script>alert(1)</script></svg>",
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;', "<a href='javascript:alert(1)'>نص</a>",
    "&#0;&#1;&#xD800;&#xFFFE;\x01\x02",
])
def test_hostile_pages_give_their_words_and_nothing_else(read: Read, page: Page, texts: tuple[str, ...], attack: str) -> None:
    capture = only(read("a.html", page(end=attack)))
    assert texts[0] in capture.text and "alert" not in capture.text and "root:" not in capture.text
    assert capture.url is None and capture.title == "سبعة قتلى في غارة على الزيتونة"


def test_a_page_nested_without_end_neither_crashes_nor_hangs(read: Read, texts: tuple[str, ...]) -> None:
    (found,) = read("a.html", "<div>" * 100_000 + texts[0])
    assert isinstance(found, Capture | InputError)


@pytest.mark.parametrize("crowd", [
    "<p " + " ".join(f"a{n}=1" for n in range(60_000)) + ">", "<p>" + "<span>نص</span>" * 60_000 + "</p>",
    "<style>" + ".a{display:none}" * 60_000 + "</style>", '<script type="application/ld+json">' + "[" * 90_000 + "</script>",
    "<!--" * 60_000, "<div>19 شباط 2018 20 شباط 2018</div>" * 9_000, "&#" * 90_000,
])
def test_no_page_takes_long(read: Read, page: Page, crowd: str) -> None:
    started = time.monotonic()
    assert len(read("a.html", page(under=crowd))) == 1
    assert time.monotonic() - started < 10


def test_long_values_of_attributes_are_no_crowd(read: Read, page: Page, texts: tuple[str, ...]) -> None:
    capture = only(read("a.html", page(under=f"<div data-x='{'{a b c} ' * 9000}'>19 شباط 2018</div>")))
    assert capture.text == "\n".join(texts)


def test_what_a_page_leaves_open_is_filled_as_told(read: Read, page: Page) -> None:
    from datetime import date

    told = IntakeOptions(published=date(2018, 2, 19), outlet="شبكة الساحل")
    capture = only(read("a.html", page(), told))
    assert (capture.published, capture.outlet) == (date(2018, 2, 19), "شبكة الساحل")


def test_a_page_too_large_is_refused(read: Read, page: Page) -> None:
    (refused,) = read("a.html", page(), IntakeOptions(limits=Limits(page_bytes=500)))
    assert "too large (more than 500 bytes in one file)" in str(refused)
