"""Words in, the number that they write at a place out: digits, words and both together (ثلاثة آلاف و200)."""

from __future__ import annotations

from typing import NamedTuple

from marsad.arabic.letters import ALEF
from marsad.model.word import Word
from marsad.text.digits import read_digits
from marsad.text.number_table import NumberTable, NumberWord

AND = "و"
_ARTICLE = "ال"
FATHATAN = "\N{ARABIC FATHATAN}"


class Number(NamedTuple):
    """Words ``first:last`` that write ``value``. ``plain`` is a lone run of digits; ``scale`` the last ألف or مليون."""

    first: int
    last: int
    value: int | float
    ordinal: bool
    definite: bool
    plain: bool
    scale: int | float


class _Sum(NamedTuple):
    """What has been added up: finished thousands, hundreds and the rest of the open group, and the last word's role."""

    total: int | float
    hundreds: int | float
    small: int | float
    role: str
    limit: int | float

    @property
    def group(self) -> int | float:
        return self.hundreds + self.small

    @property
    def value(self) -> int | float:
        return self.total + self.group


_EMPTY = _Sum(0, 0, 0, "start", float("inf"))


def read_number(words: tuple[Word, ...], i: int, table: NumberTable) -> Number | None:
    """The longest number that begins at word ``i``: مئة وثلاثة وستين is 163, the الحادي والعشرين is 21, ordinal."""
    head = _atom(words, i, table)
    if head is None:
        return None
    atom, last = head
    state = _begin(atom)
    while True:
        joined, at = _join(words, last, table)
        following = _atom(words, at, table)
        if following is None:
            break
        after = _joined(state, following[0]) if joined else _next_to(state, following[0])
        if after is None:
            break
        state, last = after, following[1]
        if state.role == "end":
            last = _repeated_scale(words, last, table, state)
            break
    if state.role == "bound":  # أحد alone is a pronoun
        return None
    if last == i + 1 and _is_dual_of_scale(words, i, atom):
        state = state._replace(total=state.total * 2)
    ordinal = atom.role in ("ordinal", "ordinal-bound")
    plain = atom.role == "digits" and last == head[1]
    return Number(i, last, _whole(state.value), ordinal, atom.definite, plain, state.limit if state.limit != float("inf") else 1)


def _is_dual_of_scale(words: tuple[Word, ...], i: int, atom: NumberWord) -> bool:
    """ألفا مقاتل is two thousand: a dual before its noun, not the accusative (ألفاً, 20 ألفا)."""
    form = words[i].form
    if atom.role != "scale" or not form.endswith(ALEF) or FATHATAN in words[i].text or i + 1 >= len(words):
        return False
    following = words[i + 1]
    return following.kind == "arabic" and not following.form.startswith((AND, _ARTICLE))


def _atom(words: tuple[Word, ...], i: int, table: NumberTable) -> tuple[NumberWord, int] | None:
    """The number word or digits at word ``i`` and the word after it."""
    if i >= len(words):
        return None
    if words[i].kind == "number":
        digits = read_digits(words, i)
        return None if digits is None else (NumberWord(digits[0], "digits", "", False), digits[1])
    known = table.words.get(words[i].form)
    return None if known is None else (known, i + 1)


def _join(words: tuple[Word, ...], i: int, table: NumberTable) -> tuple[bool, int]:
    """Whether the word at ``i`` is joined by و, and where it stands when و is written apart."""
    if i >= len(words):
        return False, i
    if words[i].form == AND:
        return True, i + 1
    known = table.words.get(words[i].form)
    if known is None:
        return False, i
    return known.prefix.startswith(AND) or _is_and_eleven(words, i, known, table), i


def _is_and_eleven(words: tuple[Word, ...], i: int, known: NumberWord, table: NumberTable) -> bool:
    """مئة وأحد عشر: folded, "and one" of eleven looks like the bare word for one."""
    ten = table.words.get(words[i + 1].form) if i + 1 < len(words) else None
    return known.value == 1 and words[i].form.startswith(AND) and ten is not None and ten.role == "ten" and not ten.prefix


def _begin(atom: NumberWord) -> _Sum:
    value = atom.value
    match atom.role:
        case "scale" | "dual":
            return _Sum(value, 0, 0, "scale", 1000 if value < 1_000_000 else 1_000_000 if value < 1_000_000_000 else value)
        case "hundred" | "hundreds":
            return _EMPTY._replace(hundreds=value, role="hundred")
        case "bound" | "ordinal-bound":
            return _EMPTY._replace(small=value, role="bound")
        case "unit" | "ordinal":
            return _EMPTY._replace(small=value, role="unit" if value < 10 else "tens")
        case "ten":
            return _EMPTY._replace(small=value, role="teen")
        case "fraction":
            return _EMPTY._replace(small=value, role="fraction")
        case role:
            return _EMPTY._replace(small=value, role="tens" if role == "unit-noun" else role)


def _next_to(state: _Sum, atom: NumberWord) -> _Sum | None:
    """The sum when ``atom`` follows without و: ثلاثة عشر, ثلاث مئة, عشرين ألف, نصف مليون."""
    if atom.prefix:
        return None
    if atom.role == "ten" and state.role in ("unit", "bound") and state.small < 10:
        return state._replace(small=state.small + 10, role="teen")
    if atom.role == "hundred" and state.hundreds == 0 and ((state.role == "unit" and state.small >= 3) or state.role == "digits"):
        return state._replace(hundreds=state.small * 100, small=0, role="hundred")
    if atom.role == "unit-noun" and state.role in ("unit", "teen", "digits", "fraction"):
        return state._replace(small=state.small * atom.value, role="tens")
    if atom.role != "scale":
        return None
    if state.role == "scale" and state.group == 0 and atom.value > state.limit:  # ألف مليون
        return state._replace(total=state.total * atom.value, limit=atom.value)
    if state.role in ("unit", "teen", "tens", "hundred", "digits", "fraction") and atom.value < state.limit:
        return _Sum(state.total + state.group * atom.value, 0, 0, "scale", atom.value)
    return None


def _joined(state: _Sum, atom: NumberWord) -> _Sum | None:
    """The sum when ``atom`` follows with و: خمسة وعشرين, مئة وثلاثة, ألف ومئتان, مليون ونصف."""
    if atom.prefix not in ("", AND) or atom.role in ("ordinal", "ordinal-bound"):
        return None
    if atom.role == "fraction" and state.role not in ("fraction", "bound"):
        part = atom.value * (state.limit if state.role == "scale" else 1)
        return state._replace(small=state.small + part, role="end")
    if atom.role == "tens" and state.role in ("unit", "bound") and 0 < state.small < 10:
        return state._replace(small=state.small + atom.value, role="tens")
    if state.role == "hundred" and atom.role in ("unit", "ten", "tens", "bound"):
        return state._replace(small=atom.value, role={"ten": "teen"}.get(atom.role, atom.role))
    if state.role == "scale" and atom.role != "fraction":
        if atom.value >= state.limit or atom.role == "unit-noun":
            return None
        opened = _begin(atom)
        limit = opened.limit if opened.role == "scale" else state.limit
        return _Sum(state.total + opened.total, opened.hundreds, opened.small, opened.role, limit)
    return None


def _repeated_scale(words: tuple[Word, ...], last: int, table: NumberTable, state: _Sum) -> int:
    """مليون ونصف المليون: the scale is said again and counted once."""
    known = table.words.get(words[last].form) if last < len(words) else None
    return last + 1 if known is not None and known.role == "scale" and known.value == state.limit and not known.prefix else last


def _whole(value: int | float) -> int | float:
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else round(value, 12)
