"""The 31 columns of an ACLED export, in order, with what we put into each."""

from __future__ import annotations

from functools import cache

from marsad.export.formats.columns import Column
from marsad.export.told.codes import acled_codes


@cache
def acled_columns() -> tuple[Column, ...]:
    """As Column objects; test_acled holds their order against the list of the format."""
    codes = acled_codes()
    inters, subs = tuple(codes["actor_types"].values()), codes["sub_events"]
    return (
        Column("event_id_cnty", "name", "Country and a number made of our incident or event id; no number of ACLED's.",
               needed=True),
        Column("event_date", "day", "The day; the middle of the span when only a span is known.", needed=True),
        Column("year", "whole", "Of event_date.", needed=True),
        Column("time_precision", "whole", "1 the day, 2 within a week or counted from the publication alone, 3 within a month.",
               codes=("1", "2", "3"), needed=True),
        Column("disorder_type", "name", "From the sub-event type.", codes={row[1] for row in subs.values()}, needed=True),
        Column("event_type", "name", "From the sub-event type.", codes={row[0] for row in subs.values()}, needed=True),
        Column("sub_event_type", "name", "From kind, mode, weapons, parties and toll.", codes=tuple(subs), needed=True),
        Column("actor1", "name", "Our English name of the party, or ACLED's word for one that is not named.", needed=True),
        Column("assoc_actor_1", "name", "Other parties of the same side."),
        Column("inter1", "name", "Type of actor1.", codes=inters, needed=True),
        Column("actor2", "name", "Whom it hit or fought; the target in violence against civilians."),
        Column("assoc_actor_2", "name", "Other parties of that side."),
        Column("inter2", "name", "Type of actor2.", codes=inters),
        Column("interaction", "name", "Both types, the lower number first.", codes=set(codes["interactions"].values()),
               needed=True),
        Column("civilian_targeting", "name", "Set where civilians were the main target.",
               codes=tuple(filter(None, codes["civilian_targeting"]))),
        Column("iso", "whole", "ISO 3166-1 number of the country."),
        Column("region", "name", "ACLED's region of the country.", codes=codes["regions"], needed=True),
        Column("country", "name", "Where it happened.", needed=True),
        Column("admin1", "name", "First-level unit."),
        Column("admin2", "name", "Second-level unit."),
        Column("admin3", "name", "Empty: the gazetteer has two levels."),
        Column("location", "name", "The place that is told most exactly.", needed=True),
        Column("latitude", "number", "Of the place's centre, WGS84, 4 decimals.", low=-90, high=90, needed=True),
        Column("longitude", "number", "Of the place's centre, WGS84, 4 decimals.", low=-180, high=180, needed=True),
        Column("geo_precision", "whole", "1 the named place, 2 near it or a part of a region, 3 a larger region.",
               codes=("1", "2", "3"), needed=True),
        Column("source", "name", "Outlets, then the sources they cite.", needed=True),
        Column("source_scale", "name", "By outlet, where we know it; otherwise Other.", needed=True),
        Column("notes", "text", "What is told, who denies it, and the words of the report.", needed=True),
        Column("fatalities", "whole", "By the rule named in this README; 0 also where no number is told (see tags).", low=0,
               needed=True),
        Column("tags", "text", "'fatalities not reported', 'target presumed civilian', 'denied'."),
        Column("timestamp", "whole", "Unix seconds of midnight UTC of the last publication: when it was last told.", low=0),
    )
