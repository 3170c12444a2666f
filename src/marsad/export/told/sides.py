"""Events of one happening in, the parties on either side out, with ACLED's type of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.export.told.codes import acled_codes, country_name
from marsad.export.told.known import Known
from marsad.export.told.told import Json, Told, name_of

CIVILIANS, RIOTERS, PROTESTERS, EXTERNAL, STATE = 7, 5, 6, 8, 1
ARMED = frozenset((1, 2, 3, 4, 8))
_PEOPLE = frozenset(("CVL", "MED", "EDU", "NGO", "REL", "LAB", "REF", "BUS", "AGR", "JRN", "PTY", "OPP", "ELI", "IGO", "UNO",
                     "SOC"))
_OFFICES = frozenset(("GOV", "MIL", "COP", "SPY", "JUD", "LEG"))


@dataclass(frozen=True, slots=True)
class Side:
    """One party: ``inter`` is ACLED's number of its type. ``named`` is an organisation of its own, ``state`` part of a state."""

    name: str
    inter: int
    named: bool = False
    state: bool = False
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Sides:
    """``actors`` did it, ``targets`` suffered it. ``civilians``: it is said that civilians were hit; ``people``: that people
    were killed or hurt, and nothing of who they were; ``armed``: that armed men were."""

    actors: tuple[Side, ...]
    targets: tuple[Side, ...]
    civilians: bool
    people: bool
    armed: bool


def find_sides(told: Sequence[Told], country: str, known: Known) -> Sides:
    """The parties of all its events, each once, the most told first."""
    actors, suffered = (_sides(told, role, country, known) for role in ("actors", "targets"))
    targets = tuple(side for side in suffered if not any(_one_side(side, actor) for actor in actors))
    codes = acled_codes()
    groups = {toll["group"] for item in told for toll in item.event["casualties"] if toll["outcome"] in _HARM}
    return Sides(
        actors, targets,
        civilians=any(side.inter == CIVILIANS for side in targets) or bool(groups & set(codes["civilian_groups"])),
        people="people" in groups or "other" in groups,
        armed=any(side.inter in ARMED for side in targets) or bool(groups & set(codes["armed_groups"])),
    )


_HARM = ("killed", "injured", "casualties")


def civilians_of(country: str) -> Side:
    """Civilians (Syria)."""
    return Side(f"Civilians ({country_name(country)})", CIVILIANS)


def unknown_side(sub_event: str, country: str) -> Side:
    """Whoever did it, where nobody says who: ACLED has a name for that."""
    unknown = acled_codes()["unknown"]
    name, inter = unknown.get(sub_event) or unknown["any"]
    return Side(f"{name} ({country_name(country)})", inter)


def _one_side(a: Side, b: Side) -> bool:
    """Whether two parties cannot have fought each other as far as we know: the same one, or arms of one state."""
    return a == b or (a.state and b.state and a.country == b.country)


def _sides(told: Sequence[Told], role: str, country: str, known: Known) -> tuple[Side, ...]:
    sides = (_side(party, item.day, country, known) for item in told for party in item.event[role])
    count = Counter(side for side in sides if side)
    return tuple(sorted(count, key=lambda side: -count[side]))  # stable: of two told as often the first told


def _side(party: Json, day: str | None, country: str, known: Known) -> Side | None:
    return _named(party, day, country, known) if known.is_named(party["entity"]) else _unnamed(party, country, known)


def _named(party: Json, day: str | None, country: str, known: Known) -> Side | None:
    """An organisation as it was that day; a person counts as the organisation they act for."""
    row = known.party(party["entity"], day) or {}
    above = known.party(row.get("parent"), day) if row.get("kind") == "person" else None
    name = (above or row).get("name") or party["name"] or {}
    home = (above or row).get("country") or party["country"]
    state = ((above or row).get("sector") or party["sector"]) in _OFFICES
    inter = known.inter(party["entity"], day) or _inter_of(party["sector"])
    if inter is None:
        return None
    if inter == STATE and home and home != country:
        inter = EXTERNAL  # ACLED: state forces outside their own country
    return Side(str(name.get("en") or name_of(party)), inter, inter in ARMED, state and inter in (STATE, EXTERNAL), home)


def _unnamed(party: Json, country: str, known: Known) -> Side | None:
    """A party that is told by its sort: soldiers, gunmen, protesters. Without a sort it is nobody that can be named."""
    codes, sector, home = acled_codes(), party["sector"], party["country"]
    inter = known.inter(party["entity"])
    if inter in (PROTESTERS, RIOTERS):
        return Side(f"{'Protesters' if inter == PROTESTERS else 'Rioters'} ({country_name(home or country)})", inter)
    if sector in _PEOPLE or inter == CIVILIANS:
        return civilians_of(home or country)
    if home and sector in codes["national"]:
        name, inter = codes["national"][sector]
        return Side(f"{name} {country_name(home)}", inter if home == country else EXTERNAL, True, True, home)
    if sector in codes["unnamed"]:
        name, inter = codes["unnamed"][sector]
        return Side(f"{name} ({country_name(home or country)})", inter, state=inter == STATE, country=home)
    return None


def _inter_of(sector: str | None) -> int | None:
    if sector in _PEOPLE:
        return CIVILIANS
    row = acled_codes()["unnamed"].get(sector)
    return int(row[1]) if row else None
