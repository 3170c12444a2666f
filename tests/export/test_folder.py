"""An export folder: whole or not there, the same bytes for the same records, counts that add up, digests that fit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from marsad.errors import ExportError, UsageError
from marsad.export.choice import choose
from marsad.export.folder import Wish, export_folder
from marsad.export.formats import registry
from marsad.export.formats.faults import Fault
from marsad.export.formats.record_lines import read_records
from marsad.export.formats.registry import FORMATS
from marsad.export.told.known import Known
from marsad.model.question import Question
from tests.export.made import CLASH, STRIKE, clash, record, strike

KNOWN = Known()
Json = dict[str, Any]
RECORDS = [record(STRIKE, [strike(), strike(status="planned")], id="r1"), record(CLASH, [clash()], id="r2"),
    record("لا شيء", id="r3")]
ALL = Wish(tuple(FORMATS), "9.9", KNOWN)


def records() -> Iterator[Json]:
    return iter(RECORDS)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_same_records_make_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        export_folder(records, tmp_path / name, ALL)
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_the_manifest_has_the_digest_of_every_file_and_counts_that_add_up(tmp_path: Path) -> None:
    export_folder(records, tmp_path / "out", ALL)
    held = files(tmp_path / "out")
    manifest = json.loads(held["manifest.json"])
    assert {row["file"]: row["sha256"] for row in manifest["files"]} == {
        name: hashlib.sha256(data).hexdigest() for name, data in held.items() if name != "manifest.json"}
    assert (manifest["input"]["reports"], manifest["input"]["events"]) == (3, 3)
    for row in manifest["files"]:
        if "rows" in row:
            assert row["events"] == row["kept"] + sum(row["dropped"].values()) == 3
    assert next(row for row in manifest["files"] if row["file"] == "acled.csv")["dropped"] == {"planned": 1}


def test_the_readme_says_how_it_was_made(tmp_path: Path) -> None:
    wish = Wish(("csv", "acled", "ucdp"), "9.9", KNOWN, filters={"kinds": "ASSAULT"}, origin="war.jsonl", stamp="release 3",
                left_out={"lines that are no record": 2})
    export_folder(records, tmp_path / "out", wish)
    text = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    for said in ("marsad 9.9, release 3", "war.jsonl", "a" * 64, "kinds ASSAULT", "2018-02-19 to 2018-02-19",
        "3 reports with 3 events",
                 "left out: 2 lines that are no record", "1 planned", "marsad/acled-deaths/1", "marsad/ucdp-deaths/1",
                 "marsad/range/1",
                 "| `geo_precision` |", "| `where_prec` |", "belong to those who published them", "GeoNames"):
        assert said in text, said
    assert "Public profile" not in text


def test_jsonl_gives_the_records_back(tmp_path: Path) -> None:
    export_folder(records, tmp_path / "out", Wish(("jsonl",), "9.9", KNOWN))
    assert list(read_records(tmp_path / "out" / "records.jsonl")) == RECORDS


def test_a_folder_with_other_things_is_never_written_over(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("keep")
    for replace in (False, True):
        with pytest.raises(UsageError, match=r"not empty|no export of Marsad"):
            export_folder(records, out, ALL, replace=replace)
    assert files(out) == {"mine.txt": b"keep"}


def test_an_older_export_is_replaced_when_asked(tmp_path: Path) -> None:
    out = tmp_path / "out"
    export_folder(records, out, Wish(("csv",), "9.9", KNOWN))
    with pytest.raises(UsageError, match="--replace"):
        export_folder(records, out, Wish(("jsonl",), "9.9", KNOWN))
    export_folder(records, out, Wish(("jsonl",), "9.9", KNOWN), replace=True)
    assert sorted(files(out)) == ["README.md", "manifest.json",
        "records.jsonl"] and [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_file_that_fails_its_check_leaves_nothing_and_the_older_export_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    export_folder(records, out, Wish(("jsonl",), "9.9", KNOWN))
    before = files(out)
    acled = FORMATS["acled"]
    broken = type(acled)(acled.name, acled.about, acled.plans, lambda path: iter([Fault("line 2", "fatalities is -1")]),
        acled.rules)
    monkeypatch.setitem(registry.FORMATS, "acled", broken)
    with pytest.raises(ExportError, match=r"acled.csv does not pass its own check.*line 2: fatalities is -1"):
        export_folder(records, out, Wish(("csv", "acled"), "9.9", KNOWN), replace=True)
    assert files(out) == before and [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_crash_half_way_leaves_nothing(tmp_path: Path) -> None:
    def failing() -> Iterator[Json]:
        yield RECORDS[0]
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="disk"):
        export_folder(failing, tmp_path / "out", ALL)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no format xlsx; there are jsonl, csv"):
        export_folder(records, tmp_path / "out", Wish(("xlsx",), "9.9", KNOWN))


def test_no_records_are_an_empty_export_not_an_error(tmp_path: Path) -> None:
    manifest = export_folder(lambda: iter(()), tmp_path / "out", ALL)
    assert manifest["input"]["reports"] == 0 and {row.get("rows", 0) for row in manifest["files"]} == {0}


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        (Question(kinds=("ASSAULT",)), ["r1#e1", "r1#e2", "r2#e1"]), (Question(modes=("clash",)), ["r2#e1"]),
        (Question(statuses=("planned",)), ["r1#e2"]), (Question(places=("الرّستن",)), ["r2#e1"]),
        (Question(places=("homs",)), ["r2#e1"]),
        (Question(countries=("YEM",)), []), (Question(parties=("ru.armed-forces",)), ["r1#e1", "r1#e2"]),
        (Question(sources=("المرصد السوري",)), ["r1#e1", "r1#e2"]), (Question(killed_min=6), ["r1#e1", "r1#e2"]),
        (Question(bbox=(36.5, 34, 37, 35)), ["r2#e1"]), (Question(earliest="2018-02-19"), []),
        (Question(latest="2018-02-18"), None),
        (Question(denied=True), []), (Question(denied=False), None), (Question(), None), (Question(outlets=("نشرة",)), None),
        (Question(bbox=(170, 30, 37, 40)), None),
    ],
)
def test_a_file_of_records_can_be_asked(question: Question, keys: list[str] | None) -> None:
    found = choose(RECORDS, question, KNOWN, folder_counter())
    told = [f"{one['document']['id']}#{event['id']}" for one in found for event in one["events"]]
    assert told == (["r1#e1", "r1#e2", "r2#e1"] if keys is None else keys)


def folder_counter() -> Any:
    from collections import Counter

    return Counter()


def test_what_only_an_observatory_answers_is_refused() -> None:
    with pytest.raises(UsageError, match="only an observatory answers text"):
        list(choose(RECORDS, Question(text="قصف"), KNOWN, folder_counter()))
