"""Happenings and tolls in, the casualties of each event out."""

from __future__ import annotations

from marsad.extraction.clause.view import View
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.attach import Tie, find_ties, standing
from marsad.extraction.fields.why import event_id, reason_of
from marsad.extraction.layers import Layers
from marsad.extraction.learned.linear import load_model
from marsad.extraction.tolls.tolls import Toll, find_families
from marsad.model.event import Casualties
from marsad.model.record import Reason
from marsad.model.span import Quote

TOLL_REACH = 2  # sentences between a mention and a toll that may be its own
# what a said zero denies: with such a toll beside it the report only weighs two accounts
_DENIED: dict[str, set[str]] = {
    "casualties": {"killed", "injured", "casualties"}, "killed": {"killed", "casualties"}, "injured": {"injured", "casualties"},
}
_LEAST = -1.5  # what a member of a family may say against a happening


def find_casualties(view: View, layers: Layers, happenings: tuple[Happening, ...],
                    reasons: list[Reason]) -> list[tuple[Casualties, ...]]:
    """The tolls of each happening. A toll belongs to one happening, with its parts; the same figures said again count once."""
    all_ties = find_ties(view, happenings, layers.toll_items, load_model("tolls"), reach=TOLL_REACH,
                         extra=lambda mention, i: toll_features(view, layers, mention, i))
    ties = standing(_one_happening_a_family(layers.tolls, all_ties))
    zeros = _said_zeros(view, layers.tolls, happenings)
    out = []
    for h in range(len(happenings)):
        kept: dict[int, Casualties] = {}
        told = [tie for tie in ties.get(h, []) if layers.tolls[tie.item].how != "zero"]
        told += _wholes(layers.tolls, told, [tie for tie in all_ties if tie.happening == h])
        counted = {layers.tolls[tie.item].outcome for tie in told}
        told += [tie for tie in zeros.get(h, []) if not counted & _DENIED[layers.tolls[tie.item].outcome]]
        for tie in sorted(told, key=lambda tie: tie.item):
            toll = layers.tolls[tie.item]
            if any(_says_again(layers.tolls, other, tie.item) for other in kept) or (
                    view.in_title(toll.first) and any(_says_least(toll, layers.tolls[other.item]) for other in told)):
                continue
            quote = Quote.of(view.text, toll.start, toll.end)
            kept[tie.item] = Casualties(quote, toll.outcome, toll.group, toll.low, toll.high, toll.count_kind)
            rule = f"outcome by {toll.why}"
            reasons.append(reason_of(tie, model="tolls", event=event_id(h), field="casualties", quote=quote, rule=rule))
        out.append(tuple(kept.values()))
    return out


def _wholes(tolls: tuple[Toll, ...], told: list[Tie], near: list[Tie]) -> list[Tie]:
    """14 شخصاً بينهم 4 أطفال: where the part is told of a happening, so is the whole."""
    items = {tie.item for tie in told}
    parents = {tolls[tie.item].parent for tie in told if tolls[tie.item].subgroup} - items
    return [tie for tie in near if tie.item in parents]


def _said_zeros(view: View, tolls: tuple[Toll, ...], happenings: tuple[Happening, ...]) -> dict[int, list[Tie]]:
    """سقطت قذيفتان دون وقوع إصابات: a zero that is said is of the happening named last before it in its sentence."""
    out: dict[int, list[Tie]] = {}
    for i, toll in enumerate(tolls):
        if toll.how != "zero" or toll.outcome not in _DENIED:
            continue
        before = [(mention.candidate.first, h) for h, happening in enumerate(happenings) for mention in happening.mentions
                  if mention.candidate.last <= toll.first and view.sentence_of(mention.candidate.first) == toll.sentence]
        if before:
            h = max(before)[1]
            out.setdefault(h, []).append(Tie(h, i, 0.0, ()))
    return out


def _one_happening_a_family(tolls: tuple[Toll, ...], ties: list[Tie]) -> list[Tie]:
    """A toll with its parts and what is joined to it goes to the happening that the family fits best."""
    root = dict(find_families(tolls))
    sums: dict[int, dict[int, float]] = {}
    for tie in ties:
        family = sums.setdefault(root[tie.item], {})
        family[tie.happening] = family.get(tie.happening, 0.0) + max(tie.score, _LEAST)
    chosen = {family: max(scores, key=lambda h: (scores[h], -h)) for family, scores in sums.items()}
    return [tie for tie in ties if chosen[root[tie.item]] == tie.happening]


