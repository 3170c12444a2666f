"""An incident as a page to print: HTML, and PDF where WeasyPrint is installed."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NoReturn

from fastapi import APIRouter, Query, Response

from marsad.errors import MarsadError
from marsad.web.api.incidents import Id, view_of
from marsad.web.lens import Lens
from marsad.web.pages.dossier import content_policy, dossier_page
from marsad.web.policy import Through
from marsad.web.problems import READ_ONE, Refused, answers, unknown
from marsad.web.shapes import Json

router = APIRouter(tags=["incidents"], prefix="/incidents")
Tongue = Annotated[Literal["ar", "en"], Query(description="language of the headings")]


@router.get("/{id}/dossier.html", summary="The incident with evidence and provenance, to be printed", response_class=Response,
            responses={**READ_ONE, 200: {"content": {"text/html": {}}, "description": "a page"}})
def show_dossier(id: Id, lens: Through, lang: Tongue = "ar") -> Response:
    page = _page(lens, id, lang)
    return Response(page, media_type="text/html; charset=utf-8", headers={"content-security-policy": content_policy()})


@router.get("/{id}/dossier.pdf", summary="The same as PDF", response_class=Response,
            responses={**READ_ONE, **answers(501), 200: {"content": {"application/pdf": {}}, "description": "a PDF"}})
def print_dossier(id: Id, lens: Through, lang: Tongue = "ar") -> Response:
    page = _page(lens, id, lang)
    headers = {"content-disposition": f'attachment; filename="dossier-{_file_name(id)}.pdf"'}
    return Response(to_pdf(page), media_type="application/pdf", headers=headers)


@router.get("/{id}/dossier", summary="The same as data", responses=READ_ONE)
def tell_dossier(id: Id, lens: Through) -> Json:
    incident, reports = _gather(lens, id)
    return {"incident": incident, "reports": reports}


def to_pdf(page: str) -> bytes:
    """The page as PDF; nothing that it names is fetched. Refused (501) where WeasyPrint is not installed."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as missing:  # OSError: the library is there and Pango is not
        raise Refused(501, "not-built", "PDF needs WeasyPrint: pip install 'marsad[pdf]' (and the system's Pango)") from missing
    fetcher = _FetchesNothing()
    printed: bytes = HTML(string=page, url_fetcher=fetcher).write_pdf()
    if fetcher.asked:
        raise NothingIsFetched(f"a dossier fetches nothing, and this one names {fetcher.asked[0]}")
    return printed


class NothingIsFetched(MarsadError):
    """A dossier names no file and no address: if one does, somebody put it there."""


class _FetchesNothing:
    """What WeasyPrint asks for files and addresses: it notes them, and gives none."""

    _fail_on_errors = False  # WeasyPrint reads it of its own fetchers; to fail there would end more than the page

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, url: str, *args: Any, **kwargs: Any) -> NoReturn:
        self.asked.append(url)
        raise ValueError(f"not fetched: {url}")


def _page(lens: Lens, name: str, language: Literal["ar", "en"]) -> str:
    incident, reports = _gather(lens, name)
    return dossier_page(incident, reports, language, public=lens.public)


def _gather(lens: Lens, name: str) -> tuple[Json, list[Json]]:
    with lens.site.store.reading() as connection:
        incident = view_of(lens, connection, name)
        if not incident["opened"]:
            raise unknown("open incident", name)
        shown = lens.reports(connection, (one["key"] for one in incident["reports"]))
    reports = [
        {"key": one.report.key, "title": one.report.title, "outlet": one.report.outlet, "url": one.report.url,
         "published": one.report.published, "collected_at": one.report.collected_at, "original": one.report.original,
         "sha256": one.sha256, "coder": one.coder}
        for one in shown.values()
    ]
    return incident, reports


def _file_name(name: str) -> str:
    return "".join(char for char in name if char.isascii() and (char.isalnum() or char == "-"))
