"""Words of saying in, what each covers out: a clause ends where the next speaker begins, a quotation where it closes."""

from __future__ import annotations

from marsad.extraction.clause.view import View
from marsad.extraction.speech.said import Said
from marsad.extraction.speech.speech import CITING, Speech
from marsad.model.span import Quote

_AROUND = 8  # words of saying before and after that may bound one
_LATER = 2  # sentences that a speech may go on into
_LED = 6  # words between في حديث مع and the agency


def cover(view: View, said: list[Said]) -> list[Speech]:
    """The speeches, each with the words that it covers; ``said`` is in the order of the report."""
    return [_speech(view, said, k) for k in range(len(said))]


def _speech(view: View, said: list[Said], k: int) -> Speech:
    one = said[k]
    hit, subject = one.hit, one.subject
    sentence_end = view.reading.sentences[one.sentence].end
    first = _first(view, said, k)
    last = max(first, _last(view, said, k, sentence_end))
    cue = Quote.of(view.text, hit.start, hit.end) if hit else view.quote(one.cue_at, one.cue_at + 1)
    source = subject.quote if subject else None
    via = one.via.quote if one.via else _spoken_to(view, one.clause, last)
    return Speech(
        source=source, source_first=subject.first if subject else one.cue_at, source_kind=subject.kind if subject else "",
        via=via if via != source else None, stance=one.stance, cue=cue, cue_at=one.cue_at,
        cue_id=hit.entry.id if hit else "headline", how=one.how, clause=one.clause, first=first, last=last,
        reach=_reach(view, first, last) if last == sentence_end and one.how not in CITING else last,
    )


def _first(view: View, said: list[Said], k: int) -> int:
    """A verb covers what follows it; بحسب at the end of a clause covers the clause before it."""
    one = said[k]
    if one.how != "cited":
        return one.content
    before = [other for other in said[max(0, k - _AROUND) : k] if other.sentence == one.sentence]
    spoken = [other for other in before if other.how not in ("cited", "hearsay")]
    return spoken[-1].content if spoken else view.reading.sentences[one.sentence].start


def _last(view: View, said: list[Said], k: int, sentence_end: int) -> int:
    """Up to the next clause of its sentence in which somebody else speaks."""
    one = said[k]
    for other in said[k + 1 : k + _AROUND]:
        if other.sentence != one.sentence or other.clause <= one.cue_at or other.how in (*CITING, "noun") or _is_deed(other):
            continue
        if one.stance != "denies" or not _is_object(view, other, one.content):
            return other.clause
    return sentence_end


def _is_deed(other: Said) -> bool:
    """طالب, هدد, توعد inside a telling are deeds that are told, no new teller."""
    return other.hit is not None and other.hit.entry.fields.get("kind") in ("demand", "vow")


def _is_object(view: View, other: Said, content: int) -> bool:
    """نفى الجيش ما أعلنه المتمردون, نفت الاتهامات القائلة إن: what is denied is told by others, the denial goes on over it."""
    charge = any(view.cue_at(i, "claim", "accuses", "said-thing") for i in range(content, other.clause))
    if charge and other.clause <= content + 2:
        return True
    what = view.classes[other.clause] in "CF" or view.cue_at(other.clause, "negates") is not None  # ما كان أعلنه
    return other.clause <= content + 1 and what


def _reach(view: View, first: int, last: int) -> int:
    """How far a speech goes on: to the end of a quotation that is open, and over sentences that begin with وأن."""
    reach = max((span.end for span in view.reading.quotations if first <= span.start < last < span.end), default=last)
    sentence = view.sentence_of(reach - 1) if reach else 0
    for span in view.reading.sentences[sentence + 1 : sentence + 1 + _LATER]:
        if not any(view.cue_at(i, "that") for i in range(span.start, min(span.start + 2, span.end))):
            break
        reach = span.end
    return reach


def _spoken_to(view: View, first: int, last: int) -> Quote | None:
    """The agency that is spoken to: لوكالة فرانس برس, لـ"العربي الجديد", في حديث مع الجزيرة."""
    for i in range(first, last):
        for hit in view.at("sources", i):
            if hit.entry.fields.get("kind") in ("agency", "outlet") and (hit.prefix.endswith("ل") or _is_led(view, first, i)):
                return Quote.of(view.text, hit.start, hit.end)
    return None


def _is_led(view: View, first: int, i: int) -> bool:
    before = i - 2 if i > 1 and view.words[i - 1].kind == "mark" else i - 1
    if before >= first and view.forms[before].endswith("ل") and len(view.forms[before]) == 1:
        return True
    ways = [cue for k in range(max(first, i - _LED), i) for cue in view.at("cues", k) if cue.entry.fields.get("cue") == "via"]
    return any(cue.last in (i, i + 1) for cue in ways)
