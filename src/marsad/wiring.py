"""The one place that knows which parts are in use: the user's folders in, a ready reader out."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from pathlib import Path

from marsad.errors import UsageError
from marsad.flow import Reader
from marsad.lexicon.gazetteer import Gazetteer
from marsad.lexicon.gazetteer.user_file import with_user_lists
from marsad.lexicon.load import load_lexicon, own_lexicon
from marsad.settings import gazetteer_file, read_settings


def build_reader(knowledge: Iterable[Path] = ()) -> Reader:
    """A reader with our knowledge, the user's folders over it and the user's place lists beside it.

    KnowledgeError names an entry that is wrong.
    """
    folders, gazetteer = tuple(knowledge), user_gazetteer()
    ours = not folders and gazetteer.digest is None
    reader = Reader(own_lexicon() if ours else load_lexicon(*folders, gazetteer=gazetteer))
    gc.set_threshold(20_000, 50, 100)  # reading makes many small things that soon go by themselves
    gc.freeze()  # the lexicon stays for good: not walking it at each collection reads a tenth more reports a second
    return reader


def user_gazetteer() -> Gazetteer:
    """The shipped gazetteer behind the lists that the user has imported; UsageError when the file that they name is not there."""
    settings = read_settings()
    if settings.gazetteer is not None and not settings.gazetteer.exists():
        raise UsageError(f"MARSAD_GAZETTEER={settings.gazetteer}: there is no such file; import a list first, or unset it")
    return with_user_lists(gazetteer_file(settings))
