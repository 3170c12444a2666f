"""Dates: which days a happening may have taken place on, and what tells them apart. Weights are set by hand here."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import find_candidates
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.fields import when
from marsad.extraction.fields.dating import Chance, Dating
from marsad.extraction.fields.when import find_dates
from marsad.extraction.learned.linear import LinearModel
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.model.event import EventDate
from marsad.model.record import Reason
from marsad.text.annotate import annotate
from marsad.text.clean import make_document

MONDAY = date(2018, 6, 18)


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _view(text: str, published: date | None = MONDAY) -> View:
    return View(annotate(make_document(Capture(text=text, id="t", published=published)), _lexicon()))


def _happening(view: View, *words: str) -> Happening:
    mentions = tuple(Mention(c, "ASSAULT", 1.0, ()) for c in find_candidates(view) if view.text[c.start : c.end] in words)
    assert mentions, words
    return Happening(mentions, ())


def _chances(view: View, *words: str) -> dict[str, Chance]:
    happening = _happening(view, *words)
    return {str(chance.time.earliest): chance for chance in Dating(view, (happening,)).chances(happening)}


def _dates(view: View, *happenings: Happening, weights: dict[str, float],
           monkeypatch: pytest.MonkeyPatch) -> list[EventDate | None]:
    model = LinearModel(("no", "yes"), (0.0,), {name: round(weight * 100) for name, weight in weights.items()}, 0.5)
    monkeypatch.setattr(when, "load_model", lambda name: model)
    monkeypatch.setattr(when, "look_again", lambda looked, name: looked.ties)  # as the first look has it
    return find_dates(view, happenings, [])


def test_the_time_that_the_happening_governs_is_told_from_the_time_of_speaking() -> None:
    chances = _chances(_view("قال المتحدث السبت إن الطائرات قصفت الجسر أمس"), "قصفت")
    assert "of=left|event-verb|after" in chances["2018-06-17"].features
    assert "of=right|says|before" not in chances["2018-06-17"].features
    assert "wall=before|that" in chances["2018-06-16"].features
    assert "of=left|says|before" not in chances["2018-06-16"].features


def test_a_time_in_another_clause_stands_behind_a_wall() -> None:
    chances = _chances(_view("قصفت الطائرات الجسر الذي بني عام 2009"), "قصفت")
    features = chances["2009-01-01"].features
    assert "wall=after|relative" in features
    assert "walls=after0" not in features


def test_a_weekday_has_a_past_and_a_planned_reading() -> None:
    chances = _chances(_view("يعتزم الجيش اقتحام المدينة السبت"), "اقتحام")
    assert "planned=False" in chances["2018-06-16"].features
    assert "planned=True" in chances["2018-06-23"].features


def test_a_year_inside_a_longer_time_is_marked_as_such() -> None:
    view = _view("قتل ألف مدني منذ اندلاع النزاع عام 2014")
    outer, inner = Dating(view, (happening := _happening(view, "قتل"),)).chances(happening)
    assert outer.time.since and "nested=outer" in outer.features
    assert inner.time.text == "عام 2014" and "nested=inner" in inner.features


def test_one_day_named_twice_is_one_chance_by_its_nearest_time() -> None:
    view = _view("وقع انفجار أمس. وقال الشهود الأحد إنهم سمعوا الدوي")
    chances = Dating(view, (happening := _happening(view, "انفجار"),)).chances(happening)
    assert [chance.time.text for chance in chances if str(chance.time.earliest) == "2018-06-17"] == ["أمس"]


def test_a_time_many_sentences_away_is_no_chance() -> None:
    view = _view("وقع انفجار. وهرع الناس. وصلت سيارات. نقلوا الجرحى. أغلق الطريق. وكان السوق قد افتتح عام 2003")
    assert _chances(view, "انفجار") == {}


def test_the_likeliest_days_become_the_date(monkeypatch: pytest.MonkeyPatch) -> None:
    view = _view("قال المتحدث السبت إن الطائرات قصفت الجسر أمس")
    [found] = _dates(view, _happening(view, "قصفت"), weights={"of=left|event-verb|after": 1.0}, monkeypatch=monkeypatch)
    assert found is not None
    assert found.quote is not None and found.quote.text == "أمس"
    assert (found.earliest, found.latest) == (date(2018, 6, 17), date(2018, 6, 17))


def test_no_date_is_better_than_an_unlikely_one(monkeypatch: pytest.MonkeyPatch) -> None:
    view = _view("قصفت الطائرات الجسر الذي بني عام 2009")
    assert _dates(view, _happening(view, "قصفت"), weights={"of=left|event-verb|after": 1.0, "wall=after|relative": -2.0},
                  monkeypatch=monkeypatch) == [None]


def test_of_two_equal_chances_the_first_named_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    view = _view("وقع انفجار أمس أو أول أمس")
    [found] = _dates(view, _happening(view, "انفجار"), weights={"k=ASSAULT": 1.0}, monkeypatch=monkeypatch)
    assert found is not None and found.earliest == date(2018, 6, 17)


def test_without_a_publication_date_a_relative_time_names_no_day(monkeypatch: pytest.MonkeyPatch) -> None:
    view = _view("قصفت الطائرات الجسر أمس", published=None)
    assert _dates(view, _happening(view, "قصفت"), weights={"k=ASSAULT": 1.0}, monkeypatch=monkeypatch) == [None]


def test_without_a_publication_date_a_full_date_still_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    view = _view("قصفت الطائرات الجسر في 3 مارس 2017", published=None)
    [found] = _dates(view, _happening(view, "قصفت"), weights={"k=ASSAULT": 1.0}, monkeypatch=monkeypatch)
    assert found is not None and found.earliest == date(2017, 3, 3) and found.basis == "stated"


def test_the_date_says_why_it_was_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    view = _view("قصفت الطائرات الجسر أمس")
    monkeypatch.setattr(when, "load_model", lambda name: LinearModel(("no", "yes"), (1.0,), {"k=ASSAULT": 100}, 0.0))
    monkeypatch.setattr(when, "look_again", lambda looked, name: looked.ties)
    reasons: list[Reason] = []
    find_dates(view, (_happening(view, "قصفت"),), reasons)
    [reason] = reasons
    assert (reason.field, reason.words, reason.start, reason.kept) == ("date", "أمس", view.text.index("أمس"), True)
    assert reason.rule == "time grammar: 2018-06-17"
