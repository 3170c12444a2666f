"""A verb's past and present in, every written form of it with its tag out, folded for matching."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.arabic.spelling import bare, folded_once, join, merge
from marsad.arabic.verb_stems import is_hollow, past_stems, present_stems, regular_passive

Forms = tuple[tuple[str, str], ...]

# person -> (which stem, ending)
_PAST = {
    "3ms": ("none", ""), "3fs": ("she", "ت"), "3mp": ("they", "وا"), "3md": ("both", "ا"), "3fd": ("she", "تا"),
    "3fp": ("consonant", "ن"), "1s": ("consonant", "ت"), "1p": ("consonant", "نا"), "2ms": ("consonant", "ت"),
    "2fs": ("consonant", "ت"), "2d": ("consonant", "تما"), "2mp": ("consonant", "تم"), "2fp": ("consonant", "تن"),
}
# person -> (prefix, which stem, endings of the indicative and of the other moods)
_PRESENT = {
    "3ms": ("ي", "none", ("",)), "3fs": ("ت", "none", ("",)), "3mp": ("ي", "they", ("ون", "وا")),
    "3md": ("ي", "both", ("ان", "ا")), "3fd": ("ت", "both", ("ان", "ا")), "3fp": ("ي", "consonant", ("ن",)),
    "1s": ("أ", "none", ("",)), "1p": ("ن", "none", ("",)), "2ms": ("ت", "none", ("",)),
    "2fs": ("ت", "thou", ("ين", "ي")), "2d": ("ت", "both", ("ان", "ا")), "2mp": ("ت", "they", ("ون", "وا")),
    "2fp": ("ت", "consonant", ("ن",)),
}
# person -> the pronoun that refers to the subject: لقي حتفه, لقيت حتفها, لقوا حتفهم
_OWN = {
    "3ms": "ه", "3fs": "ها", "3mp": "هم", "3md": "هما", "3fd": "هما", "3fp": "هن", "1s": "ي", "1p": "نا",
    "2ms": "ك", "2fs": "ك", "2d": "كما", "2mp": "كم", "2fp": "كن",
}


def verb_forms(past: str, present: str, passive: tuple[str, str] | None = None) -> Forms:
    """Folded form and tag of every person, gender, number and mood of قصف/يقصف; each form once, likeliest tag first.

    Tags: v.past.3fs, v.pres.3mp, v.pass.past.3ms, v.pass.pres.3ms; v.pres.juss.3ms for a form that only stands
    after لم (يقل, ينف) and is often another word elsewhere (يجب, يعد). Of a phrase the first word is inflected: فتحوا النار.
    Reports tell of third persons: قصفت is "she shelled", not "I shelled", and forms of the others that are likelier
    another word are left out. ``verb_readings`` has them all.
    """
    return folded_once((form, tag) for form, tag in verb_readings(past, present, passive) if not _is_unlikely(form, tag))


def verb_readings(past: str, present: str, passive: tuple[str, str] | None = None) -> tuple[tuple[str, str], ...]:
    """Every written form (not folded) with every tag it may have, likeliest tags first."""
    past, rest = _split(past)
    present, _ = _split(present)
    if len(past) < 2 or len(present) < 3 or present[0] != "ي":
        raise ValueError(f"not a past and a present of the third person: {past}, {present}")
    hollow = is_hollow(past)
    pairs = [*_past_forms(past, present, hollow, "v.past"), *_present_forms(present, past, hollow, "v.pres")]
    for past_passive, present_passive in _passives(past, present, passive):
        pairs += _past_forms(past_passive, present_passive, hollow, "v.pass.past")
        pairs += _present_forms(present_passive, past, hollow, "v.pass.pres")
    pairs.sort(key=lambda pair: "3" not in pair[1])  # a stable sort: third persons before all others
    return tuple((f"{form} {tail}" if tail else form, tag) for form, tag in pairs for tail in _tails(rest, tag))


def _is_unlikely(form: str, tag: str) -> bool:
    """A present of the first or second person that reports do not use and that looks like another word.

    Measured on 1,500 reports: أنه, أجل, نقل, نشر as jussives, تصدي and تفادي as "you (f.)", أوقع and أقدم as "I" were
    never those; أتوقع, نؤكد, ندين were.
    """
    person = tag.rsplit(".", 1)[1]
    if ".past." in tag or person[0] == "3":
        return False
    shortest = {"1s": 5, "1p": 4}.get(person)
    return shortest is None or ".juss." in tag or len(form.partition(" ")[0]) < shortest


def _past_forms(past: str, present: str, hollow: bool, tag: str) -> Iterator[tuple[str, str]]:
    stems = past_stems(past, present=present, hollow=hollow)
    for person, (slot, ending) in _PAST.items():
        if slot == "consonant":
            forms = [form for stem in stems.consonant for form in merge(stem, ending)]
        else:
            forms = list(join(getattr(stems, slot), ending))
        yield from ((form, f"{tag}.{person}") for form in forms)


def _present_forms(present: str, past: str, hollow: bool, tag: str) -> Iterator[tuple[str, str]]:
    stems = present_stems(present, past=past, hollow=hollow)
    for person, (prefix, slot, endings) in _PRESENT.items():
        if slot == "consonant":
            forms = [form for stem in stems.consonant for form in merge(stem, endings[0])]
        else:
            forms = [form for ending in endings for form in join(getattr(stems, slot), ending)]
        yield from ((_prefixed(prefix, form), f"{tag}.{person}") for form in forms)
        if slot == "none" and stems.jussive:
            yield _prefixed(prefix, stems.jussive), f"{tag}.juss.{person}"


def _passives(past: str, present: str, named: tuple[str, str] | None) -> list[tuple[str, str]]:
    """The passive the entry names, else the one the pattern tells."""
    if named is not None:
        return [(_split(named[0])[0], _split(named[1])[0])]
    regular = regular_passive(past, present)
    return [] if regular == (past, present) else [regular]


def _prefixed(prefix: str, stem: str) -> str:
    """أ + أخذ is آخذ."""
    return "آ" + stem[1:] if prefix == "أ" and stem[0] == "أ" else prefix + stem


def _split(phrase: str) -> tuple[str, str]:
    """First word and the rest: فتح and النار."""
    head, _, rest = bare(phrase).partition(" ")
    return head, rest


def _tails(rest: str, tag: str) -> tuple[str, ...]:
    """The words after the verb; a final ه may be the subject's own pronoun, which follows the person."""
    own = _OWN[tag.rsplit(".", 1)[1]]
    agreeing = " ".join(word[:-1] + own if len(word) > 2 and word.endswith("ه") else word for word in rest.split())
    return tuple(dict.fromkeys((agreeing, rest)))
