"""A view in, speeches out: who says, denies or doubts something, to whom, and which words of the report that covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from marsad.arabic.fold import fold
from marsad.extraction.clause.people import Person
from marsad.extraction.clause.view import View
from marsad.extraction.speech.cited import find_cited
from marsad.extraction.speech.cover import cover
from marsad.extraction.speech.denials import with_denials
from marsad.extraction.speech.find_subject import subject_before, subject_of_auxiliary, subjects_after, theme
from marsad.extraction.speech.said import Said, needed, speech_cues
from marsad.extraction.speech.same_name import in_full
from marsad.extraction.speech.scene import Scene
from marsad.extraction.speech.speaker_name import name_said
from marsad.extraction.speech.speech import Speech
from marsad.extraction.speech.subject import Subject, subject_at
from marsad.model.entry import Entry, Hit

_HEADLINE = 10  # words before the colon of مصدر في الشرطة: …
_ACCUSATIVE = ("ا", "ه", "ين")  # endings of مضيفاً, مضيفة, مضيفين
_SPEAKERS = ("party", "person", "speaker", "title")
_OUR, _WE_SHALL = "نا", "سن"
_IN_IT = (fold("فيه"), fold("فيها"))
_WHOSE = "ل"
_NEAR = 5  # words between a document and what is said in it


def find_speeches(view: View, people: tuple[Person, ...]) -> tuple[Speech, ...]:
    """All speeches in order. A verb without a subject (وأضاف أن) goes on with the speaker before it."""
    scene = Scene(view, people)
    said: list[Said] = []
    for i, hit in speech_cues(view):
        found = _said_at(scene, i, hit, view.sentence_of(i), said)
        if found and _passes_on(said, found[0]):
            content = max(said[-1].content, found[0].content)
            said[-1] = replace(said[-1], subject=found[0].subject, via=said[-1].subject, content=content)
        else:
            said += found
    said.sort(key=lambda one: (one.sentence, one.clause, one.cue_at))
    speeches = _spoken_to_later(view, with_denials(view, cover(view, said)))
    return tuple(in_full(view, sorted(speeches, key=lambda speech: (speech.cue_at, speech.stance, speech.source_first))))


def _spoken_to_later(view: View, speeches: Sequence[Speech]) -> list[Speech]:
    """نفى علوش أي مفاوضات. وقال لفرانس برس …: who goes on speaking to an agency in the next words spoke to it before too."""
    out = sorted(speeches, key=lambda speech: speech.cue_at)
    for at in range(len(out) - 2, -1, -1):
        one, after = out[at], out[at + 1]
        goes_on = after.how == "inherited" and after.via is not None and after.source == one.source
        if goes_on and one.via is None and view.paragraph_of(one.cue_at) == view.paragraph_of(after.cue_at):
            out[at] = replace(one, via=after.via)
    return out


def _passes_on(said: list[Said], found: Said) -> bool:
    """وذكرت الوكالة نقلاً عن ضابط أن …: the officer speaks, the agency passes it on."""
    if not said or found.how != "cited" or found.hit is None or found.hit.entry.fields.get("via") != "before":
        return False
    return said[-1].sentence == found.sentence and said[-1].how in ("after", "before") and said[-1].subject is not None


def _said_at(scene: Scene, i: int, hit: Hit | None, sentence: int, earlier: list[Said]) -> list[Said]:
    if hit is None:
        return _headline(scene, i, sentence)
    fields = hit.entry.fields
    if fields.get("cue") == "reports":
        return find_cited(scene, hit, sentence)
    if fields.get("via") == "subject":
        return _transmitted(scene, hit, sentence, earlier)
    if hit.tag.startswith("n"):
        return _told_as_noun(scene, hit, sentence, earlier)
    if _is_participle(scene, hit):
        return _of_sentence(scene, hit, sentence, earlier)
    if fields.get("speaker") == "after" and hit.last > hit.first + 1:
        return _document(scene, hit, sentence)
    return _spoken(scene, hit, sentence, earlier)


def _spoken(scene: Scene, hit: Hit, sentence: int, earlier: list[Said]) -> list[Said]:
    """قال المتحدث إن …, المرصد قال إن …, وأضاف أن …"""
    span = scene.view.reading.sentences[sentence]
    verbal = scene.view.classes[hit.first] == "V" or hit.last > hit.first + 1
    subject = subject_before(scene, hit.first, span.start) if verbal and not hit.prefix and not hit.suffix else None
    if subject is None and scene.view.classes[hit.first] == "V" and hit.first > span.start + 1:
        subject = subject_of_auxiliary(scene, hit.first, span.start)
    subjects, how = ([subject] if subject else []), "before"
    if not subjects:
        subjects, how = _after(scene, hit, span.end), "after"
    if not subjects or not _is_somebody(scene, subjects[0]):
        issued = _issued(scene, hit, sentence)
        if issued or not subjects:
            return issued or _without_subject(scene, hit, sentence, earlier)
    content = max(hit.last, subjects[-1].last)
    clause = scene.clause_start(min(hit.first, subjects[0].first), span.start)
    return [Said(subject, hit, hit.first, sentence, how, clause, content) for subject in subjects]


def _after(scene: Scene, hit: Hit, limit: int) -> list[Subject]:
    """Who speaks, named after the verb; what follows تظهر أن is what is said."""
    if hit.last > hit.first + 1 and scene.opens_clause(hit.last - 1):
        return []
    subjects = subjects_after(scene, hit.last, limit)
    if subjects and scene.view.forms[subjects[0].first] in _asked(hit.entry):
        return []  # ودعا كافة الأطراف إلى الحوار
    if subjects and (subjects[0].kind != "other" or _surely_subject(scene, hit, subjects[-1], limit)):
        return subjects
    name = name_said(scene, hit.last, limit) if hit.entry.fields.get("names") else None
    return [Subject(*name, scene.view.quote(*name), "person")] if name is not None else []


@lru_cache(maxsize=64)
def _asked(entry: Entry) -> frozenset[str]:
    """Words that begin whom one calls on, never who calls."""
    return frozenset(fold(word) for word in entry.fields.get("asked") or ())


def _is_somebody(scene: Scene, subject: Subject) -> bool:
    """Whether the subject begins with a name, a title or a word for people: ارتكاب الجيش does not."""
    return subject.kind == "person" or scene.any_at(subject.first, "titles", "parties", "sources", "groups", "places")


def _issued(scene: Scene, hit: Hit, sentence: int) -> list[Said]:
    """أصدر المكتب بياناً أكد فيه أن …, تقرير للمنظمة اتهمت فيه …: whose document it is says what stands in it."""
    view, start = scene.view, scene.view.reading.sentences[sentence].start
    if hit.last >= len(view.words) or view.forms[hit.last] not in _IN_IT:
        return []
    near = range(max(start, hit.first - _NEAR), hit.first)
    document = next((i for i in near if any(title.entry.fields.get("document") for title in view.at("titles", i))), None)
    if document is None:
        return []
    whose = (subject_at(scene, i, hit.first) for i in range(document + 1, hit.first) if view.forms[i].startswith(_WHOSE))
    issuer = next((subject for subject in whose if subject is not None and subject.kind in _SPEAKERS), None)
    issuer = issuer or theme(scene, start, hit.first)
    return [Said(issuer, hit, hit.first, sentence, "participle", hit.first, hit.last + 1)] if issuer is not None else []


def _surely_subject(scene: Scene, hit: Hit, subject: Subject, limit: int) -> bool:
    """An unknown noun after قال and before إن is who says it; after أكد it may be what is confirmed (أكد استمرار القتال)."""
    at, fields = subject.last, hit.entry.fields
    if at >= limit:
        return False
    if scene.comma(at):
        return not fields.get("object")
    if fields.get("needs") and needed(scene.view, hit, limit) == at:
        return True  # كشفت التحقيقات عن
    definite = scene.definite(subject.first)
    if scene.opens_clause(at):
        return definite or at - subject.first > 1 or not fields.get("strength")
    if definite and scene.view.classes[at] == "C":
        return True  # يقول المعالجون الذين يشرفون عليهم
    return definite and scene.cls(at) == "N" and not scene.definite(at)  # أنكر الفصيل إطلاق قذائف


def _without_subject(scene: Scene, hit: Hit, sentence: int, earlier: list[Said]) -> list[Said]:
    """وأضاف أن goes on with the speaker before, وقالت with whom the sentence is about, النفي alone with nobody."""
    if hit.tag.startswith("v") and earlier:
        start = scene.view.reading.sentences[sentence].start
        about = theme(scene, start, hit.first) if hit.prefix and earlier[-1].sentence != sentence else None
        if about is None or about.kind not in _SPEAKERS:
            return _inherit(scene, hit, sentence, earlier)
        return [Said(about, hit, hit.first, sentence, "participle", scene.clause_start(hit.first, start), hit.last)]
    if hit.entry.fields.get("cue") == "denies" and not hit.tag.startswith("v") and scene.definite(hit.first):
        return []
    return _of_sentence(scene, hit, sentence, earlier)


def _of_sentence(scene: Scene, hit: Hit, sentence: int, earlier: list[Said]) -> list[Said]:
    """مضيفاً, مؤكداً, نافياً: the speaker is whoever spoke in the sentence, or whom it is about."""
    if not (earlier and earlier[-1].sentence == sentence):
        about = theme(scene, scene.view.reading.sentences[sentence].start, hit.first)
        if about is not None:
            return [Said(about, hit, hit.first, sentence, "participle", hit.first, hit.last)]
    return _inherit(scene, hit, sentence, earlier)


def _inherit(scene: Scene, hit: Hit, sentence: int, earlier: list[Said]) -> list[Said]:
    before = next((one for one in reversed(earlier) if one.subject is not None and not _nested(scene, one)), None)
    start = scene.clause_start(hit.first, scene.view.reading.sentences[sentence].start)
    via = before.via if before is not None and before.sentence == sentence else None
    return [Said(before.subject if before else None, hit, hit.first, sentence, "inherited", start, hit.last, via)]


def _nested(scene: Scene, one: Said) -> bool:
    """Whether the saying is itself told (قال الشاهد إن الجيش أعلن …) or only mentioned: وأضاف does not go on with it."""
    before = one.clause - 1
    return one.how in ("noun", "hearsay", "participle") or (before >= 0 and scene.view.cue_at(before, "that") is not None)


def _transmitted(scene: Scene, hit: Hit, sentence: int, earlier: list[Said]) -> list[Said]:
    """ونقلت الوكالة عن طبيب أن …: the doctor speaks, via the agency. ونقلت عنه قوله goes on with the speaker before."""
    span = scene.view.reading.sentences[sentence]
    lead = needed(scene.view, hit, span.end)
    via = next(iter(subjects_after(scene, hit.last, lead or span.end)), None) or subject_before(scene, hit.first, span.start)
    start = scene.clause_start(min(hit.first, via.first if via else hit.first), span.start)
    if lead is None:
        return [Said(via, hit, hit.first, sentence, "after", start, via.last)] if via else []
    subjects = subjects_after(scene, lead + 1, span.end, reach=2)
    if subjects:
        return [Said(subject, hit, hit.first, sentence, "after", start, max(subject.last, lead + 1), via) for subject in subjects]
    before = next((one.subject for one in reversed(earlier) if one.subject is not None), via)
    return [Said(before, hit, hit.first, sentence, "inherited", start, lead + 1, via)] if before else []


def _told_as_noun(scene: Scene, hit: Hit, sentence: int, earlier: list[Said]) -> list[Said]:
    """إعلان الجيش مقتل ثلاثة, اتهامات ناشطين, رغم نفي موسكو: the noun's genitive speaks."""
    end = scene.view.reading.sentences[sentence].end
    cue = hit.entry.fields.get("cue")
    found = subjects_after(scene, hit.last, end, reach=1)
    subjects = [subject for subject in found if subject.kind not in ("other", "kind", "document")]
    if cue == "says" and subjects and not _tells(scene, subjects[-1].last, end):
        return []
    if subjects and not hit.definite:
        return [Said(subject, hit, hit.first, sentence, "noun", hit.first, subjects[-1].last) for subject in subjects]
    return _inherit(scene, hit, sentence, earlier) if hit.suffix and cue == "denies" else []


