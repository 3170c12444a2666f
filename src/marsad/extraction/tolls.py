"""A view in, tolls out: how many were killed, injured, detained … as the text counts them, whoever did it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.extraction.view import View
from marsad.model.entry import Hit
from marsad.model.quantity import Quantity
from marsad.model.values import CountKind, Group, Outcome

_REACH_BACK = 14  # words between the deed and the number it governs
_REACH_ON = 5  # words between the number and a deed that follows it: 14 شخصاً … قتلوا


@dataclass(frozen=True, slots=True)
class Toll:
    """Words ``first:last`` that count people of ``group`` with one ``outcome``; ``deed`` is the word that says the outcome.

    ``subgroup`` marks a part of the toll before it (بينهم 4 أطفال); low/high None where unknown.
    """

    first: int
    last: int
    start: int
    end: int
    outcome: Outcome
    group: Group
    low: int | None
    high: int | None
    count_kind: CountKind
    deed: int
    subgroup: bool
    why: str


@dataclass(frozen=True, slots=True)
class _Counted:
    """People that are counted, before it is known what became of them."""

    first: int
    last: int
    group: Group | None  # None: آخرون, or a bare number: as the toll before
    outcome: Outcome | None  # the noun says it itself: ثلاثة قتلى
    low: int | None
    high: int | None
    count_kind: CountKind
    bare: bool  # no number, no dual: a plain singular or plural noun


def find_tolls(view: View) -> tuple[Toll, ...]:
    """Every toll of the document, in order."""
    out: list[Toll] = []
    for sentence in range(len(view.reading.sentences)):
        counted = list(_count(view, sentence))
        before: Toll | None = None
        for person in counted:
            toll = _judge(view, sentence, person, before)
            if toll is not None:
                out.append(toll)
                before = toll
        out.extend(_zero_tolls(view, sentence))
    return tuple(sorted(out, key=lambda toll: (toll.start, toll.end)))


# ---------------------------------------------------------------- who is counted


def _count(view: View, sentence: int) -> Iterator[_Counted]:
    """Number and noun (14 شخصاً), dual (جريحين), number alone (وأصيب 13), or a bare noun (قتلى, طفل)."""
    span = view.reading.sentences[sentence]
    i = span.start
    while i < span.end:
        found = None
        if not view.in_furniture[i] and i not in view.time_at:
            quantity = view.quantity_at.get(i)
            if quantity is not None and quantity.first == i and not quantity.ordinal:
                found = _counted_number(view, quantity, span.end)
            elif quantity is None:
                found = _counted_noun(view, i)
        if found is None:
            i += 1
        else:
            yield found
            i = max(found.last, i + 1)


def _counted_number(view: View, quantity: Quantity, limit: int) -> _Counted | None:
    """The number with the people it counts: up to two words later, so that أربعة من قوات الأمن is one."""
    low, high = _whole(quantity.low), _whole(quantity.high)
    i = quantity.last
    while i < min(limit, quantity.last + 2):
        noun = _person_noun(view, i)
        if noun is not None:
            group, outcome = noun
            return _Counted(quantity.first, _noun_end(view, i, limit), group, outcome, low, high, quantity.count_kind, False)
        if not _may_stand_between(view, i):
            break
        i += 1
    if _unit_follows(view, quantity.last):
        return None
    return _Counted(quantity.first, quantity.last, None, None, low, high, quantity.count_kind, False)


def _may_stand_between(view: View, i: int) -> bool:
    """Between the number and its noun: من, or nothing."""
    return view.classes[i] == "P" and not view.at("places", i + 1)


def _unit_follows(view: View, i: int) -> bool:
    """A bare number counts people only where its sentence goes on without a thing counted."""
    if i >= len(view.words):
        return False
    return view.classes[i] == "N" and not view.at("events", i) and not _definite_or_later(view, i)


def _definite_or_later(view: View, i: int) -> bool:
    form = view.forms[i]
    return form.startswith(("ال", "ب", "و", "ل", "ف")) or bool(view.cue_at(i, "subgroup"))


def _counted_noun(view: View, i: int) -> _Counted | None:
    """A person noun without a number word: a dual counts two, a plural at least two, a singular one."""
    for shelf in ("outcomes", "groups"):
        for hit in view.at(shelf, i):
            fields = hit.entry.fields
            if shelf == "outcomes" and fields.get("role") != "person":
                continue
            group: Group = fields.get("group") or "people"
            outcome: Outcome | None = fields.get("outcome")
            last = _noun_end(view, hit.last - 1, len(view.words))
            if hit.tag == "n.du":
                return _Counted(i, last, group, outcome, 2, 2, "exact", False)
            if hit.tag == "n.pl":
                return _Counted(i, last, group, outcome, 2, None, "vague", True)
            if hit.tag in ("n", "n.acc", "a") and not hit.definite:
                return _Counted(i, last, group, outcome, 1, 1, "exact", True)
    return None


def _person_noun(view: View, i: int) -> tuple[Group | None, Outcome | None] | None:
    """What a counted noun says of the people: their group and, for قتيل or جريح, their outcome."""
    for hit in view.at("outcomes", i):
        if hit.entry.fields.get("role") == "person":
            return hit.entry.fields.get("group") or "people", hit.entry.fields["outcome"]
    for hit in view.at("groups", i):
        return hit.entry.fields.get("group"), None
    return None


def _noun_end(view: View, i: int, limit: int) -> int:
    """The noun with an 'at least' that follows it or آخرين: what a reader would quote."""
    end = i + 1
    if end < limit and view.cue_at(end, "others"):
        end += 1
    quantity = view.quantity_at.get(i)
    if quantity is not None and quantity.last > end:
        end = quantity.last
    return end


def _whole(value: float | int | None) -> int | None:
    return None if value is None else int(value)


# ---------------------------------------------------------------- what became of them


def _judge(view: View, sentence: int, person: _Counted, before: Toll | None) -> Toll | None:
    """The toll that counted people are, or None when nothing says what became of them."""
    subgroup = _is_subgroup(view, person, before)
    deed = person.first if person.outcome else -1
    outcome = person.outcome
    why = "noun" if outcome else ""
    if outcome is None and subgroup and before is not None:
        outcome, deed, why = before.outcome, before.deed, "subgroup"
    if outcome is None:
        hit = _deed_before(view, sentence, person)
        hit = hit or _deed_after(view, sentence, person)
        if hit is None:
            return None
        outcome, deed, why = hit.entry.fields["outcome"], hit.first, hit.entry.id
    if person.bare and outcome is not None and not _bare_counts(view, person, deed, subgroup):
        return None
    group = person.group or (before.group if before is not None else "people")
    first = person.first
    return Toll(first, person.last, _start(view, first), view.words[person.last - 1].end, outcome, group,
                person.low, person.high, person.count_kind, deed, subgroup, why)


def _start(view: View, first: int) -> int:
    """Where the quote begins: after و or ب of the first word."""
    for shelf in ("outcomes", "groups"):
        for hit in view.at(shelf, first):
            return hit.start if not hit.definite else view.words[first].start
    return view.words[first].start


def _is_subgroup(view: View, person: _Counted, before: Toll | None) -> bool:
    """بينهم 4 أطفال, or its coordination: بينهم طفل وامرأة."""
    if before is None:
        return False
    for i in range(person.first - 1, max(person.first - 4, before.first), -1):
        if view.cue_at(i, "subgroup"):
            return True
        if view.classes[i] == "V":
            return False
    return before.subgroup and person.first - before.last <= 1 and view.forms[person.first].startswith("و")


def _deed_before(view: View, sentence: int, person: _Counted) -> Hit | None:
    """The nearest word before that says an outcome, unless another clause stands between."""
    start = max(view.reading.sentences[sentence].start, person.first - _REACH_BACK)
    for i in range(person.first - 1, start - 1, -1):
        for hit in view.at("outcomes", i):
            if hit.entry.fields.get("role") == "deed":
                return hit
    return None


def _deed_after(view: View, sentence: int, person: _Counted) -> Hit | None:
    """A verb right after the people: 14 شخصاً قتلوا, أن أربعة أشخاص قتلوا السبت وجرح 11."""
    end = min(view.reading.sentences[sentence].end, person.last + _REACH_ON)
    for i in range(person.last, end):
        for hit in view.at("outcomes", i):
            if hit.entry.fields.get("role") == "deed":
                return hit if not view.forms[i].startswith("و") else None
    return None


def _bare_counts(view: View, person: _Counted, deed: int, subgroup: bool) -> bool:
    """A noun without a number counts only where the deed governs it directly: مقتل شاب, سقوط قتلى, بينهم نساء."""
    if subgroup:
        return True
    if deed == person.first:
        return person.low == 2 and not _definite(view, person.first)
    return 0 < person.first - deed <= 2 and not _definite(view, person.first)


def _definite(view: View, i: int) -> bool:
    return view.forms[i].startswith(("ال", "وال", "بال", "لل"))


# ---------------------------------------------------------------- said zeros


def _zero_tolls(view: View, sentence: int) -> Iterator[Toll]:
    """دون وقوع إصابات: a toll of zero that is said, not an unknown one."""
    span = view.reading.sentences[sentence]
    for i in range(span.start, span.end):
        hit = view.cue_at(i, "no-casualties")
        if hit is None or view.in_furniture[i]:
            continue
        outcome: Outcome = hit.entry.fields.get("outcome") or "casualties"
        yield Toll(hit.first, hit.last, hit.start, hit.end, outcome, "people", 0, 0, "exact", hit.first, False, hit.entry.id)
