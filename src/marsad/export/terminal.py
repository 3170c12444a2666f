"""A record in, a page for the terminal out: each event with who, where, when, the toll, who says so, and the evidence."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.export.evidence import Mark, quote_lines
from marsad.export.figures import days, figure, weapon_figure
from marsad.export.labels import Language, label
from marsad.export.paint import LRI, Paint, clean, columns, directed, isolate, keep_order
from marsad.model.event import Claim, Event
from marsad.model.party import Party
from marsad.model.place import PlaceMention
from marsad.model.record import Record
from marsad.model.span import Quote

_SIGNS = {"asserts": "✓", "denies": "✗", "doubts": "?"}
_LABELS = 10  # columns of the labels
_LONG_ID = 40  # a longer id, such as a digest, is cut


def record_to_text(record: Record, paint: Paint, language: Language = "en") -> str:
    """The page of one record; lines end with a line break. Letters are never reordered: that is the terminal's work."""
    lines = [*_head(record, paint, language)]
    for event in record.events:
        lines += ["", *_event(event, record.document.text, paint, language)]
    if not record.events:
        lines += ["", "  " + label("labels", "no_events", language)]
    lines += _listed("notes", [isolate(clean(note)) for note in record.notes], paint, language)
    return "".join(directed(line, paint, language) + "\n" for line in lines)


def _head(record: Record, paint: Paint, language: Language) -> Iterator[str]:
    doc = record.document
    first = doc.title or next((line for line in doc.text.splitlines() if line.strip()), "")
    yield from (isolate(paint(line, "title")) for line in quote_lines(Quote(0, len(first), first), (), Paint(width=paint.width)))
    published = keep_order(doc.published.isoformat(), language) if doc.published else label("labels", "undated", language)
    facts = [
        doc.outlet or "", published, doc.id if len(doc.id) <= _LONG_ID else doc.id[:19] + "…",
        f"{label('labels', 'events', language)}: {len(record.events)}",
    ]
    yield paint(" · ".join(_isolated(fact) for fact in facts if fact), "faint")


def _event(event: Event, text: str, paint: Paint, language: Language) -> Iterator[str]:
    yield paint("─" * paint.width, "faint")
    yield _title(event, paint, language)
    comma = label("labels", "comma", language)
    words = comma.join(isolate(paint(clean(mention.text), "trigger")) for mention in event.mentions)
    yield from _listed("words", [words] if words else [], paint, language)
    yield from _listed("who", [_party(party, "actors", paint, language) for party in event.actors], paint, language)
    yield from _listed("whom", [_party(party, "targets", paint, language) for party in event.targets], paint, language)
    yield from _listed("where", [_place(mention, paint, language) for mention in event.places], paint, language)
    yield from _listed("when", list(_when(event, paint, language)), paint, language)
    yield from _listed("with", list(_weapons(event, paint, language)), paint, language)
    yield from _listed("toll", list(_tolls(event, paint, language)), paint, language)
    yield from _claims(event, text, paint, language)
    yield from _listed("notes", [isolate(clean(note)) for note in event.notes], paint, language)


def _title(event: Event, paint: Paint, language: Language) -> str:
    gloss = label("modes", event.mode, "ar") if event.mode else label("kinds", event.kind, "ar")
    if language == "ar":
        named = paint(label("kinds", event.kind, "ar"), "kind") + (f" ({gloss})" if event.mode else "")
        other: str = event.kind
    else:
        named = paint(event.kind, "kind") + (f" {event.mode}" if event.mode else "")
        other = isolate(gloss)
    facts = (other, label("statuses", event.status, language), label("scopes", event.scope, language))
    return "  ".join([paint(event.id, "strong"), named, *(paint(fact, "faint") for fact in facts if fact)])


def _listed(name: str, items: list[str], paint: Paint, language: Language) -> list[str]:
    """One item a line, the label before the first."""
    word = label("labels", name, language)
    heads = [f"  {paint(word, 'label')}" + " " * (_LABELS - columns(word)), " " * (_LABELS + 2)]
    return [heads[min(i, 1)] + item for i, item in enumerate(items)]


def _party(party: Party, style: str, paint: Paint, language: Language) -> str:
    words = isolate(paint(clean(party.quote.text), style))
    name = (party.name_en or party.name_ar) if language == "en" else party.name_ar
    codes = " ".join(code for code in (party.sector, party.country) if code)
    return _followed(words, [fact for fact in (name, codes) if fact and fact != party.quote.text], paint, language)


