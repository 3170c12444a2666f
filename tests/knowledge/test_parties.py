"""What every party and source entry promises, walked over all files of both shelves."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import marsad
from marsad.arabic.clitics import proclitic_cuts
from marsad.arabic.words import find_words

KNOWLEDGE = Path(marsad.__file__).parent / "knowledge"
SHELVES = ("parties", "sources")

SECTORS = {
    "GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PTY", "OPP", "REB", "UAF", "CRM", "CVL", "REF", "REL", "EDU", "LAB", "MED",
    "NGO", "IGO",
}
KINDS = {
    "government", "state force", "rebel group", "militia", "political militia", "foreign force", "coalition", "tribe",
    "party", "body", "generic", "person", "monitor", "agency", "outlet",
}
ALIAS_KINDS = {
    "official", "short", "former", "partisan", "generic", "abbreviation", "metonym", "country", "arm", "spelling",
    "office", "adjective",
}
LINEAGE = {"renamed_from", "renamed_to", "merged_from", "merged_into", "split_from", "successor_of", "part_of"}
FIELDS = {
    "id", "name", "sector", "country", "kind", "inter", "start", "end", "parent", "lineage", "guard", "aliases", "examples",
    "silent", "origin", "phases",
}
PHASE_FIELDS = {"from", "to", "sector", "inter", "parent", "kind"}
MARKED = re.compile(r"<m>(.+?)</m>")
PERSIAN_LOOK_ALIKES = "\N{ARABIC LETTER FARSI YEH}\N{ARABIC LETTER KEHEH}\N{ARABIC LETTER HEH GOAL}"


class Name(NamedTuple):
    """One name of one entry with the days it holds; None is open."""

    entry: str
    generic: bool
    guard: bool
    start: date | None
    end: date | None


@lru_cache(maxsize=1)
def entries() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Every entry of the two shelves with its file's name."""
    found: list[tuple[str, dict[str, Any]]] = []
    for shelf in SHELVES:
        for path in sorted((KNOWLEDGE / shelf).glob("*.yaml")):
            loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
            found.extend((f"{shelf}/{path.name}", entry) for entry in loaded)
    return tuple(found)


def key(name: str) -> str:
    """The name as it is compared: its folded words, without marks."""
    return " ".join(word.form for word in find_words(name) if word.kind != "mark").casefold()


