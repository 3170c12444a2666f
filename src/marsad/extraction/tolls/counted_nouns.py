"""A word in, the person noun that stands there out: its group, its outcome, its number (one, two, many)."""

from __future__ import annotations

from typing import Literal, NamedTuple

from marsad.extraction.clause.view import View
from marsad.model.entry import Hit
from marsad.model.values import Group, Outcome

Amount = Literal["one", "two", "many"]
_FATHA = "\N{ARABIC FATHA}"
_DUAL_PRONOUN = "هما"
_REACH = 5  # words after a noun in which its dual may show: قياديين … هما, ينحدران


class Noun(NamedTuple):
    """A person noun at words ``first:last``. ``outcome`` is what it says itself (قتيل); ``of`` marks جثة and أرواح, which need
    whose they are; ``inherits`` آخرون; ``start`` is the source offset without proclitics, the article kept."""

    first: int
    last: int
    start: int
    group: Group | None
    outcome: Outcome | None
    number: Amount
    prefix: str
    definite: bool
    suffix: str
    demonym: bool
    inherits: bool
    of: str
    hit: Hit


def noun_at(view: View, i: int) -> Noun | None:
    """The person noun that begins at word ``i``: words of outcomes (قتلى) before words of groups (أطفال)."""
    for hit in view.at("outcomes", i):
        fields = hit.entry.fields
        if fields.get("role") != "person":
            continue
        if fields.get("singular") == "deed" and _number(hit) == "one" and not _single_one(view, hit):
            continue
        outcome: Outcome = fields["outcome"]
        last = hit.last
        turned = fields.get("turned")
        if turned:  # خسائر in arms or money are no toll; in الأرواح they are
            at = next((j for j in range(hit.last, min(hit.last + 4, len(view.words))) if _is(view, j, turned["by"])), None)
            if at is None:
                return None
            outcome, last = turned["outcome"], at + 1
        group, last = _group_after(view, last)
        return Noun(i, last, _start(view, hit), group, outcome, _number(hit), hit.prefix, hit.definite, hit.suffix, False, False,
                    str(fields.get("of") or ""), hit)
    for hit in _as_written(view, i):
        fields = hit.entry.fields
        inherits = bool(fields.get("inherits"))
        whose: Group | None = None if inherits else fields.get("group") or "people"
        return Noun(i, hit.last, _start(view, hit), whose, None, _number(hit), hit.prefix, hit.definite, hit.suffix,
                    bool(fields.get("demonym")), inherits, "", hit)
    return None


def _as_written(view: View, i: int) -> list[Hit]:
    """The groups at a word; ابنه with a plain ه is "his son", not ابنة."""
    hits = view.at("groups", i)
    if view.words[i].text.endswith("ه") and any(hit.suffix for hit in hits):
        return [hit for hit in hits if hit.suffix]
    return hits


def with_adjective(view: View, noun: Noun, limit: int) -> int:
    """The end of the noun with آخرين or a word of origin after it."""
    after = noun_at(view, noun.last) if noun.last < limit else None
    return after.last if after is not None and not after.prefix and (after.inherits or after.demonym) else noun.last


def is_dual(view: View, noun: Noun, limit: int) -> bool:
    """Whether a noun counts two. مدنيين may be two or many: a vowel (مدنيَّين), or a dual pronoun or verb soon after tells."""
    if noun.number == "two":
        return True
    form = view.forms[noun.last - 1]
    if noun.number == "one":
        return noun.hit.tag == "n.acc" and _owns_next(view, noun)
    if not form.endswith("ين") or noun.hit.last - noun.hit.first > 1:
        return False
    written = view.words[noun.first].text
    vowels = written[: written.rfind("ي")][-2:]
    if _FATHA in vowels:
        return True
    for j in range(noun.last, min(noun.last + _REACH, limit)):
        after = view.forms[j]
        if view.classes[j] == "M" or j in view.quantity_at:
            return False
        if after.endswith(_DUAL_PRONOUN):
            return True
        if after[:1] in ("ي", "ت") and after.endswith("ان") and len(after) > 4 and not view.at("places", j):
            return True
    return False


