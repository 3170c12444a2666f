"""Counted people and the fates of their sentence in, what ties them together out."""

from __future__ import annotations

from marsad.extraction.clause.view import View
from marsad.extraction.tolls.counted import Counted
from marsad.extraction.tolls.fates import Fate
from marsad.extraction.tolls.toll import Toll

BESIDE = 4  # words between two counts that و joins: ستة جنود عراقيين و25 شرطياً
COUNTED = ("number", "bare-number", "dual", "one-of")
_REACH_BACK = 14  # words between the deed and the number it governs
_REACH_ON = 7  # words between the number and a deed that follows it: 14 شخصاً … قتلوا
_RESULT_ON = 12  # the same where the deed is said to follow: … ما أدى إلى مقتلهم
_BARE_BACK = 7  # words between the deed and a noun without a number, where only time and place may stand
_ARTICLE = ("ال", "بال", "لل", "وال")
_THEY = "وا"  # of a verb after its people
_BOTH = "ا"  # of one after two of them
_PART = 8  # words that the part of some people may take
_QUOTES = "\"«»“”"


def part_of(view: View, person: Counted, before: Toll) -> str:
    """بينهم 4 أطفال: "some"; معظمهم أطفال is a "share" without a number; "" where the people are no part of those before."""
    for i in range(person.first - 1, max(person.first - 4, before.first - 1), -1):
        cue = view.cue_at(i, "subgroup")
        part = str(cue.entry.fields.get("part")) if cue is not None else ""
        if part in ("some", "most", "all"):
            return "share" if part != "some" and person.kind == "vague" else part
        if view.classes[i] == "V":
            return ""
    return ""


def is_beside(view: View, person: Counted, before: Toll) -> bool:
    """Joined by و to the people before, with only words that describe those between."""
    if not person.joined or person.first - before.last > (2 if person.shape in ("single", "plural") else BESIDE):
        return False
    return not any(view.classes[i] in "VC" or view.at("events", i) for i in range(before.last, person.first))


def is_with(view: View, person: Counted, before: Toll) -> bool:
    """مع سائقه, إضافة إلى متطوعين: more people of the same fate."""
    if person.first - before.last > _REACH_BACK:
        return False
    for i in range(max(person.first - 3, before.last), person.first):
        cue = view.cue_at(i, "subgroup", "function")
        if cue is None or cue.last != person.first:
            continue
        if cue.entry.fields.get("part") == "added" or cue.entry.id == "function.with":
            return True
    return False


def is_object(view: View, person: Counted) -> bool:
    """The accusative alef: قتل قناصو الفصيل طفلاً."""
    return person.shape == "single" and is_accusative(view, person.first)


def is_accusative(view: View, i: int) -> bool:
    """Whether the person noun at word ``i`` has the alef of the accusative: طفلاً."""
    return any(hit.tag == "n.acc" for hit in view.at("groups", i))


def fate_before(view: View, person: Counted, deeds: list[Fate]) -> Fate | None:
    """The nearest deed before the people, unless it is not theirs: a noun without a number must follow it closely."""
    best = None
    for fate in deeds:
        if fate.first >= person.first:
            break
        if fate.kind != "closing" and fate.last <= person.first:
            best = fate
    if best is None or person.first - best.last >= _REACH_BACK:
        return None
    gap = person.first - best.last
    number = person.shape in ("number", "bare-number")
    if best.kind == "total":
        return best if number else None
    if (best.kind == "of" and gap) or (best.kind == "among" and not number and gap > 2):
        return None
    if person.shape in COUNTED:
        said_of_another = gap and person.shape == "bare-number" and view.classes[person.first - 1] == "V"  # لم يبلغ 18
        return None if said_of_another else best
    if person.shape == "named":
        return best if gap <= 2 and all(i in view.time_at for i in range(best.last, person.first)) else None
    return best if gap == 0 or _reaches(view, best, person, gap) else None


