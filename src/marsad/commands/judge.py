"""``marsad judge``: what a person knows of two events in, incidents joined or parted out."""

from __future__ import annotations

import getpass
from pathlib import Path

import click

from marsad.commands.asking import observatory_option, open_named
from marsad.errors import UsageError


@click.command("judge")
@click.argument("verdict", type=click.Choice(["same", "different", "undo"]))
@click.argument("names", nargs=-1, required=True, metavar="A B | ENTRY")
@observatory_option
@click.option("--why", required=True, metavar="TEXT", help="Your reason; it is kept with the judgement.")
@click.option("--by", "author", metavar="NAME", envvar="MARSAD_AUTHOR", help="Who says so.  [default: MARSAD_AUTHOR, else your "
              "user name]")
def command(verdict: str, names: tuple[str, ...], folder: Path | None, why: str, author: str | None) -> None:
    """Say that two events, or two incidents, are the same happening or different ones.

    A and B are incidents (i-5d21c09a77f0) or events (3f9ad20c41b7#e2, the beginning of its report's key), as `marsad incidents`,
    `marsad events` and `marsad incident --why` show them. A judgement outweighs what
    linking finds, now and in later runs; the later of two that contradict each other holds. `undo` takes one back by its entry
    in the history.

    \b
    Examples:
      marsad judge same i-5d21c09a77f0 i-88ab03c4d912 --why "both tell of the market, one writes the old name"
      marsad judge different i-5d21c09a77f0 3f9ad20c41b7#e2 --why "the second strike, an hour later"
      marsad judge undo 412 --why "the names were of two villages"
    """
    if len(names) != (1 if verdict == "undo" else 2):
        raise UsageError("undo takes one entry of the history" if verdict == "undo" else "name two events or two incidents")
    from marsad.observatory.joining import judge, undo_judgement

    author = author or getpass.getuser()
    store = open_named(folder)
    try:
        if verdict != "undo":
            click.echo(judge(store, names[0], names[1], verdict, author=author, why=why))
        else:
            entry = undo_judgement(store, _entry(names[0]), author=author, why=why)
            click.echo(f"taken back, as entry {entry.seq}")
    finally:
        store.close()


def _entry(written: str) -> int:
    if not written.isdigit():
        raise UsageError(f"{written} is no entry: undo takes its number, as `marsad incident ID --why` shows it")
    return int(written)
