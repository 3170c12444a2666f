"""The frames shelf: ours, and what a user's folder adds to it."""

from __future__ import annotations

from pathlib import Path

from marsad.arabic.fold import fold
from marsad.extraction.clause.frames import frames_of
from marsad.extraction.clause.grammar import grammar_of
from marsad.extraction.clause.paths import path_of, valency_of
from marsad.extraction.clause.view import View
from marsad.lexicon.load import Lexicon, load_lexicon, own_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document

_VERBS = "- {id: perform.mine, role: perform, verbs: [[دشن, يدشن]]}\n"


def _theirs(folder: Path) -> Lexicon:
    (folder / "frames").mkdir()
    (folder / "frames" / "mine.yaml").write_text(_VERBS, encoding="utf-8")
    return load_lexicon(folder)


def _role_of_the_rebels(lexicon: Lexicon) -> str:
    """The role in the attack of the words after its verb: دشن المتمردون هجوما."""
    document = make_document(Capture(text="دشن المتمردون هجوما على القاعدة."))
    view = View(annotate(document, lexicon), frames_of(lexicon))
    grammar = grammar_of(view)
    return valency_of(view, grammar, "attack", path_of(view, grammar, grammar.node(2), grammar.node(1)), 2)


def test_a_verb_of_a_users_folder_does_what_it_says_to_the_event_beside_it(tmp_path: Path) -> None:
    assert _role_of_the_rebels(_theirs(tmp_path)) == "actor"
    assert _role_of_the_rebels(own_lexicon()) == "none"


def test_a_users_folder_leaves_our_frames_as_they_are(tmp_path: Path) -> None:
    ours, theirs = frames_of(own_lexicon()), frames_of(_theirs(tmp_path))
    assert theirs.verb_reading(fold("دشنت")) is not None
    assert ours.verb_reading(fold("دشنت")) is None
    assert (theirs.valency, theirs.closed) == (ours.valency, ours.closed)
