"""Candidate segmentations: the right one is among them, and none invents letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.arabic.clitics import Cut, cuts, proclitic_cuts
from marsad.arabic.fold import fold


@pytest.mark.parametrize(("word", "prefix", "definite", "stem", "suffix"), [
    ("القصف", "", True, "قصف", ""),
    ("والتحالف", "و", True, "تحالف", ""),
    ("وللغوطة", "ول", True, "غوطة", ""),
    ("للغوطة", "ل", True, "غوطة", ""),
    ("للجنة", "ل", False, "لجنة", ""),
    ("فبالقصف", "فب", True, "قصف", ""),
    ("كالعادة", "ك", True, "عادة", ""),
    ("بقصف", "ب", False, "قصف", ""),
    ("للاستهداف", "ل", True, "استهداف", ""),
    ("سيقصفون", "س", False, "يقصفون", ""),
    ("وستقصف", "وس", False, "تقصف", ""),
    ("ليقصفوا", "ل", False, "يقصفوا", ""),
    ("ولدى", "و", False, "لدى", ""),
    ("قصفوهم", "", False, "قصفوا", "هم"),
    ("وقصفها", "و", False, "قصف", "ها"),
    ("يقصفونه", "", False, "يقصفون", "ه"),
    ("غارتهم", "", False, "غارة", "هم"),
    ("بغاراتها", "ب", False, "غارات", "ها"),
    ("نفاها", "", False, "نفى", "ها"),
    ("أعضائها", "", False, "أعضاء", "ها"),
    ("أعضاؤهم", "", False, "أعضاء", "هم"),
    ("مقاتليهما", "", False, "مقاتلي", "هما"),
    ("قتلني", "", False, "قتل", "ني"),
    ("بيوتنا", "", False, "بيوت", "نا"),
])
def test_the_right_cut_is_given(word: str, prefix: str, definite: bool, stem: str, suffix: str) -> None:
    assert (prefix, definite, fold(stem), suffix) in {cut[:4] for cut in cuts(fold(word))}


@pytest.mark.parametrize(("word", "prefix", "stem"), [
    ("للغوطة", "ل", "الغوطة"), ("وبالغوطة", "وب", "الغوطة"), ("ودمشق", "و", "دمشق"), ("لحلب", "ل", "حلب"),
    ("فالنظام", "ف", "النظام"),
])
def test_a_name_keeps_its_article(word: str, prefix: str, stem: str) -> None:
    assert (prefix, fold(stem)) in {(cut.prefix, cut.stem) for cut in proclitic_cuts(fold(word))}
    assert not any(cut.definite or cut.suffix for cut in proclitic_cuts(fold(word)))


@pytest.mark.parametrize(("word", "prefix", "stem"), [
    ("سوريا", "س", "وريا"), ("سلاح", "س", "لاح"), ("وبب", "وب", "ب"), ("بو", "ب", "و"),
    ("تصعيد", "ت", "صعيد"), ("وفي", "وف", "ي"),
])
def test_no_proclitic_is_cut_where_none_can_stand(word: str, prefix: str, stem: str) -> None:
    assert (prefix, fold(stem)) not in {(cut.prefix, cut.stem) for cut in cuts(fold(word))}


def test_a_definite_noun_has_no_pronoun() -> None:
    assert not any(cut.definite and cut.suffix for cut in cuts(fold("للغوطة")))


@pytest.mark.parametrize("word", ["", "و", "ب", "ال", "لل", "سي", "CNN", "14"])
def test_a_word_too_short_to_cut_is_left_whole(word: str) -> None:
    assert list(cuts(word)) == [Cut("", False, word, "", 0)]


LETTERS = st.text("ابتجدرسصعفقكلمنهوي", max_size=10)
HEADS = st.sampled_from(["", "و", "ف", "ب", "ل", "لل", "ولل", "ال", "وال", "فبال", "س", "وس"])
TAILS = st.sampled_from(["", "ها", "هم", "ه", "هما", "نا"])
WORDS = st.one_of(LETTERS, st.tuples(HEADS, LETTERS, TAILS).map("".join))


def _written(cut: Cut, form: str) -> str:
    """What the word must look like before ``skip``, by the cut."""
    if not cut.definite:
        return cut.prefix
    short = cut.prefix.endswith("ل") and form[cut.skip - 2:cut.skip] != "ال"
    return cut.prefix + ("ل" if short else "ال")


@given(WORDS)
def test_a_cut_put_together_again_is_the_word(form: str) -> None:
    for cut in cuts(form):
        assert form[:cut.skip] == _written(cut, form)
        rest = form[cut.skip:]
        assert rest.endswith(cut.suffix)
        stem = rest[: len(rest) - len(cut.suffix)]
        changed = {stem}
        if cut.suffix:
            changed |= {stem[:-1] + "ه"} if stem.endswith("ت") else set()
            changed |= {stem[:-1] + "ي"} if stem.endswith("ا") else set()
            changed |= {stem + "ا"} if stem.endswith("و") else set()
            changed |= {stem[:-1]} if stem.endswith(("او", "اي")) else set()
        elif cut.prefix.endswith("ل") and not cut.definite:
            changed.add("ا" + stem)
        assert cut.stem in changed


@given(WORDS)
def test_each_cut_is_given_once_and_the_whole_word_first(form: str) -> None:
    found = list(cuts(form))
    assert found[0] == Cut("", False, form, "", 0)
    assert len(set(found)) == len(found)


@given(WORDS)
def test_no_stem_is_shorter_than_two_letters(form: str) -> None:
    assert all(len(cut.stem) >= 2 for cut in list(cuts(form))[1:])


@given(WORDS)
def test_proclitic_cuts_are_among_the_cuts(form: str) -> None:
    assert set(proclitic_cuts(form)) <= set(cuts(form))
