"""A mention and something else of the report in, features of how they stand to each other out."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from marsad.extraction.clause.view import View
from marsad.extraction.events.mention import Mention
from marsad.extraction.item import Item
from marsad.extraction.learned.counts import UP_TO


class Between(NamedTuple):
    """Running counts over the document, so that 'how many commas between' is one subtraction."""

    mentions: list[int]
    items: list[int]
    commas: list[int]
    clauses: list[int]
    verbs: list[int]
    results: list[int]


def count_between(view: View, mentions: tuple[Mention, ...], items: tuple[Item, ...]) -> Between:
    """Prefix sums over the words for mentions, items, commas, clause words, verbs and result cues."""
    size = len(view.words)
    at_mention, at_item = bytearray(size), bytearray(size)
    for mention in mentions:
        at_mention[mention.candidate.first] = 1
    for item in items:
        at_item[item.first] = 1
    standing = view.remember("between", None, _count_standing)
    return Between(_sums(at_mention), _sums(at_item), *standing)


def _count_standing(view: View, _: None) -> tuple[list[int], list[int], list[int], list[int]]:
    """The sums that are the same whatever the items are: commas, clause words, verbs, result cues."""
    size = len(view.words)
    commas = [view.words[i].text in "،,؛;" and view.classes[i] == "M" for i in range(size)]
    clauses = [cls == "C" for cls in view.classes]
    verbs = [cls == "V" for cls in view.classes]
    results = bytearray(size)
    for i in view.hits.get("cues", ()):
        results[i] = view.cue_at(i, "results") is not None
    return _sums(commas), _sums(clauses), _sums(verbs), _sums(results)


def _sums(flags: bytearray | list[bool]) -> list[int]:
    """How many flags stand before each word; one more than there are words."""
    return list(accumulate(flags, initial=0))


def mention_features(view: View, mention: Mention) -> tuple[str, str, str, str]:
    """What the mention is: entry, frame with form, kind, class."""
    hit = mention.candidate.hits[0]
    cls = view.classes[mention.candidate.first]
    tag = hit.tag.split(".")[0]
    passive = "p" if _passive(view, mention) else ""
    return (f"E{hit.entry.id}{tag}", f"{hit.entry.fields.get('frame')}.{cls}{passive}", mention.kind, cls)


def _passive(view: View, mention: Mention) -> bool:
    """A damma on the first letter says passive: قُتل, استُهدف."""
    written = view.words[mention.candidate.first].text
    return "\N{ARABIC DAMMA}" in written[:5] and view.classes[mention.candidate.first] == "V"


def pair_features(view: View, mention: Mention, what: tuple[str, str, str, str], item: Item, between: Between) -> list[str]:
    """How the item stands to the mention: order, distance, what is between, what leads into it, what both are. ``what`` is what
    ``mention_features`` says."""
    entry, frame, kind, _ = what
    first, last = mention.candidate.first, mention.candidate.last
    gap_sentences = view.sentence_of(item.first) - view.sentence_of(first)
    if gap_sentences == 0:
        if item.first >= last:
            side, low, high = "after", last, item.first
        elif item.last <= first:
            side, low, high = "before", item.last, first
        else:
            side, low, high = "inside", first, first
        where = f"{side}{_bucket(high - low)}"
        low = min(low, high)
        mentions, items, commas, clauses, verbs, results = [sums[high] - sums[low] for sums in between]
        many = f"i-between={side}{UP_TO[4][items]}"
        features = [
            f"at={where}",
            f"at={side}|{frame}",
            f"at={where}|{frame}",
            f"lead={item.lead}|{side}|{frame}",
            f"lead={item.lead}|{side}|{entry}",
            f"lead={item.lead}|{where}",
            f"m-between={side}{UP_TO[3][mentions]}",
            f"{many}|{frame}",
            f"{many}|{item.lead}",
            f"commas={side}{UP_TO[3][commas]}",
            f"clauses={side}{UP_TO[2][clauses]}",
            f"verbs={side}{UP_TO[2][verbs]}",
            f"results={side}{UP_TO[1][results]}|{frame}",
            f"mc={side}{UP_TO[2][mentions]}{UP_TO[2][commas]}{UP_TO[1][clauses]}",
        ]
        for own in item.own:
            features += [f"{own}|{side}|{frame}", f"{own}|{side}|{entry}", f"{own}|{where}", f"{own}|{item.lead}|{side}"]
    else:
        where = f"s{max(-3, min(3, gap_sentences))}"
        same_paragraph = view.paragraph_of(item.first) == view.paragraph_of(first)
        features = [
            f"at={where}",
            f"at={where}|{same_paragraph!s}",
            f"at={where}|{frame}",
            f"title={view.in_title(first)!s}{view.in_title(item.first)!s}",
        ]
        for own in item.own:
            features += [f"{own}|{where}", f"{own}|far|{frame}"]
    features += list(item.own)
    features += [f"{own}|{kind}" for own in item.own]
    features.append(f"k={kind}")
    return features


def apart(view: View, mention: Mention, first: int, last: int) -> tuple[int, int]:
    """How far words ``first:last`` stand from a mention: sentences, then words; fewer than none where they overlap."""
    own = mention.candidate
    words = first - own.last if first >= own.first else own.first - last
    return abs(view.sentence_of(own.first) - view.sentence_of(first)), words


def _bucket(gap: int) -> str:
    if gap <= 3:
        return str(gap)
    for limit in (5, 8, 12, 20):
        if gap <= limit:
            return f"<{limit}"
    return "far"
