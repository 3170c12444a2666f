"""PDF: letters in reading order whatever order they are drawn in; numbers keep their places."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from itertools import accumulate

import pytest
from pypdf import PdfWriter

from marsad.errors import InputError
from marsad.intake.options import IntakeOptions, Limits
from marsad.intake.pdf.glyphs import Glyph
from marsad.intake.pdf.lines import join_lines, read_line
from marsad.model.capture import Capture

Read = Callable[..., list[Capture | InputError]]
# A line in logical order, in the pieces that keep a direction: words from the right, numbers and Latin from the left.
LINE = [
    "قُتل ", "14", " شخصاً بينهم (", "3", " أطفال) يوم ", "19/02/2018", " في الغارة على بلدة ", "Zaytouna", "، ونُقل ", "٢٣",
    " جريحاً إلى المشفى.",
]
WRITTEN = "".join(LINE)


def placed(pieces: list[str], *, y: float = 700.0, right: float = 560.0) -> list[tuple[str, float, float]]:
    """(letter, x, y) of every letter of a line in logical order, laid out by hand as a typesetter would."""
    out: list[tuple[str, float, float]] = []
    for piece in pieces:
        left_to_right = piece[0].isdecimal() or "A" <= piece[0] <= "z"
        marks = [0 if "\u064b" <= letter <= "\u0652" else 5 for letter in piece]
        for letter, done in zip(piece, accumulate(marks), strict=True):
            out.append((letter, right - sum(marks) + done - 5 if left_to_right else right - done, y))
        right -= sum(marks)
    return out


def in_shapes(letters: list[tuple[str, float, float]]) -> list[tuple[str, float, float]]:
    shapes = {"ق": "\ufed7", "ت": "\ufe97", "ل": "\ufedf", "ش": "\ufeb7"}
    return [(shapes.get(letter, letter), x, y) for letter, x, y in letters]


def drawn(letters: Iterable[tuple[str, float, float]], *, unicode_map: bool = True) -> bytes:
    """A PDF of one page that draws the letters one by one in the order given; marks have no width."""
    letters = list(letters)
    codes = {letter: code for code, letter in enumerate(dict.fromkeys(letter for letter, _, _ in letters), start=1)}
    content = "BT /F 10 Tf " + " ".join(f"1 0 0 1 {x} {y} Tm <{codes[letter]:04X}> Tj" for letter, x, y in letters) + " ET"
    pairs = "".join(f"<{code:04X}> <{letter.encode('utf-16-be').hex()}>\n" for letter, code in codes.items())
    widths = "".join(f" {code} [0]" for letter, code in codes.items() if "\u064b" <= letter <= "\u0652")
    mapped = f"begincmap {len(codes)} beginbfchar {pairs}endbfchar endcmap"
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R]"
        f"{' /ToUnicode 7 0 R' * unicode_map} >>",
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 /W [{widths}] >>",
        f"<< /Length {len(mapped)} >>\nstream\n{mapped}\nendstream",
    ]
    return assembled(parts)


def assembled(parts: list[str]) -> bytes:
    """A PDF of the objects given, numbered from 1; the first is its root."""
    body, offsets = "%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = f"trailer << /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def from_left(letters: list[tuple[str, float, float]]) -> list[tuple[str, float, float]]:
    """As cairo draws: from left to right, a mark before its letter."""
    return sorted(letters[::-1], key=lambda drawn: drawn[1])


def by_words(letters: list[tuple[str, float, float]]) -> list[tuple[str, float, float]]:
    """As browsers draw: word after word from the right, the letters of each from the left."""
    words: list[list[tuple[str, float, float]]] = [[]]
    for letter in letters:
        words[-1].append(letter)
        if letter[0] == " ":
            words.append([])
    return [letter for word in words for letter in from_left(word)]


@pytest.mark.parametrize("order", [list, from_left, by_words, in_shapes])
def test_a_line_is_read_as_it_stands_on_the_paper(read: Read, order: Callable[..., list[tuple[str, float, float]]]) -> None:
    (capture,) = read("a.pdf", drawn(order(placed(LINE))))
    assert isinstance(capture, Capture), capture
    assert capture.text == WRITTEN
    assert (capture.carrier, capture.published, capture.title) == ("pdf", None, None)


def test_a_ligature_is_one_glyph_of_two_letters() -> None:
    glyphs = [Glyph(text, x, 0, 5, 10) for text, x in (("م", 0), ("لا", 5), ("س", 10))]
    assert read_line(glyphs) == "سلام"
    assert read_line([glyph._replace(text="\ufefb") if glyph.text == "لا" else glyph for glyph in glyphs]) == "سلام"


def test_brackets_that_a_font_tells_as_they_look_are_turned() -> None:
    looks = [Glyph(text, 5.0 * at, 0, 5, 10) for at, text in enumerate("(ب) ا")]
    means = [Glyph(text, 5.0 * at, 0, 5, 10) for at, text in enumerate(")ب( ا")]
    assert read_line(looks) == read_line(means) == "ا (ب)"


def test_words_without_a_space_between_them_are_told_apart_by_the_room() -> None:
    assert read_line([Glyph("ب", 0, 0, 5, 10), Glyph("ا", 9, 0, 5, 10), Glyph("ج", 14, 0, 5, 10)]) == "جا ب"


def test_lines_that_the_paper_broke_are_joined() -> None:
    lines = [
        "عنوان", "سطر طويل يملأ عرض الصفحة كلها ولا ينتهي", "بقية الجملة هنا.", "سطر طويل آخر يملأ عرض الصفحة وينتهي هنا.",
        "جملة جديدة.",
    ]
    assert join_lines(lines) == "\n".join([lines[0], f"{lines[1]} {lines[2]}", lines[3], lines[4]])


def test_pages_of_pictures_and_fonts_that_do_not_tell_are_refused(read: Read) -> None:
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    stream = io.BytesIO()
    writer.write(stream)
    (blank,) = read("a.pdf", stream.getvalue())
    (untold,) = read("b.pdf", drawn(placed(LINE), unicode_map=False))
    assert isinstance(blank, InputError) and blank.reason == "a PDF without a text layer" and "ocrmypdf" in blank.hint
    assert isinstance(untold, InputError) and untold.reason == "a PDF whose fonts do not tell their letters"


def test_letters_that_stand_the_wrong_way_round_are_refused(read: Read) -> None:
    words = ["المدينة القديمة الشرقية "[::-1], "الغارة الجوية على البلدة"[::-1]]
    (refused,) = read("a.pdf", drawn(placed(words)))
    assert isinstance(refused, InputError) and refused.reason == "a garbled text layer"


@pytest.mark.parametrize(("data", "reason"), [
    (b"%PDF-1.4\nnonsense", "a broken PDF"), (drawn(placed(LINE))[:400], "a broken PDF"),
])
def test_broken_documents_are_refused(read: Read, data: bytes, reason: str) -> None:
    (refused,) = read("a.pdf", data)
    assert isinstance(refused, InputError) and refused.reason == reason


def test_locked_and_long_documents_are_refused(read: Read) -> None:
    writer = PdfWriter()
    for _ in range(5):
        writer.add_blank_page(width=200, height=200)
    stream = io.BytesIO()
    writer.write(stream)
    (long,) = read("a.pdf", stream.getvalue(), IntakeOptions(limits=Limits(pages=4)))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    (locked,) = read("b.pdf", stream.getvalue())
    assert isinstance(long, InputError) and long.reason == "too many pages"
    assert isinstance(locked, InputError) and locked.reason == "locked by a password"


def test_forms_that_draw_each_other_without_end_are_refused(read: Read) -> None:
    # Six levels of forms, each drawing the next forty times: four billion letters.
    draws = "/N Do " * 40
    here = f"/Length {len(draws)} >>\nstream\n{draws}\nendstream"
    forms = [
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /N {at + 6} 0 R >> >> {here}"
        for at in range(6)
    ]
    (refused,) = read("a.pdf", assembled([
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /N 5 0 R >> >> >>",
        f"<< {here}", *forms,
    ]))
    assert isinstance(refused, InputError) and refused.reason == "a page without end"
