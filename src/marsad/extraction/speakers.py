"""A view in, speeches out: who says, denies or doubts something, to whom, and which words of the report that covers."""

from __future__ import annotations

from marsad.extraction.denials import with_denials
from marsad.extraction.people import Person
from marsad.extraction.said import Said, cover, needed, speech_cues
from marsad.extraction.speech import Speech
from marsad.extraction.subject import Subject, definite, is_that, noun_class, proclitic, subject_at
from marsad.extraction.view import View
from marsad.model.entry import Hit
from marsad.model.span import Quote

_SUBJECT_REACH = 12  # words between the verb and its subject: وقال أمس السبت في بيان لرويترز …
_SUBJECT_LENGTH = 25  # words that a subject before its verb may begin back
_DASHES = ("-", "--", "\N{EN DASH}", "\N{EM DASH}")
_HEADLINE = 10  # words before the colon of مصدر في الشرطة: …


def find_speeches(view: View, people: tuple[Person, ...]) -> tuple[Speech, ...]:
    """All speeches in order. A verb without a subject (وأضاف أن) goes on with the speaker before it."""
    names = {person.first: person for person in people}
    said: list[Said] = []
    for index, span in enumerate(view.reading.sentences):
        if view.in_furniture[span.start]:
            continue
        for i, hit in speech_cues(view, span.start, span.end):
            said += _said_at(view, names, i, hit, index, said)
    said.sort(key=lambda one: (one.sentence, one.clause, one.cue_at))
    speeches = with_denials(view, cover(view, said))
    return tuple(sorted(speeches, key=lambda speech: (speech.cue_at, speech.stance, speech.source_first)))


def _said_at(view: View, names: dict[int, Person], i: int, hit: Hit | None, sentence: int, earlier: list[Said]) -> list[Said]:
    if hit is None:
        return _headline(view, names, i, sentence)
    cue = hit.entry.fields.get("cue")
    if cue == "reports":
        return _cited(view, names, hit, sentence, earlier)
    if hit.entry.fields.get("via") == "subject":
        return _transmitted(view, names, hit, sentence, earlier)
    if hit.tag.startswith("n"):
        return _told_as_noun(view, names, hit, sentence, earlier)
    return _spoken(view, names, hit, sentence, earlier)


def _spoken(view: View, names: dict[int, Person], hit: Hit, sentence: int, earlier: list[Said]) -> list[Said]:
    """قال المتحدث إن …, المرصد قال إن …, وأضاف أن …, مضيفاً أن …"""
    span = view.reading.sentences[sentence]
    if is_participle(view, hit):
        return _participle(view, names, hit, sentence, earlier)
    if hit.entry.fields.get("speaker") == "after" and hit.last > hit.first + 1:  # جاء في بيان, قال البيان
        told = subject_at(view, names, hit.last - 1, span.end, within=True)
        return [Said(told, hit, hit.first, sentence, "after", clause_start(view, hit.first, span.start), told.last)] if told else []
    subject = subject_before(view, names, hit.first, span.start) if not hit.prefix and not hit.suffix and (view.classes[hit.first] == "V" or hit.last > hit.first + 1) else None
    subjects, how = ([subject] if subject else []), "before"
    if not subjects:
        subjects, how = subjects_after(view, names, hit.last, span.end), "after"
        if subjects and subjects[0].kind == "other" and not _surely_subject(view, hit, subjects[-1], span.end):
            subjects = []
    if not subjects:
        if hit.tag.startswith("v") and earlier:
            theme = _theme(view, names, span.start, hit.first) if hit.prefix and earlier[-1].sentence != sentence else None
            if theme is None or theme.kind not in ("party", "person", "speaker", "title"):
                return _inherit(view, hit, sentence, earlier)
            return [Said(theme, hit, hit.first, sentence, "participle", clause_start(view, hit.first, span.start), hit.last)]
        nominal = hit.entry.fields.get("cue") == "denies" and not hit.tag.startswith("v") and definite(view, hit.first)  # رغم النفي الرسمي
        return [] if nominal else _participle(view, names, hit, sentence, earlier)
    content = max(hit.last, subjects[-1].last)
    first = min(hit.first, subjects[0].first)
    return [Said(subject, hit, hit.first, sentence, how, clause_start(view, first, span.start), content) for subject in subjects]


