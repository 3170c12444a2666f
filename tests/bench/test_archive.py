"""Invented reports: the same each time, in order, some printed again, and told as reports tell."""

from __future__ import annotations

from itertools import islice

from bench.archive import PER_DAY, make_archive, make_reports


def test_a_longer_archive_begins_as_a_shorter_does() -> None:
    assert list(islice(make_reports(300), 100)) == list(make_reports(100))


def test_no_slot_stays_empty_and_no_report_comes_twice() -> None:
    reports = list(make_reports(400))
    assert not [report for report in reports if "{" in report["title"] + report["text"]]
    assert len({report["id"] for report in reports}) == len({report["url"] for report in reports}) == 400
    assert all(len(report["text"]) > 700 for report in reports)


def test_it_grows_by_the_day() -> None:
    days = [report["published"] for report in make_reports(3 * PER_DAY)]
    assert days[0] == "2012-01-01" and {"2012-01-02", "2012-01-03"} <= set(days) and max(days) <= "2012-01-05"


def test_some_are_printed_again_under_a_credit() -> None:
    reports = list(make_reports(400))
    credited = [report for report in reports if report["text"].startswith("(")]
    assert 0.05 < len(credited) / len(reports) < 0.2


def test_records_are_varied_and_hold_as_many_events() -> None:
    """A town, a figure and a day of the pattern stand in no record of another."""
    first, *others = make_archive(12)
    assert first["events"] and first["document"]["id"] == "made-1"
    assert len({one["document"]["text"] for one in (first, *others)}) > 6
    assert not [one for one in (first, *others) if "{id" in str(one)]
    assert sum(len(one["events"]) for one in (first, *others)) > 5 * 12
