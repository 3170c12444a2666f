"""Status: what words say of a happening's reality. Sentences in cases/status.yaml; signs are rules, the status is learnt."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad.extraction.clause.tense import governor_of, tense_of
from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import find_candidates
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.reality import signs_of
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.status import find_status
from marsad.extraction.fields.status_features import status_features
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases" / "status.yaml").read_text(encoding="utf-8"))
REAL = [case for case in CASES if case["status"] != "none"]
UNREAL = [case for case in CASES if case["status"] == "none"]
MARK = re.compile("<event>(.*?)</event>", re.DOTALL)
SIGN = {"planned": "future", "hypothetical": "maybe", "ongoing": "still"}

LEARNT_FLOOR = 0.80  # share of REAL with the right status by the shipped weights
SIGN_FLOOR = 0.85  # share of REAL whose signs fit their status


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _view(text: str) -> View:
    return View(annotate(make_document(Capture(text=text, id="t")), _lexicon()))


def _marked(case: dict[str, Any]) -> tuple[View, int, int]:
    """The sentence without its mark, and where the mark stood."""
    found = MARK.search(case["text"])
    assert found is not None, case
    return _view(MARK.sub(r"\1", case["text"])), found.start(), found.start() + len(found[1])


def _mention(case: dict[str, Any]) -> tuple[View, Mention]:
    view, start, end = _marked(case)
    inside = [c for c in find_candidates(view) if start < c.end and c.start < end]
    assert inside, f"no event word in the mark: {case['text']}"
    return view, Mention(inside[0], inside[0].hits[0].entry.fields["kind"], 1.0, ())


def _signs_in(case: dict[str, Any]) -> frozenset[str]:
    view, mention = _mention(case)
    return signs_of(view, mention.candidate)


def _signs(text: str) -> frozenset[str]:
    return _signs_in({"text": text})


def test_signs_fit_the_status() -> None:
    wrong = [case for case in REAL if not _fits(case)]
    assert 1 - len(wrong) / len(REAL) >= SIGN_FLOOR, "\n".join(f"{case['status']}: {case['text']}" for case in wrong)


def _fits(case: dict[str, Any]) -> bool:
    signs = _signs_in(case)
    if case["status"] == "happened":
        return not signs & {"future", "maybe", "still"}
    return SIGN[case["status"]] in signs


def test_the_learnt_status_is_right_for_most_sentences() -> None:
    wrong = []
    for case in REAL:
        view, mention = _mention(case)
        [status] = find_status(view, (Happening((mention,), ()),), [])
        if status != case["status"]:
            wrong.append(f"{case['status']}, read as {status}: {case['text']}")
    assert 1 - len(wrong) / len(REAL) >= LEARNT_FLOOR, "\n".join(wrong)


@pytest.mark.parametrize("case", UNREAL, ids=lambda case: str(case["case"]))
def test_words_of_war_in_another_sense_are_known_as_such(case: dict[str, Any]) -> None:
    view, start, end = _marked(case)
    first, last = view.range_of(start, end)
    cues = {hit.entry.fields["cue"] for i in range(first, last) for hit in view.at("cues", i) if "cue" in hit.entry.fields}
    assert cues & {"figurative", "exercise", "commemorates", "fiction"}, cues


@pytest.mark.parametrize(("text", "sign"), [
    ("احتمال شن <event>هجوم</event> على المرفأ", "maybe"),
    ("قد <event>تشن</event> الطائرات غارات", "maybe"),
    ("<event>سيقتحم</event> الجيش المدينة", "future"),
    ("ستنفذ القوات <event>هجوماً</event> على البلدة", "future"),
    ("أطلق رصاصة <event>لقتل</event> السفير", "aim"),
    ("لم <event>تقصف</event> الطائرات السوق", "not"),
])
def test_a_sign_is_seen_in_the_clause_of_its_happening(text: str, sign: str) -> None:
    assert sign in _signs(text)


@pytest.mark.parametrize(("text", "sign"), [
    ("سيزور الوزير المدينة، حيث وقع <event>هجوم</event> أمس", "future"),
    ("إذا عاد الهدوء فتحت المدارس التي دمرها <event>القصف</event>", "maybe"),
    ("قال إن الطريق لا يزال مغلقاً بعد أن <event>قصفت</event> الطائرات الجسر", "still"),
    ("يستعد الأهالي للعودة بعد أن <event>انسحب</event> الجيش", "future"),
    ("ضرب حياً ذا غالبية سنية <event>هجوم</event> ثالث", "future"),
    ("أُطلق سراحه غداة <event>اقتحام</event> المخفر", "future"),
])
def test_a_sign_of_another_clause_is_not_the_happenings(text: str, sign: str) -> None:
    assert sign not in _signs(text)


@pytest.mark.parametrize(("word", "tense"), [
    ("قصفت", "past"), ("يقصف", "present"), ("سيقصف", "future"), ("وستقصف", "future"), ("شهدت", "past"), ("ستشهد", "future"),
    ("يشهد", "present"),
])
def test_the_tense_of_a_verb(word: str, tense: str) -> None:
    view = _view(f"{word} المدينة أمس")
    assert tense_of(view, 0) == tense


def test_a_noun_hangs_on_the_verb_of_its_clause() -> None:
    view = _view("ستفرض السلطات حظراً للتجول")
    assert governor_of(view, 2, 0) == (0, "")


def test_a_mark_cuts_a_noun_from_the_verb_before_it() -> None:
    view = _view("ستنعقد الجلسة، القصف مستمر")
    assert governor_of(view, 3, 0) == (None, "mark")


def test_features_say_whether_all_mentions_or_some_bear_a_sign() -> None:
    view = _view("يستعد الجيش لشن هجوم على المدينة. وقال القائد إن الهجوم وقع فجراً")
    mentions = tuple(Mention(c, "ASSAULT", 1.0, ()) for c in find_candidates(view) if "هجوم" in view.text[c.start : c.end])
    assert len(mentions) == 2
    features = status_features(view, Happening(mentions, ()))
    assert "future=half" in features
    assert "future=half|True" in features
    assert "future=all" not in features


@pytest.mark.parametrize(("text", "status"), [
    ("قال الناطق إن المقاتلين <event>سيقصفون</event> المطار", "planned"),
    ("قال الناطق إن المقاتلين <event>قصفوا</event> المطار", "happened"),
])
def test_what_is_told_in_the_future_alone_is_planned(text: str, status: str) -> None:
    view, mention = _mention({"text": text})
    assert find_status(view, (Happening((mention,), ()),), []) == [status]


def test_what_a_mention_hangs_on_and_what_stands_beside_it_is_seen() -> None:
    view, mention = _mention({"text": "وهددت القيادة <event>بقصف</event> المدينة"})
    features = set(status_features(view, Happening((mention,), ())))
    assert {"up=ب|هددت", "before=THREATEN|True", "before=threaten.threaten"} <= features
