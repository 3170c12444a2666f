"""A carrier of a page in, its capture out."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.options import IntakeOptions
from marsad.intake.page.body import find_body
from marsad.intake.page.days import find_days
from marsad.intake.page.lines import find_lines
from marsad.intake.page.meta import read_meta
from marsad.intake.page.names import find_address, find_author, find_outlet, find_title, host_of
from marsad.intake.page.tree import drop_unseen, page_text, read_tree
from marsad.intake.report import check_text
from marsad.model.capture import Capture


def read_page(carrier: Carrier, options: IntakeOptions) -> Iterator[Capture | InputError]:
    """The one report of a page; InputError when there is none to see."""
    try:
        yield _read(carrier, options)
    except RecursionError:
        raise InputError("a page nested too deeply", place=carrier.place) from None


def _read(carrier: Carrier, options: IntakeOptions) -> Capture:
    tree = read_tree(page_text(carrier.whole(options.limits.page_bytes), carrier.charset, carrier.place), carrier.place)
    meta = read_meta(tree)
    drop_unseen(tree)
    lines = find_lines(tree)
    url = find_address(tree, meta, carrier.url)
    outlet = find_outlet(meta) or options.outlet or host_of(url)
    title = find_title(meta, tree, outlet, url)
    author = find_author(meta, outlet, url)
    days = find_days(meta, tree, lines, title, url)
    text = find_body(tree, lines, title)
    if not text:
        raise InputError("no report on the page", place=carrier.place, hint="no text that a reader sees besides menus and links")
    check_text(text, place=carrier.place, max_bytes=options.limits.text_bytes)
    return Capture(
        text=text, title=title, outlet=outlet, author=author, url=url, place=carrier.place,
        published=days.published.day if days.published else options.published,
        published_at=days.published.at if days.published else None, updated=days.updated.exact if days.updated else None,
        carrier="page", media_type="text/html", collected=carrier.collected, original=carrier.original("text/html", options),
    )