def names(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """The Arabic name and every alias, each as an alias; the English label of an entry is not searched for in texts."""
    return [{"ar": entry["name"]["ar"], "kind": "official"}, *entry.get("aliases", [])]


def written(alias: dict[str, Any]) -> str:
    text = alias.get("ar") or alias.get("en")
    assert isinstance(text, str), alias
    return text


def problems(check: Any) -> list[str]:
    return [f"{file}: {entry['id']}: {found}" for file, entry in entries() for found in check(entry)]


def test_there_are_at_least_250_parties_and_150_sources() -> None:
    parties = [entry for file, entry in entries() if file.startswith("parties/")]
    assert len(parties) >= 250
    assert len(entries()) - len(parties) >= 150


def test_ids_are_unique_and_plain() -> None:
    seen: dict[str, str] = {}
    for file, entry in entries():
        assert re.fullmatch(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", entry["id"]), entry["id"]
        assert entry["id"] not in seen, f"{entry['id']} in {file} and {seen[entry['id']]}"
        seen[entry["id"]] = file


def test_entries_use_the_fields_and_the_closed_lists() -> None:
    def check(entry: dict[str, Any]) -> list[str]:
        bad = [f"unknown field {field}" for field in entry if field not in FIELDS]
        bad += [f"no {field}" for field in ("name", "sector", "country", "kind", "examples") if field not in entry]
        if entry["sector"] not in SECTORS:
            bad.append(f"sector {entry['sector']}")
        if entry["kind"] not in KINDS:
            bad.append(f"kind {entry['kind']}")
        if entry["country"] is not None and not re.fullmatch(r"[A-Z]{3}", entry["country"]):
            bad.append(f"country {entry['country']}")
        if entry.get("inter") not in (None, 1, 2, 3, 4, 5, 6, 7, 8):
            bad.append(f"inter {entry['inter']}")
        if set(entry["name"]) != {"ar", "en"}:
            bad.append("a name is said in ar and en")
        for alias in entry.get("aliases", []):
            if alias.get("kind") not in ALIAS_KINDS or not set(alias) <= {"ar", "en", "kind", "from", "to", "guard"}:
                bad.append(f"alias {alias}")
        return bad

    assert problems(check) == []


def test_every_party_that_is_no_person_has_a_sector_and_an_inter_code() -> None:
    """Only of a few generic words is ACLED's type left open: who owns the warplanes or is "the enemy" they do not say."""
    parties = [entry for file, entry in entries() if file.startswith("parties/") and entry["kind"] != "person"]
    assert [entry["id"] for entry in parties if not entry["sector"] or "inter" not in entry] == []
    unsaid = [entry for entry in parties if entry["inter"] is None]
    assert all(entry["kind"] == "generic" for entry in unsaid)
    assert len(unsaid) <= 6


def test_an_inter_code_fits_the_kind_and_home_of_its_party() -> None:
    """State forces are 1 where they are at home; bodies of several states and what one state keeps abroad are 8."""
    wanted = {"state force": {1, 8}, "foreign force": {8}, "tribe": {4}, "rebel group": {2, 3}, "party": {2, 3}}

    def check(entry: dict[str, Any]) -> list[str]:
        bad = [f"inter {entry.get('inter')} of a {entry['kind']}"] if entry.get("inter") not in wanted.get(
            entry["kind"], {entry.get("inter")}) else []
        if entry.get("inter") == 1 and entry["country"] is None and entry["kind"] not in ("generic", "person"):
            bad.append("state forces of no state")
        return bad

    assert problems(check) == []


def test_phases_are_days_with_what_held_then() -> None:
    def check(entry: dict[str, Any]) -> list[str]:
        known = {other["id"] for _, other in entries()}
        bad = []
        for phase in entry.get("phases", []):
            if not set(phase) <= PHASE_FIELDS or not {"from", "to"} & set(phase):
                bad.append(f"phase {phase}")
            if phase.get("sector", "GOV") not in SECTORS or phase.get("inter", 1) not in range(1, 9):
                bad.append(f"codes of {phase}")
            if phase.get("parent", entry["id"]) not in known:
                bad.append(f"parent of {phase}")
        return bad

    assert problems(check) == []


def test_a_party_known_only_by_what_it_is_has_no_country() -> None:
    generic = [entry for file, entry in entries() if file == "parties/generic.yaml"]
    assert generic
    assert all(entry["kind"] == "generic" and entry["country"] is None for entry in generic)


def test_parents_and_lineage_name_entries() -> None:
    known = {entry["id"] for _, entry in entries()}

    def check(entry: dict[str, Any]) -> list[str]:
        bad = [f"lineage {field}" for field in entry.get("lineage", {}) if field not in LINEAGE]
        wanted = [entry["parent"]] if "parent" in entry else []
        for other in entry.get("lineage", {}).values():
            wanted += other if isinstance(other, list) else [other]
        return bad + [f"{other} is no entry" for other in wanted if other not in known or other == entry["id"]]

    assert problems(check) == []


def test_dates_are_days_and_run_forward() -> None:
    def check(entry: dict[str, Any]) -> list[str]:
        bad = []
        for start, end in [(entry.get("start"), entry.get("end"))] + [
            (alias.get("from"), alias.get("to")) for alias in entry.get("aliases", [])
        ]:
            if not all(day is None or type(day) is date for day in (start, end)):
                bad.append(f"{start}..{end} is not in days")
            elif start and end and start > end:
                bad.append(f"{start} is after {end}")
        return bad

    assert problems(check) == []


def test_one_name_at_one_time_is_one_party_unless_both_are_guarded() -> None:
    bearers: dict[str, list[Name]] = defaultdict(list)
    for _, entry in entries():
        for alias in names(entry):
            bearers[key(written(alias))].append(
                Name(
                    entry["id"],
                    entry["kind"] == "generic" and entry["country"] is None,
                    bool(alias.get("guard") or entry.get("guard")),
                    alias.get("from") or entry.get("start"),
                    alias.get("to") or entry.get("end"),
                )
            )
    clashes = [
        f"{name}: {one.entry} and {two.entry}"
        for name, found in bearers.items()
        for at, one in enumerate(found)
        for two in found[at + 1 :]
        if one.entry != two.entry and clash(one, two)
    ]
    assert clashes == []


def clash(one: Name, two: Name) -> bool:
    """Two bearers clash when their days overlap (the day of a handover belongs to both).

    Generic groups clash among themselves; a generic group may share a name with a named party that is guarded:
    التحالف is some coalition until the country says which.
    """
    if follows(one, two) or follows(two, one):
        return False
    if one.generic and two.generic:
        return not (one.guard and two.guard)
    if one.generic or two.generic:
        named = two if one.generic else one
        return not named.guard
    return not (one.guard and two.guard)


def follows(later: Name, earlier: Name) -> bool:
    return bool(later.start and earlier.end and earlier.end <= later.start)


def test_no_persian_look_alikes() -> None:
    def check(entry: dict[str, Any]) -> list[str]:
        texts = [written(alias) for alias in names(entry)] + entry["examples"] + entry.get("silent", [])
        return [text for text in texts if any(letter in text for letter in PERSIAN_LOOK_ALIKES)]

    assert problems(check) == []


def test_every_example_marks_a_name_of_its_entry() -> None:
    def check(entry: dict[str, Any]) -> list[str]:
        own = {key(written(alias)) for alias in names(entry)}
        return [
            example
            for example in entry["examples"]
            if not MARKED.findall(example) or any(key(mark) not in own for mark in MARKED.findall(example))
        ]

    assert problems(check) == []


def test_near_misses_hold_no_name_of_their_entry() -> None:
    def check(entry: dict[str, Any]) -> list[str]:
        own = {key(written(alias)) for alias in names(entry)}
        return [text for text in entry.get("silent", []) if own & set(phrases(text))]

    assert problems(check) == []


def phrases(text: str) -> list[str]:
    """Every run of words of the text, its first word also without proclitics."""
    words = key(text).split()
    runs = [(words[at], words[at + 1 : end]) for at in range(len(words)) for end in range(at + 1, len(words) + 1)]
    return [" ".join([cut.stem, *rest]) for first, rest in runs for cut in proclitic_cuts(first)]


@pytest.mark.parametrize(
    ("name", "day", "party"),
    [
        ("جبهة النصرة", date(2015, 5, 1), "sy.nusra"),
        ("جبهة النصرة", date(2016, 9, 1), "sy.jfs"),
        ("جبهة النصرة", date(2018, 5, 1), "sy.hts"),
        ("هيئة تحرير الشام", date(2018, 5, 1), "sy.hts"),
        ("لواء الإسلام", date(2012, 8, 1), "sy.liwa-al-islam"),
        ("لواء الإسلام", date(2014, 8, 1), "sy.jaysh-al-islam"),
        ("الجيش السوري", date(2018, 2, 18), "sy.regime-forces"),
        ("الجيش السوري", date(2025, 7, 16), "sy.new-army"),
        ("وزارة الدفاع السورية", date(2018, 2, 18), "sy.mod-assad"),
        ("وزارة الدفاع السورية", date(2025, 7, 16), "sy.mod"),
        ("الجنجويد", date(2008, 5, 1), "sd.janjaweed"),
        ("الجنجويد", date(2023, 5, 1), "sd.rsf"),
    ],
)
def test_a_name_means_the_party_of_its_day(name: str, day: date, party: str) -> None:
    found = {
        entry["id"]
        for _, entry in entries()
        for alias in names(entry)
        if key(written(alias)) == key(name)
        and (alias.get("from") or entry.get("start") or date.min) <= day
        and day < (alias.get("to") or entry.get("end") or date.max)
    }
    assert found == {party}