def _reaches(view: View, fate: Fate, person: Counted, gap: int) -> bool:
    """Whether a deed reaches past other words to a noun without a number."""
    if gap > (1 if person.shape == "others" else _BARE_BACK):
        return False
    if view.classes[person.first - 1] == "N" and not _is_closed(view, person.first - 1):
        return False
    return _only_circumstance(view, fate, person) or (fate.cls != "N" and is_object(view, person))


def _only_circumstance(view: View, fate: Fate, person: Counted) -> bool:
    """Between a verb and its bare subject only time and place may stand: وأصيب في القصف طفل."""
    if fate.cls == "N":
        return person.first - fate.last <= 1 and view.classes[fate.last] != "N"
    i = fate.last
    while i < person.first:
        if view.classes[i] == "F" or view.words[i].text in _QUOTES or _is_circumstance(view, i):
            i += 1
        elif view.classes[i] == "P" and i + 1 < person.first:
            i += 2
        else:
            return False
    return True


def _is_circumstance(view: View, i: int) -> bool:
    return i in view.time_at or bool(view.at("places", i)) or bool(view.at("kinds", i))


def _is_closed(view: View, i: int) -> bool:
    """Whether the noun at ``i`` is complete, so that the next one is not its adjective: definite, a time or a place."""
    return view.forms[i].startswith(_ARTICLE) or i in view.time_at or bool(view.at("places", i))


def fate_after(view: View, person: Counted, deeds: list[Fate], end: int) -> Fate | None:
    """A deed that follows its people: 14 شخصاً قتلوا, طفل لقي حتفه, سيارة أقلت اثنين ما أدى إلى مقتلهما."""
    if person.first in view.quantity_at and view.forms[person.first].startswith("ل"):
        return None  # أب لسبعة أطفال
    fate = next((fate for fate in deeds if fate.first >= person.last), None)
    if fate is None or fate.first >= end:
        return None
    begin = _past_brackets(view, person.last, fate.first)
    far = fate.first - begin
    if fate.kind == "closing" and far <= _RESULT_ON and any(view.cue_at(i, "results") for i in range(begin, fate.first)):
        return fate
    if has_part(view, person, fate.first):
        far -= _PART
    if far > (_REACH_ON if person.shape in ("number", "bare-number", "dual") else 2):
        return None
    if person.shape == "named" and person.group != "people" and person.last - person.first < 2:
        return None  # الشرطة
    if fate.kind == "closing":
        return fate
    return fate if not fate.joined and _agrees(view, person, fate, begin, end) else None


def _agrees(view: View, person: Counted, fate: Fate, begin: int, end: int) -> bool:
    """Whether the verb can have the people before it as its subject."""
    if view.forms[fate.first].endswith(_THEY) and person.shape in ("number", "bare-number"):
        return True
    if view.forms[fate.first].endswith(_BOTH) and person.low == person.high == 2 and fate.first - begin <= _REACH_ON:
        return not any(view.classes[i] == "M" for i in range(begin, fate.first))  # إن شخصين قتلا
    if fate.cls == "N" or any(view.classes[i] == "M" or i in view.quantity_at for i in range(begin, fate.first)):
        return False
    return fate.cls == "V" or (fate.first - begin <= 1 and not _governs(view, fate, end))


def has_part(view: View, person: Counted, limit: int) -> bool:
    """28 مقاتلاً بينهم ستة أجانب لقوا حتفهم: a part of the people stands between them and what became of them."""
    for i in range(person.last, limit):
        cue = view.cue_at(i, "subgroup")
        if cue is not None and cue.entry.fields.get("part") in ("some", "most", "all"):
            return True
    return False


def _past_brackets(view: View, i: int, end: int) -> int:
    """The word after an age or a note in brackets that follows the people."""
    if i < end and view.words[i].text == "(":
        return next((j + 1 for j in range(i, end) if view.words[j].text == ")"), i)
    return i


def _governs(view: View, fate: Fate, end: int) -> bool:
    """قتل may be "killed" after its people or "the killing of" before others."""
    return fate.last < end and (fate.last in view.quantity_at or bool(view.at("groups", fate.last)))
