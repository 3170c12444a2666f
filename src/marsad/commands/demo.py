"""``marsad demo``: the sample report, as it stands and as it is coded."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from marsad.commands.options import PageOptions, page_options, write
from marsad.export.labels import Language, label
from marsad.export.paint import Paint, directed, isolate, wrap
from marsad.export.terminal import record_to_text
from marsad.model.capture import Capture
from marsad.model.span import Span
from marsad.wiring import build_reader

SAMPLE = Path(__file__).parent.parent / "samples" / "northern-homs.txt"
PUBLISHED = date(2018, 3, 12)


@click.command("demo")
@page_options
def command(**page: Any) -> None:
    """Code the sample report: an invented day at real places, written as Arabic news of war is written.

    \b
    Examples:
      marsad demo
      marsad demo --lang ar
    """
    look = PageOptions(**page)
    paint = look.paint()
    text = SAMPLE.read_text(encoding="utf-8")
    record = build_reader().read(Capture(text, id=SAMPLE.stem, published=PUBLISHED, place=str(SAMPLE))).record
    said = {name: label("labels", name, look.language) for name in ("invented", "next", "why")}
    before = [*_wrapped(text, paint), "", paint(said["invented"], "strong"), ""]
    write(_page(before, paint, look.language))
    write(record_to_text(record, paint, look.language))
    write(_page(["", said["next"], said["why"]], paint, look.language))


def _page(lines: list[str], paint: Paint, language: Language) -> str:
    return "".join(directed(line, paint, language) + "\n" for line in lines)


def _wrapped(text: str, paint: Paint) -> list[str]:
    """The text in lines of the page's width; blank lines stay."""
    return [isolate(line[a:b]) for line in text.splitlines() for a, b in wrap(line, paint.width) or [Span(0, 0)]]
