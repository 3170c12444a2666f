"""A view in, the part of speech of each word out, as a clause needs it: verbs, nouns and the closed words between them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from marsad.arabic.fold import fold
from marsad.extraction.clause.frames import VerbReading
from marsad.extraction.clause.guess import closed_class
from marsad.extraction.clause.known import known
from marsad.extraction.clause.people import find_people
from marsad.extraction.clause.shapes import looks_like_verb
from marsad.model.entry import Hit

if TYPE_CHECKING:
    from marsad.extraction.clause.view import View

# V verb, N noun or adjective, # number, T time, P preposition, G "by" (من قبل), W "with" (means), S subordinator,
# R relative, K conjunction, F particle, D demonstrative, A verb of being, M mark.
_LETTER = {"preposition": "P", "agent": "G", "means": "W", "subordinator": "S", "relative": "R", "conjunction": "K",
           "particle": "F", "demonstrative": "D", "pronoun": "F"}
_COARSE = {"G": "P", "W": "P", "S": "C", "R": "C", "K": "C", "D": "F"}
_NOMINAL = ("groups", "parties", "places", "sources", "weapons", "kinds", "outcomes")
_YEH = "\N{ARABIC LETTER YEH}"
DAMMA = "\N{ARABIC DAMMA}"
_AFTER_NOUN = ("علي", "بين", "ضد")  # a preposition that follows the noun, rarely the bare verb


def tag_words(view: View) -> list[str]:
    """One letter a word. Verb or noun where a form is both is settled by the words before and after."""
    return view.remember("tags", None, _tag_words)


def settle_classes(view: View) -> list[str]:
    """The word classes of the view: closed words by cue or frame, the others by their tags; a number in letters is a noun."""
    return [_settle(view, i, tag) for i, tag in enumerate(tag_words(view))]


def _settle(view: View, i: int, tag: str) -> str:
    if tag in "#T" or view.words[i].kind != "arabic":
        return view.guesses[i]
    return closed_class(view, i) or _COARSE.get(tag, tag)


def _tag_words(view: View, _: None) -> list[str]:
    tags: list[str] = []
    skip = 0
    pairs = view.frames.pairs
    inside = _inside_names(view) | {i for person in find_people(view) for i in range(person.first, person.last)}
    for i, form in enumerate(view.forms):
        if i < skip:
            tags.append(tags[-1])
            continue
        pair = pairs.get((form, view.form(i + 1))) or (pairs.get((form[1:], view.form(i + 1))) if form[:1] == "و" else None)
        if pair is not None:
            skip = i + 2
            tags.append(_LETTER[pair])
            continue
        tags.append(_tag(view, i, form, tags, inside))
    return tags


def _inside_names(view: View) -> set[int]:
    """Words that stand inside a longer name, weapon or kind of people: صنعاء of العاصمة صنعاء is no verb."""
    return {i for shelf in _NOMINAL for hits in view.hits.get(shelf, {}).values() for hit in hits if hit.tag != "guard"
            for i in range(hit.first + 1, hit.last)}


def _tag(view: View, i: int, form: str, tags: list[str], inside: set[int]) -> str:
    word = view.words[i]
    if word.kind == "mark":
        return "M"
    if i in view.time_at:
        return "T"
    if word.kind == "number" or i in view.quantity_at:
        return "#"
    closed = view.frames.closed_class(form)
    if closed and not _is_name(view, i):
        return _LETTER[closed]
    if (
        i in inside
        or form in view.frames.belonging
        or (i and tags[-1] in "PGWD")
        or form.startswith(("ال", "وال", "بال", "لل", "فال", "كال"))
    ):
        return "N"
    return _open(view, i, form, tags)


def _is_name(view: View, i: int) -> bool:
    """علي that is written with a dotted ya and stands beside a name is a man, not the preposition على."""
    if not view.words[i].text.endswith(_YEH) or view.forms[i] not in ("علي", "وعلي"):
        return False
    return any(hit.entry.fields.get("class") == "first-name" for j in (i - 1, i, i + 1) for hit in view.at("titles", j))


def _open(view: View, i: int, form: str, tags: list[str]) -> str:
    """A noun or a verb."""
    words = known(view)
    hits = [hit for shelf in ("events", "cues", "outcomes") for hit in view.at(shelf, i)] if words.listed[i] else []
    verbal = [hit for hit in hits if hit.tag.startswith("v")]
    nominal = [hit for hit in hits if hit.tag.startswith("n")]
    reading = view.frames.verb_reading(form)
    if reading is not None and reading.role == "be":
        return "A"
    either = not verbal and any(_spelled_as_verb(view, i, hit) for hit in nominal)
    if nominal and not verbal and not reading and not either:
        return "N"
    if words.thing[i]:
        return "N"
    if (verbal or reading) and not nominal:
        return "N" if _after_noun_only(view, i, form, reading, verbal) else "V"
    if verbal or reading or either:
        return _either(view, i, hits, tags)
    if (view.guesses[i] == "V" and looks_like_verb(form)) or _derived_past(form):
        return "V"
    unknown = not words.listed[i]
    return (
        "V"
        if unknown and (looks_like_verb(form) or (_opens(tags) and not view.in_title(i) and _may_be_verb(view, i, form)))
        else "N"
    )


def _opens(tags: list[str]) -> bool:
    return not tags or tags[-1] in "MSRFA"


def _may_be_verb(view: View, i: int, form: str) -> bool:
    """An unknown word that opens a clause before a noun: a bare past of three letters (برز), a present with ت (تحارب)."""
    stem = form[1:] if form[0] in "وف" and len(form) > 4 else form
    after = view.form(i + 1)
    if not after.startswith("ال") and not any(view.at(shelf, i + 1) for shelf in ("parties", "groups", "places", "sources")):
        return False
    return (len(stem) == 3 and stem[-1] not in "هاي") or (
        stem[0] == "ت" and len(stem) >= 4 and stem[-1] not in "ه" and stem[-2] not in "يا"
    )


def _spelled_as_verb(view: View, i: int, hit: Hit) -> bool:
    """قصف and قتل are noun and past alike; an entry that has both is found as its noun."""
    verb = hit.entry.fields.get("verb")
    return verb is not None and hit.last == i + 1 and view.forms[i][len(hit.prefix):] == _folded(verb[0])


@lru_cache(maxsize=1 << 12)
def _folded(word: str) -> str:
    return fold(word)


def _either(view: View, i: int, hits: list[Hit], tags: list[str]) -> str:
    """قصف, قتل: a noun with an article or preposition, after an indefinite noun, in a headline's first place; else a verb."""
    nominal = [hit for hit in hits if hit.tag.startswith("n")]
    if any(hit.definite or hit.prefix.strip("وفس") or hit.tag in ("n.acc", "n.pl", "n.du") for hit in nominal):
        return "N"
    if DAMMA in view.words[i].text[:4]:
        return "V"
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


def _after_noun_only(view: View, i: int, form: str, reading: VerbReading | None, verbal: list[Hit]) -> bool:
    """A short form with a proclitic preposition (بحث, لقاء) read as a verb by chance."""
    return not verbal and reading is not None and len(form) < 4 and not _opens_clause(view, i)


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
