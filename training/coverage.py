"""What the layers find of what annotators name, before any model is asked: speakers, tolls, places of the training reports.

    python training/coverage.py            # counts, makers' reports and ours
    python training/coverage.py --missed   # and what is not found, with the words around it

What no layer finds, no model can give to an event. Rules are drawn from what is missed here; the gold reports are only for
reporting. "Named" of the layer's own finds says how many of them some annotator names.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from annotations import read_annotations
from gold import MAKERS, Example, read_examples
from ties import same_words

from marsad.extraction.clause.people import find_people
from marsad.extraction.clause.view import View
from marsad.extraction.sites.sites import find_sites
from marsad.extraction.speech.speakers import find_speeches
from marsad.extraction.tolls.tolls import find_tolls

_AROUND = 80  # characters shown beside what is missed

Value = str | tuple[str, int | None, int | None]


class _Layer(NamedTuple):
    """What a layer finds in a report, what annotators name, when the two are the same, and the quote of what they name."""

    finds: Callable[[View], Iterable[Value]]
    named: Callable[[dict[str, Any]], Iterable[tuple[Value, str]]]
    same: Callable[[Value, Value], bool]


def _speakers(view: View) -> list[Value]:
    return [speech.source.text for speech in find_speeches(view, find_people(view)) if speech.source is not None]


def _tolls(view: View) -> list[Value]:
    return [(toll.outcome, toll.low, toll.high) for toll in find_tolls(view)]


def _sites(view: View) -> list[Value]:
    return [view.text[site.start : site.end] for site in find_sites(view)]


def _sources(event: dict[str, Any]) -> list[tuple[Value, str]]:
    return [(str(claim["source"]), str(claim["source"])) for claim in event.get("claims") or [] if claim["source"] != "outlet"]


def _casualties(event: dict[str, Any]) -> list[tuple[Value, str]]:
    return [((toll["outcome"], toll["low"], toll["high"]), str(toll.get("text"))) for toll in event.get("casualties") or []]


def _places(event: dict[str, Any]) -> list[tuple[Value, str]]:
    return [(str(place), str(place)) for place in event.get("places") or []]


def _same(a: Value, b: Value) -> bool:
    return a == b if isinstance(a, tuple) or isinstance(b, tuple) else bool(same_words(a, b))


LAYERS = {
    "speakers": _Layer(_speakers, _sources, _same),
    "tolls": _Layer(_tolls, _casualties, _same),
    "places": _Layer(_sites, _places, _same),
}


def main(missed: bool) -> None:
    """Print the table."""
    reports = _by_report([*read_examples(), *read_annotations()])
    counts: dict[tuple[str, str], Counter[str]] = {}
    for report, events in reports:
        whose = "makers" if report.weight == MAKERS else "ours"
        for name, layer in LAYERS.items():
            row = counts.setdefault((name, whose), Counter())
            found = list(layer.finds(report.view))
            named = {value: quote for event in events for value, quote in layer.named(event)}
            lost = {value: quote for value, quote in named.items() if not any(layer.same(value, one) for one in found)}
            row["annotated"] += len(named)
            row["found"] += len(named) - len(lost)
            row["finds"] += len(found)
            row["named"] += sum(any(layer.same(value, one) for value in named) for one in found)
            for value, quote in lost.items() if missed else ():
                print(f"{name}\t{report.id}\t{value}\t{_around(report.view.text, quote)}")
    print(f"{'':18}annotated   found          finds   named")
    for (name, whose), row in sorted(counts.items()):
        print(f"{name:10}{whose:8}{row['annotated']:9}{row['found']:8} {row['found'] / row['annotated']:.3f}"
              f"{row['finds']:9}{row['named']:8} {row['named'] / row['finds']:.3f}")


def _by_report(examples: Iterable[Example]) -> list[tuple[Example, list[dict[str, Any]]]]:
    """Each report once, with the events of all its readings."""
    found: dict[str, tuple[Example, list[dict[str, Any]]]] = {}
    for example in examples:
        found.setdefault(example.id, (example, []))[1].extend(example.events)
    return list(found.values())


def _around(text: str, quote: str) -> str:
    at = text.find(quote)
    return "" if at < 0 else text[max(0, at - _AROUND) : at + len(quote) + _AROUND].replace("\n", " ")


if __name__ == "__main__":
    main("--missed" in sys.argv[1:])
