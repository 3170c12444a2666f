"""A number in, the people it counts out: 14 شخصاً, أربعة من قوات الأمن, 4 منهم أطفال, 13 آخرون, or 13 alone."""

from __future__ import annotations

from marsad.extraction.clause.view import View
from marsad.extraction.tolls.counted import Counted, Shape, is_joined, quote_start
from marsad.extraction.tolls.counted_nouns import Noun, noun_at, with_adjective
from marsad.model.quantity import Quantity
from marsad.model.values import Group, Outcome

_ARTICLE = ("ال", "وال", "بال", "لل", "فال")
_FOR = "ل"
_JOINED = ("و", "ب", "ل", "ف")
_HUMAN_PLURAL = ("ون", "ين")  # three to ten: خمسة أمنيين. Things have no sound masculine plural
_THINGS = "ها"  # منها
_SOLDIERS = ("MIL", "GOV")
_NOT_PEOPLE = ("weapons", "kinds", "places", "events")
_YEARS = range(1900, 2100)


def counted_by_number(view: View, quantity: Quantity, limit: int) -> Counted | None:
    """The people that the number counts, or None where it counts things, years, ages, models or somebody's children."""
    i = quantity.last
    if _is_offspring(view, quantity.first) or any(k in view.time_at for k in range(quantity.first, i)):
        return None  # أعمارهم بين 20 و35 عاماً
    if quantity.count_kind != "vague" and view.forms[quantity.first].startswith(_ARTICLE):  # المنازل الثلاثة
        return None
    inside = view.cue_at(i, "subgroup") if i < limit else None
    if inside is not None and inside.entry.fields.get("part") == "some":  # 4 منهم أطفال
        noun = noun_at(view, inside.last) if inside.last < limit else None
        if noun is not None and not noun.prefix:
            return _with_noun(view, quantity, noun.last, noun)
        return None if view.forms[i].endswith(_THINGS) else _make(view, quantity, inside.last, None)
    of = i < limit and view.cue_at(i, "out-of") is not None
    noun = noun_at(view, i + of) if i + of < limit else None
    if noun is not None and noun.prefix in ("", "ل") and not (of and not noun.definite and noun.number == "one"):
        return _with_noun(view, quantity, with_adjective(view, noun, limit), noun)
    if of:
        return _of_a_force(view, quantity, i + 1)
    if i < limit and _only_people(view, quantity, i):
        return _make(view, quantity, i + 1, "people")
    return _make(view, quantity, i, None, shape="bare-number") if _stands_alone(view, quantity, i, limit) else None


def told_apart(view: View, found: Counted, limit: int) -> Counted | None:
    """عدد من القتلى والجرحى: beside some dead, some injured."""
    if found.kind != "vague" or found.low != 2 or found.outcome is None or found.shape != "number" or found.last >= limit:
        return None
    noun = noun_at(view, found.last)
    if noun is None or noun.prefix != "و" or noun.outcome in (None, found.outcome) or noun.number != "many":
        return None
    return found._replace(first=noun.first, last=noun.last, start=noun.start, group=noun.group, outcome=noun.outcome, joined=True)


def _make(view: View, quantity: Quantity, last: int, group: Group | None, outcome: Outcome | None = None,
          shape: Shape = "number") -> Counted:
    low = None if quantity.low is None else int(quantity.low)
    high = None if quantity.high is None else int(quantity.high)
    one = low == high == 1
    start, joined = quote_start(view, quantity.first, one=one), is_joined(view, quantity.first, one=one)
    return Counted(quantity.first, last, start, group, outcome, low, high, quantity.count_kind, shape, joined)


def _with_noun(view: View, quantity: Quantity, last: int, noun: Noun) -> Counted:
    """The number with its noun; قتيل وجريح after one number are not told apart."""
    outcome = noun.outcome
    other = noun_at(view, last) if last < len(view.words) else None
    both = other is not None and other.prefix == "و" and other.outcome not in (None, outcome) and other.number == noun.number
    if both and other is not None and outcome in ("killed", "injured") and quantity.low != 2 and last not in view.quantity_at:
        outcome, last = "casualties", other.last
    return _make(view, quantity, last, noun.group, outcome, "cases" if noun.hit.entry.fields.get("count-of") else "number")


