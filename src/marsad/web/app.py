"""A site in, its application out: the API under /api, the browser app beside it, the guard around both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from marsad import __version__
from marsad.observatory.correction import WrongCorrection
from marsad.observatory.refusals import Changed, Impossible, Unknown
from marsad.web.api import dossier, export, history, incidents, ingest, labels, me, names, pictures, read, reports, review
from marsad.web.browser import add_browser_app
from marsad.web.guard import Guard
from marsad.web.problems import install, problem
from marsad.web.site import Site

_BODY, _UPLOAD = 2_000_000, 300_000_000  # bytes of a request: of a review or a pasted report, and of an upload
ROUTERS: tuple[APIRouter, ...] = (
    me.router, dossier.router, incidents.router, reports.router, review.router, read.router, ingest.router, pictures.router,
    export.router, history.router, names.router, labels.router,
)
_ABOUT = """The API of a Marsad observatory: incidents, the events and claims of reports that make them, and what reviewers did.

Offsets are Unicode code points of a report's `text`, half-open. What is not known is null, never 0. Errors have one shape,
`{"error": {"code", "message"}}`. Requests that change something send the `csrf` of `/api/me` as `X-CSRF-Token`."""


@dataclass(frozen=True, eq=False)
class Application:
    """What a server runs. ``app`` is within the guard: its routes and its OpenAPI page."""

    app: FastAPI
    guarded: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.guarded(scope, receive, send)


def make_app(site: Site) -> Application:
    """The application of a site."""
    # FastAPI's own pages of documentation load scripts from elsewhere: the description alone is served.
    app = FastAPI(title="Marsad", version=__version__, description=_ABOUT, docs_url=None, redoc_url=None,
                  openapi_url="/api/openapi.json", generate_unique_id_function=_name_of)
    app.state.site = site
    for router in ROUTERS:
        app.include_router(router, prefix="/api")
    install(app)
    for refusal, status, code in ((Unknown, 404, "unknown"), (Changed, 409, "changed"), (Impossible, 409, "conflict"),
                                  (WrongCorrection, 422, "invalid")):
        app.add_exception_handler(refusal, _refuse(status, code))
    add_browser_app(app, site.static)
    guarded = Guard(app, names=site.names, open_to_network=site.open_to_network, https=site.https, max_bytes=_max_bytes)
    return Application(app, guarded)


def _max_bytes(path: str) -> int:
    return _UPLOAD if path == "/api/ingest" else _BODY


def _name_of(route: APIRoute) -> str:
    return route.name


def _refuse(status: int, code: str) -> Callable[..., Any]:
    async def refuse(request: object, error: Exception) -> Any:
        return problem(status, code, str(error))

    return refuse
