"""``marsad explain``: reports in, the reasons for every value out."""

from __future__ import annotations

from typing import Any, Literal

import click

from marsad.batch import Coded, code_batch
from marsad.commands.options import PageOptions, ReadingOptions, reading_options, write
from marsad.commands.summary import Summary
from marsad.export.explain import reasons_to_json, reasons_to_text
from marsad.export.jsonl import to_line


@click.command("explain")
@reading_options
@click.option("--event", metavar="ID", help="One event alone, such as e2.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="A page to read, "
              "or one JSON object a report.")
@click.option("--color/--no-color", "colour", default=None, help="Colour on a page.  [default: on a terminal, unless NO_COLOR is "
              "set]")
def command(event: str | None, form: Literal["text", "json"], colour: bool | None, **reading: Any) -> None:
    """Show for each event and field the value kept, its words and where they stand, the rule or cue that decided and
    its weights; then what was considered and dropped, and why.

    \b
    Examples:
      marsad explain report.txt --published 2018-02-19
      marsad explain report.txt --event e2
      marsad explain report.txt --format json | jq '.reasons[] | select(.kept | not)'
    """
    told, summary, paint = ReadingOptions(**reading), Summary(), PageOptions("en", colour, None).paint()
    for outcome in code_batch(told.captures(_say), told.reader()):
        for line in summary.add(outcome):
            _say(line)
        if isinstance(outcome, Coded):
            coding = outcome.coding
            write(to_line(reasons_to_json(coding)) + "\n" if form == "json" else reasons_to_text(coding, paint, event=event))
    summary.finish()


def _say(line: str) -> None:
    click.echo(line, err=True)
