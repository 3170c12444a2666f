"""When a page was published: read from what it says, null where it does not say it plainly, never made up."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime

import pytest

from marsad.intake.page.days import day_of_address
from marsad.model.capture import Capture

Page = Callable[..., str]
DAY = date(2018, 2, 19)


def report(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields}, ensure_ascii=False)}</script>'


def only(found: list[object]) -> Capture:
    (capture,) = found
    assert isinstance(capture, Capture), capture
    return capture


@pytest.mark.parametrize("head", [
    report(datePublished="2018-02-19T21:40:00+03:00"),
    '<script type="application/ld+json">[{"@graph": [{"@type": ["Article"], "datePublished": "2018-02-19"}]}]</script>',
    '<meta property="article:published_time" content="2018-02-19T21:40:00+03:00">',
    '<meta property="article:published_time" content="الاثنين، 19 فبراير 2018 - 09:40 م">',
    '<meta itemprop="datePublished" content="2018-02-19">',
    '<meta name="pubdate" content="19/02/2018">',
    '<link rel="canonical" href="https://sahel.example/2018/02/19/zaytouna">',
])
def test_the_day_comes_from_what_the_page_says_for_machines(read: Callable[..., list[object]], page: Page, head: str) -> None:
    assert only(read("a.html", page(head=head))).published == DAY


@pytest.mark.parametrize("under", [
    "الاثنين 19 شباط/فبراير 2018 - 09:40 م", "19/02/2018", "<span>دمشق</span><br>تاريخ النشر: 19 فبراير 2018",
    "نشر في: ٢٠١٨/٠٢/١٩ الساعة 10:00", "كتب: سامر<br>الإثنين , 19 فبراير 2018",
])
def test_the_day_comes_from_a_line_under_the_title(read: Callable[..., list[object]], page: Page, under: str) -> None:
    assert only(read("a.html", page(under=under))).published == DAY


def test_hours_are_kept(read: Callable[..., list[object]], page: Page) -> None:
    capture = only(read("a.html", page(under="19 شباط 2018 - 09:40 م<br>آخر تحديث: 20 شباط 2018 - 01:15 ص")))
    assert capture.published_at == datetime(2018, 2, 19, 21, 40)
    assert capture.updated == datetime(2018, 2, 20, 1, 15)


@pytest.mark.parametrize("under", [
    "", "2018", "شباط 2018", "قبل ساعتين", "3/2/2018 10:15 AM", "01/01/1970",
    "من 19 شباط 2018<br>إلى 21 شباط 2018",
])
def test_what_names_no_single_day_gives_none(read: Callable[..., list[object]], page: Page, under: str) -> None:
    assert only(read("a.html", page(under=under))).published is None


def test_days_of_other_reports_are_not_this_ones(read: Callable[..., list[object]], page: Page) -> None:
    listed = "".join(
        f'<li><a href="/{day}">خبر آخر</a> <time itemprop="datePublished" datetime="2017-01-{day}">'
        f"{day} كانون الثاني 2017</time></li>"
        for day in (11, 12)
    )
    assert only(read("a.html", page(end=f"<ul>{listed}</ul>"))).published is None
    assert only(read("a.html", page(under="19 شباط 2018", end=f"<ul>{listed}</ul>"))).published == DAY


def test_two_reports_told_for_machines_are_told_apart_by_the_title_or_not_believed(
    read: Callable[..., list[object]], page: Page
) -> None:
    own = report(headline="سبعة قتلى في غارة على الزيتونة", datePublished="2018-02-19")
    other = report(headline="خبر آخر", datePublished="2017-01-11")
    assert only(read("a.html", page(head=other + own))).published == DAY
    assert only(read("a.html", page(head=other + report(datePublished="2016-05-05")))).published is None


def test_broken_data_for_machines_leaves_the_page_itself(read: Callable[..., list[object]], page: Page) -> None:
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>'
    assert only(read("a.html", page(head=broken, under="19 شباط 2018"))).published == DAY


def test_a_day_in_the_report_is_not_the_day_of_the_report(read: Callable[..., list[object]], page: Page) -> None:
    told = "وقعت الغارة الأولى على البلدة في 11 كانون الثاني 2017، وأدت حينها إلى مقتل أربعة مدنيين ونزوح مئات العائلات."
    assert only(read("a.html", page(body=f"<p>{told}</p>" * 3))).published is None


def test_an_update_before_the_publication_is_no_update(read: Callable[..., list[object]], page: Page) -> None:
    head = report(datePublished="2018-02-19", dateModified="2017-12-01")
    capture = only(read("a.html", page(head=head)))
    assert capture.published == DAY and capture.updated is None


@pytest.mark.parametrize(("url", "day"), [
    ("https://a.example/2018/02/19/x", DAY), ("https://a.example/news/2018-02-19-x", DAY),
    ("https://a.example/x-20180219.html", DAY),
    ("https://a.example/2018/2/19", DAY), ("https://a.example/2018/02/x", None), ("https://a.example/20180219104489", None),
    ("https://a.example/2018/02/19/2018/02/20", None), ("https://a.example/2018/13/19", None), (None, None),
])
def test_an_address_tells_a_day_only_when_it_is_a_whole_one(url: str | None, day: date | None) -> None:
    stamp = day_of_address(url)
    assert (stamp.day if stamp else None) == day
