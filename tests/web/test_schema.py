"""The API as its own description tells it: requests made from the description get answers that it describes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from marsad.observatory.reading import ReadingRoom
from marsad.store import open_store
from marsad.store.check_event import find_faults
from marsad.store.corrections import LISTS
from marsad.web.app import ROUTERS, Application, make_app
from marsad.web.site import Site
from tests.web.visitor import Visitor, address

_CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
           response_headers_conformance]
PATHS = sorted({f"/api{route.path}" for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)})


@pytest.fixture(scope="module")
def served(archive: Path, room: ReadingRoom, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """One observatory that all requests hit; what they change in it is no matter."""
    folder = tmp_path_factory.mktemp("fuzzed") / "observatory"
    shutil.copytree(archive, folder)
    store = open_store(folder)
    yield make_app(Site(store, room, "layla"))
    store.close()


@pytest.mark.parametrize("path", PATHS)
def test_answers_are_as_described(path: str, served: Application) -> None:
    described = schemathesis.openapi.from_asgi("/api/openapi.json", served, headers={"host": "127.0.0.1"})
    every: list[Any] = list(described.get_all_operations())
    own = [found.ok() for found in every if found.ok().path == path]
    assert own
    for operation in own:
        _fuzz(operation, served, aimed=False)
        if "{" in path:
            _fuzz(operation, served, aimed=True)


def _fuzz(operation: Any, served: Application, *, aimed: bool) -> None:
    """Requests from the description; those that are aimed name what is there and what was shown."""
    @settings(max_examples=10, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
              suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def answers_as_described(case: Any) -> None:
        visitor = Visitor(served)
        if aimed:
            _aim(case, visitor)
        headers = {"host": "127.0.0.1", "x-csrf-token": visitor.get("/api/me").json()["csrf"]}
        case.validate_response(case.call(headers=headers), checks=_CHECKS)

    answers_as_described()


def _aim(case: Any, visitor: Visitor) -> None:
    incident = visitor.get("/api/incidents").json()["items"][0]["id"]
    event = visitor.get(f"/api/incidents/{incident}").json()["events"][0]
    place = case.operation.path
    event_key = event["key"].replace("#", "%23")  # what stands after a bare # never leaves the client
    real = event_key if "/events/{key}" in place else event["report_key"] if "{key}" in place else incident
    case.path_parameters = {name: real for name in case.path_parameters}
    if isinstance(case.body, dict) and "shown" in case.body:
        case.body = {**case.body, "shown": event["digest"]}


_NAMES = ("earliest", "latest", "part_of_day", "entity", "id", "weapon", "low", "high", "outcome", "group", "count_kind",
          "stance", "source", "via", "start", "end")
_JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
                     lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_NAMES), inner, max_size=4),
                     max_leaves=6)


@pytest.mark.parametrize("field", ["kind", "mode", "status", "scope", "date", "mentions", *LISTS])
def test_a_correction_of_anything_to_anything_is_refused_or_leaves_a_sound_event(served: Application, field: str) -> None:
    @settings(max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(value=_JSON, item=st.none() | st.integers(0, 2), start=st.integers(0, 300), length=st.integers(1, 20))
    def stays_sound(value: Any, item: int | None, start: int, length: int) -> None:
        visitor = Visitor(served)
        incident = visitor.get("/api/incidents?kind=COERCE,DISPLACE").json()["items"][0]["id"]
        event = visitor.get(f"/api/incidents/{incident}").json()["events"][0]
        body = {"act": "correct", "field": field, "value": value, "item": item, "quote": {"start": start, "end": start + length},
                "why": "fuzz", "shown": event["digest"]}
        answer = visitor.post(f"{address(event['key'])}/review", body)
        assert answer.status_code in (200, 422), answer.text
        if answer.status_code == 200:
            report = visitor.get(f"/api/reports/{event['report_key']}").json()
            told = next(one for one in report["events"] if one["key"] == event["key"])
            assert list(find_faults({**told, "id": event["key"].split("#")[1]}, report["text"])) == []

    stays_sound()


def test_every_path_is_fuzzed(visitor: Visitor) -> None:
    assert set(PATHS) == set(visitor.get("/api/openapi.json").json()["paths"])


def test_the_description_is_whole(visitor: Visitor) -> None:
    described = visitor.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    operations = [(path, method, told) for path, methods in described["paths"].items() for method, told in methods.items()]
    assert len(operations) > 30
    for path, method, told in operations:
        assert path.startswith("/api/") and told["summary"] and told["tags"], (path, method)
        assert "#/components/schemas/ProblemPage" in json.dumps(told["responses"]), (path, method)
    names = [told["operationId"] for _, _, told in operations]
    assert len(names) == len(set(names))
    assert "HTTPValidationError" not in json.dumps(described), "errors have one shape"
