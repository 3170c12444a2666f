"""``marsad update``: an observatory in, all its reports coded and joined out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from marsad.commands.asking import observatory_argument, open_named
from marsad.commands.progress import Progress
from marsad.settings import read_settings
from marsad.wiring import build_reader

ALL_CODED, SOME_UNREADABLE = 0, 3


@click.command("update")
@observatory_argument
@click.option("--recode", is_flag=True, help="Code again what another version of Marsad or of its knowledge coded. Earlier "
              "records are kept, and what people said is laid over the new ones.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes that code side by side.  [default: 1]")
@click.option("--knowledge", multiple=True, type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR",
              help="A folder of your own words, parties and places, read over ours; may be given more than once.")
def command(folder: Path | None, recode: bool, workers: int | None, knowledge: tuple[Path, ...]) -> None:
    """Code the reports that are not coded yet, then join the events that are one happening.

    It may be stopped at any time, and started again: each record is kept as soon as it is made.

    \b
    Examples:
      marsad ingest news.jsonl && marsad update --workers 4
      marsad update --recode                after Marsad or your knowledge was changed

    Exit status: 0 all coded, 3 some could not be read, 2 a wrong option.
    """
    settings = read_settings()
    store = open_named(folder)
    reader = build_reader((*settings.knowledge, *knowledge))
    try:
        unreadable = _code(store, reader, workers or settings.workers, recode)
        _join(store)
    finally:
        store.close()
    sys.exit(SOME_UNREADABLE if unreadable else ALL_CODED)


def _code(store: Any, reader: Any, workers: int, recode: bool) -> int:
    """Code what waits; how many reports could not be read."""
    from marsad.observatory.coding import CodedReport, code_reports, count_waiting
    from marsad.observatory.record_change import ChangeSummary

    changes, coded, events, unreadable = ChangeSummary(), 0, 0, 0
    with Progress(count_waiting(store, reader.coder, recode=recode)) as progress:
        for outcome in code_reports(store, reader, workers=workers, recode=recode):
            if isinstance(outcome, CodedReport):
                coded, events = coded + 1, events + outcome.events
                if outcome.change:
                    changes.add(outcome.change)
            else:
                unreadable += 1
                for line in (f"unreadable: {outcome.message}", *outcome.trace.splitlines()):
                    progress.say(line)
            progress.advance()
    click.echo(f"{coded + unreadable} reports: {coded} coded, {unreadable} unreadable; {events} events", err=True)
    for line in changes.lines():
        click.echo(line, err=True)
    return unreadable


def _join(store: Any) -> None:
    """Put the events that are new into incidents."""
    from marsad.observatory.joining import join_store

    with Progress(None, "reading reports") as progress:
        done = join_store(store, tell=progress.tell)
    doubts = store.count_doubts()
    click.echo(f"{done.fresh} events were in no incident: {done.joined} joined to others, {done.apart} alone", err=True)
    if doubts:
        click.echo(f"{doubts} pairs are left to you: marsad judge", err=True)
