"""Sources in, captures out as ``read_sources`` gives them, pages and PDFs read by processes side by side."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from marsad.batch.crew import Crew, Given
from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.options import IntakeOptions, say_nothing
from marsad.intake.readers import read_opened
from marsad.intake.sources import open_sources
from marsad.model.capture import Capture

_AHEAD = 8  # carriers given out beyond the one awaited, for each worker: order is kept and memory stays bounded
_BYTES = 64_000_000  # of those that were unpacked of an archive and wait in memory
_SLOW, TEXT = ("page", "pdf"), "text"  # what takes longer to read than to hand to another process; what is one report too

Found = Capture | InputError


class Waiting(NamedTuple):
    """What is being read (``given``), or was read at once (``found``); ``size`` of its bytes that are held in memory."""

    found: Sequence[Found] = ()
    given: Given[Carrier, list[Found]] | None = None
    size: int = 0


def read_side_by_side(sources: Iterable[str], options: IntakeOptions, workers: int) -> Iterator[Found]:
    """The same reports and refusals in the same order as with one process."""
    work = partial(_read_apart, options=replace(options, say=say_nothing, stdin=None))  # these stay in this process
    with Crew(work, workers, died=_died) as crew:
        waiting: deque[Waiting] = deque()
        for opened in open_sources(sources, options):
            if isinstance(opened, InputError):
                waiting.append(Waiting([opened]))
            elif isinstance(opened, Carrier) and opened.kind in _SLOW:
                waiting.append(_give(crew, opened))
            elif isinstance(opened, Carrier) and opened.kind == TEXT:
                waiting.append(Waiting(list(read_opened(opened, options))))
            else:  # as long as it likes, and its bytes are gone when the next is asked for: nothing may wait before it
                yield from _take(crew, waiting, 0)
                yield from read_opened(opened, options) if isinstance(opened, Carrier) else (opened,)
            yield from _take(crew, waiting, workers * _AHEAD)
        yield from _take(crew, waiting, 0)


def _give(crew: Crew[Carrier, list[Found]], carrier: Carrier) -> Waiting:
    """A file is opened again where it is read; what stands in an archive is sent along."""
    if carrier.path is not None:
        return Waiting(given=crew.give(replace(carrier, stream=io.BytesIO())))
    size = carrier.size()  # asked first: from when it is given on, another thread reads the stream
    return Waiting(given=crew.give(carrier), size=size)


def _take(crew: Crew[Carrier, list[Found]], waiting: deque[Waiting], most: int) -> Iterator[Found]:
    """What is ready, in order, and so much of the rest that no more than ``most`` are left to wait for."""
    held = sum(one.size for one in waiting)
    while waiting and (len(waiting) > most or held > _BYTES or waiting[0].given is None or waiting[0].given[1].done()):
        first = waiting.popleft()
        held -= first.size
        yield from crew.take(first.given) if first.given else first.found


def _read_apart(carrier: Carrier, options: IntakeOptions) -> list[Found]:
    if carrier.path is None:
        return list(read_opened(carrier, options))
    try:
        with Path(carrier.path).open("rb") as stream:
            return list(read_opened(replace(carrier, stream=stream), options))
    except OSError as error:
        return [InputError("cannot be opened", place=carrier.place, hint=error.strerror or type(error).__name__)]


def _died(carrier: Carrier) -> list[Found]:
    return [InputError("the process that read it died", place=carrier.place, hint="out of memory?")]