def _place(mention: PlaceMention, paint: Paint, language: Language) -> str:
    words = isolate(paint(clean(mention.quote.text), "places"))
    place = mention.place
    if place is None:
        facts = [label("labels", "unresolved", language)]
        facts += [f"{label('labels', 'candidates', language)}: {mention.candidates}"] if mention.candidates > 1 else []
        return _followed(words, facts, paint, language)
    # Kinds and units of places have English names only: an Arabic page leaves them out.
    facts = [place.name_en or place.name_ar, place.kind, *place.admin[:0:-1]] if language == "en" else [place.name_ar]
    if place.lat is not None and place.lon is not None:
        facts.append(keep_order(f"{place.lat:.4f} {place.lon:.4f}", language))
    return _followed(words, facts, paint, language)


def _isolated(fact: str) -> str:
    return fact if fact.startswith(LRI) else isolate(clean(fact))


def _when(event: Event, paint: Paint, language: Language) -> Iterator[str]:
    if event.date:
        words = isolate(paint(clean(event.date.quote.text), "date")) + "  " if event.date.quote else ""
        basis = paint(label("bases", event.date.basis, language), "faint")
        yield f"{words}{days(event.date, language)}  {basis}"


def _weapons(event: Event, paint: Paint, language: Language) -> Iterator[str]:
    for weapon in event.weapons:
        number = weapon_figure(weapon.low, weapon.high, language)
        words = isolate(paint(clean(weapon.quote.text), "weapons"))
        yield _followed(words, [weapon.weapon if language == "en" else "", number], paint, language)


def _tolls(event: Event, paint: Paint, language: Language) -> Iterator[str]:
    for toll in event.casualties:
        number = figure(toll.low, toll.high, toll.count_kind, language)
        what = [label("outcomes", toll.outcome, language), label("groups", toll.group, language)]
        yield _followed(f"{isolate(paint(clean(toll.quote.text), 'toll'))}  {paint(number, 'strong')}", what, paint, language)


def _claims(event: Event, text: str, paint: Paint, language: Language) -> Iterator[str]:
    """Each claim with its sentence; a sentence that several claims share is shown under the last of them."""
    marks = _marks(event)
    indent = " " * (_LABELS + 4)
    heads = _listed("says", [_claim(claim, paint, language) for claim in event.claims], paint, language)
    for at, (claim, head) in enumerate(zip(event.claims, heads, strict=True)):
        yield head
        if any(later.evidence == claim.evidence for later in event.claims[at + 1 :]):
            continue
        narrow = Paint(paint.colour, paint.width - len(indent))
        yield from (indent + isolate(line) for line in quote_lines(claim.evidence, marks, narrow))


def _claim(claim: Claim, paint: Paint, language: Language) -> str:
    stance = paint(f"{_SIGNS[claim.stance]} {label('stances', claim.stance, language)}", claim.stance)
    who = _speaker(claim.source, paint) if claim.source else label("labels", "outlet_itself", language)
    via = f"  {paint(label('labels', 'via', language), 'faint')} {_speaker(claim.via, paint)}" if claim.via else ""
    cue = claim.cue  # within the sentence below it is marked there
    beyond = cue and not claim.evidence.start <= cue.start < claim.evidence.end
    name = claim.source.name_en if claim.source and language == "en" else None
    return _followed(f"{stance}  {who}{via}", [name or "", f"«{cue.text}»" if cue and beyond else ""], paint, language)


def _speaker(party: Party, paint: Paint) -> str:
    return isolate(paint(clean(party.quote.text), "source"))


def _followed(words: str, facts: list[str], paint: Paint, language: Language) -> str:
    """The report's words and, fainter, what Marsad makes of them."""
    known = label("labels", "comma", language).join(_isolated(fact) for fact in facts if fact)
    return f"{words}  {paint(known, 'faint')}" if known else words


def _marks(event: Event) -> tuple[Mark, ...]:
    """Every value's words in the text, the trigger's first: where two overlap the first wins."""
    quoted = [(mention, "trigger") for mention in event.mentions]
    quoted += [(toll.quote, "toll") for toll in event.casualties]
    quoted += [(weapon.quote, "weapons") for weapon in event.weapons]
    quoted += [(event.date.quote, "date")] if event.date and event.date.quote else []
    quoted += [(mention.quote, "places") for mention in event.places]
    quoted += [(party.quote, "actors") for party in event.actors] + [(party.quote, "targets") for party in event.targets]
    quoted += [(claim.source.quote, "source") for claim in event.claims if claim.source]
    quoted += [(claim.via.quote, "source") for claim in event.claims if claim.via]
    quoted += [(claim.cue, claim.stance) for claim in event.claims if claim.cue]
    return tuple(Mark(quote.start, quote.end, style) for quote, style in quoted)
