"""Title, outlet, author and address of a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from marsad.intake.carrier import Carrier
from marsad.intake.options import IntakeOptions
from marsad.intake.page.read import read_page
from marsad.model.capture import Capture

Page = Callable[..., str]
TITLE = "سبعة قتلى في غارة على الزيتونة"


def read_from(html: str, url: str | None) -> Capture:
    import io

    (capture,) = read_page(Carrier(io.BytesIO(html.encode()), "", "here", url=url), IntakeOptions())
    assert isinstance(capture, Capture)
    return capture


def test_the_title_is_the_headline_without_the_name_of_the_site(page: Page) -> None:
    site = '<meta property="og:site_name" content="أخبار الساحل">'
    assert read_from(page(head=site), None).title == TITLE
    without_heading = page(head=site).replace("<h1>", "<div>").replace("</h1>", "</div>")
    assert read_from(without_heading, None).title == TITLE


@pytest.mark.parametrize(("head", "title"), [
    ('<meta property="og:title" content="غارة جديدة | أخبار الساحل">', "غارة جديدة"),
    ("<title>أخبار الساحل: غارة - على - الزيتونة</title>", "أخبار الساحل: غارة - على - الزيتونة"),
    ("<title>غارة على الزيتونة - أخبار - أخبار الساحل</title>", "غارة على الزيتونة - أخبار"),
    ("<title>أخبار الساحل</title>", None),
])
def test_a_page_without_a_heading_has_the_title_it_says(head: str, title: str | None, texts: tuple[str, ...]) -> None:
    told = "".join(f"<p>{text}</p>" for text in texts)
    head += '<meta property="og:site_name" content="أخبار الساحل">'
    assert read_from(f"<html><head>{head}</head><body>{told}</body></html>", None).title == title


def test_a_heading_that_is_the_name_of_the_site_is_no_title(page: Page) -> None:
    head = f'<meta property="og:site_name" content="أخبار الساحل"><meta property="og:title" content="{TITLE}">'
    logo = page(head=head).replace("<h1>" + TITLE, "<h1>أخبار الساحل</h1><h2>" + TITLE)
    assert read_from(logo, None).title == TITLE


@pytest.mark.parametrize(("head", "url", "outlet"), [
    ('<meta property="og:site_name" content="أخبار الساحل">', "https://www.sahel.example/1", "أخبار الساحل"),
    ('<meta property="og:site_name" content="https://sahel.example/">', "https://www.sahel.example/1", "sahel.example"),
    ('<script type="application/ld+json">{"@type":"Article","publisher":{"@type":"Organization","name":"شبكة الساحل"}}</script>',
     None, "شبكة الساحل"),
    ("", "https://m.sahel.example/1", "sahel.example"),
    ("", None, None),
])
def test_the_outlet_is_the_name_the_site_gives_itself_else_its_host(
    page: Page, head: str, url: str | None, outlet: str | None
) -> None:
    assert read_from(page(head=head), url).outlet == outlet


@pytest.mark.parametrize(("head", "author"), [
    ('<meta name="author" content="سامر الحلبي">', "سامر الحلبي"),
    ('<script type="application/ld+json">{"@type":"Article","author":[{"name":"سامر"},{"name":"ليلى"}]}</script>', "سامر, ليلى"),
    ('<meta name="author" content="sahel">', None), ('<meta property="article:author" content="https://f.example/sahel">', None),
])
def test_the_author_is_a_person_and_not_the_site(page: Page, head: str, author: str | None) -> None:
    assert read_from(page(head=head), "https://sahel.example/1").author == author


@pytest.mark.parametrize(("claimed", "known", "address"), [
    ("https://sahel.example/a", None, "https://sahel.example/a"),
    ("https://sahel.example/a", "https://m.sahel.example/a?utm=1", "https://sahel.example/a"),
    ("/a", "https://sahel.example/a?x=1", "https://sahel.example/a"),
    ("https://other.example/stolen", "https://sahel.example/a", "https://sahel.example/a"),
    ("https://sahel.example/", "https://sahel.example/a", "https://sahel.example/a"),
    ("https://sahel.example/", None, None),
    ("javascript:alert(1)", None, None), ("http://[::bad", None, None), ("https://u:p@sahel.example/a", None, None),
])
def test_an_address_is_believed_on_its_own_host_only(page: Page, claimed: str, known: str | None, address: str | None) -> None:
    assert read_from(page(head=f'<link rel="canonical" href="{claimed}">'), known).url == address
