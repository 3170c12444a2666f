"""Words of saying in a sentence: which count, what they need beside them, who says them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from marsad.arabic.fold import fold
from marsad.extraction.clause.view import View
from marsad.extraction.speech.subject import Subject
from marsad.model.entry import Entry, Hit
from marsad.model.values import Stance

_SPEAKING = ("says", "denies", "doubts", "accuses", "claim", "reports", "refuses")
_OWN_RULES = ("denies", "doubts")  # لا صحة, عار عن الصحة have no subject: extraction/wordings reads them
_NEEDED = 16  # words that a needed word may stand after its cue
_NEAR = 5  # the same for retractions: تراجعت الوكالة عن خبر
_CHARGE = 9  # words between رفض and the charge


@dataclass(frozen=True, slots=True)
class Said:
    """A word of saying with its speaker, before it is known how far it reaches. ``hit`` None: the colon of a headline.

    ``clause`` is the word that opens its clause, ``content`` the first word of what is said; ``how`` as in Speech.
    """

    subject: Subject | None
    hit: Hit | None
    cue_at: int
    sentence: int
    how: str
    clause: int
    content: int
    via: Subject | None = None

    @property
    def stance(self) -> Stance:
        """What the word itself says of belief; زعم leaves the truth to its subject, who asserts."""
        cue = self.hit.entry.fields.get("cue") if self.hit else "says"
        return "denies" if cue in ("denies", "refuses") else "doubts" if cue == "doubts" else "asserts"


def speech_cues(view: View) -> Iterator[tuple[int, Hit | None]]:
    """The words of saying of a report, in order, None for a colon."""
    colons = [(i, None) for i, word in enumerate(view.words) if word.text == ":"]
    cues = [(i, hit) for i, hits in view.hits.get("cues", {}).items() for hit in hits if hit.entry.fields.get("cue") in _SPEAKING]
    reach = 0
    for i, hit in sorted([*colons, *cues], key=lambda cue: cue[0]):
        if i < reach or view.in_furniture[i]:
            continue
        if hit is None:
            yield i, None
        elif _counts(view, hit, view.reading.sentences[view.sentence_of(i)].end):
            yield i, hit
            reach = hit.last


def _counts(view: View, hit: Hit, limit: int) -> bool:
    """Whether the word says something here, and somebody could be its subject."""
    fields = hit.entry.fields
    if _is_negated(view, hit) or not _is_verbal(view, hit):
        return False
    if fields.get("cue") in _OWN_RULES and "verb" not in fields and not fields.get("speaks"):
        return False
    if fields.get("cue") == "refuses":
        return "verb" in fields and _refuses_charge(view, hit, limit)
    if not fields.get("needs") or fields.get("via") == "subject" or (hit.last < limit and view.words[hit.last].text in ':"«“'):
        return True
    return needed(view, hit, limit) is not None


def _is_negated(view: View, hit: Hit) -> bool:
    """لم تعلن أي جهة, لم يتم نفي هذه الأرقام say nothing."""
    reach = 2 if hit.entry.fields.get("cue") == "denies" else 1
    return any(view.cue_at(i, "negates") for i in range(max(0, hit.first - reach), hit.first))


def _is_verbal(view: View, hit: Hit) -> bool:
    """A verb takes no preposition (باشرت is not أشرت), حملة is not حمّله, بتهمة and الناطق are no words of saying."""
    fields, verb = hit.entry.fields, hit.tag.startswith("v")
    if verb:
        return not hit.prefix.strip("وفس")
    if fields.get("verbal") and view.classes[hit.first] != "V":
        return False  # عبر is mostly "through", فرات no ف and رأت
    charge = fields.get("cue") == "accuses" and hit.tag == "x" and "verb" not in fields and fields.get("blames") != "after"
    named = [title for title in view.at("titles", hit.first) if title.entry.fields.get("class") is None]  # دعا is no دعاء
    if charge or named:
        return False
    noun = hit.tag == "x" and hit.last == hit.first + 1 and view.classes[hit.first] == "N" and bool(view.at("events", hit.first))
    return not noun or "verb" in fields


def _refuses_charge(view: View, hit: Hit, limit: int) -> bool:
    """رفضت الحكومة الاتهامات بقصف السوق denies; رفضت الحكومة الهدنة does not."""
    for i in range(hit.last, min(limit, hit.last + _CHARGE)):
        charge = view.cue_at(i, "accuses", "claim")
        if charge is not None:
            return charge.tag.startswith("n")
        if view.classes[i] in "VC" or view.words[i].text in ".؛:" or view.at("events", i):
            return False
    return False


def needed(view: View, hit: Hit, limit: int) -> int | None:
    """Where a word that the cue needs (``needs``) follows, proclitics and pronouns aside: نقلت … عن, تراجع … خبر."""
    whole, letters = _wanted(hit.entry)
    reach = _NEAR if hit.entry.fields.get("cue") == "denies" else _NEEDED
    for i in range(hit.last, min(limit, hit.last + reach)):
        form = view.forms[i]
        if view.words[i].text in ".؛":
            return None
        pronoun = form[:2] if len(form) < 5 else form
        if form.startswith(letters) or not whole.isdisjoint((form, form[1:], pronoun, form.removeprefix("ال"))):
            return i
    return None


@lru_cache(maxsize=1024)
def _wanted(entry: Entry) -> tuple[frozenset[str], tuple[str, ...]]:
    """The needed words, folded; single letters are prefixes (أقر بمقتل)."""
    words = [fold(word) for word in entry.fields.get("needs") or ()]
    return frozenset(word for word in words if len(word) > 1), tuple(word for word in words if len(word) == 1)
