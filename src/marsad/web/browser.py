"""The browser app's files in, answers out: hashed ones may be kept for good, any other path is the app's own to show."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from marsad.web.pages.unbuilt import unbuilt_page
from marsad.web.problems import problem

_FOR_GOOD = {"cache-control": "public, max-age=31536000, immutable"}
_ASK_AGAIN = {"cache-control": "no-cache"}


def add_browser_app(app: FastAPI, folder: Path) -> None:
    """Serve the app that is built in ``folder``; where there is none, a page says how to build it."""

    @app.get("/{path:path}", include_in_schema=False)
    async def show(request: Request, path: str) -> Response:
        if path == "api" or path.startswith("api/"):
            return problem(404, "unknown", "there is no such address in the API: see /api/openapi.json")
        index = folder / "index.html"
        if not index.is_file():
            return HTMLResponse(unbuilt_page(), 503, _ASK_AGAIN)
        found = _file(folder, path)
        if found is None and Path(path).suffix:
            return problem(404, "unknown", "there is no such file")
        if found is None:
            return FileResponse(index, headers=_ASK_AGAIN)
        return FileResponse(found, headers=_FOR_GOOD if path.startswith("assets/") else _ASK_AGAIN)


def _file(folder: Path, path: str) -> Path | None:
    """The file below the folder; what leads out of it is none."""
    full, _ = StaticFiles(directory=folder, check_dir=False).lookup_path(path) if path else ("", None)
    return Path(full) if full and Path(full).is_file() else None
