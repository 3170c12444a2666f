"""``marsad link``: events of many reports in, the incidents that they tell of out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marsad.commands.asking import observatory_option, open_named
from marsad.commands.options import write
from marsad.commands.progress import Progress
from marsad.errors import InputError, UsageError

if TYPE_CHECKING:
    from marsad.observatory.joining import Joined


@click.command("link")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True), metavar="[DIR | FILE…]")
@observatory_option
@click.option("--anew", is_flag=True, help="Weigh everything again, not only what is new. Incidents keep their ids; what people "
              "judged holds.")
def command(paths: tuple[Path, ...], folder: Path | None, anew: bool) -> None:
    """Join the events of different reports that are one happening.

    In an observatory the events that are in no incident yet join those that are; nothing that was joined comes apart unless
    --anew is given or a person says so. With FILE… of records (as `marsad code` writes them; "-" is standard input) the same
    records are printed with "incident" on each event, and no observatory is needed.

    \b
    Examples:
      marsad link
      marsad link my-observatory --anew
      marsad code news.jsonl | marsad link - > linked.jsonl

    Why two events were joined, or not: `marsad incident ID --why`. What you know better: `marsad judge`.
    """
    if not paths or (len(paths) == 1 and paths[0].is_dir()):
        _link_observatory(paths[0] if paths else folder, anew)
    elif folder or anew:
        raise UsageError("--dir and --anew are of an observatory, FILE… is without one: give the one or the other")
    else:
        _link_files(paths)


def _link_observatory(folder: Path | None, anew: bool) -> None:
    from marsad.observatory.joining import join_store

    store = open_named(folder)
    try:
        with Progress(None, "comparing pairs") as progress:
            done = join_store(store, anew=anew, tick=progress.advance)
    finally:
        store.close()
    for line in _lines(done):
        click.echo(line, err=True)


def _lines(done: Joined) -> list[str]:
    return [
        f"{done.reports} reports, {done.echoes} of them copies of one another; {done.events} events; "
        f"{done.compared} pairs compared",
        f"{done.fresh} events were in no incident: {done.joined} joined to others, {done.apart} alone; "
        f"{done.changed} incidents are new or changed",
        f"{done.asked} pairs are doubtful: marsad incident ID --why shows them, marsad judge settles them",
    ]


def _link_files(paths: tuple[Path, ...]) -> None:
    from marsad.export.jsonl import to_line
    from marsad.linking.records import link_records

    records = [record for path in paths for record in _read(path)]
    with Progress(None, "comparing pairs") as progress:
        linked, linking = link_records(records, tick=progress.advance)
    for record in linked:
        write(to_line(record) + "\n")
    events, asked = sum(len(record["events"]) for record in linked), sum(tie.verdict == "ask" for tie in linking.ties)
    groups = [len(incident.events) for incident in linking.incidents if len(incident.events) > 1]
    click.echo(f"{len(linked)} records, {events} events: {sum(groups)} joined into {len(groups)} incidents, "
               f"{events - sum(groups)} alone; {asked} pairs doubtful, {linking.compared} compared", err=True)


def _read(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON lines; the first line that is none is an error, for half a linking would mislead."""
    name = "standard input" if str(path) == "-" else str(path)
    try:
        text = sys.stdin.buffer.read().decode() if str(path) == "-" else path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", place=name) from error
    records = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise InputError("no JSON", place=f"{name}, line {number}", hint="marsad code writes records") from error
        if not isinstance(record, dict) or record.get("schema") != "marsad/record/1":
            raise InputError("no record", place=f"{name}, line {number}", hint="marsad code --format jsonl writes records")
        records.append(record)
    return records
