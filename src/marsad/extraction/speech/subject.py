"""A place in a report in, the speaker named there out: a name, titles with a name, or a noun phrase (مصدر في الشرطة)."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extraction.speech.scene import CLOSING, Scene
from marsad.extraction.speech.speaker_name import name_before_title, name_of
from marsad.extraction.speech.speaker_phrase import head_of, kind_of, phrase_end
from marsad.model.span import Quote

_MARKED = 11  # words of a name with its quotation marks
_ACCUSATIVE = ("ا", "اً")
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
    name = name_of(scene, head, last, limit) if named else None
    if name is None and kind in ("person", "other"):
        name = name_before_title(scene, head, last)
    if name is not None:
        return Subject(first, max(last, name[1]), scene.view.quote(*name), "person")
    return Subject(first, last, _quote(scene, first, last), kind)


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
