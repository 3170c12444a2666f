"""RSS and Atom: entries, their text without what is hidden, days in Arabic."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from marsad.errors import InputError
from marsad.model.capture import Capture

Read = Callable[..., list[Capture | InputError]]


def rss(*items: str, encoding: str = "utf-8") -> bytes:
    head = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    feed = f"{head}<channel><title>أخبار الساحل</title>{''.join(items)}</channel></rss>"
    return feed.encode(encoding.replace("windows-", "cp"))


@pytest.mark.parametrize(("written", "at"), [
    ("Mon, 19 Feb 2018 21:40:00 GMT", datetime(2018, 2, 19, 21, 40, tzinfo=UTC)),
    ("الاثنين, 19 شباط 2018 21:40:00 +0200", datetime(2018, 2, 19, 21, 40, tzinfo=timezone(timedelta(hours=2)))),
    ("19 فبراير 2018 - 09:40 م", datetime(2018, 2, 19, 21, 40)),
])
def test_days_of_entries_are_read_in_both_languages(read: Read, texts: tuple[str, ...], written: str, at: datetime) -> None:
    item = f"<item><title>غارة</title><description>{texts[0]}</description><pubDate>{written}</pubDate></item>"
    (capture,) = read("f.rss", rss(item))
    assert isinstance(capture, Capture) and capture.published == date(2018, 2, 19) and capture.published_at == at


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256"])
def test_an_entry_is_a_report_with_the_fullest_text_it_gives(read: Read, texts: tuple[str, ...], encoding: str) -> None:
    content = f"&lt;p&gt;{texts[0]}&lt;/p&gt;&lt;p style='display:none'&gt;سر مدفون&lt;/p&gt;&lt;p&gt;{texts[1]}&lt;/p&gt;"
    item = (
        "<item><title>غارة &amp;amp; نفي</title><link>https://sahel.example/1</link><guid>n1</guid><dc:creator>سامر</dc:creator>"
        f"<description>موجز</description><content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>{content}"
        "</content:encoded></item>"
    )
    (capture,) = read("f.xml", rss(item, encoding=encoding))
    assert isinstance(capture, Capture)
    assert capture.text == f"{texts[0]}\n{texts[1]}"
    assert (capture.id, capture.title, capture.url, capture.author) == ("n1", "غارة & نفي", "https://sahel.example/1", "سامر")
    assert (capture.outlet, capture.carrier, capture.member, capture.published) == ("أخبار الساحل", "feed", "1", None)


def test_atom_knows_updates(read: Read, texts: tuple[str, ...]) -> None:
    entry = (
        f"<entry><id>urn:1</id><title>غارة</title><content>{texts[0]}</content>"
        "<published>2018-02-19T10:00:00Z</published><updated>2018-02-19T12:00:00Z</updated></entry>"
    )
    (capture,) = read("f.atom", f'<feed xmlns="http://www.w3.org/2005/Atom"><title>مرصد</title>{entry}</feed>')
    assert isinstance(capture, Capture)
    assert capture.published_at == datetime(2018, 2, 19, 10, tzinfo=UTC)
    assert capture.updated == datetime(2018, 2, 19, 12, tzinfo=UTC)


def test_a_day_of_dublin_core_is_the_day_of_publication_in_rss(read: Read, texts: tuple[str, ...]) -> None:
    (capture,) = read("f.rss", rss(f"<item><description>{texts[0]}</description><dc:date>2018-02-19</dc:date></item>"))
    assert isinstance(capture, Capture)
    assert capture.published == date(2018, 2, 19) and capture.updated is None


def test_bad_entries_are_named_and_the_rest_is_read(read: Read, texts: tuple[str, ...]) -> None:
    found = read("f.rss", rss(
        "<item><title>A shell hit the town</title></item>", f"<item><description>{texts[0]}</description></item>",
        "<item></item>",
    ))
    assert [type(one) for one in found] == [InputError, Capture, InputError]
    assert [one.place.rpartition(":")[2] for one in found] == ["1", "2", "3"]


@pytest.mark.parametrize(("data", "reason"), [
    (b'<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>',
     "a feed that defines entities"),
    (b"<rss><channel></channel></rss>", "a feed without entries"), (b"<rss>", "a feed without entries"),
])
def test_what_is_no_feed_of_reports_is_refused(read: Read, data: bytes, reason: str) -> None:
    (refused,) = read("f.rss", data)
    assert isinstance(refused, InputError) and refused.reason == reason
