"""A view in, tolls out: how many were killed, injured, detained … as the text counts them, whoever did it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from marsad.extraction.counted import Counted, Shape, find_counted
from marsad.extraction.fates import Fate, find_fates
from marsad.extraction.people import find_people
from marsad.extraction.view import View
from marsad.model.values import CountKind, Group, Outcome

_REACH_BACK = 14  # words between the deed and the number it governs
_REACH_ON = 7  # words between the number and a deed that follows it: 14 شخصاً … قتلوا
_BARE_BACK = 7  # the same for a noun without a number, where only time and place may stand between
_BESIDE = 4  # words between two counts that و joins: ستة جنود عراقيين و25 شرطياً
_BETWEEN = 10  # words between the people and بين قتيل وجريح
_NEGATED = 4
_RESULT_ON = 12  # the same where the deed is said to follow: … ما أدى إلى مقتلهم
_ARTICLE = ("ال", "بال", "لل", "وال")
_THEY = "وا"
_BOTH = "هما"
_QUOTES = "\"«»“”"


@dataclass(frozen=True, slots=True)
class Toll:
    """Words ``first:last`` that count people of ``group`` with one ``outcome``; ``deed`` is the word that says the outcome.

    ``subgroup`` marks a part of the toll before it (بينهم 4 أطفال); ``parent`` the index of the toll that it is part of or
    joined to, -1 for none; low/high None where unknown. ``how`` is the way from the deed to the people: noun, before, after,
    among, subgroup, joined, with, zero; ``shape`` how they are counted. ``said`` is "again" where an earlier sentence gives the same
    figures, "finer" where another gives a number for what is vague here (قتلى), "title" where only the title does, "once" otherwise.
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
    how: str = "before"
    shape: Shape = "number"
    parent: int = -1
    sentence: int = 0
    said: str = "once"


def find_tolls(view: View) -> tuple[Toll, ...]:
    """Every toll of the document, in order."""
    people = {person.first: person for person in find_people(view)}
    out: list[Toll] = []
    for span in view.reading.sentences:
        counted = list(find_counted(view, span.start, span.end, people))
        fates = find_fates(view, span.start, span.end, {person.last for person in counted})
        if counted or fates:
            _read_sentence(view, counted, fates, (span.start, span.end), out)
    return _compared(view, out)


def _compared(view: View, tolls: list[Toll]) -> tuple[Toll, ...]:
    """Each toll with its sentence and how it stands to the others of its outcome."""
    out: list[Toll] = []
    numbered = {(toll.outcome, toll.how == "subgroup") for toll in tolls if toll.count_kind != "vague"}
    seen: dict[tuple[object, ...], int] = {}
    body = {(toll.outcome, toll.low, toll.high) for toll in tolls if not view.in_title(toll.first)}
    for toll in tolls:
        sentence = view.sentence_of(toll.first)
        figures = (toll.outcome, toll.low, toll.high)
        said = "title" if view.in_title(toll.first) and figures not in body and body else "once"
        if toll.count_kind == "vague" and (toll.outcome, toll.how == "subgroup") in numbered:
            said = "finer"
        if seen.setdefault(figures, sentence) < sentence:
            said = "again"
        out.append(replace(toll, sentence=sentence, said=said))
    return tuple(out)


def _read_sentence(view: View, counted: list[Counted], fates: list[Fate], bounds: tuple[int, int], out: list[Toll]) -> None:
    """The tolls of one sentence, added to ``out``."""
    begin = len(out)
    zeros = [fate for fate in fates if fate.kind == "zero"]
    deeds = [fate for fate in fates if fate.kind != "zero"]
    last: Counted | None = None
    for person in counted:
        if any(zero.first <= person.first < zero.last for zero in zeros):
            continue
        before = len(out) - 1 if len(out) > begin else -1
        toll = _judge(view, person, last, deeds, out[before] if before >= 0 else None, before, bounds)
        last = person
        if toll is not None:
            if len(out) > begin and _was_agent(out[-1], toll):
                out.pop()
                toll = replace(toll, parent=-1)
            out.append(toll)
    out += _by_pronoun(view, deeds, {toll.deed for toll in out[begin:]})
    for zero in zeros:
        out.append(_zero(view, zero))
    out[begin:] = _resorted(out, begin)


def _was_agent(before: Toll, toll: Toll) -> bool:
    """قتل مسلحون ثلاثة حراس: of two people after one verb, not joined, the first did it."""
    return (toll.deed == before.deed and toll.how == before.how == "before" and before.shape in ("single", "plural", "named", "one-of")
            and before.first > before.deed)


