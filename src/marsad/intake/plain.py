"""A file of text in, its one capture out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.encoding import decode
from marsad.intake.options import IntakeOptions
from marsad.intake.report import check_text, readable, too_large
from marsad.model.capture import Capture


def read_plain(carrier: Carrier, options: IntakeOptions) -> Iterator[Capture | InputError]:
    """The text, letter for letter as it stands in the file."""
    limit = options.limits.text_bytes
    carrier.stream.seek(0)
    data = carrier.stream.read(2 * limit + 1)  # UTF-16 may take more bytes than its UTF-8
    if len(data) > 2 * limit:
        size = readable(Path(carrier.path).stat().st_size) if carrier.path else f"more than {readable(2 * limit)}"
        raise too_large(size, limit, carrier.place)
    text = decode(data, carrier.place)
    check_text(text, place=carrier.place, max_bytes=limit)
    yield Capture(
        text=text, published=options.published, outlet=options.outlet, place=carrier.place, url=carrier.url,
        collected=carrier.collected, original=carrier.original("text/plain", options),
    )
