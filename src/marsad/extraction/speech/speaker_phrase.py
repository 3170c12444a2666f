"""A noun in, the end of its phrase and what kind of speaker it is out: مصدر في الشرطة, فرق "الدفاع المدني"."""

from __future__ import annotations

from marsad.arabic.fold import fold
from marsad.extraction.clause.people import inside_cue, is_given
from marsad.extraction.speech.scene import OPENING, Scene
from marsad.model.entry import Hit

_NAMES = ("parties", "sources", "places")
_DEEDS = ("events", "outcomes", "weapons")
_SHELVES = (
    ("parties", "party"), ("sources", "party"), ("titles", "title"), ("groups", "group"), ("places", "place"), ("kinds", "kind"),
)
_BODIES = ("party", "place", "kind", "title", "speaker", "group")
_NISBA = ("ي", "يه")  # how adjectives of origin and office end: الروسي, العسكريه
_PLURALS = ("ون", "ين")
IN_NAME_OF = fold("باسم")
_FEMININE = ("ه", "ات")
_ADJECTIVES = ("ي", "يا", "يه", "ون", "ين", "ه")  # how an indefinite adjective ends: عسكري, عسكريا, عسكريه, محليون


def head_of(scene: Scene, first: int, limit: int) -> int | None:
    """The noun that the phrase is about: past هذه, ثلاثة, أحد, بعض, كل من and an opening mark."""
    view = scene.view
    i = first
    while i < limit and i < first + 5:
        if view.words[i].kind == "mark":
            if i > first or view.words[i].text not in OPENING or scene.closing(i, limit) is None:
                return None
        elif i in view.time_at:
            return None
        elif not _leads(scene, i, first):
            quantifier = next((hit for hit in view.at("cues", i) if hit.entry.fields.get("class") == "quantifier"), None)
            if quantifier is None or view.at("titles", i):
                return i if scene.cls(i) == "N" else None
            i = quantifier.last - 1
        i += 1
    return None


def _leads(scene: Scene, i: int, first: int) -> bool:
    """هذه, 3, ثلاثة من: what stands before the head and is not it."""
    view = scene.view
    if view.classes[i] == "D" or i in view.quantity_at or (i > first and view.cue_at(i, "out-of") is not None):
        return True
    return view.classes[i] == "F" and view.cue_at(i, "demonstrative", "anaphora") is not None


def kind_of(scene: Scene, i: int) -> str | None:
    """What speaks there; None for what cannot speak: deeds, tolls, weapons, adjectives of origin, reporting words."""
    view = scene.view
    if i in scene.people:
        return "person"
    if inside_cue(view, i) or _bare_origin(scene, i):
        return None
    for shelf, kind in _SHELVES:
        for hit in view.at(shelf, i):
            if hit.tag != "demonym" and not (hit.tag == "guard" and shelf == "places") and not is_given(hit):
                return _title_kind(hit) if kind == "title" else "person" if hit.entry.fields.get("kind") == "person" else kind
    if scene.cls(i) == "N" and not view.at("cues", i) and _before_name(scene, i + 1):
        return "other"  # فرق "الدفاع المدني"
    if scene.any_at(i, *_DEEDS, "cues") or len(view.forms[i]) < 3:
        return None
    return "other"


def _title_kind(hit: Hit) -> str:
    fields = hit.entry.fields
    return "document" if fields.get("document") else "speaker" if fields.get("speaker") else "title"


def _before_name(scene: Scene, i: int) -> bool:
    return i < len(scene.view.words) and (scene.view.words[i].text in OPENING or scene.any_at(i, "parties", "sources"))


def _bare_origin(scene: Scene, i: int) -> bool:
    """سعودي in نفي سعودي is an adjective, no speaker; روسيا is a name, سوريون are people."""
    view = scene.view
    if scene.definite(i) or view.at("titles", i) or not any(hit.tag == "demonym" for hit in view.at("places", i)):
        return False
    named = any(hit.tag != "demonym" for shelf in _NAMES for hit in view.at(shelf, i))
    return not named and not any(hit.tag == "n.pl" for hit in view.at("groups", i))


def phrase_end(scene: Scene, head: int, limit: int) -> int:
    """Where the phrase ends: names are whole, a definite head takes definite adjectives, مصدر takes في الشرطة."""
    words = scene.view.words
    last, closed = _step(scene, head)
    belonging = 0
    while last < limit:
        if words[last].kind == "mark":
            named = words[last].text in OPENING + "(" and scene.view.forms[last - 1] != "ل"
            close = scene.closing(last, limit) if named else None
            if close is None or (closed and words[last].text != "("):
                return last
            last, closed = close + 1, True
            continue
        belongs = _belongs(scene, head, last, limit) if belonging < 2 else None
        if belongs is not None:
            last, closed, belonging = belongs, True, belonging + 1
            continue
        if not _continues(scene, head, last, closed):
            return last
        last, defined = _step(scene, last)
        closed = closed or defined
    return last


