"""A page's lines in, the lines that are no part of the report out: links, calls to share, bylines, captions, tags.

المزيد في سياسة and the headlines under it look like events, and are other reports'. Which words say so is knowledge
(the shelf ``furniture``); how far they reach, and that a tail of bare headlines is a list of links, is told here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from marsad.arabic.fold import fold
from marsad.arabic.words import find_words
from marsad.model.entry import Entry
from marsad.model.span import Span
from marsad.model.word import Word

_BODY_LENGTH = 15  # words: a line that long that ends with a stop is a paragraph of the report
_HEADLINE_LENGTH = 25  # words: a longer line is no headline
_LINKS = 3  # bare headlines at the end that make a list of links; two are enough between paragraphs
_LINK_LENGTH = 4  # words: a shorter line between paragraphs is a heading
_TAG_LENGTH = 3  # words: a line no longer is a tag, and two of them at the end are enough
_MENU = 6  # lines of tag length above the report that make a menu
_STOPS = frozenset(".؟?!")
_CLOSERS = frozenset("\"”»')]’")
_BULLETS = frozenset("-–—•*▪●◄■")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: its words, their folded forms without marks, its folded text, whether it ends like a sentence,
    whether it goes on from the line before (فيما أصيب حارسان)."""

    span: Span
    forms: tuple[str, ...]
    text: str
    stopped: bool
    bulleted: bool
    blank_before: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    """One wording of furniture: the forms it begins, ends or is, or a pattern over the folded line."""

    forms: tuple[str, ...]
    pattern: re.Pattern[str] | None
    where: str
    effect: str
    most: int
    closed: bool
    at: str
    needs: str
    until: frozenset[tuple[str, ...]] = frozenset()


def find_furniture(
    text: str, words: tuple[Word, ...], paragraphs: tuple[Span, ...], entries: tuple[Entry, ...]
) -> tuple[Span, ...]:
    """Spans of words that are page furniture: whole lines, and links that a page has run into the line after them.

    The report's first line is kept unless it is a section's name.
    """
    index, patterns, keeps, run_ins = _rules(entries)
    lines = _lines(text, words, paragraphs, keeps)
    dropped = [False] * len(lines)
    begun = 0  # lines of body so far
    for i, line in enumerate(lines):
        if not dropped[i]:
            rule = _rule_for(line, i, begun > 0, index, patterns)
            if rule is not None:
                _drop(i, rule.effect, lines, dropped)
        begun += not dropped[i] and _is_body(line)
    _drop_menu(lines, dropped)
    _drop_lists(lines, dropped)
    run_in = (_run_in(words, line, run_ins) for i, line in enumerate(lines) if i and not dropped[i])
    return tuple(sorted((*(line.span for i, line in enumerate(lines) if dropped[i]), *(span for span in run_in if span)),
                        key=lambda span: span.start))


def _run_in(words: tuple[Word, ...], line: _Line, run_ins: list[_Rule]) -> Span | None:
    """Links at the head of a paragraph or behind a sentence, without a mark where they end: روابط ذات علاقة مقتل جندي في كمين
    وقال المتحدث…

    They end where a sentence of the report begins, at the first of the rule's openers that follows no break of a headline (..);
    a line without one that does not end like a sentence is links to its end.
    """
    start, rule = next(((i, rule) for i in _sentence_starts(words, line) for rule in run_ins if _stands_at(words, i, rule)),
                       (0, None))
    if rule is None:
        return None
    sizes = sorted({len(opener) for opener in rule.until}, reverse=True)
    for i in range(start + len(rule.forms) + _LINK_LENGTH, line.span.end):
        forms = tuple(word.form for word in words[i : i + sizes[0]])
        if words[i - 1].text != "." and any(forms[:size] in rule.until for size in sizes):
            return Span(start, i)
    return None if line.stopped else Span(start, line.span.end)


