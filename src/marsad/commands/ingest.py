"""``marsad ingest``: files, folders and addresses in, kept reports out."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.commands.asking import observatory_option, open_named
from marsad.commands.options import column_option, to_day
from marsad.commands.progress import Progress
from marsad.errors import InputError
from marsad.settings import read_settings

if TYPE_CHECKING:
    from marsad.observatory.ingest import IngestCounts

ALL_KEPT, SOME_REJECTED, NOTHING_KEPT = 0, 3, 4


@click.command("ingest")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@observatory_option
@click.option("--published", callback=to_day, metavar="DATE", help="Publication date of reports that do not state theirs.")
@click.option("--outlet", metavar="NAME", help="Who published the reports that do not say so.")
@column_option
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Processes that read pages and PDFs side by side; the "
              "order stays.  [default: 1]")
@click.option("--follow", is_flag=True, help="Fetch the pages that a feed links to.")
@click.option("--allow-private", is_flag=True, help="Let addresses of your own network be fetched.")
@click.option("--max-bytes", type=click.IntRange(min=1), metavar="N", help="Largest report to read, in bytes of UTF-8.  "
              "[default: 2000000]")
def command(sources: tuple[str, ...], folder: Path | None, published: date | None, outlet: str | None, columns: dict[str, str],
            workers: int | None, follow: bool, allow_private: bool, max_bytes: int | None) -> None:
    """Take reports into the observatory: files, folders, "-" for standard input, and web addresses if you name them.

    Text, HTML, JSON lines, CSV, XLSX, RSS and Atom, Telegram's result.json, WARC, WACZ, PDF and ZIP are told apart by what
    they hold. The bytes are kept beside what was read of them. What is there already is not taken in again; an address
    with new words is a new version. What cannot be read is kept with its reason (`marsad status --rejected`).

    It may be stopped at any time, and started again.

    \b
    Examples:
      marsad ingest news.jsonl reports/ --dir ghouta
      marsad ingest table.csv --column text=body --column published=day
      marsad ingest crawl.wacz pages/ --workers 4
      marsad ingest https://example.org/feed.xml --follow

    Exit status: 0 all kept or known, 3 some rejected, 4 nothing kept, 2 a wrong option.
    """
    from marsad.batch import read_batch
    from marsad.intake.options import IntakeOptions, Limits
    from marsad.observatory.ingest import IngestCounts, ingest

    settings = read_settings()
    store = open_named(folder)
    counts = IngestCounts()
    with Progress(None, "taking in") as progress:
        options = IntakeOptions(
            published=published, outlet=outlet, columns=columns, follow=follow, allow_private=allow_private,
            limits=Limits(text_bytes=max_bytes or settings.max_bytes), stdin=sys.stdin.buffer, say=progress.say,
        )
        captures = read_batch(sources, options, workers or settings.workers)
        for taken in ingest(store, captures, sources=sources):
            counts.add(taken)
            if isinstance(taken, InputError):
                progress.say(f"rejected: {taken}")
            progress.advance()
    store.close()
    click.echo(summary_of(counts), err=True)
    sys.exit(_exit_status(counts))


def summary_of(counts: IngestCounts) -> str:
    """12 reports: 9 stored (1 a new version), 2 known already, 1 rejected (1 empty text)."""
    newer = f" ({counts.newer} new version{'' if counts.newer == 1 else 's'})" if counts.newer else ""
    reasons = ", ".join(f"{count} {reason}" for reason, count in counts.rejected.most_common())
    return (f"{counts.total} report{'' if counts.total == 1 else 's'}: {counts.stored} stored{newer}, {counts.duplicate} known "
            f"already, {counts.rejected.total()} rejected" + (f" ({reasons})" if reasons else ""))


def _exit_status(counts: IngestCounts) -> int:
    if counts.total == counts.rejected.total():
        return NOTHING_KEPT
    return SOME_REJECTED if counts.rejected else ALL_KEPT
