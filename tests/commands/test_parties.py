"""``marsad parties lookup``: the page, the object, the exit status, and a folder of the user's."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from marsad.cli import app


def _run(*args: str) -> Result:
    return CliRunner().invoke(app, ["parties", "lookup", *args])


def test_the_page_tells_whom_a_name_means_and_what_became_of_them() -> None:
    shown = _run("جبهة النصرة", "--on", "2018-05-01")
    assert shown.exit_code == 0
    first = shown.output.splitlines()[0]
    assert "on 2018-05-01 means sy.hts" in first
    assert "renamed to" in shown.output and "2012-01-23 to 2016-07-28" in shown.output


def test_the_object_holds_names_with_their_days() -> None:
    told = json.loads(_run("sd.rsf", "--on", "2021-06-01", "--json").output)
    assert told["means"] == ["sd.rsf"]
    party = told["parties"][0]
    assert (party["sector"], party["inter"], party["country"]) == ("MIL", 1, "SDN")
    assert party["lineage"] == {"successor_of": ["sd.janjaweed"]}
    janjaweed = next(name for name in party["names"] if name["name"] == "الجنجويد")
    assert janjaweed == {"name": "الجنجويد", "kind": "partisan", "from": "2013-08-01", "to": None, "guard": False}


def test_a_name_that_nobody_bears_shows_what_is_spelt_almost_so() -> None:
    missed = _run("جيش الاسلم")
    assert missed.exit_code == 1
    assert missed.stdout == ""
    assert "almost so" in missed.stderr and "جيش الإسلام" in missed.stderr


def test_a_day_that_is_none_is_refused() -> None:
    assert "no day" in str(_run("حماس", "--on", "2018-13-01").exception)


def test_a_party_of_a_users_folder_is_found(tmp_path: Path) -> None:
    (tmp_path / "parties").mkdir()
    (tmp_path / "parties" / "mine.yaml").write_text(
        "- {id: my.band, name: {ar: عصبة الوادي, en: Valley Band}, sector: REB, kind: rebel group, inter: 2, country: null}\n",
        encoding="utf-8")
    assert _run("عصبة الوادي").exit_code == 1
    assert "my.band" in _run("عصبة الوادي", "--knowledge", str(tmp_path)).output