def _step(scene: Scene, i: int) -> tuple[int, bool]:
    """The end of the name or title that begins at ``i``, else the next word; and whether it closes the phrase."""
    if i in scene.people:
        return scene.people[i].last, True
    titles = scene.view.at("titles", i)
    titled = max((hit.last for hit in titles), default=i + 1)
    names = [hit for shelf in _NAMES for hit in scene.view.at(shelf, i) if hit.tag not in ("guard", "demonym")]
    named = max((hit.last for hit in names), default=0)
    if named > titled or (named and not titles):
        return named, scene.definite(named - 1) or any(hit.last == named and not _is_sort(hit) for hit in names)
    return titled, scene.definite(titled - 1)


def _is_sort(hit: Hit) -> bool:
    """فصيل, حركة are sorts of party, whose name may follow: فصيل "فيلق الرحمن"."""
    return hit.entry.fields.get("kind") == "generic"


def _continues(scene: Scene, head: int, i: int, closed: bool) -> bool:
    """Whether word ``i`` goes on with the phrase."""
    view = scene.view
    if i in view.time_at or scene.opens_clause(i) or view.cue_at(i, "reports", "via"):
        return False
    if scene.proclitic(i) or view.forms[i] == "ل":
        return False
    if view.classes[i] == "F":  # رئيسة هذه الجمعية
        shown = view.cue_at(i, "demonstrative", "anaphora") is not None and i + 1 < len(view.words) and scene.definite(i + 1)
        return shown and not closed
    if scene.cls(i) != "N" or (view.cue_at(i, "says", "denies", "doubts", "claim", "accuses") and not view.at("titles", i)):
        return False
    if any(hit.tag == "demonym" for hit in view.at("places", i)):
        if closed and scene.definite(head) and not scene.definite(i):
            return False  # المعارضة روسيا
        return not (closed and view.forms[head].endswith(_PLURALS) and view.forms[i].endswith("ه"))  # الحوثيون السعودية
    if not closed:
        return _construct(scene, head, i)
    bare_name = bool(view.at("places", head)) and not scene.definite(head)  # واشنطن المركز: the object begins
    return _agrees(scene, head, i) and (not bare_name or view.forms[i].endswith(_NISBA))


def _agrees(scene: Scene, head: int, i: int) -> bool:
    """Whether word ``i`` is an adjective of the definite phrase before it: المتحدث الرسمي, not الوزير المفاوضات."""
    view = scene.view
    following = i + 1 < len(view.words) and (view.classes[i + 1] == "V" or scene.opens_clause(i + 1))
    if view.forms[i][0] == "و" and following and not known(scene, i):
        return True  # منظمات سورية ودولية أشارت
    if not scene.definite(i) or scene.any_at(i, *_DEEDS):
        return False
    if view.forms[i].endswith(_NISBA):
        return True
    if view.forms[i].endswith(_FEMININE) and _is_one_man(scene, head):
        return False  # عباس الحملة, المسؤول الاتهامات
    titled = any(hit.tag != "n.pl" for hit in view.at("titles", i))
    return not scene.any_at(i, "groups", "parties") or titled  # تتهم المعارضة السورية النظام, طالب الحوثيون الضباط


def _is_one_man(scene: Scene, i: int) -> bool:
    """Whether a person's name, or a title or word for people in the masculine singular, stands there."""
    if scene.view.forms[i].endswith(_FEMININE):
        return False
    return i in scene.people or any(hit.tag == "n" for shelf in ("titles", "groups") for hit in scene.view.at(shelf, i))


def _construct(scene: Scene, head: int, i: int) -> bool:
    """Whether word ``i`` is a genitive or adjective of the phrase: ناشطون takes no genitive, شهود عيان no deed (وقوع)."""
    view = scene.view
    if not _may_follow(scene, head, i) or _is_closed_by_adjective(scene, head, i):
        return False
    named_for = view.forms[i - 1] == IN_NAME_OF or any(hit.entry.fields.get("outlet-own") for hit in view.at("titles", head))
    told = any(hit.entry.fields.get("kind") in ("agency", "outlet") for hit in view.at("sources", i))
    if told and i - 1 > head and not named_for:
        return False  # أفاد مصدر أمني وكالة أنباء: the agency is told
    if i in scene.people or scene.definite(i) or scene.any_at(i, *_NAMES, "titles", "kinds") or not scene.any_at(i, *_DEEDS):
        return True
    placed = i + 1 < len(view.words) and (scene.definite(i + 1) or scene.any_at(i + 1, "kinds", "places", "parties"))
    return bool(view.at("titles", i - 1)) and placed  # قائد عمليات محافظة حلب


