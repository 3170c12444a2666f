"""Who looks in, what they may do and see out: every route asks here, and everything shown passes through a lens made here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Depends, Request

from marsad.store.accounts import Role
from marsad.web.guard import session_of
from marsad.web.lens import Lens
from marsad.web.problems import Refused
from marsad.web.site import Site

Right = Literal["read", "review", "admin"]
_RIGHTS: dict[Role, tuple[Right, ...]] = {
    "reader": ("read",), "reviewer": ("read", "review"), "admin": ("read", "review", "admin"),
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks. ``name`` None: nobody signed in. ``local``: the user of this machine, where there are no accounts.
    ``public``: sees the public profile."""

    name: str | None
    role: Role | None
    rights: tuple[Right, ...]
    local: bool = False
    public: bool = False

    @property
    def author(self) -> str:
        """The name under which acts enter the history."""
        assert self.name is not None, "only who has a name may act"
        return self.name


def site_of(request: Request) -> Site:
    """The observatory that is served."""
    site: Site = request.app.state.site
    return site


def viewer_of(request: Request) -> Viewer:
    """Who asks, by the session in the cookie."""
    return viewer_with(site_of(request), session_of(request.headers))


def viewer_with(site: Site, token: str) -> Viewer:
    """Whose session it is; without accounts, the user of this machine; on a public site, anyone."""
    account = site.signed_in(token)
    if account:
        return Viewer(account.name, account.role, _RIGHTS[account.role])
    if site.public:
        return Viewer(None, None, ("read",), public=True)
    if site.is_local():
        return Viewer(site.local_user, "reviewer", _RIGHTS["admin"], local=True)
    return Viewer(None, None, ())


def allow(viewer: Viewer, right: Right) -> Viewer:
    """The viewer, who may; Refused else."""
    if right in viewer.rights:
        return viewer
    if viewer.name is None and not viewer.public:
        raise Refused(401, "not-signed-in", "sign in first")
    raise Refused(403, "not-allowed", f"this needs an account that may {right}")


def _who_may(right: Right) -> Callable[..., Viewer]:
    def check(viewer: Annotated[Viewer, Depends(viewer_of)]) -> Viewer:
        return allow(viewer, right)

    return check


may_read, may_review, may_admin = _who_may("read"), _who_may("review"), _who_may("admin")
def lens_of(viewer: Annotated[Viewer, Depends(may_read)], site: Annotated[Site, Depends(site_of)]) -> Lens:
    """What everything shown to this viewer passes through."""
    return Lens(site, viewer.public)


Anyone = Annotated[Viewer, Depends(viewer_of)]
Reader = Annotated[Viewer, Depends(may_read)]
Reviewer = Annotated[Viewer, Depends(may_review)]
Admin = Annotated[Viewer, Depends(may_admin)]
Here = Annotated[Site, Depends(site_of)]
Through = Annotated[Lens, Depends(lens_of)]
CHECKS: tuple[Any, ...] = (may_read, may_review, may_admin)  # one of them stands before every route but signing in
