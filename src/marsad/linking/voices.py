"""Claims of an incident in, whose voices they carry out: who says it in the end. All who quote one monitor carry its voice.

They are named beside an incident; how many independent voices tell it, its reports decide (model/incident.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marsad.linking.credits import find_credit, media_name, monitors

Json = Mapping[str, Any]


def voices_of(event: Json, report: Json, *, stance: str = "asserts") -> frozenset[str]:
    """Who says the event, in the end: sources named by the knowledge, else the agency, else the outlet, else the report.

    What an outlet says itself counts only where it names nobody: its headline is not a second source beside the monitor.
    """
    claims = [claim for claim in event["claims"] if claim["stance"] == stance]
    named = {party_voice(party) for claim in claims if (party := _speaker(claim))}
    if named or not claims:
        return frozenset(named)
    return frozenset((report_voice(report),))


def report_voice(report: Json) -> str:
    """Who speaks in a report that names nobody; reports that are one text speak as one."""
    if report.get("echo_voice"):
        return str(report["echo_voice"])
    credit = find_credit(report.get("text") or "", report.get("outlet"))
    if credit:
        return _media_voice(credit)
    if report.get("echo_group"):
        return f"copies:{report['echo_group']}"
    return f"media:{media_name(report['outlet'])}" if report.get("outlet") else f"report:{report['key']}"


def party_voice(party: Json) -> str:
    """The voice of a speaker with a name. A medium that quotes itself speaks as the outlet that prints it does."""
    return _media_voice(party["entity"]) if party.get("sector") == "MED" else f"source:{party['entity']}"


def _media_voice(entity: str) -> str:
    """sy.enab-baladi is the voice of enabbaladi.net. A monitor that prints its own reports stays the monitor."""
    return f"source:{entity}" if entity in monitors() else f"media:{entity.partition('.')[2].replace('-', '')}"


def with_echo_voices(reports: Mapping[str, Json]) -> dict[str, Json]:
    """The reports, each of a group of copies with the voice of its group: the agency that any of them credits."""
    groups: dict[str, str] = {}
    for _, report in sorted(reports.items()):
        group = report.get("echo_group")
        if group:
            credit = find_credit(report.get("text") or "", report.get("outlet"))
            groups.setdefault(group, f"copies:{group}")
            if credit and groups[group].startswith("copies:"):
                groups[group] = _media_voice(credit)
    return {key: {**report, "echo_voice": groups.get(report.get("echo_group") or "")} for key, report in reports.items()}


def _speaker(claim: Json) -> Json | None:
    """Who says it: the source, or where that has no name the agency that it spoke to."""
    for party in (claim["source"], claim["via"]):
        if party and party["entity"]:
            return dict(party)
    return None
