"""The report that Marsad was first drawn up for, held against what any reader of it would list. Fails when an item is missing.

python -m evals.seed [--data FOLDER]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evals.run import DATA, without_data
from evals.score import CODER, EvalError, code
from marsad.arabic.fold import fold

SEED = "seed-ghouta"
TOWNS = ("مسرابا", "جسرين", "كفربطنا", "حمورية", "سقبا", "دوما", "الأشعري")
OBSERVATORY = "المرصد"
AGENCY = "فرانس برس"

Event = dict[str, Any]


def main(arguments: Sequence[str] | None = None, *, coder: Sequence[str] = CODER) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.seed", description="Check the reading of the seed report.")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the evaluation sets")
    data: Path = parser.parse_args(arguments).data
    if not (data / "score.py").exists():
        return without_data(data)
    try:
        events = read_seed(data, coder=coder)
    except EvalError as error:
        print(f"ERROR {error}", file=sys.stderr)
        return 1
    print(f"\nthe seed report ({SEED})")
    missing = 0
    for item, found in expectations(events):
        missing += not found
        print(f"  {'ok     ' if found else 'MISSING'} {item}")
    return 1 if missing else 0


def read_seed(data: Path, *, coder: Sequence[str]) -> list[Event]:
    """The events that the coder finds in the seed report."""
    lines = (data / "gold" / "docs.jsonl").read_text(encoding="utf-8").strip().split("\n")
    report = next((line for line in lines if json.loads(line)["id"] == SEED), None)
    if report is None:
        raise EvalError(f"gold/docs.jsonl has no report {SEED}")
    with tempfile.TemporaryDirectory() as folder:
        given, records = Path(folder) / "seed.jsonl", Path(folder) / "records.jsonl"
        given.write_text(report + "\n", encoding="utf-8")
        code([given], records, coder=coder)
        events: list[Event] = json.loads(records.read_text(encoding="utf-8"))["events"]
    return events


def expectations(events: Sequence[Event]) -> Iterator[tuple[str, bool]]:
    """What the report says, item by item, and whether the events have it."""
    bombardment = max(of_kind(events, "ASSAULT", "happened"), key=lambda e: len(towns_of(e)), default={})
    yield "the bombardment: ASSAULT, happened", bool(bombardment)
    for town in TOWNS:
        yield f"    in {town}", town in towns_of(bombardment)
    yield "    14 people killed", has_toll(bombardment, "people", 14)
    yield "    4 of them children", has_toll(bombardment, "children", 4)
    yield "    claimed by the Observatory", any(speaks(claim, "source", OBSERVATORY) for claim in bombardment.get("claims", []))
    yield "the massing of troops: MOBILIZE", bool(of_kind(events, "MOBILIZE"))
    yield "the attack to come: ASSAULT, planned", bool(of_kind(events, "ASSAULT", "planned"))
    talks = max(of_kind(events, "CONSULT"), key=lambda e: len(denials(e)), default={})
    yield "the talks: CONSULT", bool(talks)
    yield "    denied twice", len(denials(talks)) == 2
    yield f"    one denial via {AGENCY}", any(speaks(claim, "via", AGENCY) for claim in denials(talks))
    sieges = of_kind(events, "COERCE")
    yield "the siege: COERCE", bool(sieges)
    yield "    since 2013", any(((siege.get("date") or {}).get("earliest") or "").startswith("2013") for siege in sieges)


def of_kind(events: Sequence[Event], kind: str, status: str | None = None) -> list[Event]:
    return [event for event in events if event["kind"] == kind and status in (None, event["status"])]


def towns_of(event: Event) -> set[str]:
    named = [fold(place["text"]) for place in event.get("places", [])]
    return {town for town in TOWNS if any(fold(town) in name for name in named)}


def has_toll(event: Event, group: str, number: int) -> bool:
    wanted = ("killed", group, number, number)
    return any((c["outcome"], c["group"], c["low"], c["high"]) == wanted for c in event.get("casualties", []))


def denials(event: Event) -> list[dict[str, Any]]:
    return [claim for claim in event.get("claims", []) if claim["stance"] == "denies"]


def speaks(claim: dict[str, Any], role: str, name: str) -> bool:
    return fold(name) in fold((claim.get(role) or {}).get("text", ""))


if __name__ == "__main__":
    sys.exit(main())
