"""What reviewers do over the API, and that the history tells it."""

from __future__ import annotations

import json
from typing import Any

from marsad.store import Store
from tests.web.visitor import Visitor, address, denied_incident


def event_of(visitor: Visitor, kind: str = "COERCE") -> dict[str, Any]:
    name = visitor.get(f"/api/incidents?kind={kind}").json()["items"][0]["id"]
    event: dict[str, Any] = visitor.get(f"/api/incidents/{name}").json()["events"][0]
    return event


def act(visitor: Visitor, event: dict[str, Any], name: str, **more: Any) -> Any:
    body = {"act": name, "shown": event["digest"], "why": "read it", **more}
    return visitor.post(f"{address(event['key'])}/review", body)


def test_an_event_is_accepted_as_it_was_shown(visitor: Visitor) -> None:
    event = event_of(visitor)
    answer = act(visitor, event, "accept")
    assert answer.status_code == 200, answer.text
    assert (answer.json()["review"], answer.json()["digest"]) == ("accepted", event["digest"])
    entries = visitor.get("/api/history", params={"subject": event["key"]}).json()["items"]
    assert [(one["act"], one["author"]) for one in entries] == [("accept", "layla")]


def test_what_changed_meanwhile_is_a_conflict(visitor: Visitor) -> None:
    event = event_of(visitor)
    assert act(visitor, event, "correct", field="status", value="planned").status_code == 200
    answer = act(visitor, event, "accept")
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "changed")


def test_words_picked_in_the_text_become_a_value(visitor: Visitor) -> None:
    event = event_of(visitor)
    text = visitor.get(f"/api/reports/{event['report_key']}").json()["text"]
    start = text.index("عشرة شبان")
    toll = {"outcome": "detained", "group": "men", "low": 9, "high": 10, "count_kind": "range"}
    answer = act(visitor, event, "correct", field="casualties", value=toll, quote={"start": start, "end": start + 9})
    assert answer.status_code == 200, answer.text
    added = answer.json()["casualties"][-1]
    assert (added["text"], added["low"], added["high"]) == ("عشرة شبان", 9, 10)


def test_a_correction_that_cannot_be_says_why(visitor: Visitor) -> None:
    event = event_of(visitor)
    for more in ({"field": "kind", "value": "EXPLODE"}, {"field": "places", "value": {"id": 7}},
                 {"field": "mode", "value": ["x"]}, {"field": "date", "value": "soon"}, {},
                 {"field": "casualties", "item": 0, "value": {"outcome": "killed"}}):
        answer = act(visitor, event, "correct", **more)
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "invalid"), answer.text
    assert visitor.get(address(event["key"])).json()["digest"] == event["digest"]


def test_an_act_is_undone_and_the_undoing_too(visitor: Visitor) -> None:
    event = event_of(visitor)
    act(visitor, event, "reject")
    entry = visitor.get("/api/history", params={"subject": event["key"]}).json()["items"][0]["seq"]
    undone = visitor.post("/api/undo", {"entry": entry, "why": "a slip"}).json()
    assert visitor.get(address(event["key"])).json()["review"] == "unreviewed"
    assert visitor.post("/api/undo", {"entry": undone["entry"], "why": "no slip"}).status_code == 200
    assert visitor.get(address(event["key"])).json()["review"] == "rejected"
    assert visitor.post("/api/undo", {"entry": entry + 10**6, "why": "?"}).status_code == 404
    assert visitor.post("/api/undo", {"entry": 1, "why": "?"}).status_code == 409


def test_a_missed_event_is_added(visitor: Visitor) -> None:
    event = event_of(visitor)
    told = {"kind": "PROTEST", "mode": "demo", "quote": {"start": 0, "end": 8}, "why": "missed"}
    answer = visitor.post(f"/api/reports/{event['report_key']}/events", told)
    assert answer.status_code == 201, answer.text
    assert (answer.json()["kind"], answer.json()["review"]) == ("PROTEST", "accepted")
    assert visitor.get("/api/incidents?kind=PROTEST").json()["total"] == 1
    again = visitor.post(f"/api/reports/{event['report_key']}/events", told)
    assert (again.status_code, again.json()["error"]["code"]) == (409, "conflict")
    assert visitor.post("/api/reports/" + "0" * 64 + "/events", told).status_code == 404


