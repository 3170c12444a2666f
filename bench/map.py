"""How the map holds up with many incidents: what the API takes to answer it, and how it pans in a real browser.

    python -m bench.map --incidents 100000

The incidents are invented: towns of our knowledge, days of ten years, tolls at random from a fixed seed. The browser part needs
Chromium and the built app (make web), and is left out where they are missing. Headless Chromium draws without a graphics card
here, which is slower than any screen that a person sits at.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import tempfile
import time
import urllib.request
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from bench.archive import Town, make_archive, read_towns
from marsad.model.capture import Capture
from marsad.model.record import Coder
from marsad.store import Store, make_store
from marsad.store.schema import event, incident
from tests.browser.harness import CHROMIUM, FLAGS, serve

ASKED = {
    "the whole map": "/api/incidents/map?bbox=-20,0,65,45&zoom=4",
    "one country": "/api/incidents/map?bbox=35,32,43,38&zoom=7",
    "one country, filtered": "/api/incidents/map?bbox=35,32,43,38&zoom=7&kind=ASSAULT&killed_min=5",
    "timeline": "/api/incidents/timeline?bucket=month",
    "a page of the list": "/api/incidents?limit=50",
}
KINDS = ("ASSAULT", "ASSAULT", "ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "DISPLACE")
FIRST_DAY, DAYS = date(2013, 1, 1), 3650
ROUNDS = 5
BATCH, EVENTS = 5000, 100
PAN = """async () => {
  const gaps = []; let last = performance.now(); const end = last + 3000;
  while (performance.now() < end) {
    await new Promise(requestAnimationFrame); const now = performance.now(); gaps.push(now - last); last = now;
  }
  return gaps;
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the map with many incidents.")
    parser.add_argument("--incidents", type=int, default=100_000, metavar="N")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "o", told.incidents)
        servers: list[subprocess.Popen[str]] = []
        try:
            site = serve(Path(folder) / "o", servers)
            print(f"{told.incidents:,} incidents, milliseconds: first answer, median of {ROUNDS} more")
            for name, path in ASKED.items():
                first, *more = (ask(site + path) for _ in range(ROUNDS + 1))
                print(f"  {name:24} {first:8.0f} {statistics.median(more):8.0f}")
            if CHROMIUM.exists():
                print("in the browser: " + look(site))
        finally:
            for server in servers:
                server.terminate()
                server.wait(timeout=20)


def fill(folder: Path, count: int) -> None:
    """An observatory with so many incidents of one event each, a hundred to a report."""
    chance, places = random.Random(7), read_towns()
    store: Store = make_store(folder)
    told = next(iter(make_archive(1)))
    text = told["document"]["text"]
    quote = {"start": 0, "end": 4, "text": text[:4]}
    reports = []
    for n in range(count // EVENTS + 1):
        reports.append(store.add_report(Capture(text, id=str(n), published=FIRST_DAY)).key)
        store.add_record(reports[-1], told, Coder("marsad", "bench", "bench"))
    incidents, events = [], []
    for n in range(count):
        facts, report = _facts(chance, chance.choice(places)), reports[n // EVENTS]
        incidents.append({"id": f"i-{n:012x}", "created_at": "2026-01-01T00:00:00.000000Z", "opened": True, "reports": 1,
                          "voices": 1, "name": facts["place_name_ar"],
                          **{key: facts[key] for key in facts if key != "place_name_ar"}})
        events.append({"key": f"{report}#b{n}", "report_key": report, "record_id": n // EVENTS + 1, "scope": "single",
                       "incident": f"i-{n:012x}", "body": _body(facts, quote), **facts})
    with store._engine.begin() as connection:
        for at in range(0, count, BATCH):
            connection.execute(insert(incident), incidents[at : at + BATCH])
            connection.execute(insert(event), events[at : at + BATCH])
    store.close()


def _facts(chance: random.Random, place: Town) -> dict[str, Any]:
    """What happened there on a day, as the columns that incidents and events share."""
    day = (FIRST_DAY + timedelta(chance.randrange(DAYS))).isoformat()
    killed = chance.choice((None, 0, 1, 2, 3, 5, 8, 14))
    return {
        "kind": chance.choice(KINDS), "mode": None, "status": "happened", "earliest": day, "latest": day, "place_id": place.id,
        "place_name_ar": place.name, "lat": place.lat + chance.gauss(0, 0.05), "lon": place.lon + chance.gauss(0, 0.05),
        "radius_km": 2.0, "geo_precision": "town", "killed_low": killed, "killed_high": killed,
        "denied": chance.random() < 0.02, "doubted": False, "review": "unreviewed",
    }


def _body(facts: dict[str, Any], quote: dict[str, Any]) -> dict[str, Any]:
    """The event's object of the record."""
    place = {"id": facts["place_id"], "name": {"ar": facts["place_name_ar"], "en": None}, "kind": "town", "lat": facts["lat"],
             "lon": facts["lon"], "radius_km": 2.0, "admin": [], "confidence": 1.0, "why": ""}
    toll = facts["killed_low"]
    killed = {"outcome": "killed", "group": "people", "low": toll, "high": toll, "count_kind": "exact"}
    return {
        "id": "e1", "kind": facts["kind"], "mode": None, "status": "happened", "scope": "single", "mentions": [quote],
        "actors": [], "targets": [], "places": [{**quote, "place": place, "candidates": 1}],
        "date": {**quote, "earliest": facts["earliest"], "latest": facts["latest"], "part_of_day": None, "basis": "stated"},
        "weapons": [], "casualties": [] if toll is None else [{**quote, **killed}],
        "claims": [{"source": None, "via": None, "stance": "denies" if facts["denied"] else "asserts", "cue": None,
                    "evidence": quote}],
        "notes": [],
    }


def ask(address: str) -> float:
    """Milliseconds until the answer is read."""
    start = time.perf_counter()
    with urllib.request.urlopen(address) as answer:
        answer.read()
    return (time.perf_counter() - start) * 1000


def look(site: str) -> str:
    """Open the map, drag it for three seconds, and wait until it rests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1300, "height": 850})
        start = time.perf_counter()
        page.goto(site)
        resting = page.locator(".mapCanvas[data-idle]")
        resting.wait_for(timeout=120_000)
        opened = time.perf_counter() - start
        box = page.locator(".mapCanvas").bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.evaluate("() => { window.gaps = (" + PAN + ")(); }")
        for step in range(60):
            page.mouse.move(x + 3 * step, y + step)
            page.wait_for_timeout(40)
        page.mouse.up()
        gaps: list[float] = page.evaluate("() => window.gaps")
        start = time.perf_counter()
        resting.wait_for(timeout=120_000)
        rested = time.perf_counter() - start
        browser.close()
    return (f"map drawn {opened:.1f} s after opening; while it is dragged a frame takes {statistics.median(gaps):.0f} ms "
            f"(median; longest {max(gaps):.0f} ms); at rest {rested:.1f} s after letting go")


if __name__ == "__main__":
    main()
