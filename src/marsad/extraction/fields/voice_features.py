"""A happening and who may carry it in, features for the models out: whether a speaker asserts it, whether the outlet does."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.extraction.clause.view import View
from marsad.extraction.fields.voices import RANKS, Relation, Voice
from marsad.extraction.learned.counts import UP_TO

_TIGHT = ("in", "quote", "cited", "hearsay")
_HANGING = 10  # words before a mention that may govern it
_GOVERNING = ("results", "agent", "means", "against", "background", "plans", "conditions")
_CLASSES = ("relative", "subordinator", "adversative")


def voice_features(view: View, voices: list[Voice], k: int, starts: list[int], kind: str) -> list[str]:
    """What tells whether voice ``k`` carries the happening: how near its words are, and whether others are nearer."""
    relation, speech, at = voices[k].best
    gap = abs(speech.cue_at - at)
    distance = "near" if gap < 8 else "mid" if gap < 20 else "far"
    below = _below(view, speech.first, at)
    share = _share(voices[k], starts)
    nearer = _nearer(voices, k)
    several = len(starts) > 1
    features = [f"r={relation}"]
    features += [f"r={relation}|{other}" for other in (
        speech.how, f"par={view.paragraph_of(at) == view.paragraph_of(speech.cue_at)}", kind, speech.cue_id,
        f"src={speech.source_kind}", nearer, f"inner={_inner(voices, k)}", distance, f"first={at == starts[0]}",
        f"quoted={view.in_quotation[at]}",
        f"title={view.in_title(at)}", f"voices={UP_TO[4][len(voices)]}", f"several={several}", f"via={speech.via is not None}",
        f"below={below}", f"below={below}|{kind}", f"cls={view.classes[at]}|{kind}")]
    features += [
        f"share={share}|{several}", f"share={share}|{nearer}", f"cue={speech.cue_id}", f"src={speech.source_kind}",
        f"how={speech.how}", f"w={view.stem(speech.source_first)}", f"below={below}|{speech.cue_id}",
        f"below={below}|{view.classes[at]}",
    ]
    return features + sorted({f"any={one.kind}|{one.speech.how}" for one in voices[k].relations})


def _nearer(voices: list[Voice], k: int) -> str:
    """Whether another speaker stands closer to the happening."""
    own = RANKS[voices[k].best.kind]
    others = [RANKS[voice.best.kind] for j, voice in enumerate(voices) if j != k]
    return "none" if not others else "nearer" if min(others) < own else "even" if min(others) == own else "farther"


def _inner(voices: list[Voice], k: int) -> bool:
    """Whether another's word of saying stands between this one's and the mention."""
    _, speech, at = voices[k].best
    gap = abs(speech.cue_at - at)
    return any(other.kind in ("in", "cited") and other.at == at and abs(other.speech.cue_at - at) < gap
               for j, voice in enumerate(voices) if j != k for other in (voice.best,))


def _share(voice: Voice, starts: list[int]) -> str:
    """Whether the speaker's words hold all the mentions, some, none."""
    covered = {relation.at for relation in voice.relations if relation.kind in ("in", "quote", "cited")}
    return "none" if not covered else "all" if len(covered) == len(starts) else "some"


def _below(view: View, first: int, at: int) -> str:
    """What the mention hangs on in its clause: a relative (المنطقة التي حررها), a time (منذ غزو, بعد سيطرة), nothing."""
    for i in range(at - 1, max(first, at - _HANGING) - 1, -1):
        close = at - i < 3
        if view.words[i].kind == "mark":
            return f"mark{close}"
        for hit in view.at("cues", i):
            fields = hit.entry.fields
            if (fields.get("time") and not hit.suffix) or fields.get("class") in _CLASSES:
                return f"{fields.get('class')}{close}"
            if fields.get("cue") in _GOVERNING:
                return f"{fields['cue']}{close}"
        if view.cue_at(i, "that"):
            return f"that{close}"
    return "open" if at - first < 3 else "far"


def outlet_features(view: View, voices: list[Voice], told: list[int], count: int, kind: str) -> list[str]:
    """What tells whether the outlet says it in its own voice: mentions that no speech covers, and where they stand.

    ``told`` are the mentions that nobody denies, of ``count``."""
    nearest = [_nearest(voices, at) for at in told]
    states = [relation.kind if relation is not None else "free" for relation in nearest]
    body = [state for state, at in zip(states, told, strict=True) if not view.in_title(at)]
    bare = sum(state not in _TIGHT for state in body)
    level = "none" if not body else "all" if bare == len(body) else "some" if bare else "no"
    spoken = min(sum(voice.best.kind in _TIGHT for voice in voices), 3)
    titled = any(view.in_title(at) for at in told)
    bare_title = any(view.in_title(at) and state not in _TIGHT for state, at in zip(states, told, strict=True))
    features = [f"bare={level}", f"spoken={spoken}", f"kind={kind}"]
    features += [f"bare={level}|{other}" for other in (
        spoken, kind, f"body={UP_TO[3][len(body)]}", f"titled={titled}", f"title={bare_title}", f"told={UP_TO[4][len(told)]}")]
    features += [f"denied={len(told) < count}", *sorted({f"state={state}" for state in states})]
    features += sorted({f"lead={state}|{view.sentence_of(at) <= 3}" for state, at in zip(states, told, strict=True)})
    if told:
        features += _first_features(view, states[0], nearest[0], told[0], kind)
    return features


def _first_features(view: View, state: str, relation: Relation | None, at: int, kind: str) -> Iterator[str]:
    below = _below(view, view.reading.sentences[view.sentence_of(at)].start, at)
    yield f"first={state}"
    for other in (kind, f"title={view.in_title(at)}", view.classes[at], f"quoted={view.in_quotation[at]}",
                  f"below={below}", f"below={below}|{kind}"):
        yield f"first={state}|{other}"
    if relation is not None:
        for other in (relation.speech.cue_id, relation.speech.how, f"src={relation.speech.source_kind}"):
            yield f"first={state}|{other}"


def _nearest(voices: list[Voice], at: int) -> Relation | None:
    """The closest relation of any speaker to one mention."""
    here = [relation for voice in voices for relation in voice.relations if relation.at == at]
    return min(here, key=lambda relation: RANKS[relation.kind], default=None)
