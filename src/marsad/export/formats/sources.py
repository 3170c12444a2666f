"""A happening in, who told it out: outlets and the sources they cite, with ACLED's scale of each."""

from __future__ import annotations

from marsad.export.told.codes import acled_codes
from marsad.export.told.happening import Happening
from marsad.export.told.known import Known
from marsad.export.told.told import Json, name_of


def outlets_and_sources(happening: Happening) -> tuple[str, ...]:
    """Outlets in the order of publication, then the known bodies that their reports cite; each once."""
    outlets = [item.outlet for item in happening.reports if item.outlet]
    cited = [name_of(party) for party in _cited(happening) if party["entity"]]
    return tuple(dict.fromkeys((*outlets, *cited)))


def original_sources(happening: Happening) -> tuple[str, ...]:
    """Who first said it: the sources of the claims, named or not."""
    return tuple(dict.fromkeys(name_of(party) for party in _cited(happening)))


def source_scale(happening: Happening, country: str, known: Known) -> str:
    """National for an outlet of the country it happened in, International for one of another, Other where we do not know it."""
    scales = {_scale(item.outlet, country, known) for item in happening.reports}
    found = [part for part in acled_codes()["source_scale_parts"] if part in scales - {"Other"}]
    return "-".join(found[:2]) or "Other"


def _scale(outlet: str | None, country: str, known: Known) -> str:
    for entry in known.entries(outlet) if outlet else ():
        if entry.shelf == "sources":
            home, kind = entry.fields.get("country"), entry.fields.get("kind")
            if kind in ("outlet", "agency"):
                return "National" if home == country else "International"
    return "Other"


def _cited(happening: Happening) -> list[Json]:
    claims = [claim for item in happening.told for claim in item.event["claims"] if claim["stance"] == "asserts"]
    return [party for claim in claims for party in (claim["source"], claim["via"]) if party]