def _says_again(tolls: tuple[Toll, ...], i: int, j: int) -> bool:
    """Whether a later toll gives the figures of an earlier one anew. امرأة وطفل are two, said side by side."""
    a, b = tolls[i], tolls[j]
    if (a.outcome, a.low, a.high) != (b.outcome, b.low, b.high):
        return False
    return a.sentence != b.sentence or not (b.parent == i or (b.parent >= 0 and b.parent == a.parent))


def _says_least(title: Toll, body: Toll) -> bool:
    """A title shortens: 12 there is "at least 12" below, "dozens" there the 64 below."""
    if title.outcome != body.outcome or body.count_kind == "vague" or title.low is None or body.low is None:
        return False
    if title.count_kind == "vague":
        return body.low >= title.low and title.group in ("people", body.group)
    return body.high is None and title.high is not None and title.low == body.low


def toll_features(view: View, layers: Layers, mention: Mention, i: int) -> list[str]:
    """What only tolls look at: whether the mention is the deed itself, what leads from it to the people, what they say."""
    toll = layers.tolls[i]
    candidate = mention.candidate
    first, last = candidate.first, candidate.last
    frame = str(candidate.hits[0].entry.fields.get("frame"))
    gap = toll.sentence - view.sentence_of(first)
    features = [
        f"shape={toll.shape}|{toll.outcome}", f"group={toll.group}|{toll.outcome}", f"kind={toll.count_kind}|{toll.shape}",
        f"head={view.stem(toll.last - 1)}",
    ]
    if gap:
        near = str(max(-2, min(2, gap)))
        features.append(f"host={_host(view, toll)}|{near}")
        features.append(f"figures={_same_figures(layers, view.sentence_of(first), toll)}|{near}")
        return features
    if first <= toll.deed < last:
        return [*features, "is-deed", f"is-deed|{toll.how}|{toll.shape}"]
    side = "deed-after" if first < toll.deed else "deed-before"
    low, high = (last, toll.deed) if first < toll.deed else (max(toll.deed, toll.last - 1) + 1, first)
    between = _events_between(view, low, high)
    features += [f"{side}|{frame}|{toll.how}", f"{side}|{between}", f"{side}|{between}|{frame}",
                 f"{side}|{_lead(view, mention)}|{between}"]
    if first < toll.deed:
        features.append(f"results={_results_between(view, low, high)}|{between}|{frame}")
    return features


def _host(view: View, toll: Toll) -> str:
    """Whether the toll's own sentence has event words that could claim it, before or after it."""
    span = view.reading.sentences[toll.sentence]
    events = view.hits.get("events", {})
    deeds = range(toll.deed, toll.deed + 1)
    before = any(i in events and i not in deeds for i in range(span.start, toll.first))
    after = any(i in events and i not in deeds for i in range(toll.last, span.end))
    return f"{before}{after}"


def _same_figures(layers: Layers, sentence: int, toll: Toll) -> bool:
    return any(other.sentence == sentence and (other.outcome, other.low, other.high) == (toll.outcome, toll.low, toll.high)
               for other in layers.tolls)


def _events_between(view: View, low: int, high: int) -> int:
    events = view.hits.get("events", {})
    return min(3, sum(1 for i in range(low, high) if i in events))


def _lead(view: View, mention: Mention) -> str:
    """What stands right before the mention: بقصف, في غارة, جراء انفجار."""
    hit, first = mention.candidate.hits[0], mention.candidate.first
    if hit.prefix.strip("وف"):
        return hit.prefix
    if first and (cue := view.cue_at(first - 1, "results")):
        return str(cue.entry.id)
    return view.forms[first - 1] if first and view.classes[first - 1] == "P" else hit.prefix


def _results_between(view: View, low: int, high: int) -> str:
    for i in range(low, high):
        if cue := view.cue_at(i, "results"):
            return str(cue.entry.fields.get("direction"))
    return "none"
