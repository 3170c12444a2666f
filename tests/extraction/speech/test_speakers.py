"""Who speaks and what the speech covers: sentences with the speaker in braces and what is covered in square brackets."""

from __future__ import annotations

import re
from functools import cache

import pytest

from marsad.extraction.clause.people import find_people
from marsad.extraction.clause.view import View
from marsad.extraction.speech.speakers import find_speeches
from marsad.extraction.speech.speech import Speech
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _speeches(text: str) -> tuple[View, tuple[Speech, ...]]:
    view = View(annotate(make_document(Capture(text=text)), _lexicon()))
    return view, find_speeches(view, find_people(view))


def _sources(text: str) -> list[str | None]:
    return [speech.source.text if speech.source else None for speech in _speeches(text)[1]]


@pytest.mark.parametrize("text", [
    "وقال {شهود عيان} إن المحطة أصيبت بثلاث غارات",
    "قالت {مصادر طبية} إن القتلى أربعة",
    "أفادت {مصادر} بأن الطائرات قصفت الجسر",
    "وأعلن {الجيش اليمني} مقتل ستة مسلحين",
    "وكان {المرصد السوري} قد أعلن مقتل ستة مسلحين",
    "{المرصد} قال إن غارة أصابت المدرسة",
    "{سوريا} تعلن مقتل مدنيين في قصف على أطراف العاصمة",
    "وقال أمس السبت في بيان {قائد الشرطة} إن الهجوم انتهى",
    "أكد {ناطق باسم الجيش} وقوع اشتباكات",
    "ذكر {مصدر في الشرطة} أن الانفجار وقع ليلاً",
    "وقال {مسؤولون بوزارة الداخلية} إن الهجوم انتهى",
    "وقالت {تلك المصادر} إن القصف تجدد",
    'أكدت منظمة "{أهل الشام}" وقوع القصف'.replace('منظمة "{أهل الشام}"', '{منظمة "أهل الشام"}'),
    "وقال {سكان محليون} إن القصف توقف",
    "وتتهم {واشنطن} المركز بتطوير السلاح",
    "وتتهم {المعارضة السورية} النظام بقصف السوق",
    "إلا أن {منظمات سورية ودولية} أشارت إلى وقوع هجوم",
    "وصل الوفد، ومنهم {منظمة الصحة العالمية} التي قالت إن القصف أصاب المشفى",
    "انتهى الهدوء في وقت أشارت فيه {تقارير} إلى غارات جديدة",
    "وتتهم {المعارضة} روسيا باستهداف السوق",
    "وطالب {الحوثيون} الضباط بالتوجه إلى الجبهة",
    "غير أن {مصادر محلية}، أشارت إلى تجدد القصف",
    "ورأت {وزارة الخارجية} أن القصف خرق للهدنة",
    "وأعربت {منظمات إنسانية} عن خشيتها من هجوم جديد",
    "وأفاد {بيان للجيش اليمني} بأن القوات تقدمت",
    "وكشفت {التحقيقات} عن خلية كانت تعد لتفجير",
    "ودعا {زعيم الحركة} إلى هدنة",
    "وقال {الناطق الرسمي لقوات الدعم السريع} إن القصف توقف",
    "وأعلن {المركز الإعلامي للقوات المسلحة} صد الهجوم",
    "وقال {الوزير} لحماس إن القصف توقف",
    "وتفيد {تقديرات} بأن ألف مدني نزحوا",
    "وبحسب {تقارير إسرائيلية} سقط الصاروخ في الحقول",
    "وأفادت {مصادر في حركة الجهاد الإسلامي} بأن القصف توقف",
])
def test_the_speaker_stands_before_or_after_the_verb(text: str) -> None:
    assert _sources(text.replace("{", "").replace("}", "")) == re.findall(r"\{(.*?)\}", text)


