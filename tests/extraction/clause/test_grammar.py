"""Who hangs on what: the way from a deed (<t>…</t>) to a phrase ([…]) and the role that the deed's valency gives it."""

from __future__ import annotations

import re
from functools import cache

import pytest

from marsad.extraction.clause.frames import frames_of
from marsad.extraction.clause.grammar import grammar_of
from marsad.extraction.clause.paths import path_of, shorten, valency_of
from marsad.extraction.clause.view import View
from marsad.lexicon.load import Lexicon, load_lexicon
from marsad.model.capture import Capture
from marsad.text.annotate import annotate
from marsad.text.clean import make_document


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def _read(sentence: str) -> tuple[str, str]:
    """The short path and the role of the marked phrase."""
    text = re.sub(r"</?t>|[\[\]]", "", sentence)
    view = View(annotate(make_document(Capture(text=text, id="t")), _lexicon()))
    trigger = view.range_of(*_span(sentence, "<t>", "</t>"))[0]
    phrase = view.range_of(*_span(sentence, "[", "]"))[0]
    grammar = grammar_of(view)
    path = path_of(view, grammar, grammar.node(trigger), grammar.node(phrase))
    frame = str(view.at("events", trigger)[0].entry.fields["frame"])
    return shorten(path), valency_of(view, grammar, frame, path, trigger)


def _span(sentence: str, opening: str, closing: str) -> tuple[int, int]:
    def at(mark: str) -> int:
        return len(re.sub(r"</?t>|[\[\]]", "", sentence[: sentence.index(mark)]))
    return at(opening), at(closing)


@pytest.mark.parametrize(
    ("sentence", "path", "role"),
    [
        ("<t>قصفت</t> [قوات النظام] أطراف البلدة.", "subj", "actor"),
        ("<t>قصفت</t> قوات النظام [أطراف البلدة].", "obj", "target"),
        ("وقال الناشط إن [قوات النظام] <t>قصفت</t> أطراف البلدة.", "subj", "actor"),
        ("<t>قُتل</t> [ثلاثة مدنيين] في السوق.", "subj", "target"),  # a verb of death with one phrase is passive
        ("<t>قتل</t> [مسلحون] حارساً في السوق.", "subj", "actor"),
        ("أدى ذلك إلى <t>مقتل</t> [حارس].", "gen", "target"),
        ("تسبب <t>قصف</t> [النظام] بأضرار.", "gen", "actor"),
        ("وقع <t>هجوم</t> على [نقطة تفتيش] صباحاً.", "علي", "target"),
        ("وقع <t>هجوم</t> ضد [الشرطة] صباحاً.", "ضد", "target"),
        ("أصيب حارس في <t>قصف</t> من قبل [قوات النظام].", "agent", "actor"),
        ("شنت [المقاتلات] <t>غارات</t> على القرية.", "obj<>subj", "actor"),
        ("تعرضت [القرية] <t>لقصف</t> عنيف.", "ل<>subj", "target"),
        ("<t>غارة</t> استهدفت [مستودعاً] في القرية.", "subj<>obj", "target"),
        ("وثقنا <t>الغارة</t> التي نفذتها [طائرة مسيّرة] أمس.", "obj<>subj", "actor"),
        ("دارت <t>اشتباكات</t> بين [الجيش] والمهربين.", "بين", "actor"),
        ("دارت <t>اشتباكات</t> بين الجيش [والمهربين].", "بين", "actor"),
    ],
)
def test_the_grammar_says_who_did_it_and_to_whom(sentence: str, path: str, role: str) -> None:
    assert _read(sentence) == (path, role)


def test_a_phrase_of_another_clause_does_not_hang_on_the_deed() -> None:
    assert _read("قال [الطبيب] إن حارساً <t>قُتل</t> في السوق.")[1] == "none"


def test_every_frame_of_an_event_has_its_valency() -> None:
    frames = {str(entry.fields["frame"]) for entry in _lexicon().shelf("events")}
    assert frames == set(frames_of(_lexicon()).valency)
