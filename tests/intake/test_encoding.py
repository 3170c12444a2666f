"""Whatever encoding Arabic comes in, the same text comes out, or a refusal that says what it is."""

from __future__ import annotations

import codecs

import pytest

from marsad.errors import InputError
from marsad.intake.encoding import decode

SENTENCE = "قُتل سبعة مدنيين وأصيب آخرون، بينهم طفلة، جراء قصف مدفعي استهدف أطراف البلدة مساء أمس، وفق ناشطين."
PLAIN = SENTENCE.replace("ُ", "")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859-6"])
@pytest.mark.parametrize("text", [PLAIN, "قصف على درعا", "قتل 3 في حي الوعر (Homs)\r\nاليوم"])
def test_arabic_is_read_in_every_encoding_that_carries_it(codec: str, text: str) -> None:
    assert decode(text.encode(codec), "a.txt") == text


def test_a_big_endian_mark_is_read_and_left_out() -> None:
    assert decode(codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), "a.txt") == SENTENCE


def test_vowel_marks_do_not_hide_windows_1256() -> None:
    assert decode(SENTENCE.encode("cp1256"), "a.txt") == SENTENCE


@pytest.mark.parametrize(("data", "message"), [
    (b"%PDF-1.7\n...", "a.txt: binary file, not text (a PDF document: export its text first)"),
    (b"PK\x03\x04\x14\x00", "a.txt: binary file, not text (a zip or office document: save it as plain text first)"),
    (b"\x1f\x8b\x08\x00", "a.txt: binary file, not text (gzip: unpack it first)"),
    (bytes(range(256)) * 4, "a.txt: binary file, not text (104 control bytes in 1024)"),
    (SENTENCE.encode()[:-3] + b"\xd9 " + SENTENCE.encode(),
     "a.txt: broken UTF-8 (byte 0xD9 at offset 176; save the text again as UTF-8)"),
    ("Les blessés étaient évacués, a déclaré l’armée.".encode("cp1252"),
     "a.txt: unknown encoding (not UTF-8, UTF-16, windows-1256 or ISO-8859-6; save the text as UTF-8)"),
    ("Российские самолёты нанесли удары по провинции".encode("cp1251"),
     "a.txt: unknown encoding (not UTF-8, UTF-16, windows-1256 or ISO-8859-6; save the text as UTF-8)"),
    (codecs.BOM_UTF16_LE + b"\x42\x06\x35", "a.txt: broken UTF-16 (at byte 4; save the text again as UTF-8)"),
])
def test_what_is_no_readable_text_is_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as refused:
        decode(data, "a.txt")
    assert str(refused.value) == message
