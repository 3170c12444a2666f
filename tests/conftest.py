"""What every test shares: no network, and one record made by hand."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from marsad.model.document import Document
from marsad.model.event import Casualties, Claim, Event, EventDate, Weapon
from marsad.model.party import Party
from marsad.model.place import Place, PlaceMention
from marsad.model.record import Coder, Coding, Reason, Record
from marsad.model.span import Quote
from marsad.model.time import Time

_HERE = ("127.0.0.1", "::1", "localhost")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: what drives the browser leaves an event loop in this thread, and they are the slowest."""
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Reading a report needs no network: a test that reaches out fails."""
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in _HERE:
            raise AssertionError(f"a test reached for the network: {address}")
        connect(self, address)

    def resolve_here(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host not in (*_HERE, None, "", "0.0.0.0"):
            raise AssertionError(f"a test reached for the network: {host}")
        return resolve(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", connect_here)
    monkeypatch.setattr(socket, "getaddrinfo", resolve_here)
    yield


@pytest.fixture(autouse=True)
def no_user_lists(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Place lists that whoever runs the tests has imported change no test."""
    monkeypatch.delenv("MARSAD_GAZETTEER", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.getbasetemp() / "no-data"))


TEXT = (
    "قصف على الرستن\n\nقتل 11 مدنياً بقذائف هاون أطلقتها قوات النظام مساء السبت، بحسب المرصد السوري. "
    "ونفى مصدر عسكري لرويترز قصف الغنطو."
)


def quote(words: str, text: str = TEXT) -> Quote:
    """The first place where ``words`` stand in ``text``."""
    start = text.index(words)
    return Quote.of(text, start, start + len(words))


@pytest.fixture
def record() -> Record:
    """A record in which every field of the format has a value somewhere and is null somewhere."""
    regime = Party(quote("قوات النظام"), "sy.regime-forces", "قوات النظام", "Syrian regime forces", "MIL", "SYR")
    monitor = Party(quote("المرصد السوري"), "sohr", "المرصد السوري لحقوق الإنسان", "The Observatory", "NGO")
    source = Party(quote("مصدر عسكري"), sector="MIL")
    agency = Party(quote("رويترز"), "reuters", "رويترز", "Reuters", "MED", "GBR")
    homs = ("SY", "Homs")
    rastan = Place("geonames:172408", "الرستن", "Ar Rastan", "town", 34.9267, 36.7322, 2.0, homs, 0.93, "one of that name")
    there, elsewhere = PlaceMention(quote("الرستن"), rastan, 1), PlaceMention(quote("الغنطو"), None, 2)
    evening = quote("مساء السبت")
    first, second = quote(TEXT[16 : TEXT.index(". ") + 1]), quote("ونفى مصدر عسكري لرويترز قصف الغنطو.")
    shelling = Event(
        "e1", "ASSAULT", "heavy-weapons", "happened", "single", (quote("قصف"),), actors=(regime,),
        targets=(Party(quote("مدنياً"), sector="CVL"),), places=(there,),
        date=EventDate(evening, date(2018, 3, 10), date(2018, 3, 10), "evening", "relative"),
        weapons=(Weapon(quote("قذائف هاون"), "mortar", 2),),
        casualties=(Casualties(quote("11 مدنياً"), "killed", "civilians", 11, 11, "exact"),),
        claims=(Claim(monitor, None, "asserts", quote("بحسب"), first), Claim(None, None, "asserts", None, first)),
    )
    denied = Event(
        "e2", "ASSAULT", None, "happened", "single", (quote("قصف الغنطو"),), places=(elsewhere,),
        date=EventDate(None, date(2018, 3, 12), None, None, "published"),
        claims=(Claim(source, agency, "denies", quote("نفى"), second),), notes=("two places are called الغنطو",),
    )
    day = date(2018, 3, 10)
    time = Time(0, 2, evening.start, evening.end, evening.text, "DATE", "2018-03-10TEV", day, day, "evening")
    doc = Document("r1", TEXT, "0" * 64, title="قصف على الرستن", outlet="صحيفة", published=date(2018, 3, 12))
    parties = (regime, monitor, source, agency)
    return Record(Coder("marsad", "0.1.0", "ab" * 32), doc, (shelling, denied), (time,), (there, elsewhere), parties, ("short",))


@pytest.fixture
def coding(record: Record) -> Coding:
    """The record with reasons, kept and dropped."""
    return Coding(record, (
        Reason("e1", "kind", "قصف", 0, "events/shelling", True, 0.97, (("title", 2.1), ("no object", -0.3))),
        Reason("e1", "actors", "قوات النظام", 52, "subject of أطلق", True),
        Reason("e1", "actors", "المرصد السوري", 82, "speaker, not actor", False, 0.04),
        Reason(None, "kind", "مساء", 64, "weak word alone", False),
    ))
