"""A word of saying in, who says it out: the subject after the verb, before it, or whom the sentence is about."""

from __future__ import annotations

from marsad.arabic.fold import fold
from marsad.extraction.speech.scene import Scene
from marsad.extraction.speech.subject import Subject, subject_at
from marsad.model.entry import Hit
from marsad.model.span import Quote

_REACH = 12  # words between the verb and its subject: وقال أمس السبت في بيان لرويترز …
_LENGTH = 25  # words that a subject before its verb may begin back
_RELATIVE = 10  # words of ، الذي يسيطر على المنطقة،
_ANTECEDENT = 8  # words of whom a relative stands for
_DASHES = ("-", "--", "\N{EN DASH}", "\N{EM DASH}")
_PRONOUNS = ("ه", "ها", "هم")
_AUXILIARY = 30  # words between كان and its verb
_HAS = fold("قد")
_THAT = fold("أن")
_WAS = {fold("كان"), fold("كانت")}


def subjects_after(scene: Scene, at: int, limit: int, *, reach: int = _REACH) -> list[Subject]:
    """The subjects that follow a verb, before the reported clause begins: موسكو ودمشق are two."""
    view = scene.view
    i = at
    while i < min(limit, at + reach):
        if scene.opens_clause(i) or (view.classes[i] in "VC" and scene.cls(i) != "N"):
            return []
        if view.cue_at(i, "says", "denies", "accuses") and scene.cls(i) != "N" and not view.at("titles", i):
            return []
        subject = subject_at(scene, i, limit)
        if subject is not None and not (i > at and scene.proclitic(i) in ("و", "ف")):
            return joined(scene, subject, limit)
        following = _past(scene, i, limit)
        if following is None:
            return []
        i = following
    return []


def joined(scene: Scene, subject: Subject, limit: int) -> list[Subject]:
    """The subject with those that و joins to it."""
    out = [subject]
    at = _past_relative(scene, subject.last, limit)
    while at < limit and len(out) < 3 and scene.proclitic(at) == "و":
        other = subject_at(scene, at, limit)
        if other is None or other.kind in ("other", "kind", "document"):
            break
        out.append(other)
        at = other.last
    return out


def _past_relative(scene: Scene, at: int, limit: int) -> int:
    """Past ، الذي يسيطر على المنطقة، when another speaker is joined after it."""
    if at + 1 < limit and scene.comma(at) and scene.view.classes[at + 1] == "C":
        end = next((i for i in range(at + 2, min(limit, at + _RELATIVE)) if scene.comma(i)), None)
        if end is not None and end + 1 < limit and scene.proclitic(end + 1) == "و":
            return end + 1
    return at


def _past(scene: Scene, i: int, limit: int) -> int | None:
    """What may stand between a verb and its subject: times, adverbs, في بيان, لوكالة رويترز. None: the object begins."""
    view = scene.view
    end = scene.time_end(i)
    if end is not None:
        return end
    cue = view.cue_at(i, "reports", "via", "background", "topic-shift")
    if cue is not None:
        return max((hit.last for hit in view.at("sources", cue.last)), default=cue.last)
    form = view.forms[i]
    if view.classes[i] in "AFM" or (len(form) < 5 and form.endswith(_PRONOUNS) and (view.classes[i] == "P" or len(form) < 4)):
        return i + 1  # أفادت به مراسلتنا, كشف عنها ناشطون
    if view.cue_at(i, "says") is not None and scene.cls(i) == "N":
        return i + 1  # تشير تقديرات الأمم المتحدة
    if view.classes[i] == "P":
        inner = subject_at(scene, i + 1, limit) if i + 1 < limit else None
        return inner.last if inner is not None else scene.time_end(i + 1)
    if scene.proclitic(i).strip("وف"):
        return max([i + 1, *(hit.last for shelf in ("sources", "parties", "titles") for hit in view.at(shelf, i))])
    return None


