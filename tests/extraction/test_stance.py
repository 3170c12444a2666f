"""Who asserts, denies or doubts: sentences in cases/stance.yaml with the happening and the speaker marked.

The happening is given (whether a word names one is another question, tests/extraction/test_triggers.py), its claims are ours.
Denials and doubts are rules; of assertions the shipped weights decide which of several speakers carries them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad.extraction.clause.view import View
from marsad.extraction.code import find_layers
from marsad.extraction.events.candidates import find_candidates
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.claims import find_claims
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases" / "stance.yaml").read_text(encoding="utf-8"))
MARK = re.compile("</?(event|source)>")
FLOORS = {"denies": 0.95, "doubts": 0.90, "asserts": 0.90, "none": 0.97}  # measured: 0.978, 1.0, 1.0, 1.0


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The sentence without its marks, and where each mark stood."""
    text, at = "", 0
    places: dict[str, tuple[int, int]] = {}
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        start = places.get(mark[1], (len(text), 0))[0]
        places[mark[1]] = (start, len(text))
    return text + marked[at:], places


def _claims(case: dict[str, Any]) -> tuple[list[tuple[str | None, str]], str | None]:
    """Source and stance of each claim on the marked happening, and the marked source (None: the outlet)."""
    text, places = _unmarked(case["text"])
    view = View(annotate(make_document(Capture(text=text, id="t")), _lexicon()))
    start, end = places["event"]
    inside = [candidate for candidate in find_candidates(view) if candidate.start < end and start < candidate.end]
    assert inside, f"no event word in the mark: {text}"
    happening = Happening((Mention(inside[0], case["kind"], 1.0, ()),), ())
    claims = find_claims(view, find_layers(view), (happening,), [None], [])[0]
    source = text[slice(*places["source"])] if "source" in places else None
    return [(claim.source.quote.text if claim.source else None, claim.stance) for claim in claims], source


def _is_right(case: dict[str, Any]) -> bool:
    """The marked speaker takes the stance; in a near miss nobody denies or doubts."""
    claims, source = _claims(case)
    if case["stance"] == "none":
        return all(stance == "asserts" for _, stance in claims)
    return any(stance == case["stance"] and _names(source, quote) for quote, stance in claims)


def _names(wanted: str | None, found: str | None) -> bool:
    """Whether half of the words of both are shared; None is the outlet."""
    if wanted is None or found is None:
        return wanted is found
    a, b = wanted.split(), found.split()
    return 4 * len(set(a) & set(b)) >= len(a) + len(b)


def _wrong(cases: Sequence[dict[str, Any]]) -> list[str]:
    return [f"{_claims(case)}: {case['text']}" for case in cases if not _is_right(case)]


def test_the_cases_are_many_of_several_kinds_and_each_of_its_own() -> None:
    assert len(CASES) >= 150
    assert len({case["text"] for case in CASES}) == len(CASES)
    assert {case["stance"] for case in CASES} == set(FLOORS)
    assert len({case["case"] for case in CASES}) >= 40


@pytest.mark.parametrize("stance", sorted(FLOORS))
def test_the_marked_speaker_takes_the_stance(stance: str) -> None:
    cases = [case for case in CASES if case["stance"] == stance]
    wrong = _wrong(cases)
    assert 1 - len(wrong) / len(cases) >= FLOORS[stance], "\n".join(wrong)


@pytest.mark.parametrize(("text", "kind", "stance"), [
    ("نفى <source>الناطق</source> <event>قصف</event> المشفى", "ASSAULT", "denies"),
    ("قال <source>القائد</source> إن رجاله لم يقصفوا المدرسة ولم ينفذوا أي <event>غارة</event>", "ASSAULT", "denies"),
    ("تحدث سكان عن <event>غارة</event> على السوق، وهو ما نفاه <source>الجيش</source>", "ASSAULT", "denies"),
    ("زار المحققون موقع <event>الهجوم</event> المزعوم", "ASSAULT", "doubts"),
    ("شكك <source>خبراء</source> في رواية الجيش عن <event>الغارة</event>", "ASSAULT", "doubts"),
    ("رفض <source>الوفد</source> عرض <event>الهدنة</event>", "AGREE", "none"),
    ("نفت السلطات القائد إلى جزيرة نائية بعد <event>الانقلاب</event>", "ASSAULT", "none"),
    ("قال الطبيب إن <event>القصف</event> لم يسفر عن إصابات", "ASSAULT", "none"),
    ("أصدر القائد بياناً كاذباً يوم <event>الهجوم</event>", "ASSAULT", "none"),
])
def test_a_denial_is_a_claim_and_a_refusal_is_none(text: str, kind: str, stance: str) -> None:
    case = {"text": text, "kind": kind, "stance": stance}
    assert _is_right(case), _claims(case)
