"""The 49 columns of a UCDP GED export, in order, with what we put into each."""

from __future__ import annotations

from functools import cache

from marsad.export.formats.columns import Column
from marsad.export.told.codes import ucdp_codes

_NOT_OURS = "Empty: a number of UCDP's own registers, which no report tells."


@cache
def ucdp_columns() -> tuple[Column, ...]:
    """As Column objects; test_ucdp holds their order against the list of the format."""
    codes = ucdp_codes()
    return (
        Column("id", "whole", "A number made of our incident or event id; none of UCDP's.", low=0, needed=True),
        Column("relid", "name", "Country, year, type and our number.", needed=True),
        Column("year", "whole", "Of date_start.", needed=True),
        Column("active_year", "whole", "Empty: whether a conflict reaches 25 deaths a year is no matter of single events.",
               codes=("0", "1")),
        Column("code_status", "name", "Clear once a reviewer accepted or corrected it, else Unreviewed.",
               codes=codes["code_status"], needed=True),
        Column("type_of_violence", "whole", "1 state-based, 2 non-state, 3 one-sided.", codes=("1", "2", "3"), needed=True),
        Column("conflict_dset_id", "whole", _NOT_OURS), Column("conflict_new_id", "whole", _NOT_OURS),
        Column("conflict_name", "name", "As dyad_name for types 2 and 3; empty for type 1, where it would name the issue."),
        Column("dyad_dset_id", "whole", _NOT_OURS), Column("dyad_new_id", "whole", _NOT_OURS),
        Column("dyad_name", "name", "Both sides.", needed=True),
        Column("side_a_dset_id", "whole", _NOT_OURS), Column("side_a_new_id", "whole", _NOT_OURS),
        Column("side_a", "name", "The state, or the perpetrator of one-sided violence.", needed=True),
        Column("side_b_dset_id", "whole", _NOT_OURS), Column("side_b_new_id", "whole", _NOT_OURS),
        Column("side_b", "name", "The other side, or Civilians.", needed=True),
        Column("number_of_sources", "whole", "Outlets and cited bodies; -1 where none is named.", low=-1, needed=True),
        Column("source_article", "text", 'outlet, day, "title" of each report, parted by semicolons.'),
        Column("source_office", "name", "Outlets."), Column("source_date", "name", "Days of publication."),
        Column("source_headline", "text", "Titles."),
        Column("source_original", "name", "Who first said it, as the reports tell."),
        Column("where_prec", "whole", "1 exact … 7 international waters.", codes=tuple(codes["where_prec"]), needed=True),
        Column("where_coordinates", "name", "The place that the coordinates are of.", needed=True),
        Column("where_description", "text", "How the report names the place.", needed=True),
        Column("adm_1", "name", "First-level unit."), Column("adm_2", "name", "Second-level unit."),
        Column("latitude", "number", "Of the place's centre, WGS84.", low=-90, high=90, needed=True),
        Column("longitude", "number", "Of the place's centre, WGS84.", low=-180, high=180, needed=True),
        Column("geom_wkt", "name", "The same point.", needed=True),
        Column("priogrid_gid", "whole", "Cell of half a degree.", low=1, high=259200, needed=True),
        Column("country", "name", "UCDP's name of the country.", needed=True),
        Column("country_id", "whole", "Gleditsch-Ward number."),
        Column("region", "name", "UCDP's region.", codes=codes["regions"], needed=True),
        Column("event_clarity", "whole", "2 where the victims' side is presumed, or the event is repeated; else 1.",
               codes=("1", "2"), needed=True),
        Column("date_prec", "whole", "1 the day … 5 more than a month.", codes=tuple(codes["date_prec"]), needed=True),
        Column("date_start", "day", "First day it may have happened on.", needed=True),
        Column("date_end", "day", "Last day it may have happened on.", needed=True),
        *(Column(name, "whole", "Part of best.", low=0, needed=True)
          for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")),
        Column("best", "whole", "By the rule named in this README.", low=0, needed=True),
        Column("high", "whole", "By the same rule.", low=1, needed=True),
        Column("low", "whole", "By the same rule.", low=0, needed=True),
        Column("gwnoa", "whole", "Of side_a when it is a state."), Column("gwnob", "whole", "Of side_b when it is a state."),
    )
