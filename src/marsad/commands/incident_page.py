"""An incident as linking/view.py tells it in, a page for the terminal out: who says what, where they agree and where not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from marsad.export.evidence import Mark, quote_lines
from marsad.export.figures import figure
from marsad.export.labels import Language, label, name_kind
from marsad.export.paint import Paint, clean, columns, directed, isolate, keep_order
from marsad.model.kept import short_key
from marsad.model.span import Quote

Json = Mapping[str, Any]
_SIGNS = {"asserts": "✓", "denies": "✗", "doubts": "?"}
_LABELS = 18  # columns of the labels


def incident_to_text(view: Json, paint: Paint, language: Language, *, why: bool = False) -> str:
    """The page; with ``why`` also the ties that joined the events, with the weight of each feature, and the history."""
    lines = [*_head(view, paint, language), *_fields(view, paint, language), *_voices(view, paint, language)]
    lines += [*_tolls(view, paint, language), *_claims(view, paint, language)]
    if why:
        lines += [*_ties(view, paint, language), *_history(view, paint, language)]
    return "".join(directed(line, paint, language) + "\n" for line in lines)


def _head(view: Json, paint: Paint, language: Language) -> Iterator[str]:
    told = view["summary"]
    place = _name(told["place"]["name"], language) if told["place"] else label("labels", "unresolved", language)
    day = keep_order(told["earliest"], language) if told["earliest"] else label("labels", "no_day", language)
    if told["latest"] and told["latest"] != told["earliest"]:
        day += f" {label('labels', 'to', language)} {keep_order(told['latest'], language)}"
    yield paint(f"{name_kind(told['kind'], told['mode'], language)}  ", "title") + isolate(place) + f"  {day}"
    facts = [view["id"], f"{label('incidents', 'reports', language)}: {told['reports']}",
             f"{label('incidents', 'voices', language)}: {told['voices']}", label("statuses", told["status"], language)]
    yield paint(" · ".join(facts), "faint")
    for outcome in ("killed", "injured"):
        if told[outcome]["claims"]:
            number = paint(_span(told[outcome], language), "strong")
            yield _row(label("outcomes", outcome, language), number, paint)


def _fields(view: Json, paint: Paint, language: Language) -> Iterator[str]:
    comma = label("labels", "comma", language)
    if view["agreed"]:
        named = comma.join(label("fields", field, language) for field in view["agreed"])
        yield _row(label("incidents", "agreed", language), named, paint)
    for field in view["disputed"]:
        head = f"{label('incidents', 'disputed', language)}: {label('fields', field['field'], language)}"
        values = [f"{_value(field['field'], row['value'], language)} ×{len(row['claims'])}" for row in field["values"]]
        yield _row(head, "  |  ".join(values), paint)


def _voices(view: Json, paint: Paint, language: Language) -> Iterator[str]:
    for name, shelf in (("said_by", "says"), ("denied_by", "denies")):
        told = [f"{_voice(row, language)} ({len(row['reports'])})" for row in view["voices"][name]]
        if told:
            yield _row(label("incidents", shelf, language), label("labels", "comma", language).join(told), paint)
    for group in view["voices"]["echoes"]:
        yield _row(label("incidents", "copies", language), ", ".join(short_key(key) for key in group["reports"]), paint)


def _tolls(view: Json, paint: Paint, language: Language) -> Iterator[str]:
    rows = view["tolls"]["by_source"]
    if rows:
        yield from ("", paint(label("incidents", "tolls", language), "strong"))
    for row in rows:
        yield _row(_voice(row, language), f"{label('outcomes', row['outcome'], language)} {_span(row, language)}", paint)
    changed = [row for row in view["tolls"]["over_time"] if row["was"] and row["was"] != {"low": row["low"], "high": row["high"]}]
    if changed:
        yield from ("", paint(label("incidents", "over_time", language), "strong"))
    for row in changed:
        now, was = _figure(row, language), _figure(row["was"], language)
        comma = label("labels", "comma", language)
        told = f"{label('outcomes', row['outcome'], language)} {now}{comma}{label('incidents', 'was', language)} {was}"
        yield _row(keep_order(row["published"] or "-", language), f"{_voice(row, language)}: {told}", paint)


def _claims(view: Json, paint: Paint, language: Language) -> Iterator[str]:
    """Each report with its claims and the sentence of each; a sentence that several claims share stands once."""
    shown: set[tuple[str, int]] = set()
    last = None
    for claim in view["claims"]:
        if claim["report"] != last:
            last = claim["report"]
            day = keep_order(claim["published"] or label("labels", "undated", language), language)
            outlet = clean(claim["outlet"] or label("labels", "no_outlet", language))
            yield from ("", paint(f"{isolate(outlet)}  {day}  {short_key(last)}", "strong"))
        stance = paint(f"{_SIGNS[claim['stance']]} {label('stances', claim['stance'], language)}", claim["stance"])
        who = isolate(clean(claim["source"]["text"])) if claim["source"] else label("labels", "outlet_itself", language)
        yield f"  {stance}  {who}  {paint('#' + claim['event'].rpartition('#')[2], 'faint')}"
        spot = (claim["report"], claim["evidence"]["start"])
        if spot not in shown:
            shown.add(spot)
            yield from _sentence(claim, paint)


def _sentence(claim: Json, paint: Paint) -> Iterator[str]:
    evidence = claim["evidence"]
    quote = Quote(evidence["start"], evidence["end"], evidence["text"])
    cue = claim["cue"]
    marks = (Mark(cue["start"], cue["end"], claim["stance"]),) if cue else ()
    narrow = Paint(paint.colour, paint.width - 6)
    yield from ("      " + isolate(line) for line in quote_lines(quote, marks, narrow))


def _ties(view: Json, paint: Paint, language: Language) -> Iterator[str]:
    yield from ("", paint(label("incidents", "why", language), "strong"))
    for tie in view["ties"]:
        verdict = paint(label("incidents", tie["verdict"], language), "faint")
        yield f"  {short_key(tie['a'])} ~ {short_key(tie['b'])}  {tie['score']:+.1f}  {verdict}"
        told = sorted((row for row in tie["weights"] if row["weight"]), key=lambda row: (-abs(row["weight"]), row["name"]))
        yield "      " + ", ".join(f"{row['name']} {row['said']} {row['weight']:+.1f}" for row in told)


def _history(view: Json, paint: Paint, language: Language) -> Iterator[str]:
    if view["judgements"]:
        yield from ("", paint(label("incidents", "judged", language), "strong"))
    for said in view["judgements"]:
        verdict = label("incidents", said["verdict"], language)
        pair = f"{short_key(said['a'])} {short_key(said['b'])}"
        who, reason = isolate(clean(said["author"])), isolate(clean(said["why"]))
        yield f"  {said['entry']}  {said['at'][:16]}  {who}  {verdict}  {pair}  {reason}"
    yield from ("", paint(label("incidents", "history", language), "strong"))
    for entry in view["history"]:
        why = isolate(clean(entry["why"]))
        yield f"  {entry['seq']}  {entry['at'][:16]}  {isolate(clean(entry['author']))}  {entry['act']}  {why}".rstrip()


def _row(head: str, told: str, paint: Paint) -> str:
    head = isolate(clean(head))
    return f"  {paint(head, 'label')}{' ' * max(2, _LABELS - columns(head))}{told}"


def _voice(row: Json, language: Language) -> str:
    """The voice's name, the code it is known by where it has none."""
    code = row.get("voice") or row.get("source") or ""
    return isolate(clean(_name(row["name"], language) or code.partition(":")[2]))


def _name(name: Json | None, language: Language) -> str:
    if not name:
        return ""
    return str((name["ar"] if language == "ar" else name["en"] or name["ar"]) or "")


def _span(told: Json, language: Language) -> str:
    """9; 2-11; 20-62 or more."""
    low, high = told["low"], told["high"]
    if told["open"] and low == high:
        return figure(low, None, "at_least", language)
    said = figure(low, high, "range", language)
    return f"{said}+" if told["open"] else said


def _figure(told: Json, language: Language) -> str:
    return figure(told["low"], told["high"], "range", language)


def _value(field: str, value: Any, language: Language) -> str:
    if field in ("killed", "injured"):
        return _figure(value, language)
    if field == "date":
        days = dict.fromkeys(day for day in (value["low"], value["high"]) if day)
        return keep_order(f" {label('labels', 'to', language)} ".join(days), language)
    shelf = {"kind": "kinds", "mode": "modes", "happened": "stances"}.get(field)
    values: Sequence[Any] = value if isinstance(value, list) else [value]
    return " + ".join(label(shelf, one, language) if shelf else str(one) for one in values)