def _participle(view: View, names: dict[int, Person], hit: Hit, sentence: int, earlier: list[Said]) -> list[Said]:
    """مضيفاً, مؤكداً, نافياً: the speaker is whoever the sentence is about."""
    span = view.reading.sentences[sentence]
    if earlier and earlier[-1].sentence == sentence:
        return _inherit(view, hit, sentence, earlier)
    subject = _theme(view, names, span.start, hit.first)
    if subject is not None:
        return [Said(subject, hit, hit.first, sentence, "participle", hit.first, hit.last)]
    return _inherit(view, hit, sentence, earlier)


def _theme(view: View, names: dict[int, Person], start: int, limit: int) -> Subject | None:
    """Whom a sentence is about: the subject of its first verb; of a first word that no entry knows (أبدى); صدر عن المكتب."""
    verbs = [i for i in range(start, limit) if view.classes[i] == "V"]
    for i in (*verbs, start):
        belonging = next((hit for hit in view.at("cues", i) if hit.entry.fields.get("belongs")), None)
        found = subjects_after(view, names, belonging.last if belonging else i + 1, limit)[:1]
        subject = found[0] if found and found[0].kind != "other" else subject_before(view, names, i, start) if i in verbs else None
        if subject is not None:
            return subject
    return None


def _inherit(view: View, hit: Hit, sentence: int, earlier: list[Said]) -> list[Said]:
    before = next((one for one in reversed(earlier) if one.subject is not None and not _nested(view, one)), None)
    start = clause_start(view, hit.first, view.reading.sentences[sentence].start)
    via = before.via if before is not None and before.sentence == sentence else None
    return [Said(before.subject if before else None, hit, hit.first, sentence, "inherited", start, hit.last, via)]


def _nested(view: View, one: Said) -> bool:
    """Whether the saying is itself told (قال الشاهد إن الجيش أعلن …) or only mentioned: وأضاف does not go on with it."""
    return one.how in ("noun", "hearsay", "participle") or (one.clause > 0 and is_that(view, one.clause - 1) and view.words[one.clause - 1].kind != "mark")


def _transmitted(view: View, names: dict[int, Person], hit: Hit, sentence: int, earlier: list[Said]) -> list[Said]:
    """ونقلت الوكالة عن طبيب أن …: the doctor speaks, via the agency. ونقلت عنه قوله goes on with the speaker before."""
    span = view.reading.sentences[sentence]
    lead = needed(view, hit, span.end)
    via = next(iter(subjects_after(view, names, hit.last, lead or span.end)), None) or subject_before(view, names, hit.first, span.start)
    start = clause_start(view, min(hit.first, via.first if via else hit.first), span.start)
    if lead is None:
        return [Said(via, hit, hit.first, sentence, "after", start, via.last if via else hit.last)] if via else []
    subjects = subjects_after(view, names, lead + 1, span.end, reach=2)
    if not subjects:
        before = next((one.subject for one in reversed(earlier) if one.subject is not None), via)
        return [Said(before, hit, hit.first, sentence, "inherited", start, lead + 1, via)] if before else []
    return [Said(subject, hit, hit.first, sentence, "after", start, max(subject.last, lead + 1), via) for subject in subjects]


def _told_as_noun(view: View, names: dict[int, Person], hit: Hit, sentence: int, earlier: list[Said]) -> list[Said]:
    """إعلان الجيش مقتل ثلاثة, اتهامات ناشطين, رغم نفي موسكو: the noun's genitive speaks."""
    span = view.reading.sentences[sentence]
    subjects = [s for s in subjects_after(view, names, hit.last, span.end, reach=1) if s.kind not in ("other", "kind", "document")]
    if hit.entry.fields.get("cue") == "says" and subjects and not _tells(view, subjects[-1].last, span.end):
        return []
    if subjects and not hit.definite:
        return [Said(s, hit, hit.first, sentence, "noun", hit.first, subjects[-1].last) for s in subjects]
    if hit.suffix and hit.entry.fields.get("cue") == "denies":
        return _inherit(view, hit, sentence, earlier)
    return []


