"""A view in, its grammar out: which word each phrase and verb hangs on, and as what — subject, object, genitive, after على."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from marsad.extraction.clause.agreement import agrees, is_joined, object_ending
from marsad.extraction.clause.nominals import is_definite, names_deed
from marsad.extraction.clause.phrases import Phrase, find_phrases
from marsad.extraction.clause.tags import tag_words
from marsad.extraction.clause.view import View


class Link(NamedTuple):
    """The word at ``head`` governs; ``rel`` says as what: subj, obj, gen, adj, app, or the preposition between."""

    head: int
    rel: str


@dataclass(frozen=True, eq=False)
class Grammar:
    """``links[i]``: what the phrase or verb that begins at word ``i`` hangs on; ``phrase_at``: the phrase that holds a word;
    ``subjects``/``objects``: of a verb; ``clause``: for a phrase or verb the subject of its clause and of the one around it,
    -1 for none."""

    tags: list[str]
    phrases: tuple[Phrase, ...]
    phrase_at: dict[int, Phrase]
    links: dict[int, list[Link]]
    objects: dict[int, int]
    subjects: dict[int, int]
    clause: dict[int, tuple[int, int]]

    def node(self, i: int) -> int:
        """The word that stands for word ``i`` in the links: itself for a verb, the first of its phrase for a noun."""
        phrase = self.phrase_at.get(i)
        return phrase.first if phrase is not None else i


def grammar_of(view: View) -> Grammar:
    """The grammar of a report, found once for all who ask."""
    return view.remember("grammar", None, _find_grammar)


def _find_grammar(view: View, _: None) -> Grammar:
    tags = tag_words(view)
    phrases = find_phrases(view)
    at = {i: phrase for phrase in phrases for i in range(phrase.first, phrase.last)}
    starts = {phrase.first: phrase for phrase in phrases}
    grammar = Grammar(tags, phrases, at, {}, {}, {}, {})
    for span in view.reading.sentences:
        _Clause(view, grammar, starts).read(span.start, span.end)
    return grammar


class _Clause:
    """One pass over a sentence: the clause that is being read, and what in it still waits for its word."""

    def __init__(self, view: View, grammar: Grammar, starts: dict[int, Phrase]) -> None:
        self.view, self.grammar, self.starts = view, grammar, starts
        self.links = grammar.links
        self.verb: int | None = None
        self.earlier_verb: int | None = None
        self.topic: Phrase | None = None
        self.last: Phrase | None = None
        self.bare: Phrase | None = None
        self.deed: Phrase | None = None
        self.antecedent: Phrase | None = None
        self.shared: list[tuple[int, int, str]] = []
        self.subject, self.outer = -1, -1

    def read(self, start: int, end: int) -> None:
        """Link every phrase and verb between two word indices."""
        i = start
        while i < end:
            phrase = self.starts.get(i)
            if phrase is not None:
                self._phrase(phrase)
                i = max(phrase.last, i + 1)
                continue
            tag = self.grammar.tags[i]
            if tag == "V":
                self._verb(i)
            elif tag == "S" or (tag == "M" and self.view.words[i].text in ":؛;"):
                self._open(None)
            elif tag == "R":
                self._open(self.last if self.last is not None and self._near(self.last, i) else None)
            i += 1
        for child, fellow, how in self.shared:
            for link in list(self.links.get(fellow, ())):
                self._add(child, link.head, link.rel)
            self._add(child, fellow, how)

    def _open(self, antecedent: Phrase | None) -> None:
        """A clause of its own begins: after أن, حيث, or الذي with the phrase it tells of."""
        if self.verb is not None:
            self.earlier_verb = self.verb
        self.verb, self.antecedent = None, antecedent
        if antecedent is None:
            self.topic = None
            self.outer = self.subject if self.subject >= 0 else self.outer

    def _verb(self, i: int) -> None:
        tag_before = self.grammar.tags[i - 1] if i else "M"
        reading = self.view.verb_reading(i)
        joined = is_joined(self.view, i, reading)
        ending = reading.ending if reading is not None else object_ending(self.view, i)
        self.grammar.links.setdefault(i, [])
        before = self.last if self.last is not None and self.last.last == i else None
        whose = self.antecedent or (before if before is not None and not is_definite(self.view, before.first) else None)
        if whose is not None and tag_before != "K":
            self._add(whose.first, i, "obj" if ending else "subj")
            self._add(i, whose.first, "rel")
        elif self.topic is not None and not joined:
            self._add(self.topic.first, i, "subj")
        elif before is not None and not before.lead.strip("وف"):
            self._add(before.first, i, "subj")
        elif (joined and self.verb is not None) or (self.verb is None and self.topic is None and self.earlier_verb is not None):
            earlier = self.verb if self.verb is not None else self.earlier_verb
            self._add(i, earlier if earlier is not None else i, "and")
        self.earlier_verb = self.verb if self.verb is not None else self.earlier_verb
        self.verb, self.antecedent = i, None
        self.grammar.clause[i] = (self.subject, self.outer)

    def _phrase(self, phrase: Phrase) -> None:
        view, first = self.view, phrase.first
        lead = phrase.lead.strip("وف") if len(phrase.lead) <= 2 else phrase.lead
        before = self.last
        adjacent = before is not None and before.last == first
        joined = (
            (phrase.lead[:1] in ("و", "ف") and len(phrase.lead) <= 2) or self.grammar.tags[first - 1] == "K" if first else False
        )
        self.links.setdefault(first, [])
        if lead:
            self._after_preposition(phrase, lead, joined)
        elif joined and before is not None and self._joins(phrase):
            pass
        elif adjacent and before is not None and (self._deed_last(before) or self._completes(phrase, before)):
            self._add(first, before.first, "adj" if phrase.head_kind == "demonym" else "gen")
        elif self.verb is not None and (before is None or before.first < self.verb or not self._apposed(phrase, before)):
            self._argument(phrase)
        elif before is not None and self._apposed(phrase, before):
            self._share(phrase, before, "app")
        else:
            self.topic = self.topic if self.topic is not None and self.verb is None and not self._fresh(first) else phrase
        self.grammar.clause[first] = (self.subject, self.outer)
        if names_deed(view, first) and self.grammar.tags[first] == "N":
            self.deed = phrase
        elif self.topic is phrase:
            self.subject = first
        if not lead:
            self.bare = phrase
        self.last = phrase

    def _after_preposition(self, phrase: Phrase, lead: str, joined: bool) -> None:
        """A phrase after a preposition may hang on the noun before it, on the deed of the clause and on its verb."""
        before = self.last
        if joined and before is not None and before.lead.endswith(lead):
            self._share(phrase, before, "and")
            return
        if before is not None and self._near(before, phrase.first - (lead == self.view.form(phrase.first - 1))):
            self._add(phrase.first, before.first, lead)
        if self.deed is not None and (self.verb is None or self.deed.first > self.verb or self.deed.last > self.verb - 8):
            self._add(phrase.first, self.deed.first, lead)
        if self.verb is not None:
            self._add(phrase.first, self.verb, lead)

    def _argument(self, phrase: Phrase) -> None:
        """A bare phrase after a verb: its subject if it has none and they agree, else its object."""
        verb = self.verb
        if verb is None:
            return
        if verb not in self.grammar.subjects and agrees(self.view, verb, phrase):
            self._add(phrase.first, verb, "subj")
        elif verb not in self.grammar.objects:
            self._add(phrase.first, verb, "obj")
        else:
            self._add(phrase.first, verb, "more")

    def _joins(self, phrase: Phrase) -> bool:
        """What و joins hangs where its fellow hangs: the nearest phrase before it of the same sort."""
        before = self.last
        if before is None or phrase.first - before.last > 2:
            return False
        fellow = before
        if names_deed(self.view, phrase.first) and self.deed is not None:
            fellow = self.deed
        self._share(phrase, fellow, "and")
        return True

    def _apposed(self, phrase: Phrase, before: Phrase) -> bool:
        """القيادي، أحمد: a name or title beside a title, person or party."""
        gap = self.grammar.tags[before.last : phrase.first]
        if not all(tag == "M" for tag in gap) or len(gap) > 2 or (not gap and before.head_kind != "title"):
            return False
        named = ("title", "party", "group", "place", "kind")
        return before.head_kind in named and phrase.head_kind in ("title", "party", "group", "place", "")

    def _share(self, phrase: Phrase, fellow: Phrase, how: str) -> None:
        self.shared.append((phrase.first, fellow.first, how))

    def _add(self, child: int, head: int, rel: str) -> None:
        links = self.links.setdefault(child, [])
        if child != head and not any(link.head == head for link in links):
            links.append(Link(head, rel))
            if rel == "subj":
                self.grammar.subjects.setdefault(head, child)
                if child in self.starts and not names_deed(self.view, child):
                    self.subject = child
            elif rel == "obj":
                self.grammar.objects.setdefault(head, child)

    def _deed_last(self, phrase: Phrase) -> bool:
        """Whether the phrase ends in a deed's noun with its adjectives, so that a genitive may follow."""
        return names_deed(self.view, phrase.first) or phrase.head_kind == "number" or (
            phrase.head_kind == "demonym" and phrase.first > 0 and names_deed(self.view, phrase.first - 1))

    def _completes(self, phrase: Phrase, before: Phrase) -> bool:
        """شهداء هجمات: a deed's noun that an indefinite noun before it is construed with."""
        return (
            names_deed(self.view, phrase.first)
            and not is_definite(self.view, before.first)
            and before.head_kind in ("", "outcome", "group", "kind")
        )

    def _fresh(self, i: int) -> bool:
        return i > 0 and self.grammar.tags[i - 1] == "M"

    def _near(self, phrase: Phrase, i: int) -> bool:
        """Whether only marks stand between the phrase and word ``i``."""
        return all(tag in "MT" for tag in self.grammar.tags[phrase.last : i])
