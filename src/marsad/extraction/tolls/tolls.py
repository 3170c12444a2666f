"""A view in, tolls out: how many were killed, injured, detained … as the text counts them, whoever did it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from marsad.extraction.clause.people import find_people
from marsad.extraction.clause.view import View
from marsad.extraction.tolls.counted import Counted
from marsad.extraction.tolls.fates import Fate, find_fates
from marsad.extraction.tolls.find_counted import find_counted
from marsad.extraction.tolls.governing import (
    BESIDE,
    COUNTED,
    fate_after,
    fate_before,
    has_part,
    is_accusative,
    is_beside,
    is_object,
    is_with,
    part_of,
)
from marsad.extraction.tolls.toll import Toll
from marsad.model.values import Outcome

__all__ = ["Toll", "find_families", "find_tolls"]

_BETWEEN = 10  # words between the people and بين قتيل وجريح
_NEGATED = 5  # words before a noun in which it may be denied: دون أي إصابات
_UNHEARD = 12  # the same for لم ترد أنباء عن سقوط
_ADJECTIVES = 3  # words that describe counted people: متمردين حوثيين على الأقل
_BOTH = "هما"


class _Place(NamedTuple):
    """Where a sentence is being read: its bounds, its deeds, the toll before and where that is (None and -1 at the start), and
    the people that are counted next."""

    begin: int
    end: int
    deeds: list[Fate]
    before: Toll | None
    at: int
    after: Counted | None


def find_tolls(view: View) -> tuple[Toll, ...]:
    """Every toll of the document, in order."""
    people = {person.first: person for person in find_people(view)}
    outcomes = view.hits.get("outcomes", {}).keys()
    cues = {i for i in view.hits.get("cues", {}) if view.cue_at(i, "no-casualties")}
    out: list[Toll] = []
    for span in view.reading.sentences:
        if outcomes.isdisjoint(range(span.start, span.end)) and cues.isdisjoint(range(span.start, span.end)):
            continue
        counted = list(find_counted(view, span.start, span.end, people))
        fates = find_fates(view, span.start, span.end, {i for person in counted for i in _ends(view, person, span.end)})
        if counted or fates:
            out += _read_sentence(view, counted, fates, (span.start, span.end), len(out))
    return _compared(view, out)


def _ends(view: View, person: Counted, end: int) -> Iterator[int]:
    """Where counted people may end: after their noun, their adjectives, على الأقل."""
    i = person.last
    yield i
    while i < end and i - person.last < _ADJECTIVES:
        cue = view.cue_at(i, "at-least")
        if cue is None and view.classes[i] != "N":
            return
        i = i + 1 if cue is None else cue.last
        yield i


def find_families(tolls: tuple[Toll, ...]) -> Iterator[tuple[int, int]]:
    """(toll, the toll it leans on last): a part leans on its whole, a joined count on the first."""
    for i in range(len(tolls)):
        root = i
        while tolls[root].parent >= 0:
            root = tolls[root].parent
        yield i, root


def _compared(view: View, tolls: list[Toll]) -> tuple[Toll, ...]:
    """Each toll with its sentence and how it stands to the others of its outcome."""
    numbered = {(toll.outcome, toll.how == "subgroup") for toll in tolls if toll.count_kind != "vague"}
    body = {(toll.outcome, toll.low, toll.high) for toll in tolls if not view.in_title(toll.first)}
    seen: dict[tuple[object, ...], int] = {}
    out: list[Toll] = []
    for toll in tolls:
        sentence, figures = view.sentence_of(toll.first), (toll.outcome, toll.low, toll.high)
        said = "title" if body and figures not in body and view.in_title(toll.first) else "once"
        if toll.count_kind == "vague" and (toll.outcome, toll.how == "subgroup") in numbered:
            said = "finer"
        if seen.setdefault(figures, sentence) < sentence:
            said = "again"
        out.append(replace(toll, sentence=sentence, said=said))
    return tuple(out)


def _read_sentence(view: View, counted: list[Counted], fates: list[Fate], bounds: tuple[int, int], offset: int) -> list[Toll]:
    """The tolls of one sentence; ``offset`` is the index of the first in the document."""
    zeros = [fate for fate in fates if fate.kind == "zero"]
    deeds = [fate for fate in fates if fate.kind != "zero"]
    out: list[Toll] = []
    for person, following in zip_longest(counted, counted[1:]):
        if any(_denied_with(view, zero, person) for zero in zeros):
            continue
        if out and _shares_number(view, out[-1], person):
            out[-1] = replace(out[-1], group="people")
            continue
        toll = _judge(view, person, _Place(*bounds, deeds, out[-1] if out else None, len(out) - 1, following))
        if toll is None:
            continue
        if out and _was_agent(out[-1], toll, deeds):
            out.pop()
            toll = replace(toll, parent=-1)
        out.append(toll)
    out += _by_pronoun(view, deeds, {toll.deed for toll in out})
    out += (_zero(view, zero) for zero in zeros)
    order = sorted(range(len(out)), key=lambda i: out[i].first)
    place = {old: offset + new for new, old in enumerate(order)}
    return [replace(out[old], parent=place.get(out[old].parent, -1)) for old in order]


def _denied_with(view: View, zero: Fate, person: Counted) -> bool:
    """لم يسقط قتلى أو جرحى: what is denied of the first is denied of the one joined to it."""
    if zero.first <= person.first < zero.last:
        return True
    if person.shape != "plural":
        return False
    if person.first == zero.last:
        return True
    return person.first == zero.last + 1 and (view.classes[zero.last] == "C" or _carries(view, zero.last))


def _carries(view: View, i: int) -> bool:
    """سقوط, حصيلة: words that only lead to the outcome."""
    return any(hit.entry.fields.get("carries") or hit.entry.fields.get("things") for hit in view.at("outcomes", i))


def _shares_number(view: View, before: Toll, person: Counted) -> bool:
    """12 عسكرياً ومدنياً: two nouns in the singular after one number, which counts both together."""
    singular = person.shape == "single" and person.joined and person.outcome is None and person.first == before.last
    return singular and before.shape == "number" and (before.low or 0) > 10 and is_accusative(view, person.first)


def _was_agent(before: Toll, toll: Toll, deeds: list[Fate]) -> bool:
    """قتل مسلحون ثلاثة حراس: of two people after one verb, not joined, the first did it."""
    if toll.deed != before.deed or toll.how != "before" or before.how != "before" or toll.first - before.last > BESIDE:
        return False
    return before.shape in ("single", "plural", "named", "one-of") and any(
        fate.first <= toll.deed < fate.last and fate.cls != "N" for fate in deeds)


def _by_pronoun(view: View, deeds: list[Fate], told: set[int]) -> Iterator[Toll]:
    """استشهادهما: two that the text named before."""
    for fate in deeds:
        if fate.kind == "closing" and fate.first not in told and view.forms[fate.first].endswith(_BOTH):
            word = view.words[fate.first]
            yield Toll(fate.first, fate.last, word.start, word.end, fate.outcome, "people", 2, 2, "exact", fate.first, False,
                       fate.why, "pronoun", "dual")


def _judge(view: View, person: Counted, place: _Place) -> Toll | None:
    """The toll that counted people are, or None when nothing says what became of them."""
    before, deeds = place.before, place.deeds
    part = part_of(view, person, before) if before is not None else ""
    if part == "share":  # معظمهم أطفال: no number, so no toll
        return None
    if part and before is not None and person.outcome in (None, before.outcome):
        return _like(view, person, before, place.at, "subgroup", part)
    if person.shape == "cases":
        said = next((fate for fate in deeds if fate.first == person.last), None)
        return None if said is None else _toll(view, person, said.outcome, said.first, "cases", said.why)
    if person.outcome is not None:
        return _with_own_outcome(view, person, place, person.outcome)
    after = fate_after(view, person, deeds, place.end)
    if after is not None and place.after is not None and _stands_between(view, person, place.after, after):
        after = None  # شيّع الآلاف ثلاثة حراس قتلوا: of the people nearest to it
    if after is not None and after.first - person.last <= (0 if person.shape == "named" else 1):
        return _by_fate(view, person, after, "after", place)
    fate = fate_before(view, person, deeds)
    if before is not None and (fate is None or fate.first <= before.first):
        if is_with(view, person, before):
            return _like(view, person, before, place.at, "with", "with")
        if is_beside(view, person, before):
            return _like(view, person, before, place.at, "joined", "joined")
    fresh = before is None or fate is None or before.first < fate.first
    if fate is not None and (fresh or person.shape in COUNTED or is_object(view, person)):
        return _by_fate(view, person, fate, fate.kind, place)
    return None if after is None else _by_fate(view, person, after, "after", place)


def _stands_between(view: View, person: Counted, other: Counted, fate: Fate) -> bool:
    """Whether others, who are neither joined to the people nor part of them, stand nearer to what became of somebody."""
    if other.joined or other.shape == "named" or other.first >= fate.first:
        return False
    return not has_part(view, person, other.first)


def _toll(view: View, person: Counted, outcome: Outcome, deed: int, how: str, why: str) -> Toll:
    return Toll(person.first, person.last, person.start, view.words[person.last - 1].end, outcome, person.group or "people",
                person.low, person.high, person.kind, deed, False, why, how, person.shape)


def _like(view: View, person: Counted, before: Toll, index: int, how: str, why: str) -> Toll:
    """A toll that takes its outcome, and where it names none its group, from the one before."""
    toll = _toll(view, person, before.outcome, before.deed, how, why)
    return replace(toll, group=person.group or before.group, parent=index, subgroup=how == "subgroup" or before.subgroup)


def _by_fate(view: View, person: Counted, fate: Fate, how: str, place: _Place) -> Toll:
    toll = _toll(view, person, _mixed(view, person, fate.outcome, place.end), fate.first, how, fate.why)
    if fate.kind == "closing" and (person.low, person.high) == (2, None) and view.forms[fate.first].endswith(_BOTH):
        toll = replace(toll, high=2, count_kind="exact")  # صحفيين … استشهادهما
    before = place.before  # of a part (بينهم ثلاثة أطفال، وأصيب آخرون) the others are not of the same group
    return replace(toll, group=person.group or ("people" if before is None or before.subgroup else before.group))


def _with_own_outcome(view: View, person: Counted, place: _Place, outcome: Outcome) -> Toll | None:
    """ثلاثة قتلى needs no deed; قتلى alone must not be denied, and a definite الجريح counts nobody anew."""
    if person.shape == "named":
        return None
    toll = _toll(view, person, _mixed(view, person, outcome, place.end), person.first, "noun", "noun")
    if person.shape in ("single", "plural"):
        if _is_unheard_of(view, person.first, place.begin):
            return None
        for i in range(person.first - 1, max(person.first - _NEGATED, place.begin) - 1, -1):
            denied = view.cue_at(i, "denies")
            if denied is not None and denied.tag.startswith("v"):
                return None  # نفى وقوع قتلى: another account than his who counts them
            if denied is not None or view.cue_at(i, "negates"):
                return replace(toll, how="zero", why="negated", low=0, high=0, count_kind="exact", outcome=outcome)
            if view.classes[i] == "M":
                break
        if person.shape == "single" and not person.joined and view.at("groups", person.first - 1):
            return None  # الطفل القتيل
    if place.before is not None and is_beside(view, person, place.before):
        return replace(toll, parent=place.at, subgroup=place.before.subgroup)
    return toll


def _is_unheard_of(view: View, first: int, begin: int) -> bool:
    """لم ترد أنباء عن سقوط قتلى: the report does not know."""
    cues = (view.cue_at(i, "no-word") for i in range(max(first - _UNHEARD, begin), first))
    return any(cue is not None and (cue.entry.fields.get("far") or cue.last >= first - 2) for cue in cues)


def _mixed(view: View, person: Counted, outcome: Outcome, end: int) -> Outcome:
    """عشرون مدنياً بين قتيل وجريح are casualties, whatever verb leads to them."""
    for i in range(person.last, min(person.last + _BETWEEN, end)):
        if any(hit.entry.fields.get("role") == "mix" for hit in view.at("outcomes", i)):
            return "casualties"
    return outcome


def _zero(view: View, fate: Fate) -> Toll:
    """دون وقوع إصابات: a toll of zero that is said, not an unknown one."""
    start, end = view.words[fate.first].start, view.words[fate.last - 1].end
    return Toll(fate.first, fate.last, start, end, fate.outcome, "people", 0, 0, "exact", fate.first, False, fate.why, "zero")
