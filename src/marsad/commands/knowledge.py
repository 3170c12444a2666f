"""``marsad knowledge``: folders of words, parties and places, checked before they are used."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.lexicon.check import check_folder
from marsad.lexicon.load import KNOWLEDGE

_TO_MEND = 1


@click.group("knowledge")
def command() -> None:
    """The words, parties and places that Marsad knows, and your own."""


@command.command("check")
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="[DIR…]")
@click.pass_context
def check(ctx: click.Context, /, folders: tuple[Path, ...]) -> None:
    """Check every entry of DIR (without it, of what comes with Marsad): that it says what it must, that its examples
    are found and its near misses stay silent. Of several folders each may name the entries of those before it, as it is
    read over them.

    \b
    Example:
      marsad knowledge check my-conflict/ && marsad code report.txt --knowledge my-conflict/

    Exit status: 0 when all is well, 1 when something is to mend.
    """
    errors = [error for i, folder in enumerate(folders or (KNOWLEDGE,)) for error in check_folder(folder, *folders[:i])]
    for error in errors:
        click.echo(str(error), err=True)
    click.echo(f"{len(errors)} to mend" if errors else "all entries are well", err=True)
    ctx.exit(_TO_MEND if errors else 0)
