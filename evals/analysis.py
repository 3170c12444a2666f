"""How well words, phrases and grammar are read on annotated sentences, and stances by the whole reader: prints the figures.

python -m evals.analysis [--wrong]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from evals.annotated import Annotated, Bounds, Relation, read_annotated, view_of, word_at, words_of
from evals.stance import ALONE, IN_A_REPORT, OUTCOMES, read_stances
from marsad.extraction.clause.grammar import Grammar, grammar_of
from marsad.extraction.clause.nominals import names_deed
from marsad.extraction.clause.paths import path_of, valency_of
from marsad.extraction.clause.phrases import Phrase, find_phrases
from marsad.extraction.clause.tags import tag_words
from marsad.extraction.clause.view import View

# The finer letters of tags.py in those of View.classes; T (time) is no class of a word and not judged.
_COARSE = {"#": "ND", "G": "P", "W": "P", "S": "C", "R": "C", "K": "C", "D": "F"}
_SOMEONE = ("party", "group", "title")  # one shelf names ministers as parties, another as titles: who it is, is asked elsewhere
_LABELS = {"site": ("kind", "place"), "deed": ("event", "outcome"), "party": _SOMEONE, "group": _SOMEONE, "title": _SOMEONE}
_DEEDS = ("event", "outcome")


Pair = tuple[int, int]  # of a phrase its bounds, of a relation its two words


@dataclass(slots=True)
class Count:
    """Found and right, found and wrong, missed; ``wrong`` says which, a line each."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra or 1)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed or 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.extra + self.missed or 1)

    def take(self, found: Iterable[Pair], wanted: Iterable[Pair], optional: Iterable[Pair], say: Callable[[Pair], str]) -> None:
        """Count what was found against what is wanted; of what is optional neither is held against it."""
        got, want = set(found), set(wanted)
        allowed = want | set(optional)
        self.right += len(got & want)
        self.extra += len(got - allowed)
        self.missed += len(want - got)
        self.wrong += [f"extra {say(one)}" for one in sorted(got - allowed)]
        self.wrong += [f"missed {say(one)}" for one in sorted(want - got)]

    def note(self, *, found: bool, wanted: bool, what: str) -> None:
        """Count one thing that is asked of every word."""
        self.right += found and wanted
        self.extra += found and not wanted
        self.missed += wanted and not found
        if found != wanted:
            self.wrong.append(f"{'extra' if found else 'missed'} {what}")


@dataclass(slots=True)
class Share:
    """Right of all."""

    right: int = 0
    of: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def value(self) -> float:
        return self.right / (self.of or 1)

    def take(self, right: bool, what: str) -> None:
        self.of += 1
        self.right += right
        if not right:
            self.wrong.append(what)


Figure = Count | Share


def class_figures(sentences: Sequence[Annotated], layer: str) -> dict[str, Figure]:
    """Accuracy over all judged words, and verbs. ``layer`` is "classes" (View.classes) or "tags" (what the grammar goes by)."""
    share, verbs = Share(), Count()
    for one in sentences:
        view = view_of(one.text, one.headline)
        tags = view.classes if layer == "classes" else tag_words(view)
        for i in words_of(one, view):
            letters = _right_letters(one, view, i)
            if letters and tags[i] != "T":
                got = _COARSE.get(tags[i], tags[i]) if layer == "tags" else tags[i]
                what = f"{view.words[i].text} {tags[i]} for {letters}: {one.text}"
                share.take(bool(set(got) & set(letters)), what)
                verbs.note(found=got == "V", wanted="V" in letters and (got == "V" or got not in letters), what=what)
    return {"accuracy": share, "verbs": verbs}


def _right_letters(one: Annotated, view: View, i: int) -> str:
    word = view.words[i]
    given = one.classes.get(word.end)
    if given or not one.full:
        return given or ""
    return {"mark": "M", "number": "D"}.get(word.kind, "N")


def phrase_figures(sentences: Sequence[Annotated]) -> dict[str, Figure]:
    """Bounds of all phrases; of those that are found whole, what their head names and what stands before them."""
    bounds, heads, leads = Count(), Share(), Share()
    for one in sentences:
        if one.phrases is None:
            continue
        view = view_of(one.text, one.headline)
        found = {(phrase.start, phrase.end): phrase for phrase in find_phrases(view) if phrase.end <= len(one.text)}
        wanted = [phrase for phrase in one.phrases if phrase.label != "?"]
        allowed = [(phrase.start, phrase.end) for phrase in one.phrases]
        bounds.take(found, [(phrase.start, phrase.end) for phrase in wanted], allowed, partial(_say_bounds, one.text))
        for phrase in wanted:
            got = found.get((phrase.start, phrase.end))
            if got is not None:
                _judge(one, view, phrase, got, heads, leads)
    return {"bounds": bounds, "head kind": heads, "lead": leads}


def _judge(one: Annotated, view: View, wanted: Bounds, got: Phrase, heads: Share, leads: Share) -> None:
    words = one.text[wanted.start : wanted.end]
    if wanted.label:
        heads.take(got.head_kind in _LABELS.get(wanted.label, (wanted.label,)), f"{words}: {got.head_kind} for {wanted.label}")
    lead = _lead_of(one, view, wanted, got)
    if lead is not None:
        leads.take(got.lead == lead, f"{words}: lead {got.lead} for {lead}: {one.text}")


