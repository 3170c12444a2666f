"""The options by which a person names an observatory and asks it for reports, events or incidents."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marsad.model.values import KINDS

if TYPE_CHECKING:
    from marsad.model.question import Question
    from marsad.store import Store

Command = Callable[..., Any]
_NEAR = re.compile(r"(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?),(\d+(?:\.\d+)?)")
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?(?:,-?\d+(?:\.\d+)?)*")


def observatory_option(command: Command) -> Command:
    """--dir DIR."""
    folder = click.Path(path_type=Path, file_okay=False)
    return click.option("--dir", "folder", type=folder, metavar="DIR", help="The observatory.  [default: that of MARSAD_DIR, "
                        "else the current folder when it is one]")(command)


def observatory_argument(command: Command) -> Command:
    """[DIR] or --dir DIR, for commands that take no other argument."""

    @wraps(command)
    def either(*args: Any, named: Path | None, folder: Path | None, **told: Any) -> Any:
        if named is not None and folder is not None and named != folder:
            raise click.UsageError(f"two observatories: {named} and --dir {folder}")
        return command(*args, folder=folder or named, **told)

    argument = click.argument("named", required=False, metavar="[DIR]", type=click.Path(path_type=Path, file_okay=False))
    return argument(observatory_option(either))


def question_options(command: Command) -> Command:
    """The filters: each narrows the answer, and one given more than once asks for any of its values."""
    many: dict[str, Any] = {"multiple": True}
    for option in reversed((
        click.option("--kind", "kinds", type=click.Choice(KINDS, case_sensitive=False), help="What it is, as ASSAULT.", **many),
        click.option("--mode", "modes", metavar="MODE", help="How it was done, as aerial.", **many),
        click.option("--place", "places", metavar="PLACE", help="A place by id or name in any spelling, Arabic or English; a "
                     "governorate; a country (SYR).", **many),
        click.option("--bbox", callback=_to_box, metavar="W,S,E,N", help="Within these degrees."),
        click.option("--polygon", callback=_to_polygon, metavar="FILE|JSON", help="Within a GeoJSON polygon."),
        click.option("--near", callback=_to_near, metavar="LAT,LON,KM", help="Within so many kilometres of a point."),
        click.option("--from", "earliest", callback=_to_day, metavar="DATE", help="On this day or later."),
        click.option("--to", "latest", callback=_to_day, metavar="DATE", help="On this day or before."),
        click.option("--party", "parties", metavar="PARTY", help="Who acts or suffers, by id or any name, Arabic or "
                     "English.", **many),
        click.option("--source", "sources", metavar="PARTY", help="Who says so, in the same way.", **many),
        click.option("--outlet", "outlets", metavar="NAME", help="Who published it.", **many),
        click.option("--weapon", "weapons", metavar="WEAPON", help="As rocket, car-bomb.", **many),
        click.option("--killed-min", type=click.IntRange(min=0), metavar="N", help="A toll of N killed or more."),
        click.option("--denied/--not-denied", default=None, help="Whether somebody denies it."),
        click.option("--status", "statuses", metavar="STATUS", help="happened, ongoing, planned or hypothetical.", **many),
        click.option("--review", "reviews", type=click.Choice(["unreviewed", "accepted", "corrected", "rejected"]),
                     help="What people said of it.", **many),
        click.option("--as-of", callback=_to_moment, metavar="DATE", help="What was known at the end of that day (UTC), or at a "
                     "time as 2024-05-01T12:00Z."),
    )):
        command = option(command)
    return command


def open_named(folder: Path | None) -> Store:
    """The observatory that was named; StoreError when there is none."""
    from marsad.store import find_observatory, open_store

    return open_store(find_observatory(folder))


@contextmanager
def at_its_time(store: Store, question: Question, *, words: bool = False) -> Iterator[tuple[Store, Question]]:
    """The store to ask and what to ask it: the past is made once, however often it is asked. ``words``: it is searched too."""
    if question.as_of is None:
        yield store, question
        return
    with store.as_of(question.as_of, words=words or question.text is not None) as past:
        yield past, replace(question, as_of=None)


def make_question(asked: dict[str, Any], **more: Any) -> Question:
    """The question that the options ask. A party is asked for by every id that bears the name, too: حماس is ps.hamas."""
    from marsad.model.question import Question

    for role in ("parties", "sources"):
        if asked.get(role):
            asked = {**asked, role: tuple(dict.fromkeys(one for name in asked[role] for one in (name, *_ids_of(name))))}
    return Question(**{name: value for name, value in {**asked, **more}.items() if value is not None})


def _ids_of(name: str) -> tuple[str, ...]:
    """The parties and cited bodies of that name, Arabic or English; not those that are only a kind of group."""
    from marsad.lexicon.load import load_lexicon, own_lexicon  # 300 ms that other questions need not wait for
    from marsad.lexicon.party_names import bearers
    from marsad.settings import read_settings

    folders = read_settings().knowledge
    found = bearers(load_lexicon(*folders) if folders else own_lexicon(), name)
    return tuple(bearer.entry.id for bearer in found if not bearer.is_generic)


def _to_day(ctx: click.Context, param: click.Parameter, written: str | None) -> str | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise click.BadParameter(f"{written!r} is no day: write 2018-02-19") from None


def _to_moment(ctx: click.Context, param: click.Parameter, written: str | None) -> datetime | None:
    if written is None:
        return None
    try:
        if len(written) == len("2018-02-19"):
            day = date.fromisoformat(written)
            return datetime.combine(day + timedelta(days=1), time(), UTC) - timedelta(microseconds=1)
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise click.BadParameter(f"{written!r} is no day or time: write 2018-02-19 or 2018-02-19T12:00Z") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _to_box(ctx: click.Context, param: click.Parameter, written: str | None) -> tuple[float, ...] | None:
    if written is None:
        return None
    if not _NUMBERS.fullmatch(written) or written.count(",") != 3:
        raise click.BadParameter("four degrees are needed: west,south,east,north, as 35.5,32.9,36.7,34.1")
    west, south, east, north = (float(number) for number in written.split(","))
    if south > north or not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= 90 and -90 <= north <= 90):
        raise click.BadParameter(f"{written} is no box: west,south,east,north in degrees")
    return west, south, east, north


def _to_near(ctx: click.Context, param: click.Parameter, written: str | None) -> tuple[float, ...] | None:
    if written is None:
        return None
    match = _NEAR.fullmatch(written.replace(" ", ""))
    if not match:
        raise click.BadParameter("latitude, longitude and kilometres are needed, as 33.57,36.40,10")
    return tuple(float(number) for number in match.groups())


def _to_polygon(ctx: click.Context, param: click.Parameter, written: str | None) -> tuple[tuple[float, float], ...] | None:
    """The outer ring of a GeoJSON Polygon or of the feature that holds one, from a file or as it is."""
    if written is None:
        return None
    try:
        told = json.loads(written if written.lstrip().startswith("{") else Path(written).read_text(encoding="utf-8"))
        told = told["features"][0] if told.get("type") == "FeatureCollection" else told
        told = told["geometry"] if told.get("type") == "Feature" else told
        if told["type"] != "Polygon":
            raise click.BadParameter(f"a Polygon is needed, not a {told['type']}")
        return tuple((float(point[0]), float(point[1])) for point in told["coordinates"][0])
    except OSError as error:
        raise click.BadParameter(f"{written} cannot be opened: {error.strerror}") from None
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        raise click.BadParameter("no GeoJSON polygon") from None
