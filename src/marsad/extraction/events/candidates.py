"""A view in, the words that may name an event out: what the lexicon knows as event words."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.arabic.fold import fold
from marsad.extraction.clause.view import View
from marsad.model.entry import Hit

_AT_DAWN = fold("فجراً")
_BEFORE, _AFTER = 12, 14  # words around a candidate that may be its own


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words ``first:last`` that may name an event; ``hits`` are the entries that match them.

    Of the entry that it stands for, the first: ``entry_id``, the ``kind`` that it names first, its ``frame`` (who does what to
    whom by it) and its ``family``, the lemma that it is a phrase of: assault.shell.air and assault.shell.artillery are both قصف.
    """

    first: int
    last: int
    start: int
    end: int
    hits: tuple[Hit, ...]
    entry_id: str
    kind: str
    frame: str
    family: str

    @classmethod
    def of(cls, hits: tuple[Hit, ...]) -> Candidate:
        """The candidate that ``hits`` of one word are, the longest first."""
        hit, entry = hits[0], hits[0].entry
        kind, frame = str(entry.fields["kind"]), str(entry.fields.get("frame"))
        return cls(hit.first, hit.last, hit.start, hit.end, hits, entry.id, kind, frame, ".".join(entry.id.split(".")[:2]))


def own_kinds(candidate: Candidate) -> set[str]:
    """The kinds that the candidate's entries say it can be."""
    return {kind for hit in candidate.hits for kind in (hit.entry.fields["kind"], *(hit.entry.fields.get("also") or ()))}


def find_candidates(view: View) -> tuple[Candidate, ...]:
    """Every place where an event word stands, outside page furniture."""
    out = []
    covered = 0
    for first in sorted(view.hits.get("events", {})):
        hits = view.at("events", first)
        if view.in_furniture[first] or first < covered or _is_name(view, hits[0]) or _is_of_party(view, hits[0]) or (
                _is_hour(view, first)):
            continue
        out.append(Candidate.of(tuple(hits)))
        if hits[0].last > first + 1:
            covered = hits[0].last
    return tuple(out)


def _is_name(view: View, hit: Hit) -> bool:
    """صعدة is the town, not صعّد with a pronoun: a word that is a place as it stands is not cut to be an event. مسيرة انتحارية is
    a drone and no march, منصة إطلاق صواريخ a weapon and no launch."""
    if any(weapon.last > hit.first for i in (hit.first - 1, hit.first - 2) if i >= 0 for weapon in view.at("weapons", i)):
        return True
    if hit.entry.fields["kind"] == "PROTEST" and any(weapon.last > hit.last for weapon in view.at("weapons", hit.first)):
        return True
    return bool(hit.suffix) and any(name.tag not in ("guard", "demonym") for name in view.at("places", hit.first))


def _is_hour(view: View, first: int) -> bool:
    """قصفت البلدة فجر اليوم, قصفت البلدة فجرا: dawn, not "blew up"; two who blow something up have it behind the verb."""
    time = view.time_at.get(first)
    if time is not None:
        return time.first == first and time.part_of_day is not None
    if view.forms[first] != _AT_DAWN:
        return False
    following = first + 1
    return following == len(view.words) or view.classes[following] != "N" or view.forms[following].startswith("و")


def _is_of_party(view: View, hit: Hit) -> bool:
    """ميليشيات الحشد الشعبي, قوات الاحتلال: a word inside the name of a party is none of what the party does."""
    kind = view.remember("party words", None, _party_words).get(hit.first)
    return kind == "own" or (kind == "generic" and bool(hit.entry.fields.get("party")))


def _party_words(view: View, _: None) -> dict[int, str]:
    """The words of names of parties and sources: "own" of a name of several words that is one party's, else "generic"."""
    out: dict[int, str] = {}
    for shelf in ("parties", "sources"):
        for first, hits in view.hits.get(shelf, {}).items():
            for hit in hits:
                alone = hit.last == first + 1
                if hit.tag == "demonym" or (alone and not view.forms[first].lstrip("وفب").startswith(("ال", "لل"))):
                    continue
                own = not alone and hit.tag not in ("arm", "guard") and hit.entry.fields.get("kind") != "generic"
                for i in range(first, hit.last):
                    out[i] = "own" if own or out.get(i) == "own" else "generic"
    return out


def own_words(view: View, candidate: Candidate) -> tuple[int, int]:
    """The words around a candidate up to the next event word on each side, within its sentence."""
    return view.remember("own words", (candidate.first, candidate.last), _find_own_words)


def _find_own_words(view: View, words: tuple[int, int]) -> tuple[int, int]:
    first, last = words
    span, events = view.reading.sentences[view.sentence_of(first)], view.row("events")
    low, high = first, last
    while low > span.start and first - low < _BEFORE and not events[low - 1]:
        low -= 1
    while high < span.end and high - last < _AFTER and not events[high]:
        high += 1
    return low, high


def lead_of(view: View, candidate: Candidate) -> str:
    """What leads into a candidate: its own preposition, the preposition or conjunction before it, its و, else the class of the
    word before."""
    prefix, before = candidate.hits[0].prefix, candidate.first - 1
    own = prefix.strip("وف")
    if own:
        return own
    if before >= 0 and view.classes[before] in "PC":
        return view.forms[before].removeprefix("و")
    return prefix[:1] or view.cls(before)
