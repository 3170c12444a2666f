"""Arabic passes, other scripts and other languages of the Arabic script are refused with their name."""

from __future__ import annotations

import pytest

from marsad.errors import InputError
from marsad.intake.script import refuse_foreign


@pytest.mark.parametrize("text", [
    "قصف",
    "قتل شخصان في انفجار قرب Checkpoint 4، بحسب موقع https://example.org/a/very/long/latin/address/that/goes/on",
    "قال الشيخ گاطع إن چلبي وصل إلى البلدة صباح اليوم برفقة وفد من العشائر",  # letters of Iraqi names
    "أعلنت وحدات حماية الشعب YPG السيطرة على القرية",
    "ﻗﺼﻒ ﻋﻠﻰ ﺍﻟﺒﻠﺪﺓ",  # presentation forms, as copied from a PDF
    "نزحت ٣٠ عائلة",
])
def test_arabic_passes(text: str) -> None:
    refuse_foreign(text, "a.txt")


@pytest.mark.parametrize(("text", "hint"), [
    ("123 456 --", "no letters at all"),
    ("The army shelled the town on Saturday evening قصف", "mostly Latin letters, 7% Arabic"),
    ("Армия обстреляла город", "mostly Cyrillic letters, 0% Arabic"),
    ("הצבא הפגיז את העיר", "mostly Hebrew letters, 0% Arabic"),
    ("دولت اعلام کرد که نیروهای این کشور از مرز عبور کرده و در آن منطقه مستقر شده است",
     "Arabic script, but it looks like Persian"),
    ("دولت اعلام كرد كه نيروهاي اين كشور از مرز عبور كرده و در آن منطقه مستقر شده است",
     "Arabic script, but it looks like Persian"),
    ("وزیر اعظم نے کہا ہے کہ ملک میں امن کے لیے فوج کو تعینات کیا گیا ہے", "Arabic script, but it looks like Urdu"),
    ("هێزەکان لە نزیک شارەکە هێرشێکیان کرد بۆ سەر بنکەکانی داعش", "Arabic script, but it looks like Kurdish"),
])
def test_what_is_not_arabic_is_named(text: str, hint: str) -> None:
    with pytest.raises(InputError) as refused:
        refuse_foreign(text, "a.txt")
    assert str(refused.value) == f"a.txt: not Arabic ({hint})"


def test_utf8_that_was_read_as_latin_is_called_mangled() -> None:
    with pytest.raises(InputError, match="mangled text"):
        refuse_foreign("قتل مدنيون في قصف على البلدة".encode().decode("latin-1"), "a.txt")