def _sentence_starts(words: tuple[Word, ...], line: _Line) -> Iterator[int]:
    """The first word of a line, and every word after a stop in it."""
    yield line.span.start
    for i in range(line.span.start + 1, line.span.end):
        before = i - 2 if words[i - 1].text in _CLOSERS and i - 2 >= line.span.start else i - 1
        if words[before].text in _STOPS:
            yield i


def _stands_at(words: tuple[Word, ...], i: int, rule: _Rule) -> bool:
    return words[i].form == rule.forms[0] and tuple(word.form for word in words[i : i + len(rule.forms)]) == rule.forms


def _lines(text: str, words: tuple[Word, ...], paragraphs: tuple[Span, ...], keeps: list[_Rule]) -> list[_Line]:
    lines = []
    end = 0
    for span in paragraphs:
        part = words[span.start : span.end]
        raw = text[part[0].start : part[-1].end]
        forms = tuple(word.form for word in part if word.kind != "mark")
        last = next((word.text for word in reversed(part) if word.text not in _CLOSERS), "")
        elided = raw.endswith(("...", "…", ".."))
        lines.append(_Line(span, forms, fold(raw), last in _STOPS and not elided, part[0].text in _BULLETS,
                           text[end : part[0].start].count("\n") > 1,
                           any(forms[: len(rule.forms)] == rule.forms for rule in keeps)))
        end = part[-1].end
    return lines


@lru_cache(maxsize=4)
def _rules(entries: tuple[Entry, ...]) -> tuple[dict[str, list[_Rule]], list[_Rule], list[_Rule], list[_Rule]]:
    """Rules by the word that a line must hold for them, the rules that are patterns, those that keep a line, and links run in."""
    index: dict[str, list[_Rule]] = {}
    patterns = []
    keeps = []
    run_ins = []
    for entry in entries:
        fields = entry.fields
        for wording in [*(fields.get("forms") or ()), *([None] if fields.get("pattern") else [])]:
            forms = tuple(word.form for word in find_words(str(wording)) if word.kind != "mark") if wording else ()
            rule = _Rule(
                forms, re.compile(fold(str(fields["pattern"]))) if wording is None else None,
                str(fields.get("where", "whole-line")),
                str(fields.get("effect", "drop-line")), int(fields.get("most", 40)), bool(fields.get("closed")),
                str(fields.get("at", "")), str(fields.get("needs", "")),
                frozenset(tuple(word.form for word in find_words(str(opener))) for opener in fields.get("until") or ()),
            )
            if rule.effect == "keep-line":
                keeps.append(rule)
            elif rule.effect == "drop-run-in":
                run_ins.append(rule)
            elif forms:
                index.setdefault(forms[-1] if rule.where == "line-end" else forms[0], []).append(rule)
            elif rule.pattern is not None:
                patterns.append(rule)
    for rules in index.values():
        rules.sort(key=lambda rule: -len(rule.forms))
    run_ins.sort(key=lambda rule: -len(rule.forms))
    return index, patterns, keeps, run_ins


def _rule_for(line: _Line, i: int, begun: bool, index: dict[str, list[_Rule]], patterns: list[_Rule]) -> _Rule | None:
    """The first rule that the line meets, the longest wording first."""
    for form in dict.fromkeys(line.forms):
        for rule in index.get(form, ()):
            if _allowed(rule, line, i, begun) and _MEETS[rule.where](line, rule):
                return rule
    for rule in patterns:
        if _allowed(rule, line, i, begun) and rule.pattern is not None and rule.pattern.match(line.text):
            return rule
    return None


def _allowed(rule: _Rule, line: _Line, i: int, begun: bool) -> bool:
    if len(line.forms) > rule.most or (i == 0 and rule.where != "whole-line"):
        return False
    if (rule.at == "tail" and not begun) or (rule.at == "head" and begun):
        return False
    if rule.needs == "digit" and not any(form[0].isdigit() for form in line.forms):
        return False
    return not (rule.needs == "no-stop" and line.stopped)


def _whole(line: _Line, rule: _Rule) -> bool:
    return line.forms == rule.forms


