"""A list that was shown in, the line under it out: how many there are in all, and how to see the next."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from marsad.model.question import Question


def is_watched() -> bool:
    """Whether a person looks at the list on a terminal: a pipe is told nothing and need not wait for a count."""
    return sys.stdout.isatty() and sys.stderr.isatty()


def tell_rest(shown: Sequence[str], question: Question, total: int, thing: str) -> None:
    """50 of 812 incidents; the next: --after i-5d21c09a77f0. On stderr; ``shown`` are the names of those above it."""
    things = f"{thing}{'' if total == 1 else 's'}"
    if question.after is None and len(shown) == total:
        click.echo(f"{total:,} {things}", err=True)
        return
    following = f"; the next: --after {shown[-1]}" if len(shown) == question.limit else ""
    click.echo(f"{len(shown):,} of {total:,} {things}{following}", err=True)
