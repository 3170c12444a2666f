"""A verb in a report in, its tense out: past, present or future."""

from __future__ import annotations

from marsad.extraction.clause.view import View

_PERSONS = "يتن"  # the letters that begin a present verb


def tense_of(view: View, i: int) -> str:
    """"future" | "present" | "past" of the verb at word ``i``: by the entry that matches it, else by its shape."""
    for shelf in ("events", "cues", "outcomes"):
        for hit in view.at(shelf, i):
            if hit.tag.startswith("v"):
                return "future" if "س" in hit.prefix else "present" if hit.tag.startswith("v.pres") else "past"
    form = view.forms[i]
    stem = form[1:] if len(form) > 4 and form[0] in "وف" else form
    if stem[0] == "س" and len(stem) > 4 and stem[1] in _PERSONS and not stem.endswith(("ات", "ه")):
        return "future"
    if stem[0] == "ي":
        return "present"
    return "present" if stem[0] in "تن" and not stem.endswith(("ت", "وا")) else "past"


def governor_of(view: View, i: int, start: int, *, reach: int = 12) -> tuple[int | None, str]:
    """The verb that the noun at word ``i`` hangs on in its clause, and where the search ended without one.

    ستفرض السلطات حظراً: ``حظراً`` hangs on ``ستفرض``. A mark, a conjunction or أن ends the clause.
    """
    for j in range(i - 1, max(start, i - reach) - 1, -1):
        cls = view.classes[j]
        cues = view.at("cues", j)
        if cls == "V" or any(hit.tag.startswith("v") for hit in cues):
            return j, ""
        if cls == "M" and view.words[j].text not in '"«»“”':
            return None, "mark"
        if cls == "C" or any(hit.entry.fields.get("cue") == "that" for hit in cues):
            return None, "clause"
    return None, "start"
