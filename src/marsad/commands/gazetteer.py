"""``marsad gazetteer``: the sources of places and their counts; a name in, every place of that name out."""

from __future__ import annotations

import json
from typing import Literal

import click

from marsad.commands.gazetteer_import import bring_in
from marsad.commands.gazetteer_pages import lookup_lines, sense_to_json, source_lines
from marsad.commands.gazetteer_senses import find_senses, names_like
from marsad.lexicon.gazetteer.gazetteer import SHIPPED
from marsad.lexicon.gazetteer.user_file import remove, sources
from marsad.lexicon.load import load_lexicon
from marsad.settings import gazetteer_file, read_settings
from marsad.wiring import user_gazetteer

_NOT_FOUND = 1


@click.group("gazetteer")
def command() -> None:
    """The places that Marsad knows, and the lists that you bring.

    Your lists are kept in one file, ~/.local/share/marsad/gazetteer.sqlite or what MARSAD_GAZETTEER names, and every
    command that reads reports uses them. Where two sources tell of one place, Marsad's own places are believed first, then
    your CSV lists, then P-codes, then GeoNames; within one kind the list that came last.

    \b
    Examples:
      marsad gazetteer lookup جوبر
      marsad gazetteer import pcodes syria.csv && marsad code news.jsonl > records.jsonl
    """


command.add_command(bring_in)


@command.command("lookup")
@click.argument("name")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def lookup(ctx: click.Context, name: str, form: Literal["text", "json"]) -> None:
    """Show every place called NAME, in Arabic or English: id, kind, where it lies, and who says so, the believed one first.

    \b
    Examples:
      marsad gazetteer lookup جوبر
      marsad gazetteer lookup Tarhuna --format json

    Exit status: 0 when there is one, 1 when there is none.
    """
    lexicon = load_lexicon(*read_settings().knowledge, gazetteer=user_gazetteer())
    senses = find_senses(name, lexicon)
    if form == "json":
        click.echo(json.dumps([sense_to_json(sense) for sense in senses], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(lookup_lines(name, senses, names_like(name, lexicon.gazetteer) if not senses else [])))
    ctx.exit(0 if senses else _NOT_FOUND)


@command.command("stats")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def stats(form: Literal["text", "json"]) -> None:
    """Show each source: what it holds, where it came from and when, what was left out and why.

    \b
    Example:
      marsad gazetteer stats --format json | jq '.sources[].name'
    """
    path = gazetteer_file(read_settings())
    rows = [*sources(path), *SHIPPED.sources()]
    if form == "json":
        click.echo(json.dumps({"file": str(path), "sources": [
            {**row, "asked": json.loads(str(row["asked"])), "skipped": json.loads(str(row["skipped"]))} for row in rows
        ]}, ensure_ascii=False, indent=2))
        return
    click.echo(f"your lists: {path}{'' if path.exists() else ' (none yet)'}")
    for row in rows:
        click.echo("\n" + "\n".join(source_lines(row)))


@command.command("remove")
@click.argument("source")
def remove_source(source: str) -> None:
    """Take a list out again, by the name that `marsad gazetteer stats` shows.

    \b
    Example:
      marsad gazetteer remove syria
    """
    path = gazetteer_file(read_settings())
    click.echo(f"{source}: {remove(path, source):,} places taken out of {path}")
