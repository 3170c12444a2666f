"""A happening and the speeches of a report in, features of who carries it out: how each speaker's words stand to its mentions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from marsad.arabic.fold import fold
from marsad.extraction.said import CITING
from marsad.extraction.same import Happening
from marsad.extraction.speech import Speech
from marsad.extraction.view import View

SPEECH_REACH = 2  # sentences between a mention and a speech that may carry it
_RANK = ("in", "quote", "self", "cited", "hearsay", "subject", "next1", "after", "before", "next1+", "next2", "next2+", "prev")


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker who may carry a happening: the speeches near its mentions, and how each stands to them."""

    key: str
    speeches: tuple[Speech, ...]
    relations: tuple[tuple[str, Speech, int], ...]  # relation, speech, first word of the mention

    @property
    def best(self) -> tuple[str, Speech, int]:
        """The closest of the relations."""
        return min(self.relations, key=lambda relation: (_RANK.index(relation[0]), abs(relation[1].cue_at - relation[2])))


class Voices:
    """The speeches of a report, asked happening by happening."""

    def __init__(self, view: View, speeches: tuple[Speech, ...]) -> None:
        self._view = view
        self._asserting = [speech for speech in speeches if speech.stance == "asserts" and speech.source is not None]
        self._against = [speech for speech in speeches if speech.stance != "asserts" and speech.first < speech.last]
        self._adopted: dict[int, list[Speech]] = {}
        self._number: dict[int, int] = {}
        self._sentences = {id(speech): view.sentence_of(speech.cue_at) for speech in speeches}
        self._speaking = sorted(self._sentences[id(speech)] for speech in speeches if speech.how not in CITING)

    def against(self, happening: Happening) -> list[Speech]:
        """The denials and doubts that cover a mention."""
        found = [speech for speech in self._against if any(_covers(speech, mention.candidate.first) for mention in happening.mentions)]
        return found + self._adopted.get(self._number.get(id(happening), -1), [])

    def adopt(self, happenings: tuple[Happening, ...]) -> None:
        """A denial whose object is no mention (نفت أي مسؤولية عن الهجوم) is of the happening last named by that word."""
        for speech in self._against:
            if any(_covers(speech, m.candidate.first) for happening in happenings for m in happening.mentions):
                continue
            entries = {hit.entry.id for i in range(speech.first, speech.last) for hit in self._view.at("events", i) if hit.definite}
            if speech.how in ("negated", "adjective"):
                continue
            near = [(abs(m.candidate.first - speech.first), h) for h, happening in enumerate(happenings) for m in happening.mentions
                    if m.candidate.entry_id in entries and m.candidate.first < speech.last]
            if near:
                self._adopted.setdefault(min(near)[1], []).append(speech)
        self._number = {id(happening): h for h, happening in enumerate(happenings)}

    def told(self, happening: Happening) -> list[int]:
        """The mentions that nobody denies there, as word indices."""
        return [m.candidate.first for m in happening.mentions if not any(_covers(speech, m.candidate.first) for speech in self._against)]

    def of(self, happening: Happening) -> list[Voice]:
        """Every speaker within reach, in the order of the report."""
        found: dict[str, list[tuple[str, Speech, int]]] = {}
        for mention in happening.mentions:
            at = mention.candidate.first
            sentence = self._view.sentence_of(at)
            denied = [speech for speech in self._against if _covers(speech, at)]
            for speech in self._asserting:
                if abs(self._sentences[id(speech)] - sentence) > SPEECH_REACH and at >= speech.reach:
                    continue
                relation = self.relation(speech, at, sentence)
                if relation is None or (denied and not _told_within(speech, denied, relation)):
                    continue
                assert speech.source is not None
                found.setdefault(fold(speech.source.text), []).append((relation, speech, at))
        return [Voice(key, tuple(dict.fromkeys(speech for _, speech, _ in rows)), tuple(rows)) for key, rows in found.items()]

    def relation(self, speech: Speech, at: int, sentence: int) -> str | None:
        """How a mention stands to a speech: in its words, in a quotation that goes on, cited, before, after, in the next sentence …"""
        own = self._sentences[id(speech)]
        if at == speech.cue_at:
            return "self"
        if speech.first <= at < speech.last:
            return "hearsay" if speech.how == "hearsay" else "cited" if speech.how in CITING else "in"
        if speech.last <= at < speech.reach:
            return "quote"
        gap = sentence - own
        if gap == 0:
            return "before" if at < speech.clause else "after" if at >= speech.last else "subject"
        if gap < 0:
            return "prev" if gap >= -SPEECH_REACH else None
        if gap > SPEECH_REACH:
            return None
        new = any(own < other <= sentence for other in self._speaking)
        return f"next{gap}{'+' if new else ''}"


def _covers(speech: Speech, at: int) -> bool:
    return speech.first <= at < speech.reach


def _told_within(speech: Speech, denied: list[Speech], relation: str) -> bool:
    """نفى الجيش ما أعلنه المتمردون من سيطرة: the rebels still assert what the army denies; the army does not."""
    return relation in ("in", "quote") and all(speech.source != other.source for other in denied)


def same_speaker(a: str, b: str) -> bool:
    """Whether two folded quotes share most of their words: حركة التحرير, حركة التحرير جناح الشمال."""
    left, right = Counter(a.split()), Counter(b.split())
    return 4 * sum((left & right).values()) >= sum(left.values()) + sum(right.values())


