"""Run as a program: takes in, codes or links reports and kills itself without warning (SIGKILL) at a point that the caller names.

    python killed.py DIR (ingest FILE | ingest-by-two FILE | code | link) POINT NUMBER

POINT is ``module:name``; the process dies when the function of that name is called for the NUMBER-th time, before it does
anything. ``none`` never dies.
"""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Any


def main(folder: str, step: str, *rest: str) -> None:
    from marsad.batch import read_batch
    from marsad.intake.options import IntakeOptions
    from marsad.observatory.coding import code_reports
    from marsad.observatory.ingest import ingest
    from marsad.store import open_store

    source, point, number = (rest if step.startswith("ingest") else ("", *rest))
    store = open_store(Path(folder))
    if point != "none":
        _die_at(point, int(number))
    if step == "link":
        from marsad.observatory.joining import join_store

        join_store(store)
    elif step != "code":
        captures = read_batch([source], IntakeOptions(), 2 if step == "ingest-by-two" else 1)
        for _ in ingest(store, captures, sources=[source]):
            pass
    else:
        from marsad.wiring import build_reader

        for _ in code_reports(store, build_reader()):
            pass
    store.close()


def _die_at(point: str, number: int) -> None:
    where, _, name = point.partition(":")
    owner: Any = import_module(where)
    *path, last = name.split(".")
    for part in path:
        owner = getattr(owner, part)
    true = getattr(owner, last)
    calls = 0

    def dying(*args: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return true(*args, **named)

    setattr(owner, last, dying)


if __name__ == "__main__":
    main(*sys.argv[1:])
