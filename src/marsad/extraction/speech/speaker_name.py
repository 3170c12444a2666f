"""A title or a verb of saying in, the name of the speaker out: inside the title, behind it, in an apposition, before it."""

from __future__ import annotations

from marsad.extraction.clause.people import is_given
from marsad.extraction.speech.scene import CLOSING, OPENING, Scene
from marsad.extraction.speech.speaker_phrase import IN_NAME_OF, known
from marsad.model.entry import Hit

_APPOSITIONS = 3
_APPOSITION = 10  # words of an apposition that gives no name
_NAME_LENGTH = 4  # words of a name that no entry knows
_REST = 14  # words that a title may go on with before its name
_FOR_THE = "لل"
_ONE = ("n", "n.f")  # tags of a word for one person
_TOLD = ("events", "outcomes", "weapons")
_PROPER = ("titles", "places", "sources")
_NAMED_THINGS = ("events", "outcomes", "weapons", "groups", "kinds", "places", "sources", "parties")


def name_of(scene: Scene, head: int, last: int, limit: int) -> tuple[int, int] | None:
    """The person's name inside the phrase, right after it, or in an apposition after a comma."""
    for i in range(head, min(last + 1, limit)):
        end = scene.people[i].last if i in scene.people else _known_person(scene, i) if i > head else None
        if end is not None and not _is_anothers(scene, head, i):
            return i, end
    if not scene.view.at("titles", head) and not _is_one_person(scene, head):
        return None
    end = _unknown_name(scene, last, limit) if _is_closed(scene, last - 1) else None
    if end is not None:
        return last, end
    return _apposed_name(scene, last, limit) or (_name_after_rest(scene, last, limit) if _takes_name(scene, head) else None)


def _is_anothers(scene: Scene, head: int, name: int) -> bool:
    """المتحدث باسم الرئيس الروسي فلاديمير بوتين, قائد قوات اللواء خليفة حفتر: the name of a man inside the title."""
    view = scene.view
    if name == head + 1 and not scene.definite(head) and scene.definite(name):
        return True  # مستشار المرشد
    titles = [i for i in range(head + 1, name + 1) if any(hit.entry.fields.get("before-name") for hit in view.at("titles", i))]
    spoken_for = max((hit.last for hit in view.at("titles", head) if view.forms[hit.last - 1] == IN_NAME_OF), default=-1)
    for i in titles:
        genitive = i - 1 > head and scene.cls(i - 1) == "N" and not scene.definite(i - 1) and not scene.any_at(i - 1, *_PROPER)
        if i == spoken_for or (genitive and scene.definite(i)):
            return True
    return False


def _takes_name(scene: Scene, i: int) -> bool:
    """Whether a name may follow its title at a distance: المبعوث, قائد; never مصادر."""
    return _is_one_person(scene, i) or any(
        hit.entry.fields.get("before-name") and not hit.tag.endswith("pl") for hit in scene.view.at("titles", i))


def _is_one_person(scene: Scene, i: int) -> bool:
    """الإعلامية, الخبير: a definite word for one person, whose name may follow after a comma."""
    return scene.definite(i) and any(hit.tag in _ONE for hit in scene.view.at("groups", i))


def _is_closed(scene: Scene, i: int) -> bool:
    """Whether a phrase may end at word ``i``, so that a name after it is an apposition: اليمني, سوريا, تركيا."""
    if scene.view.classes[i] == "P":
        return False
    named = any(hit.tag != "demonym" for shelf in ("places", "parties", "sources") for hit in scene.view.at(shelf, i))
    return scene.definite(i) or named or scene.view.words[i].text in CLOSING + ")"


def _name_after_rest(scene: Scene, last: int, limit: int) -> tuple[int, int] | None:
    """قائد اللواء الخامس | في الجيش اليمني العميد صالح البخيتي: the name behind what the title goes on with."""
    view = scene.view
    known_to = last
    for i in range(last, min(limit, last + _REST)):
        if scene.comma(i):
            return _apposed_name(scene, i, limit)
        if last < i >= known_to and _is_closed(scene, i - 1) and not _titles(scene, i - 1):
            ranked = _past_rank(scene, i)
            named = ranked in scene.people
            end = scene.people[ranked].last if named else _unknown_name(scene, ranked, limit) if ranked > i else None
            if end is not None:
                return ranked, end
        mark = view.words[i].kind == "mark" and view.words[i].text not in OPENING + CLOSING
        known_to = max([known_to, *(hit.last for shelf in ("sources", "parties", "places") for hit in view.at(shelf, i))])
        deed = scene.any_at(i, *_TOLD) and not scene.definite(i) and not view.forms[i].startswith(_FOR_THE)  # للانتخابات
        told = deed or view.cue_at(i, "reports", "via", "says") is not None
        if mark or told or view.classes[i] in "VC" or i in view.time_at or scene.opens_clause(i):
            return None
    return None


