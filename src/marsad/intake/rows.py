"""A carrier of JSON lines in, a capture a line out."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.lines import read_lines
from marsad.intake.options import IntakeOptions
from marsad.model.capture import Capture


def read_rows(carrier: Carrier, options: IntakeOptions) -> Iterator[Capture | InputError]:
    """The reports of a file of JSON lines; its original is the file."""
    original = carrier.original("application/x-ndjson", options)
    limit = options.limits.text_bytes
    carrier.stream.seek(0)
    yield from read_lines(
        carrier.stream.readline(4 * limit + 1), carrier.stream, name=carrier.place, max_bytes=limit, published=options.published,
        outlet=options.outlet, columns=options.columns, say=options.say, original=original,
    )