def _tells(view: View, i: int, limit: int) -> bool:
    """Whether a clause or a deed follows: إعلان الجيش مقتل ثلاثة tells something, تصريحات الوزير الأخيرة does not."""
    return any(is_that(view, k) or view.at("events", k) or view.at("outcomes", k) for k in range(i, min(i + 2, limit)))


def _cited(view: View, names: dict[int, Person], hit: Hit, sentence: int, earlier: list[Said]) -> list[Said]:
    """بحسب مصادر طبية, وفقاً لبيان صادر عن الوزارة, كما أفاد المراسل: the cited covers its clause."""
    span = view.reading.sentences[sentence]
    fields = hit.entry.fields
    if fields.get("speaker") == "before":
        return []
    if fields.get("speaker") == "none":
        quote = Quote.of(view.text, hit.start, view.words[hit.last - 2 if hit.last - hit.first > 1 else hit.last - 1].end)
        return [Said(Subject(hit.first, hit.last, quote, "document"), hit, hit.first, sentence, "hearsay", hit.first, hit.last)]
    subjects = subjects_after(view, names, _past_what(view, hit.last, span.end), span.end, reach=4, led=True)
    if not subjects:
        return []
    subjects[0] = issuer(view, names, subjects[0], span.end) or subjects[0]
    if fields.get("continues") and is_that(view, min(subjects[-1].last, span.end - 1)):  # كما أعلن الناطق أن: he goes on speaking
        return [Said(s, hit, hit.first, sentence, "after", clause_start(view, hit.first, span.start), subjects[-1].last) for s in subjects]
    opening = hit.first - span.start <= 1
    start = clause_start(view, hit.first, span.start) if opening else hit.first
    return [Said(s, hit, hit.first, sentence, "cited-first" if opening else "cited", start, s.last) for s in subjects]


def _past_what(view: View, i: int, limit: int) -> int:
    """وفقاً لما أكدته مصادر: past لما أكدته."""
    if i + 1 < limit and len(view.forms[i]) <= 3 and view.forms[i].endswith("ما") and view.classes[i + 1] == "V":
        return i + 2
    return i


def issuer(view: View, names: dict[int, Person], subject: Subject, limit: int) -> Subject | None:
    """Who issued a document: بيان صادر عن الوزارة, إحصاءات المرصد السوري."""
    if subject.kind not in ("document", "other"):
        return None
    for i in range(subject.first + 1, min(subject.last + 4, limit)):
        issued = next((hit for hit in view.at("cues", i) if hit.entry.fields.get("belongs")), None)
        if issued is not None and issued.last < limit:
            return subject_at(view, names, issued.last, limit)
        if is_that(view, i) or view.classes[i] in "VM" and view.words[i].text not in "\"“«،":
            return None
        found = subject_at(view, names, i, limit)
        if found is not None and found.kind == "party":
            return found
    return None


def _headline(view: View, names: dict[int, Person], colon: int, sentence: int) -> list[Said]:
    """المرصد: مقتل ثلاثة: what stands alone before a colon speaks."""
    span = view.reading.sentences[sentence]
    if colon - span.start > _HEADLINE or colon + 2 >= span.end:
        return []
    subject = subject_at(view, names, span.start, colon)
    if subject is None or subject.last != colon or subject.kind in ("other", "kind", "place"):
        return []
    return [Said(subject, None, colon, sentence, "headline", span.start, colon + 1)]


def subjects_after(view: View, names: dict[int, Person], at: int, limit: int, *, reach: int = _SUBJECT_REACH, led: bool = False) -> list[Subject]:
    """The subjects that follow a verb, before the reported clause begins: موسكو ودمشق are two."""
    i = at
    end = min(limit, at + reach)
    while i < end:
        if is_that(view, i) or view.classes[i] in "VC" and noun_class(view, i) != "N" and not (led and i == at):
            return []
        if view.cue_at(i, "says", "denies", "accuses") and noun_class(view, i) != "N" and i not in names and not view.at("titles", i):
            return []
        subject = subject_at(view, names, i, limit) or (_led(view, names, i, limit) if led else None)
        if subject is not None and not (i > at and proclitic(view, i) in ("و", "ف")):
            return _joined(view, names, subject, limit)
        following = _past(view, names, i, limit)
        if following is None:
            return []
        i = following
    return []