@pytest.mark.parametrize("text", [
    "حذرت المتحدثة باسم وزارة الدفاع الكندية {هيذر نورتون} الخميس، من قصف السوق",
    "وقال مبعوث الأمم المتحدة إلى اليمن، {مارتن غراي}، إن المحادثات توقفت",
    "وأكد قائد اللواء التاسع في الجيش السوداني العميد {صالح البخيتي}، أن الجسر صار تحت السيطرة",
    "نقلت الوكالة عن مدير مركز التنسيق التركي في ليبيا اللواء {يوسف كايا} قوله إن القافلة وصلت",
    "واعتبر المنسق الخاص للأمم المتحدة لعملية السلام، {نيكولاي بتروف}، أن الغارات خطيرة",
    "قالت الإعلامية التونسية، {سوسن الهادي}، إن الصاروخ سقط في الصحراء",
    "وقال وزير الطاقة والصناعة المهندس {خالد بن سلطان الفالح}، إن الناقلة أصيبت",
    "وهدد الناطق باسم الخارجية الليبية، {علي الهادي}، بالرد على القصف",
    "وكان المتحدث باسم وزارة الدفاع، {إيغور بافلوف}، أعلن أن القوات انسحبت",
    "لكن وزير الداخلية، {سامي منصور}، قال إنه سيزور القرية",
    "وقالت {سارة ويلسن}، المديرة الإقليمية للمنظمة، إن القصف أصاب مشفى",
    "وقال {راين سبارو} محامي الضحايا إن القصف جريمة",
    "وقالت {إليزابيث بارنز} المتحدثة باسم المكتب إن النازحين كثر",
])
def test_a_name_is_found_behind_a_long_title_and_before_one(text: str) -> None:
    assert _sources(text.replace("{", "").replace("}", ""))[:1] == re.findall(r"\{(.*?)\}", text)


@pytest.mark.parametrize(("text", "source"), [
    ("قال المتحدث باسم الرئيس الروسي فلاديمير بوتين إن الضربات مستمرة", "المتحدث باسم الرئيس الروسي فلاديمير بوتين"),
    ("قال المتحدث باسم قوات اللواء خليفة حفتر إن القوات تقدمت", "المتحدث باسم قوات اللواء خليفة حفتر"),
    ("أفاد مراسل القناة بمقتل القيادي الحوثي، غالب حسان، في غارة", "مراسل القناة"),
])
def test_another_mans_name_is_not_the_speakers(text: str, source: str) -> None:
    assert _sources(text)[:1] == [source]


@pytest.mark.parametrize("text", [
    'وأعلن القيادي البارز في "جيش الإسلام"، الفصيل الأقوى في الغوطة الشرقية، {محمد علوش}، أن القصف مستمر',
    'كذلك نفى المتحدث باسم فصيل "فيلق الرحمن"، ثاني أبرز فصائل الغوطة، {وائل علوان} "أي تواصل أو مفاوضات مع النظام"',
    "قال وزير الدفاع {حسن سالم} إن الهجوم انتهى",
    "وقال المتحدث باسم الشرطة، {حسن سالم}، إن الهجوم انتهى",
    "وقال السفير، {لورين ديكوت}، إن الهجوم انتهى",
    "قال الناشط {بلال أبو صلاح} إن القصف تجدد",
])
def test_titles_and_appositions_give_way_to_the_name(text: str) -> None:
    assert _sources(text.replace("{", "").replace("}", "")) == re.findall(r"\{(.*?)\}", text)


@pytest.mark.parametrize(("text", "sources"), [
    ("قال الطبيب سالم حداد إن المشفى أصيب. وأضاف أن الجرحى عشرة.", ["سالم حداد", "سالم حداد"]),
    ("قالت الوزارة إن القصف توقف، مؤكدة أن الجرحى عشرة", ["الوزارة", "الوزارة"]),
    ("قال الشاهد إن الجيش أعلن وقف النار. وأوضح أن القصف توقف.", ["الشاهد", "الجيش", "الشاهد"]),
])
def test_a_verb_without_a_subject_goes_on_with_the_speaker_before(text: str, sources: list[str]) -> None:
    assert _sources(text) == sources


@pytest.mark.parametrize(("text", "source"), [
    ("وأصدر المكتب الإعلامي للحركة بياناً أكد فيه أن القصف أصاب القرية", "المكتب الإعلامي للحركة"),
    ("ونشرت الوزارة تقريراً قالت فيه اللجنة إن القصف أصاب القرية", "اللجنة"),
])
def test_who_issues_a_document_says_what_stands_in_it_unless_another_does(text: str, source: str) -> None:
    assert source in _sources(text)


