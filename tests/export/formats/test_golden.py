"""Whole files of two reports of our own: whoever changes what an export says sees it here, and changes it on purpose.

REWRITE=1 pytest tests/export/formats/test_golden.py writes them anew; read the difference before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from marsad.export.folder import Wish, export_folder
from marsad.export.told.known import Known
from tests.export.made import CLASH, STRIKE, clash, record, strike

GOLDEN = Path(__file__).parent / "golden"
FILES = ("acled.csv", "ucdp.csv", "hxl.csv", "incidents.csv", "events.csv", "claims.csv", "tolls.csv", "events.geojson")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("golden") / "out"
    made = [record(STRIKE, [strike(), strike(status="planned")], id="r1", title="ضربة"), record(CLASH, [clash()], id="r2")]
    export_folder(lambda: iter(made), out, Wish(("acled", "ucdp", "hxl", "airwars", "csv", "geojson"), "9.9", Known()))
    return out


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_the_golden_one(name: str, folder: Path) -> None:
    made = (folder / name).read_bytes()
    if os.environ.get("REWRITE") == "1":
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_bytes(made)
    assert made == (GOLDEN / name).read_bytes()
