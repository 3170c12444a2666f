"""A written noun in, the other forms of it out: غارة is غارات and غارتان too, قتيل is قتلى."""

from __future__ import annotations

from functools import lru_cache

from marsad.arabic.nouns import noun_forms

_FEMININE, _PLURAL = "ه", "ات"
_SHORTEST = 3  # letters before an ending that may be cut


def noun_kin(form: str) -> tuple[str, ...]:
    """The forms, folded and without article, of the noun that ``form`` is one of: those of the knowledge, else by the ending
    of a feminine noun alone, since broken plurals cannot be guessed."""
    known = _of_knowledge().get(form)
    if known is not None:
        return known
    if form.endswith(_FEMININE) and len(form) > _SHORTEST:
        return (form, form[:-1] + _PLURAL)
    if form.endswith(_PLURAL) and len(form) > _SHORTEST + 1:
        return (form, form[:-2] + _FEMININE)
    return (form,)


@lru_cache(maxsize=1)
def _of_knowledge() -> dict[str, tuple[str, ...]]:
    """Form -> all forms of its noun. A form of two nouns (أسرى) stands for both."""
    from marsad.lexicon.compile import WORD_SHELVES
    from marsad.lexicon.load import own_lexicon

    kin: dict[str, set[str]] = {}
    for entry in own_lexicon().entries:
        noun = entry.fields.get("noun")
        if entry.shelf not in WORD_SHELVES or not noun or " " in noun:
            continue
        plural = tuple(word for word in entry.fields.get("plural") or () if " " not in word)
        forms = {form for form, _ in noun_forms(noun, plural, bool(entry.fields.get("human"))) if " " not in form}
        for form in forms:
            kin.setdefault(form, set()).update(forms)
    return {form: tuple(sorted(forms)) for form, forms in kin.items()}
