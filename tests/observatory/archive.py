"""A small observatory of invented reports: several outlets on one strike, tolls that grow, denials, an echo, a private name.

Their records stand in records.jsonl as a coder once read them, so that what is tested here is not how well it reads;
`python -m tests.observatory.archive` reads them again.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from marsad.export.jsonl import record_to_line
from marsad.flow import Reader
from marsad.lexicon.load import own_lexicon
from marsad.model.capture import Capture
from marsad.model.incident import Incident, Tie
from marsad.model.kept import Stored
from marsad.model.link import Level
from marsad.model.question import Question
from marsad.model.record import Coder
from marsad.store import Store, make_store

RECORDS = Path(__file__).parent / "records.jsonl"
XSS = "<script>alert('x')</script><img src=x onerror=alert(1)>"
_AGENCY = (
    "قتل سبعة مدنيين وأصيب اثنا عشر آخرون بجروح في غارات جوية شنتها طائرات النظام السوري على مدينة دوما في الغوطة الشرقية مساء "
    "الأحد، بحسب ما أفاد المرصد السوري لحقوق الإنسان."
)
# (title, outlet, published, text)
REPORTS: tuple[tuple[str, str, str, str], ...] = (
    ("غارات على دوما", "صحيفة الضفاف", "2018-02-19", _AGENCY),
    ("مقتل مدنيين في دوما", "موقع السنديان", "2018-02-19", _AGENCY + " ولم تعرف هوية الضحايا بعد."),
    ("ارتفاع حصيلة قصف دوما", "قناة المرفأ", "2018-02-20",
     "ارتفعت حصيلة قتلى الغارات الجوية التي استهدفت مدينة دوما يوم الأحد إلى 11 مدنياً بينهم ثلاثة أطفال، "
     "وفق ما أعلن الدفاع المدني."),
    ("دمشق تنفي", "وكالة البادية", "2018-02-20",
     "نفى مصدر عسكري سوري أن تكون الطائرات الحربية قصفت مدينة دوما يوم الأحد، مؤكداً أن الجيش استهدف مواقع للمسلحين فقط."),
    ("قصف مدفعي على حرستا", "صحيفة الضفاف", "2018-02-21",
     "أصيب خمسة أشخاص بينهم امرأة جراء قصف مدفعي لقوات النظام على مدينة حرستا صباح الأربعاء، حسب ناشطين."),
    ("انفجار في إدلب", "موقع السنديان", "2018-02-22",
     "انفجرت سيارة مفخخة وسط مدينة إدلب ظهر الخميس، ما أدى إلى مقتل أربعة أشخاص وجرح عشرة، ولم تتبن أي جهة التفجير."),
    ("اعتقالات في الرقة", "قناة المرفأ", "2018-02-23",
     "اعتقلت قوات سوريا الديمقراطية عشرة شبان في مدينة الرقة يوم الجمعة، بحسب مصادر محلية."),
    ("نزوح من الغوطة", "وكالة البادية", "2018-02-24",
     "نزح مئات المدنيين من بلدة مسرابا في الغوطة الشرقية أمس الجمعة هرباً من القصف، وفق الأمم المتحدة."),
    ("هدنة", "صحيفة الضفاف", "2018-02-25",
     "اتفقت الحكومة السورية وجيش الإسلام على وقف إطلاق النار في الغوطة الشرقية، حسبما قال متحدث باسم جيش الإسلام."),
    ("اشتباكات في ريف حلب", "موقع السنديان", "2018-02-26",
     "دارت اشتباكات عنيفة بين الجيش التركي ووحدات حماية الشعب في محافظة حلب يوم الاثنين، وقتل فيها ستة مقاتلين."),
    ("ألغام", "قناة المرفأ", "2018-02-27",
     "قال أحمد الخطيب، وهو أب لطفلين، إن ابنه قتل بانفجار لغم في مدينة الرقة يوم الثلاثاء. "
     "للتواصل: ahmad.k@example.org أو 0944123456."),
    (f"عنوان {XSS}", f"منفذ {XSS}", "2018-02-28",
     f"قصفت قوات النظام مدينة دوما بالمدفعية يوم الأربعاء ما أدى إلى مقتل شخصين {XSS} حسب ناشطين."),
)


def captures() -> Iterator[Capture]:
    """The reports as they are taken in."""
    for number, (title, outlet, published, text) in enumerate(REPORTS):
        yield Capture(text=text, title=title, outlet=outlet, published=date.fromisoformat(published),
                      url=f"https://example.org/{number}", place=f"reports.jsonl:{number + 1}")


def write_records() -> None:
    """Read the reports again."""
    reader = Reader(own_lexicon())
    lines = [record_to_line(reader.read(capture).record) for capture in captures()]
    RECORDS.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def make_coded(folder: Path) -> Store:
    """The observatory with every report kept and coded, and nothing joined."""
    store = make_store(folder)
    for capture, record in zip(captures(), RECORDS.read_text(encoding="utf-8").splitlines(), strict=True):
        kept = store.add_report(capture)
        assert isinstance(kept, Stored)
        body = json.loads(record)
        store.add_record(kept.key, body, Coder(**body["coder"]))
    return store


def make_archive(folder: Path) -> Store:
    """The observatory with events of one kind, day and place in one incident."""
    store = make_coded(folder)
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for event in store.events(Question(order="key")):
        groups[event.kind, event.earliest, event.place_id or event.key].append(event.key)
    found = sorted(groups.values())
    ties = [Tie(own[0], own[1], 3.2, "same", (Level("place", "same", 2.0), Level("day", "same", 1.2)))
            for own in found if len(own) > 1]
    store.set_incidents("test", ties, [Incident(f"i-{number:012x}", tuple(own)) for number, own in enumerate(found)])
    return store


if __name__ == "__main__":
    write_records()
