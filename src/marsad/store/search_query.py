"""What a person typed in, what the index is asked out: words, "phrases", beginnings*, and -words that must not stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from marsad.arabic.clitics import cuts
from marsad.arabic.words import find_words
from marsad.errors import UsageError
from marsad.store.lemmas import noun_kin
from marsad.store.search_index import token
from marsad.store.search_words import bare

_PIECE = re.compile(r'(?P<no>-?)"(?P<phrase>[^"]*)"|(?P<not>-?)(?P<word>[^\s"]+)')
_SHORTEST = 2  # letters of each half of a word written in two
_LONGEST = 12  # letters of a word that may be a name written together; each way to part it is asked
_PROCLITICS = ("و", "ف", "ب", "ل", "ك")  # what may be written before the first word of a phrase
Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for: any of ``words``, of ``beginnings`` or of ``runs`` (bare words in a row) will do. ``form`` is the
    word as it was asked for; ``banned``: it must not stand there."""

    form: str = ""
    words: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    runs: tuple[Run, ...] = ()
    banned: bool = False


def read_query(asked: str) -> tuple[Term, ...]:
    """The terms of a query, all of which must hold; UsageError when nothing is asked for."""
    terms = [_TERMS[kind](forms, banned) for forms, kind, banned in _pieces(asked)]
    for at in range(len(terms) - 1):  # كفر بطنا asks for كفربطنا as well
        first, second = terms[at], terms[at + 1]
        if first.form and second.form and not first.banned and not second.banned:
            together = token(first.form + second.form)
            terms[at] = replace(first, words=(*first.words, together))
            terms[at + 1] = replace(second, words=(*second.words, together))
    if all(term.banned for term in terms):
        raise UsageError("nothing to search for: give a word, a \"phrase\" or a beginning*")
    return tuple(terms)


def widened(term: Term) -> Term:
    """The word without what may be written before it: وقصف asks for قصف. Only when nothing has the word as it is: ولد is
    not لد with و before it."""
    found = dict.fromkeys(cut.stem for cut in cuts(term.form) if cut.prefix and not cut.suffix) if term.form else {}
    return replace(term, words=(*term.words, *(token(stem) for stem in found)))


def _pieces(asked: str) -> Iterator[tuple[tuple[str, ...], str, bool]]:
    """(folded words, what they are, whether they must not stand there)"""
    for match in _PIECE.finditer(asked):
        banned = bool(match["no"] or match["not"])
        quoted = match["phrase"] is not None
        written = match["phrase"] if quoted else match["word"]
        forms = tuple(word.form.casefold() for word in find_words(written) if word.kind != "mark")
        if not forms:
            continue
        if len(forms) > 1:  # words that are written together, كفر-بطنا, are asked as a phrase too
            yield forms, "phrase", banned
        else:
            yield forms, "exact" if quoted else "beginning" if written.endswith("*") else "word", banned


def _word(forms: tuple[str, ...], banned: bool) -> Term:
    """A word is found with and without its article, in every number, and written in two: كفربطنا is كفر بطنا."""
    form = forms[0]
    plain = bare(form)
    found = dict.fromkeys((form, plain, *noun_kin(plain), *(noun_kin(form) if form != plain else ())))
    halves = range(_SHORTEST, len(form) - _SHORTEST + 1) if form.isalpha() and len(form) <= _LONGEST else ()
    return Term(form, tuple(map(token, found)), runs=tuple(_run((form[:at], form[at:])) for at in halves), banned=banned)


def _exact(forms: tuple[str, ...], banned: bool) -> Term:
    return Term(words=(token(forms[0]),), banned=banned)


def _beginning(forms: tuple[str, ...], banned: bool) -> Term:
    return Term(beginnings=tuple(dict.fromkeys((token(forms[0]), token(bare(forms[0]))))), banned=banned)


def _phrase(forms: tuple[str, ...], banned: bool) -> Term:
    """The words in a row; something may be written before the first, and two may be written as one."""
    plain = _run(forms)
    runs = (plain, *((clitic + plain[0], *plain[1:]) for clitic in _PROCLITICS))
    return Term(words=(token(forms[0] + forms[1]),) if len(forms) == 2 else (), runs=runs, banned=banned)


def _run(words: tuple[str, ...]) -> Run:
    return tuple(token(bare(word)) for word in words)


_TERMS = {"word": _word, "exact": _exact, "beginning": _beginning, "phrase": _phrase}
