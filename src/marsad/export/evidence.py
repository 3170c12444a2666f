"""A sentence and the words quoted from it in, lines with those words marked out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from marsad.export.paint import Paint, clean, wrap
from marsad.model.span import Quote, Span


class Mark(NamedTuple):
    """Words ``start:end`` of the document to be drawn in a style."""

    start: int
    end: int
    style: str


def quote_lines(sentence: Quote, marks: tuple[Mark, ...], paint: Paint) -> Iterator[str]:
    """The sentence wrapped to the width; marked words are coloured, without colour the trigger stands in brackets.

    >>> list(quote_lines(Quote(0, 3, "abc"), (Mark(1, 2, "trigger"),), Paint()))
    ['a[b]c']
    """
    styles = _styles(sentence, marks)
    for line in wrap(sentence.text, paint.width):
        yield "".join(_draw(sentence.text[run.start : run.end], style, paint) for run, style in _runs(line, styles))


def _styles(sentence: Quote, marks: tuple[Mark, ...]) -> list[str | None]:
    """The style of each character; an earlier mark is not painted over."""
    styles: list[str | None] = [None] * len(sentence.text)
    for mark in marks:
        for at in range(max(mark.start, sentence.start), min(mark.end, sentence.end)):
            if styles[at - sentence.start] is None:
                styles[at - sentence.start] = mark.style
    return styles


def _runs(line: Span, styles: list[str | None]) -> Iterator[tuple[Span, str | None]]:
    """Stretches of a line that share one style."""
    start = line.start
    for at in range(line.start + 1, line.end + 1):
        if at == line.end or styles[at] != styles[start]:
            yield Span(start, at), styles[start]
            start = at


def _draw(text: str, style: str | None, paint: Paint) -> str:
    text = clean(text)
    if style is None:
        return text
    if not paint.colour:
        return f"[{text}]" if style == "trigger" else text
    return paint(text, style)