def _led(view: View, names: dict[int, Person], i: int, limit: int) -> Subject | None:
    """وفقاً للمرصد, لشهود: the ل of what is cited is no part of the speaker."""
    if not (proclitic(view, i) == "ل" or (not proclitic(view, i) and view.forms[i].startswith("ل"))) or i + 1 > limit:
        return None
    word = view.words[i]
    end = subject_at(view, names, i + 1, limit)
    hits = [hit for shelf in ("parties", "sources", "titles", "groups", "places") for hit in view.at(shelf, i)]
    last = max((hit.last for hit in hits), default=i + 1)
    if end is not None and end.first == i + 1 and last == i + 1 and not hits:
        return Subject(i, end.last, end.quote, end.kind)
    start = min((hit.start - (2 if hit.definite else 0) for hit in hits), default=word.start + 1)
    start = max(start, word.start + 1)
    while last < limit and noun_class(view, last) == "N" and not is_that(view, last) and last not in view.time_at and not proclitic(view, last) and not view.at("events", last) and last - i < 6:
        last += 1
    document = any(hit.entry.fields.get("document") for hit in view.at("titles", i))
    kind = "document" if document else "party" if view.at("parties", i) or view.at("sources", i) else "speaker" if hits else "other"
    person = next((names[k] for k in range(i, min(last + 1, limit)) if k in names), None)
    if person is not None:
        return Subject(i, person.last, Quote.of(view.text, person.start, person.end), "person")
    return Subject(i, last, Quote.of(view.text, start, view.words[last - 1].end), kind)


def _joined(view: View, names: dict[int, Person], subject: Subject, limit: int) -> list[Subject]:
    out = [subject]
    at = _past_relative(view, subject.last, limit)
    while at < limit and len(out) < 3 and proclitic(view, at) == "و":
        other = subject_at(view, names, at, limit)
        if other is None or other.kind in ("other", "kind", "document"):
            break
        out.append(other)
        at = other.last
    return out


def _past_relative(view: View, at: int, limit: int) -> int:
    """Past ، الذي يسيطر على المنطقة، when another speaker is joined after it."""
    if at + 1 < limit and view.words[at].text in "،," and view.classes[at + 1] == "C":
        end = next((i for i in range(at + 2, min(limit, at + 10)) if view.words[i].text in "،,"), None)
        if end is not None and end + 1 < limit and proclitic(view, end + 1) == "و":
            return end + 1
    return at


def _past(view: View, names: dict[int, Person], i: int, limit: int) -> int | None:
    """What may stand between a verb and its subject: times, adverbs, في بيان, لوكالة رويترز. None: the object begins."""
    if i in view.time_at:
        return view.time_at[i].last
    cue = view.cue_at(i, "reports", "via", "background", "topic-shift")
    if cue is not None:
        i = cue.last
        source = max((hit.last for hit in view.at("sources", i)), default=i) if i < limit else i
        return source
    if view.classes[i] in "AFM":
        return i + 1
    if len(view.forms[i]) < 5 and view.forms[i].endswith(("ه", "ها", "هم")) and (view.classes[i] == "P" or len(view.forms[i]) < 4):
        return i + 1  # أفادت به مراسلتنا, كشف عنها ناشطون
    if view.cue_at(i, "says") is not None and noun_class(view, i) == "N":
        return i + 1  # تشير تقديرات الأمم المتحدة
    if view.classes[i] == "P":
        inner = subject_at(view, names, i + 1, limit) if i + 1 < limit else None
        if inner is not None:
            return inner.last
        return view.time_at[i + 1].last if i + 1 in view.time_at else None
    if proclitic(view, i).strip("وف"):
        return max([i + 1, *(hit.last for shelf in ("sources", "parties", "titles") for hit in view.at(shelf, i))])
    return None