def voice_features(view: View, voices: list[Voice], k: int, happening: Happening) -> list[str]:
    """What tells whether voice ``k`` carries the happening: how near its words are, and whether others are nearer."""
    voice = voices[k]
    relation, speech, at = voice.best
    kind = happening.mentions[0].kind
    same_paragraph = view.paragraph_of(at) == view.paragraph_of(speech.cue_at)
    rank = _RANK.index(relation)
    others = [_RANK.index(other.best[0]) for j, other in enumerate(voices) if j != k]
    nearer = "none" if not others else "nearer" if min(others) < rank else "even" if min(others) == rank else "farther"
    inner = any(other.best[0] in ("in", "cited") and other.best[2] == at and abs(other.best[1].cue_at - at) < abs(speech.cue_at - at)
                for j, other in enumerate(voices) if j != k)
    first = at == happening.mentions[0].candidate.first
    covered = sum(1 for mention in happening.mentions if any(r in ("in", "quote", "cited") and a == mention.candidate.first for r, _, a in voice.relations))
    share = "none" if not covered else "all" if covered == len(happening.mentions) else "some"
    gap = abs(speech.cue_at - at)
    distance = "near" if gap < 8 else "mid" if gap < 20 else "far"
    features = [
        f"r={relation}", f"r={relation}|{speech.how}", f"r={relation}|{same_paragraph}", f"r={relation}|{kind}", f"r={relation}|{speech.cue_id}",
        f"r={relation}|{speech.source_kind}", f"r={relation}|{nearer}", f"r={relation}|{inner}", f"r={relation}|{distance}", f"r={relation}|{first}",
        f"share={share}|{len(happening.mentions) > 1}", f"share={share}|{nearer}", f"cue={speech.cue_id}", f"src={speech.source_kind}", f"how={speech.how}",
        f"r={relation}|quoted={view.in_quotation[at]}", f"r={relation}|title={view.in_title(at)}", f"voices={min(len(voices), 4)}|{relation}",
        f"m={len(happening.mentions) > 1}|{relation}", f"w={view.stem(speech.source_first)}", f"r={relation}|via={speech.via is not None}",
        f"cls={view.classes[at]}|{relation}|{kind}",
    ]
    features += sorted({f"any={r}|{s.how}" for r, s, _ in voice.relations})
    below = _below(view, speech.first, at)
    features += [f"below={below}|{relation}", f"below={below}|{relation}|{kind}", f"below={below}|{speech.cue_id}", f"below={below}|{view.classes[at]}"]
    return features


def _below(view: View, first: int, at: int) -> str:
    """What the mention hangs on in its clause: a relative (المنطقة التي حررها), a time (منذ غزو, بعد سيطرة), nothing."""
    for i in range(at - 1, max(first, at - 10) - 1, -1):
        if view.words[i].kind == "mark":
            return f"mark{at - i < 3}"
        for hit in view.at("cues", i):
            fields = hit.entry.fields
            if not hit.suffix and fields.get("time") or fields.get("class") in ("relative", "subordinator", "adversative"):
                return f"{fields.get('class')}{at - i < 3}"
            if fields.get("cue") in ("results", "agent", "means", "against", "background", "plans", "conditions"):
                return f"{fields['cue']}{at - i < 3}"
        if view.cue_at(i, "that"):
            return f"that{at - i < 3}"
    return "open" if at - first < 3 else "far"


def outlet_features(view: View, voices: list[Voice], told: list[int], happening: Happening) -> list[str]:
    """What tells whether the outlet says it in its own voice: mentions that no speech covers, and where they stand."""
    states = []
    for at in told:
        ranks = [(_RANK.index(r), r, s) for voice in voices for r, s, a in voice.relations if a == at]
        nearest = min(ranks, key=lambda row: row[0], default=None)
        states.append((nearest[1] if nearest else "free", nearest[2] if nearest else None, at))
    names = [state for state, _, _ in states]
    body = [(state, speech, at) for state, speech, at in states if not view.in_title(at)]
    tight = ("in", "quote", "cited", "hearsay")
    bare = sum(1 for state, _, _ in body if state not in tight)
    titled = any(view.in_title(at) for at in told)
    title_bare = any(view.in_title(at) and state not in tight for state, _, at in states)
    spoken = len({voice.key for voice in voices if voice.best[0] in tight})
    kind = happening.mentions[0].kind
    level = "none" if not body else "all" if bare == len(body) else "some" if bare else "no"
    features = [
        f"bare={level}", f"bare={level}|{min(spoken, 3)}", f"bare={level}|{kind}", f"bare={level}|{min(len(body), 3)}", f"titled={titled}|{level}",
        f"title-bare={title_bare}|{level}", f"spoken={min(spoken, 3)}", f"kind={kind}", f"told={min(len(told), 4)}|{level}", f"denied={len(told) < len(happening.mentions)}",
    ]
    features += sorted({f"state={state}" for state in names})
    for state, speech, at in states[:1]:
        below = _below(view, view.reading.sentences[view.sentence_of(at)].start, at)
        features += [f"below={below}|{state}", f"below={below}|{state}|{kind}", f"first={state}", f"first={state}|{kind}", f"first={state}|{view.in_title(at)}", f"first={state}|{view.classes[at]}",
                     f"first={state}|quoted={view.in_quotation[at]}"]
        if speech is not None:
            features += [f"first={state}|{speech.cue_id}", f"first={state}|{speech.how}", f"first={state}|{speech.source_kind}"]
    features += sorted({f"lead={state}|{view.sentence_of(at) <= 3}" for state, _, at in states})
    return features