def _by_pronoun(view: View, deeds: list[Fate], told: set[int]) -> Iterator[Toll]:
    """استشهادهما: two that the text named before."""
    for fate in deeds:
        if fate.kind == "closing" and fate.first not in told and view.forms[fate.first].endswith(_BOTH):
            word = view.words[fate.first]
            yield Toll(fate.first, fate.last, word.start, word.end, fate.outcome, "people", 2, 2, "exact", fate.first, False, fate.why, "pronoun", "dual")


def _resorted(out: list[Toll], begin: int) -> list[Toll]:
    """The tolls in order of the text, their parents renumbered."""
    order = sorted(range(begin, len(out)), key=lambda i: out[i].first)
    place = {old: begin + new for new, old in enumerate(order)}
    return [replace(out[old], parent=place.get(out[old].parent, -1)) for old in order]


def _judge(view: View, person: Counted, last: Counted | None, deeds: list[Fate], before: Toll | None, index: int,
           bounds: tuple[int, int]) -> Toll | None:
    """The toll that counted people are, or None when nothing says what became of them."""
    if before is not None and (part := _part_of(view, person, before)):
        if part == "share":  # معظمهم أطفال: no number, so no toll
            return None
        if person.outcome is None or person.outcome == before.outcome:
            return _toll(view, person, before.outcome, before.deed, "subgroup", before.group, index, subgroup=True, why=part)
    if person.shape == "cases":
        said = next((fate for fate in deeds if fate.first == person.last), None)
        return None if said is None else _toll(view, person, said.outcome, said.first, "cases", "people", -1, why=said.why)
    if person.outcome is not None:
        return _with_own_outcome(view, person, deeds, before, index, bounds)
    after = _fate_after(view, person, deeds, bounds[1])
    if after is not None and after.first - person.last <= 1 and (after.first == person.last or person.shape != "named"):
        return _toll(view, person, after.outcome, after.first, "after", _group_of(before), -1, why=after.why)
    governing = _fate_before(view, person, deeds, bounds[0])
    if before is not None and _with(view, person, before) and (governing is None or governing.first <= before.first):
        return _toll(view, person, before.outcome, before.deed, "with", before.group, index, subgroup=before.subgroup, why="with")
    if before is not None and _beside(view, person, before) and (governing is None or governing.first <= before.first):
        return _toll(view, person, before.outcome, before.deed, "joined", before.group, index, subgroup=before.subgroup, why="joined")
    if governing is not None and (before is None or before.first < governing.first or person.shape in ("number", "bare-number", "dual", "one-of")):
        return _toll(view, person, _mixed(view, person, governing.outcome, bounds[1]), governing.first, governing.kind, _group_of(before), -1,
                     why=governing.why)
    if after is not None:
        return _toll(view, person, _mixed(view, person, after.outcome, bounds[1]), after.first, "after", _group_of(before), -1, why=after.why)
    return None


def _toll(view: View, person: Counted, outcome: Outcome, deed: int, how: str, group: Group, parent: int, *, why: str,
          subgroup: bool = False) -> Toll:
    return Toll(person.first, person.last, person.start, view.words[person.last - 1].end, outcome, person.group or group, person.low,
                person.high, person.kind, deed, subgroup, why, how, person.shape, parent)


def _group_of(before: Toll | None) -> Group:
    return before.group if before is not None else "people"


# ---------------------------------------------------------------- what ties the people to their fate


def _part_of(view: View, person: Counted, before: Toll) -> str:
    """بينهم 4 أطفال, or what is joined to it: بينهم طفل وامرأة. Says which wording, "" for none."""
    for i in range(person.first - 1, max(person.first - 4, before.first - 1), -1):
        cue = view.cue_at(i, "subgroup")
        if cue is not None and (part := str(cue.entry.fields.get("part"))) in ("some", "most", "all"):
            return "share" if part != "some" and person.kind == "vague" else part
        if view.classes[i] in "V":
            return ""
    return ""


def _beside(view: View, person: Counted, before: Toll) -> bool:
    """Joined by و to the people before, with only words that describe those between."""
    if not person.joined or person.first - before.last > (_BESIDE if person.shape not in ("single", "plural") else 2):
        return False
    return not any(view.classes[i] in "VC" or view.at("events", i) for i in range(before.last, person.first))


def _with(view: View, person: Counted, before: Toll) -> bool:
    """مع سائقه, إضافة إلى متطوعين: more people of the same fate."""
    for i in range(max(person.first - 3, before.last), person.first):
        cue = view.cue_at(i, "subgroup", "function")
        if cue is not None and cue.last == person.first and (cue.entry.fields.get("part") == "added" or cue.entry.id == "function.with"):
            return person.first - before.last <= _REACH_BACK
    return False


