"""``marsad parties``: a name in, the parties that bear it out, with their names, kin and codes, and which of them it means."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from marsad.commands.options import PageOptions, write
from marsad.commands.parties_pages import lookup_lines, lookup_to_json, missed_lines
from marsad.errors import UsageError
from marsad.lexicon.load import load_lexicon, own_lexicon
from marsad.lexicon.party_names import bearers, near_misses
from marsad.settings import read_settings

_NOT_FOUND = 1


@click.group("parties")
def command() -> None:
    """The parties that Marsad knows: who they are, what they are called, who they came from.

    \b
    Example:
      marsad parties lookup "جبهة النصرة" --on 2017-03-01
    """


@command.command("lookup")
@click.argument("name")
@click.option("--on", "day", metavar="DATE", help="Which of its bearers the name means on that day (YYYY-MM-DD).")
@click.option("--knowledge", multiple=True, type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR",
              help="A folder of your own words, parties and places, read over ours; may be given more than once.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a page.")
@click.option("--color/--no-color", "colour", default=None, help="Colour on a page.  [default: on a terminal, unless NO_COLOR is "
              "set]")
@click.pass_context
def lookup(ctx: click.Context, /, name: str, day: str | None, knowledge: tuple[Path, ...], as_json: bool,
           colour: bool | None) -> None:
    """Show every party that is called NAME, in Arabic or English, or the one whose id it is.

    \b
    Examples:
      marsad parties lookup "جبهة النصرة" --on 2018-05-01
      marsad parties lookup sd.rsf --on 2021-06-01
      marsad parties lookup "Houthi movement" --json | jq '.parties[].names'

    With --on the line "means" tells whom a report of that day means by the name, where the name alone can tell.
    A name marked * is also a common word or another party's: it counts only where the report speaks of the party.

    Exit status: 0 found, 1 no party is called so (names that are spelt almost so are shown).
    """
    on = _day(day)
    folders = (*read_settings().knowledge, *knowledge)
    lexicon = load_lexicon(*folders) if folders else own_lexicon()
    found = bearers(lexicon, name)
    close = () if found else near_misses(lexicon, name)
    if as_json:
        write(json.dumps(lookup_to_json(lexicon, name, on, found, close), ensure_ascii=False, indent=2) + "\n")
    elif found:
        paint = PageOptions("en", colour, None).paint()
        write("".join(line + "\n" for line in lookup_lines(lexicon, name, on, found, paint)))
    else:
        for line in missed_lines(name, close):
            click.echo(line, err=True)
    ctx.exit(0 if found else _NOT_FOUND)


def _day(written: str | None) -> str | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError as error:
        raise UsageError(f"--on {written!r} is no day: write YYYY-MM-DD, such as 2018-05-01") from error