def number_of(view: View, noun: Noun, limit: int) -> tuple[int, int, int] | None:
    """The number that follows its noun: قتيل واحد, مدنيين اثنين, أطفالها الثلاثة, and the word after it."""
    quantity = view.quantity_at.get(noun.last) if noun.last < limit else None
    if quantity is None or quantity.first != noun.last or quantity.ordinal:
        return None
    if quantity.low is None or quantity.low != quantity.high:
        return None
    value, form = int(quantity.low), view.forms[quantity.first]
    if view.classes[quantity.first] == "D" or form.startswith("و"):
        return None
    if form.startswith("ال") if noun.definite or noun.suffix else value in (1, 2):
        return value, value, quantity.last
    return None


def is_owned(view: View, hit: Hit, end: int) -> bool:
    """جثث سبعة جنود, بحياة طفلين: whose bodies or lives they are follows, and it is they who count."""
    i = hit.last
    if i >= end or hit.suffix or hit.definite:
        return False
    if i in view.quantity_at or view.cue_at(i, "one-of", "all-of") is not None:
        return True
    return any(not other.prefix for other in view.at("groups", i))


def demonym_fits(view: View, noun: Noun) -> bool:
    """فلسطيني is a person after a deed or و; after another noun it only says where that one is from. ليبيا is a country first."""
    before = noun.first - 1
    country = noun.hit.tag == "n.acc" or (noun.hit.tag == "n" and view.forms[noun.first].endswith("ه"))
    if not country and (before < 0 or noun.prefix or view.classes[before] in "VM" or before in view.quantity_at):
        return True
    return before >= 0 and any(hit.entry.fields.get("role") == "deed" or hit.entry.fields.get("singular")
                               for hit in view.at("outcomes", before))


def _number(hit: Hit) -> Amount:
    """One, two or many, as the form of the word says; the entry says it of words that are listed as they stand."""
    count = hit.entry.fields.get("count")
    if count is not None:
        return "one" if count == 1 else "two" if count == 2 else "many"
    if hit.tag == "n.du":
        return "two"
    return "many" if hit.tag == "n.pl" or (hit.tag == "x" and _looks_plural(hit)) else "one"


def _looks_plural(hit: Hit) -> bool:
    forms = hit.entry.fields.get("plural") or ()
    return bool(forms) or hit.last - hit.first > 1


def _single_one(view: View, hit: Hit) -> bool:
    """إصابة is a deed (إصابة جندي), unless it is itself counted: إصابة واحدة."""
    quantity = view.quantity_at.get(hit.last)
    return quantity is not None and quantity.first == hit.last and quantity.high == 1 and view.classes[hit.last] != "D"


def _owns_next(view: View, noun: Noun) -> bool:
    """رجلا شرطة: an ending alef before a noun of its own is a dual, as a singular would have none there."""
    if noun.hit.last - noun.hit.first > 1:
        return not view.forms[noun.hit.last - 1].endswith("ا")
    return any(hit.tag == "n" and not hit.prefix and not hit.definite and not hit.entry.fields.get("human")
               for hit in view.at("groups", noun.last))


def _group_after(view: View, last: int) -> tuple[Group, int]:
    """قتلى مدنيون, ضحايا من المدنيين: the outcome word with the group that it is said of."""
    of = view.cls(last) == "P" and len(view.form(last)) == 2
    for hit in view.at("groups", last + of):
        fields = hit.entry.fields
        if hit.prefix or fields.get("inherits") or fields.get("demonym") or (of and not hit.definite):
            continue
        if _number(hit) == "many":
            return fields.get("group") or "people", hit.last
    return "people", last


def _start(view: View, hit: Hit) -> int:
    """Where a quote begins: after و or ب, before the article."""
    word = view.words[hit.first]
    if not hit.definite:
        return hit.start
    return max(word.start, hit.start - 2)


def _is(view: View, i: int, entry_id: str) -> bool:
    return any(hit.entry.id == entry_id for hit in view.at("outcomes", i))
