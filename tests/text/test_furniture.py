"""What of a page is furniture: pages written for the purpose, and every entry of the shelf by its own examples."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from marsad.arabic.sentences import find_paragraphs
from marsad.arabic.words import find_words
from marsad.lexicon.load import KNOWLEDGE, read_entries
from marsad.text.furniture import find_furniture

FILES = sorted((KNOWLEDGE / "furniture").glob("*.yaml"))
ENTRIES = read_entries([("furniture", path) for path in FILES])
ROWS = [row for path in FILES for row in yaml.safe_load(Path(path).read_text(encoding="utf-8"))]

TITLE = "مقتل حارسين بانفجار عبوة قرب سوق المدينة القديمة"
FIRST = "قتل حارسان وأصيب ثلاثة عمال صباح اليوم بانفجار عبوة ناسفة زرعها مجهولون قرب مدخل السوق القديم وسط المدينة."
SECOND = "وقال مسعف إن فرق الإنقاذ نقلت الجرحى إلى المشفى الوطني، وإن أحدهم في حالة حرجة بعد إصابته في الرأس والصدر."
BODY = f"{TITLE}\n\n{FIRST}\n\n{SECOND}"


def dropped(page: str) -> list[str]:
    """The lines of ``page`` that are called furniture."""
    words = find_words(page)
    spans = find_furniture(page, words, find_paragraphs(page, words), ENTRIES)
    return [page[words[span.start].start : words[span.end - 1].end] for span in spans]


def test_a_report_without_furniture_is_kept_whole() -> None:
    assert dropped(BODY) == []


def test_read_also_takes_the_headlines_under_it() -> None:
    page = f"{BODY}\n\nاقرأ أيضاً:\n\nغارات على ميناء الصيد\n\nخطف طبيب على طريق الساحل"
    assert dropped(page) == ["اقرأ أيضاً:", "غارات على ميناء الصيد", "خطف طبيب على طريق الساحل"]


def test_read_also_between_paragraphs_takes_no_paragraph() -> None:
    page = f"{TITLE}\n\n{FIRST}\n\nاقرأ أيضاً: غارات على ميناء الصيد\n\n{SECOND}"
    assert dropped(page) == ["اقرأ أيضاً: غارات على ميناء الصيد"]


def test_a_title_is_kept_even_when_it_begins_like_a_link() -> None:
    assert dropped(f"شاهد.. لحظة قصف السوق القديم\n\n{FIRST}\n\n{SECOND}") == []


def test_a_title_with_no_stop_is_no_list_of_links() -> None:
    assert dropped(f"{TITLE}\n\nانفجار ثان يوقع جرحى\n\n{FIRST}\n\n{SECOND}") == []


def test_a_section_above_the_title_is_dropped_and_the_title_kept() -> None:
    assert dropped(f"سوريا\n\n{BODY}") == ["سوريا"]


def test_a_country_in_the_middle_of_a_roundup_heads_its_part() -> None:
    assert dropped(f"{TITLE}\n\n{FIRST}\n\nاليمن\n\n{SECOND}") == []


def test_bare_headlines_at_the_end_of_a_page_are_links() -> None:
    links = ["مسيرات تستهدف مستودعاً في المرفأ", "اعتقال خلية خطفت تاجراً", "الجيش يعلن مقتل قائد ميداني"]
    assert dropped(BODY + "\n\n" + "\n\n".join(links)) == links


def test_tags_at_the_end_of_a_page_are_dropped() -> None:
    assert dropped(f"{BODY}\n\nعبوة ناسفة\n\nالسوق القديم") == ["عبوة ناسفة", "السوق القديم"]


def test_two_headlines_between_paragraphs_are_links() -> None:
    links = ["قتلى في قصف على قرية حدودية", "خطف خمسة صيادين قبالة الساحل"]
    assert dropped(f"{TITLE}\n\n{FIRST}\n\n" + "\n\n".join(links) + f"\n\n{SECOND}") == links


def test_a_heading_between_paragraphs_stays() -> None:
    assert dropped(f"{TITLE}\n\n{FIRST}\n\nانفجار آخر عند الجسر\n\n{SECOND}") == []


def test_a_list_with_bullets_at_the_end_is_part_of_the_report() -> None:
    toll = "\n".join(["– 3 من الحراس", "– 2 من العمال", "– طفل من المارة"])
    assert dropped(f"{BODY}\n\nوتوزع القتلى على النحو الآتي:\n\n{toll}") == []


def test_last_lines_that_go_on_are_no_links() -> None:
    page = f"{BODY}\n\nفيما أصيبت عاملة في المخبز\n\nوقال الأهالي إن الدخان غطى الحي\n\nوأضاف شاهد أن السقف انهار"
    assert dropped(page) == []


def test_a_report_that_never_uses_full_stops_is_kept() -> None:
    lines = ["سقوط قذيفة على حي السوق", "وصول سيارات الإسعاف إلى المكان", "إصابة رجل وامرأة بجروح", "تحليق طيران استطلاع"]
    assert dropped("\n\n".join(lines)) == []


def test_a_page_that_is_only_a_list_of_links_is_not_emptied() -> None:
    lines = ["مقالات ذات صلة", "سقوط قذيفة على حي السوق", "إصابة رجل وامرأة بجروح"]
    assert dropped("\n\n".join(lines)) == ["مقالات ذات صلة"]


def test_comments_end_the_page() -> None:
    comment = "الله يرحم الشهداء ويصبر أهلهم، كنت في السوق يومها ورأيت القصف بعيني ولن أنسى ما حدث ما حييت أبداً."
    assert dropped(f"{BODY}\n\nالتعليقات (1)\n\n{comment}") == ["التعليقات (1)", comment]


def test_a_comments_heading_at_the_top_does_not_drop_the_report() -> None:
    assert dropped(f"{TITLE}\n\nالتعليقات (1)\n\n{FIRST}\n\n{SECOND}") == []


def test_dateline_byline_and_time_of_update_are_dropped() -> None:
    head, foot = ["العاصمة - وكالات", "14/11/2022", "آخر تحديث: 10:41"], ["إعداد: سمر نجار – تحرير: وائل ديب"]
    assert dropped("\n\n".join([TITLE, *head, FIRST, SECOND, *foot])) == head + foot


def test_words_of_furniture_inside_a_sentence_drop_nothing() -> None:
    page = f"{BODY}\n\nوشارك مئات الأهالي في تشييع الحارسين، وتابعنا وصول الجثمانين إلى المسجد الكبير وسط هتافات غاضبة."
    assert dropped(page) == []


def test_a_menu_above_the_report_is_dropped() -> None:
    menu = ["حكايات", "وجوه", "ذاكرة المدن", "ملف الأسبوع", "ضيف اليوم", "كلمة العدد"]
    assert dropped(f"{TITLE}\n\n" + "\n".join(menu) + f"\n\n{FIRST}\n\n{SECOND}") == menu


def test_a_caption_is_dropped_and_a_sentence_about_a_picture_kept() -> None:
    page = f"{BODY}\n\nدخان فوق السوق القديم - أرشيفية\n\nرفض الجيش التعليق على الصورة التي نشرها الناشط."
    assert dropped(page) == ["دخان فوق السوق القديم - أرشيفية"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_entry_finds_its_examples_and_leaves_its_near_misses(row: dict[str, object]) -> None:
    only = tuple(entry for entry in ENTRIES if entry.id == row["id"])
    keeps = row["effect"] == "keep-line"

    def drops(line: str) -> bool:
        above = [line] if row.get("at") == "head" else [TITLE, FIRST, SECOND]
        page = "\n\n".join(above + ([FIRST, SECOND] if row.get("at") == "head" else [line]))
        words = find_words(page)
        lines = find_paragraphs(page, words)
        found = find_furniture(page, words, lines, only)
        if row["effect"] == "drop-run-in":  # the words in <m> and no others
            return [page[words[span.start].start : words[span.end - 1].end] for span in found] == [marked or line]
        return lines[0 if row.get("at") == "head" else 3] in found

    examples, silent = row["examples"], row["silent"]
    assert isinstance(examples, list) and examples and isinstance(silent, list) and silent
    for example in examples:
        marked = example.partition("<m>")[2].partition("</m>")[0]
        assert drops(example.replace("<m>", "").replace("</m>", "")) is not keeps, example
    for line in silent:
        marked = ""
        assert not drops(line), line


LINKS = "روابط ذات علاقة انفجار يهز العاصمة المجاورة مقتل حارس في كمين على الطريق"


def test_links_run_in_behind_a_sentence_are_dropped_up_to_the_next_one() -> None:
    page = f"{TITLE}\n\n{FIRST} {LINKS} {SECOND}"
    assert dropped(page) == [LINKS]


def test_links_run_in_end_behind_a_question() -> None:
    page = f"{TITLE}\n\n{FIRST}\n\nروابط ذات علاقة من يحكم المدينة بعد الانسحاب؟ {SECOND}"
    assert dropped(page) == ["روابط ذات علاقة من يحكم المدينة بعد الانسحاب؟"]


def test_a_line_of_links_alone_is_dropped_to_its_end() -> None:
    page = f"{TITLE}\n\n{FIRST}\n\n{LINKS}\n{SECOND}"
    assert dropped(page) == [LINKS]


def test_links_in_the_middle_of_a_sentence_are_words_of_it() -> None:
    page = f"{TITLE}\n\n{FIRST}\n\nناقش الوفدان روابط ذات علاقة بملف الأسرى وقال المتحدث إنها قديمة."
    assert dropped(page) == []
