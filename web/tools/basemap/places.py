"""Countries of the knowledge and towns of the gazetteer -> places.json: rows of name_ar, name_en, lat, lon, rank, population.

Run before build.mjs, in the environment of the project: `python web/tools/basemap/places.py`.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import yaml

HERE = Path(__file__).parent
KNOWLEDGE = HERE.parents[2] / "src" / "marsad" / "knowledge"
# Towns without a known population are shown last, when the map is near enough for all of them.
SMALLEST_CITY = 100_000
Row = tuple[str, str, float, float, str, int]


def countries() -> list[Row]:
    entries = [entry for name in ("countries", "countries-world") for entry in yaml.safe_load((KNOWLEDGE / "places" / f"{name}.yaml").read_text("utf-8"))]
    return [
        (entry["name"]["ar"], entry["name"]["en"], entry["lat"], entry["lon"], "country", round(entry["radius_km"]))
        for entry in entries
        if entry["kind"] == "country"
    ]


def towns() -> list[Row]:
    asked = (
        "SELECT name_ar, name_en, round(lat, 4), round(lon, 4), population FROM place "
        "WHERE kind IN ('city', 'town') AND name_ar IS NOT NULL AND lat IS NOT NULL ORDER BY population DESC, id"
    )
    with sqlite3.connect(KNOWLEDGE / "gazetteer.sqlite") as gazetteer:
        rows = gazetteer.execute(asked).fetchall()
    return [(ar, en, lat, lon, "city" if people >= SMALLEST_CITY else "town", people) for ar, en, lat, lon, people in rows]


def main() -> None:
    rows = [*countries(), *towns()]
    (HERE / "places.json").write_text(json.dumps(rows, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    print(f"{len(rows)} labels")


if __name__ == "__main__":
    main()
