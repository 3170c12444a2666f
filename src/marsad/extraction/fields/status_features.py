"""A happening in, features of its reality and its number out: tense, signs, cues and times around each of its mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from marsad.extraction.clause.grammar import grammar_of
from marsad.extraction.clause.tense import governor_of, tense_of
from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import own_words
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.reality import SIGNS, chain_cues, signs_of
from marsad.extraction.events.same import Happening
from marsad.extraction.events.word_features import seen
from marsad.extraction.learned.counts import UP_TO
from marsad.model.time import Time

_CUES = frozenset((
    "plans", "conditions", "continues", "ongoing", "repeats", "totals", "negates", "denies", "doubts", "background", "refuses",
    "exercise", "purpose", "attempts", "wishes", "question", "commemorates", "fiction", "figurative", "topic-shift",
))
_NEXT = 3  # words between two event words of one chain
_HEADS = 2  # words that a mention hangs on which are looked at
_BACK, _ON, _OPENING = 8, 5, 4  # words before and after a mention, and at its sentence's head, whose cues count


def status_features(view: View, happening: Happening) -> list[str]:
    """What the words before and after each mention say; what its first mention and what all of them say."""
    kind, count = happening.mentions[0].kind, len(happening.mentions)
    features = {f"k={kind}", f"n={UP_TO[4][count]}"}
    rows = [_mention_features(view, mention) for mention in happening.mentions]
    for row in rows:
        features.update(row)
    features.update(f"first:{feature}" for feature in rows[0])
    shared = Counter(feature for row in rows for feature in row if feature.startswith(("tense=", "governor=")))
    features.update(f"all:{feature}" for feature, times in shared.items() if times == count)
    features.update(_sign_features([signs_of(view, mention.candidate) for mention in happening.mentions], kind))
    return sorted(features)


def _sign_features(signs: list[frozenset[str]], kind: str) -> list[str]:
    """How many of the mentions bear each sign, and whether the first and the last do."""
    features = [f"signs={'+'.join(sorted(signs[0]))}", f"any={'+'.join(sorted(frozenset().union(*signs)))}"]
    for sign in SIGNS:
        bearing = sum(sign in found for found in signs)
        if bearing:
            amount = "all" if bearing == len(signs) else "half" if 2 * bearing >= len(signs) else "some"
            opens = sign in signs[0]
            features += [sign, f"{sign}={amount}", f"{sign}={amount}|{opens}", f"{sign}|{kind}", f"{sign}|first={opens}",
                         f"{sign}|last={sign in signs[-1]}"]
    return features


def _mention_features(view: View, mention: Mention) -> set[str]:
    candidate = mention.candidate
    first, last, hit = candidate.first, candidate.last, candidate.hits[0]
    span = view.reading.sentences[view.sentence_of(first)]
    cls, frame, entry = view.classes[first], hit.entry.fields.get("frame"), hit.entry.id
    tense = _form(view, mention)
    title = "title" if view.in_title(first) else "body"
    before, after = view.stem(first - 1), view.stem(last)
    counted = any(i in view.quantity_at for i in range(max(span.start, first - 3), min(span.end, last + 4)))
    features = {
        f"tense={tense}|{title}", f"tense={tense}|{cls}", f"tense={tense}|{mention.kind}", f"e={entry}", f"e={entry}|{tense}",
        f"frame={frame}|{tense}", f"pre={hit.prefix}|{cls}", f"tag={hit.tag[:6]}|{cls}", f"owner={bool(hit.suffix)}|{cls}",
        f"w-1={before}", f"w+1={after}", f"w-2={view.stem(first - 2)}", f"w-1={before}|{mention.kind}",
        f"counted={counted}|{tense}", f"quoted={view.in_quotation[first]}",
    }
    for cue in chain_cues(view, first, span.start):
        name = cue.entry.fields["cue"]
        near = min(first - cue.first, 3)
        features.update((f"chain={name}", f"chain={name}|{hit.prefix}", f"chain={name}|{near}", f"chain={cue.entry.id}"))
    features.update(_governor_features(view, mention, span.start, tense, title))
    features.update(_cue_features(view, first, last, span.start, span.end, tense))
    features.update(_time_features(view, mention, tense))
    features.update(_hanging_features(view, mention))
    features.update(_beside_features(view, mention))
    return features


def _hanging_features(view: View, mention: Mention) -> Iterator[str]:
    """What the mention hangs on, and what that hangs on: هدد بشن غارات, دعا إلى وقف القتال, بهدف السيطرة."""
    grammar = grammar_of(view)
    links = grammar.links
    for link in links.get(grammar.node(mention.candidate.first), [])[:_HEADS]:
        sort = seen(view, link.head)
        yield from (f"up={link.rel}|{view.stem(link.head)}", f"up={link.rel}|{sort}", f"up={sort}")
        for above in links.get(link.head, [])[:1]:
            yield f"up2={link.rel}.{above.rel}|{view.stem(above.head)}"
            yield f"up2={seen(view, above.head)}"


def _beside_features(view: View, mention: Mention) -> Iterator[str]:
    """The event words before and after: what is threatened, asked for or agreed on stands beside the threat."""
    low, high = own_words(view, mention.candidate)
    for hit in view.at("events", low - 1)[:1]:
        near = mention.candidate.first - low < _NEXT
        yield from (f"before={hit.entry.id}", f"before={hit.entry.fields['kind']}|{near}",
                    f"before={hit.entry.fields.get('frame')}|{mention.candidate.hits[0].prefix}")
    for hit in view.at("events", high)[:1]:
        yield f"after={hit.entry.fields['kind']}"


def _form(view: View, mention: Mention) -> str:
    """The tense of a verb; of a noun whether it is definite and whether plural."""
    first, hit = mention.candidate.first, mention.candidate.hits[0]
    if view.classes[first] == "V":
        return tense_of(view, first)
    return ("definite" if hit.definite else "indefinite") + ("-plural" if hit.tag.startswith("n.pl") else "")


def _governor_features(view: View, mention: Mention, start: int, tense: str, title: str) -> list[str]:
    """The verb before the mention in its clause: its tense, its distance, whether it is itself a cue."""
    first, hit = mention.candidate.first, mention.candidate.hits[0]
    cls = view.classes[first]
    verb, stop = governor_of(view, first, start)
    if verb is None:
        return [f"governor=none|{stop}|{cls}", f"governor=none|{title}|{tense}"]
    of, near = tense_of(view, verb), "1" if first - verb <= 1 else "3" if first - verb <= 3 else "far"
    led = next((view.stem(j) for j in range(first - 1, verb, -1) if view.classes[j] == "P"), hit.prefix)
    features = [f"governor={of}|{cls}", f"governor={of}|{title}|{cls}", f"governor={of}|{near}|{cls}",
                f"governor={of}|{mention.kind}", f"governor={of}|{tense}", f"governor={of}|{led}", f"word={view.stem(verb)}"]
    for cue in view.at("cues", verb):
        if cue.entry.fields.get("cue") in _CUES:
            features += [f"governor-cue={cue.entry.fields['cue']}|{of}", f"governor-cue={cue.entry.id}"]
    for j in range(max(start, verb - 2), verb):
        features += [f"auxiliary={cue.entry.id}|{of}" for cue in view.at("cues", j)
                     if cue.entry.fields.get("class") in ("auxiliary", "negation")]
    return features


def _cue_features(view: View, first: int, last: int, start: int, end: int, tense: str) -> list[str]:
    """Cues around the mention, those right beside it apart, and those that open its sentence."""
    features = []
    for i in range(max(start, first - _BACK), min(end, last + _ON)):
        side = "before" if i < first else "after"
        near = "-near" if -3 <= i - first < 0 or 0 <= i - last < 2 else ""
        for cue in view.at("cues", i):
            name = cue.entry.fields.get("cue")
            if name in _CUES:
                features += [f"{side}{near}:{name}", f"{side}:{cue.entry.id}", f"{side}{near}:{name}|{tense}"]
    for i in range(start, min(start + _OPENING, end)):
        names = (cue.entry.fields.get("role") or cue.entry.fields.get("cue") for cue in view.at("cues", i))
        features += [f"opening:{name}" for name in names if name in _CUES]
    return features


def _time_features(view: View, mention: Mention, tense: str) -> list[str]:
    """The nearest time of the mention's sentence: whether it lies ahead, goes on since, or lasts."""
    found = _nearest_time(view, mention)
    if found is None:
        return ["time=none"]
    distance, time = found
    near = "near" if distance < 6 else "far"
    published = view.reading.document.published
    days = (time.latest - time.earliest).days if time.earliest and time.latest else -1
    length = "open" if days < 0 else "day" if days < 2 else "weeks" if days < 15 else "long"
    ahead = bool(published and time.earliest and time.earliest > published)
    ref = time.value if time.value.endswith("_REF") else ""
    return [f"time={length}|{near}", f"since={time.since}|{near}", f"ahead={ahead}|{near}", f"ref={ref}|{near}",
            f"since={time.since}|{tense}", f"time={length}|{tense}", f"time-type={time.type}"]


def _nearest_time(view: View, mention: Mention) -> tuple[int, Time] | None:
    first, last = mention.candidate.first, mention.candidate.last
    span = view.reading.sentences[view.sentence_of(first)]
    rows = [(time.first - last if time.first >= last else first - time.last, n, time) for n, time in enumerate(view.reading.times)
            if span.start <= time.first < span.end]
    if not rows:
        return None
    distance, _, time = min(rows, key=lambda row: row[:2])
    return distance, time
