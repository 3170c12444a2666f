"""Digits in any script in, the number they write out: ١٬٢٠٠ is 1200, ٨٫٤ is 8.4, 1.200 is 1200."""

from __future__ import annotations

from marsad.model.word import Word

_POINTS = ".,٫٬:"
_DECIMAL, _THOUSANDS, _ARABIC_COMMA = "٫", "٬", "،"


def read_digits(words: tuple[Word, ...], i: int) -> tuple[int | float, int] | None:
    """The number that the digits at word ``i`` write, and the word after it; None for a clock time, date or address."""
    word = words[i]
    form, last = word.form, i + 1
    if len(form) <= 3 and form.isdecimal():
        while (  # ١،٢٣٤،٥٦٧: the Arabic comma is a mark of its own
            last + 1 < len(words)
            and words[last].text == _ARABIC_COMMA
            and words[last].start == words[last - 1].end
            and words[last + 1].start == words[last].end
            and len(words[last + 1].form) == 3
            and words[last + 1].form.isdecimal()
        ):
            form += words[last + 1].form
            last += 2
    value = parse_digits(form)
    return None if value is None else (value, last)


def parse_digits(form: str) -> int | float | None:
    """The value of folded digits with their separators; a point or comma before exactly three digits parts thousands."""
    if form.isdecimal():
        return int(form) if len(form) <= 18 else None
    separators = [char for char in form if char in _POINTS]
    if ":" in separators:
        return None
    groups = form
    for mark in _POINTS:
        groups = groups.replace(mark, " ")
    numbers = groups.split()
    if not all(number.isdecimal() for number in numbers) or len(form) > 24:
        return None
    end = separators[-1]
    whole = numbers if _parts_thousands(numbers, separators) else numbers[:-1]
    if len(whole) > 1 and not _in_threes(whole):
        return None
    if whole is numbers:
        return int("".join(numbers))
    if end == _THOUSANDS or (len(separators) > 1 and end == separators[0]):
        return None
    return float("".join(whole) + "." + numbers[-1])


def _parts_thousands(numbers: list[str], separators: list[str]) -> bool:
    """Whether every separator parts thousands: 1,200 and 1.200.000, not 0.234 nor 1,200.50."""
    return _in_threes(numbers) and numbers[0] != "0" and len(set(separators)) == 1 and separators[0] != _DECIMAL


def _in_threes(numbers: list[str]) -> bool:
    return 1 <= len(numbers[0]) <= 3 and all(len(number) == 3 for number in numbers[1:])
