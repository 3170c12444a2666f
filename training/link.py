"""Learn the weights of linking from reports whose incidents are known, and say how well they do on incidents not learnt from.

python training/link.py RECORDS AIRWARS_FOLDER [--write]

RECORDS are the coded reports of AIRWARS_FOLDER (reports.jsonl, incidents.jsonl). Folds are of incidents that share no report.
The table stays one to read: a linear model over named levels, rounded to a tenth, with what was set by hand kept.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression

from marsad.linking.blocks import days_of
from marsad.linking.corpus import Bags, count_corpus
from marsad.linking.echoes import find_echoes
from marsad.linking.features import FEATURES
from marsad.linking.join import in_print_order, join_events
from marsad.linking.kin import is_violent
from marsad.linking.knowledge import FOLDER, read_knowledge
from marsad.linking.sketches import sketch_records
from marsad.linking.weights import Weights, make_weights
from marsad.model.link import LinkEvent

FOLDS = 5
STRENGTH = 0.3  # of the evidence against the wish for small weights
# Six of seven reports of the set are dated by their incident, not by themselves: their day of print tells too much there.
TRUST = {"published": 0.4}
HALF = 0.5  # what a pair counts of which one event belongs to no known incident

Json = dict[str, Any]
Units = list[tuple[str, str, str | None]]  # incident, report, the event that tells it


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write knowledge/linking/weights.yaml")
    asked = parser.parse_args(arguments)
    records = [json.loads(line) for line in asked.records.read_text(encoding="utf-8").splitlines()]
    lesson = Lesson(records, asked.folder)
    print(f"{len(lesson.pairs)} pairs, {int((lesson.same == 1).sum())} of one incident")
    groups = []
    for fold in range(FOLDS):
        weights = lesson.learn(~lesson.touches(fold))
        groups.append({key: at for at, group in enumerate(lesson.join(weights)) for key in group})
    show("incidents not learnt from", lesson.measure(lambda unit: groups[lesson.folds[unit[0]]]))
    table = lesson.table(np.ones(len(lesson.pairs), bool))
    joined = {key: at for at, group in enumerate(lesson.join(make_weights(table))) for key in group}
    show("all, learnt from all", lesson.measure(lambda unit: joined))
    if asked.write:
        write(table)
    return 0


class Lesson:
    """The pairs of events with their levels, and which of them are known to be one incident (1), two (0) or not known (-1)."""

    def __init__(self, records: list[Json], folder: Path) -> None:
        self.reports = {row["id"]: row for row in map(json.loads, (folder / "reports.jsonl").open(encoding="utf-8"))}
        incidents = {row["incident_id"]: row for row in map(json.loads, (folder / "incidents.jsonl").open(encoding="utf-8"))}
        self.echoes = find_echoes(records, [record["document"]["id"] for record in records])
        self.events = in_print_order(sketch_records(records))
        self.corpus = count_corpus(self.events, self.echoes)
        self.units: Units = list(find_units(records, self.reports, incidents))
        self.folds = fold_incidents(self.reports)
        self.pairs = list(day_pairs(self.events))
        bags = Bags(self.corpus)
        self.said = [tuple(f(self.events[a], self.events[b], bags) for f in FEATURES) for a, b in self.pairs]
        self.columns = {column: at for at, column in enumerate(sorted(
            {(f.__name__, level) for row in self.said for f, level in zip(FEATURES, row, strict=True)} - BY_HAND.keys()))}
        self.same, self.counts = self._labels()
        self.matrix = self._matrix()

    def learn(self, among: np.ndarray) -> Weights:
        return make_weights(self.table(among))

    def table(self, among: np.ndarray) -> dict[str, Json]:
        """The entries of the table, learnt from the pairs ``among``."""
        mask = among & (self.same >= 0)
        model = LogisticRegression(C=STRENGTH, max_iter=1000)
        model.fit(self.matrix[mask], self.same[mask], sample_weight=self.counts[mask])
        table: dict[str, Json] = {f.__name__: {"levels": {}} for f in FEATURES}
        for (name, level), at in self.columns.items():
            table[name]["levels"][level] = round(float(model.coef_[0][at]) * TRUST.get(name, 1.0), 1) + 0.0
        for (name, level), weight in BY_HAND.items():
            table[name]["levels"][level] = weight
        table["bands"] = {"levels": {"start": round(float(model.intercept_[0]), 1), **BANDS}}
        for feature in FEATURES:
            rows = table[feature.__name__]["levels"]
            table[feature.__name__]["levels"] = dict(sorted(rows.items(), key=lambda row: -row[1]))
        return table

    def join(self, weights: Weights) -> Iterator[tuple[str, ...]]:
        linked = join_events(self.events, echoes=self.echoes, weights=weights)
        return iter(incident.events for incident in linked.incidents)

    def touches(self, fold: int) -> np.ndarray:
        """Pairs with a report of the fold in them."""
        of = [self.folds[next(iter(self.reports[event.report]["incidents"]))] for event in self.events]
        return np.array([fold in (of[a], of[b]) for a, b in self.pairs])

    def measure(self, groups: Any) -> dict[str, float]:
        """As the scorer does; ``groups`` gives the event -> group table that a unit is scored by."""
        totals: Counter[str] = Counter()
        for at, unit in enumerate(self.units):
            table = groups(unit)
            mine = table.get(unit[2], ("alone", at))
            got = [table.get(key, ("alone", other)) == mine for other, (_, _, key) in enumerate(self.units)]
            gold = [incident == unit[0] for incident, _, _ in self.units]
            both = sum(g and h for g, h in zip(gold, got, strict=True))
            totals.update(p=both / sum(got), r=both / sum(gold), both=both - 1, got=sum(got) - 1, gold=sum(gold) - 1, n=1)
        p, r = totals["p"] / totals["n"], totals["r"] / totals["n"]
        pairs = totals["both"] / max(totals["got"], 1), totals["both"] / max(totals["gold"], 1)
        return {"b-cubed F1": 2 * p * r / (p + r), "b-cubed precision": p, "b-cubed recall": r,
                "pairwise precision": pairs[0], "pairwise recall": pairs[1]}

    def _labels(self) -> tuple[np.ndarray, np.ndarray]:
        told: defaultdict[str, set[str]] = defaultdict(set)
        for incident, _, key in self.units:
            if key:
                told[key].add(incident)
        same, counts = np.full(len(self.pairs), -1), np.zeros(len(self.pairs))
        for at, (a, b) in enumerate(self.pairs):
            left, right = self.events[a], self.events[b]
            if left.report == right.report or self.corpus.are_echoes(left.report, right.report):
                continue
            mine, theirs = told.get(left.key), told.get(right.key)
            if mine and theirs:
                same[at], counts[at] = bool(mine & theirs), 1.0
            elif (mine or theirs) and not self._may_share(left.report, right.report):
                same[at], counts[at] = 0, HALF
        return same, counts

    def _may_share(self, left: str, right: str) -> bool:
        """Whether the two reports tell one incident: then nothing is known of their other events."""
        return bool(set(self.reports[left]["incidents"]) & set(self.reports[right]["incidents"]))

    def _matrix(self) -> np.ndarray:
        matrix = np.zeros((len(self.pairs), len(self.columns)), dtype=np.float32)
        for at, row in enumerate(self.said):
            for feature, level in zip(FEATURES, row, strict=True):
                column = self.columns.get((feature.__name__, level))
                if column is not None:
                    matrix[at, column] = TRUST.get(feature.__name__, 1.0)
        return matrix


# What the set cannot teach: copies, events of one report, plans, totals, days told far apart by two headlines; and what it
# teaches wrongly for having few: two reports that name one town each, and not the same; what is told in the background without a
# day, or as two kinds.
BY_HAND = {
    ("echo", "one sentence"): 5.0, ("echo", "another sentence"): -2.0, ("echo", "none"): 0.0,
    ("report", "one report"): -2.0, ("report", "copied"): 0.0, ("report", "very"): 0.0,
    ("kind", "both violent"): -0.5, ("kind", "other"): -2.0, ("mode", "unlike"): -0.5,
    ("status", "unlike"): -6.0, ("status", "alike"): 0.0, ("scope", "a total and a happening"): -3.0,
    ("day", "same, one in the background without a day"): -1.0, ("day", "far"): -1.0, ("day", "not said"): -1.0,
    ("day", "week"): -1.0, ("day", "long overlap"): -0.3, ("published", "not said"): 0.0,
    ("place", "around, one town each"): -2.0, ("place", "apart, one town each"): -2.5, ("place", "far, one town each"): -3.0,
}
BANDS = {"same": -0.3, "ask": -1.5, "unseen": -4.0}


def day_pairs(events: Sequence[LinkEvent]) -> Iterator[tuple[int, int]]:
    """Pairs of violent events that share a day, wherever they were: more than linking compares, so that places weigh enough."""
    days: defaultdict[int, list[int]] = defaultdict(list)
    for at, event in enumerate(events):
        if is_violent(event.kind) and event.earliest is not None:
            for day in days_of(event):
                days[day].append(at)
    yield from sorted({pair for members in days.values() for pair in combinations(members, 2)})


def find_units(
    records: list[Json], reports: dict[str, Json], incidents: dict[str, Json]
) -> Iterator[tuple[str, str, str | None]]:
    """Which event of a report tells each of its incidents: the place's name counts two, each toll that fits one."""
    from score import words

    for record in records:
        report = record["document"]["id"]
        for incident in reports[report]["incidents"]:
            truth = incidents[incident]
            name = set(words(truth["location_ar"] or ""))
            best, best_fit = None, 0
            for event in record["events"]:
                fit = 0 if not is_violent(event["kind"]) else fits(event, truth) + 2 * any(
                    name & set(words(place["text"])) for place in event["places"])
                if fit > best_fit:
                    best, best_fit = f"{report}#{event['id']}", fit
            yield incident, report, best


