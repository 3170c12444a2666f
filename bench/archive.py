"""A number in, so many invented reports out, coded: our own stories with other places, days, figures and names.

The stories of archive.yaml are coded once by the coder itself; their records are then varied as text, since coding a hundred
thousand reports takes hours. An archive grows in time as real ones do: PER_DAY reports a day, however many there are.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from marsad.export.record import record_to_json
from marsad.model.capture import Capture

PER_DAY = 60
COPIES = 0.15  # of the reports are one of another outlet, printed again
MOST_TELLINGS = 8  # reports of one happening
FILLERS = 4  # sentences that tell of no event are added to each, so that no two read alike
FIRST_DAY = date(2012, 1, 1)
STORIES = Path(__file__).with_name("archive.yaml")
PLACES = Path(__file__).resolve().parents[1] / "src" / "marsad" / "knowledge" / "places"
# What the stories are coded with; each is found again in the record and replaced.
PLACE, SITE, FAMILY, DAY = "سراقب", "السوق القديم", "الحمدو", date(2018, 2, 19)
KILLED, INJURED = 83, 97
SITES = ("السوق القديم", "مدرسة البلدة", "الفرن الآلي", "المشفى الوطني", "ورشة لتصليح السيارات", "مخيم للنازحين", "محطة المياه",
         "مسجد الحي")
LETTERS = "ابتجحخدذرزسشصطعغفقكلمنهوي"

Json = dict[str, Any]


class Town(NamedTuple):
    id: str
    name: str
    lat: float
    lon: float


def make_archive(count: int, *, seed: int = 7) -> Iterator[Json]:
    """``count`` records with ids; the same seed gives the same archive, and a longer one begins as a shorter does."""
    chance = random.Random(seed)
    towns, stories, fillers = read_towns(), coded_stories(), read_fillers()
    made, outlets = 0, [f"outlet{n}.example" for n in range(40)]
    while made < count:
        day = FIRST_DAY + timedelta(days=made // PER_DAY)
        happening = Happening(chance.choice(towns), day, chance.choice(SITES), family(chance), chance.randint(1, 30),
                              chance.randint(1, 60))
        story = chance.choice(stories)
        last: Json | None = None
        for _ in range(min(chance.choice((1, 1, 1, 2, 2, 3, 5, MOST_TELLINGS)), count - made)):
            if last is None or chance.random() >= COPIES:
                last = json.loads(vary(chance.choice(story), happening, chance))
                last["document"]["text"] += "\n" + " ".join(chance.sample(fillers, FILLERS))
            made += 1
            record = {**last, "document": {**last["document"]}}
            record["document"] |= {"id": f"made-{made}", "outlet": chance.choice(outlets)}
            yield record


class Happening(NamedTuple):
    town: Town
    day: date
    site: str
    family: str
    killed: int
    injured: int


def vary(told: str, happening: Happening, chance: random.Random) -> str:
    """A coded telling as text with what is told replaced. Some outlets count one or two more."""
    killed, injured = happening.killed + chance.choice((0, 0, 0, 1, 2)), happening.injured + chance.choice((0, 0, 1, 3))
    town = happening.town
    for was, now in (
        ("{id}", town.id), ('"{lat}"', str(town.lat)), ('"{lon}"', str(town.lon)), (PLACE, town.name), (SITE, happening.site),
        (FAMILY, happening.family), (DAY.isoformat(), happening.day.isoformat()), (f": {KILLED}", f": {killed}"),
        (f": {INJURED}", f": {injured}"), (str(KILLED), str(killed)), (str(INJURED), str(injured)),
    ):
        told = told.replace(was, now)
    return told


def family(chance: random.Random) -> str:
    """A name that is none: five letters after the article."""
    return "ال" + "".join(chance.choice(LETTERS) for _ in range(5))


def read_towns() -> list[Town]:
    """Towns of the knowledge."""
    rows = [row for path in sorted(PLACES.glob("syria-*.yaml")) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return [Town(f"marsad:{row['id']}", row["name"]["ar"], row["lat"], row["lon"]) for row in rows
            if row["kind"] in ("town", "village", "city") and row["lat"] is not None]


def coded_stories() -> list[list[str]]:
    """For each story its tellings, coded with the words above, as JSON with marks where the place is resolved."""
    from marsad.wiring import build_reader

    reader = build_reader()
    return [
        [_coded(reader, words(telling["title"]), words(telling["text"])) for telling in story["tellings"]]
        for story in yaml.safe_load(STORIES.read_text(encoding="utf-8")) if "story" in story
    ]


def read_fillers() -> list[str]:
    """Sentences around the story."""
    rows = yaml.safe_load(STORIES.read_text(encoding="utf-8"))
    return next(row["fillers"] for row in rows if "fillers" in row)


def words(told: str) -> str:
    return told.format(place=PLACE, site=SITE, family=FAMILY, killed=KILLED, injured=INJURED)


def _coded(reader: Any, title: str, text: str) -> str:
    record = record_to_json(reader.read(Capture(text, title=title, published=DAY, id="story")).record)
    for event in record["events"]:
        for mention in event["places"]:
            if mention["place"] and PLACE in mention["text"]:
                mention["place"] |= {"id": "{id}", "lat": "{lat}", "lon": "{lon}"}
    return json.dumps(record, ensure_ascii=False)
