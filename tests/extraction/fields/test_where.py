"""Which happenings and places are brought together at all, and what is seen of each pair; the weights are not asked."""

from __future__ import annotations

from functools import cache

from marsad.extraction.clause.view import View
from marsad.extraction.code import find_layers
from marsad.extraction.events.candidates import find_candidates
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.extraction.fields.site_pairs import pair_places
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _pairs(marked: str) -> dict[tuple[str, str], list[str]]:
    """Features by (trigger, place); the triggers stand between braces, each a happening of its own."""
    text = marked.replace("{", "").replace("}", "")
    wanted = [part.split("}")[0] for part in marked.split("{")[1:]]
    view = View(annotate(make_document(Capture(text=text)), _lexicon()))
    layers = find_layers(view)
    found = [next(c for c in find_candidates(view) if text[c.start : c.end] == words) for words in wanted]
    happenings = tuple(Happening((Mention(candidate, "ASSAULT", 1.0, ()),), ()) for candidate in found)
    return {
        (wanted[pair.happening], text[layers.sites[pair.site].start : layers.sites[pair.site].end]): pair.features
        for pair in pair_places(view, layers, happenings)
    }


def test_a_place_two_sentences_away_is_not_asked_when_the_event_has_its_own() -> None:
    pairs = _pairs("وقع {انفجار} في دوما. نام الحارس. ثم عاد الناس إلى بيوتهم. وفتحت حلب أسواقها.")
    assert ("انفجار", "دوما") in pairs
    assert ("انفجار", "حلب") not in pairs


def test_an_event_without_a_place_may_take_that_of_the_lead() -> None:
    pairs = _pairs("شهدت دوما ليلة هادئة. نام الحارس. ثم عاد الناس إلى بيوتهم. وقتل {انفجار} ثلاثة رجال.")
    assert "local=False|far|True" in pairs["انفجار", "دوما"]


def test_the_mention_next_to_a_place_is_told_from_the_farther_one() -> None:
    pairs = _pairs("أسفرت {غارة} على دوما عن مقتل رجل، ووقع {انفجار} في حلب.")
    assert any(feature.startswith("riv=own-") for feature in pairs["غارة", "دوما"])
    assert any(feature.startswith("riv=other-own") for feature in pairs["انفجار", "دوما"])
    assert "others=>1" in pairs["غارة", "حلب"]
    assert "others=>0" in pairs["انفجار", "حلب"]


def test_every_link_of_a_chain_stands_where_the_chain_stands() -> None:
    pairs = _pairs("وقع {انفجار} في بلدة مسرابا بريف دمشق.")
    near, far = pairs["انفجار", "بلدة مسرابا"], pairs["انفجار", "ريف دمشق"]
    assert [feature for feature in near if feature.startswith(("at=", "lead="))] == [
        feature for feature in far if feature.startswith(("at=", "lead="))]
    assert "link=in|named" in far and "link=head|named" in near


def test_a_dateline_is_seen_to_be_one() -> None:
    assert "dateline" in _pairs("بيروت (وكالة): وقع {انفجار} في دوما.")["انفجار", "بيروت"]
    assert "dateline" not in _pairs("وقع {انفجار} في بيروت (رويترز).")["انفجار", "بيروت"]


def test_a_name_once_with_and_once_without_its_kind_word_is_one_place() -> None:
    text = "وقع انفجار في مدينة الباب. وقتل رجلان في الباب."
    view = View(annotate(make_document(Capture(text=text)), _lexicon()))
    layers = find_layers(view)
    (candidate,) = (c for c in find_candidates(view) if text[c.start : c.end] == "انفجار")
    names = {pair.name for pair in pair_places(view, layers, (Happening((Mention(candidate, "ASSAULT", 1.0, ()),), ()),))}
    assert len(layers.sites) == 2 and len(names) == 1