def subject_before(view: View, names: dict[int, Person], at: int, start: int) -> Subject | None:
    """The subject that a verb follows: المرصد قال, وكان المرصد السوري قد قال, لكن الحركة، أمس، نفت."""
    start = max((i + 1 for i in range(start, at) if view.words[i].text in _DASHES), default=start)  # صنعاء، اليمن (CNN) --
    if at > start and any(hit.entry.fields.get("class") == "relative" and not hit.entry.fields.get("guard") for hit in view.at("cues", at - 1)):
        return _antecedent(view, names, at - 1, start)
    for i in range(max(start, at - _SUBJECT_LENGTH), at):
        if i > start and not (view.words[i - 1].kind == "mark" or view.classes[i - 1] in "CAF" or proclitic(view, i) == "و" or is_that(view, i - 1)
                              or view.cue_at(i - 1, "background", "topic-shift") or (i - 1) in view.time_at or _ends_adversative(view, i) or (i == at - 1 and view.forms[i].startswith("و"))):
            continue
        subject = subject_at(view, names, i, at)
        if subject is None and start < i == at - 1 and view.forms[i].startswith("و") and noun_class(view, i) == "N" and not view.at("events", i):
            return Subject(i, at, Quote.of(view.text, view.words[i].start + 1, view.words[i].end), "other")  # وحزبه ينفي
        if subject is None or (subject.kind == "other" and i > start and view.words[i - 1].kind == "mark") or subject.last > at:
            continue
        if _reaches(view, subject.last, at):
            return subject
    return None


def _antecedent(view: View, names: dict[int, Person], relative: int, start: int) -> Subject | None:
    """منظمة الصحة العالمية التي قالت: whom the relative stands for."""
    end = relative - 1 if relative > start and view.words[relative - 1].text in "،," else relative
    for i in range(max(start, end - 8), end):
        subject = subject_at(view, names, i, end)
        if subject is not None and subject.last == end and subject.kind != "other":
            return subject
    return None


def _ends_adversative(view: View, i: int) -> bool:
    """إلا أن, غير أن end before word ``i``."""
    return any(hit.last == i and hit.entry.fields.get("class") for k in (i - 2, i - 3) if k >= 0 for hit in view.at("cues", k))


def _reaches(view: View, last: int, at: int) -> bool:
    """Only times, auxiliaries, marks and a clause in commas (، الذي يسيطر على المنطقة،) stand between."""
    commas = [i for i in range(last, at) if view.words[i].text in "،,"]
    i = last
    if len(commas) == 1:
        return False
    if commas and commas[0] == last:
        i = commas[-1] + 1
    while i < at:
        if i in view.time_at:
            i = view.time_at[i].last
        elif view.classes[i] in "AF" or (view.words[i].kind == "mark" and view.words[i].text not in ".:؛"):
            i += 1
        else:
            return False
    return True


def _surely_subject(view: View, hit: Hit, subject: Subject, limit: int) -> bool:
    """An unknown noun after قال and before إن is who says it; after أكد it may be what is confirmed (أكد استمرار القتال)."""
    if subject.last >= limit:
        return False
    if view.words[subject.last].text in "،,":
        return not hit.entry.fields.get("object")
    if hit.entry.fields.get("needs") and needed(view, hit, limit) == subject.last:
        return True  # كشفت التحقيقات عن
    if definite(view, subject.first) and noun_class(view, subject.last) == "N" and not definite(view, subject.last) and not is_that(view, subject.last):
        return True  # أنكر الفصيل إطلاق قذائف
    if definite(view, subject.first) and view.classes[subject.last] == "C":
        return True  # يقول المعالجون الذين يشرفون عليهم
    return is_that(view, subject.last) and (definite(view, subject.first) or subject.last - subject.first > 1 or not hit.entry.fields.get("strength"))


def is_participle(view: View, hit: Hit) -> bool:
    """مضيفاً, قائلة, نافين: a participle in the accusative, which shares the subject of the sentence."""
    form = view.forms[hit.first]
    return hit.tag == "x" and hit.last == hit.first + 1 and form.endswith(("ا", "ه", "ين")) and (form[0] == "م" or form[1:2] == "ا")


def clause_start(view: View, i: int, start: int) -> int:
    """The word that opens the clause of ``i``: past قد, كان, لكن, فيما, من جهته before it."""
    while i > start and (view.classes[i - 1] in "ACF" and noun_class(view, i - 1) != "N" or (i - 1) in view.time_at):
        i -= 1
    return i
