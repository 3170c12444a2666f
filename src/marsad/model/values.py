"""The closed vocabularies of the record: PLOVER kinds and our own stances, statuses, outcomes."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "ASSAULT", "MOBILIZE", "COERCE", "PROTEST", "THREATEN", "ACCUSE", "REJECT", "REQUEST", "AGREE", "CONSULT",
    "RETREAT", "AID", "DISPLACE", "SUPPORT", "CONCEDE", "COOPERATE", "SANCTION",
]
KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]
Status = Literal["happened", "ongoing", "planned", "hypothetical"]
Scope = Literal["single", "repeated", "cumulative"]
Stance = Literal["asserts", "denies", "doubts"]
Outcome = Literal["killed", "injured", "casualties", "missing", "detained", "abducted", "displaced", "evacuated"]
Group = Literal[
    "people", "civilians", "children", "women", "men", "fighters", "soldiers", "police", "journalists", "medics", "other"
]
CountKind = Literal["exact", "at_least", "at_most", "about", "range", "vague"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]

OUTCOMES: tuple[Outcome, ...] = Outcome.__args__  # type: ignore[attr-defined]
GROUPS: tuple[Group, ...] = Group.__args__  # type: ignore[attr-defined]
# The modes that a kind can have; PLOVER's, with clash, capture, siege, evacuate and exchange added.
MODES: dict[Kind, tuple[str, ...]] = {
    "ASSAULT": ("aerial", "drone", "heavy-weapons", "explosives", "suicide-attack", "firearms", "primitive", "targeted", "abduct",
                "torture", "beat", "sexual", "destroy", "crowd-control", "unconventional", "clash", "capture"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": ("arrest", "seize", "restrict", "curfew", "deport", "withhold", "siege"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "obstruct"),
    "THREATEN": ("violence", "restrict", "relations", "territory"),
    "ACCUSE": ("disapprove", "allege", "investigate"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "AGREE": ("ceasefire", "evacuate", "exchange"),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "evacuate"),
    "AID": (),
    "DISPLACE": ("flee", "return"),
    "SUPPORT": (), "CONCEDE": (), "COOPERATE": (), "SANCTION": (),
}
