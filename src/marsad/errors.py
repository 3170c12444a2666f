"""What can go wrong, as a tree.

MarsadError
├── InputError            a report, file or line that cannot be read: it is skipped and named
│   └── Bomb              what unpacks to far more than it was (intake/unpacked.py)
├── KnowledgeError        an entry of the knowledge that does not say what it must
├── StoreError            an observatory that is not there, cannot be opened or does not hold what is asked for
├── ExportError           an export that is not what its format asks for: nothing of it is left behind
├── UsageError            a command that asks for something impossible
├── Unknown, Changed, Impossible, WrongCorrection   why a reviewer's act is not carried out (observatory/)
└── NothingIsFetched      a page on its way to PDF that names another file (web/api/dossier.py)
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial


class MarsadError(Exception):
    """Root of all errors that Marsad raises on purpose."""


class InputError(MarsadError):
    """A report that cannot be coded: says what, where and what to do; the batch goes on."""

    def __init__(self, reason: str, *, place: str, hint: str = "") -> None:
        self.reason, self.place, self.hint = reason, place, hint
        super().__init__(f"{place}: {reason}" + (f" ({hint})" if hint else ""))

    def __reduce__(self) -> tuple[Callable[..., InputError], tuple[str]]:
        """So that another process can hand it back."""
        return partial(type(self), place=self.place, hint=self.hint), (self.reason,)


class KnowledgeError(MarsadError):
    """A knowledge entry that is wrong: names the file, the entry and the fix."""

    def __init__(self, problem: str, *, file: str, entry: str = "", fix: str = "") -> None:
        self.problem, self.file, self.entry, self.fix = problem, file, entry, fix
        where = f"{file}, entry {entry}" if entry else file
        super().__init__(f"{where}: {problem}" + (f". Fix: {fix}" if fix else ""))


class StoreError(MarsadError):
    """An observatory that cannot do what is asked of it: says what is wrong and what to do."""

    def __init__(self, problem: str, *, hint: str = "") -> None:
        self.problem, self.hint = problem, hint
        super().__init__(problem + (f" ({hint})" if hint else ""))


class ExportError(MarsadError):
    """An export that is not what its format asks for; nothing of it is left behind."""


class UsageError(MarsadError):
    """A command or option that cannot be carried out."""