def _with_own_outcome(view: View, person: Counted, deeds: list[Fate], before: Toll | None, index: int, bounds: tuple[int, int]) -> Toll | None:
    """ثلاثة قتلى needs no deed; قتلى alone must not be denied, and a definite الجرحى counts nobody anew."""
    assert person.outcome is not None
    parent = index if before is not None and _beside(view, person, before) else -1
    if person.shape in ("single", "plural"):
        for i in range(person.first - 1, max(person.first - _NEGATED, bounds[0]) - 1, -1):
            if view.cue_at(i, "no-word"):
                return None
            if view.cue_at(i, "negates"):
                return replace(_toll(view, person, person.outcome, person.first, "zero", "people", -1, why="negated"), low=0, high=0, count_kind="exact")
            if view.classes[i] == "M":
                break
        if person.shape == "single" and view.at("groups", person.first - 1) and not person.joined:
            return None  # الطفل القتيل
    if person.shape == "named":
        return None
    outcome = _mixed(view, person, person.outcome, bounds[1])
    return _toll(view, person, outcome, person.first, "noun", "people", parent, why="noun", subgroup=bool(parent >= 0 and before and before.subgroup))


def _fate_before(view: View, person: Counted, deeds: list[Fate], begin: int) -> Fate | None:
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
    if best.kind == "of" and gap:
        return None
    if best.kind == "among" and person.shape not in ("number", "bare-number") and gap > 2:
        return None
    if best.kind == "total":
        return best if person.shape in ("number", "bare-number") else None
    if person.shape in ("number", "bare-number", "dual", "one-of"):
        return best
    if person.shape == "named":
        return best if gap == 0 or (gap <= 2 and all(i in view.time_at for i in range(best.last, person.first))) else None
    if gap and view.classes[person.first - 1] == "N" and not _closed(view, person.first - 1):
        return None
    if gap > _BARE_BACK or (person.shape == "others" and gap > 1):
        return None
    return best if gap == 0 or _only_circumstance(view, best, person) else None


def _only_circumstance(view: View, fate: Fate, person: Counted) -> bool:
    """Between a verb and its bare subject only time and place may stand: وأصيب في القصف طفل."""
    if fate.cls == "N":
        return person.first - fate.last <= 1 and view.classes[fate.last] != "N"
    i = fate.last
    while i < person.first:
        if i in view.time_at or view.classes[i] in "F":
            i += 1
        elif view.classes[i] == "P" and i + 1 < person.first:
            i += 2
        elif view.at("places", i) or view.at("kinds", i) or view.words[i].text in _QUOTES:
            i += 1
        else:
            return False
    return True


def _closed(view: View, i: int) -> bool:
    """Whether the noun at ``i`` is complete, so that the next one is not its adjective: definite, a time or a place."""
    return view.forms[i].startswith(_ARTICLE) or i in view.time_at or bool(view.at("places", i))


def _fate_after(view: View, person: Counted, deeds: list[Fate], end: int) -> Fate | None:
    """A deed that follows its people: 14 شخصاً قتلوا, طفل لقي حتفه, سيارة أقلت اثنين ما أدى إلى مقتلهما."""
    if view.words[person.first].kind == "arabic" and view.forms[person.first].startswith("ل") and person.first in view.quantity_at:
        return None  # أب لسبعة أطفال
    for fate in deeds:
        if fate.first < person.last:
            continue
        far = fate.first - person.last
        if fate.kind == "closing" and far <= _RESULT_ON and any(view.cue_at(i, "results") for i in range(person.last, fate.first)):
            return fate
        if far > (_REACH_ON if person.shape in ("number", "bare-number", "dual") else 2) or fate.first >= end:
            return None
        if person.shape == "named" and person.group != "people":
            return None
        if fate.kind == "closing" or (view.forms[fate.first].endswith(_THEY) and not fate.joined and person.shape in ("number", "bare-number")):
            return fate
        if fate.cls != "N" and not fate.joined and not any(view.classes[i] in "M" or i in view.quantity_at for i in range(person.last, fate.first)):
            return fate if fate.cls == "V" or (fate.first - person.last <= 1 and not _governs(view, fate, end)) else None
        return None
    return None


def _governs(view: View, fate: Fate, end: int) -> bool:
    """قتل may be "killed" after its people or "the killing of" before others."""
    return fate.last < end and (fate.last in view.quantity_at or bool(view.at("groups", fate.last)))


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


def find_families(tolls: tuple[Toll, ...]) -> Iterator[tuple[int, int]]:
    """(toll, the toll it leans on last): a part leans on its whole, a joined count on the first."""
    for i in range(len(tolls)):
        root = i
        while tolls[root].parent >= 0:
            root = tolls[root].parent
        yield i, root
