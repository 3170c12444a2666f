"""A web address in, the captures of what it answers out; a feed's entries, and the pages they link to when that was asked for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.options import IntakeOptions
from marsad.intake.readers import read_carrier
from marsad.intake.web.fetch import Fetcher
from marsad.model.capture import Capture


def visit(url: str, options: IntakeOptions, fetcher: Fetcher | None = None) -> Iterator[Capture | InputError]:
    """The reports at ``url``. ``fetcher`` is one that is in use already."""
    if fetcher is not None:
        yield from _read(url, options, fetcher)
        return
    with Fetcher(limits=options.limits, allow_private=options.allow_private) as own:
        yield from _read(url, options, own)


def _read(url: str, options: IntakeOptions, fetcher: Fetcher) -> Iterator[Capture | InputError]:
    for found in _fetch(url, options, fetcher):
        if options.follow and isinstance(found, Capture) and found.carrier == "feed" and found.url:
            yield from (_with_entry(page, found) for page in _fetch(found.url, options, fetcher))
        else:
            yield found


def _fetch(url: str, options: IntakeOptions, fetcher: Fetcher) -> Iterator[Capture | InputError]:
    try:
        answer = fetcher.fetch(url)
    except InputError as error:
        yield error
        return
    carrier = Carrier(
        io.BytesIO(answer.data), urlsplit(answer.url).path, url, url=answer.url, charset=answer.charset,
        media_type=answer.media_type, collected=answer.collected,
    )
    yield from read_carrier(carrier, options)


def _with_entry(page: Capture | InputError, entry: Capture) -> Capture | InputError:
    """A page that a feed led to, its gaps filled by what the feed's entry says."""
    if isinstance(page, InputError):
        return page
    dated = page if page.published else entry
    return replace(
        page, title=page.title or entry.title, author=page.author or entry.author, published=dated.published,
        published_at=dated.published_at,
    )
