"""Settings come from the environment, and a senseless one is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from marsad.errors import UsageError
from marsad.settings import Settings, gazetteer_file, read_settings


def test_an_empty_environment_gives_the_defaults() -> None:
    assert read_settings({}) == Settings(knowledge=(), workers=1, max_bytes=2_000_000)


def test_the_environment_changes_them() -> None:
    told = {"MARSAD_KNOWLEDGE": os.pathsep.join(["a", "b"]), "MARSAD_WORKERS": "2", "MARSAD_MAX_BYTES": "500",
            "MARSAD_GAZETTEER": "my.sqlite"}
    assert read_settings(told) == Settings((Path("a"), Path("b")), 2, 500, Path("my.sqlite"))


@pytest.mark.parametrize("written", ["many", "0", "-1", "1.5"])
def test_a_senseless_number_is_named(written: str) -> None:
    with pytest.raises(UsageError, match=r"MARSAD_WORKERS=.*: expected a whole number of 1 or more"):
        read_settings({"MARSAD_WORKERS": written})


def test_place_lists_are_kept_where_the_user_says_or_in_the_folder_of_data() -> None:
    assert gazetteer_file(Settings(gazetteer=Path("my.sqlite")), {"XDG_DATA_HOME": "/data"}) == Path("my.sqlite")
    assert gazetteer_file(Settings(), {"XDG_DATA_HOME": "/data"}) == Path("/data/marsad/gazetteer.sqlite")
    assert gazetteer_file(Settings(), {}) == Path.home() / ".local" / "share" / "marsad" / "gazetteer.sqlite"