def _starts(line: _Line, rule: _Rule) -> bool:
    if line.forms[: len(rule.forms)] != rule.forms:
        return False
    return not rule.closed or _is_closed(line, rule)


def _is_closed(line: _Line, rule: _Rule) -> bool:
    """A mark, not a word, follows the wording: شاهد.. القصف, not شاهد القصف."""
    rest = re.match(r"\W*" + r"\W+".join(re.escape(form) for form in rule.forms) + r"(\s*)(.?)", line.text)
    return rest is not None and (rest.group(2) == "" or not (rest.group(2).isalnum() or rest.group(2) in "\"“«'("))


def _ends(line: _Line, rule: _Rule) -> bool:
    return line.forms[-len(rule.forms) :] == rule.forms


def _holds(line: _Line, rule: _Rule) -> bool:
    size = len(rule.forms)
    return any(line.forms[k : k + size] == rule.forms for k in range(len(line.forms) - size + 1))


_MEETS: dict[str, Callable[[_Line, _Rule], bool]] = {
    "whole-line": _whole, "line-start": _starts, "line-end": _ends, "any": _holds,
}


def _drop(i: int, effect: str, lines: list[_Line], dropped: list[bool]) -> None:
    """Drop line ``i`` and what its rule's effect reaches."""
    dropped[i] = True
    if i == 0:
        return  # what is left is all the report there is
    if effect == "drop-rest":
        before, after = sum(len(line.forms) for line in lines[:i]), sum(len(line.forms) for line in lines[i + 1 :])
        effect = effect if before > after else "drop-line"  # تابعنا at the head of a page does not end it
    for k in range(i + 1, len(lines)):
        if effect == "drop-line" or (effect == "drop-links" and not _is_headline(lines[k])):
            return
        if effect == "drop-until-blank" and lines[k].blank_before:
            return
        dropped[k] = True


def _drop_menu(lines: list[_Line], dropped: list[bool]) -> None:
    """Drop a run of very short lines above the first paragraph: the menu of a site."""
    body = next((i for i, line in enumerate(lines) if _is_body(line)), 0)
    above = [i for i in range(1, body) if not dropped[i]]
    for run in _runs(above, lambda i: len(lines[i].forms) <= _TAG_LENGTH and _is_link(lines[i])):
        if len(run) >= _MENU:
            for i in run:
                dropped[i] = True


def _drop_lists(lines: list[_Line], dropped: list[bool]) -> None:
    """Drop lists of bare headlines between and under paragraphs, when the report is written in sentences."""
    kept = [i for i in range(1, len(lines)) if not dropped[i]]
    for run in _runs(kept, lambda i: _is_link(lines[i])):
        above = [i for i in kept if i < run[0]]
        bodies = sum(_is_body(lines[i]) for i in above)
        if not bodies or bodies * 2 < len(above):
            continue
        lengths = [len(lines[i].forms) for i in run]
        if run[-1] == kept[-1]:
            is_list = len(run) >= _LINKS + (bodies < 2) or (len(run) > 1 and max(lengths) <= _TAG_LENGTH)
        else:
            is_list = len(run) > 1 and min(lengths) >= _LINK_LENGTH
        if is_list:
            for i in run:
                dropped[i] = True


def _runs(at: list[int], belongs: Callable[[int], bool]) -> list[list[int]]:
    """Runs of neighbours in ``at`` that belong."""
    runs: list[list[int]] = []
    open_run = False
    for i in at:
        if belongs(i):
            if not open_run:
                runs.append([])
            runs[-1].append(i)
        open_run = belongs(i)
    return runs


def _is_link(line: _Line) -> bool:
    return _is_headline(line) and not line.bulleted and not line.goes_on


def _is_body(line: _Line) -> bool:
    return line.stopped and len(line.forms) >= _BODY_LENGTH


def _is_headline(line: _Line) -> bool:
    """Short, and without the stop that ends a sentence: مسيّرة تستهدف معسكراً شرق المدينة."""
    return len(line.forms) <= _HEADLINE_LENGTH and not line.stopped and not line.text.endswith((":", ",", "،", "؛"))
