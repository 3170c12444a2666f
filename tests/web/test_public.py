"""The public profile: who is not signed in reads no private name, contact or exact place, and asks nothing that tells them."""

from __future__ import annotations

import io
import zipfile

import pytest

from marsad.observatory.reading import ReadingRoom
from marsad.store import Store
from marsad.web.app import make_app
from marsad.web.site import Site
from tests.web.visitor import Visitor, add_people

PLANTED = ("أحمد", "الخطيب", "ahmad.k", "example.org أو", "0944123456", "ناشطين XSS")
EXACT = ("33.572", "36.403", "35.953", "39.008", "geonames:170592")
READS = (
    "/api/incidents", "/api/incidents/map?zoom=14", "/api/incidents/map?zoom=3", "/api/incidents/timeline",
    "/api/incidents/facets",
    "/api/reports", "/api/pictures/tolls", "/api/pictures/places", "/api/pictures/parties", "/api/pictures/weapons",
    "/api/pictures/calendar",
)
REFUSED = (
    "/api/reports?q=أحمد", "/api/incidents?q=أحمد", "/api/incidents?bbox=36,33,37,34", "/api/incidents?place=دوما",
    "/api/incidents?party=أحمد الخطيب", "/api/incidents?source=أحمد الخطيب", "/api/history", "/api/agreement",
    "/api/disagreements",
    "/api/queue", "/api/verify", '/api/incidents?area={"type":"Polygon","coordinates":[[[36,33],[37,33],[37,34]]]}',
    "/api/incidents/timeline?q=أحمد", "/api/incidents/facets?place=دوما", "/api/export?q=أحمد", "/api/pictures/tolls?q=أحمد",
)


def everything(visitor: Visitor) -> dict[str, str]:
    """Every answer that the public may read, by its address."""
    paths = list(READS)
    for incident in visitor.get("/api/incidents?limit=200").json()["items"]:
        base = f"/api/incidents/{incident['id']}"
        paths += [base, f"{base}/dossier", f"{base}/dossier.html"]
    for report in visitor.get("/api/reports?limit=200").json()["items"]:
        paths.append(f"/api/reports/{report['key']}")
        paths += [f"/api/events/{event['key'].replace('#', '%23')}" for event in visitor.get(paths[-1]).json()["events"]]
    told = {}
    for path in dict.fromkeys(paths):
        answer = visitor.get(path)
        assert answer.status_code == 200, (path, answer.text)
        told[path] = answer.text
    return told


def test_planted_names_contacts_and_places_are_nowhere(public: Visitor, visitor: Visitor) -> None:
    own = " ".join(everything(visitor).values())
    for planted in ("أحمد الخطيب", "0944123456", "ahmad.k", *EXACT):
        assert planted in own, "the test would prove nothing"
    for path, text in everything(public).items():
        for planted in (*PLANTED, *EXACT):
            assert planted not in text, (path, planted)


def test_an_export_holds_none_of_them(public: Visitor) -> None:
    answer = public.get("/api/export?format=jsonl,csv,geojson")
    assert answer.status_code == 200, answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8")
            for planted in (*PLANTED, *EXACT):
                assert planted not in text, (name, planted)


@pytest.mark.parametrize("path", REFUSED)
def test_what_would_tell_them_is_not_answered(public: Visitor, path: str) -> None:
    answer = public.get(path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "not-allowed")


def test_the_public_changes_nothing(public: Visitor) -> None:
    for path, body in (("/api/undo", {"entry": 1, "why": "x"}), ("/api/incidents/join", {"a": "i-1", "b": "i-2", "why": "x"}),
                       ("/api/read", {"text": "قصف على حلب"})):
        assert public.post(path, body).status_code == 403
    assert public.post("/api/ingest", files=[("files", ("a.txt", b"x", "text/plain"))]).status_code == 403


def test_offsets_hold_in_the_masked_text(public: Visitor) -> None:
    for report in public.get("/api/reports?limit=200").json()["items"]:
        told = public.get(f"/api/reports/{report['key']}").json()
        for event in told["events"]:
            for quote in (*event["mentions"], *event["actors"], *event["casualties"], *event["sentences"]):
                assert told["text"][quote["start"] : quote["end"]] == quote["text"]


def test_places_are_their_first_level_unit_on_the_map_too(public: Visitor) -> None:
    drawn = public.get("/api/incidents/map?zoom=14").json()
    assert not drawn["points"] and not drawn["clusters"]
    assert {area["precision"] for area in drawn["areas"]} == {"governorate"}


def test_who_signs_in_on_a_public_site_sees_all(store: Store, room: ReadingRoom) -> None:
    add_people(store, "reader")
    visitor = Visitor(make_app(Site(store, room, "layla", public=True)))
    assert visitor.get("/api/incidents?q=مفخخة").status_code == 403
    visitor.sign_in("reader")
    assert visitor.get("/api/incidents?q=مفخخة").status_code == 200
    assert "0944123456" in " ".join(everything(visitor).values())


def test_a_report_that_nobody_coded_tells_the_public_nothing(store: Store, public: Visitor) -> None:
    from marsad.model.capture import Capture
    from marsad.model.kept import Stored

    kept = store.add_report(Capture(text="اتصل بسمير على 0955000111", title="سمير", outlet="قناة سمير", author="سمير"))
    assert isinstance(kept, Stored)
    for path in ("/api/reports", f"/api/reports/{kept.key}"):
        assert "سمير" not in public.get(path).text and "0955000111" not in public.get(path).text
