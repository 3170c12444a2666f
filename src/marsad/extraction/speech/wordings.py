"""Speeches in, denials and doubts that no verb of denial announces out: لا صحة, لم يقصف, الهجوم المزعوم."""

from __future__ import annotations

from dataclasses import replace

from marsad.extraction.clause.view import View
from marsad.extraction.speech.speech import CITING, Speech
from marsad.extraction.speech.told import clause_end, event_at, has_event, object_end, told_before
from marsad.model.entry import Hit
from marsad.model.span import Quote
from marsad.model.values import Stance

_ADJECTIVE = 4  # words between the happening and المزعوم
_NEGATED = 5  # words from the negated verb to the happening: لم تنفذ طائراتنا أي ضربة
_LACKING = 2  # the same after عدم
_JUST_BEFORE = 3  # words between the happening and لم يحدث


def find_worded(view: View, telling: list[Speech]) -> list[Speech]:
    """لا صحة, عارية عن الصحة, لم يحدث, لا علاقة لنا, لا يمكن الجزم: denied or doubted by whoever tells it."""
    out: list[Speech] = []
    for i, hits in sorted(view.hits.get("cues", {}).items()):
        hit = next((hit for hit in hits if _is_wording(hit)), None)
        if hit is None or view.in_furniture[i]:
            continue
        stance: Stance = "doubts" if hit.entry.fields["cue"] == "doubts" else "denies"
        speech = _teller(view, telling, i)
        if hit.entry.fields.get("by") == "outlet":
            last = object_end(view, hit.last, view.reading.sentences[view.sentence_of(i)].end)
            out.append(_ruled(view, hit, None, stance, hit.last, last))
        elif speech is not None:
            area = _area(view, hit, speech, telling)
            if area is not None:
                out.append(_ruled(view, hit, speech, stance, *area))
    return out


def _is_wording(hit: Hit) -> bool:
    fields = hit.entry.fields
    own = fields.get("cue") in ("denies", "doubts") and "verb" not in fields and not fields.get("speaks")
    return own and fields.get("strength") != "weak"


def _area(view: View, hit: Hit, speech: Speech, telling: list[Speech]) -> tuple[int, int] | None:
    """What the wording is about: what follows it, else what its clause tells before it, else what was told before."""
    fields, i = hit.entry.fields, hit.first
    span = view.reading.sentences[view.sentence_of(i)]
    after = clause_end(view, hit.last, span.end)
    if fields.get("object") == "after" and has_event(view, hit.last, after):
        return hit.last, after
    first = speech.first if span.start <= speech.first < i else span.start
    if fields.get("object") == "before" and hit.last == i + 1 and speech.cue_id != "says.describe":
        return _said_thing(view, first, i)
    if fields.get("needs-speaker"):
        near = max(first, i - _JUST_BEFORE)
        return (near, i) if has_event(view, near, i) else None
    if has_event(view, first, i):
        return first, i
    clause = min(speech.clause, i) if speech.clause >= span.start else span.start
    return told_before(view, clause, i, [other for other in telling if other is not speech])


def _said_thing(view: View, first: int, i: int) -> tuple[int, int] | None:
    """أنباء الهجوم كاذبة says so of the happening that the report names; إصدار بيان كاذب of none."""
    named = [k for k in range(first, i) if view.cue_at(k, "said-thing", "claim", "accuses", "reports") or _is_document(view, k)]
    return (named[-1], i) if named and has_event(view, named[-1], i) else None


def _is_document(view: View, i: int) -> bool:
    return any(hit.entry.fields.get("document") for hit in view.at("titles", i))


def _teller(view: View, telling: list[Speech], i: int) -> Speech | None:
    """The speech that word ``i`` stands in, the innermost; a citation of its clause where no verb covers it.

    In الأنباء التي تتحدث عن غارة عارية عن الصحة the news that is denied does not tell.
    """
    around = [speech for speech in telling if speech.first <= i < speech.reach]
    telling = [speech for speech in around if speech.source_kind != "document" or speech.how != "before"]
    spoken = [speech for speech in telling if speech.how not in CITING]
    cited = [speech for speech in around if speech.how in ("cited", "cited-first")]
    return max(spoken, key=lambda speech: speech.cue_at) if spoken else cited[-1] if cited else None