def _titles(scene: Scene, i: int) -> list[Hit]:
    """The titles at word ``i``; الرياض is no man's name there."""
    return [hit for hit in scene.view.at("titles", i) if not is_given(hit)]


def _past_rank(scene: Scene, i: int) -> int:
    """Past a rank before a name: العميد, اللواء الركن."""
    return max((hit.last for hit in scene.view.at("titles", i) if hit.entry.fields.get("before-name")), default=i)


def _apposed_name(scene: Scene, at: int, limit: int) -> tuple[int, int] | None:
    """الوزير، العميد سالم حداد: the name in the appositions that follow, past those that give none."""
    for _ in range(_APPOSITIONS):
        if at + 1 >= limit or not scene.comma(at):
            return None
        at += 1
        end = scene.people[at].last if at in scene.people else _known_person(scene, at)
        if end is not None:
            return at, end
        ranked = _past_rank(scene, at)
        end = scene.people[ranked].last if ranked in scene.people else _unknown_name(scene, ranked, limit, apposed=True)
        if end is not None:
            return ranked, end
        if scene.cls(at) != "N" or scene.proclitic(at):
            return None
        at = _next_comma(scene, at, limit)
    return None


def _next_comma(scene: Scene, at: int, limit: int) -> int:
    """The comma that closes an apposition (الفصيل الأقوى في الغوطة الشرقية،); ``limit`` where a clause begins before it."""
    for i in range(at, min(limit, at + _APPOSITION)):
        if scene.comma(i):
            return i
        if scene.view.classes[i] in "VC" or scene.opens_clause(i):
            break
    return limit


def _known_person(scene: Scene, i: int) -> int | None:
    """The end of the name of a person that the lexicon knows."""
    persons = [hit.last for hit in scene.view.at("parties", i) if hit.entry.fields.get("kind") == "person" and not hit.prefix]
    return persons[0] if persons else None


def _unknown_name(scene: Scene, first: int, limit: int, *, apposed: bool = False) -> int | None:
    """The end of up to four words that no entry knows, before إن, a comma or a colon: a foreign name."""
    view, i = scene.view, first
    if first >= limit or scene.definite(first) or scene.proclitic(first):
        return None
    while i < limit and i < first + _NAME_LENGTH and (scene.cls(i) == "N" or (i > first and view.classes[i] == "V")):
        if known(scene, i):
            break
        i += 1
    if i - first < 2 or i >= limit:
        return None
    says = view.cue_at(i, "says") is not None or i in view.time_at  # يوري بافلوف قوله, هيذر نورتون الخميس
    says = says or view.cue_at(i, "via", "reports") is not None  # يوري بافلوف في حديث للصحفيين
    ends = says or scene.opens_clause(i) or scene.comma(i) or view.forms[i] == "ل"
    return i if ends or (apposed and view.classes[i] == "P") else None


def name_before_title(scene: Scene, head: int, last: int) -> tuple[int, int] | None:
    """إليزابيث بارنز المتحدثة باسم المكتب: the name that a title follows."""
    start = scene.people[head].last if head in scene.people else head
    for i in range(start, last):
        if scene.definite(i) or scene.proclitic(i) or known(scene, i) or _titles(scene, i):
            named = i - head > 1 and scene.definite(i) and bool(_titles(scene, i))
            return (head, i) if named else None
    return None


def name_said(scene: Scene, at: int, limit: int) -> tuple[int, int] | None:
    """وقالت سارة ويلسن، المديرة …; وقال راين سبارو محامي …: after قال, which has no object, unknown words are a name."""
    last = at
    while last < limit and last - at < _NAME_LENGTH and _may_be_name(scene, last, at):
        last += 1
    if last == at or last >= limit:
        return None
    return (at, last) if _closes_name(scene, last) else None


def _closes_name(scene: Scene, i: int) -> bool:
    """Whether a name may end before word ``i``: at a mark, a time, إن, a preposition, a title."""
    view = scene.view
    if view.words[i].kind == "mark":
        return view.words[i].text != "."
    return i in view.time_at or scene.opens_clause(i) or view.classes[i] == "P" or scene.any_at(i, "titles", "groups")


def _may_be_name(scene: Scene, i: int, first: int) -> bool:
    view = scene.view
    if view.words[i].kind == "mark" or i in view.time_at or scene.opens_clause(i) or scene.any_at(i, *_NAMED_THINGS):
        return False
    if _titles(scene, i):
        return False
    if i == first:
        return view.classes[i] in "NV" and not view.at("cues", i) and not scene.definite(i) and len(view.forms[i]) > 2
    closing = view.classes[i] == "P" and i + 1 < len(view.words) and scene.comma(i + 1)  # آنا فور،
    return (closing or view.classes[i] in "NVF") and not any(hit.last > i + 1 for hit in view.at("cues", i))
