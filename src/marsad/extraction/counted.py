"""A view in, counted people out: who is counted and how many, before it is known what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from marsad.extraction.counted_nouns import Noun, demonym_fits, is_dual, noun_at, number_of
from marsad.extraction.people import Person
from marsad.extraction.view import View
from marsad.model.quantity import Quantity
from marsad.model.values import CountKind, Group, Outcome

Shape = Literal["number", "bare-number", "dual", "plural", "single", "one-of", "all-of", "others", "named", "cases"]
_ARTICLE = ("ال", "وال", "بال", "لل", "فال")
_JOINED = ("و", "ب", "ل", "ف")
_HUMAN_PLURAL = ("ون", "ين")  # three to ten: خمسة أمنيين. Things have no sound masculine plural
_YEARS = range(1900, 2100)


class Counted(NamedTuple):
    """Words ``first:last`` count people. ``group`` None: as those counted before (آخرون, a number alone);
    ``outcome`` is what the noun says itself (ثلاثة قتلى); ``start`` the offset where a quote of them begins."""

    first: int
    last: int
    start: int
    group: Group | None
    outcome: Outcome | None
    low: int | None
    high: int | None
    kind: CountKind
    shape: Shape
    joined: bool  # begins with و


def find_counted(view: View, first: int, limit: int, people: dict[int, Person]) -> Iterator[Counted]:
    """Number and noun (14 شخصاً), dual (جريحين), number alone (وأصيب 13), plain noun (قتلى, طفل), one of (أحد الحراس), a name."""
    i = first
    quantities, time_at = view.quantity_at, view.time_at
    while i < limit:
        found = None
        if not view.in_furniture[i] and i not in time_at:
            quantity = quantities.get(i)
            if quantity is None:
                found = _one_or_all_of(view, i, limit) or _plain(view, i, limit) or _named(view, i, people)
            elif quantity.first == i and not quantity.ordinal:
                found = _numbered(view, quantity, limit)
        if found is None:
            i += 1
        else:
            yield _at_least(view, found, limit)
            if (other := _told_apart(view, found, limit)) is not None:
                found = other
                yield found
            i = max(found.last, i + 1)


def _numbered(view: View, quantity: Quantity, limit: int) -> Counted | None:
    """The number with the people it counts: 14 شخصاً, أربعة من قوات الأمن, 4 منهم أطفال, 13 آخرون, or 13 alone."""
    low, high = _whole(quantity.low), _whole(quantity.high)
    i, bare = quantity.last, "number"
    if quantity.count_kind != "vague" and view.forms[quantity.first].startswith(_ARTICLE):  # المنازل الثلاثة
        return None
    inside = view.cue_at(i, "subgroup") if i < limit else None
    if inside is not None and inside.entry.fields.get("part") == "some":  # 4 منهم أطفال
        noun = noun_at(view, inside.last) if inside.last < limit else None
        if noun is not None and noun.prefix == "":
            return _counted(view, quantity, noun.last, noun, low, high)
        if view.forms[i].endswith("ها"):  # things
            return None
        return Counted(quantity.first, inside.last, _quote_start(view, quantity.first), None, None, low, high, quantity.count_kind, "number",
                       _is_joined(view, quantity.first))
    of = i < limit and view.cue_at(i, "out-of") is not None
    noun = noun_at(view, i + of) if i + of < limit else None
    if noun is not None and (not noun.prefix or noun.prefix == "ل") and not (of and not noun.definite and noun.number == "one"):
        return _counted(view, quantity, _with_adjective(view, noun, limit), noun, low, high)
    if of:
        return _from_party(view, quantity, i + 1, low, high)
    if i < limit and _unknown_people(view, quantity, i):
        return Counted(quantity.first, i + 1, _quote_start(view, quantity.first), "people", None, low, high, quantity.count_kind, "number",
                       _is_joined(view, quantity.first))
    if not _stands_alone(view, quantity, i, limit):
        return None
    bare = "bare-number"
    return Counted(quantity.first, i, _quote_start(view, quantity.first), None, None, low, high, quantity.count_kind, bare,  # type: ignore[arg-type]
                   _is_joined(view, quantity.first))


def _counted(view: View, quantity: Quantity, last: int, noun: Noun, low: int | None, high: int | None) -> Counted | None:
    """The number with its noun; قتيل وجريح after one number are not told apart."""
    outcome = noun.outcome
    other = noun_at(view, last) if last < len(view.words) else None
    if outcome in ("killed", "injured") and low != 2 and other is not None and other.prefix == "و" and other.outcome not in (None, outcome):
        if other.number == noun.number and view.quantity_at.get(last) is None:
            outcome, last = "casualties", other.last
    shape: Shape = "cases" if noun.hit.entry.fields.get("count-of") else "number"
    return Counted(quantity.first, last, _quote_start(view, quantity.first), noun.group, outcome, low, high, quantity.count_kind, shape,
                   _is_joined(view, quantity.first))


def _told_apart(view: View, found: Counted, limit: int) -> Counted | None:
    """عدد من القتلى والجرحى: some dead and some injured."""
    if found.kind != "vague" or found.low != 2 or found.outcome is None or found.shape != "number" or found.last >= limit:
        return None
    noun = noun_at(view, found.last)
    if noun is None or noun.prefix != "و" or noun.outcome in (None, found.outcome) or noun.number != "many":
        return None
    return found._replace(first=noun.first, last=noun.last, start=noun.start, group=noun.group, outcome=noun.outcome, joined=True)


def _from_party(view: View, quantity: Quantity, i: int, low: int | None, high: int | None) -> Counted | None:
    """220 من وحدات الحماية: people of a named force; 5 من الناجين: a definite sound plural."""
    group: Group | None = None
    last = i + 1
    for hit in view.at("parties", i):
        if hit.tag not in ("guard", "demonym"):
            sector = hit.entry.fields.get("sector")
            group, last = ("soldiers" if sector in ("MIL", "GOV") else "police" if sector == "COP" else "fighters"), hit.last
            break
    else:
        form = view.form(i)
        definite_people = form.startswith("ال") and form.endswith(_HUMAN_PLURAL) and not view.at("places", i)
        if not definite_people and not _victims(view, quantity, i):
            return None
        group = "people"
    return Counted(quantity.first, last, _quote_start(view, quantity.first), group, None, low, high, quantity.count_kind, "number",
                   _is_joined(view, quantity.first))


def _victims(view: View, quantity: Quantity, i: int) -> bool:
    """مقتل اثنين من طاقم السفينة: right after a deed the number counts people, unless the word is a thing that we know."""
    before = quantity.first - 1
    deed = before >= 0 and any(hit.entry.fields.get("role") == "deed" or hit.entry.fields.get("singular") for hit in view.at("outcomes", before))
    return deed and view.cls(i) == "N" and not any(view.at(shelf, i) for shelf in ("weapons", "kinds", "places", "events"))


def _unknown_people(view: View, quantity: Quantity, i: int) -> bool:
    """A noun that no entry knows but that can only be people: three to ten with a sound masculine plural."""
    form = view.forms[i]
    if view.classes[i] != "N" or form.startswith(_ARTICLE) or len(form) < 5 or any(view.at(shelf, i) for shelf in ("events", "weapons", "kinds")):
        return False
    low = quantity.low or 0
    return form.endswith(_HUMAN_PLURAL) and i not in view.quantity_at and i not in view.time_at and 3 <= low <= 10 and quantity.count_kind != "vague"


def _stands_alone(view: View, quantity: Quantity, i: int, limit: int) -> bool:
    """Whether a number without a known noun may count people: nothing counted follows, and it is no year, model or age."""
    first = quantity.first
    before = first - 1
    if view.cue_at(quantity.last - 1, "out-of"):  # عدد من …
        return False
    if quantity.high is not None and int(quantity.high) in _YEARS and view.classes[first] == "D" and quantity.last == first + 1:
        return False
    if before >= 0 and view.words[first].start > 0 and view.text[view.words[first].start - 1] in "-–/.:#":
        return False
    if before >= 0 and _locative(view, before):
        return False
    if quantity.high in (1, 2) and view.classes[first] != "D" and before >= 0 and view.classes[before] == "N" and not _is_joined(view, first):
        hits = [hit for hit in view.at("outcomes", before) if hit.entry.fields.get("role") == "deed"]
        if not hits and not any(hit.entry.fields.get("singular") == "deed" for hit in view.at("outcomes", before)):
            return False  # عائلة واحدة, غارتين اثنتين
    if i >= limit or i in view.time_at or view.classes[i] in "PMVCFA":
        return True
    hits = [hit for shelf in ("events", "outcomes", "weapons") for hit in view.at(shelf, i)]
    if hits:
        return all(hit.prefix for hit in hits) or (view.classes[i] == "V")
    return view.forms[i].startswith(_JOINED) and len(view.forms[i]) > 3 and not view.at("places", i)


def _one_or_all_of(view: View, i: int, limit: int) -> Counted | None:
    """أحد الحراس is one; جميع ركاب الحافلة is no number, but more than one."""
    cue = view.cue_at(i, "one-of", "all-of")
    if cue is None or cue.last >= limit:
        return None
    noun = noun_at(view, cue.last)
    if noun is None or noun.prefix or noun.number == "one" or (noun.outcome is not None and noun.of):
        return None
    last = _with_adjective(view, noun, limit)
    if cue.entry.fields["cue"] == "one-of":
        return Counted(i, last, _quote_start(view, i), noun.group, noun.outcome, 1, 1, "exact", "one-of", _is_joined(view, i))
    return Counted(i, last, _quote_start(view, i), noun.group, noun.outcome, 2, None, "vague", "all-of", _is_joined(view, i))


def _plain(view: View, i: int, limit: int) -> Counted | None:
    """A person noun without a number word before it: a dual counts two, a plural at least two, a singular one."""
    noun = noun_at(view, i)
    if noun is None or noun.of == "only" or (noun.demonym and not demonym_fits(view, noun)) or (noun.inherits and noun.suffix):
        return None
    if noun.outcome is None and not noun.inherits and _describes(view, noun):
        return None
    if any(noun.hit.entry.fields.get(field) for field in ("collective", "count-of")) or any(hit.tag != "demonym" for hit in view.at("places", i)):
        return None
    number = number_of(view, noun, limit)
    joined = noun.prefix.startswith("و")
    last = _with_adjective(view, noun, limit)
    if number is not None:
        low, high, after = number
        return Counted(i, max(last, after), noun.start, noun.group, noun.outcome, low, high, "exact", "number", joined)
    shape: Shape = "others" if noun.inherits else "single"
    if is_dual(view, noun, limit):
        return None if noun.definite else Counted(i, last, noun.start, noun.group, noun.outcome, 2, 2, "exact", "others" if noun.inherits else "dual", joined)
    if noun.number == "many":
        return None if noun.definite else Counted(i, last, noun.start, noun.group, noun.outcome, 2, None, "vague", "others" if noun.inherits else "plural", joined)
    if noun.definite:
        shape = "named"
    return Counted(i, last, noun.start, noun.group, noun.outcome, 1, 1, "exact", shape, joined)


def _describes(view: View, noun: Noun) -> bool:
    """مواجهات مسلحة, عنصر حوثي: after a noun that is neither definite nor a deed the word is its adjective or its owner."""
    i = noun.first - 1
    if i < 0 or noun.prefix or view.classes[i] != "N" or i in view.time_at or i in view.quantity_at:
        return False
    if view.forms[i].startswith(_ARTICLE) or view.at("places", i) or view.at("cues", i) or view.at("events", i):
        return False
    return not any(hit.entry.fields.get("role") == "deed" or hit.entry.fields.get("singular") or hit.entry.fields.get("of")
                   for hit in view.at("outcomes", i))


def _named(view: View, i: int, people: dict[int, Person]) -> Counted | None:
    """A person by name or by office: مقتل العقيد فلان, اغتيال مدير المركز."""
    if view.classes[i] != "N" or view.cue_at(i, "at-least"):
        return None
    person = people.get(i)
    if person is not None:
        return Counted(i, person.last, person.start, "people", None, 1, 1, "exact", "named", view.text[person.start - 1 : person.start] == "و")
    for hit in view.at("titles", i):
        fields = hit.entry.fields
        if fields.get("class") == "first-name" or fields.get("body") or hit.tag == "n.pl" or hit.prefix.strip("و") or not fields.get("before-name"):
            continue
        last = hit.last
        group: Group = "soldiers" if hit.entry.id.startswith("rank") else "people"
        for j in range(hit.last, min(hit.last + 4, len(view.words))):
            if j in people:
                last = people[j].last
                break
        return Counted(i, last, hit.start, group, None, 1, 1, "exact", "named", hit.prefix.startswith("و"))
    return None


def _with_adjective(view: View, noun: Noun, limit: int) -> int:
    """The end of the noun with آخرين, or مدنيين after it."""
    last = noun.last
    if last < limit and (after := noun_at(view, last)) is not None and not after.prefix and (after.inherits or after.demonym):
        return after.last
    return last


def _at_least(view: View, counted: Counted, limit: int) -> Counted:
    """شخصاً على الأقل: at least one."""
    if counted.high is None:
        return counted
    for i in range(counted.last, min(counted.last + 2, limit)):
        if view.cue_at(i, "at-least"):
            return counted._replace(high=None, kind="at_least", last=i + 2 if i == counted.last else counted.last)
        if view.classes[i] in "MVPD":
            break
    return counted


def _quote_start(view: View, first: int) -> int:
    word = view.words[first]
    cut = 1 if word.kind == "arabic" and word.form[0] in _JOINED[:2] and len(word.form) > 3 and _is_joined(view, first) else 0
    return word.start + cut


def _is_joined(view: View, i: int) -> bool:
    """Whether word ``i`` is joined to what stands before it by و, its own or one written apart."""
    form = view.forms[i]
    if form.startswith("و") and len(form) > 3 and not re.match("وا[حع]", form):
        return True
    return i > 0 and view.forms[i - 1] == "و"


def _locative(view: View, i: int) -> bool:
    return view.cue_at(i, "locative") is not None


def _whole(value: float | int | None) -> int | None:
    return None if value is None else int(value)
