"""بحسب, وفقاً ل, كما أفاد in, whom they cite out."""

from __future__ import annotations

from marsad.extraction.speech.find_subject import joined, subjects_after
from marsad.extraction.speech.said import Said
from marsad.extraction.speech.scene import OPENING, Scene
from marsad.extraction.speech.subject import Subject, subject_at
from marsad.model.entry import Hit
from marsad.model.span import Quote

_REACH = 4  # words between the citing word and whom it cites: وفق ما أفادت به
_LONGEST = 6  # words of whom ل leads to


def find_cited(scene: Scene, hit: Hit, sentence: int) -> list[Said]:
    """بحسب مصادر طبية, وفقاً لبيان صادر عن الوزارة, كما أفاد المراسل: the cited covers its clause."""
    span = scene.view.reading.sentences[sentence]
    fields = hit.entry.fields
    if fields.get("speaker") == "before":
        return []
    if fields.get("speaker") == "none":
        quote = scene.view.quote(hit.first, max(hit.first + 1, hit.last - 1))
        return [Said(Subject(hit.first, hit.last, quote, "document"), hit, hit.first, sentence, "hearsay", hit.first, hit.last)]
    subjects = _cited_after(scene, _past_what(scene, hit.last, span.end), span.end)
    if not subjects:
        return []
    subjects[0] = issuer(scene, subjects[0], span.end) or subjects[0]
    last = subjects[-1].last
    start = scene.clause_start(hit.first, span.start)
    if fields.get("continues") and last < span.end and scene.opens_clause(last):  # كما أعلن الناطق أن: he goes on speaking
        return [Said(subject, hit, hit.first, sentence, "after", start, last) for subject in subjects]
    if hit.first - span.start <= 1:
        return [Said(subject, hit, hit.first, sentence, "cited-first", start, subject.last) for subject in subjects]
    return [Said(subject, hit, hit.first, sentence, "cited", hit.first, subject.last) for subject in subjects]


def _past_what(scene: Scene, i: int, limit: int) -> int:
    """وفقاً لما أكدته مصادر, حسبما كشفت مصادر: past لما أكدته and كشفت."""
    what = any(hit.entry.fields.get("class") == "relative" and hit.entry.fields.get("guard") for hit in scene.view.at("cues", i))
    verb = i + what
    return verb + 1 if verb < limit and scene.view.classes[verb] == "V" else i


def _cited_after(scene: Scene, at: int, limit: int) -> list[Subject]:
    if at < limit:
        led = _led(scene, at, limit) if subject_at(scene, at, limit) is None else None
        if led is not None:
            return joined(scene, led, limit)
    return subjects_after(scene, at, limit, reach=_REACH)


def _led(scene: Scene, i: int, limit: int) -> Subject | None:
    """وفقاً للمرصد, لشهود, لإحصاءات المرصد: the ل of what is cited is no part of the speaker."""
    view = scene.view
    if scene.proclitic(i) != "ل" and (scene.proclitic(i) or not view.forms[i].startswith("ل")):
        return None
    hits = [hit for shelf in ("parties", "sources", "titles", "groups", "places") for hit in view.at(shelf, i)]
    if not hits:
        inner = subject_at(scene, i + 1, limit) if i + 1 < limit else None
        return Subject(i, inner.last, inner.quote, inner.kind) if inner is not None else None
    last = max(hit.last for hit in hits)
    while last < limit and last - i < _LONGEST and _goes_on(scene, last):
        last += 1
    person = next((scene.people[k] for k in range(i, min(last + 1, limit)) if k in scene.people), None)
    if person is not None:
        return Subject(i, person.last, Quote.of(view.text, person.start, person.end), "person")
    start = max(min(hit.start - (2 if hit.definite else 0) for hit in hits), view.words[i].start + 1)
    document = any(hit.entry.fields.get("document") for hit in view.at("titles", i))
    kind = "document" if document else "party" if scene.any_at(i, "parties", "sources") else "speaker"
    return Subject(i, last, Quote.of(view.text, start, view.words[last - 1].end), kind)


def _goes_on(scene: Scene, i: int) -> bool:
    view = scene.view
    if scene.cls(i) != "N" or scene.opens_clause(i) or i in view.time_at:
        return False
    return not scene.proclitic(i) and not view.at("events", i)


def issuer(scene: Scene, subject: Subject, limit: int) -> Subject | None:
    """Who issued a document: بيان صادر عن الوزارة, إحصاءات المرصد السوري."""
    if subject.kind not in ("document", "other"):
        return None
    view = scene.view
    for i in range(subject.first + 1, min(subject.last + 4, limit)):
        issued = scene.belonging(i)
        if issued is not None and issued.last < limit:
            by = subject_at(scene, issued.last, limit)
            return None if by is None or by.kind in ("place", "kind") or scene.any_at(by.first, "places") else by
        stops = view.classes[i] == "V" or (view.classes[i] == "M" and view.words[i].text not in OPENING + "،")
        if stops or scene.opens_clause(i):
            return None
        found = subject_at(scene, i, limit)
        adjective = any(hit.tag == "demonym" for hit in view.at("places", i))  # التحقيقات الأمريكية, تقارير إسرائيلية
        if found is not None and found.kind == "party" and not adjective:
            return found
    return None
