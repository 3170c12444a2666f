"""``marsad gazetteer import``: files of places in, what became of their rows out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from marsad.commands.file_progress import FileProgress
from marsad.commands.gazetteer_pages import brought_lines, layout_lines
from marsad.errors import UsageError
from marsad.lexicon.gazetteer.country_of import find_country
from marsad.lexicon.gazetteer.gazetteer import SHIPPED
from marsad.lexicon.gazetteer.geonames import read_geonames, sort_files
from marsad.lexicon.gazetteer.lines import sha256_of
from marsad.lexicon.gazetteer.lists import Plan, plan_layout, read_list, sample_sheets
from marsad.lexicon.gazetteer.place import KINDS
from marsad.lexicon.gazetteer.tables import Row, Sheet
from marsad.lexicon.gazetteer.told import Skipped, Telling, Watch
from marsad.lexicon.gazetteer.user_file import Brought, Source, bring
from marsad.settings import gazetteer_file, read_settings

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_SHOWN = 20  # broken rows that are shown; the others are counted
_NOT_STATED = "not stated"
_READING = 1  # of the readers below: a change lets a list that is there be imported anew

Command = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the user says of a list."""

    file: Path
    maps: tuple[str, ...]
    country: str | None
    licence: str
    name: str | None
    kind: str | None = None


@click.group("import")
def bring_in() -> None:
    """Bring a list of places. A broken row is shown with its line, the others go in; the same file twice changes nothing.

    \b
    Example:
      marsad gazetteer import geonames SY.zip alternateNamesV2.zip
    """


@bring_in.command("geonames")
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE…")
@click.option("--name", metavar="NAME", help="What the source is called.  [default: geonames-SY for SY.zip]")
def import_geonames(files: tuple[Path, ...], name: str | None) -> None:
    """Bring GeoNames dumps: SY.zip, SY.txt or allCountries.zip, as they are downloaded from geonames.org.

    With alternateNamesV2.zip the Arabic names are those that GeoNames marks as Arabic, the preferred one first; without,
    they are told by their letters. admin1CodesASCII.txt and admin2Codes.txt may be given too.

    \b
    Examples:
      marsad gazetteer import geonames SY.zip
      marsad gazetteer import geonames SY.zip LB.zip alternateNamesV2.zip
    """
    dumps = sort_files(files)[0]
    source = _source("geonames", name or f"geonames-{_plain(dumps[0].stem)}", files, "CC BY 4.0", {})
    _bring(source, files[0], lambda watch: read_geonames(files, watch))


def _list_options(command: Command) -> Command:
    for option in reversed((
        click.argument("file", type=_FILE, metavar="FILE"),
        click.option("--map", "maps", multiple=True, metavar="FIELD=COLUMN", help="Which column holds a field; may be given "
                     "more than once. Wins over what is guessed."),
        click.option("--country", metavar="CODE", help="Country of the places (SYR or SY).  [default: as the codes or the "
                     "coordinates say]"),
        click.option("--licence", default=_NOT_STATED, metavar="TEXT", help="On what terms the list may be used; kept with "
                     "every place."),
        click.option("--name", metavar="NAME", help="What the source is called.  [default: the file's name]"),
    )):
        command = option(command)
    return command


@bring_in.command("pcodes")
@_list_options
def import_pcodes(**told: Any) -> None:
    """Bring a list of places with P-codes (COD, cluster lists), from FILE.csv or FILE.xlsx.

    Which column holds what is guessed from the head (ADM3_AR, admin4Pcode, location_name_ar, latitude_y …) and shown.

    \b
    Fields for --map:
      name_ar name_en alias_ar pcode lat lon kind population radius_km geonameid country
      admin1_ar admin1_en admin1_pcode, and so for admin2 and admin3

    \b
    Examples:
      marsad gazetteer import pcodes syria.csv --licence "CC BY-IGO"
      marsad gazetteer import pcodes yem_adminboundaries.xlsx
      marsad gazetteer import pcodes list.csv --map name_ar="Village (Arabic)" --map pcode=VCODE
    """
    _import_list("pcodes", _Asked(**told))


