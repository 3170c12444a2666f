"""A word of a view in, what it can be in a noun phrase out: definite, a deed, an adjective, part of a name, with a proclitic."""

from __future__ import annotations

import re

from marsad.extraction.clause.known import known
from marsad.extraction.clause.people import find_people
from marsad.extraction.clause.view import View

_THINGS = ("parties", "sources", "groups", "places", "titles", "kinds", "weapons", "outcomes")
# ارتكاب, انسحاب; إقناع; استبدال; توجيه, as far as their shape tells
_VERBAL_NOUN = re.compile(r"ا.ت.ا.|ان..ا.|ا..ا.|است..ا.|ت..ي.")


def measures(view: View, i: int) -> bool:
    """عدد من, مجموعة من, عناصر من: what is counted follows."""
    form = view.forms[i]
    return form in view.frames.measures or (form.startswith("و") and form[1:] in view.frames.measures)


def one_of(view: View, i: int) -> bool:
    """طفل من النازحين: people an indefinite person is one of."""
    return (
        not is_definite(view, i - 1)
        and bool(view.at("groups", i - 1))
        and bool(view.at("groups", i + 1) or view.at("parties", i + 1))
    )


def belonging(view: View, i: int) -> bool:
    return view.forms[i] in view.frames.belonging


def belongs(view: View, i: int, first: int) -> bool:
    """تابعة للجيش, دورية للشرطة: the owner after its ل."""
    if belonging(view, i - 1):
        return True
    owned = (
        any(view.at(shelf, first) for shelf in ("kinds", "weapons"))
        and not is_definite(view, first)
        and not is_definite(view, i - 1)
        and not names_deed(view, first)
    )
    return owned and any(
        hit.prefix == "ل" and hit.tag not in ("guard", "demonym") for shelf in ("parties", "groups") for hit in view.at(shelf, i)
    )


def unbound(view: View, i: int) -> bool:
    """مسلحون, انتحاريان, موقعاً: a noun with its own ending, so that a definite noun after it is another phrase."""
    form = view.forms[i]
    if is_definite(view, i):
        return False
    human = any(
        hit.tag in ("n.pl", "n.du") or view.forms[i].endswith(("ون", "ين"))
        for hit in (*view.at("groups", i), *view.at("parties", i))
    )
    return (form.endswith(("ون", "ين", "ان")) and len(form) > 4 and human) or (
        form.endswith("ا") and view.words[i].text.endswith(("اً", "ًا"))
    )


def same_case(view: View, i: int) -> bool:
    """متظاهرون غاضبون, but not مسلحون حارساً: an adjective of a sound plural has its ending."""
    before, form = view.forms[i - 1], view.forms[i]
    return not before.endswith("ون") or form.endswith(("ون", "ه", "ي")) or bool(name_end(view, i))


def deed_end(view: View, i: int) -> int:
    """The end of a deed of several words: قصف مدفعي, إطلاق نار."""
    return max((hit.last for hit in view.at("events", i) if not hit.tag.startswith("v")), default=0)


def name_end(view: View, i: int) -> int:
    """The end of a known name that begins at ``i``, 0 where none does."""
    return known(view).name_end[i]


def is_proper(view: View, i: int) -> bool:
    """Whether a name of its own stands there (إسرائيل, حماس), and no sort of party whose name may follow (حركة)."""
    return any(hit.tag not in ("guard", "demonym", "short", "generic") and hit.entry.fields.get("kind") != "generic"
               for shelf in ("parties", "sources", "places") for hit in view.at(shelf, i))


def name_end_or_one(view: View, i: int) -> int:
    return (name_end(view, i) or i + 1) - i


def names_deed(view: View, i: int) -> bool:
    """Whether the noun at ``i`` names what is done (قصف, مقتل), so that the noun after it is its doer or its victim."""
    return bool(known(view).deed[i])


def is_doing(view: View, i: int) -> bool:
    """Whether a noun that no entry takes for a thing names doing (قيام, إقناع, ارتكاب): who does it follows."""
    word = view.words[i]
    if word.text.startswith("أ") or any(view.at(shelf, i) for shelf in _THINGS):
        return False
    form = word.form
    bare = form[1:] if form[:1] in "وبل" and len(form) > 4 else form
    return bare in view.frames.doings or _VERBAL_NOUN.fullmatch(bare) is not None


def is_new_subject(view: View, i: int) -> bool:
    """نقطة تفتيش مسلحون: a plural in ون stands in no genitive, and describes people only."""
    if not view.forms[i].endswith("ون") or is_demonym(view, i) or not view.at("groups", i):
        return False
    return not any(view.at(shelf, i - 1) for shelf in ("groups", "parties", "titles")) and not view.forms[i - 1].endswith("ون")


def is_definite(view: View, i: int) -> bool:
    """Whether the word carries an article or a pronoun ending; بلدة is not somebody's بلد."""
    return bool(known(view).definite[i])


def is_demonym(view: View, i: int) -> bool:
    """تركي, الإسرائيلية: an adjective of a country that may say who did it, where no longer name stands there."""
    return bool(known(view).demonym[i])


def adjective(view: View, i: int, head: int) -> bool:
    """Whether the word can be an adjective of the noun before it: agreeing in article, a demonym, or no noun that is known."""
    if is_definite(view, i) != is_definite(view, head) and not _adjective_before(view, head):
        return False
    if is_demonym(view, i):
        return True
    form = view.forms[i]
    if known(view).noun[i] and _describes(view, i, head):
        return True
    if known(view).noun[i] or (is_definite(view, i) and not form.startswith("ال")):  # عدوانها is no adjective
        return False
    return (
        form.endswith(("ي", "يه", "يا", "ه", "ين", "ان", "ات")) or form.startswith("م") or is_definite(view, i) or len(form) <= 5
    )


def _describes(view: View, i: int, head: int) -> bool:
    """الأحياء الجنوبية, القوة المهاجمة: a direction, or a word for people behind a thing that agrees with it."""
    if not (is_definite(view, i) and is_definite(view, head) and view.forms[i].startswith("ال")):
        return False
    if view.at("kinds", i) and view.forms[i].endswith(("ي", "يه")):
        return True
    both = view.forms[i].endswith("ه") and view.forms[head].endswith("ه")
    return both and bool(view.at("groups", i)) and not view.at("groups", head)


def _adjective_before(view: View, i: int) -> bool:
    return view.forms[i].endswith(("ي", "يه"))


def in_name(view: View, i: int) -> bool:
    """Whether the word goes on with a person's name: القيادي أحمد حسين."""
    return i in view.remember("in names", None, _words_of_names)


def _words_of_names(view: View, _: None) -> set[int]:
    return {i for person in find_people(view) for i in range(person.first, person.last)}


def has_proclitic(view: View, i: int) -> bool:
    """Whether the word begins with a conjunction or preposition, as far as its entries or its shape tell."""
    form = view.forms[i]
    if form in view.frames.own_letter:
        return False
    if form.startswith(("وال", "بال", "لل", "فال", "كال", "ولل", "وبال")) and len(form) > 4:
        return True
    words = known(view)
    if words.listed[i]:
        return not words.bare[i]
    return (
        len(form) > 4
        and form[0] in "وبل"
        and (form[0] == "و" or form[1:] in _vocabulary(view))
    )


def _vocabulary(view: View) -> set[str]:
    """The forms of the document: محيط elsewhere makes بمحيط ب and محيط."""
    return view.remember("vocabulary", None, lambda view, _: set(view.forms))
