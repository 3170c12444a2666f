"""The one place that knows which parts are in use: the user's folders in, a ready reader out."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from pathlib import Path

from marsad.flow import Reader
from marsad.lexicon.load import load_lexicon, own_lexicon


def build_reader(knowledge: Iterable[Path] = ()) -> Reader:
    """A reader with our knowledge and the user's folders over it; KnowledgeError names an entry that is wrong."""
    folders = tuple(knowledge)
    reader = Reader(load_lexicon(*folders) if folders else own_lexicon())
    gc.freeze()  # the lexicon stays for good: not walking it at each collection reads a tenth more reports a second
    return reader
