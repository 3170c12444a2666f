"""A word that is open in, noun or verb out: its entries where they agree, else its shape and the words on both sides."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from marsad.arabic.fold import fold
from marsad.extraction.clause.frames import VerbReading
from marsad.extraction.clause.guess import closed_class
from marsad.extraction.clause.known import known
from marsad.extraction.clause.shapes import looks_like_verb
from marsad.model.entry import Hit

if TYPE_CHECKING:
    from marsad.extraction.clause.view import View

DAMMA = "\N{ARABIC DAMMA}"
_CASED = 7  # letters of a definite plural that shows its case
_PAST_WITH_OBJECT = ("تها", "ته", "تهم", "تهما", "وها", "وه", "وهم")
_AFTER_NOUN = ("علي", "بين", "ضد")  # a preposition that follows the noun, rarely the bare verb


def noun_or_verb(view: View, i: int, tags: list[str]) -> str:
    """N, V or A (a verb of being), from the entries of the word, its shape, the ``tags`` before it and the word after."""
    form = view.forms[i]
    words = known(view)
    hits = [hit for shelf in ("events", "cues", "outcomes") for hit in view.at(shelf, i)] if words.listed[i] else []
    verbal = [hit for hit in hits if hit.tag.startswith("v") or _is_listed_verb(hit, i, form)]
    nominal = [hit for hit in hits if hit.tag.startswith("n")]
    reading = view.verb_reading(i)
    if reading is not None and reading.role == "be":
        return "A"
    if reading is not None and not verbal and _is_dual_past(reading) and tags[-1:] != ["R"]:
        reading = None  # هدفاً is an accusative noun sooner than "they two aimed"
    pronoun = any(hit.suffix and _spelled_as_verb(view, i, hit) for hit in nominal)
    if (pronoun or (reading is not None and reading.ending)) and _has_object_pronoun(view, i, tags):
        return "V"
    either = not verbal and any(_spelled_as_verb(view, i, hit) for hit in nominal)
    if nominal and not verbal and not reading and not either:
        return "N"
    if either and _case_after(view, i) == "V":
        return "V"
    if words.thing[i] and not (verbal and _opens(tags) and not view.in_title(i) and _is_doer(view, i + 1)):
        return "N"
    if (verbal or reading) and not nominal:
        return "N" if _is_noun_after_all(view, i, reading, verbal, tags) else "V"
    if verbal or reading or either:
        return _either(view, i, hits, tags)
    return _by_shape(view, i, tags)


def _by_shape(view: View, i: int, tags: list[str]) -> str:
    """A word whose entries are no noun or verb, or that has none: its shape, and where it stands."""
    form = view.forms[i]
    if (view.guesses[i] == "V" and looks_like_verb(form)) or _derived_past(form):
        return "V"
    if known(view).listed[i]:
        return "N"
    opens = _opens(tags) and not view.in_title(i) and _may_be_verb(view, i, form)
    behind_relative = tags[-1:] == ["R"] and form.endswith(_PAST_WITH_OBJECT) and _is_open(view, i + 1)
    return "V" if looks_like_verb(form) or opens or behind_relative else "N"


def _opens(tags: list[str]) -> bool:
    return not tags or tags[-1] in "MSRFA"


def _may_be_verb(view: View, i: int, form: str) -> bool:
    """An unknown word that opens a clause before a noun: a bare past of three letters (برز), a present with ت (تحارب)."""
    stem = form[1:] if form[0] in "وف" and len(form) > 4 else form
    if not _is_doer(view, i + 1):
        return False
    return (len(stem) == 3 and stem[-1] not in "هاي") or (
        stem[0] == "ت" and len(stem) >= 4 and stem[-1] not in "ه" and stem[-2] not in "يا"
    )


def _is_doer(view: View, i: int) -> bool:
    """Whether the word may be the subject of a verb before it: with an article, or a name or people that we know."""
    return view.form(i).startswith("ال") or any(view.at(shelf, i) for shelf in ("parties", "groups", "places", "sources"))


def _spelled_as_verb(view: View, i: int, hit: Hit) -> bool:
    """قصف and قتل are noun and past alike; an entry that has both is found as its noun."""
    verb = hit.entry.fields.get("verb")
    if verb is None or hit.last != i + 1:
        return False
    form = view.forms[i]
    return form[len(hit.prefix): len(form) - len(hit.suffix)] == _folded(verb[0])


def _is_bare_past(reading: VerbReading | None, verbal: list[Hit]) -> bool:
    """جرى نقل الجرحى, أضاف صالح: behind a verb the bare form of a past is a noun."""
    tags = [hit.tag for hit in verbal if not hit.prefix and not hit.suffix] or (
        [reading.tag] if reading is not None and not reading.prefix and not reading.ending else [])
    return bool(tags) and all(tag == "v.past.3ms" for tag in tags)


def _is_dual_past(reading: VerbReading) -> bool:
    return reading.tag.endswith("3md") and not reading.ending


def _is_open(view: View, i: int) -> bool:
    """Whether the word is no mark, number or closed word."""
    return view.words[i].kind == "arabic" and not view.frames.closed_class(view.forms[i]) and not closed_class(view, i)


def _is_listed_verb(hit: Hit, i: int, form: str) -> bool:
    """Forms that an event lists beside its noun are verbs (استعاد, يؤوي), but for participles."""
    if hit.tag != "x" or hit.last > i + 1 or hit.definite or hit.entry.shelf == "cues" or not hit.entry.fields.get("noun"):
        return False
    return not form.startswith("م") and not form.endswith(("ين", "ون"))


def _has_object_pronoun(view: View, i: int, tags: list[str]) -> bool:
    """غارة شنها الطيران, التي زرعها مسلحون: behind a relative or an indefinite noun, and before a doer, it is a verb with its
    object, where it might be a noun with its owner (تكثيف الطيران غاراته)."""
    if i + 1 >= len(view.words) or not _is_open(view, i + 1) or view.forms[i][:1] in "بل":
        return False
    if not tags or tags[-1] in "RS":
        return bool(tags)
    words = known(view)
    free = tags[-1] == "N" and not _closed_off(view, i - 1) and not words.definite[i - 1]
    return free and (not words.deed[i - 1] or view.cue_at(i, "function", "agent") is not None)


@lru_cache(maxsize=1 << 12)
def _folded(word: str) -> str:
    return fold(word)


def _either(view: View, i: int, hits: list[Hit], tags: list[str]) -> str:
    """قصف, قتل: a noun with an article or preposition, after an indefinite noun, in a headline's first place; else a verb."""
    nominal = [hit for hit in hits if hit.tag.startswith("n")]
    if tags and tags[-1] == "R":
        return "V"
    if any(hit.definite or hit.prefix.strip("وفس") or hit.tag in ("n.acc", "n.pl", "n.du") for hit in nominal):
        return "N"
    if DAMMA in view.words[i].text[:4]:
        return "V"
    if (case := _case_after(view, i)) is not None:
        return case
    if not tags or view.reading.sentences[view.sentence_of(i)].start == i:
        return "N" if view.in_title(i) else "V"
    if view.form(i + 1) in _AFTER_NOUN:
        return "N"
    if any(hit.prefix for hit in nominal):
        return _as_before(view, i, tags)
    if tags[-1] in "STRFA":
        return "V"
    if tags[-1] == "M":
        return "N" if view.in_title(i) else "V"
    return "V" if tags[-1] == "N" and _closed_off(view, i - 1) else "N"


