"""``marsad link``: events of many reports in, the incidents that they tell of out."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

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

    Why two events were joined, or not: `marsad incident ID --why`. What is left to you, and what you know better: `marsad judge`.
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
        with Progress(None, "reading reports") as progress:
            done = join_store(store, anew=anew, tell=progress.tell)
        doubts = store.count_doubts()
    finally:
        store.close()
    for line in _lines(done, doubts):
        click.echo(line, err=True)


def _lines(done: Joined, doubts: int) -> list[str]:
    return [
        f"{done.reports} reports, {done.echoes} of them copies of one another; {done.events} events; "
        f"{done.compared} pairs compared",
        f"{done.fresh} events were in no incident: {done.joined} joined to others, {done.apart} alone; "
        f"{done.changed} incidents are new or changed",
        f"{doubts} pairs are left to you" + (": marsad judge lists them" if doubts else ""),
    ]


def _link_files(paths: tuple[Path, ...]) -> None:
    from marsad.export.jsonl import to_line
    from marsad.linking.records import link_records

    with tempfile.TemporaryDirectory() as folder:
        files = [_Lines.of(path, Path(folder)) for path in paths]
        with Progress(None, "reading reports") as progress:
            linked, linking = link_records(lambda: (record for file in files for record in file.read()), tell=progress.tell)
        count = 0
        for record in linked:
            write(to_line(record) + "\n")
            count += 1
    groups = [len(incident.events) for incident in linking.incidents]
    joined = [size for size in groups if size > 1]
    asked = sum(tie.verdict == "ask" for tie in linking.ties)
    click.echo(f"{count} records, {sum(groups)} events: {sum(joined)} joined into {len(joined)} incidents, "
               f"{sum(groups) - sum(joined)} alone; {asked} pairs doubtful, {linking.compared} compared", err=True)


class _Lines(NamedTuple):
    """A file of records that can be read more than once; standard input is laid aside for that."""

    path: Path
    name: str

    @classmethod
    def of(cls, path: Path, folder: Path) -> _Lines:
        if str(path) != "-":
            return cls(path, str(path))
        aside = folder / "stdin.jsonl"
        with aside.open("wb") as out:
            shutil.copyfileobj(sys.stdin.buffer, out)
        return cls(aside, "standard input")

    def read(self) -> Iterator[dict[str, Any]]:
        """The records; a line that is none is an error, for half a linking would mislead."""
        try:
            with self.path.open(encoding="utf-8") as lines:
                for number, line in enumerate(lines, 1):
                    if line.strip():
                        yield self._record(line, number)
        except (OSError, UnicodeDecodeError) as error:
            reason = (error.strerror or "") if isinstance(error, OSError) else "not UTF-8"
            raise InputError(f"cannot be read: {reason}", place=self.name) from error

    def _record(self, line: str, number: int) -> dict[str, Any]:
        place = f"{self.name}, line {number}"
        try:
            record = json.loads(line)
        except ValueError as error:
            raise InputError("no JSON", place=place, hint="marsad code writes records") from error
        if not isinstance(record, dict) or record.get("schema") != "marsad/record/1":
            raise InputError("no record", place=place, hint="marsad code --format jsonl writes records")
        return record
