"""Options that choose events, and the question that the user's words for them become."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from marsad.intake.published import parse_published
from marsad.model.question import Question
from marsad.model.values import KINDS

Command = TypeVar("Command", bound=Callable[..., Any])
# option -> the field of the question
_FIELDS = {
    "kind": "kinds", "mode": "modes", "status": "statuses", "review": "reviews", "place": "places", "country": "countries",
    "party": "parties", "source": "sources", "outlet": "outlets", "weapon": "weapons", "incident": "incidents",
    "since": "earliest", "until": "latest", "killed_min": "killed_min", "denied": "denied", "doubted": "doubted", "bbox": "bbox",
}


def filter_options(command: Command) -> Command:
    """--kind, --status, --since, --until, --place, --country, --bbox, --party, --source, --outlet, --weapon and the like."""
    options = (
        click.option("--kind", type=click.Choice(KINDS, case_sensitive=False), multiple=True, help="Kind of event."),
        click.option("--mode", metavar="MODE", multiple=True, help="Mode, such as aerial."),
        click.option("--status", type=click.Choice(["happened", "ongoing", "planned", "hypothetical"]), multiple=True,
                     help="Status."),
        click.option("--review", type=click.Choice(["unreviewed", "accepted", "corrected", "rejected"]), multiple=True,
                     help="What a reviewer said."),
        click.option("--since", callback=_to_day, metavar="DATE", help="Events that may have happened on this day or later."),
        click.option("--until", callback=_to_day, metavar="DATE", help="Events that may have happened on this day or before."),
        click.option("--place", metavar="NAME", multiple=True, help="Name or id of a place, governorate or country."),
        click.option("--country", metavar="ISO3", multiple=True, help="Country by its three letters, such as SYR."),
        click.option("--bbox", callback=_to_box, metavar="W,S,E,N", help="Within these degrees."),
        click.option("--party", metavar="NAME", multiple=True, help="Name or id of a party that acts or suffers."),
        click.option("--source", metavar="NAME", multiple=True, help="Name or id of who says so."),
        click.option("--outlet", metavar="NAME", multiple=True, help="Who published the report."),
        click.option("--weapon", metavar="CODE", multiple=True, help="Weapon, such as barrel-bomb."),
        click.option("--incident", metavar="ID", multiple=True, help="One incident."),
        click.option("--killed-min", type=click.IntRange(min=0), metavar="N", help="With at least so many told dead."),
        click.option("--denied/--not-denied", default=None, help="Only events that somebody denies, or that nobody denies."),
        click.option("--doubted/--not-doubted", default=None, help="The same of doubts."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def to_question(**given: Any) -> Question:
    """The question that the options ask."""
    return Question(**{_FIELDS[name]: value for name, value in given.items() if value not in (None, ())})


def said_filters(**given: Any) -> dict[str, str]:
    """The options as the user gave them, for a README."""
    said = {}
    for name, value in given.items():
        if value not in (None, ()):
            said[name.replace("_", "-")] = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value).lower()
    return said


def _to_day(ctx: click.Context, param: click.Parameter, written: str | None) -> str | None:
    if written is None:
        return None
    try:
        return parse_published(written).isoformat()
    except ValueError as wrong:
        raise click.BadParameter(str(wrong)) from wrong


def _to_box(ctx: click.Context, param: click.Parameter, written: str | None) -> tuple[float, ...] | None:
    if written is None:
        return None
    try:
        west, south, east, north = (float(part) for part in written.split(","))
    except ValueError as wrong:
        raise click.BadParameter(f"{written}: expected west,south,east,north in degrees, such as 36,32,38,34") from wrong
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise click.BadParameter(f"{written}: degrees out of range, or south of north; the order is west,south,east,north")
    return west, south, east, north
