"""Tolls: a sentence, and who it counts with what became of them. Near misses count nobody."""

from __future__ import annotations

from functools import cache

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.tolls.tolls import Toll, find_families, find_tolls
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document

Row = tuple[str, str, int | None, int | None]


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _view(text: str) -> View:
    return View(annotate(make_document(Capture(text=text, id="t")), _lexicon()))


def _read(text: str) -> list[Row]:
    return [(toll.outcome, toll.group, toll.low, toll.high) for toll in find_tolls(_view(text))]


SAID: list[tuple[str, list[Row]]] = [
    # a shell that falls kills nobody by the word; others beside a part are not of its group
    ("سقطت أكثر من 40 قذيفة على البلدة، وذكر شاهد أن عدداً من السكان ينامون في العراء", []),
    ("سقط خمسة مدنيين في القصف", [("killed", "civilians", 5, 5)]),
    ("قُتل 11 مدنياً بينهم ثلاثة أطفال وأصيب عشرات آخرون",
     [("killed", "civilians", 11, 11), ("killed", "children", 3, 3), ("injured", "people", 20, None)]),
    # who stands before the verb: two with a dual, some with a part of them between
    ("قال المسعف إن شخصين قتلا وأصيب 12 آخرون", [("killed", "people", 2, 2), ("injured", "people", 12, 12)]),
    ("ذكر المصدر أن شخصين عائدين من الحقل قد جرحا في الانفجار", [("injured", "people", 2, 2)]),
    ("أفاد المرصد أن 28 مقاتلاً من قوات النظام بينهم ستة مقاتلين أجانب لقوا حتفهم في الكمين",
     [("killed", "fighters", 28, 28), ("killed", "fighters", 6, 6)]),
    ("ولقي 19 من عناصر الميليشيات المتمردة مصرعهم", [("killed", "fighters", 19, 19)]),
    ("ويرتفع بذلك إلى 63 عدد السكان الذين قتلوا في القصف", [("killed", "people", 63, 63)]),
    # a deed that looks like a noun for people
    ("أدى الكمين إلى مقتل خمسة متمردين وأسر ثلاثة آخرين", [("killed", "fighters", 5, 5), ("detained", "fighters", 3, 3)]),
    # what is denied, or not heard of, counts nobody; nor do lives that are only spoken of, nor ages
    ("أصابت القذيفة مخزناً، ونفى المسؤول وقوع قتلى في الحي", []),
    ("سقطت قذيفة مشيراً إلى عدم وقوع إصابات في الحي", [("injured", "people", 0, 0)]),
    ("سقطت قذيفة في هجوم لم يسفر عن سقوط ضحايا", [("casualties", "people", 0, 0)]),
    ("ولم ترد أي معلومات من القرية عن أضرار أو إصابات", []),
    ("المعبر هو شريان الحياة لأكثر من ثلاثة ملايين مدني", []),
    ("وأعمار المطلوبين بين 18 و40 عاماً", []),
    # a number that names a unit or counts somebody's children is no toll
    ("قُتل شخصان في قصف من الفوج 175 على المدينة", [("killed", "people", 2, 2)]),
    ("مقتل المزارع سالم العمر أب لخمسة أطفال في القصف", [("killed", "civilians", 1, 1)]),
    ("مقتل المزارع سالم العمر أب ل 5 أطفال في القصف", [("killed", "civilians", 1, 1)]),
    # one number for two nouns in the singular, a bound said after a comma or written as one word
    ("أعلن الجيش مقتل 12 عسكرياً ومدنياً في الغارات", [("killed", "people", 12, 12)]),
    ("قتل القصف 36 شخصاً، على الأقل، في السوق", [("killed", "people", 36, None)]),
    ("أصيب مالايقل عن سبعة من عناصر الشرطة", [("injured", "police", 7, None)]),
    # what is denied of the first is denied of the second
    ("قال المشفى إنه لم يسقط قتلى أو جرحى مدنيون في الغارة", [("casualties", "people", 0, 0)]),
    # each deed has its own people, and of two crowds the nearer one has the deed
    ("قال مصدر إن 4 متمردين حوثيين على الأقل لقوا مصرعهم وأصيب أكثر من 10 آخرين",
     [("killed", "fighters", 4, None), ("injured", "fighters", 11, None)]),
    ("شيّع آلاف السكان السبت ثلاثة عناصر من الفصيل قتلوا في غارة", [("killed", "fighters", 3, 3)]),
    ("أدت الشظايا إلى إصابة عائلة مدنية", [("injured", "people", 2, None)]),
    # numbers in digits and words, before and after their verb
    ("قُتل 14 شخصاً في القصف", [("killed", "people", 14, 14)]),
    ("قُتل ثلاثة مدنيين وأصيب خمسة آخرون", [("killed", "civilians", 3, 3), ("injured", "civilians", 5, 5)]),
    ("وأصيب 13 في القصف", [("injured", "people", 13, 13)]),
    ("قال المشفى إن 14 شخصاً قُتلوا في الغارة", [("killed", "people", 14, 14)]),
    ("لقي نحو 30 عنصراً مصرعهم في المعارك", [("killed", "fighters", 30, 30)]),
    ("فقد طفلان حياتهما بلغم", [("killed", "children", 2, 2)]),
    ("قال الأهالي إن مدنياً قُتل أمام بيته", [("killed", "civilians", 1, 1)]),
    ("أُجبر آلاف السكان على النزوح", [("displaced", "people", 2000, None)]),
    # bounds
    ("مقتل ما لا يقل عن 15 جندياً", [("killed", "soldiers", 15, None)]),
    ("مقتل أكثر من 70 شخصاً", [("killed", "people", 71, None)]),
    ("مقتل شخص على الأقل في الانفجار", [("killed", "people", 1, None)]),
    ("إصابة العشرات بالغاز", [("injured", "people", 20, None)]),
    ("إصابة بين 10 و15 متظاهراً", [("injured", "people", 10, 15)]),
    # one, two, many without a number
    ("مقتل شاب برصاص مجهول", [("killed", "men", 1, 1)]),
    ("إصابة طفلتين بشظايا", [("injured", "children", 2, 2)]),
    ("مقتل جنديين في الكمين", [("killed", "soldiers", 2, 2)]),
    ("مقتل مدنيين في القصف", [("killed", "civilians", 2, None)]),
    ("مقتل مدنيَّين في القصف", [("killed", "civilians", 2, 2)]),
    ("مقتل مدنيين اثنين في القصف", [("killed", "civilians", 2, 2)]),
    ("مقتل مقاتلين كانا يحرسان الجسر، هما أخوان", [("killed", "fighters", 2, 2)]),
    ("سقوط قتلى وجرحى في السوق", [("killed", "people", 2, None), ("injured", "people", 2, None)]),
    ("قُتل رجلا شرطة عند التقاطع", [("killed", "police", 2, 2)]),
    ("سقوط قتيل واحد", [("killed", "people", 1, 1)]),
    ("مقتل أحد الحراس", [("killed", "civilians", 1, 1)]),
    ("مقتل جميع ركاب الحافلة", [("killed", "people", 2, None)]),
    # parts and what is joined
    ("قُتل عشرة مدنيين بينهم 4 أطفال وامرأتان",
     [("killed", "civilians", 10, 10), ("killed", "children", 4, 4), ("killed", "women", 2, 2)]),
    ("استشهد خمسة مدنيين 4 منهم أطفال", [("killed", "civilians", 5, 5), ("killed", "children", 4, 4)]),
    ("قُتل رجل وامرأة وطفل بقذيفة", [("killed", "men", 1, 1), ("killed", "women", 1, 1), ("killed", "children", 1, 1)]),
    ("مقتل ضابط مع اثنين من مرافقيه", [("killed", "soldiers", 1, 1), ("killed", "police", 2, 2)]),
    ("كان من بين القتلى ثلاثة أطفال", [("killed", "children", 3, 3)]),
    # several fates at once
    ("مقتل وإصابة 11 عسكرياً", [("casualties", "soldiers", 11, 11)]),
    ("سقط عشرون مدنياً بين قتيل وجريح", [("casualties", "civilians", 20, 20)]),
    ("خلّفت المعارك عشرات القتلى والجرحى", [("casualties", "people", 20, None)]),
    ("تحدثوا عن وقوع عدد من القتلى والجرحى", [("killed", "people", 2, None), ("injured", "people", 2, None)]),
    ("أسفر القصف عن 11 قتيلاً وجريحين", [("killed", "people", 11, 11), ("injured", "people", 2, 2)]),
    # totals and corrections
    ("ارتفع عدد القتلى إلى 50", [("killed", "people", 50, 50)]),
    ("وصل عدد المصابين إلى 90 مدنياً", [("injured", "civilians", 90, 90)]),
    # forces, names, pronouns
    ("مقتل 35 من قوات سوريا الديمقراطية", [("killed", "fighters", 35, 35)]),
    ("استشهد المواطن خالد حسن (38 عاماً) متأثراً بجراحه", [("killed", "civilians", 1, 1)]),
    ("استهدفت المسيرة سيارة صحفيين، ما أسفر عن استشهادهما", [("killed", "journalists", 2, 2)]),
    ("رصد التقرير 197 حالة اختطاف", [("abducted", "people", 197, 197)]),
    ("تكبد الفصيل خسائر فادحة في الأرواح", [("killed", "people", 2, None)]),
    ("قتل قناصو الفصيل طفلاً وامرأة", [("killed", "children", 1, 1), ("killed", "women", 1, 1)]),
    ("أودى الانفجار بحياة طفلين", [("killed", "children", 2, 2)]),
    ("انتشل المسعفون جثث سبعة جنود", [("killed", "soldiers", 7, 7)]),
    # a zero that is said
    ("سقطت قذيفتان على الحي دون وقوع إصابات", [("casualties", "people", 0, 0)]),
    ("تضررت السقوف دون أي إصابات بشرية", [("injured", "people", 0, 0)]),
]

