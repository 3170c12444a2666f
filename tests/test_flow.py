"""From a report to its record with the shipped words and weights: what must hold however the weights are trained.

The five promises of the record are held over the sample report and five reports written for this test.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import marsad
from marsad.export.jsonl import record_to_line
from marsad.export.record import record_to_json
from marsad.flow import Reader
from marsad.lexicon.load import load_lexicon
from marsad.model.capture import Capture
from marsad.model.record import Coding

DAY = date(2018, 2, 19)  # a Monday
SAMPLE = Path(marsad.__file__).parent / "samples" / "northern-homs.txt"

BOMBARDMENT = Capture(
    id="bombardment", title="مقتل 11 مدنياً بقصف على الرستن", published=DAY,
    text=(
        "قُتل 11 مدنياً وأصيب 20 آخرون بجروح، مساء الأحد، جراء قصف مدفعي شنته قوات النظام على مدينة الرستن بريف حمص، "
        "وفق ما أفاد المرصد السوري لحقوق الإنسان.\n\nوقال ناشطون إن القصف طال السوق الرئيسية في المدينة."
    ),
)
DENIAL = Capture(
    id="denial", title="موسكو تنفي قصف مستشفى في إدلب", published=DAY,
    text=(
        "نفت وزارة الدفاع الروسية، الاثنين، أن تكون طائراتها قد قصفت مستشفى في مدينة إدلب. وكان ناشطون قد قالوا إن طائرات روسية "
        "قصفت مستشفى في المدينة يوم الأحد، ما أدى إلى مقتل ثلاثة مدنيين."
    ),
)
PLANNED = Capture(
    id="planned", title="الجيش يستعد لشن هجوم على إدلب", published=DAY,
    text=(
        "أعلن قائد عسكري أن الجيش سيشن هجوماً واسعاً على مدينة إدلب خلال الأيام المقبلة. "
        "وقال القائد إن القوات ستهاجم المدينة من ثلاثة محاور."
    ),
)
TWO_TOLLS = Capture(
    id="two-tolls", title="قصف على دوما", published=DAY,
    text=(
        "قال المرصد السوري إن القصف على مدينة دوما أدى إلى مقتل 5 مدنيين، "
        "فيما قالت وكالة سانا إن القصف على دوما أدى إلى مقتل 3 مدنيين."
    ),
)
NOBODY_HURT = Capture(id="nobody-hurt", published=DAY, text="سقطت قذيفتان على حي سكني في مدينة تعز مساء السبت دون وقوع إصابات.")
UNDATED = Capture(
    id="undated",
    text="قصفت طائرات حربية مساء أمس بلدة مسرابا في الغوطة الشرقية، وسقط قتلى وجرحى من المدنيين، وفق ما أفاد ناشطون.",
)
FOOTBALL = Capture(
    id="football", title="فوز كبير للفريق في الدوري", published=DAY,
    text=(
        "فاز فريق المدينة على ضيفه بثلاثة أهداف مقابل هدف في المباراة التي جرت مساء السبت، وسجل المهاجم هدفين في الشوط الأول "
        "بعد هجوم سريع. وقال المدرب إن اللاعبين قدموا أداء جيداً في الدفاع والهجوم."
    ),
)
OIL = Capture(
    id="oil", title="ارتفاع أسعار النفط", published=DAY,
    text=(
        "ارتفعت أسعار النفط في الأسواق العالمية اليوم إلى أعلى مستوى منذ شهر. وقال محللون إن الطلب قد يزداد في الربع المقبل، "
        "وإن الأسهم انفجرت صعوداً بعد صدور بيانات النمو."
    ),
)
HARD = {"ASSAULT", "MOBILIZE", "COERCE", "PROTEST"}


def sample() -> Capture:
    return Capture(text=SAMPLE.read_text(encoding="utf-8"), id="sample")


REPORTS = [sample(), BOMBARDMENT, DENIAL, PLANNED, TWO_TOLLS, UNDATED]
each_report = pytest.mark.parametrize("capture", REPORTS, ids=lambda capture: str(capture.id))


@cache
def reader() -> Reader:
    return Reader(load_lexicon())


@cache
def coding(capture: Capture) -> Coding:
    return reader().read(capture)


@cache
def record(capture: Capture) -> dict[str, Any]:
    return record_to_json(coding(capture).record)


def events_of(capture: Capture, kind: str = "ASSAULT") -> list[dict[str, Any]]:
    """The events of ``kind``, the one with most mentions first."""
    events: list[dict[str, Any]] = [event for event in record(capture)["events"] if event["kind"] == kind]
    assert events, capture.id
    return sorted(events, key=lambda event: -len(event["mentions"]))


def quotes(node: Any) -> Iterator[dict[str, Any]]:
    """Everything below ``node`` that has a start, an end and the words between."""
    if isinstance(node, dict):
        if {"start", "end", "text"} <= set(node):
            yield node
        for child in node.values():
            yield from quotes(child)
    elif isinstance(node, list):
        for child in node:
            yield from quotes(child)


def test_a_bombardment_has_its_doer_its_place_its_day_its_toll_and_who_says_it() -> None:
    event = events_of(BOMBARDMENT)[0]
    assert (event["mode"], event["status"]) == ("heavy-weapons", "happened")
    assert "sy.regime-forces" in [party["entity"] for party in event["actors"]]
    assert any("الرستن" in mention["text"] and mention["place"] for mention in event["places"])
    when = event["date"]
    assert (when["earliest"], when["latest"], when["part_of_day"]) == ("2018-02-18", "2018-02-18", "evening")
    tolls = {(toll["outcome"], toll["group"], toll["low"], toll["high"]) for toll in event["casualties"]}
    assert ("killed", "civilians", 11, 11) in tolls
    assert any(outcome == "injured" and (low, high) == (20, 20) for outcome, _, low, high in tolls)
    assert any("المرصد" in (claim["source"] or {}).get("text", "") and claim["stance"] == "asserts" for claim in event["claims"])


def test_a_denial_is_a_claim_on_the_event_that_is_denied() -> None:
    event = events_of(DENIAL)[0]
    stances = {(claim["source"] or {}).get("text"): claim["stance"] for claim in event["claims"]}
    assert stances["وزارة الدفاع الروسية"] == "denies"
    assert stances["ناشطون"] == "asserts"


def test_an_attack_that_is_to_come_has_not_happened() -> None:
    assert {event["status"] for event in events_of(PLANNED)} == {"planned"}


def test_the_readme_shows_what_is_read() -> None:
    page = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    text = page.partition("\n> ")[2].partition("\n")[0]
    event = events_of(Capture(id="readme", text=text, published=DAY))[0]
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| ") and line.count(" | ") == 2]
    told = {(row[0].strip("| "), row[2].strip("| ")) for row in rows}
    assert (event["kind"], event["mode"], event["actors"][0]["entity"]) == ("ASSAULT", "aerial", None)
    assert (event["date"]["earliest"], event["date"]["part_of_day"]) == ("2018-02-18", "evening")
    assert event["places"][0]["place"]["name"]["en"] == "Mesraba"
    read = {("kind, mode", event["mentions"][0]["text"]), ("date", event["date"]["text"])}
    read |= {("actor", party["text"]) for party in event["actors"]} | {("place", mention["text"]) for mention in event["places"]}
    read |= {("weapon", weapon["text"]) for weapon in event["weapons"]} | {("toll", toll["text"]) for toll in event["casualties"]}
    read |= {("claim", claim["source"]["text"]) for claim in event["claims"] if claim["source"]}
    assert read == told - {("field", "the words that carry it")}


@pytest.mark.parametrize("capture", [FOOTBALL, OIL], ids=lambda capture: str(capture.id))
def test_other_news_has_no_event_of_conflict(capture: Capture) -> None:
    assert [event["mentions"][0]["text"] for event in record(capture)["events"] if event["kind"] in HARD] == []


def test_every_event_of_the_sample_has_a_reason() -> None:
    read = coding(sample())
    assert read.record.events
    assert {event.id for event in read.record.events} <= {reason.event for reason in read.reasons if reason.kept}


@each_report
def test_promise_1_the_text_is_kept_and_every_quote_stands_at_its_offsets(capture: Capture) -> None:
    read = record(capture)
    text = read["document"]["text"]
    assert text.endswith(capture.text)
    found = [*quotes(read["events"]), *quotes(read["times"]), *quotes(read["places"]), *quotes(read["parties"])]
    assert found
    assert [quote for quote in found if text[quote["start"] : quote["end"]] != quote["text"] or not quote["text"].strip()] == []


@each_report
def test_promise_2_every_value_has_the_words_that_carry_it(capture: Capture) -> None:
    for event in record(capture)["events"]:
        assert event["mentions"] and event["claims"]
        for value in (*event["actors"], *event["targets"], *event["places"], *event["weapons"], *event["casualties"]):
            assert value["text"]
        assert all(claim["evidence"]["text"] for claim in event["claims"])
        assert event["date"] is None or event["date"]["text"]


@each_report
def test_promise_3_no_figure_is_zero_where_no_zero_is_said(capture: Capture) -> None:
    events = record(capture)["events"]
    assert [toll for event in events for toll in event["casualties"] if toll["low"] == 0 or toll["high"] == 0] == []
    assert [weapon for event in events for weapon in event["weapons"] if weapon["low"] == 0] == []


def test_promise_3_a_zero_that_is_said_is_a_figure() -> None:
    (toll,) = events_of(NOBODY_HURT)[0]["casualties"]
    assert (toll["low"], toll["high"]) == (0, 0)


def test_promise_3_what_is_not_said_is_null_or_absent() -> None:
    """No day of publication: أمس is no day. "Killed and injured", not how many: no upper figure."""
    event = events_of(UNDATED)[0]
    assert event["date"] is None or (event["date"]["earliest"], event["date"]["latest"]) == (None, None)
    assert record(UNDATED)["document"]["published"] is None
    assert record(UNDATED)["notes"]
    assert {toll["high"] for toll in event["casualties"]} <= {None}
    assert [event["casualties"] for event in events_of(PLANNED)] == [[]] * len(events_of(PLANNED))


def test_promise_4_two_tolls_of_two_sources_are_two_figures() -> None:
    events = events_of(TWO_TOLLS)
    tolls = [toll for event in events for toll in event["casualties"] if toll["outcome"] == "killed"]
    assert sorted((toll["low"], toll["high"]) for toll in tolls) == [(3, 3), (5, 5)]
    speakers = {(claim["source"] or {}).get("text") for event in events for claim in event["claims"]}
    assert {"المرصد السوري", "وكالة سانا"} <= speakers


@each_report
def test_promise_5_the_same_report_gives_the_same_bytes(capture: Capture) -> None:
    first = record_to_line(coding(capture).record)
    reader().read(BOMBARDMENT)  # what was read between does not matter
    assert record_to_line(Reader(load_lexicon()).read(capture).record) == first


def test_promise_5_holds_from_one_process_to_another(tmp_path: Path) -> None:
    lines = [json.dumps({"id": one.id, "text": one.text, "title": one.title}, ensure_ascii=False) for one in REPORTS]
    (tmp_path / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "marsad", "code", str(tmp_path / "reports.jsonl"), "--format", "jsonl"]
    one, other = (run([*command, "--workers", workers], hash_seed=workers) for workers in ("1", "2"))
    assert one == other
    assert len(one.splitlines()) == len(REPORTS)


def run(command: list[str], hash_seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(Path(marsad.__file__).parent.parent)}
    return subprocess.run(command, capture_output=True, check=True, env=environment).stdout


@each_report
def test_promise_5_a_record_names_the_coder_that_made_it(capture: Capture) -> None:
    assert record(capture)["coder"] == {"name": "marsad", "version": marsad.__version__, "knowledge": load_lexicon().digest}
