"""``marsad judge``: what a person knows of two events in, incidents joined or parted out; alone, the pairs that wait for one."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.commands.asking import observatory_option, open_named
from marsad.commands.options import write
from marsad.errors import UsageError
from marsad.export.paint import clean, isolate, wrap

if TYPE_CHECKING:
    from marsad.model.kept import KeptTie
    from marsad.store import Store

_REASONS = 5  # that a line has room for: those that weigh most
_SENTENCE = 100  # columns of what the report says


@click.command("judge")
@click.argument("verdict", type=click.Choice(["same", "different", "undo"]), required=False)
@click.argument("names", nargs=-1, metavar="[A B | ENTRY]")
@observatory_option
@click.option("--why", metavar="TEXT", help="Your reason, needed; it is kept with the judgement.")
@click.option("--by", "author", metavar="NAME", envvar="MARSAD_AUTHOR", help="Who says so.  [default: MARSAD_AUTHOR, else your "
              "user name]")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="List at most N pairs.")
def command(
    verdict: str | None, names: tuple[str, ...], folder: Path | None, why: str | None, author: str | None, limit: int
) -> None:
    """Say that two events, or two incidents, are the same happening or different ones.

    Without a verdict it lists the pairs that linking leaves to you, those most likely one happening first, with what speaks for
    it (+) and against it (-).

    A and B are incidents (i-5d21c09a77f0) or events (3f9ad20c41b7#e2, the beginning of its report's key), as `marsad incidents`,
    `marsad events` and `marsad incident --why` show them. A judgement outweighs what linking finds, now and in later runs; the
    later of two that contradict each other holds. `undo` takes one back by its entry in the history.

    \b
    Examples:
      marsad judge
      marsad judge same i-5d21c09a77f0 i-88ab03c4d912 --why "both tell of the market, one writes the old name"
      marsad judge different i-5d21c09a77f0 3f9ad20c41b7#e2 --why "the second strike, an hour later"
      marsad judge undo 412 --why "the names were of two villages"
    """
    if verdict is not None:
        _check(verdict, names, why)
    store = open_named(folder)
    try:
        if verdict is None:
            _list_doubts(store, limit)
        else:
            click.echo(_carry_out(store, verdict, names, author or getpass.getuser(), why or ""))
    finally:
        store.close()


def _check(verdict: str, names: tuple[str, ...], why: str | None) -> None:
    if len(names) != (1 if verdict == "undo" else 2):
        raise UsageError("undo takes one entry of the history" if verdict == "undo" else "name two events or two incidents")
    if not (why or "").strip():
        raise UsageError("say why, it is kept with the judgement: --why TEXT")


def _carry_out(store: Store, verdict: str, names: tuple[str, ...], author: str, why: str) -> str:
    from marsad.observatory.joining import judge, undo_judgement

    if verdict != "undo":
        return judge(store, names[0], names[1], verdict, author=author, why=why)
    return f"taken back, as entry {undo_judgement(store, _entry(names[0]), author=author, why=why).seq}"


def _entry(written: str) -> int:
    if not written.isdecimal():
        raise UsageError(f"{written} is no entry: undo takes its number, as `marsad incident ID --why` shows it")
    return int(written)


def _list_doubts(store: Store, limit: int) -> None:
    for tie in store.doubts(limit=limit):
        write("\n".join(_lines(store, tie)) + "\n")
    if sys.stdout.isatty() and sys.stderr.isatty():
        count = store.count_doubts()
        told = f"{count:,} pair{'' if count == 1 else 's'} to judge"
        click.echo(f"{told}: marsad judge same A B --why TEXT, or different" if count else told, err=True)


def _lines(store: Store, tie: KeptTie) -> Iterator[str]:
    from marsad.commands.events import event_to_row

    for lead, key in ((f"{tie.score:+5.1f}", tie.a), ("     ", tie.b)):
        event = store.event(key)
        yield f"{lead}  {event.incident}  {event_to_row(event)}"
        yield "         " + isolate(_clip(clean(event.body["claims"][0]["evidence"]["text"])))
    heaviest = sorted(tie.weights, key=lambda row: (-abs(row["weight"]), row["name"]))[:_REASONS]
    yield "         " + ", ".join(f"{row['name']} {row['said']} {row['weight']:+.1f}" for row in heaviest if row["weight"])


def _clip(sentence: str) -> str:
    """Its first line, with a sign that it goes on."""
    first = next(iter(wrap(sentence, _SENTENCE)), None)
    shown = sentence[first.start:first.end] if first else ""
    return shown if len(shown) == len(sentence.strip()) else f"{shown} …"
