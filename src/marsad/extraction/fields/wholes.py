"""Phrases in, how far each goes on out: of قياديين في تنظيم "داعش" both parts are phrases, and together they are whom.

Where a phrase goes on with the next one is learnt from what annotators quoted whole.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from marsad.extraction.clause.nominals import names_deed
from marsad.extraction.clause.phrases import HEADS, OPENING, Phrase, find_phrases
from marsad.extraction.clause.view import View
from marsad.extraction.learned.linear import load_model

_MOST = 3  # phrases that one may go on over
_BETWEEN = 2  # words between two phrases that may be one
_PAIRS = {"(": ")", "«": "»", "“": "”", '"': '"'}
_AND = ("و", "ف", "وب", "ول", "وك")


def find_wholes(view: View) -> tuple[Phrase, ...]:
    """The phrases of the document, each with what it goes on over."""
    return view.remember("wholes", None, _find_wholes)


def _find_wholes(view: View, _: None) -> tuple[Phrase, ...]:
    phrases, model = find_phrases(view), load_model("wholes")
    on = [goes_on(view, a, b) and model.score(whole_features(view, a, b)) > model.threshold
          for a, b in pairwise(phrases)]
    out = []
    for i, phrase in enumerate(phrases):
        last = i
        while last < len(on) and last - i < _MOST and on[last]:
            last += 1
        out.append(_joined(view, phrase, phrases[last]) if last > i else phrase)
    return tuple(out)


def _joined(view: View, first: Phrase, last: Phrase) -> Phrase:
    """One phrase of several; a bracket or quotation that it opens it also closes."""
    end = last.end
    words = view.text[first.start:end]
    for opening, closing in _PAIRS.items():
        opened = words.count(opening) % 2 if opening == closing else words.count(opening) > words.count(closing)
        if opened and view.text[end:end + 1] == closing:
            end += 1
    return replace(first, last=last.last, end=end)


def goes_on(view: View, a: Phrase, b: Phrase) -> bool:
    """Whether phrase ``b`` may go on with ``a``: nothing but a preposition or an opening mark stands between. What و joins is
    another phrase, and of مقتل القيادي the leader is whom, not his death."""
    if a.head_kind == "event" or names_deed(view, a.first) or b.lead in _AND:
        return False
    if b.first - a.last > _BETWEEN or view.sentence_of(a.first) != view.sentence_of(b.first):
        return False
    return all(view.words[i].text in OPENING if view.words[i].kind == "mark" else view.classes[i] == "P"
               for i in range(a.last, b.first))


def whole_features(view: View, a: Phrase, b: Phrase) -> list[str]:
    """What speaks for ``b`` going on with ``a``."""
    between = "+".join(view.forms[i] or view.words[i].text for i in range(a.last, b.first))
    lead = between or b.lead or "-"
    ends, begins = a.last - 1, b.first
    kinds = f"{a.head_kind}>{b.head_kind}"
    ended, began = _definite(view, ends), _definite(view, begins)
    after = _after(view, b.last)
    head, tail, next_word = view.stem(a.first), view.stem(ends), view.stem(begins)
    return [
        f"lead={lead}", f"kinds={kinds}", f"kinds={kinds}|{lead}", f"a={a.head_kind}|{lead}", f"b={b.head_kind}|{lead}",
        f"def={ended}{began}|{lead}", f"def={ended}{began}|{a.head_kind}", f"lens={min(a.last - a.first, 4)}|{lead}",
        f"next-lens={min(b.last - b.first, 4)}|{lead}", f"after={after}|{lead}", f"after={after}|{kinds}",
        f"head={head}", f"head={head}|{lead}", f"tail={tail}|{lead}", f"next={next_word}", f"next={next_word}|{lead}",
        f"ending={view.form(ends)[-2:]}>{view.form(begins)[-2:]}|{lead}", f"a-lead={a.lead}|{lead}",
        f"shelves={_shelf(view, ends)}>{_shelf(view, begins)}|{lead}", f"cls={view.cls(a.first - 1)}|{lead}",
        f"quoted={view.in_quotation[ends]}{view.in_quotation[begins]}|{lead}", f"same={a.hit is not None and b.hit is not None}",
    ]


def _definite(view: View, i: int) -> str:
    return "d" if view.form(i).lstrip("وفبكل").startswith(("ال", "لل")) else "i"


def _after(view: View, i: int) -> str:
    """What follows a phrase: a mark, a verb, a preposition …"""
    return view.words[i].text if i < len(view.words) and view.words[i].kind == "mark" else view.cls(i)


def _shelf(view: View, i: int) -> str:
    return next((shelf for shelf, _ in HEADS if view.at(shelf, i)), "")
