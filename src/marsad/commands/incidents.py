"""``marsad incidents``: a question in, the incidents that answer it out, one line each."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from marsad.commands.asking import at_its_time, make_question, observatory_argument, open_named, question_options
from marsad.commands.footer import is_watched, tell_rest
from marsad.commands.options import PageOptions, page_options, write
from marsad.commands.rows import DAY, KIND, filled, span_of_days
from marsad.export.figures import figure
from marsad.export.jsonl import to_line
from marsad.export.labels import Language, label, name_kind
from marsad.export.paint import Paint, clean, directed, isolate, keep_order

if TYPE_CHECKING:
    from marsad.model.kept import KeptIncident


@click.command("incidents")
@observatory_argument
@question_options
@click.option("--text", metavar="WORDS", help="In reports that hold these words, as `marsad search` reads them.")
@click.option("--order", type=click.Choice(["date", "killed", "weight"]), default="date", show_default=True, help="Newest first, "
              "most killed first, or those with the most independent voices first.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="At most so many.")
@click.option("--after", metavar="ID", help="Go on after this incident.")
@click.option("--count", "counting", is_flag=True, help="Only how many there are.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@page_options
def command(folder: Path | None, counting: bool, as_json: bool, order: Literal["date", "killed", "weight"], limit: int,
            after: str | None, language: Language, colour: bool | None, width: int | None, **asked: Any) -> None:
    """List incidents: what many reports tell of one happening, one line each.

    A line shows the day, what happened, where, the toll from the lowest to the highest that anybody tells, and, where several
    reports tell it, how many they are and how many independent voices. `marsad incident ID` shows one with all its claims.

    \b
    Examples:
      marsad incidents --order weight --limit 20
      marsad incidents --place إدلب --from 2023-06-01 --to 2023-06-30 --killed-min 5
      marsad incidents --denied --json | jq -r .id
    """
    store = open_named(folder)
    paint = PageOptions(language, colour, width).paint()
    with at_its_time(store, make_question(asked, order=order, limit=limit, after=after)) as (told, question):
        if counting:
            click.echo(told.count_incidents(question))
        else:
            shown = []
            for found in told.incidents(question):
                row = to_line(asdict(found)) if as_json else directed(incident_row(found, paint, language), paint, language)
                write(row + "\n")
                shown.append(found.id)
            if is_watched():
                tell_rest(shown, question, told.count_incidents(question), "incident")
    store.close()


def incident_row(found: KeptIncident, paint: Paint, language: Language) -> str:
    """id, day, what, place, toll; of several reports how many they are and how many independent voices."""
    no_day = label("labels", "no_day", language)
    day = keep_order(span_of_days(found.earliest, found.latest), language) if found.earliest else no_day
    kind = name_kind(found.kind or "", found.mode, language)
    place = found.name if language == "ar" or not found.name_en else found.name_en
    parts = [
        paint(found.id, "strong"), filled(day, DAY), filled(paint(kind, "kind"), KIND),
        isolate(clean(place or label("labels", "unresolved", language))), _toll(found, language), _told_by(found, language),
        paint(label("incidents", "denied", language), "denies") if found.denied else "",
        found.review if found.review and found.review != "unreviewed" else "",
    ]
    return "  ".join(part for part in parts if part)


def _told_by(found: KeptIncident, language: Language) -> str:
    if found.reports < 2:
        return ""
    counts = (f"{label('incidents', name, language)} {keep_order(str(count), language)}"
              for name, count in (("reports", found.reports), ("voices", found.voices)))
    return label("labels", "comma", language).join(counts)


def _toll(found: KeptIncident, language: Language) -> str:
    if found.killed_low is None and found.killed_high is None:
        return ""
    return f"{label('outcomes', 'killed', language)} {figure(found.killed_low, found.killed_high, 'range', language)}"
