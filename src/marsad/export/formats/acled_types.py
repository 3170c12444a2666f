"""A happening and its sides in, ACLED's sub-event type and the two actors out, or why it is not an ACLED event."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from marsad.export.told.codes import acled_codes
from marsad.export.told.known import Known
from marsad.export.told.sides import (
    ARMED,
    CIVILIANS,
    PROTESTERS,
    RIOTERS,
    STATE,
    Side,
    Sides,
    civilians_of,
    unknown_side,
)
from marsad.export.told.told import Told

NOT_CODED = "not an event that ACLED codes"
NOT_SAID = "whom it hit is not told: neither a battle nor violence against civilians"
NO_CAPTOR = "who took the place is not told"
NO_JAILER = "who arrested is not told"
NO_FORCE = "protesters were hurt, by whom is not told"
NO_PARTY = "no party is told"
_BATTLE, _PROTEST, _RIOT = "Battles", "Protests", "Riots"
_VAC, _REMOTE = "Violence against civilians", "Explosions/Remote violence"


@dataclass(frozen=True, slots=True)
class Coded:
    """An ACLED sub-event type with its actors, the first of each side leading. ``presumed``: that the target is civilian."""

    sub_event: str
    first: tuple[Side, ...]
    second: tuple[Side, ...]
    presumed: bool = False

    @property
    def event_type(self) -> str:
        return str(acled_codes()["sub_events"][self.sub_event][0])

    @property
    def disorder_type(self) -> str:
        return str(acled_codes()["sub_events"][self.sub_event][1])

    @property
    def targets_civilians(self) -> bool:
        """Whether civilians are its main target; never in a battle."""
        if self.event_type in (_BATTLE, "Strategic developments"):
            return False
        if self.sub_event == "Excessive force against protesters" or self.event_type == _VAC:
            return True
        return self.event_type in (_REMOTE, _RIOT) and bool(self.second) and self.second[0].inter == CIVILIANS


def code_types(told: Sequence[Told], sides: Sides, country: str, known: Known) -> Coded | str:
    """The type that stands highest of those its events have (a battle takes in the shelling of the same fight), or a reason."""
    found = [(item, *_sub_event(item, sides, known)) for item in told]
    order = acled_codes()["hierarchy"]
    types = [(item, name) for item, name, coded in found if coded]
    if not types:
        return found[0][1]
    said = [(item, name) for item, name in types if acled_codes()["kinds"][item.kind] != "by target"]
    item, name = min(said or types, key=lambda pair: order.index(pair[1]))  # that people were killed does not say how
    return _with_actors(name, sides, country, clash=item.event["mode"] == "clash")


def _sub_event(item: Told, sides: Sides, known: Known) -> tuple[str, bool]:
    """(sub-event type, True), or (reason, False)."""
    rule = acled_codes()["kinds"].get(item.kind)
    if rule is None:
        return f"{NOT_CODED}: {item.event['kind']}", False
    if rule in _RULES:
        name = _RULES[rule](item, sides, known)
        return name, name in acled_codes()["sub_events"]
    weapon = _weapon(item, known)
    return (weapon, True) if weapon and acled_codes()["sub_events"][rule][0] == _REMOTE else (rule, True)


def _by_chemical(item: Told, sides: Sides, known: Known) -> str:
    return _weapon(item, known) or "Shelling/artillery/missile attack"


def _by_target(item: Told, sides: Sides, known: Known) -> str:
    if _weapon(item, known) == "Grenade":
        return "Grenade"
    if sides.targets and sides.targets[0].inter == PROTESTERS:
        return "Excessive force against protesters" if _has_force(sides) else NO_FORCE
    if any(side.inter == CIVILIANS for side in sides.targets[:1]):
        return "Attack"
    if sides.armed:
        return "Armed clash"
    return "Attack" if sides.civilians or sides.people else NOT_SAID


def _by_captor(item: Told, sides: Sides, known: Known) -> str:
    captor = next((side for side in sides.actors if side.inter in ARMED), None)
    if captor is None:
        return NO_CAPTOR
    return "Government regains territory" if captor.inter == STATE else "Non-state actor overtakes territory"


def _by_fate(item: Told, sides: Sides, known: Known) -> str:
    killed = any(toll["outcome"] == "killed" for toll in item.event["casualties"])
    return "Attack" if killed else "Abduction/forced disappearance"


def _by_jailer(item: Told, sides: Sides, known: Known) -> str:
    jailer = next((side for side in sides.actors if side.inter in ARMED), None)
    if jailer is None:
        return NO_JAILER
    return "Arrests" if jailer.state else "Abduction/forced disappearance"


def _by_force(item: Told, sides: Sides, known: Known) -> str:
    hurt = any(toll["outcome"] in ("killed", "injured", "casualties") for toll in item.event["casualties"])
    force = _has_force(sides)
    if hurt:
        return "Excessive force against protesters" if force else NO_FORCE
    return "Protest with intervention" if item.event["mode"] == "crowd-control" else "Peaceful protest"


_RULES: dict[str, Callable[[Told, Sides, Known], str]] = {
    "by chemical": _by_chemical, "by target": _by_target, "by captor": _by_captor, "by fate": _by_fate, "by jailer": _by_jailer,
    "by force": _by_force,
}


def _has_force(sides: Sides) -> bool:
    return any(side.inter in ARMED for side in (*sides.actors, *sides.targets))


def _weapon(item: Told, known: Known) -> str | None:
    """The sub-event type that a weapon asks for: a grenade, a chemical weapon. White phosphorus and a Molotov do not."""
    codes = acled_codes()
    for weapon in item.event["weapons"]:
        names = {entry.id for entry in known.entries(weapon["text"]) if entry.shelf == "weapons"}
        if weapon["weapon"] in codes["weapons"] and not names & set(codes["not_the_weapon"]):
            return str(codes["weapons"][weapon["weapon"]])
    return None


def _with_actors(sub_event: str, sides: Sides, country: str, *, clash: bool) -> Coded | str:
    event_type = acled_codes()["sub_events"][sub_event][0]
    if event_type in (_PROTEST, _RIOT):
        return _protest(sub_event, sides, country)
    doers = tuple(side for side in sides.actors if side.inter in (*ARMED, RIOTERS))
    if event_type == _BATTLE:
        return _battle(sub_event, sides, country, clash=clash)
    if event_type == _VAC:
        victims = tuple(side for side in sides.targets if side.inter not in ARMED) or (civilians_of(country),)
        told = sides.civilians or any(side.inter not in ARMED for side in sides.targets)
        return Coded(sub_event, doers or (unknown_side(sub_event, country),), victims, presumed=not told)
    if event_type == _REMOTE:
        victims = sides.targets or ((civilians_of(country),) if sides.civilians and not sides.armed else ())
        return Coded(sub_event, doers or (unknown_side(sub_event, country),), victims)
    return Coded(sub_event, sides.actors, sides.targets) if sides.actors else NO_PARTY


def _battle(sub_event: str, sides: Sides, country: str, *, clash: bool) -> Coded | str:
    """Both who attack and who are attacked fight; of a ``clash`` both may stand among the actors. Civilians are no side of it."""
    fighters = tuple(side for side in sides.actors if side.inter in ARMED)
    against = tuple(side for side in sides.targets if side.inter in ARMED and side not in fighters)
    if not fighters and not against:
        return NO_PARTY
    if clash and not against and len(fighters) > 1:
        rival = next((side for side in fighters[1:] if side.inter != fighters[0].inter or side.country != fighters[0].country),
                     fighters[1])
        against = (rival,)
        fighters = tuple(side for side in fighters if side != rival)
    unknown = (unknown_side(sub_event, country),)
    return Coded(sub_event, fighters or unknown, against or unknown)


def _protest(sub_event: str, sides: Sides, country: str) -> Coded:
    """Protesters or rioters stand first, whoever they are; the force that meets them second."""
    inter = RIOTERS if sub_event in ("Violent demonstration", "Mob violence") else PROTESTERS
    name = "Rioters" if inter == RIOTERS else "Protesters"
    crowd = Side(civilians_of(country).name.replace("Civilians", name), inter)
    forced = sub_event in ("Excessive force against protesters", "Protest with intervention")
    force = tuple(side for side in (*sides.actors, *sides.targets) if side.inter in ARMED) if forced else ()
    joined = tuple(side for side in sides.actors if side.inter not in (*ARMED, CIVILIANS, PROTESTERS, RIOTERS))
    return Coded(sub_event, (crowd, *joined), force)
