"""``marsad verify``: an observatory in, whether all of it is as it was written out."""

from __future__ import annotations

import re
from pathlib import Path

import click

from marsad.commands.asking import observatory_argument, open_named

_BROKEN = 1
_HEAD = re.compile(r"(\d{1,18}):([0-9a-f]{64})")
_SHOWN = 50  # a broken store may have as many problems as rows


@click.command("verify")
@observatory_argument
@click.option("--head", metavar="SEQ:HASH", help="An entry that was written down before, as `marsad status` shows it: it must "
              "still be in the history.")
@click.pass_context
def command(ctx: click.Context, /, folder: Path | None, head: str | None) -> None:
    """Check that the observatory is as it was written.

    \b
    history    each entry hangs on the one before it by its hash; the first bad one is named
    originals  the bytes of each original have the sha256 that they are kept under
    reports    what was taken in has the digest that is its key
    records    each record has its digest, and the history tells the same
    quotes     text[start:end] is the quote, for every value of every current record
    rows       what is searched is what the record says, as people left it
    counts     as many reports and records as the history tells of

    \b
    Examples:
      marsad verify
      marsad verify --head 20417:9f2c…

    Exit status: 0 when all is well, 1 when something is not, 2 for a wrong option.
    """
    match = _HEAD.fullmatch(head) if head else None
    if head and not match:
        raise click.BadParameter("a number, a colon and 64 hex digits, as marsad status shows them", param_hint="--head")
    store = open_named(folder)
    found = 0
    written_down = (int(match[1]), match[2]) if match else None
    for problem in store.verify(head=written_down, tell=lambda check: click.echo(f"checking {check} …", err=True)):
        found += 1
        if found <= _SHOWN:
            click.echo(f"{problem.check}: {problem.subject}: {problem.what}")
    if found > _SHOWN:
        click.echo(f"… and {found - _SHOWN:,} more")
    store.close()
    click.echo(f"{found:,} problem{'' if found == 1 else 's'}" if found else "all is well", err=True)
    ctx.exit(_BROKEN if found else 0)