def _case_after(view: View, i: int) -> str | None:
    """أسر المقاتلون, قتل المدنيين: a plural that shows its case is the doer of a verb before it, or a noun's genitive."""
    after = view.form(i + 1)
    if not after.startswith("ال") or len(after) < _CASED or not view.at("groups", i + 1):
        return None
    return "V" if after.endswith("ون") else "N" if after.endswith("ين") else None


def _as_before(view: View, i: int, tags: list[str]) -> str:
    """مقتل حارس وجرح آخر, قُتل حارس وجرح آخر: what و joins is what it is joined to."""
    start = view.reading.sentences[view.sentence_of(i)].start
    for j in range(i - 1, start - 1, -1):
        if tags[j] == "V":
            return "V"
        if tags[j] == "N" and any(hit.tag.startswith("n") for shelf in ("events", "outcomes") for hit in view.at(shelf, j)
                                  if shelf == "events" or hit.entry.fields.get("role") == "deed"):
            return "N"
    return "V"


def _closed_off(view: View, i: int) -> bool:
    """Whether the word before is a known name or has an article, so that no genitive can follow it."""
    return view.forms[i].startswith("ال") or any(
        hit.tag not in ("guard", "demonym") for shelf in ("parties", "places") for hit in view.at(shelf, i)
    )


def _is_noun_after_all(view: View, i: int, reading: VerbReading | None, verbal: list[Hit], tags: list[str]) -> bool:
    """A verb by its entries that is none where it stands: لفتح, جرى نقل الجرحى, مكان عملهم."""
    pasts = [hit.prefix for hit in verbal if ".past." in hit.tag]
    if reading is not None and ".past." in reading.tag:
        pasts.append(reading.prefix)
    if pasts and all(prefix.strip("وفس") for prefix in pasts):
        return True
    if tags[-1:] == ["V"] and _is_bare_past(reading, verbal):
        return True
    if verbal or reading is None:
        return False
    form = view.forms[i]
    short = len(form) - len(reading.ending) - len(reading.prefix) < 4
    if reading.ending:
        return short and tags[-1:] in (["N"], ["P"])
    return len(form) < 4 and not _opens_clause(view, i)


def _opens_clause(view: View, i: int) -> bool:
    if i == 0 or view.words[i - 1].kind == "mark":
        return True
    return view.frames.closed_class(view.forms[i - 1]) in ("subordinator", "relative", "particle")


@lru_cache(maxsize=1 << 16)
def _derived_past(form: str) -> bool:
    """Unknown pasts of the derived stems: استقبل, انفجر, اقتحم; with a long vowel before the last letter they are nouns."""
    stem = form[1:] if form[:1] in "وف" and len(form) > 5 else form
    stem = stem[:-1] if stem.endswith("ت") and len(stem) > 5 else stem
    if len(stem) == 6 and stem.startswith("است"):
        return stem[4] not in "ا" and stem[-1] not in "اهي" and "ا" not in stem[3:]
    return (
        len(stem) == 5 and stem[0] == "ا" and (stem[2] == "ت" or stem[1] == "ن") and "ا" not in stem[1:] and stem[-1] not in "هي"
    )
