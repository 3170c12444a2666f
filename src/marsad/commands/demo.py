"""``marsad demo``: the sample report, as it stands and as it is coded."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from marsad.commands.options import Page, page_options, write
from marsad.export.labels import label
from marsad.export.paint import Paint, isolate, wrap
from marsad.export.terminal import record_to_text
from marsad.model.capture import Capture
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
    look = Page(**page)
    paint = look.paint()
    text = SAMPLE.read_text(encoding="utf-8")
    record = build_reader().read(Capture(text, id=SAMPLE.stem, published=PUBLISHED, place=str(SAMPLE))).record
    write(_wrapped(text, paint) + "\n")
    write(paint(label("labels", "invented", look.language), "strong") + "\n\n")
    write(record_to_text(record, paint, look.language))
    write("\n" + "".join(label("labels", name, look.language) + "\n" for name in ("next", "why")))


def _wrapped(text: str, paint: Paint) -> str:
    """The text in lines of the page's width."""
    lines = text.splitlines()
    return "".join("\n".join(isolate(line[a:b]) for a, b in wrap(line, paint.width)) + "\n" for line in lines)
