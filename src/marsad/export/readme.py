"""The manifest of an export in, its README out: how it was made, what was kept and dropped, rules, columns, whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from marsad.export.formats.registry import Format

_HAPPENED = """\
An event goes into the files of happenings (acled, ucdp, airwars, hxl) only when it is told as one thing that
happened. Left out, and counted above: what is planned or hypothetical; what nobody asserts (it is only denied or
doubted); running totals over many events; what a reviewer rejected. An event that one asserts and another denies
stays, and the denial stands beside it. The other files hold every event with its status, and with whether somebody
denies or doubts it.
A day is never taken from the date of publication alone without saying so; an event without a day is not dated. An
unknown number is empty; 0 is written only where it is told, or where the format knows nothing else, and then it is
said.
"""
_CELLS = """\
CSV is UTF-8, with commas; a text that a spreadsheet would run as a formula (it begins with = + - @, also full-width,
or with a tab or carriage return) has an apostrophe before it. Numbers are never changed. Characters that set the
direction of writing, and invisible ones, are cut from names, keys and addresses; evidence, notes and titles keep
them.
"""
_PUBLIC = """\
This is the public profile. Of texts only words stay that carry a coded value and cannot be a private person's name,
the rest is masked (█); unknown persons and groups have no name; places are given as their first-level unit, or not at
all; addresses are cut to the site; accounts and numbers are taken out; document ids are replaced. Who holds the
original reports can still recognise an event by its day and its toll, and a name that is also a common word of tolls
(a rank, a kinship) may have stayed: look before you publish.
"""
_WHOSE = """\
The words quoted here belong to those who published them; quote them with their outlet and address. Codes, dates and
figures were made by Marsad, an automatic coder, from those reports: they say what is reported, not what happened, and
they err. Say so when you publish, with the version and the digests above. Place names and coordinates are partly from
GeoNames (CC BY 4.0). Kinds and modes are those of PLOVER. ACLED, UCDP and Airwars are names of others, who made none
of this; files in the shape of their exports must not be mixed with their data without saying which is which.
"""


def write_readme(manifest: Mapping[str, Any], formats: Sequence[Format]) -> str:
    """Markdown; nothing in it changes from one run to the next with the same input."""
    return "\n".join(_lines(manifest, formats)) + "\n"


def _lines(manifest: Mapping[str, Any], formats: Sequence[Format]) -> Iterator[str]:
    yield from ("# An export of Marsad", "", *_made(manifest), "", "## Files", "", *_files(manifest, formats), "")
    yield from ("## What went in, what came out", "", *_counts(manifest), "", "## What counts as happened", "", _HAPPENED)
    if manifest["rules"]:
        yield from ("## Rules of figures", "", *(f"- `{name}`: {rule}" for name, rule in manifest["rules"].items()), "")
    if manifest["public"]:
        yield from ("## Public profile", "", _PUBLIC)
    if manifest["filters"]:
        yield from ("Filters choose events: a figure of a happening is then that of its chosen events alone.", "")
    yield from ("## Cells", "", _CELLS, "## Columns", "", *_columns(formats), "## Whose it is", "", _WHOSE.rstrip())


def _made(manifest: Mapping[str, Any]) -> Iterator[str]:
    source = manifest["input"]
    yield f"- Made by marsad {manifest['marsad']}" + (f", {manifest['stamp']}" if manifest["stamp"] else "")
    yield f"- From: {manifest['origin']}"
    for coder in source["coders"]:
        yield f"- Coded by {coder['name']} {coder['version']}, knowledge `{coder['knowledge']}`"
    yield f"- Codes of other formats: `{manifest['codes']}`"
    filters = ", ".join(f"{name} {value}" for name, value in manifest["filters"].items())
    yield f"- Filters: {filters or 'none'}"
    first, last = source["published"]
    yield f"- Reports published: {f'{first} to {last}' if first else 'dates unknown'}"


def _files(manifest: Mapping[str, Any], formats: Sequence[Format]) -> Iterator[str]:
    yield "`manifest.json` holds the sha256 digest of every file."
    yield ""
    yield from ("| file | rows | what it is |", "|---|---|---|")
    about = {form.name: form.about for form in formats}
    for row in manifest["files"]:
        yield f"| `{row['file']}` | {row['rows']} | {about[row['format']]} |"


def _counts(manifest: Mapping[str, Any]) -> Iterator[str]:
    source = manifest["input"]
    yield f"In: {source['reports']} reports with {source['events']} events."
    if source["left_out"]:
        yield ""
        yield "Before that, left out: " + ", ".join(f"{count} {reason}" for reason, count in source["left_out"].items()) + "."
    for row in manifest["files"]:
        yield ""
        dropped = sum(row["dropped"].values())
        yield f"`{row['file']}`: {row['events']} events = {row['kept']} kept (in {row['rows']} rows) + {dropped} dropped."
        yield from (f"- {count} {reason}" for reason, count in row["dropped"].items())


def _columns(formats: Sequence[Format]) -> Iterator[str]:
    seen: set[str] = set()
    for form in formats:
        for plan in form.plans:
            table = plan.file.partition(".")[0]
            if (columns := plan.columns()) and table not in seen:
                seen.add(table)
                yield from (f"### {plan.file}", "", "| column | what it holds |", "|---|---|")
                yield from (f"| `{column.name}` | {column.about} |" for column in columns)
                yield ""
