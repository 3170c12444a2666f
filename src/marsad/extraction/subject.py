"""A place in a report in, the speaker named there out: a name, titles with a name, or a noun phrase (مصدر في الشرطة)."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.arabic.fold import fold
from marsad.extraction.people import Person, inside_cue
from marsad.extraction.view import View
from marsad.model.entry import Hit
from marsad.model.span import Quote

_OPENING = "\"«“„'‘”"
_CLOSING = "\"»”“'’"
_COMMAS = "،,"
_NAME_MARKS = 8  # words that a name in quotation marks or brackets may have
_APPOSITIONS = 3
_NAMES = ("parties", "sources", "places")
_SHELVES = (("parties", "party"), ("sources", "party"), ("titles", "title"), ("groups", "group"), ("places", "place"), ("kinds", "kind"))
_OBJECTS = ("events", "outcomes", "weapons")


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


def subject_at(view: View, people: dict[int, Person], first: int, limit: int, *, within: bool = False) -> Subject | None:
    """The speaker whose phrase begins at word ``first``; a leading و or ف is left out of the quote.

    ``within``: the word stands in a fixed phrase and speaks all the same (البيان of قال البيان).
    """
    head = first if within else _head(view, first, limit)
    if head is None:
        return None
    kind = "document" if within else _kind(view, people, head)
    if kind == "other" and head == first and view.forms[head].startswith("و") and not proclitic(view, head):
        return None
    if kind is None or proclitic(view, head).strip("وف") or (proclitic(view, head) and head > first):
        return None
    last = _phrase_end(view, people, head, limit)
    joined = proclitic(view, first) in ("و", "ف") or any(hit.prefix in ("و", "ف") for hit in view.at("cues", first))
    start = view.words[first].start + joined
    if kind == "other" and any(view.at(shelf, i) for shelf in ("parties", "sources") for i in range(head, last)):
        kind = "party"
    named = kind in ("title", "speaker", "other", "group", "kind") or (kind == "party" and bool(view.at("titles", head)))
    name = _name_of(view, people, head, last, limit) if named else None
    if name is not None:
        return Subject(first, max(last, name[2]), Quote.of(view.text, view.words[name[0]].start, view.words[name[1] - 1].end), "person")
    end = view.words[last - 1].end
    if view.words[first].kind == "mark" and last - 1 > first and view.words[last - 1].text in _CLOSING and last - first <= 3 + _NAME_MARKS:
        start, end = view.words[first + 1].start, view.words[last - 2].end
    return Subject(first, last, Quote.of(view.text, start, end), kind)


def noun_class(view: View, i: int) -> str:
    """The class of a word; a function word with a pronoun that it cannot take (أم + ني is أمني) is a noun, a word of a fixed phrase is none."""
    cls = view.classes[i]
    if cls == "N" and (inside_cue(view, i) or any(hit.last > i + 1 for hit in view.at("cues", i))) and not view.at("titles", i):
        return "F"
    hits = [hit for hit in view.at("cues", i) if hit.entry.fields.get("class")] if cls in "CP" else []
    if hits and all(hit.suffix and (cls == "C" or view.at("titles", i - 1)) for hit in hits):
        return "N"
    return cls


def definite(view: View, i: int) -> bool:
    """Whether the word is written with the article (إليز folds to a word that only looks so)."""
    return view.words[i].text.startswith(("ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال", "#ال"))


def proclitic(view: View, i: int) -> str:
    """What is written together before the noun at ``i``: the shortest that its entries allow, else what its shape shows."""
    if view.words[i].kind == "mark":
        return ""
    prefixes = [hit.prefix for shelf, hits in view.hits.items() if shelf != "cues" for hit in hits.get(i, ())]
    if prefixes:
        return min(prefixes, key=len)
    form = view.forms[i]
    for head, prefix in (("وال", "و"), ("بال", "ب"), ("لل", "ل"), ("فال", "ف"), ("كال", "ك"), ("ولل", "ول"), ("وبال", "وب")):
        if form.startswith(head) and len(form) > len(head) + 1:
            return prefix
    return ""


def is_that(view: View, i: int) -> bool:
    """Whether the reported clause opens at ``i``: أن, بأن, a colon, a quotation mark before a clause."""
    return view.words[i].text == ":" or view.cue_at(i, "that") is not None


def _head(view: View, first: int, limit: int) -> int | None:
    """The noun that the phrase is about: past هذه, ثلاثة, أحد, بعض, كل من and an opening mark."""
    i = first
    while i < limit and i < first + 5:
        if view.words[i].kind == "mark":
            if i > first or view.words[i].text not in _OPENING or _closing(view, i, limit) is None:
                return None
        elif i in view.time_at:
            return None
        elif not (view.cue_at(i, "demonstrative", "anaphora") and view.classes[i] == "F" or view.classes[i] == "D" or i in view.quantity_at
                  or (i > first and view.cue_at(i, "out-of") is not None)):
            quantifier = next((hit for hit in view.at("cues", i) if hit.entry.fields.get("class") == "quantifier"), None)
            if quantifier is None or view.at("titles", i):
                return i if noun_class(view, i) == "N" else None
            i = quantifier.last - 1
        i += 1
    return None


def _kind(view: View, people: dict[int, Person], i: int) -> str | None:
    """What speaks there; None for what cannot speak: deeds, tolls, weapons, adjectives of origin, reporting words."""
    if i in people:
        return "person"
    if inside_cue(view, i) or _bare_origin(view, i):
        return None
    for shelf, kind in _SHELVES:
        for hit in view.at(shelf, i):
            if hit.tag == "demonym" or (hit.tag == "guard" and shelf == "places") or hit.entry.fields.get("class") in ("first-name", "name-part"):
                continue
            return "person" if hit.entry.fields.get("kind") == "person" and kind == "party" else _kind_of(hit, kind)
    if noun_class(view, i) == "N" and i + 1 < len(view.words) and (view.words[i + 1].text in _OPENING or view.at("parties", i + 1) or view.at("sources", i + 1)) and not view.at("cues", i):
        return "other"  # فرق "الدفاع المدني"
    if any(view.at(shelf, i) for shelf in _OBJECTS) or is_that(view, i) or view.at("cues", i) or len(view.forms[i]) < 3:
        return None
    return "other"


def _bare_origin(view: View, i: int) -> bool:
    """سعودي in نفي سعودي is an adjective, no speaker; روسيا is a name, سوريون are people."""
    if definite(view, i) or view.at("titles", i) or not any(hit.tag == "demonym" for hit in view.at("places", i)):
        return False
    named = any(hit.tag != "demonym" for shelf in _NAMES for hit in view.at(shelf, i))
    return not named and not any(hit.tag == "n.pl" for hit in view.at("groups", i))


def _kind_of(hit: Hit, kind: str) -> str:
    fields = hit.entry.fields
    if kind == "title":
        return "document" if fields.get("document") else "speaker" if fields.get("speaker") else "title"
    return kind


def _phrase_end(view: View, people: dict[int, Person], head: int, limit: int) -> int:
    """Where the phrase ends: names are whole, a definite head takes definite adjectives, مصدر takes في الشرطة."""
    last, closed = _step(view, people, head)
    belonging = 0
    while last < limit:
        if view.words[last].kind == "mark":
            close = _closing(view, last, limit) if view.words[last].text in _OPENING + "(" and view.forms[last - 1] != "ل" else None
            if close is None or (closed and view.words[last].text != "("):
                return last
            last, closed = close + 1, True
            continue
        belongs = _belongs(view, people, head, last, limit) if belonging < 2 else None
        if belongs is not None:
            last, closed, belonging = belongs, True, belonging + 1
            continue
        if not _continues(view, people, head, last, closed):
            return last
        last, defined = _step(view, people, last)
        closed = closed or defined
    return last


def _step(view: View, people: dict[int, Person], i: int) -> tuple[int, bool]:
    """The end of the name or title that begins at ``i``, else the next word; and whether it closes the phrase."""
    if i in people:
        return people[i].last, True
    titled = max((hit.last for hit in view.at("titles", i)), default=i + 1)
    named = max((hit.last for shelf in _NAMES for hit in view.at(shelf, i) if hit.tag not in ("guard", "demonym")), default=0)
    if named > titled or (named and not view.at("titles", i)):
        return named, True
    return titled, definite(view, titled - 1)


def _continues(view: View, people: dict[int, Person], head: int, i: int, closed: bool) -> bool:
    if i in view.time_at or is_that(view, i) or view.cue_at(i, "reports", "via") or proclitic(view, i) or view.forms[i] == "ل":
        return False
    if view.classes[i] == "F":
        return not closed and bool(view.cue_at(i, "demonstrative", "anaphora")) and i + 1 < len(view.words) and definite(view, i + 1)
    if noun_class(view, i) != "N" or (view.cue_at(i, "says", "denies", "doubts", "claim", "accuses") and not view.at("titles", i)):
        return False
    if any(hit.tag == "demonym" for hit in view.at("places", i)):
        return True
    if closed:
        if view.forms[i][0] == "و" and not _known(view, i) and i + 1 < len(view.words) and (view.classes[i + 1] == "V" or is_that(view, i + 1)):
            return True  # منظمات سورية ودولية أشارت
        if not definite(view, i) or any(view.at(shelf, i) for shelf in _OBJECTS):
            return False
        return not view.at("groups", i) or bool(view.at("titles", i)) or view.forms[i].endswith(("ي", "يه"))
    if not _construct(view, head, i):
        return False
    if view.at("sources", i) and i - 1 > head and not any(hit.entry.fields.get("outlet-own") for hit in view.at("titles", head)):
        return False  # أفاد مصدر أمني وكالة أنباء: the agency is told
    known = any(view.at(shelf, i) for shelf in ("parties", "sources", "places", "titles", "kinds"))
    if view.at("titles", i - 1) and i + 1 < len(view.words):  # قائد عمليات محافظة حلب
        known = known or definite(view, i + 1) or any(view.at(shelf, i + 1) for shelf in ("kinds", "places", "parties"))
    return i in people or definite(view, i) or known or not any(view.at(shelf, i) for shelf in _OBJECTS)


def _construct(view: View, head: int, i: int) -> bool:
    """Whether word ``i`` may go on with the head before it: ناشطون takes no genitive, شهود عيان no deed (وقوع)."""
    if i - 1 == head and view.forms[head].endswith(("ون", "ين")) and definite(view, i):
        return False
    speaking = any(hit.entry.fields.get("speaker") and not hit.entry.fields.get("outlet") and not hit.entry.fields.get("body") for hit in view.at("titles", head))
    if not speaking or definite(view, i) or any(view.at(shelf, i) for shelf in ("parties", "sources", "places", "titles", "kinds", "groups")):
        return True
    if i + 1 < len(view.words) and definite(view, i + 1) and any(hit.entry.fields.get("before-name") for hit in view.at("titles", head)):
        return True  # مسؤول ملف الاستيطان
    qualities = [quality for hit in view.at("titles", head) for quality in hit.entry.fields.get("qualities") or ()]
    return view.forms[i].endswith(("ي", "يا", "يه", "ون", "ين", "ه")) or view.forms[i] in map(fold, qualities)


def _belongs(view: View, people: dict[int, Person], head: int, i: int, limit: int) -> int | None:
    """The end of في الشرطة, بوزارة الداخلية, لمنظمة الطفولة after a title or مصدر: where the speaker belongs."""
    if not (view.at("titles", head) or view.at("groups", head) or view.at("kinds", head) or head in view.quantity_at) or i in view.time_at:
        return None
    lead = proclitic(view, i)
    belonging = next((hit for hit in view.at("cues", i) if hit.entry.fields.get("belongs")), None)
    if belonging is not None:  # تابعة للجيش, صادر عن الوزارة
        noun, lead = belonging.last, ""
        if noun < limit and proclitic(view, noun) == "ل":
            return _phrase_end(view, people, noun, limit)
    elif view.cue_at(i, "locative", "out-of") is not None or (view.classes[i] == "C" and view.at("titles", head) and not view.at("events", i + 1)):
        noun, lead = i + 1, ""
    elif lead in ("ب", "ل"):
        noun = i
    else:
        return None
    if noun >= limit or noun in view.time_at or view.cue_at(i, "reports", "via") or view.cue_at(noun, "via"):
        return None
    if view.words[noun].kind == "mark":
        close = _closing(view, noun, limit) if view.words[noun].text in _OPENING and not lead else None
        return close + 1 if close is not None else None
    kind = _kind(view, people, _head(view, noun, limit) or noun)
    if kind not in ("party", "place", "kind", "title", "speaker", "group"):
        return None
    if lead == "ل" and (kind == "party" or any(hit.entry.fields.get("outlet") for hit in view.at("titles", noun)) or not view.at("titles", head)):
        return None
    return _phrase_end(view, people, noun, limit)


def _closing(view: View, i: int, limit: int) -> int | None:
    """Where the mark at ``i`` is closed, when what it holds is short enough to be a name."""
    wanted = ")" if view.words[i].text == "(" else _CLOSING
    for j in range(i + 2, min(limit, i + 2 + _NAME_MARKS)):
        if view.words[j].kind == "mark":
            if view.words[j].text in wanted:
                return j
            if view.words[j].text not in "-.":
                return None
    return None


def _name_of(view: View, people: dict[int, Person], head: int, last: int, limit: int) -> tuple[int, int, int] | None:
    """The person's name inside the phrase, right after it, or in an apposition after a comma: (first, last, end of all)."""
    for i in range(head, min(last + 1, limit)):
        end = people[i].last if i in people else _known_person(view, i) if i > head else None
        if end is not None:
            return i, end, end
    if not view.at("titles", head):
        return None
    at = last
    for _ in range(_APPOSITIONS):
        named = _unknown_name(view, at, limit)
        if named is not None and (at > last or definite(view, last - 1)):
            return at, named, named
        if at >= limit or view.words[at].text not in _COMMAS:
            return None
        at += 1
        end = (people[at].last if at in people else _known_person(view, at)) if at < limit else None
        if end is not None:
            return at, end, end
        ranked = max((hit.last for hit in view.at("titles", at) if hit.entry.fields.get("before-name")), default=at) if at < limit else at
        named = people[ranked].last if ranked in people else _unknown_name(view, ranked, limit, apposed=True)
        if named is not None:
            return ranked, named, named
        if at >= limit or noun_class(view, at) != "N" or proclitic(view, at):
            return None
        at = _phrase_end(view, people, at, limit)
    return None


def _known_person(view: View, i: int) -> int | None:
    """The end of the name of a person that the lexicon knows: بنيامين نتنياهو."""
    return next((hit.last for hit in view.at("parties", i) if hit.entry.fields.get("kind") == "person" and not hit.prefix), None)


def _unknown_name(view: View, first: int, limit: int, *, apposed: bool = False) -> int | None:
    """The end of up to four words that no entry knows, before إن, a comma or a colon: a foreign name (لول رواي)."""
    i = first
    while i < limit and i < first + 4 and noun_class(view, i) == "N" and not (definite(view, i) and i == first) and not _known(view, i):
        if i == first and proclitic(view, i):
            return None
        i += 1
    if i - first < 2 or i >= limit:
        return None
    return i if is_that(view, i) or view.words[i].text in _COMMAS or view.forms[i] == "ل" or (apposed and view.classes[i] == "P") else None


def _known(view: View, i: int) -> bool:
    return i in view.time_at or i in view.quantity_at or any(
        view.at(shelf, i) for shelf in ("events", "outcomes", "groups", "weapons", "kinds", "cues", "parties", "sources", "places"))
