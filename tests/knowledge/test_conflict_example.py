"""The worked example of docs/how-to-add-a-conflict.md: its folder is well, and coding differs as the page says."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from marsad.export.record import record_to_json
from marsad.lexicon.check import check_folder
from marsad.model.capture import Capture
from marsad.wiring import build_reader

_DOCS = Path(__file__).parents[2] / "docs"
_FOLDER = _DOCS / "examples" / "azawad"
_PAGE = _DOCS / "how-to-add-a-conflict.md"


@cache
def _sentence() -> str:
    return next(line for line in _PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("> ش")).removeprefix("> ")


@cache
def _event(*folders: Path) -> tuple[dict[str, object], str]:
    """The one event of the page's sentence, and the digest of the knowledge that read it."""
    record = record_to_json(build_reader(folders).read(Capture(text=_sentence())).record)
    assert len(record["events"]) == 1
    return record["events"][0], record["coder"]["knowledge"]


def _places(*folders: Path) -> dict[str, object]:
    event, _ = _event(*folders)
    places: dict[str, object] = {place["text"]: place["place"] and place["place"]["name"]["en"] for place in event["places"]}  # type: ignore[attr-defined]
    return places


def test_the_folder_is_well() -> None:
    assert check_folder(_FOLDER) == []


def test_the_place_is_known_with_the_folder_only() -> None:
    assert _places() == {"قرية": None}
    assert _places(_FOLDER) == {"قرية": None, "دائرة كيدال": "Kidal"}


def test_the_speaker_is_known_with_the_folder_only() -> None:
    ours, theirs = (_event(*folders)[0]["claims"][0]["source"] for folders in ((), (_FOLDER,)))  # type: ignore[index]
    assert ours is None
    assert (theirs["text"], theirs["entity"]) == ("جبهة تحرير أزواد", "ml.fla")


def test_the_records_can_be_told_apart() -> None:
    assert _event()[1] != _event(_FOLDER)[1]


def test_an_entry_of_the_folder_takes_the_place_of_ours() -> None:
    ours, theirs = (build_reader(folders).lexicon.entry("parties", "ml.mnla") for folders in ((), (_FOLDER,)))
    assert ours is not None and theirs is not None
    assert "lineage" not in ours.fields
    assert theirs.fields["lineage"] == {"merged_into": "ml.fla"}


def test_a_folder_may_name_the_entries_of_one_before_it(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "more.yaml").write_text(
        "- {id: ml.amachach, kind: village, lat: 20.2, lon: 1.1, radius_km: 2, within: [ml.azawad], country: MLI,\n"
        "   name: {ar: أمشاش, en: Amachach}}\n", encoding="utf-8")
    assert [error.fix for error in check_folder(tmp_path)] == ["correct the id or add that entry"]
    assert check_folder(tmp_path, _FOLDER) == []
