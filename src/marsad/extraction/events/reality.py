"""A candidate in, the signs of its reality out: to come, only possible, going on, aimed at, denied, rehearsed."""

from __future__ import annotations

from marsad.extraction.clause.tense import governor_of, tense_of
from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import Candidate
from marsad.model.entry import Hit

SIGNS = ("future", "maybe", "still", "aim", "not", "rehearsed")
_BY_CUE = {
    "plans": "future", "conditions": "maybe", "question": "maybe", "wishes": "maybe", "ongoing": "still", "continues": "still",
    "purpose": "aim", "attempts": "aim", "negates": "not", "exercise": "rehearsed",
}
_CHAIN = 6  # words of a noun chain: احتمال شن غارات جوية
_NEAR = 5  # words between a verb and what it says is planned


def signs_of(view: View, candidate: Candidate) -> frozenset[str]:
    """Which of ``SIGNS`` the words bear that stand closest to the mention in its own clause."""
    return view.remember("signs", candidate.first, lambda view, _: _find_signs(view, candidate))


def _find_signs(view: View, candidate: Candidate) -> frozenset[str]:
    first, last = candidate.first, candidate.last
    span = view.reading.sentences[view.sentence_of(first)]
    if view.classes[first] == "V":
        found = _verb_signs(view, first, span.start)
    else:
        chain = chain_cues(view, first, span.start)
        found = {_BY_CUE[_cue(hit)] for hit in chain} | _governed_signs(view, candidate, span.start)
    after = {sign for j in range(last, min(span.end, last + 2)) for sign in _cue_signs(view, j)}
    return frozenset(found | (after & {"future", "maybe", "still", "rehearsed"}))


def _verb_signs(view: View, first: int, start: int) -> set[str]:
    """سيقتحم, سوف يقتحم, قد يقتحم, لم يقتحم: the verb itself and the two words before it."""
    found = {sign for j in range(max(start, first - 2), first) for sign in _cue_signs(view, j)}
    return found | {"future"} if tense_of(view, first) == "future" else found


def chain_cues(view: View, first: int, start: int) -> tuple[Hit, ...]:
    """احتمال شن هجوم, استعداداً لاقتحام: the nearest cues of the noun chain that leads into the word ``first``."""
    for j in range(first - 1, max(start, first - _CHAIN) - 1, -1):
        if view.classes[j] in "MCD":
            return ()
        cues = tuple(hit for hit in view.at("cues", j) if _cue(hit) in _BY_CUE)
        if cues or view.classes[j] == "V":
            return cues
    return ()


def _governed_signs(view: View, candidate: Candidate, start: int) -> set[str]:
    """ستفرض السلطات حظراً, قد تشن غارات, دخلوا لاعتقاله: the verb that the noun hangs on, and what leads from it."""
    first = candidate.first
    found: set[str] = set()
    verb, _ = governor_of(view, first, start)
    if verb is not None and first - verb <= _NEAR:
        if tense_of(view, verb) == "future":
            found.add("future")
        found |= {sign for j in range(max(start, verb - 2), verb + 1) for sign in _cue_signs(view, j)} - {"aim"}
    if _is_aim(view, candidate, verb):
        found.add("aim")
    return found


def _is_aim(view: View, candidate: Candidate, verb: int | None) -> bool:
    """لقتل سفير, لشن هجوم: the mention or the verbal noun before it begins with the ل of purpose.

    After the verbs of suffering and leading to, the ل is their object's: تعرضت المدينة لقصف, أدى لمقتل.
    """
    before = candidate.first - 1
    if candidate.hits[0].prefix.endswith("ل"):
        return verb is None or view.cue_at(verb, "results", "against") is None
    form = view.form(before)
    return before >= 0 and view.classes[before] == "N" and form.startswith("ل") and len(form) < 6


def _cue_signs(view: View, i: int) -> set[str]:
    return {_BY_CUE[_cue(hit)] for hit in view.at("cues", i) if _cue(hit) in _BY_CUE}


def _cue(hit: Hit) -> str:
    """The cue of a hit; "" where the س of the future was cut from a word that is no verb (سنية is no س+نية)."""
    return "" if "س" in hit.prefix and not hit.tag.startswith("v") else str(hit.entry.fields.get("cue"))