def _of_a_force(view: View, quantity: Quantity, i: int) -> Counted | None:
    """220 من وحدات الحماية: people of a named force; 5 من الناجين: a definite sound plural."""
    for hit in view.at("parties", i):
        if hit.tag not in ("guard", "demonym"):
            sector = hit.entry.fields.get("sector")
            group: Group = "soldiers" if sector in _SOLDIERS else "police" if sector == "COP" else "fighters"
            return _make(view, quantity, hit.last, group)
    form = view.form(i)
    people = form.startswith("ال") and form.endswith(_HUMAN_PLURAL) and not view.at("places", i)
    return _make(view, quantity, i + 1, "people") if people or _victims(view, quantity, i) else None


def _victims(view: View, quantity: Quantity, i: int) -> bool:
    """مقتل اثنين من طاقم السفينة: right after a deed the number counts people, unless the word is a thing that we know."""
    thing = any(view.at(shelf, i) for shelf in _NOT_PEOPLE)
    return not thing and view.cls(i) == "N" and _after_deed(view, quantity.first)


def _is_offspring(view: View, first: int) -> bool:
    """أب لخمسة أطفال, أم ل 3: how many children somebody has."""
    apart = first > 1 and view.forms[first - 1] == _FOR
    parent = first - 1 - apart
    return parent >= 0 and (apart or view.forms[first].startswith(_FOR)) and view.cue_at(parent, "parent-of") is not None


def _names_it(view: View, i: int) -> bool:
    """الفوج 46, الطريق 4: a number right after a definite noun tells it from others; after القتلى, الجنود, الحصيلة it counts."""
    if view.classes[i] != "N" or not view.forms[i].startswith(_ARTICLE):
        return False
    return i not in view.time_at and not any(view.at(shelf, i) for shelf in ("outcomes", "groups", "cues", "titles"))


def _after_deed(view: View, i: int) -> bool:
    return i > 0 and any(hit.entry.fields.get("role") == "deed" or hit.entry.fields.get("singular")
                         for hit in view.at("outcomes", i - 1))


def _only_people(view: View, quantity: Quantity, i: int) -> bool:
    """A noun that no entry knows but that can only be people: three to ten with a sound masculine plural."""
    form = view.forms[i]
    if view.classes[i] != "N" or form.startswith(_ARTICLE) or len(form) < 5 or not form.endswith(_HUMAN_PLURAL):
        return False
    if i in view.quantity_at or i in view.time_at or any(view.at(shelf, i) for shelf in ("events", "weapons", "kinds")):
        return False
    return quantity.count_kind != "vague" and 3 <= (quantity.low or 0) <= 10


def _stands_alone(view: View, quantity: Quantity, i: int, limit: int) -> bool:
    """Whether a number without a known noun may count people: nothing counted follows, and it is no year and no model."""
    first, before = quantity.first, quantity.first - 1
    if view.cue_at(quantity.last - 1, "out-of"):  # عدد من …
        return False
    if quantity.high is not None and int(quantity.high) in _YEARS and view.classes[first] == "D" and quantity.last == first + 1:
        return False
    if before >= 0:
        if view.text[view.words[first].start - 1] in "-–/.:#":
            return False
        if view.cue_at(before, "locative") or view.at("weapons", before):  # في 12, رشاش 23
            return False
        if _names_it(view, before) and quantity.count_kind == "exact":
            return False
        adjective = quantity.high in (1, 2) and view.classes[first] != "D" and view.classes[before] == "N"
        if adjective and not is_joined(view, first, one=quantity.high == 1) and not _after_deed(view, first):
            return False  # عائلة واحدة, غارتين اثنتين
    if i >= limit or i in view.time_at or view.classes[i] in "PMVCFA" or view.cue_at(i, "count-of", "totals") is not None:
        return True  # يرتفع إلى 63 عدد الذين قتلوا
    hits = [hit for shelf in ("events", "outcomes", "weapons") for hit in view.at(shelf, i)]
    if hits:
        return all(hit.prefix for hit in hits)
    return view.forms[i].startswith(_JOINED) and len(view.forms[i]) > 3 and not view.at("places", i)
