"""The events of an incident and their reports in, the incident as people see it out. It holds no facts of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from marsad.linking.dispute import compare_fields
from marsad.linking.tolls import OUTCOMES, main_figure, span, tolls_by_source, tolls_over_time
from marsad.linking.voices import party_voice, report_voice, voices_of, with_echo_voices
from marsad.model.incident import Standing, Told, count_voices, stand_for_all
from marsad.model.place import AREAS

Json = Mapping[str, Any]
Rows = list[dict[str, Any]]
_WIDEST_KM = 20_000.0


def incident_view(
    incident: str, events: Iterable[Json], reports: Mapping[str, Json], *, ties: Sequence[Json] = (),
    judgements: Sequence[Json] = (), history: Sequence[Json] = (),
) -> dict[str, Any]:
    """Toll by source, who asserts and who denies, what changed, what is agreed and what is disputed, how many voices.

    An event is ``{key, report_key, body, review?}`` with ``body`` its object in the record; a report ``{key, outlet,
    published, text, title?, url?, echo_group?}``. Events that people rejected are listed and count for nothing else.
    """
    told = sorted((dict(event) for event in events), key=lambda event: _order(event, reports))
    voiced = with_echo_voices(reports)
    counted = [event for event in told if event.get("review") != "rejected"]
    agreed, disputed = compare_fields(counted)
    summary = summarise_incident(incident, counted or told, voiced)
    return {
        "id": incident,
        "summary": summary,
        "events": [_event(event) for event in told],
        "claims": [claim for event in counted for claim in _claims(event, voiced[event["report_key"]])],
        "agreed": agreed,
        "disputed": disputed,
        "tolls": _tolls(counted, voiced),
        "voices": {"independent": summary["voices"], **_sources(counted, voiced)},
        "ties": list(ties), "judgements": list(judgements), "history": list(history),
    }


def summarise_incident(incident: str, events: Sequence[Json], reports: Mapping[str, Json]) -> dict[str, Any]:
    """What lists show. The values of the event that stands for the rest, and spans over all."""
    standing = standing_of(events)
    main = next(event for event in events if event["key"] == standing.key)
    bodies = [event["body"] for event in events]
    earliest, latest = standing.days
    stances = {claim["stance"] for body in bodies for claim in body["claims"]}
    return {
        "id": incident, "kind": main["body"]["kind"], "mode": main["body"]["mode"], "status": main["body"]["status"],
        "earliest": earliest, "latest": latest, "place": _place(events, main, standing.point),
        **{outcome: span(_figures(bodies, outcome)) for outcome in OUTCOMES},
        "actors": _parties(bodies, "actors"), "targets": _parties(bodies, "targets"),
        "weapons": sorted({weapon["weapon"] for body in bodies for weapon in body["weapons"]}),
        "reports": len({event["report_key"] for event in events}),
        "voices": count_voices((event["report_key"], reports[event["report_key"]].get("echo_group")) for event in events),
        "denied": "denies" in stances, "doubted": "doubts" in stances, "review": _review(events),
    }


def standing_of(events: Sequence[Json]) -> Standing:
    """What stands for the incident, in lists as on its page."""
    return stand_for_all([_told(event) for event in events])


def _told(event: Json) -> Told:
    body, place = event["body"], _first_place(event["body"])
    day, killed = body["date"] or {}, span(_figures([body], "killed"))
    point = place["id"] if place and place["kind"] not in AREAS else None
    return Told(event["key"], body["kind"], body["mode"], (day.get("earliest"), day.get("latest")), point,
                (killed["low"], killed["high"]) != (None, None))


def _first_place(body: Json, *, exact: bool = False) -> Json | None:
    """The first place that is known; if ``exact``, the first that is no wider than a town."""
    known = (mention["place"] for mention in body["places"] if mention["place"])
    return next((place for place in known if not (exact and place["kind"] in AREAS)), None)


def _order(event: Json, reports: Mapping[str, Json]) -> tuple[str, str]:
    return str(reports[event["report_key"]].get("published") or ""), event["key"]


def _place(events: Sequence[Json], main: Json, point: str | None) -> dict[str, Any] | None:
    """The town that most events name first; the narrowest of what they name where none names a town."""
    places = [place for event in [main, *events] if (place := _first_place(event["body"]))]
    named = next((place for place in places if place["id"] == point), None)
    chosen = named or min(places, key=lambda place: place["radius_km"] or _WIDEST_KM, default=None)
    return _short(chosen) if chosen else None


def _short(place: Json) -> dict[str, Any]:
    return {key: place[key] for key in ("id", "name", "kind", "lat", "lon", "radius_km", "admin")}


def _parties(bodies: Iterable[Json], role: str) -> Rows:
    """Each known party once, those named by most events first."""
    named: Counter[str] = Counter()
    names: dict[str, Any] = {}
    for body in bodies:
        for party in {party["entity"]: party for party in body[role] if party["entity"]}.values():
            named[party["entity"]] += 1
            names[party["entity"]] = party["name"]
    return [{"entity": entity, "name": names[entity]} for entity in sorted(named, key=lambda entity: (-named[entity], entity))]


def _review(events: Sequence[Json]) -> str:
    said = {event.get("review") or "unreviewed" for event in events}
    return next(word for word in ("corrected", "accepted", "unreviewed", "rejected") if word in said)


def _event(event: Json) -> dict[str, Any]:
    body = event["body"]
    when = body["date"] or {}
    quotes = {(claim["evidence"]["start"], claim["evidence"]["end"]): claim["evidence"] for claim in body["claims"]}
    kept = ("kind", "mode", "status", "scope", "places", "actors", "targets", "weapons", "casualties", "mentions", "notes")
    return {
        "key": event["key"], "report_key": event["report_key"], **{name: body[name] for name in kept},
        "earliest": when.get("earliest"), "latest": when.get("latest"), "part_of_day": when.get("part_of_day"),
        "basis": when.get("basis"), "review": event.get("review") or "unreviewed",
        "sentences": [dict(quote) for _, quote in sorted(quotes.items())],
    }


def _claims(event: Json, report: Json) -> Rows:
    """Each claim with the tolls that stand in its sentence."""
    body = event["body"]
    said = {"outlet": report.get("outlet"), "published": report.get("published")}
    facts = {"event": event["key"], "report": event["report_key"], **said}
    return [
        {
            **facts, "source": claim["source"], "via": claim["via"], "stance": claim["stance"], "cue": claim["cue"],
            "evidence": claim["evidence"],
            "tolls": [
                {key: toll[key] for key in ("outcome", "group", "low", "high", "count_kind", "text")}
                for toll in body["casualties"] if claim["evidence"]["start"] <= toll["start"] < claim["evidence"]["end"]
            ],
            "place": _short(place) if (place := _first_place(body, exact=True)) else None, "date": body["date"],
        }
        for claim in body["claims"]
    ]


def _tolls(events: Sequence[Json], reports: Mapping[str, Json]) -> dict[str, Any]:
    rows = [row for event in events for row in _toll_rows(event, reports[event["report_key"]])]
    bodies = [event["body"] for event in events]
    return {
        **{outcome: span(_figures(bodies, outcome)) for outcome in OUTCOMES},
        "by_source": tolls_by_source(rows), "over_time": tolls_over_time(rows),
    }


def _toll_rows(event: Json, report: Json) -> Rows:
    """The main figure of each outcome, once for each voice that carries the event."""
    names = _names(event["body"], report)
    return [
        {"published": report.get("published"), "source": voice, "name": names.get(voice), "outcome": outcome,
         **{key: figure[key] for key in ("low", "high", "count_kind", "text")}, "report": event["report_key"]}
        for outcome in OUTCOMES if (figure := main_figure(event["body"], outcome))
        for voice in sorted(voices_of(event["body"], report))
    ]


def _names(body: Json, report: Json) -> dict[str, Any]:
    """voice -> its name in Arabic and English, as far as the record tells."""
    names: dict[str, Any] = {report_voice(report): {"ar": report.get("outlet"), "en": report.get("outlet")}}
    for claim in body["claims"]:
        for party in (claim["source"], claim["via"]):
            if party and party["entity"]:
                names[party_voice(party)] = party["name"]
    return names


def _figures(bodies: Iterable[Json], outcome: str) -> Rows:
    return [figure for body in bodies if (figure := main_figure(body, outcome))]


def _sources(events: Sequence[Json], reports: Mapping[str, Json]) -> dict[str, Any]:
    """Who asserts it in the end and who denies it, with the reports that carry each; which reports are copies of one another."""
    said: defaultdict[str, set[str]] = defaultdict(set)
    denied: defaultdict[str, set[str]] = defaultdict(set)
    echoes: defaultdict[str, set[str]] = defaultdict(set)
    names: dict[str, Any] = {}
    for event in events:
        report = reports[event["report_key"]]
        names |= _names(event["body"], report)
        for stance, voices in (("asserts", said), ("denies", denied)):
            for voice in voices_of(event["body"], report, stance=stance):
                voices[voice].add(event["report_key"])
        if report.get("echo_group"):
            echoes[report["echo_group"]].add(event["report_key"])
    return {
        "said_by": _listed(said, names), "denied_by": _listed(denied, names),
        "echoes": [{"group": group, "reports": sorted(keys)} for group, keys in sorted(echoes.items()) if len(keys) > 1],
    }


def _listed(voices: Mapping[str, set[str]], names: Mapping[str, Any]) -> Rows:
    return [{"voice": voice, "name": names.get(voice), "reports": sorted(keys)} for voice, keys in sorted(voices.items())]
