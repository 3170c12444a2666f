"""``marsad code``: files of reports in, records out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, Literal

import click

from marsad.batch import Coded, code_batch
from marsad.commands.options import PageOptions, ReadingOptions, page_options, reading_options, write
from marsad.commands.progress import Progress
from marsad.commands.summary import Summary
from marsad.export.jsonl import record_to_line, record_to_page
from marsad.export.labels import Language
from marsad.export.terminal import record_to_text
from marsad.intake.files import count_reports
from marsad.model.record import Record
from marsad.settings import read_settings

Form = Literal["text", "json", "jsonl"]


@click.command("code")
@reading_options
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), help="text: a page to read; json: indented; "
              "jsonl: one record a line.  [default: text on a terminal, else jsonl]")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes that code side by side; the order stays.  "
              "[default: 1]")
@page_options
def command(
    form: Form | None, workers: int | None, language: Language, colour: bool | None, width: int | None, **reading: Any
) -> None:
    """Code the reports of FILE… ("-" is standard input).

    Text, HTML, JSON lines, CSV, XLSX, RSS and Atom, Telegram's result.json, WARC, WACZ, PDF and ZIP are told apart by what
    they hold; a folder is walked. A line of JSON has the keys text, id, title, published, outlet, url, or is read by the
    names of its keys as a table by those of its columns. What cannot be read is named on stderr and skipped.

    \b
    Examples:
      marsad code report.txt --published 2018-02-19
      marsad code news.jsonl --workers 4 > records.jsonl
      marsad code table.csv --column text=body --column published=day
      curl -s https://example.org/report.txt | marsad code - --published 2018-02-19
      marsad code news.jsonl | jq -r '.events[] | [.kind, .date.earliest] | @tsv'

    \b
    Exit status: 0 all coded, 3 some skipped, 4 nothing coded, 2 a wrong option.
    """
    told = ReadingOptions(**reading)
    draw = _drawing(form or ("text" if sys.stdout.isatty() else "jsonl"), PageOptions(language, colour, width))
    workers = workers or read_settings().workers
    summary = Summary()
    with Progress(count_reports(told.files) if sys.stderr.isatty() else None) as progress:
        for outcome in code_batch(told.captures(progress.say), told.reader(), workers):
            for line in summary.add(outcome):
                progress.say(line)
            if isinstance(outcome, Coded):
                write(draw(outcome.coding.record) + "\n")
            progress.advance()
    summary.finish()


def _drawing(form: Form, page: PageOptions) -> Callable[[Record], str]:
    """What draws one record in the form asked for."""
    if form == "text":
        paint = page.paint()
        return lambda record: record_to_text(record, paint, page.language)
    return record_to_page if form == "json" else record_to_line
