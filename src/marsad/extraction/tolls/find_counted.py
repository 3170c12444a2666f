"""A sentence in, the people it counts out, in order."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.extraction.clause.people import Person
from marsad.extraction.clause.view import View
from marsad.extraction.tolls.counted import Counted, is_joined, quote_start
from marsad.extraction.tolls.counted_nouns import Noun, demonym_fits, is_dual, is_owned, noun_at, number_of, with_adjective
from marsad.extraction.tolls.counted_numbers import counted_by_number, told_apart
from marsad.model.values import Group

_ARTICLE = ("ال", "وال", "بال", "لل", "فال")
_COMMAS = "،,"
_TITLE_REACH = 4  # words between a title and the name it leads to: قائد كتيبة كذا فلان


def find_counted(view: View, first: int, limit: int, people: dict[int, Person]) -> Iterator[Counted]:
    """Number and noun (14 شخصاً), dual (جريحين), number alone (وأصيب 13), plain noun (قتلى, طفل), one of (أحد الحراس), a name.

    ``people`` are the persons by name, by their first word.
    """
    outcomes, groups, cues, titles = (view.hits.get(shelf, {}) for shelf in ("outcomes", "groups", "cues", "titles"))
    i = first
    while i < limit:
        found = None
        known = i in groups or i in outcomes or i in titles or i in cues or i in people or i in view.quantity_at
        if known and not view.in_furniture[i] and i not in view.time_at:
            quantity = view.quantity_at.get(i)
            if quantity is None:
                found = _one_or_all_of(view, i, limit) if i in cues else None
                found = found or _plain(view, i, limit, people) or _named(view, i, people)
            elif quantity.first == i and not quantity.ordinal:
                found = counted_by_number(view, quantity, limit)
        if found is None:
            i += 1
            continue
        yield _at_least(view, found, limit)
        if (other := told_apart(view, found, limit)) is not None:
            found = other
            yield found
        i = max(found.last, i + 1)


def _one_or_all_of(view: View, i: int, limit: int) -> Counted | None:
    """أحد الحراس is one; جميع ركاب الحافلة is no number, but more than one."""
    cue = view.cue_at(i, "one-of", "all-of")
    if cue is None or cue.last >= limit:
        return None
    noun = noun_at(view, cue.last)
    if noun is None or noun.prefix or noun.number == "one" or (noun.outcome is not None and noun.of):
        return None
    last, start = with_adjective(view, noun, limit), quote_start(view, i)
    if cue.entry.fields["cue"] == "one-of":
        return Counted(i, last, start, noun.group, noun.outcome, 1, 1, "exact", "one-of", is_joined(view, i))
    return Counted(i, last, start, noun.group, noun.outcome, 2, None, "vague", "all-of", is_joined(view, i))


def _plain(view: View, i: int, limit: int, people: dict[int, Person]) -> Counted | None:
    """A person noun without a number word before it: a dual counts two, a plural at least two, a singular one."""
    noun = noun_at(view, i)
    if noun is None or not _may_count(view, noun, limit) or _is_deed(view, noun):
        return None
    last = with_adjective(view, noun, limit)
    counted = Counted(i, last, noun.start, noun.group, noun.outcome, 1, 1, "exact", "others" if noun.inherits else "single",
                      noun.prefix.startswith("و"))
    number = number_of(view, noun, limit)
    if number is not None:
        low, high, after = number
        return counted._replace(last=max(last, after), low=low, high=high, shape="number")
    if is_dual(view, noun, limit):
        return None if noun.definite else counted._replace(low=2, high=2, shape="others" if noun.inherits else "dual")
    if noun.number == "many":
        many = counted._replace(low=2, high=None, kind="vague", shape="others" if noun.inherits else "plural")
        return None if noun.definite else many
    if noun.definite:
        name = people.get(last)
        return counted._replace(last=last if name is None else name.last, shape="named")
    if noun.hit.entry.fields.get("several"):  # إصابة عائلة: more than one, who knows how many
        return counted._replace(low=2, high=None, kind="vague", shape="plural")
    return counted


def _is_deed(view: View, noun: Noun) -> bool:
    """وأسر اثنين: "and the capture of two", not families."""
    deeds = (hit for hit in view.at("outcomes", noun.first) if hit.entry.fields.get("role") == "deed")
    return noun.outcome is None and noun.last in view.quantity_at and any(hit.last == noun.last for hit in deeds)


def _may_count(view: View, noun: Noun, limit: int) -> bool:
    """Whether the noun names somebody by itself: not شرطة or حالة, no country, no adjective of the word before."""
    fields = noun.hit.entry.fields
    if noun.of == "only" or fields.get("collective") or fields.get("count-of") or (noun.inherits and noun.suffix):
        return False
    if noun.of and is_owned(view, noun.hit, limit):
        return False
    if any(hit.tag != "demonym" for hit in view.at("places", noun.first)) or (noun.demonym and not demonym_fits(view, noun)):
        return False
    return noun.outcome is not None or noun.inherits or not _describes(view, noun)


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
        joined = view.text[person.start - 1 : person.start] == "و"
        return Counted(i, person.last, person.start, "people", None, 1, 1, "exact", "named", joined)
    for hit in view.at("titles", i):
        fields = hit.entry.fields
        if not fields.get("before-name") or fields.get("class") == "first-name" or fields.get("body"):
            continue
        if hit.tag == "n.pl" or hit.prefix.strip("و"):
            continue
        name = next((people[j] for j in range(hit.last, hit.last + _TITLE_REACH) if j in people), None)
        group: Group = "soldiers" if hit.entry.id.startswith("rank") else "people"
        last = hit.last if name is None else name.last
        return Counted(i, last, hit.start, group, None, 1, 1, "exact", "named", hit.prefix.startswith("و"))
    return None


def _at_least(view: View, counted: Counted, limit: int) -> Counted:
    """شخصاً على الأقل, شخصاً، على الأقل: at least one."""
    if counted.high is None:
        return counted
    for i in range(counted.last, min(counted.last + 2, limit)):
        cue = view.cue_at(i, "at-least")
        if cue is not None:
            return counted._replace(high=None, kind="at_least", last=cue.last if i == counted.last else counted.last)
        if view.classes[i] in "VPD" or (view.classes[i] == "M" and view.words[i].text not in _COMMAS):
            break
    return counted
