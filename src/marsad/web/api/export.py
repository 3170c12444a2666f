"""An export of what the filters allow, as one archive with its README and manifest."""

from __future__ import annotations

import io
import zipfile
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from marsad import __version__
from marsad.export.folder import Wish, export_folder
from marsad.export.told.known import Known
from marsad.model.question import Question
from marsad.observatory.exporting import store_records
from marsad.observatory.reading import ReadsReports
from marsad.store import Store
from marsad.web.filters import Filters
from marsad.web.policy import Through
from marsad.web.problems import READ, Refused

router = APIRouter(tags=["export"])
_MOST = 20_000  # events of one download; more is work for `marsad export`
_EPOCH = (1980, 1, 1, 0, 0, 0)  # of every member: the same export is the same bytes


@router.get("/export", summary="A zip of the events that the filters allow", response_class=Response,
            responses={**READ, 200: {"content": {"application/zip": {}}, "description": "a zip"}})
def export(
    request: Request, lens: Through, filters: Filters,
    format: Annotated[list[str], Query(description="one or more, parted by commas", examples=["csv"])] = ["jsonl"],  # noqa: B006
    excel: Annotated[bool, Query(description="with marks that keep Excel from running cells")] = True,
) -> Response:
    question = lens.question(filters)
    store = lens.site.store
    if store.count(question) > _MOST:
        raise Refused(422, "invalid", f"more than {_MOST} events: narrow the filters, or run `marsad export` on the machine")
    formats = tuple(part.strip() for one in format for part in one.split(",") if part.strip())
    told = {name: value for name, value in request.query_params.items() if name not in ("format", "excel", "cursor")}
    pack = partial(_pack, store, question, formats, told, lens.public, excel)
    packed = lens.site.room.use(pack)
    headers = {"content-disposition": 'attachment; filename="marsad-export.zip"'}
    return Response(packed, media_type="application/zip", headers=headers)


def _pack(
    store: Store, question: Question, formats: tuple[str, ...], told: dict[str, str], public: bool, excel: bool,
    reader: ReadsReports,
) -> bytes:
    with TemporaryDirectory(prefix="marsad-export-") as beside, store_records(store, question) as (records, left_out):
        wish = Wish(formats, __version__, Known(reader.lexicon), public, excel, told, "an observatory", left_out=left_out)
        folder = Path(beside) / "export"
        export_folder(records, folder, wish)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.iterdir()):
                archive.writestr(zipfile.ZipInfo(path.name, _EPOCH), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
