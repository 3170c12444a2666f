"""Words of saying in, what each covers out: a clause ends where the next speaker begins, a quotation where it is closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from marsad.arabic.fold import fold
from marsad.extraction.speech import Speech
from marsad.extraction.subject import Subject
from marsad.extraction.view import View
from marsad.model.entry import Entry, Hit
from marsad.model.span import Quote
from marsad.model.values import Stance

CITING = ("cited", "cited-first", "hearsay")
_SPEAKING = ("says", "denies", "doubts", "accuses", "claim", "reports", "refuses")
_NEEDED = 16  # words that a needed word may stand after its cue
_NEAR = 5  # the same for retractions: تراجعت الوكالة عن خبر
_LATER = 2  # sentences that a speech may go on into


@dataclass(frozen=True, slots=True)
class Said:
    """A word of saying with its speaker, before it is known how far it reaches. ``hit`` None: the colon of a headline."""

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


def speech_cues(view: View, first: int, last: int) -> Iterator[tuple[int, Hit | None]]:
    """The words of saying of a sentence; None for a colon. A word that the report needs beside it (``needs``) must be there."""
    i = first
    while i < last:
        hit = view.cue_at(i, *_SPEAKING)
        if hit is not None and _counts(view, hit, last):
            yield i, hit
            i = hit.last
        else:
            if view.words[i].text == ":":
                yield i, None
            i += 1


def _counts(view: View, hit: Hit, limit: int) -> bool:
    fields = hit.entry.fields
    if fields.get("cue") in ("denies", "doubts") and "verb" not in fields and not fields.get("speaks"):
        return False  # لا صحة, عار عن الصحة: found by their own rules
    if fields.get("cue") == "refuses" and not _refuses_charge(view, hit, limit):
        return False
    if fields.get("cue") == "denies" and any(view.cue_at(i, "negates") for i in range(max(0, hit.first - 2), hit.first)):
        return False  # لم يتم نفي هذه الأرقام
    if view.in_furniture[hit.first] or (hit.tag.startswith("v") and hit.prefix.strip("وفس")):
        return False
    if hit.last == hit.first + 1 and not hit.tag.startswith("n") and view.classes[hit.first] == "N" and view.at("events", hit.first) and "verb" not in fields:
        return False  # حملة عسكرية is no حمّله
    if fields.get("cue") == "accuses" and hit.tag == "x" and "verb" not in fields and fields.get("blames") != "after":
        return False  # بتهمة, المسؤولية عن
    if view.at("titles", hit.first) and not hit.tag.startswith("v"):
        return False
    if hit.first and view.cue_at(hit.first - 1, "negates"):
        return False  # لم تعلن أي جهة
    opened = hit.last < limit and view.words[hit.last].text in ':"«“'
    return not fields.get("needs") or opened or fields.get("via") == "subject" or needed(view, hit, limit) is not None


def _refuses_charge(view: View, hit: Hit, limit: int) -> bool:
    """رفضت الحكومة الاتهامات بقصف السوق denies; رفضت الحكومة الهدنة does not."""
    for i in range(hit.last, min(limit, hit.last + 9)):
        if view.classes[i] in "VC" or view.words[i].text in ".؛:" or view.at("events", i) and not view.cue_at(i, "accuses", "claim"):
            return False
        charge = view.cue_at(i, "accuses", "claim")
        if charge is not None:
            return charge.tag.startswith("n") and "verb" in hit.entry.fields
    return False


def needed(view: View, hit: Hit, limit: int) -> int | None:
    """Where a word that the cue needs (``needs``) follows in its clause, proclitics aside: نقلت … عن, تراجع … خبر."""
    whole, letters = _wanted(hit.entry)
    reach = _NEAR if hit.entry.fields.get("cue") == "denies" else _NEEDED
    for i in range(hit.last, min(limit, hit.last + reach)):
        form = view.forms[i]
        if view.words[i].text in ".؛":
            return None
        if form in whole or form[1:] in whole or (len(form) < 5 and form[:2] in whole) or form.removeprefix("ال") in whole or form.startswith(letters):
            return i
    return None


@lru_cache(maxsize=1024)
def _wanted(entry: Entry) -> tuple[frozenset[str], tuple[str, ...]]:
    """The needed words, folded; single letters are prefixes (أقر بمقتل)."""
    words = [fold(word) for word in entry.fields.get("needs") or ()]
    return frozenset(word for word in words if len(word) > 1), tuple(word for word in words if len(word) == 1)


def cover(view: View, said: list[Said]) -> list[Speech]:
    """The speeches, each with the words that it covers."""
    out = []
    for k, one in enumerate(said):
        span = view.reading.sentences[one.sentence]
        following = [other.clause for other in said[k + 1 : k + 8] if other.sentence == one.sentence and other.clause > one.cue_at
                     and other.how not in CITING and other.how != "noun" and not _asks(other) and not (one.stance == "denies" and _is_object(view, other, one.content))]
        end = min(following, default=span.end)
        if one.how in CITING:
            before = [other for other in said[max(0, k - 8) : k] if other.sentence == one.sentence and other.how not in ("cited", "hearsay")]
            first = before[-1].content if before and one.how == "cited" else span.start if one.how == "cited" else one.content
            if one.how == "hearsay":
                first = one.content
        else:
            first = one.content
        out.append(_speech(view, one, first, max(end, first), span.end))
    return out


def _asks(other: Said) -> bool:
    """طالب, هدد, توعد inside a telling are deeds that are told, no new teller."""
    return other.hit is not None and other.hit.entry.fields.get("kind") in ("demand", "vow")


def _is_object(view: View, other: Said, content: int) -> bool:
    """نفى الجيش ما أعلنه المتمردون, نفت الاتهامات القائلة إن: what is denied is told by others, and the denial goes on over it."""
    if other.clause <= content + 2 and any(view.cue_at(i, "claim", "accuses", "said-thing") for i in range(content, other.clause)):
        return True
    return other.clause <= content + 1 and view.classes[other.clause] in "CF" + "N" * bool(view.cue_at(other.clause, "negates"))


def _speech(view: View, one: Said, first: int, last: int, sentence_end: int) -> Speech:
    hit = one.hit
    cue = Quote.of(view.text, hit.start, hit.end) if hit else view.quote(one.cue_at, one.cue_at + 1)
    source = one.subject.quote if one.subject else None
    via = one.via.quote if one.via else _spoken_to(view, one.clause, last)
    return Speech(source, one.subject.first if one.subject else one.cue_at, one.subject.kind if one.subject else "", via if via != source else None,
                  one.stance, cue, one.cue_at, hit.entry.id if hit else "headline", one.how, one.clause, first, last,
                  _reach(view, first, last) if last == sentence_end and one.how not in CITING else last)


def _reach(view: View, first: int, last: int) -> int:
    """How far a speech goes on: to the end of a quotation that is open, and over sentences that begin with وأن."""
    reach = last
    for span in view.reading.quotations:
        if first <= span.start < last < span.end:
            reach = max(reach, span.end)
    sentence = view.sentence_of(max(reach - 1, 0))
    for k in range(sentence + 1, min(sentence + 1 + _LATER, len(view.reading.sentences))):
        span = view.reading.sentences[k]
        if not any(view.cue_at(i, "that") for i in range(span.start, min(span.start + 2, span.end))):
            break
        reach = span.end
    return reach


def _spoken_to(view: View, first: int, last: int) -> Quote | None:
    """The agency that is spoken to: لوكالة فرانس برس, لـ"العربي الجديد", في حديث مع الجزيرة."""
    for i in range(first, last):
        for hit in view.at("sources", i):
            if hit.entry.fields.get("kind") not in ("agency", "outlet"):
                continue
            led = hit.prefix.endswith("ل") or any(
                cue.last == i or cue.last == i + 1 for k in range(max(first, i - 6), i) for cue in view.at("cues", k)
                if cue.entry.fields.get("cue") == "via")
            marked = i >= 2 and view.words[i - 1].kind == "mark" and view.forms[i - 2].endswith("ل")
            if led or marked or (i and view.forms[i - 1] == "ل"):
                return Quote.of(view.text, hit.start, hit.end)
    return None
