"""What a person typed in, what the index is asked out: words, "phrases", beginnings*, and -words that must not stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from marsad.arabic.clitics import cuts
from marsad.arabic.words import find_words
from marsad.errors import UsageError
from marsad.store.search_index import token
from marsad.store.search_words import bare

_PIECE = re.compile(r'(?P<no>-?)"(?P<phrase>[^"]*)"|(?P<not>-?)(?P<word>[^\s"]+)')
_SHORTEST = 2
_PROCLITICS = ("و", "ف", "ب", "ل", "ك")  # what may be written before the first word of a phrase


class Term(NamedTuple):
    """One thing asked for. Any of ``words`` or ``beginnings`` or ``runs`` (words in a row) will do; ``banned`` if it must not."""

    words: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    runs: tuple[tuple[str, ...], ...] = ()
    banned: bool = False


def read_query(asked: str) -> tuple[Term, ...]:
    """The terms of a query, all of which must hold; UsageError when nothing is asked for."""
    pieces = list(_pieces(asked))
    terms: list[Term] = []
    for at, (words, kind, banned) in enumerate(pieces):
        if kind == "phrase":
            terms.append(Term(runs=tuple(_runs(words)), banned=banned))
        elif kind == "beginning":
            terms.append(Term(beginnings=_beginnings(words[0]), banned=banned))
        else:
            term = _word(words[0], banned)
            after = pieces[at + 1] if at + 1 < len(pieces) else None
            terms.append(term)
            del after
    if not any(not term.banned for term in terms):
        raise UsageError("nothing to search for: give a word, a \"phrase\" or a beginning*")
    return tuple(terms)


def _pieces(asked: str) -> Iterator[tuple[tuple[str, ...], str, bool]]:
    """(folded words, what they are, whether they must not stand there)"""
    for match in _PIECE.finditer(asked):
        banned = bool(match["no"] or match["not"])
        written = match["phrase"] if match["phrase"] is not None else match["word"]
        forms = tuple(word.form.casefold() for word in find_words(written) if word.kind != "mark")
        if not forms:
            continue
        if match["phrase"] is not None:
            yield forms, "phrase" if len(forms) > 1 else "word", banned
        elif written.endswith("*"):
            yield forms[-1:], "beginning", banned
        elif len(forms) > 1:  # written together, as كفر-بطنا or a#b
            yield forms, "phrase", banned
        else:
            yield forms, "word", banned


def _word(form: str, banned: bool) -> Term:
    """A word is found with and without its article, and written in two: كفربطنا is كفر بطنا."""
    found = dict.fromkeys((form, bare(form)))
    splits = tuple((form[:at], form[at:]) for at in range(_SHORTEST, len(form) - _SHORTEST + 1))
    return Term(tuple(token(word) for word in found), runs=tuple(_bare_run(split) for split in splits), banned=banned)


def _beginnings(form: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((token(form), token(bare(form)))))


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The phrase as it may be written: something may be written before its first word, و before the others."""
    plain = _bare_run(words)
    yield plain
    yield from ((clitic + plain[0], *plain[1:]) for clitic in _PROCLITICS)


def _bare_run(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(token(bare(word)) for word in words)


def without_conjunction(form: str) -> tuple[str, ...]:
    """What a word is without و, ف, ب, ل or ك: asked only when nothing has the word as it is, since ولد is no لد."""
    return tuple(dict.fromkeys(cut.stem for cut in cuts(form) if cut.prefix and not cut.suffix))
