"""Actors and targets: when two quotes name one party."""

from __future__ import annotations

from marsad.extraction.clause.view import View
from marsad.extraction.fields.attach import Tie
from marsad.extraction.fields.who import _in_one_role, _same_party
from marsad.extraction.fields.wholes import find_wholes
from marsad.lexicon.load import load_lexicon
from marsad.model.capture import Capture
from marsad.model.party import Party
from marsad.model.span import Quote
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


def _named(text: str, entity: str | None = None) -> Party:
    return Party(Quote(0, len(text), text), entity)


def test_one_entity_or_half_of_the_words_are_one_party() -> None:
    assert _same_party(_named("داعش", "int.isis"), _named("تنظيم الدولة", "int.isis"))
    assert _same_party(_named("نتنياهو"), _named("بنيامين نتنياهو"))
    assert not _same_party(_named("الجيش السوري"), _named("قوات المعارضة"))
    assert not _same_party(_named("مسلحون"), _named("مدنيون"))


def test_article_prefix_and_marks_make_no_other_party() -> None:
    assert _same_party(_named("دراجة نارية"), _named("للدراجة النارية"))
    assert _same_party(_named('حركة "الجهاد الإسلامي"'), _named("حركة الجهاد الاسلامي"))
    assert not _same_party(_named("دراجة نارية"), _named("سيارة مدنية"))


def test_a_party_stands_in_the_likelier_role_however_often_it_is_named() -> None:
    text = "ودعت الأمم المتحدة الجيش إلى وقف القتال، وجددت الأمم المتحدة دعوتها."
    view = View(annotate(make_document(Capture(text=text)), load_lexicon()))
    names = [phrase.text(view) for phrase in find_wholes(view)]
    first, army, again = names.index("الأمم المتحدة"), names.index("الجيش"), len(names) - 1 - names[::-1].index("الأمم المتحدة")
    assert first < again
    standing = _in_one_role(view, {
        "actors": [Tie(0, first, 3.0, ()), Tie(0, army, -0.5, ()), Tie(1, first, 0.2, ())],
        "targets": [Tie(0, again, 1.0, ()), Tie(0, army, 0.5, ()), Tie(1, first, 2.0, ())],
    })
    assert [(tie.happening, tie.item) for tie in standing["actors"]] == [(0, first)]
    assert [(tie.happening, tie.item) for tie in standing["targets"]] == [(0, army), (1, first)]
