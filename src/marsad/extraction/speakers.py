"""A view in, speeches out: who says, denies or doubts something, to whom, and which words of the report that covers."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extraction.people import Person
from marsad.extraction.phrases import Phrase
from marsad.extraction.view import View
from marsad.model.entry import Hit
from marsad.model.span import Quote
from marsad.model.values import Stance

_SPEAKING = ("says", "denies", "doubts", "accuses", "claim")
_SUBJECT_REACH = 6  # words between the verb and its subject: وقال أمس السبت في بيان …
_SUBJECT_LENGTH = 22  # words that a subject with its titles and appositions may take
_STANCE: dict[str, Stance] = {"denies": "denies", "doubts": "doubts", "claim": "doubts"}


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speaking. ``source`` None: nobody is named and nobody can be inherited.

    ``first:last`` are the words it covers; ``cue`` the word that says so; ``via`` the agency spoken to.
    """

    source: Quote | None
    source_first: int
    via: Quote | None
    stance: Stance
    cue: Quote
    cue_at: int
    cue_id: str
    how: str  # after | before | inherited | cited | quoted
    first: int
    last: int


def find_speeches(view: View, phrases: tuple[Phrase, ...], people: tuple[Person, ...]) -> tuple[Speech, ...]:
    """All speeches in order. A verb without a subject (وأضاف أن) goes on with the speaker before it."""
    starts = {phrase.first: phrase for phrase in phrases}
    names = {person.first: person for person in people}
    out: list[Speech] = []
    last_source: tuple[Quote, int] | None = None
    for index, span in enumerate(view.reading.sentences):
        for i in range(span.start, span.end):
            if view.in_furniture[i]:
                continue
            speech = _speech_at(view, i, index, starts, names, last_source)
            if speech is not None:
                out.append(speech)
                if speech.source is not None:
                    last_source = (speech.source, speech.source_first)
    return tuple(out)


def _speech_at(view: View, i: int, sentence: int, starts: dict[int, Phrase], names: dict[int, Person],
               inherited: tuple[Quote, int] | None) -> Speech | None:
    hit = view.cue_at(i, *_SPEAKING)
    if hit is not None:
        return _spoken(view, hit, sentence, starts, names, inherited)
    hit = view.cue_at(i, "reports")
    if hit is not None:
        return _cited(view, hit, sentence, starts, names)
    if view.words[i].text == ":" and view.in_title(i):
        return _headline(view, i, starts, names)
    return None


def _spoken(view: View, hit: Hit, sentence: int, starts: dict[int, Phrase], names: dict[int, Person],
            inherited: tuple[Quote, int] | None) -> Speech | None:
    """قال المتحدث إن …, المرصد قال إن …, مضيفاً أن …"""
    span = view.reading.sentences[sentence]
    verbal = hit.tag.startswith("v") or hit.tag == "x"
    if not verbal:
        return None
    subject = _subject_after(view, hit.last, span.end, starts, names)
    how = "after"
    if subject is None and hit.tag.startswith("v"):
        subject, how = _subject_before(view, hit.first, span.start, starts, names), "before"
    if subject is None and inherited is not None:
        subject, how = inherited, "inherited"
    cue = Quote.of(view.text, hit.start, hit.end)
    first = span.start if how != "inherited" else hit.first
    stance = _STANCE.get(str(hit.entry.fields.get("cue")), "asserts")
    via = _via(view, span.start, span.end)
    source = subject[0] if subject else None
    return Speech(source, subject[1] if subject else hit.first, via if via != source else None, stance, cue, hit.first, hit.entry.id, how,
                  first, span.end)


def _cited(view: View, hit: Hit, sentence: int, starts: dict[int, Phrase], names: dict[int, Person]) -> Speech | None:
    """بحسب مصادر طبية: the cited covers the sentence."""
    span = view.reading.sentences[sentence]
    subject = _subject_after(view, hit.last, span.end, starts, names, reach=2)
    if subject is None:
        return None
    via = _via(view, span.start, span.end)
    cue = Quote.of(view.text, hit.start, hit.end)
    return Speech(subject[0], subject[1], via if via != subject[0] else None, "asserts", cue, hit.first, hit.entry.id, "cited", span.start, span.end)