def test_incidents_are_joined_split_and_put_back(visitor: Visitor) -> None:
    told = denied_incident(visitor)
    keys = sorted(event["key"] for event in told["events"])
    parts = visitor.post(f"/api/incidents/{told['id']}/split", {"events": keys[:1], "why": "another day"}).json()["incidents"]
    assert parts[0] == told["id"]
    assert [one["key"] for one in visitor.get(f"/api/incidents/{parts[1]}").json()["events"]] == keys[:1]
    joined = visitor.post("/api/incidents/join", {"a": parts[0], "b": parts[1], "why": "the same"}).json()
    assert sorted(event["key"] for event in joined["events"]) == keys
    assert {one["verdict"] for one in joined["judgements"]} == {"same", "different"}
    entry = next(one for one in joined["history"] if one["act"] == "join")["seq"]
    assert visitor.post("/api/undo", {"entry": entry, "why": "no"}).status_code == 200
    assert len(visitor.get(f"/api/incidents/{parts[0]}").json()["events"]) == len(keys) - 1


def test_the_queue_puts_the_denied_and_the_deadly_first_and_says_why(visitor: Visitor) -> None:
    page = visitor.get("/api/queue?limit=100").json()
    points = [one["points"] for one in page["items"]]
    assert points == sorted(points, reverse=True)
    assert all(sum(one["reasons"].values()) == one["points"] for one in page["items"])
    assert page["items"][0]["reasons"].keys() & {"denied", "tolls_differ"}
    first = page["items"][0]["event"]
    act(visitor, first, "accept")
    after = visitor.get("/api/queue?limit=100").json()
    assert after["total"] == page["total"] - 1
    assert first["key"] not in [one["event"]["key"] for one in after["items"]]


def test_two_reviewers_agree_and_disagree_in_figures(people: dict[str, Visitor]) -> None:
    reviewer, admin = people["reviewer"], people["admin"]
    for kind in ("COERCE", "DISPLACE"):
        assert act(reviewer, event_of(reviewer, kind), "accept").status_code == 200
        assert act(admin, event_of(admin, kind), "accept", blind=True).status_code == 200
    event = event_of(admin)
    assert act(admin, event, "correct", field="status", value="planned", blind=True).status_code == 200
    told = reviewer.get("/api/agreement").json()
    status = next(one for one in told["fields"] if one["field"] == "status")
    assert (told["reviewers"], status["n"], status["agreed"]) == (["admin", "reviewer"], 2, 1)
    found = reviewer.get("/api/disagreements").json()["items"]
    assert [(one["event"], one["field"]) for one in found] == [(event["key"], "status")]
    assert {value["value"]: value["reviewers"] for value in found[0]["said"]} == {"happened": ["reviewer"], "planned": ["admin"]}
    assert reviewer.get(address(event["key"])).json()["status"] == "happened"
    assert admin.get(f"{address(event['key'])}?blind=true").json()["status"] == "planned"


def test_the_history_stays_whole(visitor: Visitor, store: Store) -> None:
    event = event_of(visitor)
    act(visitor, event, "correct", field="status", value="planned")
    act(visitor, visitor.get(address(event["key"])).json(), "note", why="ask the editor")
    assert visitor.get("/api/verify").json() == {"whole": True, "problems": [], "total": 0}


def test_a_body_with_words_we_do_not_know_is_refused(visitor: Visitor) -> None:
    event = event_of(visitor)
    assert act(visitor, event, "accept", colour="red").status_code == 422
    assert act(visitor, event, "approve").status_code == 422
    assert act(visitor, event, "note", why="a NUL \0 in it").status_code == 422
    half = json.dumps({"act": "note", "shown": event["digest"], "why": "half \ud800 a character"})
    path, kind = f"{address(event['key'])}/review", {"content-type": "application/json"}
    assert visitor.post(path, content=half, headers=kind).status_code == 422
    for broken in ("{", "[]", "null", "", '"x"', "[" * 100_000):
        assert visitor.post(path, content=broken, headers=kind).status_code in (400, 422), broken[:9]
