"""Records in, an export folder out: the files of each format, checked, a README that says how they were made, a manifest."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from marsad.errors import UsageError
from marsad.export.formats.faults import raise_faults
from marsad.export.formats.registry import FORMATS, Format
from marsad.export.formats.tally import Tally
from marsad.export.public import public_record
from marsad.export.readme import write_readme
from marsad.export.told.codes import codes_digest
from marsad.export.told.deaths import RULES
from marsad.export.told.known import Known
from marsad.export.told.told import Json

MANIFEST, README = "manifest.json", "README.md"
SCHEMA = "marsad/export/1"
Records = Callable[[], Iterator[Json]]


@dataclass(frozen=True, slots=True)
class Wish:
    """What an export is to be. ``filters`` and ``origin`` are words for the README; ``stamp`` a time that the user gives, since a
    clock would make each export another. ``left_out`` counts what never came this far, by reason."""

    formats: tuple[str, ...]
    version: str
    known: Known = field(default_factory=Known)
    public: bool = False
    excel: bool = False
    filters: Mapping[str, str] = field(default_factory=dict)
    origin: str = "records"
    stamp: str | None = None
    left_out: Mapping[str, int] = field(default_factory=dict)


def export_folder(records: Records, out: Path, wish: Wish, *, replace: bool = False) -> dict[str, Any]:
    """The manifest of the new folder ``out``. The folder appears whole or not at all; ExportError when a file fails its check.

    ``records`` is asked at least once for each file, so that none is held in memory. The same records and wish: the same bytes.
    """
    formats = _formats(wish.formats)
    _may_write(out, replace)
    with _unfinished(out) as folder:
        counts = _count(records)
        files = [row for form in formats for row in _write_format(form, records, folder, wish)]
        manifest = _manifest(formats, files, counts, wish)
        (folder / README).write_text(write_readme(manifest, formats), encoding="utf-8", newline="\n")
        manifest["files"].append({"file": README, **_digest(folder / README)})
        text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
        (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
        for path in sorted(folder.iterdir()):
            _sync(path)
        _put(folder, out)
    return manifest


def _formats(names: Sequence[str]) -> list[Format]:
    strange = [name for name in names if name not in FORMATS]
    if strange or not names:
        raise UsageError(f"no format {', '.join(strange) or 'named'}; there are {', '.join(FORMATS)}")
    return [FORMATS[name] for name in dict.fromkeys(names)]


def _write_format(form: Format, records: Records, folder: Path, wish: Wish) -> Iterator[dict[str, Any]]:
    for plan in form.plans:
        path = folder / plan.file
        tally = plan.write(partial(_shown, records, wish), path, wish.known, wish.excel)
        tally.check()
        raise_faults(plan.file, form.check(path))
        yield {"file": plan.file, "format": form.name, **_digest(path), **_told(tally, plan.file)}


def _shown(records: Records, wish: Wish) -> Iterator[Json]:
    return (public_record(record, wish.known) if wish.public else record for record in records())


def _told(tally: Tally, file: str) -> dict[str, Any]:
    return {"rows": tally.rows[file], "events": tally.events, "kept": tally.kept,
            "dropped": dict(sorted(tally.dropped.items(), key=lambda row: (-row[1], row[0])))}


def _count(records: Records) -> dict[str, Any]:
    """Reports, events and coders of what goes in."""
    reports = events = 0
    coders: set[tuple[str, str, str]] = set()
    first, last = "", ""
    for record in records():
        reports += 1
        events += len(record["events"])
        coders.add((record["coder"]["name"], record["coder"]["version"], record["coder"]["knowledge"]))
        if day := record["document"]["published"]:
            first, last = min(first or day, day), max(last, day)
    return {
        "reports": reports, "events": events, "published": [first or None, last or None],
        "coders": [{"name": name, "version": version, "knowledge": knowledge} for name, version, knowledge in sorted(coders)],
    }


def _manifest(formats: Sequence[Format], files: list[dict[str, Any]], counts: dict[str, Any], wish: Wish) -> dict[str, Any]:
    rules = sorted({rule for form in formats for rule in form.rules})
    return {
        "schema": SCHEMA, "marsad": wish.version, "codes": codes_digest(), "stamp": wish.stamp, "origin": wish.origin,
        "filters": dict(wish.filters), "public": wish.public, "excel": wish.excel, "formats": [form.name for form in formats],
        "input": {**counts, "left_out": dict(wish.left_out)}, "rules": {rule: RULES[rule] for rule in rules}, "files": files,
    }


def _digest(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return {"sha256": hashlib.file_digest(file, "sha256").hexdigest(), "bytes": path.stat().st_size}


def _may_write(out: Path, replace: bool) -> None:
    """UsageError unless the folder is free, or is an export of ours that may be replaced."""
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    if not replace:
        raise UsageError(f"{out} is not empty: name another folder, or give --replace to put a new export in its place")
    if not (out / MANIFEST).is_file() or json.loads((out / MANIFEST).read_bytes()).get("schema") != SCHEMA:
        raise UsageError(f"{out} is no export of Marsad: it is not replaced")


@contextmanager
def _unfinished(out: Path) -> Iterator[Path]:
    """A folder beside ``out`` that is gone afterwards, unless it became ``out``."""
    folder = out.parent / f".{out.name}.{os.getpid()}.part"
    out.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _put(folder: Path, out: Path) -> None:
    """Rename the finished folder; an export that it replaces goes only when the new one stands."""
    old = folder.with_suffix(".old")
    if out.exists():
        out.rename(old)
    folder.rename(out)
    _sync(out.parent)
    if old.exists():
        shutil.rmtree(old)


def _sync(path: Path) -> None:
    """On the disk before it is renamed into place."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