def _tells(scene: Scene, i: int, limit: int) -> bool:
    """Whether a clause or a deed follows: إعلان الجيش مقتل ثلاثة tells something, تصريحات الوزير الأخيرة does not."""
    return any(scene.opens_clause(k) or scene.any_at(k, "events", "outcomes") for k in range(i, min(i + 2, limit)))


def _document(scene: Scene, hit: Hit, sentence: int) -> list[Said]:
    """جاء في بيان الوزارة, قال البيان: the document of the wording speaks."""
    span = scene.view.reading.sentences[sentence]
    told = subject_at(scene, hit.last - 1, span.end, within=True)
    start = scene.clause_start(hit.first, span.start)
    return [Said(told, hit, hit.first, sentence, "after", start, told.last)] if told is not None else []


def _headline(scene: Scene, colon: int, sentence: int) -> list[Said]:
    """المرصد: مقتل ثلاثة: what stands alone before a colon speaks."""
    span = scene.view.reading.sentences[sentence]
    if colon - span.start > _HEADLINE or colon + 2 >= span.end:
        return []
    subject = subject_at(scene, span.start, colon)
    if subject is None or subject.last != colon or subject.kind in ("other", "kind", "place"):
        return []
    if scene.any_at(span.start, "places") and colon - span.start == 1 and not _of_us(scene, colon + 1, span.end):
        return []  # العراق: مقتل ثلاثة says where; دمشق: تصدينا للعدوان says who
    return [Said(subject, None, colon, sentence, "headline", span.start, colon + 1)]


def _of_us(scene: Scene, first: int, last: int) -> bool:
    """Whether somebody speaks of himself in a headline: in quotation marks, of our air space, of what we did."""
    words = scene.view.words
    return any(scene.view.in_quotation[i] or words[i].text.endswith(_OUR) or words[i].text.startswith(_WE_SHALL)
               for i in range(first, last))


def _is_participle(scene: Scene, hit: Hit) -> bool:
    """مضيفاً, قائلة, نافين: a participle in the accusative, which shares the subject of the sentence."""
    form = scene.view.forms[hit.first]
    return hit.tag == "x" and hit.last == hit.first + 1 and form.endswith(_ACCUSATIVE) and (form[0] == "م" or form[1:2] == "ا")