def _lead_of(one: Annotated, view: View, wanted: Bounds, got: Phrase) -> str | None:
    """The letters joined to the phrase, else the preposition before it; None where that may be taken for a noun."""
    prefix = one.text[: wanted.start].rpartition(" ")[2]
    if one.text.startswith("لل", wanted.start):
        return prefix + "ل"
    before = got.first - 1
    letters = one.classes.get(view.words[before].end, "") if before >= 0 else ""
    if prefix or "P" not in letters:
        return prefix
    return view.forms[before].removeprefix("و") if letters == "P" else None


def link_figures(sentences: Sequence[Annotated]) -> dict[str, Figure]:
    """Subjects and objects of verbs."""
    counts = {"subj": Count(), "obj": Count()}
    for one in sentences:
        if one.links is None:
            continue
        view = view_of(one.text, one.headline)
        grammar = grammar_of(view)
        last = len(words_of(one, view))
        for what, count in counts.items():
            found = {
                (link.head, child)
                for child, links in grammar.links.items()
                for link in links
                if link.rel == what and grammar.tags[link.head] == "V" and child in grammar.phrase_at and child < last
            }
            wanted, optional = _wanted(view, grammar, [link for link in one.links if link.what == what])
            count.take(found, wanted, optional, partial(_say, one, view, what))
    return {"subjects": counts["subj"], "objects": counts["obj"]}


def role_figures(sentences: Sequence[Annotated]) -> dict[str, Figure]:
    """Who does and who suffers what a deed's noun names, by grammar and valency alone."""
    counts = {"actor": Count(), "target": Count()}
    for one in sentences:
        if one.roles is None:
            continue
        view = view_of(one.text, one.headline)
        grammar = grammar_of(view)
        found = list(_roles(view, grammar, len(words_of(one, view))))
        for what, count in counts.items():
            wanted, optional = _wanted(view, grammar, [role for role in one.roles if role.what == what])
            count.take(
                {(head, child) for head, role, child in found if role == what}, wanted, optional, partial(_say, one, view, what)
            )
    return {"actors of deeds": counts["actor"], "targets of deeds": counts["target"]}


def _roles(view: View, grammar: Grammar, last: int) -> Iterable[tuple[int, str, int]]:
    """Every role that valency gives: the deed's phrase, the role, the phrase that fills it."""
    for i in range(last):
        if grammar.tags[i] == "V" or not names_deed(view, i):
            continue
        for hit in view.at("events", i):
            deed = grammar.node(i)
            for phrase in grammar.phrases:
                if phrase.first != deed and phrase.last <= last and phrase.head_kind not in _DEEDS:
                    path = path_of(view, grammar, deed, phrase.first)
                    yield deed, valency_of(view, grammar, str(hit.entry.fields["frame"]), path, deed), phrase.first


def _wanted(view: View, grammar: Grammar, relations: Sequence[Relation]) -> tuple[set[Pair], set[Pair]]:
    """The pairs that are asked for and those that may be found, by the words that stand for them in the grammar."""
    pairs = [((grammar.node(word_at(view, one.head)), grammar.node(word_at(view, one.child))), one.optional) for one in relations]
    return {pair for pair, optional in pairs if not optional}, {pair for pair, optional in pairs if optional}


def _say_bounds(text: str, at: Pair) -> str:
    return f"[{text[slice(*at)]}]: {text}"


def _say(one: Annotated, view: View, what: str, pair: Pair) -> str:
    return f"{what} of {view.words[pair[0]].text}: {view.words[pair[1]].text}: {one.text}"


def all_figures() -> dict[str, Figure]:
    """Every figure by its name."""
    analysed, classes = read_annotated("analysed.yaml"), read_annotated("classes.yaml")
    figures = {
        f"{layer}: {name}": figure
        for layer in ("classes", "tags")
        for name, figure in class_figures((*analysed, *classes), layer).items()
    }
    figures |= {f"phrases: {name}": figure for name, figure in phrase_figures(analysed).items()}
    return figures | link_figures(analysed) | role_figures(analysed)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.analysis", description="Score the analysis on annotated sentences.")
    parser.add_argument("--wrong", action="store_true", help="also print what is wrong, a line each")
    asked = parser.parse_args(arguments)
    for name, figure in all_figures().items():
        print(f"{name:24} {_shown(figure)}")
        for line in figure.wrong if asked.wrong else ():
            print(f"    {line}")
    for place, around in (("alone", ALONE), ("in a report", IN_A_REPORT)):
        for stance, outcomes in read_stances(around).items():
            said = ", ".join(f"{what} {outcomes[what]}" for what in OUTCOMES if outcomes[what])
            print(f"{stance} {place} ({outcomes.total()}): {said}")
    return 0


def _shown(figure: Figure) -> str:
    if isinstance(figure, Share):
        return f"{figure.value:.3f} ({figure.right} of {figure.of})"
    counts = f"{figure.right} right, {figure.extra} extra, {figure.missed} missed"
    return f"P {figure.precision:.3f} R {figure.recall:.3f} F1 {figure.f1:.3f} ({counts})"


if __name__ == "__main__":
    raise SystemExit(main())
