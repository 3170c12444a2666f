"""Planted names, contacts and places: a public export must not contain them, in any format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from marsad.export.folder import Wish, export_folder
from marsad.export.formats.record_lines import check_records
from marsad.export.formats.registry import FORMATS
from marsad.export.public import MASK, public_record
from marsad.export.told.known import Known
from tests.export.made import claim, event, party, place, quote, record, toll

KNOWN = Known()
Json = dict[str, Any]
TEXT = (
    "مقتل الطفلة سلمى الرفاعي في قصف على مسرابا\n\n"
    "قصفت قوات النظام مساء الأحد بلدة مسرابا فقُتلت الطفلة سلمى الرفاعي ووالدها هيثم الرفاعي و12 شخصاً، بحسب المرصد السوري. "
    "وقال الناشط عدنان القباني (هاتف 0944 123 456، بريد adnan.q@mail.test، تلغرام ‎@adnanq) "
    "إن المنزل في شارع الوحدة عند 33.55412, 36.39487."
)
SECRETS = ("سلمى", "الرفاعي", "هيثم", "عدنان", "القباني", "0944", "123 456", "adnan", "mail.test", "33.55412", "36.39487",
    "33.554", "36.395",
           "مسرابا", "Mesraba", "الوحدة", "salma-al-rifai", "secret-id-77", "قناة عدنان")


def planted() -> Json:
    victim = toll(TEXT, "الطفلة سلمى الرفاعي", 1, 1, group="children")
    activist = {**party(TEXT, "الناشط عدنان القباني"), "sector": "CVL"}
    made = event(
        TEXT, "قصفت", "ASSAULT heavy-weapons", actors=[party(TEXT, "قوات النظام")],
        targets=[{**party(TEXT, "هيثم الرفاعي"), "sector": "CVL"}], places=[place(TEXT, "مسرابا", "بلدة مسرابا")],
        casualties=[victim, toll(TEXT, "12 شخصاً", 12, 12)],
        claims=[claim(TEXT, TEXT.split("\n\n")[1].split(". ", maxsplit=1)[0], "المرصد السوري"),
                {"source": activist, "via": None, "stance": "asserts", "cue": quote(TEXT, "قال"),
                    "evidence": quote(TEXT, TEXT.split(". ")[1])}],
        notes=["the name سلمى الرفاعي fits several places"],
    )
    made["places"][0]["place"]["why"] = "name مسرابا"
    found = record(TEXT, [made], id="secret-id-77", title=TEXT.split("\n", maxsplit=1)[0], outlet="قناة عدنان @adnanq",
                   url="https://news.test/2018/salma-al-rifai?by=adnan")
    found["parties"], found["places"] = [activist], [place(TEXT, "مسرابا")]
    found["times"] = [{**quote(TEXT, "مساء الأحد"), "type": "DATE", "value": "2018-02-18", "earliest": None, "latest": None}]
    found["notes"] = ["سلمى"]
    return found


def test_the_planted_things_are_there_before() -> None:
    text = json.dumps(planted(), ensure_ascii=False)
    assert all(secret in text for secret in SECRETS)


def test_no_planted_thing_is_in_a_public_export_of_any_format(tmp_path: Path) -> None:
    wish = Wish(tuple(FORMATS), "9.9", KNOWN, public=True)
    export_folder(lambda: iter([planted()]), tmp_path / "out", wish)
    for path in sorted((tmp_path / "out").iterdir()):
        held = path.read_bytes() if path.suffix != ".parquet" else _parquet_text(path)
        found = [secret for secret in SECRETS if secret.encode() in held]
        assert found == [], f"{path.name} holds {found}"


def _parquet_text(path: Path) -> bytes:
    import pyarrow.parquet

    return json.dumps(pyarrow.parquet.read_table(path).to_pylist(), ensure_ascii=False, default=str).encode()


def test_what_is_public_stays(tmp_path: Path) -> None:
    found = public_record(planted(), KNOWN)
    one = found["events"][0]
    assert (one["actors"][0]["entity"], one["claims"][0]["source"]["entity"]) == ("sy.regime-forces", "sy.sohr")
    assert (one["casualties"][1]["text"], one["casualties"][1]["low"]) == ("12 شخصاً", 12)
    assert one["casualties"][0]["low"] == 1 and set(one["casualties"][0]["text"]) == {MASK}
    assert "مساء الأحد" in found["document"]["text"] and found["document"]["url"] == "https://news.test/"
    assert one["places"][0]["place"]["name"]["en"] == "Rif Dimashq"
    assert one["places"][0]["place"]["kind"] == "governorate" and one["places"][0]["place"]["lat"] != 33.554
    assert found["document"]["outlet"] is None and found["document"]["published"] == "2018-02-19"


def test_quotes_still_stand_in_the_masked_text_and_the_given_record_is_not_touched(tmp_path: Path) -> None:
    given = planted()
    before = json.dumps(given, ensure_ascii=False)
    (tmp_path / "r.jsonl").write_text(json.dumps(public_record(given, KNOWN)) + "\n", encoding="utf-8")
    assert list(check_records(tmp_path / "r.jsonl")) == [] and json.dumps(given, ensure_ascii=False) == before


@pytest.mark.parametrize(
    ("outlet", "stays"),
    [("عنب بلدي", True), ("CNN Arabic", True), ("@someone", False), ("واتساب ٠٩٤٤١٢٣٤٥٦", False), ("t.me/someone", False),
     (None, False)],
)
def test_an_outlet_is_a_name_not_an_account(outlet: str | None, stays: bool) -> None:
    assert public_record(record("نص", outlet=outlet), KNOWN)["document"]["outlet"] == (outlet if stays else None)


def test_a_place_whose_unit_nobody_knows_is_no_place() -> None:
    text = "قصف على دوما"
    mention = place(text, "دوما")
    mention["place"] = {**mention["place"], "admin": ["SYR", "Nowhere"]}
    found = public_record(record(text, [event(text, "قصف", places=[mention])]), KNOWN)
    assert found["events"][0]["places"][0]["place"] is None and MASK in found["events"][0]["places"][0]["text"]


def test_a_trigger_with_a_contact_in_it_is_masked() -> None:
    text = "قصف 0944123456 دوما"
    found = public_record(record(text, [event(text, "قصف 0944123456")]), KNOWN)
    assert "0944123456" not in json.dumps(found)
