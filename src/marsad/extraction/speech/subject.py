"""A place in a report in, the speaker named there out: a name, titles with a name, or a noun phrase (مصدر في الشرطة)."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extraction.speech.scene import CLOSING, OPENING, Scene
from marsad.extraction.speech.speaker_phrase import IN_NAME_OF, head_of, kind_of, known, phrase_end
from marsad.model.entry import Hit
from marsad.model.span import Quote

_APPOSITIONS = 3
_APPOSITION = 10  # words of an apposition that gives no name
_NAME_LENGTH = 4  # words of a name that no entry knows
_MARKED = 11  # words of a name with its quotation marks
_ACCUSATIVE = ("ا", "اً")
_REST = 14  # words that a title may go on with before its name
_FOR_THE = "لل"
_ONE = ("n", "n.f")
_PROPER = ("titles", "places", "sources")
_TOLD = ("events", "outcomes", "weapons")
_TITLED = ("title", "speaker", "other", "group", "kind")


@dataclass(frozen=True, slots=True)
class Subject:
    """Words ``first:last`` that name a speaker, titles and appositions included; ``quote`` is what a coder writes down.

    القيادي البارز في "جيش الإسلام"، الفصيل الأقوى في الغوطة الشرقية، محمد علوش gives محمد علوش.
    ``kind``: person | party | title | speaker | document | group | place | kind | other.
    """

    first: int
    last: int
    quote: Quote
    kind: str


def subject_at(scene: Scene, first: int, limit: int, *, within: bool = False) -> Subject | None:
    """The speaker whose phrase begins at word ``first``; a leading و or ف is left out of the quote.

    ``within``: the word stands in a fixed phrase and speaks all the same (البيان of قال البيان).
    """
    head = first if within else head_of(scene, first, limit)
    if head is None:
        return None
    kind = "document" if within else kind_of(scene, head)
    if kind is None or not _may_begin(scene, first, head, kind):
        return None
    last = phrase_end(scene, head, limit)
    cut = kind == "kind" and last == head + 1 < limit and not scene.definite(head) and scene.cls(last) == "N"
    if cut and not within:
        return None  # جبهة of جبهة تحرير كذا, a name that we cannot read
    if kind == "other" and any(scene.any_at(i, "parties", "sources") for i in range(head, last)):
        kind = "party"
    named = kind in _TITLED or (kind == "party" and bool(scene.view.at("titles", head)))
    name = _name_of(scene, head, last, limit) if named else None
    if name is None and kind in ("person", "other"):
        name = _before_title(scene, head, last)
    if name is not None:
        return Subject(first, max(last, name[1]), scene.view.quote(*name), "person")
    return Subject(first, last, _quote(scene, first, last), kind)


def _before_title(scene: Scene, head: int, last: int) -> tuple[int, int] | None:
    """إليزابيث بيرز المتحدثة باسم المكتب: the name that a title follows."""
    start = scene.people[head].last if head in scene.people else head
    for i in range(start, last):
        if scene.definite(i) or scene.proclitic(i) or known(scene, i) or _titles(scene, i):
            named = i - head > 1 and scene.definite(i) and bool(_titles(scene, i))
            return (head, i) if named else None
    return None


def _may_begin(scene: Scene, first: int, head: int, kind: str) -> bool:
    """No preposition is written together with it; an unknown word in و is rather a verb (واصدر)."""
    proclitic = scene.proclitic(head)
    if kind == "document" and scene.view.words[head].text.endswith(_ACCUSATIVE):
        return False  # أصدرت الوزارة بياناً قالت فيه
    if kind == "other" and head == first and not proclitic and scene.view.forms[head].startswith("و"):
        return False
    return not proclitic.strip("وف") and not (proclitic and head > first)


def _quote(scene: Scene, first: int, last: int) -> Quote:
    """The phrase as it stands, without the و before it and without quotation marks around all of it."""
    view = scene.view
    if view.words[first].kind == "mark" and last - 1 > first and view.words[last - 1].text in CLOSING and last - first <= _MARKED:
        return view.quote(first + 1, last - 1)
    joined = scene.proclitic(first) in ("و", "ف") or any(hit.prefix in ("و", "ف") for hit in view.at("cues", first))
    return Quote.of(view.text, view.words[first].start + joined, view.words[last - 1].end)


def _name_of(scene: Scene, head: int, last: int, limit: int) -> tuple[int, int] | None:
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
    """قائد اللواء الخامس | في الجيش اليمني العميد صالح قروش: the name behind what the title goes on with."""
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
    return [hit for hit in scene.view.at("titles", i) if hit.entry.fields.get("class") not in ("first-name", "name-part")]


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
    says = view.cue_at(i, "says") is not None or i in view.time_at  # يوري يفتوشينكو قوله, هيذر ناورت الخميس
    says = says or view.cue_at(i, "via", "reports") is not None  # ايان كيلي في حديث للصحفيين
    ends = says or scene.opens_clause(i) or scene.comma(i) or view.forms[i] == "ل"
    return i if ends or (apposed and view.classes[i] == "P") else None
