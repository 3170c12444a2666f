"""What becomes of a happening in the record: which of its words is the trigger."""

from __future__ import annotations

from marsad.extraction.assemble import _mention_quotes
from marsad.extraction.clause.view import View
from marsad.extraction.events.candidates import find_candidates
from marsad.extraction.events.mention import Mention
from marsad.extraction.events.same import Happening
from marsad.lexicon.load import load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


def _mentions(view: View, scores: dict[str, float]) -> tuple[Mention, ...]:
    found = [(one, view.text[one.start : one.end]) for one in find_candidates(view)]
    return tuple(Mention(one, "ASSAULT", scores[word], ()) for one, word in found if word in scores)


def test_the_trigger_is_the_strongest_word_of_the_first_sentence_below_the_title() -> None:
    text = "غارة على السوق\nقُتل خمسة مدنيين في قصف على السوق أمس.\nواستمرت الغارات حتى الفجر."
    view = View(annotate(make_document(Capture(text=text, title="غارة على السوق")), load_lexicon()))
    mentions = _mentions(view, {"غارة": 5.0, "قُتل": 1.0, "قصف": 2.0, "غارات": 4.0})
    assert [quote.text for quote in _mention_quotes(view, Happening(mentions, ()))] == ["قصف", "غارة", "قُتل", "غارات"]


def test_what_only_the_title_names_has_its_trigger_there() -> None:
    text = "غارة على السوق\nعاد الهدوء إلى البلدة صباح اليوم."
    view = View(annotate(make_document(Capture(text=text, title="غارة على السوق")), load_lexicon()))
    (quote,) = _mention_quotes(view, Happening(_mentions(view, {"غارة": 1.0}), ()))
    assert quote.text == "غارة"