def _is_closed_by_adjective(scene: Scene, head: int, i: int) -> bool:
    """متحدثة عسكرية الغارة: behind an indefinite adjective no definite noun goes on."""
    before, view = i - 1, scene.view
    if before <= head or not scene.definite(i) or scene.definite(before) or view.forms[i].endswith(_NISBA):
        return False
    return view.forms[before].endswith(_NISBA) and not scene.any_at(before, "titles", "kinds", "parties", "sources")


def _may_follow(scene: Scene, head: int, i: int) -> bool:
    view = scene.view
    titles = [hit.entry.fields for hit in view.at("titles", head)]
    if i - 1 == head and scene.definite(i) and _is_people(scene, head):
        return False
    speaking = any(fields.get("speaker") and not fields.get("outlet") and not fields.get("body") for fields in titles)
    if not speaking or scene.definite(i) or scene.any_at(i, *_NAMES, "titles", "kinds", "groups"):
        return True
    if i + 1 < len(view.words) and scene.definite(i + 1) and any(fields.get("before-name") for fields in titles):
        return True  # مسؤول ملف الاستيطان
    qualities = {fold(quality) for fields in titles for quality in fields.get("qualities") or ()}
    return view.forms[i].endswith(_ADJECTIVES) or view.forms[i] in qualities


def _is_people(scene: Scene, i: int) -> bool:
    """Whether a sound plural is one of people: ناشطون, مقاتلون, not شؤون."""
    known_as = scene.any_at(i, "groups", "titles", "parties") or scene.view.stem(i).startswith("م")
    return scene.view.forms[i].endswith(_PLURALS) and known_as


def _belongs(scene: Scene, head: int, i: int, limit: int) -> int | None:
    """The end of في الشرطة, بوزارة الداخلية, لمنظمة الطفولة after a title or مصدر: where the speaker belongs."""
    view = scene.view
    if i in view.time_at or not (scene.any_at(head, "titles", "groups", "kinds") or head in view.quantity_at):
        return None
    lead, noun = _lead_to_body(scene, head, i)
    if noun is None or noun >= limit or noun in view.time_at or view.cue_at(i, "reports", "via") or view.cue_at(noun, "via"):
        return None
    if lead == "whole":
        return phrase_end(scene, noun, limit)
    if view.words[noun].kind == "mark":
        close = scene.closing(noun, limit) if view.words[noun].text in OPENING and not lead else None
        return close + 1 if close is not None else None
    kind = kind_of(scene, head_of(scene, noun, limit) or noun)
    if kind not in _BODIES or (lead == "ل" and _is_told(scene, head, noun, kind)):
        return None
    return phrase_end(scene, noun, limit)


def _lead_to_body(scene: Scene, head: int, i: int) -> tuple[str, int | None]:
    """How word ``i`` leads to the body, and where its noun stands: تابعة للجيش, في الشرطة, بالشرطة."""
    view = scene.view
    belonging = scene.belonging(i)
    if belonging is not None:
        at = belonging.last
        return ("whole" if at < len(view.words) and scene.proclitic(at) == "ل" else ""), at
    if view.forms[i] == IN_NAME_OF:  # الناطق الإعلامي باسم الحوثيين
        return "", i + 1
    joined = view.classes[i] == "C" and not scene.opens_clause(i)
    with_title = joined and bool(view.at("titles", head)) and not view.at("events", i + 1)  # السفيرة لدى المنظمة
    if with_title or view.cue_at(i, "locative", "out-of") is not None:
        return "", i + 1
    lead = scene.proclitic(i)
    return lead, i if lead in ("ب", "ل") else None


def _is_told(scene: Scene, head: int, noun: int, kind: str) -> bool:
    """لوكالة رويترز and لحماس after a speaker are whom he spoke to; لمنظمة الطفولة after a title is where she works, للجيش after
    بيان whose it is, and after الناطق الرسمي whose he is."""
    if any(hit.entry.fields.get("document") for hit in scene.view.at("titles", head)):
        return False
    outlet = any(hit.entry.fields.get("outlet") for hit in scene.view.at("titles", noun)) or bool(scene.view.at("sources", noun))
    at_once = kind == "party" and noun == head + 1
    return outlet or at_once or not scene.view.at("titles", head)


def known(scene: Scene, i: int) -> bool:
    """Whether the lexicon knows the word as anything but a person's name."""
    if i in scene.view.time_at or i in scene.view.quantity_at:
        return True
    return scene.any_at(i, *_DEEDS, *_NAMES, "groups", "kinds", "cues")
