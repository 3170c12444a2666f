"""``marsad events``: a question in, the events that answer it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from marsad.commands.asking import at_its_time, make_question, observatory_argument, open_named, question_options
from marsad.commands.footer import is_watched, tell_rest
from marsad.commands.options import write
from marsad.commands.rows import DAY, KEY, KIND, filled, span_of_days
from marsad.export.figures import figure
from marsad.export.jsonl import to_line
from marsad.export.paint import clean, isolate
from marsad.model.kept import short_key

if TYPE_CHECKING:
    from marsad.model.kept import KeptEvent

_TELLING = 3  # parties of a role that a line has room for


@click.command("events")
@observatory_argument
@question_options
@click.option("--text", metavar="WORDS", help="In reports that hold these words, as `marsad search` reads them.")
@click.option("--incident", "incidents", multiple=True, metavar="ID", help="Of this incident.")
@click.option("--order", type=click.Choice(["date", "killed", "key"]), default="date", show_default=True, help="Newest first, "
              "most killed first, or by key.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="At most so many.")
@click.option("--after", metavar="KEY", help="Go on after the event with this key, or the one whose key begins so.")
@click.option("--count", "counting", is_flag=True, help="Only how many there are.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with all that the record says of the event.")
def command(folder: Path | None, counting: bool, as_json: bool, order: Literal["date", "killed", "key"], limit: int,
            after: str | None, **asked: Any) -> None:
    """List the events that reports tell of, one line each: key, day, kind, place, toll, who to whom.

    Events of several reports may be one happening: `marsad incidents` lists those.

    \b
    Examples:
      marsad events --kind ASSAULT --place دوما --from 2018-02-01 --to 2018-02-28
      marsad events --killed-min 20 --order killed
      marsad events --near 33.57,36.40,10 --denied
      marsad events --as-of 2018-03-01 --count
      marsad events --json --limit 1000 | jq -r '[.kind, .earliest] | @tsv'
    """
    store = open_named(folder)
    with at_its_time(store, make_question(asked, order=order, limit=limit, after=after)) as (told, question):
        if counting:
            click.echo(told.count(question))
        else:
            shown = []
            for found in told.events(question):
                write((to_line(event_to_json(found)) if as_json else event_to_row(found)) + "\n")
                shown.append(short_key(found.key))
            if is_watched():
                tell_rest(shown, question, told.count(question), "event")
    store.close()


def event_to_json(found: KeptEvent) -> dict[str, Any]:
    """What the store knows of an event, its body last."""
    return {field.name: getattr(found, field.name) for field in fields(found)}


def event_to_row(found: KeptEvent) -> str:
    """A line of text: the short key, then what tells the event from others."""
    day = span_of_days(found.earliest, found.latest) if found.earliest else "day unknown"
    kind = f"{found.kind}/{found.mode}" if found.mode else found.kind
    place = isolate(clean(found.place_name_ar or "")) or "not located"
    parts = [filled(short_key(found.key), KEY), filled(day, DAY), filled(kind, KIND), place, *_telling(found)]
    return "  ".join(part for part in parts if part)


def _telling(found: KeptEvent) -> Iterator[str]:
    if found.killed_low is not None or found.killed_high is not None:
        yield f"killed {figure(found.killed_low, found.killed_high, 'range', 'en')}"
    for sign, name in (("by", "actors"), ("on", "targets")):
        named = ", ".join(isolate(clean(_name(party))) for party in found.body[name][:_TELLING])
        if named:
            yield f"{sign} {named}"
    yield from (word for word, holds in (("denied", found.denied), ("doubted", found.doubted)) if holds)
    if found.status != "happened":
        yield found.status
    if found.review != "unreviewed":
        yield found.review


def _name(party: Mapping[str, Any]) -> str:
    return str((party["name"] or {}).get("ar") or party["text"])
