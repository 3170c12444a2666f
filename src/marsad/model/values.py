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
