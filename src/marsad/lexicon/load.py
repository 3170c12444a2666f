"""Folders of knowledge in, one frozen lexicon out: compiled once, named by its digest, cached on disk."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from marsad.errors import KnowledgeError
from marsad.lexicon.gazetteer import Gazetteer
from marsad.lexicon.match import Matcher
from marsad.lexicon.table import Table
from marsad.lexicon.unwatched import unwatched
from marsad.model.entry import Entry, Hit
from marsad.model.word import Word

TABLES = frozenset(("formats", "linking"))  # folders of knowledge that hold tables of codes and weights, no words to read with
KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
_FORMAT = "9"  # of the compiled tables: a change makes old caches unused


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All entries of the knowledge with their written forms, and the gazetteer beside them.

    ``digest`` is the sha256 of the knowledge files, the shipped gazetteer and what the user's holds.
    """

    digest: str
    entries: tuple[Entry, ...]
    words: Table
    names: Table
    gazetteer: Gazetteer = field(default_factory=Gazetteer)

    def shelf(self, name: str) -> tuple[Entry, ...]:
        """The entries of one folder, in file order."""
        return self._shelves.get(name, ())

    def entry(self, shelf: str, entry_id: str) -> Entry | None:
        """The entry of that id, or None. A place is also known by its other ids: geonames:170592, ocha:C2338."""
        return self._by_id.get((shelf, entry_id))

    def match(self, words: tuple[Word, ...]) -> tuple[Hit, ...]:
        """Every entry that stands in ``words``: see Matcher.match."""
        return self._matcher.match(words)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.entries, self.words, self.names)

    @cached_property
    def _shelves(self) -> dict[str, tuple[Entry, ...]]:
        shelves: dict[str, list[Entry]] = {}
        for entry in self.entries:
            shelves.setdefault(entry.shelf, []).append(entry)
        return {name: tuple(entries) for name, entries in shelves.items()}

    @cached_property
    def _by_id(self) -> dict[tuple[str, str], Entry]:
        by_id = {(entry.shelf, entry.id): entry for entry in self.entries}
        for entry in self._shelves.get("places", ()):
            for code in ("geonames", "ocha"):
                if code in entry.fields:
                    by_id.setdefault((entry.shelf, f"{code}:{entry.fields[code]}"), entry)
        return by_id


def load_lexicon(*folders: Path, gazetteer: Gazetteer | None = None) -> Lexicon:
    """Our knowledge with the user's folders over it: an entry with a known id replaces ours.

    The compiled lexicon is kept in the user's cache folder under its digest; without a writable cache it is
    compiled at each start. Raises KnowledgeError naming file, entry and fix.
    """
    files = list(knowledge_files(KNOWLEDGE, *folders))
    digest = _digest(files)
    kept = _cache_folder() / f"lexicon-{_FORMAT}-{digest[:24]}.json"
    with unwatched():
        compiled = _read_cache(kept)
        if compiled is None:
            text = json.dumps(_compile(files), ensure_ascii=False, separators=(",", ":"))
            _write_cache(kept, text)
            compiled = json.loads(text)  # fresh or from the cache, the values are the same
        entries = tuple(Entry(*row) for row in compiled["entries"])
    gazetteer = gazetteer or Gazetteer()
    return Lexicon(_with_lists(digest, gazetteer), entries, Table(compiled["words"]), Table(compiled["names"]), gazetteer)


@cache
def own_lexicon() -> Lexicon:
    """The lexicon of our knowledge alone, read once a process."""
    return load_lexicon()


def knowledge_files(*folders: Path) -> Iterator[tuple[str, Path]]:
    """(shelf, file) of every file of words: shelf is the folder it stands in. Tables of codes and weights are read elsewhere."""
    for folder in folders:
        if not folder.is_dir():
            raise KnowledgeError("no such folder", file=str(folder), fix="name a folder that holds shelves such as parties/")
        for path in sorted(folder.rglob("*.yaml")):
            if path.parent.name not in TABLES:
                yield path.parent.name, path


def read_entries(files: list[tuple[str, Path]]) -> tuple[Entry, ...]:
    """The entries of all files in order; a later entry with the id of an earlier one takes its place."""
    import yaml  # only when compiling: start-up does not pay for it

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    kept: dict[tuple[str, str], Entry] = {}
    for shelf, path in files:
        try:
            rows = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # a safe loader
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise KnowledgeError(f"not readable as YAML: {error}", file=str(path), fix="see the line it names") from error
        for row in rows or ():
            if not isinstance(row, dict) or not isinstance(row.get("id"), str):
                raise KnowledgeError("an entry has no id", file=str(path), fix="begin each entry with '- id: …'")
            kept[shelf, row["id"]] = Entry(row["id"], shelf, _plain(row), path.name)
    return tuple(kept.values())


def _plain(value: Any) -> Any:
    """YAML dates become ISO strings, so that cached and fresh entries are equal."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if key not in ("examples", "silent")}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _compile(files: list[tuple[str, Path]]) -> dict[str, Any]:
    from marsad.lexicon.compile import compile_tables, conjugate

    entries = tuple(conjugate(entry) for entry in read_entries(files))
    words, names = compile_tables(entries)
    return {"entries": [[entry.id, entry.shelf, entry.fields, entry.file] for entry in entries],
            "words": words.lines, "names": names.lines}


def _digest(files: list[tuple[str, Path]]) -> str:
    digest = hashlib.sha256()
    beside = [*KNOWLEDGE.glob("*.sqlite"), *KNOWLEDGE.glob("gazetteer/*.json")]
    for shelf, path in [*files, *(("", path) for path in sorted(beside))]:
        data = path.read_bytes()
        digest.update(f"{shelf}/{path.name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _with_lists(digest: str, gazetteer: Gazetteer) -> str:
    """The digest of the files, and of the user's lists where there are any."""
    return digest if gazetteer.digest is None else hashlib.sha256(f"{digest} {gazetteer.digest}".encode()).hexdigest()


def _cache_folder() -> Path:
    base = os.environ.get("MARSAD_CACHE") or os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "marsad"


def _read_cache(path: Path) -> dict[str, Any] | None:
    try:
        compiled: dict[str, Any] = json.loads(path.read_bytes())
        return compiled
    except (FileNotFoundError, PermissionError, NotADirectoryError, ValueError):
        return None  # absent, unreadable or cut short: compiled anew


def _write_cache(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}.part")
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    except OSError:
        return  # a read-only home is no error: the next start compiles again
