"""The stance sentences of the tests through the whole reader: is there an event at the words, and who asserts or denies it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from marsad.flow import Reader
from marsad.model.capture import Capture
from marsad.model.event import Event
from marsad.wiring import build_reader

CASES = Path(__file__).resolve().parents[1] / "tests" / "extraction" / "cases" / "stance.yaml"
# What stands around a sentence: title, the paragraphs before and those after it.
Around = tuple[str | None, str, str]
ALONE: Around = (None, "", "")
IN_A_REPORT: Around = (
    "معارك في ريف المدينة الشمالي",
    "اندلعت معارك عنيفة بين الجيش والفصائل المسلحة في ريف المدينة الشمالي أمس الاثنين وأسفرت عن مقتل ستة مقاتلين.\n\n",
    "\n\nوفي منطقة أخرى أصيب أربعة مدنيين بانفجار لغم في حقل زيتون.",
)
OUTCOMES = ("right", "no event", "stance missing", "wrong stance", "wrong source")
_MARK = re.compile("</?(event|source)>")


@cache
def _reader() -> Reader:
    return build_reader()


def read_stances(around: Around) -> dict[str, Counter[str]]:
    """Of each stance, how many sentences came out how (OUTCOMES)."""
    counts: dict[str, Counter[str]] = {}
    for case in yaml.safe_load(CASES.read_text(encoding="utf-8")):
        counts.setdefault(case["stance"], Counter())[outcome_of(case, around)] += 1
    return counts


def outcome_of(case: dict[str, Any], around: Around) -> str:
    """What the reader makes of one sentence. Of a near miss (stance none) only a denial or doubt is wrong."""
    sentence, marks = _unmarked(case["text"])
    title, before, after = around
    coding = _reader().read(Capture(text=before + sentence + after, title=title, id="t"))
    base = coding.record.document.text.index(sentence)
    start, end = (base + at for at in marks["event"])
    events = [event for event in coding.record.events if any(quote.start < end and start < quote.end for quote in event.mentions)]
    source = sentence[slice(*marks["source"])] if "source" in marks else None
    return _judge(events, str(case["stance"]), source) if events else "no event"


def _judge(events: Sequence[Event], stance: str, source: str | None) -> str:
    claims = [
        (claim.source.quote.text if claim.source and claim.source.quote else None, str(claim.stance))
        for event in events
        for claim in event.claims
    ]
    if stance == "none":
        return "right" if all(taken == "asserts" for _, taken in claims) else "wrong stance"
    theirs = [taken for who, taken in claims if _same_name(source, who)]
    if stance in theirs:
        return "right"
    if any(taken == stance for _, taken in claims):
        return "wrong source"
    return "wrong stance" if theirs else "stance missing"


def _same_name(wanted: str | None, found: str | None) -> bool:
    """Whether half of the words of both are shared; None is the outlet."""
    if wanted is None or found is None:
        return wanted is found
    a, b = wanted.split(), found.split()
    return 4 * len(set(a) & set(b)) >= len(a) + len(b)


def _unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The sentence without its marks, and where each mark stood."""
    text, at = "", 0
    places: dict[str, tuple[int, int]] = {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        places[mark[1]] = (places.get(mark[1], (len(text), 0))[0], len(text))
    return text + marked[at:], places
