"""From speeches to claims: what holds whatever the weights are."""

from __future__ import annotations

from functools import cache

import pytest

from marsad.extraction.clause.view import View
from marsad.extraction.code import find_layers
from marsad.extraction.events.candidates import find_candidates
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.claims import find_claims
from marsad.extraction.fields.voices import Voices, same_speaker
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.model.event import Claim
from marsad.model.record import Reason
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _view(text: str) -> View:
    return View(annotate(make_document(Capture(text=text, id="t")), _lexicon()))


def _happenings(view: View, *words: str) -> tuple[Happening, ...]:
    """One happening for each word, named where the word first stands."""
    found = []
    for word in words:
        at = view.text.index(word)
        candidate = next(c for c in find_candidates(view) if c.start < at + len(word) and at < c.end)
        found.append(Happening((Mention(candidate, "ASSAULT", 1.0, ()),), ()))
    return tuple(found)


def _claims(text: str, *words: str) -> tuple[list[tuple[Claim, ...]], list[Reason]]:
    view, reasons = _view(text), list[Reason]()
    happenings = _happenings(view, *words)
    return find_claims(view, find_layers(view), happenings, [None] * len(words), reasons), reasons


@pytest.mark.parametrize("text", [
    "قصف الجيش البلدة", "قال المرصد إن الجيش قصف البلدة", "نفى الجيش أنه قصف البلدة", "قصف الجيش البلدة، بحسب المرصد",
])
def test_somebody_always_carries_an_event_and_every_claim_has_its_reason(text: str) -> None:
    claims, reasons = _claims(text, "قصف")
    assert claims[0]
    assert len(reasons) == len(claims[0])
    assert all(claim.evidence.text in text and (claim.cue is None or claim.cue.text in text) for claim in claims[0])


def test_a_denial_keeps_its_way_and_its_cue() -> None:
    claims, _ = _claims("نفى مصدر عسكري لوكالة رويترز قصف البلدة", "قصف")
    assert [(c.source.quote.text, c.via.quote.text, c.stance, c.cue.text) for c in claims[0] if c.source and c.via and c.cue] == [
        ("مصدر عسكري", "وكالة رويترز", "denies", "نفى")]


def test_who_denies_does_not_assert_what_he_denies_and_the_outlet_does_not_either() -> None:
    claims, _ = _claims("نفى الجيش قصف البلدة", "قصف")
    assert [(claim.source.quote.text if claim.source else None, claim.stance) for claim in claims[0]] == [("الجيش", "denies")]


def test_a_denial_of_one_happening_is_none_of_another() -> None:
    claims, _ = _claims("قتل ثلاثة في انفجار السوق. ونفت الشرطة اقتحام السجن.", "انفجار", "اقتحام")
    assert "denies" not in {claim.stance for claim in claims[0]}
    assert {claim.stance for claim in claims[1]} == {"denies"}


def test_any_such_thing_is_denied_of_what_was_named_so() -> None:
    claims, _ = _claims("تجري مفاوضات بين الطرفين. ونفى القيادي محمد علوش أي مفاوضات مع الحكومة.", "مفاوضات")
    assert ("محمد علوش", "denies") in [(claim.source.quote.text if claim.source else None, claim.stance) for claim in claims[0]]


def test_a_denial_of_responsibility_is_of_the_happening_last_named_by_that_word() -> None:
    view = _view("وقع الهجوم على القافلة أمس. وانفجرت عبوة في السوق. ونفت الجماعة أي مسؤولية عن الهجوم.")
    happenings = _happenings(view, "الهجوم", "انفجرت")
    voices = Voices(view, find_layers(view).speeches, happenings)
    assert [speech.source.text for speech in voices.against(0) if speech.source] == ["الجماعة"]
    assert voices.against(1) == []


@pytest.mark.parametrize(("a", "b", "same"), [
    ("المرصد السوري", "المرصد السوري لحقوق الانسان", True),
    ("حركه التحرير", "حركه التحرير جناح الشمال", True),
    ("الجيش", "الجيش الاسراييلي", True),
    ("مصدر عسكري", "مصدر طبي محلي اخر", False),
    ("الوزاره", "المرصد", False),
])
def test_one_speaker_under_a_longer_and_a_shorter_name(a: str, b: str, same: bool) -> None:
    assert same_speaker(a, b) is same
