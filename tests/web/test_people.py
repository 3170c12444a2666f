"""Who may do what: roles, sessions, wrong passwords, and requests that come from elsewhere."""

from __future__ import annotations

import hashlib

import pytest
from fastapi.routing import APIRoute
from sqlalchemy import select

from marsad.store import Store
from marsad.store.accounts import IDLE, LONGEST, set_disabled, set_password
from marsad.store.schema import history, session
from marsad.web.app import ROUTERS, Application
from marsad.web.attempts import PER_NAME
from marsad.web.guard import COOKIE
from marsad.web.policy import CHECKS
from tests.web.visitor import PASSWORD, Clock, Visitor, add_people, address, denied_incident

KEY, NAME = "0" * 64, "i-000000000000"
READS = (
    "/api/incidents", "/api/incidents/map", "/api/incidents/timeline", "/api/incidents/facets", f"/api/incidents/{NAME}",
    f"/api/incidents/{NAME}/dossier", f"/api/incidents/{NAME}/dossier.html", "/api/reports", "/api/reports?q=دوما",
    "/api/agreement", "/api/disagreements", "/api/pictures/tolls", "/api/pictures/places", "/api/pictures/parties",
    "/api/pictures/weapons",
    "/api/pictures/calendar", "/api/history", "/api/places?q=دوما", "/api/parties?q=جيش", "/api/export?format=geojson",
)
ACTS = (
    (f"/api/events/{KEY}%23e1/review", {"act": "accept", "shown": KEY}),
    (f"/api/reports/{KEY}/events", {"kind": "PROTEST", "quote": {"start": 0, "end": 1}, "why": "x"}),
    ("/api/incidents/join", {"a": "i-1", "b": "i-2", "why": "x"}),
    (f"/api/incidents/{NAME}/split", {"events": ["x"], "why": "x"}),
    ("/api/undo", {"entry": 10**6, "why": "x"}),
)


@pytest.mark.parametrize("path", READS)
def test_nobody_reads_without_signing_in_where_there_are_accounts(people: dict[str, Visitor], path: str) -> None:
    answer = people["nobody"].get(path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "not-signed-in")
    assert people["reader"].get(path).status_code == 200


@pytest.mark.parametrize(("path", "body"), ACTS)
def test_a_reader_changes_nothing(people: dict[str, Visitor], path: str, body: dict[str, object]) -> None:
    assert people["nobody"].post(path, body).status_code == 401
    assert people["reader"].post(path, body).status_code == 403
    for name in ("reviewer", "admin"):
        assert people[name].post(path, body).status_code not in (401, 403)


def test_who_may_take_files_in_see_the_queue_and_verify(people: dict[str, Visitor]) -> None:
    upload = {"files": [("files", ("a.txt", "قصف على مدينة حلب".encode(), "text/plain"))]}
    for name, ingest, queue, verify in (("nobody", 401, 401, 401), ("reader", 403, 403, 403), ("reviewer", 200, 200, 403),
                                        ("admin", 200, 200, 200)):
        visitor = people[name]
        assert visitor.post("/api/ingest", **upload).status_code == ingest, name
        assert visitor.get("/api/queue").status_code == queue, name
        assert visitor.get("/api/verify").status_code == verify, name


def test_every_route_asks_who_it_is() -> None:
    """Signing in and out, who one is, and what codes are called are all that a stranger may ask."""
    def asks(dependant: object) -> bool:
        own = getattr(dependant, "call", None) in CHECKS
        return own or any(asks(inner) for inner in getattr(dependant, "dependencies", ()))

    open_to_all = {"read_me", "sign_in", "sign_out", "read_labels"}
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    assert len(routes) > 30
    assert {route.name for route in routes if not asks(route.dependant)} == open_to_all


def test_without_accounts_the_user_of_the_machine_reviews(visitor: Visitor) -> None:
    me = visitor.get("/api/me").json()
    assert me["account"] == {"name": "layla", "role": "reviewer"} and me["local"] and "review" in me["can"]


def test_who_signs_in_is_known_by_a_cookie_that_scripts_cannot_read(
    people: dict[str, Visitor], app: Application, store: Store
) -> None:
    visitor = Visitor(app)
    answer = visitor.sign_in("reviewer")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie and "path=/" in cookie
    assert answer.json()["account"] == {"name": "reviewer", "role": "reviewer"}
    token = visitor.http.cookies[COOKIE]
    with store.reading() as connection:
        kept = set(connection.execute(select(session.c.token_sha256)).scalars())
        told = " ".join(connection.execute(select(history.c.body)).scalars())
    assert hashlib.sha256(token.encode()).hexdigest() in kept
    assert token not in kept and token not in told and PASSWORD not in told


def test_signing_in_gives_another_session_and_ends_the_old(people: dict[str, Visitor]) -> None:
    visitor = people["reviewer"]
    old = visitor.http.cookies[COOKIE]
    visitor.sign_in("reviewer")
    assert visitor.http.cookies[COOKIE] != old
    visitor.http.cookies.set(COOKIE, old, domain="127.0.0.1")
    fresh = Visitor(visitor.http.app)  # type: ignore[arg-type]
    assert fresh.get("/api/incidents", headers={"cookie": f"{COOKIE}={old}"}).status_code == 401


