"""A mention and a phrase of its sentence in, the very words between and around them out.

Grammar says what hangs on what; which word it hangs by says more: هجمات نفذها فلسطينيون, قصف رداً على هجمات الفصائل.
"""

from __future__ import annotations

from marsad.extraction.clause.view import View
from marsad.extraction.events.clusters import clusters_at
from marsad.extraction.events.mention import Mention

_FAR = 14  # words between; of more, none says much


def word_features(view: View, mention: Mention, first: int, last: int) -> list[str]:
    """The words between a mention and the words ``first:last``, and those beside each of the two."""
    own = mention.candidate
    side, low, high = (">", own.last, first) if first >= own.last else ("<", last, own.first)
    before, after = _stem(view, first - 1), _stem(view, last)
    features = [
        f"x+1={after}|{side}", f"x+1c={clusters_at(view, last)[1]}|{side}|{own.frame}", f"x-1={before}|{side}",
        f"x-1={before}|{side}|{own.frame}", f"x-2={_stem(view, first - 2)}|{side}", f"xm-1={_stem(view, own.first - 1)}|{side}",
        f"xm+1={_stem(view, own.last)}|{side}",
    ]
    if high - low > _FAR:
        return features
    stems = sorted({view.stem(i) for i in range(low, high)})
    companies = sorted({clusters_at(view, i)[1] for i in range(low, high)})
    return [*features, *(f"y={side}{stem}" for stem in stems), *(f"yc={side}{company}|{own.frame}" for company in companies)]


def _stem(view: View, i: int) -> str:
    return view.stem(i) if 0 <= i < len(view.words) else ""