def find_negated(view: View, telling: list[Speech]) -> list[Speech]:
    """قال إن قواته لم تنفذ أي ضربة: the speaker denies the strike."""
    out: list[Speech] = []
    for i, hits in sorted(view.hits.get("cues", {}).items()):
        hit = next((hit for hit in hits if _negates(hit)), None)
        speech = _teller(view, telling, i) if hit is not None else None
        if hit is None or speech is None or speech.how in CITING:
            continue
        reach = hit.last + (_LACKING if hit.entry.fields["scope"] == "noun" else _NEGATED)
        limit = min(view.reading.sentences[view.sentence_of(i)].end, reach)
        if hit.entry.fields.get("tense") == "present" and not any(_is_any(view, k) for k in range(hit.last, limit)):
            continue
        end = _negated_end(view, hit.last, limit)
        if end is not None:
            out.append(_ruled(view, hit, speech, "denies", hit.last, end))
    return out


def _negates(hit: Hit) -> bool:
    """لم and عدم; لن refuses, لا tells a habit unless أي follows, بعدم is how something was done."""
    fields = hit.entry.fields
    if fields.get("cue") != "negates" or fields.get("tense") == "future":
        return False
    particle = fields.get("class") == "negation" and fields.get("scope") == "verb"
    return particle or ("noun" in fields and not hit.prefix.strip("وف"))


def _is_any(view: View, i: int) -> bool:
    return any(hit.entry.fields.get("class") == "quantifier" for hit in view.at("cues", i))


def _negated_end(view: View, verb: int, limit: int) -> int | None:
    """The end of the happening that the negated verb at ``verb`` is or governs: لم يعقد أي اجتماع is one happening."""
    end = None
    for i in range(verb, limit):
        if view.words[i].kind == "mark" or view.classes[i] == "C" or view.cue_at(i, "that", "results", "no-casualties"):
            return end
        if end is not None and view.classes[i] in "VP" and i > verb + 1:
            return end
        hit = event_at(view, i)
        if hit is not None:
            end = hit.last
            if view.classes[i] != "V":
                return end
    return end


def find_alleged(view: View, telling: list[Speech]) -> list[Speech]:
    """الهجوم المزعوم: the outlet doubts it, unless the word is a speaker's."""
    out: list[Speech] = []
    for i in sorted(view.hits.get("cues", {})):
        hit = view.cue_at(i, "alleged")
        if hit is None or view.in_furniture[i]:
            continue
        if any(speech.first <= i < speech.last and speech.how not in CITING for speech in telling):
            continue
        event = _event_before(view, i)
        if event is not None:
            out.append(_ruled(view, hit, None, "doubts", event.first, event.last))
    return out


def _event_before(view: View, i: int) -> Hit | None:
    start = view.reading.sentences[view.sentence_of(i)].start
    for j in range(i - 1, max(start, i - 1 - _ADJECTIVE) - 1, -1):
        if view.words[j].kind == "mark" or view.classes[j] in "VC":
            return None
        event = event_at(view, j)
        if event is not None:
            return event
    return None


def _ruled(view: View, hit: Hit, speech: Speech | None, stance: Stance, first: int, last: int) -> Speech:
    """What ``speech`` (None: the outlet) says of the words ``first:last`` by the wording ``hit``."""
    cue = Quote.of(view.text, hit.start, hit.end)
    how = "adjective" if hit.entry.fields["cue"] == "alleged" else "negated"
    if speech is None:
        return Speech(source=None, source_first=hit.first, source_kind="", via=None, stance=stance, cue=cue, cue_at=hit.first,
                      cue_id=hit.entry.id, how=how, clause=hit.first, first=first, last=last, reach=last)
    return replace(speech, stance=stance, cue=cue, cue_at=hit.first, cue_id=hit.entry.id, how=how,
                   first=first, last=last, reach=last)
