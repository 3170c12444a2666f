"""The places and the words for kinds of place say what they must, and say it right."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad.arabic.fold import fold
from marsad.arabic.words import find_words

_ROOT = Path(__file__).resolve().parents[2]
_KNOWLEDGE = _ROOT / "src" / "marsad" / "knowledge"
_PCODES = _ROOT.parent / "shared" / "eval" / "pcodes" / "syria.csv"

_KINDS = {
    "country", "region", "governorate", "district", "subdistrict", "city", "town", "village", "neighbourhood", "camp",
    "base", "airport", "crossing", "road", "mountain", "river", "valley", "island", "dam", "port", "desert", "front",
    "street", "square", "building", "sea", "lake",
}
# south, north, west, east: generous, but a swapped or mistyped coordinate falls outside
_BOXES = {
    "SYR": (32.2, 37.4, 35.5, 42.5), "IRQ": (29.0, 37.5, 38.7, 48.7), "YEM": (11.8, 19.1, 41.5, 54.7),
    "LBY": (19.4, 33.4, 9.2, 25.3), "PSE": (31.2, 32.6, 34.1, 35.7), "ISR": (29.4, 33.5, 34.2, 35.8),
    "LBN": (33.0, 34.8, 35.0, 36.7), "SDN": (8.6, 23.3, 21.8, 38.9), "EGY": (21.9, 31.9, 24.6, 37.0),
    "TUR": (35.8, 42.2, 25.9, 44.9), "IRN": (25.0, 39.9, 44.0, 63.4), "JOR": (29.1, 33.5, 34.8, 39.4),
    "SAU": (16.2, 32.3, 34.4, 55.8),
}
_PERSIAN = re.compile("[\N{ARABIC LETTER FARSI YEH}\N{ARABIC LETTER KEHEH}\N{ARABIC LETTER HEH GOAL}\N{ARABIC LETTER AE}"
                      "\N{ARABIC LETTER HEH DOACHASHMEE}\N{ARABIC TATWEEL}]")
_MARK = re.compile("<m>(.*?)</m>")
_SEED = [
    "مسرابا", "جسرين", "كفربطنا", "حمورية", "سقبا", "دوما", "منطقة الأشعري", "الغوطة الشرقية", "جوبر",
    "إدلب", "دمشق", "جنيف", "آستانا",
]


@cache
def _entries(shelf: str) -> tuple[dict[str, Any], ...]:
    files = sorted((_KNOWLEDGE / shelf).glob("*.yaml"))
    return tuple(entry for file in files for entry in yaml.safe_load(file.read_text(encoding="utf-8")))


@cache
def _by_id() -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in _entries("places")}


def _names(entry: dict[str, Any]) -> list[str]:
    return [entry["name"]["ar"], *(alias["ar"] for alias in entry.get("aliases", []) if "ar" in alias)]


def _has_words(text: str, phrase: str) -> bool:
    """Whether the words of ``phrase`` stand in ``text`` one after another, a proclitic before the first allowed."""
    words = [word.form for word in find_words(text)]
    wanted = [word.form for word in find_words(phrase)]
    first = {wanted[0], *(clitic + wanted[0] for clitic in "وفبلك")}
    if wanted[0].startswith("ال"):
        first.add("ل" + wanted[0][1:])
    return any(words[i] in first and words[i + 1 : i + len(wanted)] == wanted[1:] for i in range(len(words)))


def _bare(phrase: str) -> str:
    """The folded phrase without articles and tanwin alef: نفقا and النفق are both نفق."""
    return fold(phrase).replace(" ال", " ").removeprefix("ال").removesuffix("ا")


def _kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    return math.hypot((lat - other_lat) * 111.2, (lon - other_lon) * 111.2 * math.cos(math.radians(lat)))


def test_there_are_places_enough_for_the_seven_wars() -> None:
    count = Counter(entry.get("country") for entry in _entries("places"))
    assert len(_entries("places")) >= 900
    assert count["SYR"] >= 200


@pytest.mark.parametrize("shelf", ["places", "kinds"])
def test_ids_are_unique_and_plain(shelf: str) -> None:
    ids = Counter(entry["id"] for entry in _entries(shelf))
    assert [name for name, times in ids.items() if times > 1] == []
    assert [name for name in ids if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", name)] == []


def test_every_place_says_what_it_must() -> None:
    for entry in _entries("places"):
        assert entry["kind"] in _KINDS, entry["id"]
        assert entry["name"]["ar"] and entry["name"]["en"], entry["id"]
        of_no_country = entry["kind"] == "sea" or entry["id"].startswith("world.")
        assert of_no_country or re.fullmatch("[A-Z]{3}", entry["country"]), entry["id"]
        assert ("lat" in entry) == ("lon" in entry) == ("radius_km" in entry), entry["id"]


def test_containing_places_exist_and_never_run_in_a_circle() -> None:
    for entry in _entries("places"):
        seen, open_ids = set(), [entry["id"]]
        while open_ids:
            at = open_ids.pop()
            assert at in _by_id(), f"{entry['id']} lies in {at}, which nobody wrote down"
            above = _by_id()[at].get("within", [])
            assert entry["id"] not in above, f"{entry['id']} contains itself"
            open_ids += [place for place in above if place not in seen]
            seen.update(above)


def test_a_place_lies_in_the_box_of_its_country() -> None:
    outside = []
    for entry in _entries("places"):
        box = _BOXES.get(entry.get("country", ""))
        if "lat" not in entry:
            continue
        assert -90 <= entry["lat"] <= 90 and -180 <= entry["lon"] <= 180, entry["id"]
        if box and not (box[0] <= entry["lat"] <= box[1] and box[2] <= entry["lon"] <= box[3]):
            outside.append((entry["id"], entry["lat"], entry["lon"]))
    assert outside == []


def test_a_place_lies_near_what_contains_it() -> None:
    far = []
    for entry in _entries("places"):
        for above in (_by_id()[place] for place in entry.get("within", [])):
            if "lat" in entry and "lat" in above and above["kind"] != "country":
                away = _kilometres(entry["lat"], entry["lon"], above["lat"], above["lon"])
                if away > 1.6 * above["radius_km"] + 8 + entry["radius_km"]:
                    far.append((entry["id"], above["id"], round(away)))
    assert far == []


def test_no_two_places_of_one_unit_share_a_name_and_a_kind() -> None:
    seen: dict[tuple[str, str, tuple[str, ...]], str] = {}
    for entry in _entries("places"):
        for form in {fold(name) for name in _names(entry)}:
            key = (form, entry["kind"], tuple(entry.get("within", [])))
            assert seen.setdefault(key, entry["id"]) == entry["id"], f"{form}: {seen[key]} and {entry['id']}"


def test_an_alias_differs_from_the_name_after_folding() -> None:
    for entry in _entries("places"):
        forms = [fold(name) for name in _names(entry)]
        assert len(forms) == len(set(forms)), entry["id"]


@pytest.mark.parametrize("shelf", ["places", "kinds"])
def test_no_persian_look_alikes_and_no_tatweel(shelf: str) -> None:
    for file in (_KNOWLEDGE / shelf).glob("*.yaml"):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            assert not _PERSIAN.search(line), f"{file.name}:{number}"


def test_example_sentences_of_places_mark_the_name() -> None:
    for entry in _entries("places"):
        names = {fold(name) for name in _names(entry)}
        for field in ("examples", "homonyms"):
            for sentence in entry.get(field, []):
                marked = _MARK.findall(sentence)
                assert marked and all(fold(text) in names for text in marked), (entry["id"], sentence)


def test_a_silent_sentence_does_not_hold_the_name() -> None:
    for entry in _entries("places"):
        for sentence in entry.get("silent", []):
            assert not any(_has_words(sentence, name) for name in _names(entry)), (entry["id"], sentence)


def test_a_guarded_name_shows_where_it_is_a_place_and_where_it_may_not_be() -> None:
    for entry in _entries("places"):
        if entry.get("guard"):
            assert entry.get("examples") and (entry.get("homonyms") or entry.get("silent")), entry["id"]


def test_example_sentences_of_kinds_mark_the_word() -> None:
    for entry in _entries("kinds"):
        for sentence in entry["examples"]:
            marked = _MARK.findall(sentence)
            assert marked, entry["id"]
            known = [entry.get("noun", ""), *entry.get("plural", []), *entry.get("forms", [])]
            for text in marked:
                assert _bare(text) in {_bare(word) for word in known if word}, (entry["id"], text)


@pytest.mark.parametrize("name", _SEED)
def test_the_places_of_the_seed_article_are_known(name: str) -> None:
    assert [entry["id"] for entry in _entries("places") if fold(name) in {fold(n) for n in _names(entry)}]


def test_jobar_is_a_quarter_of_damascus_and_ashari_lies_in_eastern_ghouta() -> None:
    assert _by_id()["sy.jobar"]["within"] == ["sy.damascus"]
    assert _by_id()["sy.ashari-ghouta"]["within"] == ["sy.eastern-ghouta"]
    assert _by_id()["sy.ashari-ghouta"]["guard"] is True


@pytest.mark.skipif(not _PCODES.exists(), reason="the Syrian P-code list is not shipped: ../shared/eval/pcodes")
def test_syrian_places_stand_within_three_kilometres_of_their_p_code() -> None:
    with _PCODES.open(encoding="utf-8") as lines:
        listed = {row["admin4Pcode"]: (float(row["latitude"]), float(row["longitude"])) for row in csv.DictReader(lines)}
    far = []
    for entry in _entries("places"):
        if "ocha" in entry:
            assert entry["ocha"] in listed, entry["id"]
            away = _kilometres(entry["lat"], entry["lon"], *listed[entry["ocha"]])
            if away > 3:
                far.append((entry["id"], entry["ocha"], round(away, 1)))
    assert far == []