@pytest.mark.parametrize("text", [
    "قصفت الطائرات السوق، بحسب {مصدر طبي}",
    "قصفت الطائرات السوق، حسبما كشفت {مصادر ميدانية}",
    "قصفت الطائرات السوق، بحسب {بيان للجيش العراقي}",
    "قصفت الطائرات السوق وفق ما أفادت به {مراسلتنا}",
    "قصفت الطائرات السوق، وفقاً لما أكدته {مصادر في الشرطة}",
    "وبحسب {مصادر محلية}، قصفت الطائرات السوق",
    "قصفت الطائرات السوق وفقاً لبيان صادر عن {وزارة الدفاع}",
])
def test_whom_a_report_cites_covers_the_clause(text: str) -> None:
    plain = text.replace("{", "").replace("}", "")
    view, speeches = _speeches(plain)
    cited = [speech for speech in speeches if speech.how.startswith("cited")]
    assert [speech.source.text for speech in cited if speech.source] == re.findall(r"\{(.*?)\}", text)
    deed = next(i for i, word in enumerate(view.words) if word.text == "قصفت")
    assert cited[0].first <= deed < cited[0].last


@pytest.mark.parametrize(("text", "source", "via"), [
    ("قال مصدر عسكري لوكالة رويترز إن القصف توقف", "مصدر عسكري", "وكالة رويترز"),
    ("ونقلت وكالة رويترز عن مصدر أمني أن القصف توقف", "مصدر أمني", "وكالة رويترز"),
    ("نقلت وكالة سانا عن مصدر مسؤول قوله إن القصف توقف", "مصدر مسؤول", "وكالة سانا"),
    ("وذكرت وكالة الأنباء السورية، نقلاً عن مصدر عسكري أن القصف توقف", "مصدر عسكري", "وكالة الأنباء السورية"),
    ("وذكر مصدر محلي لفرانس برس أن الغارة قتلت ثلاثة", "مصدر محلي", "فرانس برس"),
])
def test_the_agency_that_is_told_is_the_way_not_the_source(text: str, source: str, via: str) -> None:
    speech = _speeches(text)[1][0]
    assert speech.source is not None and speech.source.text == source
    assert speech.via is not None and speech.via.text == via


@pytest.mark.parametrize("text", [
    "قال المرصد إن [القصف تجدد] فيما قال الجيش إن الهدنة قائمة",
    "أعلن الجيش [مقتل ستة مسلحين] وقال السكان إن القتلى مدنيون",
    "قال الطبيب: «[وصل عشرة جرحى. نفدت الضمادات]» وأغلق الهاتف",
])
def test_a_speech_ends_where_the_next_begins_and_a_quotation_where_it_closes(text: str) -> None:
    covered = re.search(r"\[(.*?)\]", text)
    assert covered is not None
    view, speeches = _speeches(text.replace("[", "").replace("]", ""))
    start, end = covered.start(), covered.start() + len(covered[1])
    inside = [i for i, word in enumerate(view.words) if start <= word.start < end]
    speech = speeches[0]
    assert all(speech.first <= i < speech.reach for i in inside)
    after = inside[-1] + 4
    assert not speech.first <= after < speech.reach


@pytest.mark.parametrize(("text", "sources"), [
    ("مصدر في الشرطة: انفجار قرب السوق\n\nوقع انفجار أمس.", ["مصدر في الشرطة"]),
    ("درعا: انفجار قرب السوق", []),
    ("العراق: مقتل ثلاثة في انفجار", []),
    ("دمشق: تصدينا لصواريخ فوق العاصمة", ["دمشق"]),
])
def test_what_stands_alone_before_a_colon_speaks_but_a_place_does_not(text: str, sources: list[str]) -> None:
    assert _sources(text) == sources


@pytest.mark.parametrize("text", [
    "ولم تعلن أي جهة مسؤوليتها عن الانفجار",
    "وباشرت الفرق الهندسية نزع الألغام",
    "أوقف الشاب بتهمة زرع العبوة",
    "وبعد حملة عسكرية سقطت البلدة",
    "تحقق لجنة في شهر من القصف",
])
def test_where_nobody_speaks_there_is_no_speech(text: str) -> None:
    assert _sources(text) == []
