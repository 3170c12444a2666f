"""A page of a PDF in, its glyphs out, each with its letters and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from marsad.errors import InputError
from marsad.intake.pdf.fonts import Font, read_font

_MOST = 400_000  # glyphs of a page: a full page of small print has 10,000
_MOST_STEPS = 1_000_000  # operators of a page, those of forms counted each time they are drawn
_DEEPEST = 6  # forms in forms
_SLANT = 0.2  # a line that climbs more is a watermark or a label of an axis

Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_NO_FONT = Font(False, {}, {}, 500.0)


class Glyph(NamedTuple):
    """Letters at (x, y) of the paper, ``width`` wide, of a font ``size`` high, in points. ``text`` empty: nobody can tell."""

    text: str
    x: float
    y: float
    width: float
    size: float


@dataclass(frozen=True, slots=True)
class _State:
    """What the operators have set so far: those that q keeps and Q brings back."""

    ground: Matrix = _UNMOVED
    font: Font = _NO_FONT
    size: float = 0.0
    letter_gap: float = 0.0
    word_gap: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@dataclass
class _Pen:
    """Draws a page without paper: keeps where each glyph comes to stand."""

    document: Any
    glyphs: list[Glyph] = field(default_factory=list)
    fonts: dict[int, Font] = field(default_factory=dict)
    forms: dict[int, Any] = field(default_factory=dict)
    state: _State = _State()
    kept: list[_State] = field(default_factory=list)
    here: Matrix = _UNMOVED
    line: Matrix = _UNMOVED
    steps: int = 0


def read_glyphs(page: Any, document: Any, place: str) -> list[Glyph]:
    """The glyphs in the order they are drawn; those of slanted lines are left out. InputError for a page without end."""
    pen = _Pen(document)
    contents = page.get_contents()
    if contents is not None:
        _draw(pen, contents.operations, page.get("/Resources", {}), 0, place)
    return pen.glyphs


def _draw(pen: _Pen, operations: Any, resources: Any, depth: int, place: str) -> None:
    resources = resources.get_object()
    for operands, operator in operations:
        pen.steps += 1
        if pen.steps > _MOST_STEPS or len(pen.glyphs) > _MOST:
            raise InputError("a page without end", place=place, hint=f"more than {_MOST} letters or {_MOST_STEPS} steps")
        name = operator.decode("latin-1") if isinstance(operator, bytes) else str(operator)
        if name == "Do" and depth < _DEEPEST:
            _draw_form(pen, operands, resources, depth, place)
        elif name == "Tf":
            pen.state = replace(pen.state, font=_font(pen, resources, operands[0]), size=float(operands[1]))
        else:
            _STEPS.get(name, _pass)(pen, operands)


def _draw_form(pen: _Pen, operands: Any, resources: Any, depth: int, place: str) -> None:
    from pypdf.generic import ContentStream

    form = resources.get("/XObject", {}).get_object().get(operands[0])
    form = form.get_object() if form is not None else None
    if form is None or form.get("/Subtype") != "/Form":
        return
    before, kept = pen.state, pen.kept
    pen.kept = []
    pen.state = replace(before, ground=_times(_matrix(form.get("/Matrix", _UNMOVED)), before.ground))
    if id(form) not in pen.forms:
        pen.forms[id(form)] = ContentStream(form, pen.document).operations
    _draw(pen, pen.forms[id(form)], form.get("/Resources", resources), depth + 1, place)
    pen.state, pen.kept = before, kept


def _font(pen: _Pen, resources: Any, name: Any) -> Font:
    found = resources.get("/Font", {}).get_object().get(name)
    if found is None:
        return _NO_FONT
    font = found.get_object()
    if id(font) not in pen.fonts:
        pen.fonts[id(font)] = read_font(font)
    return pen.fonts[id(font)]


def _show(pen: _Pen, data: Any) -> None:
    """One string: a glyph a code, each moving the pen by its width."""
    raw = data.original_bytes if hasattr(data, "original_bytes") else bytes(data)
    state = pen.state
    for code in state.font.codes(raw):
        at = _times((state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise), _times(pen.here, state.ground))
        width = state.font.widths.get(code, state.font.default) / 1000
        space = state.word_gap if code == 32 and not state.font.wide else 0.0
        moved = (width * state.size + state.letter_gap + space) * state.stretch
        size = abs(at[3]) or abs(at[2])
        if abs(at[1]) <= _SLANT * abs(at[0]):
            left = at[4] if at[0] >= 0 else at[4] - width * abs(at[0])
            pen.glyphs.append(Glyph(state.font.texts.get(code, ""), left, at[5], width * abs(at[0]), size))
        pen.here = _times((1.0, 0.0, 0.0, 1.0, moved, 0.0), pen.here)


def _show_many(pen: _Pen, operands: Any) -> None:
    for part in operands[0]:
        if isinstance(part, int | float):
            moved = -float(part) / 1000 * pen.state.size * pen.state.stretch
            pen.here = _times((1.0, 0.0, 0.0, 1.0, moved, 0.0), pen.here)
        else:
            _show(pen, part)


def _begin(pen: _Pen, operands: Any) -> None:
    pen.here = pen.line = _UNMOVED


def _place(pen: _Pen, operands: Any) -> None:
    pen.here = pen.line = _matrix(operands)


def _move(pen: _Pen, operands: Any) -> None:
    pen.here = pen.line = _times((1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1])), pen.line)


def _move_leading(pen: _Pen, operands: Any) -> None:
    pen.state = replace(pen.state, leading=-float(operands[1]))
    _move(pen, operands)


def _next_line(pen: _Pen, operands: Any) -> None:
    _move(pen, (0.0, -pen.state.leading))


def _show_next(pen: _Pen, operands: Any) -> None:
    _next_line(pen, operands)
    _show(pen, operands[-1])


def _show_next_spaced(pen: _Pen, operands: Any) -> None:
    pen.state = replace(pen.state, word_gap=float(operands[0]), letter_gap=float(operands[1]))
    _show_next(pen, operands)


def _keep(pen: _Pen, operands: Any) -> None:
    pen.kept.append(pen.state)


def _bring_back(pen: _Pen, operands: Any) -> None:
    if pen.kept:
        pen.state = pen.kept.pop()


def _bend(pen: _Pen, operands: Any) -> None:
    pen.state = replace(pen.state, ground=_times(_matrix(operands), pen.state.ground))


def _set(pen: _Pen, **values: Any) -> None:
    pen.state = replace(pen.state, **values)


def _pass(pen: _Pen, operands: Any) -> None:
    """Lines, colours and pictures: nothing to read."""


_STEPS: dict[str, Any] = {
    "q": _keep, "Q": _bring_back, "cm": _bend, "BT": _begin, "Tm": _place, "Td": _move, "TD": _move_leading, "T*": _next_line,
    "Tj": lambda pen, operands: _show(pen, operands[0]), "TJ": _show_many, "'": _show_next, '"': _show_next_spaced,
    "Tc": lambda pen, operands: _set(pen, letter_gap=float(operands[0])),
    "Tw": lambda pen, operands: _set(pen, word_gap=float(operands[0])),
    "Tz": lambda pen, operands: _set(pen, stretch=float(operands[0]) / 100),
    "TL": lambda pen, operands: _set(pen, leading=float(operands[0])),
    "Ts": lambda pen, operands: _set(pen, rise=float(operands[0])),
}


def _matrix(values: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    """``one`` first, then ``other``."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
