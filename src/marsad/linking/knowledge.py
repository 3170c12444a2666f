"""A file of knowledge/linking in, its entries out. They say how events are joined and change no record."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from marsad.errors import KnowledgeError

FOLDER = Path(__file__).parent.parent / "knowledge" / "linking"


@cache
def read_knowledge(name: str, folder: Path = FOLDER) -> tuple[dict[str, Any], ...]:
    """The entries of one file; each has an ``id``. Raises KnowledgeError naming the file."""
    path = folder / name
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"not readable as YAML: {error}", file=str(path), fix="see the line it names") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) and isinstance(row.get("id"), str) for row in rows):
        raise KnowledgeError("an entry has no id", file=str(path), fix="begin each entry with '- id: …'")
    return tuple(rows)