def subject_before(scene: Scene, at: int, start: int) -> Subject | None:
    """The subject that a verb follows: المرصد قال, وكان المرصد السوري قد قال, لكن الحركة، أمس، نفت."""
    view = scene.view
    start = max((i + 1 for i in range(start, at) if view.words[i].text in _DASHES), default=start)  # صنعاء، اليمن (CNN) --
    if at > start and any(_is_relative(hit) for hit in view.at("cues", at - 1)):
        return _antecedent(scene, at - 1, start)
    for i in range(max(start, at - _LENGTH), at):
        if i > start and not _may_open(scene, i, at):
            continue
        subject = subject_at(scene, i, at)
        if subject is None:
            joined_on = start < i == at - 1 and view.forms[i].startswith("و") and view.classes[i - 1] != "P"  # في وقت أشارت
            if joined_on and scene.cls(i) == "N" and not view.at("events", i):
                return Subject(i, at, Quote.of(view.text, view.words[i].start + 1, view.words[i].end), "other")  # وحزبه ينفي
            continue
        aside = subject.kind == "other" and i > start and view.words[i - 1].kind == "mark"
        parted = i > start and view.forms[i - 1] == _THAT  # غير أن مصادر طبية، أشارت
        parted = parted or any(scene.comma(k) for k in range(subject.first, subject.last))  # الوزير، فلان، قال
        if not aside and subject.last <= at and _reaches(scene, subject.last, at, comma=parted):
            return subject
    return None


def _is_relative(hit: Hit) -> bool:
    """التي, الذين; not ما, which stands for what is said."""
    return hit.entry.fields.get("class") == "relative" and not hit.entry.fields.get("guard")


def _may_open(scene: Scene, i: int, at: int) -> bool:
    """Whether a subject may begin at ``i``: after a mark, a conjunction, an auxiliary, a time, إلا أن, or itself after و."""
    view = scene.view
    before = i - 1
    if view.words[before].kind == "mark" or view.classes[before] in "CAF" or before in view.time_at or scene.opens_clause(before):
        return True
    if scene.proclitic(i) == "و" or (i == at - 1 and view.forms[i].startswith("و")):
        return True
    if view.cue_at(before, "background", "topic-shift"):
        return True
    return any(hit.last == i and hit.entry.fields.get("class") for k in (i - 2, i - 3) if k >= 0 for hit in view.at("cues", k))


def _antecedent(scene: Scene, relative: int, start: int) -> Subject | None:
    """منظمة الصحة العالمية التي قالت: whom the relative stands for."""
    end = relative - 1 if relative > start and scene.comma(relative - 1) else relative
    for i in range(max(start, end - _ANTECEDENT), end):
        subject = subject_at(scene, i, end)
        if subject is not None and subject.last == end and subject.kind != "other":
            return subject
    return None


def _reaches(scene: Scene, last: int, at: int, *, comma: bool = False) -> bool:
    """Only times, auxiliaries, marks and a clause in commas (، الذي يسيطر على المنطقة،) are between; ``comma``: or one alone."""
    view = scene.view
    commas = [i for i in range(last, at) if scene.comma(i)]
    if len(commas) == 1:
        return comma and commas == [last] and last + 1 == at
    i = commas[-1] + 1 if commas and commas[0] == last else last
    while i < at:
        end = scene.time_end(i)
        if end is not None:
            i = end
        elif view.classes[i] in "AF" or (view.words[i].kind == "mark" and view.words[i].text not in ".:؛"):
            i += 1
        else:
            return False
    return True


def subject_of_auxiliary(scene: Scene, at: int, start: int) -> Subject | None:
    """وكان المتحدث باسم الوزارة، إيغور بافلوف، أعلن; وكان مسؤولون يمثلون المنظمة قد حذروا: who stands after كان."""
    view = scene.view
    surely = view.forms[at - 1] == _HAS
    for i in range(at - 1, max(start, at - _AUXILIARY) - 1, -1):
        if view.forms[i].removeprefix("و") in _WAS and view.classes[i] == "A":
            found = subjects_after(scene, i + 1, at)
            joins = surely or scene.comma(at - 1) or (found and found[0].last == at)
            return found[0] if joins and found and found[0].kind != "other" else None
        if view.words[i].text in ".؛:" or (view.classes[i] == "V" and not surely):
            return None
    return None


def theme(scene: Scene, start: int, limit: int) -> Subject | None:
    """Whom a sentence is about: the subject of its first verb; of a first word that no entry knows (أبدى); صدر عن المكتب."""
    verbs = [i for i in range(start, limit) if scene.view.classes[i] == "V"]
    for i in (*verbs, start):
        belonging = scene.belonging(i)
        found = subjects_after(scene, belonging.last if belonging else i + 1, limit)[:1]
        subject = found[0] if found and found[0].kind != "other" else subject_before(scene, i, start) if i in verbs else None
        if subject is not None:
            return subject
    return None
