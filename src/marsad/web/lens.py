"""What is kept in, what a viewer is shown of it out: everything that leaves the observatory passes here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection

from marsad.errors import StoreError
from marsad.export.told.known import Known
from marsad.linking.view import summarise_incident
from marsad.linking.voices import with_echo_voices
from marsad.model.kept import KeptEvent, KeptReport
from marsad.model.question import Question
from marsad.observatory.atlas import Atlas
from marsad.observatory.reading import ReadsReports
from marsad.observatory.shown import Json, Shown, publish, read_all_shown, read_shown
from marsad.store.questions import read_events_of
from marsad.web.problems import Refused, unknown
from marsad.web.site import Site


@dataclass(frozen=True, slots=True)
class Lens:
    """``public``: without the names of private persons, contacts and exact places; and without the questions whose answers
    would tell them."""

    site: Site
    public: bool

    def report(self, connection: Connection, key: str) -> Shown:
        """One report; 404 when there is none."""
        try:
            return self._publish(read_shown(connection, key))
        except StoreError:
            raise unknown("report", key) from None

    def reports(self, connection: Connection, keys: Iterable[str]) -> Mapping[str, Shown]:
        """Several reports by their keys."""
        return {key: self._publish(shown) for key, shown in read_all_shown(connection, keys).items()}

    def heads(self, connection: Connection, kept: Iterable[KeptReport]) -> list[KeptReport]:
        """Reports of which a list names title and outlet."""
        if not self.public:
            return list(kept)
        return [self._publish(read_shown(connection, one.key)).report for one in kept]

    def events_of(self, connection: Connection, incident: str) -> list[KeptEvent]:
        """The events of an incident."""
        kept = read_events_of(connection, incident_id=incident)
        if not self.public:
            return kept
        shown = self.reports(connection, (event.report_key for event in kept))
        return [event for report in shown.values() for event in report.events if event.incident == incident]

    def summary(self, connection: Connection, name: str) -> Json:
        """An incident as lists show it."""
        kept = self.events_of(connection, name)
        shown = self.reports(connection, (event.report_key for event in kept))
        counted = [event for event in kept if event.review != "rejected"] or kept
        reports = with_echo_voices({key: report_as_told(one) for key, one in shown.items()})
        return shaped(summarise_incident(name, [as_told(event) for event in counted], reports))

    def question(self, question: Question) -> Question:
        """The question, unless its answer would tell what is hidden: words, exact places and names are not asked in public."""
        if not self.public:
            return question
        if question.text or question.places or question.bbox or question.polygon:
            raise Refused(403, "not-allowed", "the public profile answers no search by words, place or area")
        names = (*question.parties, *question.sources)
        strangers = [name for name in names if self.site.room.party(name) is None]
        if strangers:
            raise Refused(403, "not-allowed", f"the public profile knows no party {strangers[0]!r}: ask by its id")
        return question

    def atlas(self) -> Atlas:
        """The columns for maps and counts."""
        return self.site.public_atlas if self.public else self.site.atlas

    def may_name(self, value: str) -> bool:
        """Whether a party may be named in counts: in public, those of the knowledge alone."""
        return not self.public or self.site.room.party(value) is not None

    def refuse_public(self, what: str) -> None:
        """403: ``what`` is no part of the public profile."""
        if self.public:
            raise Refused(403, "not-allowed", f"{what} is no part of the public profile")

    def _publish(self, shown: Shown) -> Shown:
        return self.site.room.use(partial(_publish, shown)) if self.public else shown


def _publish(shown: Shown, reader: ReadsReports) -> Shown:
    return publish(shown, Known(reader.lexicon))


def as_told(event: KeptEvent) -> Json:
    """An event as linking looks at it."""
    return {"key": event.key, "report_key": event.report_key, "body": event.body, "review": event.review}


def report_as_told(shown: Shown) -> Json:
    """A report as linking looks at it."""
    kept = shown.report
    return {"key": kept.key, "outlet": kept.outlet, "published": kept.published, "text": shown.text, "title": kept.title,
            "url": kept.url, "echo_group": kept.echo_group}


def shaped(summary: Json) -> Json:
    """A summary in the words of the API: what a place is, is its precision; its units by name."""
    place = summary["place"]
    if place is None:
        return summary
    country, admin1 = [*place["admin"], None, None][:2]
    kept = {name: place[name] for name in ("id", "name", "lat", "lon", "radius_km")}
    return {**summary, "place": {**kept, "precision": place["kind"], "country": country, "admin1": admin1}}
