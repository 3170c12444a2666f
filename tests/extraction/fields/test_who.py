"""Actors and targets: when two quotes name one party."""

from __future__ import annotations

from marsad.extraction.fields.who import _same_party
from marsad.model.party import Party
from marsad.model.span import Quote


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
