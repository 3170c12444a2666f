"""A view in, the words that say what became of people out: deeds (مقتل, أصيب), totals (عدد القتلى), said zeros."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from marsad.arabic.fold import fold
from marsad.extraction.clause.view import View
from marsad.extraction.tolls.counted_nouns import is_owned
from marsad.model.entry import Hit
from marsad.model.values import Outcome

FateKind = Literal["before", "of", "closing", "among", "total", "zero"]
_TURN = 12  # words between فقد and حياته
_SUBJECT = 5  # words in which the subject of a verb follows it
_TOGETHER = ("killed", "injured")


class Fate(NamedTuple):
    """Words ``first:last`` that give an outcome to people near them.

    ``kind``: before (مقتل …), of (جثث …, right before them), closing (… حتفه: it follows its people), among (من بين القتلى …),
    total (عدد القتلى إلى …), zero.
    ``cls`` is the class of the word (VN: قتل is both), ``joined`` whether it begins with و."""

    first: int
    last: int
    outcome: Outcome
    kind: FateKind
    cls: str
    joined: bool
    why: str


def find_fates(view: View, begin: int, end: int, counted: set[int]) -> list[Fate]:
    """The fates of one sentence in order; مقتل وإصابة is one, as it does not tell the dead from the injured.

    ``counted`` holds the ends of people that are counted: in طفلان قتلا وأصيب ثلاثة each verb has its own."""
    out: list[Fate] = []
    outcomes, cues = view.hits.get("outcomes", {}), view.hits.get("cues", {})
    for i in range(begin, end):
        if view.in_furniture[i] or (i not in outcomes and i not in cues):
            continue
        fate = _zero_at(view, i) or (_fate_at(view, i, begin, end) if i in outcomes else None)
        if fate is None:
            continue
        before = out[-1] if out else None
        if before is not None and before.first not in counted and _together(view, before, fate):
            fate = fate._replace(first=before.first, outcome="casualties", why=f"{before.why}+{fate.why}", joined=before.joined)
            out.pop()
        out.append(fate)
    return out


def _fate_at(view: View, i: int, begin: int, end: int) -> Fate | None:
    for hit in view.at("outcomes", i):
        fields = hit.entry.fields
        joined = hit.prefix.startswith("و")
        if fields.get("role") == "deed" and not fields.get("carries"):
            if hit.tag == "n.pl" or (hit.definite and hit.tag.startswith("n") and not _driven(view, i, str(fields["outcome"]))):
                continue
            if fields.get("things") and _of_weapon(view, hit, end):
                continue
            outcome: Outcome = fields["outcome"]
            last, turned = hit.last, fields.get("turned")
            if turned and any(_is(view, j, turned["by"]) for j in range(i + 1, min(i + _TURN, end))):
                outcome = turned["outcome"]
            noun = view.classes[i] != "V" and hit.tag.startswith("n")
            kind: FateKind = "closing" if (hit.suffix or hit.definite) and noun else "before"
            cls = "VN" if noun and _past_too(hit, view.forms[i]) else view.classes[i]
            return Fate(i, last, outcome, kind, cls, joined, hit.entry.id)
        if fields.get("role") != "person" or (fields.get("of") == "only" and (hit.definite or _is_threatened(view, i))):
            continue  # شريان الحياة لملايين, تهديد حياة ملايين
        if fields.get("singular") == "deed" and hit.tag == "n" and not hit.definite:
            return Fate(i, hit.last, fields["outcome"], "closing" if hit.suffix else "before", "N", joined, hit.entry.id)
        if fields.get("of") and is_owned(view, hit, end):
            return Fate(i, hit.last, fields["outcome"], "of", "N", joined, hit.entry.id)
        if (hit.definite or hit.suffix or hit.tag == "n.pl") and i > begin:
            kind_of = _total_or_among(view, i, hit)
            if kind_of is not None:
                return Fate(i, hit.last, fields["outcome"], kind_of, "N", joined, hit.entry.id)
    return None


def _is_threatened(view: View, i: int) -> bool:
    return any(hit.entry.fields.get("kind") == "THREATEN" for hit in view.at("events", i - 1)) if i else False


def _of_weapon(view: View, hit: Hit, end: int) -> bool:
    """سقطت أكثر من 40 قذيفة: what fell is no person, and nobody died of the word."""
    for i in range(hit.last, min(hit.last + _SUBJECT, end)):
        if view.at("weapons", i):
            return True
        if view.classes[i] == "M" or view.at("groups", i) or view.at("outcomes", i):
            return False
    return False


def _driven(view: View, i: int, outcome: str) -> bool:
    """أُجبر آلاف السكان على النزوح: what the people before were made to do."""
    return outcome == "displaced" and i > 0 and view.classes[i - 1] == "P"


def _past_too(hit: Hit, form: str) -> bool:
    """Whether the noun is spelled like the past of its verb: قتل, جرح."""
    verb = hit.entry.fields.get("verb")
    return verb is not None and not hit.suffix and not hit.definite and _folded(verb[0]) == form[len(hit.prefix):]


@lru_cache(maxsize=512)
def _folded(word: str) -> str:
    return fold(word)


def _total_or_among(view: View, i: int, hit: Hit) -> FateKind | None:
    """عدد القتلى, حصيلة الضحايا: what a number after it counts; من بين الجرحى: whom a noun after it is one of."""
    for j in (i - 1, i - 2, i - 3):
        if j < 0 or view.classes[j] == "M":
            return None
        for cue in view.at("cues", j):
            name = cue.entry.fields.get("cue")
            if name in ("count-of", "totals", "toll-correction") and (cue.last >= i or j == i - 1):
                return "total"
            between = name == "agent" and cue.entry.fields.get("two-sided") and hit.definite
            if cue.last == i and (name == "among" or between):
                return "among"
        if hit.definite and hit.last in view.quantity_at:
            return "total"
        if j == i - 1 and any(other.entry.fields.get("carries") for other in view.at("outcomes", j)):
            return "total"
    return None


def _zero_at(view: View, i: int) -> Fate | None:
    hit = view.cue_at(i, "no-casualties")
    if hit is None:
        return None
    return Fate(i, hit.last, hit.entry.fields.get("outcome") or "casualties", "zero", "", False, hit.entry.id)


def _together(view: View, a: Fate, b: Fate) -> bool:
    """مقتل وإصابة 11, قُتلوا أو أصيبوا: two fates of the same people."""
    if a.kind != "before" or b.kind != "before" or a.outcome == b.outcome:
        return False
    if not {a.outcome, b.outcome} & {*_TOGETHER, "casualties"}:
        return False
    gap = b.first - a.last
    if gap == 0:
        return b.joined
    return gap == 1 and view.cue_at(a.last, "connective") is not None and view.classes[a.last] == "C"


def _is(view: View, i: int, entry_id: str) -> bool:
    return any(hit.entry.id == entry_id for hit in view.at("outcomes", i))
