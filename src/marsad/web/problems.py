"""What goes wrong in, one JSON shape of error out: {"error": {"code", "message"}}, and the status that goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from marsad.errors import InputError, MarsadError

_CODES = {400: "bad-request", 404: "unknown", 405: "not-a-method", 413: "too-large"}


class Refused(Exception):
    """A request that is not carried out: status, a code for programs, a sentence for people."""

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        self.status, self.code, self.message, self.headers = status, code, message, dict(headers or {})
        super().__init__(message)


def unknown(what: str, name: str) -> Refused:
    """404: there is no such thing here."""
    return Refused(404, "unknown", f"there is no {what} {name!r} here")


def changed(message: str) -> Refused:
    """409: what was shown is not what is kept any more."""
    return Refused(409, "changed", message)


class FieldProblem(BaseModel):
    where: str = Field(examples=["body.act"])
    said: str = Field(examples=["Field required"])


class Problem(BaseModel):
    code: str = Field(description="for programs", examples=["unknown"])
    message: str = Field(description="for people", examples=["there is no incident 'i-0123456789ab' here"])
    fields: list[FieldProblem] | None = Field(default=None, description="of a request that is not valid: where, and why")


class ProblemPage(BaseModel):
    """What every refusal looks like."""

    error: Problem


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The ``responses`` of a route for the OpenAPI page."""
    said = {
        400: "the host is not ours", 401: "not signed in", 403: "not allowed, or the CSRF token is wrong", 404: "no such thing",
        409: "what was shown has changed", 413: "too large", 415: "not a kind of body that is read here",
        422: "not valid", 429: "too many attempts", 501: "a part is not installed",
    }
    return {status: {"model": ProblemPage, "description": said[status]} for status in statuses}


READ = answers(400, 401, 403, 422)  # what each route that reads may answer
READ_ONE = answers(400, 401, 403, 404, 422)
ACT = answers(400, 401, 403, 404, 409, 413, 415, 422)  # what a reviewer's act may come to


def problem(status: int, code: str, message: str, headers: Mapping[str, str] | None = None, **more: Any) -> JSONResponse:
    """The response of a refusal."""
    return JSONResponse({"error": {"code": code, "message": message, **more}}, status, headers=dict(headers or {}))


def install(app: FastAPI) -> None:
    """Every error of the app in the one shape."""
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(MarsadError, _marsad)
    app.add_exception_handler(Exception, _fault)


async def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refused)
    return problem(error.status, error.code, error.message, error.headers)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    fields = [{"where": ".".join(map(str, one["loc"])), "said": str(one["msg"])} for one in error.errors()]
    said = "; ".join(f"{one['where']}: {one['said']}" for one in fields[:3])
    return problem(422, "invalid", said or "the request is not valid", fields=fields)


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, _CODES.get(error.status_code, "refused"), str(error.detail), error.headers)


async def _fault(request: Request, error: Exception) -> JSONResponse:
    """A fault of ours: nothing of its inside is shown."""
    return problem(500, "internal", "Marsad failed on this; its log has the reason")


async def _marsad(request: Request, error: Exception) -> JSONResponse:
    code = "unreadable" if isinstance(error, InputError) else "impossible"
    return problem(422, code, str(error))
