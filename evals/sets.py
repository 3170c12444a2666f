"""The evaluation sets: which files the coder reads for each, and which files its score depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class EvalSet:
    """One set. ``task`` is the scorer's name for it, ``inputs`` what the coder reads, ``truth`` (globs) what it is held against.

    ``folder`` names a folder of the same layout inside the evaluation data, or of our ``own`` texts one beside this file;
    ``guarded`` sets have floors, others inform; of a ``linked`` one the events are joined to incidents before they are scored.
    """

    name: str
    task: str
    inputs: tuple[str, ...]
    truth: tuple[str, ...] = ()
    folder: str = ""
    guarded: bool = True
    linked: bool = False
    own: bool = False

    def root(self, data: Path) -> Path:
        """The folder that the set's files lie in."""
        return (HERE if self.own else data) / self.folder


SETS = (
    EvalSet("gold", "gold", ("gold/docs.jsonl",), ("gold/*.yaml",)),
    EvalSet("train", "gold", ("gold/docs.jsonl",), ("gold/*.yaml",), folder="train", guarded=False),
    EvalSet("invented", "gold", ("gold/docs.jsonl",), ("gold/*.yaml",), folder="invented", own=True),
    EvalSet("gsr", "gsr", ("gsr/assault_sentences.jsonl", "gsr/protest_sentences.jsonl")),
    EvalSet("spans", "spans", ("gsr/assault_spans.jsonl", "gsr/protest_spans.jsonl")),
    EvalSet("airwars", "airwars", ("airwars/reports.jsonl",), ("airwars/incidents.jsonl",)),
    EvalSet("linking", "linking", ("airwars/reports.jsonl",), ("airwars/incidents.jsonl",), linked=True),
    EvalSet("times", "times", ("times/times.jsonl",)),
    EvalSet("quiet", "quiet", ("unlabelled/other_news.jsonl",)),
)
BY_NAME = {one.name: one for one in SETS}


def input_files(one: EvalSet, data: Path) -> list[Path]:
    return [one.root(data) / name for name in one.inputs]


def fingerprint(one: EvalSet, data: Path) -> str:
    """A digest of all that a score depends on beside the coder: texts, answers and the scorer itself."""
    truth = (path for pattern in one.truth for path in one.root(data).glob(pattern))
    return digest([*input_files(one, data), *truth, data / "score.py"])


def digest(files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return f"sha256:{total.hexdigest()}"