def fits(event: Json, truth: Json) -> int:
    """How many of the incident's tolls (killed, injured) a figure of the event fits."""
    found = 0
    for outcome in ("killed", "injured"):
        low, high = truth[f"civ_{outcome}_min"], truth[f"civ_{outcome}_max"]
        found += low is not None and any(
            toll["outcome"] == outcome and toll["low"] is not None and toll["low"] <= (low if high is None else high)
            and (toll["high"] is None or toll["high"] >= low) for toll in event["casualties"])
    return found


def fold_incidents(reports: dict[str, Json]) -> dict[str, int]:
    """Incidents -> fold; those that a report tells together stay together."""
    home: dict[str, str] = {}

    def root(name: str) -> str:
        while home.setdefault(name, name) != name:
            name = home[name]
        return name

    for report in reports.values():
        first, *others = report["incidents"]
        for other in [first, *others]:
            home[root(other)] = root(first)
    sizes = Counter(root(name) for name in home)
    order = {name: at for at, (name, _) in enumerate(sorted(sizes.items(), key=lambda row: (-row[1], row[0])))}
    return {name: order[root(name)] % FOLDS for name in home}


def show(title: str, figures: dict[str, float]) -> None:
    print(f"\n{title}")
    for name, value in figures.items():
        print(f"  {name:20} {value:.3f}")


def write(table: dict[str, Json]) -> None:
    """The table with what each feature means, as it stood."""
    path = FOLDER / "weights.yaml"
    head = "".join(line + "\n" for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    means = {entry["id"]: entry.get("means") for entry in read_knowledge(path.name)}
    text = ""
    for name in ("bands", *(feature.__name__ for feature in FEATURES)):
        text += f"- id: {name}\n  means: {means.get(name)}\n  levels:\n"
        text += "".join(f"    {level}: {weight}\n" for level, weight in table[name]["levels"].items())
    yaml.safe_load(text)
    path.write_text(head + text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
