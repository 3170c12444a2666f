"""A number in, so many invented reports out: our own stories (archive.yaml) with other places, days, parties, figures and names.

A report leads with one happening, mentions others of the last days, as reports do, and tells what was said and done around
them: it holds as many events as a real one. An archive grows in time as real ones do: PER_DAY reports a day, however many there
are. ``make_reports`` gives texts to be read; ``make_archive`` gives records, coded once with marks and varied from there, where
the reading is not what is measured.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from marsad.export.record import record_to_json
from marsad.model.capture import Capture

PER_DAY = 60
COPIES = 0.15  # of the reports are one of another outlet, printed again
TELLINGS = (1, 1, 1, 2, 2, 3, 5, 8)  # reports of one happening
LAGS = (0, 0, 1, 1, 2, 3, 6)  # days since what a report mentions beside its own news
FIRST_DAY = date(2012, 1, 1)
STOCK = Path(__file__).with_name("archive.yaml")
PLACES = Path(__file__).resolve().parents[1] / "src" / "marsad" / "knowledge" / "places"
LETTERS = "ابتجحخدذرزسشصطعغفقكلمنهوي"
OUTLINES = 6  # of each plot
AROUND, FILLERS = (0, 3), (9, 14)  # sentences of a report, at least and at most
ISO_DAY = re.compile(r'"(\d{4}-\d\d-\d\d)"')
SLOT = re.compile(r"{(\w+)}")
# What a pattern is coded with, the report's own happening first: each is found again in the record and replaced.
MARKED_DAY = date(2018, 2, 19)
MARKED_TOWNS = ("سراقب", "تلبيسة", "البوكمال", "جرابلس")
MARKED_FAMILIES = ("الحمدو", "الشقفة", "العبدلي", "القطريب")
MARKED_KILLED, MARKED_INJURED = (83, 71, 67, 59), (97, 79, 73, 61)

Json = dict[str, Any]


class Town(NamedTuple):
    id: str
    name: str
    lat: float
    lon: float


class Plot(NamedTuple):
    """What may happen: a story, and who does it."""

    story: str
    by: str


class Happening(NamedTuple):
    plot: Plot
    town: Town
    day: date
    site: str
    family: str
    killed: int
    injured: int


Days = dict[date, dict[Plot, list[Happening]]]


class Outline(NamedTuple):
    """What a report tells of: its own news, and of each other happening that it mentions how many days that is ago."""

    plot: Plot
    others: tuple[tuple[Plot, int], ...]


class Printed(NamedTuple):
    """A report to be written; ``again``: it is the one before it, printed by another outlet."""

    outline: Outline
    happenings: tuple[Happening, ...]
    published: date
    outlet: str
    again: bool


@dataclass(frozen=True, slots=True)
class Stock:
    """The words that reports are made of."""

    words: Mapping[str, Sequence[str]]
    fillers: Sequence[str]
    around: Sequence[str]
    stories: Mapping[str, Json]
    towns: Sequence[Town]
    outlines: Mapping[Plot, Sequence[Outline]] = field(default_factory=dict)


def make_reports(count: int, *, seed: int = 7) -> Iterator[Json]:
    """``count`` reports as `marsad ingest` takes them; the same seed gives the same, and more begin as fewer do."""
    stock, chance = read_stock(), random.Random(seed)
    title, text = "", ""
    for number, printed in enumerate(print_reports(count, stock, chance), 1):
        if printed.again:
            title, text = reprint(title, text, stock, chance)
        else:
            title, text = compose([as_told(one, chance) for one in printed.happenings], printed.published, stock, chance)
        yield {"id": f"made-{number}", "title": title, "published": printed.published.isoformat(), "outlet": printed.outlet,
               "url": f"https://{printed.outlet}/{number}", "text": text}


def make_archive(count: int, *, seed: int = 7) -> Iterator[Json]:
    """``count`` records with ids; the same seed gives the same archive, and a longer one begins as a shorter does."""
    stock, chance = read_stock(), random.Random(seed)
    patterns = Patterns(stock)
    record: Json = {}
    for number, printed in enumerate(print_reports(count, stock, chance), 1):
        if not printed.again:
            record = json.loads(vary(patterns.of(printed.outline), printed, chance, stock))
            more = " ".join(_fill(one, {}, stock, chance) for one in _some(stock.fillers, FILLERS, chance))
            record["document"]["text"] += f"\n{more}"
        document = {**record["document"], "id": f"made-{number}", "outlet": printed.outlet}
        yield {**record, "document": document}


# What happens, and who prints it when.


def print_reports(count: int, stock: Stock, chance: random.Random) -> Iterator[Printed]:
    """Who tells of what, day by day."""
    days: Days = {}
    made = 0
    while made < count:
        day = FIRST_DAY + timedelta(days=made // PER_DAY)
        days = {one: told for one, told in days.items() if (day - one).days <= max(LAGS) + 1}
        own = happen(chance.choice(list(stock.outlines)), day, stock, chance)
        days.setdefault(day, defaultdict(list))[own.plot].append(own)
        for at in range(min(chance.choice(TELLINGS), count - made)):
            again = at > 0 and chance.random() < COPIES
            published = day + timedelta(days=chance.choice((0, 0, 0, 1)) if at else 0)
            outline = chance.choice(stock.outlines[own.plot])
            others = tuple(_recent(days, plot, day - timedelta(days=lag), stock, chance) for plot, lag in outline.others)
            made += 1
            yield Printed(outline, (own, *others), published, f"outlet{chance.randrange(40)}.example", again)


def happen(plot: Plot, day: date, stock: Stock, chance: random.Random) -> Happening:
    """Something happens that day."""
    return Happening(plot, chance.choice(stock.towns), day, chance.choice(stock.words["site"]), invented_name(chance),
                     chance.randint(3, 30), chance.randint(3, 60))


def _recent(days: Days, plot: Plot, day: date, stock: Stock, chance: random.Random) -> Happening:
    """Something of that plot and day that others have told; what nobody has is told for the first time."""
    known = days.setdefault(day, defaultdict(list))[plot]
    if not known:
        known.append(happen(plot, day, stock, chance))
    return chance.choice(known)


def as_told(one: Happening, chance: random.Random) -> Happening:
    """The happening as an outlet counts it: some count one or two more."""
    return one._replace(killed=one.killed + chance.choice((0, 0, 0, 1, 2)), injured=one.injured + chance.choice((0, 0, 1, 3)))


# How it is written.


def compose(happenings: Sequence[Happening], published: date, stock: Stock, chance: random.Random) -> tuple[str, str]:
    """Title and text: the news, what else happened, what was done and said around it."""
    own, others = happenings[0], happenings[1:]
    telling = chance.choice(stock.stories[own.plot.story]["tellings"])
    said = _said(own, published, stock)
    title, lead = (_fill(telling[part], said, stock, chance) for part in ("title", "text"))
    more = [_fill(chance.choice(stock.stories[other.plot.story]["mentions"]), _said(other, published, stock), stock, chance)
            for other in others]
    more += [_fill(one, {}, stock, chance) for one in _some(stock.around, AROUND, chance)]
    more += [_fill(one, {}, stock, chance) for one in _some(stock.fillers, FILLERS, chance)]
    chance.shuffle(more)
    half = len(more) // 2
    return title, "\n".join((lead, " ".join(more[:half]), " ".join(more[half:])))


def reprint(title: str, text: str, stock: Stock, chance: random.Random) -> tuple[str, str]:
    """The same under a credit, often without its last sentence, sometimes with another beginning of the headline."""
    agency = chance.choice(stock.words["agency"])
    body = text.rpartition(". ")[0] + "." if chance.random() < 0.5 and ". " in text else text
    return (f"{agency}: {title}" if chance.random() < 0.3 else title), f"({agency}) {body}"


def _said(one: Happening, published: date, stock: Stock) -> dict[str, str]:
    """What the slots of a happening hold."""
    return {"place": one.town.name, "site": one.site, "by": one.plot.by, "family": one.family, "killed": str(one.killed),
            "injured": str(one.injured), "when": _when(one.day, published, stock)}


def _when(day: date, published: date, stock: Stock) -> str:
    """A day as the day of print sees it: اليوم, أمس, يوم الأحد."""
    gap = (published - day).days
    if gap < len(stock.words["near"]):
        return stock.words["near"][gap]
    if gap < len(stock.words["weekday"]):
        return stock.words["weekday"][day.weekday()]
    return f"في {day.day} {stock.words['month'][day.month - 1]}"


def _fill(template: str, said: Mapping[str, str], stock: Stock, chance: random.Random) -> str:
    """Every slot filled; what ``said`` does not hold is drawn."""
    return SLOT.sub(lambda slot: said.get(slot[1]) or _draw(slot[1], stock, chance), template)


def _draw(name: str, stock: Stock, chance: random.Random) -> str:
    if name == "place":
        return chance.choice(stock.towns).name
    if name == "person":
        return f"{chance.choice(stock.words['given'])} {invented_name(chance)}"
    if name in ("n", "m"):
        return str(chance.randint(11, 60) if name == "n" else chance.randint(3, 10))
    return chance.choice(stock.words[name])


def _some(sentences: Sequence[str], bounds: tuple[int, int], chance: random.Random) -> list[str]:
    return chance.sample(sentences, chance.randint(*bounds))


def invented_name(chance: random.Random) -> str:
    """A name that is none: five letters after the article."""
    return "ال" + "".join(chance.choice(LETTERS) for _ in range(5))


# What it is made of.


def read_stock() -> Stock:
    """Stories, words and towns; the outlines are the same each time."""
    rows = yaml.safe_load(STOCK.read_text(encoding="utf-8"))
    stories = {row["story"]: row for row in rows if "story" in row}
    one: Json = {name: row[name] for row in rows for name in ("words", "fillers", "around") if name in row}
    plots = [Plot(name, by) for name, story in stories.items() for by in story["by"]]
    return Stock(one["words"], one["fillers"], one["around"], stories, read_towns(), make_outlines(plots))


def make_outlines(plots: Sequence[Plot]) -> dict[Plot, list[Outline]]:
    """What reports of each plot mention besides: one to three happenings."""
    chance = random.Random(1)
    return {plot: [Outline(plot, tuple((chance.choice(plots), chance.choice(LAGS)) for _ in range(chance.randint(1, 3))))
                   for _ in range(OUTLINES)] for plot in plots}


def read_towns() -> list[Town]:
    """Towns of the knowledge."""
    rows = [row for path in sorted(PLACES.glob("syria-*.yaml")) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return [Town(f"marsad:{row['id']}", row["name"]["ar"], row["lat"], row["lon"]) for row in rows
            if row["kind"] in ("town", "village", "city") and row["lat"] is not None]


# Records.


class Patterns:
    """Reports coded with marks, each when it is first asked for."""

    def __init__(self, stock: Stock) -> None:
        from marsad.wiring import build_reader

        self._stock, self._reader, self._coded = stock, build_reader(), dict[Outline, str]()

    def of(self, outline: Outline) -> str:
        """The record of a report with this outline, as JSON."""
        if outline not in self._coded:
            self._coded[outline] = self._code(outline)
        return self._coded[outline]

    def _code(self, outline: Outline) -> str:
        plots = ((outline.plot, 0), *outline.others)
        marked = tuple(
            Happening(plot, Town("", MARKED_TOWNS[at], 0.0, 0.0), MARKED_DAY - timedelta(days=lag), self._stock.words["site"][at],
                      MARKED_FAMILIES[at], MARKED_KILLED[at], MARKED_INJURED[at])
            for at, (plot, lag) in enumerate(plots)
        )
        title, text = compose(marked, MARKED_DAY, self._stock, random.Random(len(self._coded)))
        capture = Capture(text, title=title, published=MARKED_DAY, id="pattern")
        record = record_to_json(self._reader.read(capture).record)
        for event in record["events"]:
            for mention in event["places"]:
                at = next((at for at, town in enumerate(MARKED_TOWNS) if town in mention["text"]), None)
                if mention["place"] and at is not None:
                    mention["place"] |= {"id": f"{{id{at}}}", "lat": f"{{lat{at}}}", "lon": f"{{lon{at}}}"}
        return json.dumps(record, ensure_ascii=False)


def vary(told: str, printed: Printed, chance: random.Random, stock: Stock) -> str:
    """A coded pattern as text with what is told replaced."""
    later = printed.published - MARKED_DAY
    told = ISO_DAY.sub(lambda day: f'"{date.fromisoformat(day[1]) + later}"', told)
    now: dict[str, str] = {}
    for at, one in enumerate(as_told(one, chance) for one in printed.happenings):
        now |= {f"{{id{at}}}": one.town.id, f'"{{lat{at}}}"': str(one.town.lat), f'"{{lon{at}}}"': str(one.town.lon),
                MARKED_TOWNS[at]: one.town.name, MARKED_FAMILIES[at]: one.family, stock.words["site"][at]: one.site,
                str(MARKED_KILLED[at]): str(one.killed), str(MARKED_INJURED[at]): str(one.injured)}
    marks = "|".join(rf"\b{mark}\b" if mark.isdigit() else re.escape(mark) for mark in now)
    return re.sub(f'(?<!"start": )(?<!"end": )(?:{marks})', lambda mark: now[mark[0]], told)
