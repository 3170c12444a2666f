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
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from marsad.observatory.reading import ReadingRoom
from marsad.store import open_store
from marsad.web.app import ROUTERS, Application, make_app
from marsad.web.site import Site
from tests.web.visitor import Visitor

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
    own = [found.ok() for found in described.get_all_operations() if found.ok().path == path]
    assert own
    for operation in own:
        _fuzz(operation, served)


def _fuzz(operation: Any, served: Application) -> None:
    @settings(max_examples=12, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
              suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def answers_as_described(case: Any) -> None:
        token = Visitor(served).get("/api/me").json()["csrf"]
        response = case.call(headers={"host": "127.0.0.1", "x-csrf-token": token})
        case.validate_response(response, checks=_CHECKS)

    answers_as_described()


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