@bring_in.command("csv")
@_list_options
@click.option("--kind", type=click.Choice(sorted(KINDS)), metavar="KIND", help="What the places are where no column says it: "
              "village, camp, neighbourhood …")
def import_csv(**told: Any) -> None:
    """Bring a list of your own from FILE.csv or FILE.xlsx: it needs a column with Arabic names, coordinates if known.

    \b
    Examples:
      marsad gazetteer import csv camps.csv --map name_ar=camp --map lat=north --map lon=east --kind camp
      marsad gazetteer import csv quarters.csv --country SDN
    """
    _import_list("csv", _Asked(**told))


def _import_list(source_kind: str, told: _Asked) -> None:
    """Guess, show, bring in."""
    plans: dict[str, Plan] = {}
    for sheet, sample in sample_sheets(told.file):
        plan, why = _plan(sheet, sample, told, coded=source_kind == "pcodes")
        if plan is not None:
            plans[sheet.name] = plan
            click.echo("\n".join(layout_lines(told.file.name, plan, why)))
    if not plans:
        raise UsageError(f"{told.file.name}: no sheet has the columns of a place list; see --map")
    sheets = {name: [plan.layout.fields, plan.layout.level, plan.country] for name, plan in plans.items()}
    source = _source(source_kind, told.name or _plain(told.file.stem), (told.file,), told.licence,
                     {"sheets": sheets, "kind": told.kind})
    _bring(source, told.file, lambda watch: read_list(told.file, plans, watch))


def _plan(sheet: Sheet, sample: list[Row], told: _Asked, *, coded: bool) -> tuple[Plan | None, str | None]:
    """How a sheet is to be read, and what speaks for its country where the user does not say it; None for other sheets."""
    iso3 = SHIPPED.countries()
    layout = plan_layout(sheet, sample, dict(map(_pair, told.maps)), coded=coded, file=told.file.name)
    if layout is None:
        return None, None
    if told.country:
        return Plan(sheet.name, layout, _country_code(told.country, iso3), coded, iso3, told.kind), None
    found = find_country(layout, sample, SHIPPED)
    if found is None:
        raise UsageError(f"{told.file.name}: the rows speak for no one country; say which: --country SYR")
    return Plan(sheet.name, layout, found.country, coded, iso3, told.kind), found.why


def _bring(source: Source, file: Path, tellings: Callable[[Watch], Iterable[Telling]]) -> None:
    path = gazetteer_file(read_settings())
    broken: list[Skipped] = []
    with FileProgress(source.file) as progress:

        def say(skipped: Skipped) -> None:
            broken.append(skipped)
            if len(broken) <= _SHOWN:
                progress.say(f"skipped: {skipped.message(file.name)}")

        brought = bring(path, source, tellings(progress.watch), say)
    _say_end(source, brought, len(broken), path)


def _say_end(source: Source, brought: Brought, broken: int, path: Path) -> None:
    if broken > _SHOWN:
        click.echo(f"skipped: {broken - _SHOWN:,} more broken rows", err=True)
    click.echo("\n".join(brought_lines(source, brought, path)))


def _source(kind: str, name: str, files: tuple[Path, ...], licence: str, asked: dict[str, object]) -> Source:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    asked = {"reading": _READING, "licence": licence, **asked}
    return Source(name, kind, licence, ", ".join(file.name for file in files), sha256_of(files), asked, now)


def _pair(told: str) -> tuple[str, str]:
    field, equals, column = told.partition("=")
    if not equals or not column:
        raise UsageError(f"--map {told}: write FIELD=COLUMN, as in --map name_ar=Village")
    return field.strip(), column.strip()


def _country_code(told: str, iso3: dict[str, str]) -> str:
    code = iso3.get(told.upper(), told.upper())
    if code not in iso3.values():
        raise UsageError(f"--country {told}: no such country; write its ISO code, such as SYR or SY")
    return code


def _plain(stem: str) -> str:
    """A file's name as the name of a source."""
    return re.sub(r"[^\w.-]+", "-", stem).strip("-") or "list"
