"""A folded word in, what its shape alone says out: a rough stem, whether it may be a verb."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1 << 16)
def crude_stem(form: str) -> str:
    """A folded word without و/ف before an article or preposition, without article, without accusative alef."""
    for head in ("وال", "بال", "فال", "كال", "وبال", "ولل", "ال", "لل"):
        if form.startswith(head) and len(form) >= len(head) + 3:
            return form[len(head):]
    if len(form) > 4 and form[0] == "و":
        form = form[1:]
    if len(form) > 4 and form[0] in "بل" and form[1] != "ا":
        form = form[1:]
    if len(form) > 4 and form.endswith("ا"):
        form = form[:-1]
    return form


@lru_cache(maxsize=1 << 16)
def looks_like_verb(form: str) -> bool:
    """Whether an unknown word has the shape of a verb: يشهد, ستشهد, شهدت, أكدوا. Shapes that nouns share say no."""
    stem = form[1:] if len(form) > 4 and form[0] in "وف" else form
    if stem.startswith("ال") or len(stem) < 4:
        return False
    if stem[0] == "س" and len(stem) > 4 and stem[1] in "ين":
        return True
    if stem[0] == "ي" and not stem.endswith(("ه", "ات", "ي")):
        return True
    if stem.endswith("وا"):
        return True
    return stem.endswith("ت") and not stem.endswith(("ات", "وت", "يت")) and stem[0] not in "مب"
