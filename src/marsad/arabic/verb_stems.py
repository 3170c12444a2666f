"""A verb's past and present in, the stems its endings are put on out: sound, hollow, doubled, defective."""

from __future__ import annotations

from typing import NamedTuple

_LONG = "اوي"
_HAMZA_AFTER_CUT = {"و": "ؤ", "ي": "ئ", "ا": "أ"}
_BEFORE_DOUBLING = 2  # شن, رد: two written letters can only be a doubled verb


class PastStems(NamedTuple):
    """What stands before the ending: none, the ت of she, the وا of they, the ا of both, a consonant."""

    none: str
    she: str
    they: str
    both: str
    consonant: tuple[str, ...]


class PresentStems(NamedTuple):
    """What stands before the ending: none, ون, ين, ان, the ن of they (f.); and the shortened jussive, if any."""

    none: str
    they: str
    thou: str
    both: str
    consonant: tuple[str, ...]
    jussive: str | None


def is_hollow(past: str) -> bool:
    """The middle radical is a long vowel that short stems lose: قال, أصاب, اختار, استعاد; not قاتل, تضاد."""
    return len(past) >= 3 and past[-2] == "ا" and (len(past) == 3 or past[0] in "أا") and past[-1] not in "ىا"


def past_stems(past: str, *, present: str, hollow: bool) -> PastStems:
    """Stems of the past: past_stems("نفى", present="ينفي", hollow=False) is نفى, نف, نف, نفي, نفي."""
    last = past[-1]
    if last in "ىا":
        weak = past[:-1] + ("و" if last == "ا" and present[-1] == "و" else "ي")
        return PastStems(past, past[:-1], past[:-1], weak, (weak,))
    if last == "ي":
        return PastStems(past, past, past[:-1], past, (past,))
    if hollow:
        return PastStems(past, past, past, past, (_shortened_past(past, present),))
    return PastStems(past, past, past, past, _before_consonant(past, _doubling(past, present)))


def present_stems(present: str, *, past: str, hollow: bool) -> PresentStems:
    """Stems of the present, without its ي: present_stems("ينفي", past="نفى", hollow=False) is نفي, نف, نف, نفي, نفي, نف."""
    stem = present[1:]
    last = stem[-1]
    if last in _LONG + "ى":
        weak = stem[:-1] + ("و" if last == "و" else "ي")
        return PresentStems(stem, stem[:-1], stem[:-1], weak, (weak,), stem[:-1])
    if hollow and len(stem) > 2 and stem[-2] in _LONG:
        short = stem[:-2] + _seated(last, stem[-2])
        return PresentStems(stem, stem, stem, stem, (short,), short)
    return PresentStems(stem, stem, stem, stem, _before_consonant(stem, _doubling(past, present)), None)


def regular_passive(past: str, present: str) -> tuple[str, str]:
    """The passive where the pattern alone tells its spelling: أصاب is أصيب, استعاد/يستعيد is استعيد/يستعاد, حاصر is حوصر.

    Passives of three-letter hollow and assimilated verbs (قيل, يوجد) and presents like يصاب are not guessed: half of
    those verbs have none, and عيد, دين, بيع, يوقع, يزال, تشاد are other words. An entry names them.
    """
    augmented = len(past) > 3
    if len(past) == 4 and past[1] == "ا" and past[0] not in "اأو":  # ووجه is read as و + وجه
        past = past[0] + "و" + past[2:]
    if augmented and is_hollow(past) and past[-1] != "ء":  # أسيئا would be read as آسيا
        tenth = past.startswith("است")
        return past[:-2] + "ي" + past[-1], (present[:-2] + "ا" + present[-1] if tenth else present)
    if past[-1] in "ىا":
        return past[0] + past[1:-1].replace("أ", "ئ") + "ي", present
    if augmented and past[-1] == "أ":
        return past[:-1] + "ئ", (present[:-1] + "أ" if present[-1] == "ئ" else present)
    if len(past) == 3 and past[1] == "أ":
        return past[0] + "ئ" + past[2], present
    return past, present


def _shortened_past(past: str, present: str) -> str:
    """قال is قل before a consonant; a final hamza finds a new seat (جاء: جئ, أساء: أسأ)."""
    if len(past) > 3:
        return past[:-2] + _seated(past[-1], "ا")
    return past[:-2] + _seated(past[-1], "و" if present[-2] == "و" else "ي")


def _seated(last: str, vowel: str) -> str:
    return _HAMZA_AFTER_CUT[vowel] if last in "ءئؤأ" else last


def _doubling(past: str, present: str) -> tuple[bool, bool]:
    """Whether the last letter may stay single, and may be written twice, before a consonant.

    The spelling does not always tell (استمر + ت is استمررت, استمع + ت is استمعت): then both; the wrong one is no word.
    """
    size = len(past)
    if size == _BEFORE_DOUBLING:
        return False, True
    if size == 3:
        return True, past[0] == "أ" and len(present) == 3  # أصر/يصر beside أخذ/يأخذ
    if size == 4:
        return True, past[0] == "ا" or (past[0] == "ت" and past[2] == "ا")  # احتل beside اتصل; تضاد
    if size == 5:
        tenth = past.startswith("است")
        four = past[0] == "ا" and past[1] != "ن" and past[2] not in "تطد"  # اطمأن
        return True, tenth or four
    return True, False


def _before_consonant(stem: str, doubling: tuple[bool, bool]) -> tuple[str, ...]:
    single, twice = doubling
    return ((stem,) if single else ()) + ((stem + stem[-1],) if twice else ())