NOBODY = [
    "قُتل أحدهم وعمره 35 عاماً",  # أحدهم, an age
    "صدر القرار 2254 في مجلس الأمن",
    "سقطت ثلاث قذائف هاون على الحي",
    "دمرت الغارات أكثر من 200 صاروخ",
    "تكبد الفصيل خسائر فادحة في العتاد",
    "قُتلوا في مواجهات مسلحة",
    "سافر ثلاثة أطفال إلى العاصمة",
    "أصيبوا في ليبيا",
    "أصيبوا أثناء القصف",
    "لم ترد أنباء عن سقوط قتلى",
]


@pytest.mark.parametrize(("text", "tolls"), SAID, ids=[text for text, _ in SAID])
def test_people_are_counted_with_what_became_of_them(text: str, tolls: list[Row]) -> None:
    assert _read(text) == tolls


@pytest.mark.parametrize("text", NOBODY)
def test_what_counts_no_people_is_no_toll(text: str) -> None:
    assert _read(text) == []


def test_a_share_without_a_number_is_no_toll() -> None:
    assert _read("أصيب ثلاثون شخصاً معظمهم نساء") == [("injured", "people", 30, 30)]


def test_the_quote_is_what_a_reader_would_mark() -> None:
    view = _view("قُتل 14 شخصاً على الأقل وأصيب رجلان آخران")
    assert [view.text[toll.start : toll.end] for toll in find_tolls(view)] == ["14 شخصاً", "رجلان آخران"]


def test_a_part_leans_on_its_whole() -> None:
    tolls: tuple[Toll, ...] = find_tolls(_view("قُتل تسعة مدنيين بينهم طفل وامرأة. وأصيب ثلاثة"))
    assert list(find_families(tolls)) == [(0, 0), (1, 0), (2, 0), (3, 3)]
    assert [toll.subgroup for toll in tolls] == [False, True, True, False]


def test_figures_that_an_earlier_sentence_gives_are_said_again() -> None:
    tolls = find_tolls(_view("قُتل تسعة مدنيين في القصف. وكان تسعة مدنيين قُتلوا ظهراً. وأصيب اثنان"))
    assert [toll.said for toll in tolls] == ["once", "again", "once"]