def _headline(view: View, colon: int, starts: dict[int, Phrase], names: dict[int, Person]) -> Speech | None:
    """المرصد: مقتل ثلاثة: in a title what stands before the colon speaks."""
    phrase = starts.get(0)
    if phrase is None or phrase.last != colon or phrase.head_kind not in ("party", "title", "group"):
        return None
    quote = _name_in(view, phrase.first, phrase.last, names) or view.quote(phrase.first, phrase.last)
    return Speech(quote, phrase.first, None, "asserts", view.quote(colon, colon + 1), colon, "headline-colon", "before",
                  colon, view.reading.title.end)


def _subject_after(view: View, at: int, limit: int, starts: dict[int, Phrase], names: dict[int, Person],
                   reach: int = _SUBJECT_REACH) -> tuple[Quote, int] | None:
    """The subject that follows a verb: the first phrase that can speak, before the reported clause begins."""
    i = at
    while i < min(limit, at + reach):
        if view.classes[i] in "C" or _opens_report(view, i):
            return None
        phrase = starts.get(i)
        if phrase is not None:
            if phrase.lead.strip("وف") in ("", "عن", "ل") and _can_speak(view, phrase, names):
                return _name_or_phrase(view, phrase, limit, names), phrase.first
            if not phrase.lead.strip("وف"):
                return None
            i = phrase.last
            continue
        i += 1
    return None


def _subject_before(view: View, at: int, start: int, starts: dict[int, Phrase], names: dict[int, Person]) -> tuple[Quote, int] | None:
    """The subject that a verb follows: المرصد قال, وكان المرصد السوري قال."""
    best = None
    for i in range(max(start, at - _SUBJECT_LENGTH), at):
        phrase = starts.get(i)
        if phrase is not None and not phrase.lead.strip("وف") and _can_speak(view, phrase, names):
            best = phrase if best is None or phrase.last <= at else best
    if best is None:
        return None
    between = range(best.last, at)
    if any(view.classes[i] == "V" for i in between):
        return None
    return _name_or_phrase(view, best, at, names), best.first


def _opens_report(view: View, i: int) -> bool:
    return view.words[i].text in ":«" or view.cue_at(i, "that") is not None


def _can_speak(view: View, phrase: Phrase, names: dict[int, Person]) -> bool:
    """Parties, people, titles, speaker nouns can; a place stands for its government."""
    if phrase.head_kind in ("party", "title", "group"):
        return True
    if phrase.head_kind == "place":
        return phrase.hit is not None and phrase.hit.entry.fields.get("kind") in ("country", "city")
    return any(i in names for i in range(phrase.first, phrase.last))


def _name_or_phrase(view: View, phrase: Phrase, limit: int, names: dict[int, Person]) -> Quote:
    """The person's name where the subject gives one within its titles and appositions, else the phrase."""
    end = min(limit, phrase.first + _SUBJECT_LENGTH)
    if phrase.head_kind in ("title", "group", "") and not _is_speaker_noun(view, phrase):
        for i in range(phrase.first, end):
            if i in names:
                person = names[i]
                return Quote.of(view.text, person.start, person.end)
            if view.classes[i] in "VC" or _opens_report(view, i):
                break
    return Quote.of(view.text, phrase.start, phrase.end)


def _is_speaker_noun(view: View, phrase: Phrase) -> bool:
    return any(hit.entry.fields.get("speaker") and hit.tag.startswith("n.pl") for hit in view.at("titles", phrase.first))


def _name_in(view: View, first: int, last: int, names: dict[int, Person]) -> Quote | None:
    for i in range(first, last):
        if i in names:
            return Quote.of(view.text, names[i].start, names[i].end)
    return None


def _via(view: View, first: int, last: int) -> Quote | None:
    """The agency that is spoken to: لوكالة فرانس برس, لـ"العربي الجديد", في تصريح لرويترز."""
    for i in range(first, last):
        for hit in view.at("sources", i):
            if hit.entry.fields.get("kind") not in ("agency", "outlet"):
                continue
            before = view.form(i - 1)
            spoken_to = hit.prefix.endswith("ل") or before in ("ل", "لوكاله", "لصحيفه", "لقناه", "لموقع", "مع") or view.words[i - 1].text in "\"«“" and view.form(i - 2).startswith("ل")
            if spoken_to:
                return Quote.of(view.text, hit.start, hit.end)
    return None
