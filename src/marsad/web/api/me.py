"""Who asks; signing in and out."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from marsad.store.accounts import LONGEST, end_session, is_password, open_session, secret_of
from marsad.store.history import append
from marsad.web.guard import COOKIE, Guard, session_of
from marsad.web.policy import Here, viewer_with
from marsad.web.problems import Refused, answers
from marsad.web.shapes import Account, Me, SignIn
from marsad.web.site import Site

router = APIRouter(tags=["people"])


@router.get("/me", summary="Who asks, what they may do, and the token for unsafe requests", responses=answers(400))
def read_me(request: Request, site: Here) -> Me:
    return _me(request, site, session_of(request.headers))


@router.post("/login", summary="Sign in", responses=answers(400, 401, 403, 413, 415, 422, 429))
def sign_in(request: Request, response: Response, told: SignIn, site: Here) -> Me:
    address = request.client.host if request.client else "unknown"
    wait = site.attempts.begin(told.name, address)
    if wait:
        raise Refused(429, "too-many", "too many attempts: wait a while", {"Retry-After": str(int(wait) + 1)})
    with site.store.reading() as connection:
        secret = secret_of(connection, told.name)
    if not is_password(secret, told.password):
        raise Refused(401, "not-signed-in", "name and password do not go together")
    site.attempts.succeeded(told.name, address)
    with site.store.writing() as connection:
        old = session_of(request.headers)
        if old:
            end_session(connection, old)
        token = open_session(connection, told.name, at=site.clock())
        append(connection, "login", told.name, {}, author=told.name)
    seconds = int(LONGEST.total_seconds())
    response.set_cookie(COOKIE, token, max_age=seconds, httponly=True, samesite="strict", secure=site.https, path="/")
    return _me(request, site, token)


@router.post("/logout", summary="Sign out", responses=answers(400, 403))
def sign_out(request: Request, response: Response, site: Here) -> Me:
    token = session_of(request.headers)
    if token:
        with site.store.writing() as connection:
            end_session(connection, token)
    response.delete_cookie(COOKIE, httponly=True, samesite="strict", secure=site.https, path="/")
    return _me(request, site, "")


def _me(request: Request, site: Site, token: str) -> Me:
    """Who asks with this session, and the token for unsafe requests that goes with it."""
    viewer = viewer_with(site, token)
    guard: Guard = request.scope["marsad.guard"]
    account = Account(name=viewer.name, role=viewer.role) if viewer.name and viewer.role else None
    return Me(account=account, can=list(viewer.rights), public=viewer.public, local=viewer.local, csrf=guard.csrf_token(token))
