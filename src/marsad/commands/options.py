"""Options that several commands share, and the values that the user's words for them become."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from marsad.errors import InputError
from marsad.export.labels import Language
from marsad.export.paint import Paint
from marsad.flow import Reader
from marsad.intake.columns import FIELDS
from marsad.intake.files import read_captures
from marsad.intake.published import parse_published
from marsad.model.capture import Capture
from marsad.settings import read_settings
from marsad.wiring import build_reader

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What a command that reads reports was told about them."""

    files: tuple[str, ...]
    published: date | None
    outlet: str | None
    knowledge: tuple[Path, ...]
    max_bytes: int | None
    columns: Mapping[str, str]

    def reader(self) -> Reader:
        """The reader with the folders of the environment and of the options."""
        return build_reader((*read_settings().knowledge, *self.knowledge))

    def captures(self, say: Callable[[str], None]) -> Iterator[Capture | InputError]:
        """The reports of the files; ``say`` is told which columns of a table were guessed."""
        limit = self.max_bytes or read_settings().max_bytes
        return read_captures(
            self.files, max_bytes=limit, published=self.published, outlet=self.outlet, columns=self.columns,
            stdin=sys.stdin.buffer, say=say,
        )


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How a page on the terminal is to look."""

    language: Language
    colour: bool | None
    width: int | None

    def paint(self) -> Paint:
        """Colour on a terminal unless NO_COLOR is set to anything; the option overrules both."""
        automatic = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        width = self.width or min(shutil.get_terminal_size((100, 24)).columns, 100)
        return Paint(automatic if self.colour is None else self.colour, width)


def to_day(ctx: click.Context, param: click.Parameter, written: str | None) -> date | None:
    """A day as a person writes it; how reports write theirs is read too."""
    if written is None:
        return None
    try:
        return parse_published(written)
    except ValueError as wrong:
        raise click.BadParameter(str(wrong)) from wrong


def reading_options(command: Command) -> Command:
    """FILE…, --published, --outlet, --column, --knowledge, --max-bytes."""
    folder = click.Path(path_type=Path, exists=True, file_okay=False)
    return _with(
        command,
        click.argument("files", nargs=-1, required=True, metavar="FILE…"),
        click.option("--published", callback=to_day, metavar="DATE", help="Publication date of reports that do not state "
                     "theirs. Without one, 'yesterday' stays unresolved."),
        click.option("--outlet", metavar="NAME", help="Who published the reports that do not say so."),
        column_option,
        click.option("--knowledge", multiple=True, type=folder, metavar="DIR", help="A folder of your own words, parties and "
                     "places, read over ours; may be given more than once."),
        click.option("--max-bytes", type=click.IntRange(min=1), metavar="N", help="Largest report to read, in bytes of UTF-8.  "
                     "[default: 2000000]"),
    )


def column_option(command: Command) -> Command:
    """--column FIELD=COLUMN, as a mapping."""
    return click.option(
        "--column", "columns", multiple=True, callback=_to_columns, metavar="FIELD=COLUMN", help="Which column of a table holds "
        "which field, as text=body; what is not named is guessed by the names of columns. May be given more than once.",
    )(command)


def page_options(command: Command) -> Command:
    """--lang, --color, --width."""
    return _with(
        command,
        click.option("--lang", "language", type=click.Choice(["en", "ar"]), default="en", show_default=True,
                     help="Language of the labels on a page."),
        click.option("--color/--no-color", "colour", default=None, help="Colour on a page.  [default: on a terminal, unless "
                     "NO_COLOR is set]"),
        click.option("--width", type=click.IntRange(min=40), metavar="N", help="Columns of a page.  [default: the terminal's, "
                     "at most 100]"),
    )


def write(text: str) -> None:
    """To standard output as UTF-8 whatever the locale says, at once: a reader of the pipe sees each report as it is coded."""
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def _to_columns(ctx: click.Context, param: click.Parameter, told: tuple[str, ...]) -> dict[str, str]:
    """{"text": "body"}; a field without a column is taken from nowhere."""
    chosen = {}
    for pair in told:
        field, equals, column = pair.partition("=")
        if not equals or field.strip() not in FIELDS:
            raise click.BadParameter(f"{pair!r}: write FIELD=COLUMN, as text=body; the fields are {', '.join(FIELDS)}")
        chosen[field.strip()] = column.strip()
    return chosen


def _with(command: Command, *options: Callable[[Command], Command]) -> Command:
    for option in reversed(options):  # decorators apply from the last up
        command = option(command)
    return command
