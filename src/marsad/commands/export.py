"""``marsad export``: records of a file or an observatory in, a folder of files in the formats of the field out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import marsad
from marsad.commands.asking import make_question, question_options
from marsad.commands.export_progress import ExportProgress
from marsad.errors import UsageError

if TYPE_CHECKING:
    from marsad.export.told.known import Known
    from marsad.model.question import Question
    from marsad.observatory.exporting import Records

FORMAT_NAMES = ("jsonl", "csv", "geojson", "parquet", "acled", "ucdp", "hxl", "airwars", "annotations")
_ALL_WELL, _TO_MEND, _SOME_SKIPPED, _NOTHING = 0, 1, 3, 4
_SHOWN = 8  # reasons a file: the README has them all


@click.command("export")
@click.argument("given", required=False, type=click.Path(path_type=Path, exists=True), metavar="[SOURCE]")
@click.option("--format", "formats", type=click.Choice(FORMAT_NAMES), multiple=True, help="May be given more than once.  "
              "[default: jsonl and csv]")
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER", help="Folder to make.")
@click.option("--public", is_flag=True, help="Take out private persons' names, contacts and exact places.")
@click.option("--excel", is_flag=True, help="CSV as Excel reads it: with a byte order mark and CRLF.")
@click.option("--stamp", metavar="TEXT", help="A time or a name of this release for its README; the clock is never asked.")
@click.option("--replace", is_flag=True, help="Put the new export in the place of an older one.")
@click.option("--check", "checked", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
              help="Write nothing: say what is wrong with a file that should be of --format.")
@question_options
@click.option("--incident", "incidents", multiple=True, metavar="ID", help="Of this incident.")
@click.option("--country", "countries", multiple=True, metavar="ISO3", help="In this country, as SYR.")
@click.pass_context
def command(
    ctx: click.Context, /, given: Path | None, formats: tuple[str, ...], out: Path | None, public: bool, excel: bool,
    stamp: str | None, replace: bool, checked: Path | None, **asked: Any,
) -> None:
    """Hand on what was coded, in the formats of the field.

    SOURCE is an observatory, or a file of records as marsad code --format jsonl prints them; without it the observatory of
    MARSAD_DIR or of the current folder. FOLDER gets the files, a README.md that says how they were made and what was dropped
    for which reason, and a manifest.json with their digests. Every file is checked as it is written: a file that its format
    does not allow is not handed out. The same input makes the same bytes.

    \b
    Formats:
      jsonl        the records, nothing lost      acled     31 columns, one row a happening
      csv          events, claims, tolls          ucdp      49 columns, happenings with deaths
      geojson      a feature an event             hxl       hashtags in the second line
      parquet      the csv tables, typed          airwars   incidents with dead or hurt
      annotations  W3C annotations on the words

    \b
    Examples:
      marsad code news.jsonl --format jsonl > records.jsonl
      marsad export records.jsonl --format acled --out acled/
      marsad export my-observatory --format csv --format geojson --country SYR --from 2018-01-01 --out syria/
      marsad export my-observatory --public --format csv --excel --out for-the-web/
      marsad export --check acled/acled.csv --format acled

    \b
    Exit status: 0 exported or well, 1 a checked file is to mend, 3 some records skipped, 4 no record, 2 a wrong option.
    """
    if checked is not None:
        ctx.exit(_check(checked, formats))
    if out is None:
        raise UsageError("name the folder to make: --out FOLDER")
    from marsad.export.folder import Wish, export_folder
    from marsad.export.formats.registry import FORMATS

    question, known, where = make_question(asked), _known(), _where(given)
    names = formats or ("jsonl", "csv")
    readings = sum(len(FORMATS[name].plans) for name in names)
    with _records(where, question, known) as (records, left_out), ExportProgress(readings) as progress:
        wish = Wish(
            formats=names, version=marsad.__version__, known=known, public=public, excel=excel, filters=_said(asked),
            origin=where.name, stamp=stamp, left_out=left_out,
        )
        manifest = export_folder(progress.watch(records), out, wish, replace=replace)
    _say(manifest, out)
    ctx.exit(_status(manifest))


@contextmanager
def _records(where: Path, question: Question, known: Known) -> Iterator[tuple[Records, Mapping[str, int]]]:
    from marsad.observatory.exporting import file_records, store_records
    from marsad.store import open_store

    if where.is_file():
        with file_records(where, question, known, lambda line: click.echo(line, err=True)) as found:
            yield found
        return
    with closing(open_store(where)) as store, store_records(store, question) as found:
        yield found


def _known() -> Known:
    """What the knowledge says of parties and places, with the user's folders over ours."""
    from marsad.export.told.known import Known
    from marsad.lexicon.load import load_lexicon
    from marsad.settings import read_settings

    folders = read_settings().knowledge
    return Known(load_lexicon(*folders)) if folders else Known()


def _where(given: Path | None) -> Path:
    """The file or the observatory that is meant."""
    if given is not None and given.is_file():
        return given
    from marsad.store import find_observatory

    return find_observatory(given)


def _said(asked: Mapping[str, Any]) -> dict[str, str]:
    """The filters in words, for the README."""
    given = {name: value for name, value in asked.items() if value not in (None, ())}
    return {name: ", ".join(map(str, value)) if isinstance(value, tuple) else str(value) for name, value in given.items()}


def _check(path: Path, formats: tuple[str, ...]) -> int:
    """Says every fault of the file, then how many."""
    if len(formats) != 1:
        raise UsageError("say of which one format the file should be: --check FILE --format acled")
    from marsad.export.formats.registry import FORMATS

    count = 0
    for fault in FORMATS[formats[0]].check(path):
        count += 1
        click.echo(f"{path}: {fault}", err=True)
    click.echo(f"{path}: {f'{count} to mend' if count else 'well'}", err=True)
    return _TO_MEND if count else _ALL_WELL


def _say(manifest: Mapping[str, Any], out: Path) -> None:
    """What came out of what, and why the rest did not."""
    source = manifest["input"]
    click.echo(f"{source['reports']} reports with {source['events']} events", err=True)
    for reason, count in source["left_out"].items():
        click.echo(f"  left out: {count} {reason}", err=True)
    for row in manifest["files"]:
        if "rows" in row:
            dropped = sum(row["dropped"].values())
            click.echo(f"{out / row['file']}: {row['rows']} rows" + (f"; {dropped} events dropped" if dropped else ""), err=True)
            for reason, count in list(row["dropped"].items())[:_SHOWN]:
                click.echo(f"  {count} {reason}", err=True)
            if len(row["dropped"]) > _SHOWN:
                click.echo(f"  and {len(row['dropped']) - _SHOWN} reasons more in README.md", err=True)


def _status(manifest: Mapping[str, Any]) -> int:
    if not manifest["input"]["reports"]:
        return _NOTHING
    return _SOME_SKIPPED if "lines that are no record" in manifest["input"]["left_out"] else _ALL_WELL
