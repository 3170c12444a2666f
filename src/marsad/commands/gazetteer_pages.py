"""What the gazetteer commands show: sources, layouts and senses in, lines out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marsad.commands.gazetteer_senses import Sense
from marsad.lexicon.gazetteer.layout import UNIT_KINDS
from marsad.lexicon.gazetteer.lists import Plan
from marsad.lexicon.gazetteer.user_file import Brought, Source


def layout_lines(file: str, plan: Plan, why: str | None) -> Iterator[str]:
    """Which column is read as what."""
    of_sheet = f", sheet {plan.sheet}" if plan.sheet else ""
    kind = UNIT_KINDS.get(plan.layout.level, "place")
    yield f"{file}{of_sheet}: one {kind} a row, country {plan.country}" + (f" ({why}; --country says otherwise)" if why else "")
    width = max(map(len, plan.layout.fields))
    for field, column in plan.layout.fields.items():
        yield f"  {field:{width}} = {column}"


def brought_lines(source: Source, brought: Brought, path: Path) -> Iterator[str]:
    """What became of a list."""
    if brought.known_as is not None:
        yield f"{source.file}: already there as {brought.known_as}, nothing was changed"
        return
    left = f" ({_reasons(dict(brought.skipped))})" if brought.skipped else ""
    units = f", {brought.units:,} units that the rows name" if brought.units else ""
    yield (f"{source.name}: {brought.rows:,} rows: {brought.kept:,} places kept, "
           f"{brought.skipped.total():,} skipped{left}{units}; {brought.names:,} Arabic names")
    yield f"kept in {path}"


def source_lines(row: dict[str, Any]) -> Iterator[str]:
    """One source of ``stats``."""
    skipped, asked = json.loads(row["skipped"]), json.loads(row["asked"])
    yield f"{row['name']} ({row['kind']}): {row['kept']:,} places" + (f" and {row['units']:,} units" if row["units"] else "")
    came = f", imported {row['imported_at'][:16].replace('T', ' ')} UTC" if row["imported_at"] else ", comes with Marsad"
    yield f"  from {row['file']}{came}; licence: {row['licence']}"
    yield f"  sha256 {row['sha256']}"
    left = sum(skipped.values())
    yield f"  {row['rows_in']:,} rows in, {left:,} left out" + (f" ({_reasons(skipped)})" if left else "")
    for sheet, (fields, _, country) in asked.get("sheets", {}).items():
        columns = ", ".join(f"{field}={column}" for field, column in fields.items())
        yield f"  {sheet + ': ' if sheet else ''}country {country}, {columns}"


def lookup_lines(name: str, senses: list[Sense], like: list[str]) -> Iterator[str]:
    """Every sense of a name, numbered; where there is none, names that begin alike."""
    if not senses:
        yield f"no place is called {name}" + (f"; there are {'، '.join(like)}" if like else "")
        return
    yield f"{name}: {len(senses)} place{'' if len(senses) == 1 else 's'}"
    for number, sense in enumerate(senses, 1):
        place = sense.place
        yield ""
        where = " > ".join(sense.within) or "no unit known"
        yield f"{number}. {place.name_ar or '-'}  {place.name_en or '-'}: {place.kind}, {where}"
        yield f"   {', '.join(_ids(sense))}; {_where(sense)}" + (f"; {sense.population:,} people" if sense.population else "")
        tellers = "; then ".join(f"{telling.source} ({telling.id}, {telling.licence})" for telling in sense.told_by)
        yield f"   told by {tellers}"
        if sense.guard:
            yield "   also a common word or a person's name: read as the place only where the context says so"


def sense_to_json(sense: Sense) -> dict[str, Any]:
    """The object of ``lookup --format json``."""
    place = sense.place
    return {
        "id": place.id, "geonameid": sense.geonameid, "pcode": sense.pcode,
        "name": {"ar": place.name_ar or None, "en": place.name_en},
        "kind": place.kind, "lat": place.lat, "lon": place.lon, "radius_km": place.radius_km, "admin": list(place.admin),
        "within": list(sense.within), "population": sense.population, "guard": sense.guard,
        "told_by": [{"source": telling.source, "id": telling.id, "licence": telling.licence} for telling in sense.told_by],
    }


def _ids(sense: Sense) -> list[str]:
    """The id in records first, then the other numbers of the place."""
    others = [f"geonames:{sense.geonameid}" if sense.geonameid else None, f"ocha:{sense.pcode}" if sense.pcode else None]
    return [sense.place.id, *(other for other in others if other and other != sense.place.id)]


def _where(sense: Sense) -> str:
    place = sense.place
    if place.lat is None or place.lon is None:
        return "coordinates not known"
    return f"{place.lat:.4f}, {place.lon:.4f}, radius {place.radius_km:g} km"


def _reasons(skipped: dict[str, int]) -> str:
    rows = sorted(skipped.items(), key=lambda row: (-row[1], row[0]))
    return ", ".join(f"{count:,} {reason}" for reason, count in rows)
