"""Which column holds what: as told, else by names in Arabic and English."""

from __future__ import annotations

import pytest

from marsad.errors import InputError
from marsad.intake.columns import choose_columns, tell_columns


@pytest.mark.parametrize(("header", "chosen"), [
    (["Headline", "Body", "Date", "Source", "URL"],
     {"title": "Headline", "text": "Body", "published": "Date", "outlet": "Source", "url": "URL"}),
    (["الرقم", "العنوان", "نص الخبر", "تاريخ النشر", "المصدر", "الرابط", "الكاتب"],
     {"id": "الرقم", "title": "العنوان", "text": "نص الخبر", "published": "تاريخ النشر", "outlet": "المصدر", "url": "الرابط",
      "author": "الكاتب"}),
    (["publishedAt", "fullText", "last_modified"], {"text": "fullText", "published": "publishedAt", "updated": "last_modified"}),
    (["text", "content"], {"text": "text"}),
    (["a", "b"], {}),
])
def test_names_are_known_in_two_languages_and_many_spellings(header: list[str], chosen: dict[str, str]) -> None:
    assert choose_columns(header, {}, "t.csv") == chosen


def test_what_is_told_goes_first_and_a_column_serves_one_field() -> None:
    chosen = choose_columns(["text", "summary", "date"], {"text": "summary", "title": "text", "published": ""}, "t.csv")
    assert chosen == {"text": "summary", "title": "text"}


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(InputError, match=r"t\.csv: no column 'Body' \(the columns are text, date\)"):
        choose_columns(["text", "date"], {"text": "Body"}, "t.csv")


def test_a_guess_is_told_and_what_needs_no_guess_is_not() -> None:
    note = tell_columns({"text": "Body", "title": "title"}, {}, "t.csv")
    assert note == "t.csv: read text=Body; change it with --column FIELD=COLUMN"
    assert tell_columns({"text": "Body"}, {"text": "Body"}, "t.csv") is None
