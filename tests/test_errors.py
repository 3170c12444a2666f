"""The tree of errors is drawn whole."""

from __future__ import annotations

import ast
from pathlib import Path

import marsad
from marsad import errors


def test_every_error_raised_on_purpose_stands_in_the_tree() -> None:
    bases = {
        (node.name, base.id)
        for path in Path(marsad.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ClassDef)
        for base in node.bases if isinstance(base, ast.Name)
    }
    tree = {"MarsadError"}
    while more := {name for name, base in bases if base in tree} - tree:
        tree |= more
    assert len(tree) > 5
    assert [name for name in sorted(tree) if not name.startswith("_") and name not in (errors.__doc__ or "")] == []