def test_signing_out_ends_the_session_for_good(people: dict[str, Visitor]) -> None:
    visitor = people["reviewer"]
    token = visitor.http.cookies[COOKIE]
    assert visitor.post("/api/logout").json()["account"] is None
    assert visitor.get("/api/incidents", headers={"cookie": f"{COOKIE}={token}"}).status_code == 401


def test_a_session_ends_when_it_is_not_used_and_at_last(people: dict[str, Visitor], clock: Clock) -> None:
    visitor = people["reader"]
    clock.pass_by(hours=IDLE.total_seconds() / 3600 - 1)
    assert visitor.get("/api/incidents").status_code == 200
    clock.pass_by(hours=IDLE.total_seconds() / 3600 - 1)
    assert visitor.get("/api/incidents").status_code == 200, "it was used meanwhile"
    clock.pass_by(hours=IDLE.total_seconds() / 3600 + 1)
    assert visitor.get("/api/incidents").status_code == 401
    visitor.sign_in("reader")
    for _ in range(int(LONGEST / IDLE) * 2 + 1):
        clock.pass_by(hours=IDLE.total_seconds() / 3600 / 2)
        last = visitor.get("/api/incidents").status_code
    assert last == 401


def test_a_shut_account_and_a_changed_password_end_sessions(people: dict[str, Visitor], store: Store) -> None:
    with store.writing() as connection:
        set_disabled(connection, "reader", True, author="test")
        set_password(connection, "reviewer", "another password of length", author="test")
    assert people["reader"].get("/api/incidents").status_code == 401
    assert people["reader"].sign_in("reader").status_code == 401
    assert people["reviewer"].get("/api/incidents").status_code == 401
    assert people["reviewer"].sign_in("reviewer").status_code == 401
    assert people["reviewer"].sign_in("reviewer", "another password of length").status_code == 200


def test_guessing_is_slowed_down_by_name_and_a_right_password_waits_too(
    store: Store, app: Application, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_people(store, "reader", "admin")
    monkeypatch.setattr("marsad.web.api.me.is_password", lambda secret, password: secret is not None and password == PASSWORD)
    visitor = Visitor(app)
    tries = [visitor.sign_in("reader", f"guess number {number}").status_code for number in range(PER_NAME + 2)]
    assert tries == [401] * PER_NAME + [429] * 2
    answer = visitor.sign_in("reader")
    assert answer.status_code == 429 and int(answer.headers["retry-after"]) > 0
    assert visitor.sign_in("admin").status_code == 200, "others may sign in"
    clock.pass_by(minutes=16)
    assert visitor.sign_in("reader").status_code == 200


def test_guessing_many_names_is_slowed_down_by_address(
    store: Store, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_people(store, "reader")
    monkeypatch.setattr("marsad.web.api.me.is_password", lambda secret, password: False)
    visitor = Visitor(app)
    tries = [visitor.sign_in(f"name {number}", "some password").status_code for number in range(45)]
    assert tries[0] == 401 and tries[-1] == 429


def test_an_unknown_name_answers_as_a_wrong_password_does(people: dict[str, Visitor]) -> None:
    visitor = people["nobody"]
    known, unknown = visitor.sign_in("reader", "a wrong password"), visitor.sign_in("no such name", "a wrong password")
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())


@pytest.mark.parametrize("headers", [{}, {"x-csrf-token": ""}, {"x-csrf-token": "0" * 64}, {"x-csrf-token": "é"}])
def test_an_act_without_the_token_of_the_session_is_refused(people: dict[str, Visitor], headers: dict[str, str]) -> None:
    sent = {name: value.encode("latin-1") for name, value in headers.items()}
    answer = people["reviewer"].http.post("/api/undo", json={"entry": 1, "why": "x"}, headers=sent)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "csrf")


def test_the_token_of_one_session_is_not_that_of_another(people: dict[str, Visitor]) -> None:
    other = people["admin"].get("/api/me").json()["csrf"]
    answer = people["reviewer"].http.post("/api/undo", json={"entry": 1, "why": "x"}, headers={"x-csrf-token": other})
    assert answer.json()["error"]["code"] == "csrf"


@pytest.mark.parametrize("headers", [
    {"origin": "https://evil.example"}, {"origin": "null"}, {"origin": "http://127.0.0.1:9999"}, {"origin": "http://127.0.0.1.evil.example"},
    {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
])
def test_an_act_that_another_page_sends_is_refused(visitor: Visitor, headers: dict[str, str]) -> None:
    answer = visitor.post("/api/undo", {"entry": 1, "why": "x"}, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "origin")
    assert visitor.post("/api/undo", {"entry": 1, "why": "x"}, headers={"origin": "http://127.0.0.1"}).status_code == 409


def test_the_author_of_an_act_is_who_signed_in_and_nobody_else(people: dict[str, Visitor]) -> None:
    visitor = people["reviewer"]
    event = denied_incident(visitor)["events"][0]
    body = {"act": "accept", "shown": event["digest"], "author": "admin"}
    assert visitor.post(f"{address(event['key'])}/review", body).status_code == 422
    del body["author"]
    assert visitor.post(f"{address(event['key'])}/review", body).status_code == 200
    assert visitor.get("/api/history", params={"subject": event["key"]}).json()["items"][0]["author"] == "reviewer"
