"""Speeches in, speeches with what is denied and doubted out: precise rules over cues and clauses, no model.

نفى الجيش قصف المشفى denies what follows; وهو ما نفاه الجيش denies what stands before; قال إنه لم يقصف denies inside a telling;
الهجوم المزعوم is doubted by the one who writes it.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extraction.speech import Speech
from marsad.extraction.subject import is_that
from marsad.extraction.view import View
from marsad.model.entry import Hit
from marsad.model.span import Quote
from marsad.model.values import Stance

_ADJECTIVE_REACH = 4  # words between the happening and المزعوم
_NEGATED_REACH = 4  # words between the negated verb and the happening: لم تنفذ طائراتنا أي ضربة
_JUST_BEFORE = 3  # words between the happening and لم يحدث
_DEED_FRAMES = ("speech",)  # frames of events that are themselves words


def with_denials(view: View, speeches: list[Speech]) -> list[Speech]:
    """The same speeches, denials aimed at what they deny, and those added that no verb of denial announces."""
    asserting = [speech for speech in speeches if speech.stance == "asserts"]
    telling = [speech for speech in asserting if speech.source is not None]
    denied = [aimed for speech in speeches if speech.stance != "asserts" for aimed in _aimed(view, speech, telling)]
    return [*asserting, *denied, *_worded(view, telling), *_negated(view, telling), *_alleged(view, telling)]


def _aimed(view: View, speech: Speech, telling: list[Speech]) -> list[Speech]:
    """A denial covers its object; where that only points back (نفى ذلك, وهو ما نفاه, نفت تلك المزاعم) it covers what was told before."""
    hit = _hit_of(view, speech)
    fields = hit.entry.fields if hit else {}
    last = object_end(view, speech.first, speech.last)
    backward = bool(hit and (hit.suffix or fields.get("object") == "before"))
    if not backward and has_event(view, speech.first, last):
        return [] if _bars(view, speech.first, last, fields.get("not-with", ())) else [replace(speech, last=last, reach=last)]
    if not backward and not _points_back(view, speech.first, last):
        return []
    first, last = told_before(view, speech.clause, speech.cue_at, telling)
    return [replace(speech, first=first, last=last, reach=last)]


def _bars(view: View, first: int, last: int, words: tuple[str, ...]) -> bool:
    """نفي إلى جزيرة, نفته السلطات إلى الخارج is exile: the entry says which words may not come before a happening (``not-with``)."""
    for i in range(first, last):
        if view.form(i) in words:
            return i == first or any(view.at("titles", k) for k in range(first, i))
        if _event_at(view, i):
            return False
    return False


def _points_back(view: View, first: int, last: int) -> bool:
    """Whether the object is nothing, ذلك, or a word for what was said: الخبر, تلك المزاعم, أي صلة بها."""
    words = [i for i in range(first, last) if view.words[i].kind != "mark"]
    return not words or any(view.cue_at(i, "anaphora", "claim", "accuses", "said-thing") for i in words[:5])


def told_before(view: View, clause: int, cue_at: int, telling: list[Speech]) -> tuple[int, int]:
    """What was told last before a clause, in its sentence or the one before; an empty range when neither tells anything."""
    index = view.sentence_of(cue_at)
    spans = [(view.reading.sentences[index].start, clause)]
    if index:
        before = view.reading.sentences[index - 1]
        spans.append((before.start, before.end))
    for first, last in spans:
        told = [speech for speech in telling if first <= speech.cue_at < last and speech.first < last and has_event(view, speech.first, min(speech.last, last))]
        if told:
            return told[-1].first, min(told[-1].last, last)
        if has_event(view, first, last):
            return first, last
    return clause, clause


def object_end(view: View, first: int, limit: int) -> int:
    """Where the object of a denial ends: at but, after, since, while; at a comma before a verb."""
    for i in range(first, limit):
        for hit in view.at("cues", i):
            fields = hit.entry.fields
            if i > first and fields.get("cue") in ("ongoing", "totals"):
                return i
            if not hit.suffix and (fields.get("class") in ("subordinator", "adversative") or (fields.get("time") and fields.get("class") == "preposition")
                                   and i > first):
                return i
        if view.words[i].text in "،,؛" and i + 1 < limit and has_event(view, first, i) and (view.classes[i + 1] == "V" or view.cue_at(i + 1, "says", "background")):
            return i
    return limit


def has_event(view: View, first: int, last: int) -> bool:
    """Whether a happening is named there, words of saying aside."""
    return any(_event_at(view, i) for i in range(first, last))


def _event_at(view: View, i: int) -> Hit | None:
    hits = view.at("events", i)
    cue = view.cue_at(i, "denies", "doubts", "accuses", "claim")
    if not hits or view.in_furniture[i] or (cue is not None and not cue.entry.fields.get("needs")):
        return None
    return next((hit for hit in hits if hit.entry.fields.get("frame") not in _DEED_FRAMES), None)


def _worded(view: View, telling: list[Speech]) -> list[Speech]:
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
            out.append(_rule(view, hit, None, stance, hit.last, last))
        elif speech is not None:
            area = _worded_area(view, hit, speech, telling)
            if area is not None:
                out.append(_rule(view, hit, speech, stance, *area))
    return out


def _is_wording(hit: Hit) -> bool:
    fields = hit.entry.fields
    return fields.get("cue") in ("denies", "doubts") and "verb" not in fields and not fields.get("speaks") and fields.get("strength") != "weak"


def _worded_area(view: View, hit: Hit, speech: Speech, telling: list[Speech]) -> tuple[int, int] | None:
    """What the wording is about: what follows it, else what its clause tells before it, else what was told before."""
    fields = hit.entry.fields
    i = hit.first
    span = view.reading.sentences[view.sentence_of(i)]
    after = _clause_end(view, hit.last, span.end)
    if fields.get("object") == "after" and has_event(view, hit.last, after):
        return hit.last, after
    first = speech.first if span.start <= speech.first < i else span.start
    if fields.get("object") == "before" and hit.last == i + 1 and speech.cue_id != "says.describe":  # أنباء الهجوم كاذبة, not ببيان كاذب
        named = [k for k in range(first, i) if view.cue_at(k, "said-thing", "claim", "accuses", "reports") or _document(view, k)]
        if not named or not has_event(view, named[-1], i):
            return None
        return named[-1], i
    if fields.get("needs-speaker") and fields["cue"] == "denies":
        near = max(first, i - _JUST_BEFORE)
        return (near, i) if has_event(view, near, i) else None
    if has_event(view, first, i):
        return first, i
    return told_before(view, min(speech.clause, i) if speech.clause >= span.start else span.start, i, [s for s in telling if s is not speech])


def _document(view: View, i: int) -> bool:
    return any(hit.entry.fields.get("document") for hit in view.at("titles", i))


def _clause_end(view: View, first: int, limit: int) -> int:
    for i in range(first, limit):
        if view.words[i].kind == "mark" and view.words[i].text in "،,؛:.":
            return i
    return object_end(view, first, limit)


def _teller(view: View, telling: list[Speech], i: int) -> Speech | None:
    """The speech that word ``i`` stands in, the innermost; a citation of its clause where no verb covers it."""
    spoken = [speech for speech in telling if speech.first <= i < speech.reach and not speech.how.startswith("cited")
              and not (speech.source_kind == "document" and speech.how == "before")]  # الأنباء التي تتحدث عن غارة عارية عن الصحة
    cited = [speech for speech in telling if speech.first <= i < speech.reach and speech.how.startswith("cited")]
    if spoken:
        return max(spoken, key=lambda speech: speech.cue_at)
    return cited[-1] if cited else None


def _negated(view: View, telling: list[Speech]) -> list[Speech]:
    """قال إن قواته لم تنفذ أي ضربة: the speaker denies the strike."""
    out: list[Speech] = []
    for i, hits in sorted(view.hits.get("cues", {}).items()):
        hit = next((hit for hit in hits if _negates(hit)), None)
        if hit is None:
            continue
        speech = _teller(view, telling, i)
        if speech is None or speech.how.startswith("cited"):
            continue
        reach = 2 if hit.entry.fields["scope"] == "noun" else 1 + _NEGATED_REACH
        if hit.entry.fields.get("tense") == "present" and not any(view.cue_at(k, "all-of") or _any(view, k) for k in range(hit.last, hit.last + reach)):
            continue
        end = _negated_end(view, hit.last, min(view.reading.sentences[view.sentence_of(i)].end, hit.last + reach))
        if end is not None:
            out.append(_rule(view, hit, speech, "denies", hit.last, end))
    return out


def _negates(hit: Hit) -> bool:
    """لم and عدم; لن refuses, لا tells a habit unless أي follows."""
    fields = hit.entry.fields
    if fields.get("cue") != "negates" or fields.get("tense") == "future":
        return False
    return (fields.get("class") == "negation" and fields.get("scope") == "verb") or ("noun" in fields and not hit.prefix.strip("وف"))


def _any(view: View, i: int) -> bool:
    return i < len(view.words) and any(hit.entry.fields.get("class") == "quantifier" for hit in view.at("cues", i))


def _negated_end(view: View, verb: int, limit: int) -> int | None:
    """The end of the happening that the negated verb at ``verb`` is or governs: لم يعقد أي اجتماع is one happening."""
    end = None
    for i in range(verb, limit):
        if view.words[i].kind == "mark" or is_that(view, i) or view.classes[i] == "C" or view.cue_at(i, "results", "no-casualties"):
            return end
        if end is not None and view.classes[i] in "VP" and i > verb + 1:
            return end
        hit = _event_at(view, i)
        if hit is not None:
            end = hit.last
            if view.classes[i] != "V":
                return end
    return end


def _alleged(view: View, telling: list[Speech]) -> list[Speech]:
    """الهجوم المزعوم: the outlet doubts it, unless the word is a speaker's."""
    out: list[Speech] = []
    for i in sorted(view.hits.get("cues", {})):
        hit = view.cue_at(i, "alleged")
        if hit is None or view.in_furniture[i] or any(s.first <= i < s.last and not s.how.startswith(("cited", "hearsay")) for s in telling):
            continue
        for j in range(i - 1, max(view.reading.sentences[view.sentence_of(i)].start, i - 1 - _ADJECTIVE_REACH) - 1, -1):
            if view.words[j].kind == "mark" or view.classes[j] in "VC":
                break
            event = _event_at(view, j)
            if event is not None:
                out.append(_rule(view, hit, None, "doubts", j, event.last))
                break
    return out


def _rule(view: View, hit: Hit, speech: Speech | None, stance: Stance, first: int, last: int) -> Speech:
    cue = Quote.of(view.text, hit.start, hit.end)
    how = "adjective" if hit.entry.fields["cue"] == "alleged" else "negated"
    if speech is None:
        return Speech(None, hit.first, "", None, stance, cue, hit.first, hit.entry.id, how, hit.first, first, last, last)
    return replace(speech, stance=stance, cue=cue, cue_at=hit.first, cue_id=hit.entry.id, how=how, first=first, last=last, reach=last)


def _hit_of(view: View, speech: Speech) -> Hit | None:
    return next((hit for hit in view.at("cues", speech.cue_at) if hit.entry.id == speech.cue_id), None)
