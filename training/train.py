"""Train every model and write the weights: ``make train``.

First what names an event is learnt from the annotators' own words. With that, each report is read by models that have not seen
it, and the rest is learnt from what was read: fields are given to happenings as the coder finds them, not as they should be.
What was trained on what stands in docs/decisions/0004. Never on gold/.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from annotations import read_annotations
from dates import date_rows
from fit import Row, Spec, Table, average, save
from gold import MAKERS, Example, read_examples
from groups import SCOPE, STATUS, event_rows, same_rows, scope_rows, status_rows
from places import place_rows
from prepared import Prepared, as_read, candidates_of, prepare_all
from second import THRESHOLDS as TREES
from second import Sample, looks, save_trees
from sentences import Sentence, lone_row, read_sentences
from ties import ACTORS, TARGETS, TOLLS, WEAPONS, tie_rows
from triggers import NONE, quiet_examples
from voices import outlet_rows, speaker_rows
from wholes import whole_rows

import marsad.extraction.learned.linear as linear
from marsad.extraction.code import read_happenings
from marsad.extraction.events.admit import weigh
from marsad.extraction.events.candidates import Candidate
from marsad.extraction.events.same import Happening
from marsad.extraction.events.tone import tone_features
from marsad.extraction.fields.second import Looked
from marsad.extraction.learned.linear import WEIGHTS, LinearModel
from marsad.extraction.learned.trees import load_trees
from marsad.model.values import KINDS

FOLDS = 4
OURS = "annotated by us"
WORKERS = 2
_ADMITTED = -1.0  # log-odds from which a happening that was read is one to learn fields from

T = TypeVar("T")
_work: Callable[[Any], Any] | None = None  # what forked processes do

Seen = list[tuple[Candidate, tuple[str, ...], str]]
Rows = Callable[[Prepared], Iterable[tuple[Iterable[str], str]]]

# What names an event: learnt from the annotators' words.
TRIGGERS = Spec(strength=0.05, penalty="l2", threshold=-0.5)
KIND = Spec(classes=KINDS, strength=1.0)
TONE = Spec(strength=1.0, threshold=1.9)  # four of five reports taught are of conflict; of those that are read, who knows
SAME = Spec(strength=0.02, penalty="l2", threshold=-0.6)
WHOLES = Spec(strength=0.5, penalty="l2")  # where a phrase goes on with the next one
# An F1 of f is served best by what is likelier than f / 2: of ASSAULT 0.8, of PROTEST 0.4.
LONE = {"ASSAULT": Spec(strength=0.1, penalty="l2", threshold=-1.4), "PROTEST": Spec(strength=0.1, penalty="l2", threshold=-1.2)}

# The rest: learnt from happenings as they are read.
EVENTS = Spec(strength=0.05, penalty="l2", threshold=-0.9)
FIELDS: dict[str, tuple[Rows, Spec]] = {
    "actors": (partial(tie_rows, relation=ACTORS), Spec(strength=0.2)),
    "targets": (partial(tie_rows, relation=TARGETS), Spec(strength=0.2)),
    "places": (place_rows, Spec(strength=0.2)),
    "times": (date_rows, Spec(strength=0.3)),
    "tolls": (partial(tie_rows, relation=TOLLS), Spec(strength=0.3, threshold=-0.8)),
    "weapons": (partial(tie_rows, relation=WEAPONS), Spec(strength=0.5, threshold=-0.8)),
    "speakers": (speaker_rows, Spec(strength=0.35, threshold=-0.5)),
    "outlet": (outlet_rows, Spec(strength=0.3, threshold=-0.5)),
    "status": (status_rows, Spec(classes=STATUS, strength=0.15, penalty="l2", threshold=3.0)),
    "scope": (scope_rows, Spec(classes=SCOPE, strength=0.15, penalty="l2", threshold=1.5)),
}


def train_all(examples: Sequence[Example], quiet: Sequence[Example], sentences: Sequence[Sentence],
              folder: Path = WEIGHTS) -> None:
    """Fit and save every model from these reports."""
    reports = prepare_all([*examples, *quiet])
    words = Words(reports, len(examples), sentences)
    words.train(folder)
    train_fields(read_unseen(reports, words), folder)


class Words:
    """What is learnt from words: which name an event, of which kind, which of them the same one, how a report sounds."""

    def __init__(self, reports: Sequence[Prepared], conflict: int, sentences: Sequence[Sentence] = ()) -> None:
        self._reports, self._conflict, self._sentences = reports, conflict, sentences
        self._seen: list[Seen] = [list(candidates_of(report)) for report in reports]
        self._triggers = Table(self._trigger_rows())
        self._kinds = Table(row for row in self._rows() if row.label != NONE)
        self._same = Table(rows_of(same_rows, reports))
        self._wholes = Table(rows_of(whole_rows, reports))

    def _rows(self) -> Iterator[Row]:
        for report, seen in zip(self._reports, self._seen, strict=True):
            for _, features, label in seen:
                yield _row(report, features, label)

    def _trigger_rows(self) -> Iterator[Row]:
        return (row._replace(label="no" if row.label == NONE else "yes") for row in self._rows())

    def train(self, folder: Path) -> None:
        """The models of all these reports, and of the labelled sentences."""
        triggers = self._triggers.fit(TRIGGERS)
        _keep("triggers", triggers, folder)
        _keep("kinds", self._kinds.fit(KIND), folder)
        _keep("same", self._same.fit(SAME), folder)
        _keep("wholes", self._wholes.fit(WHOLES), folder)
        _keep("report", Table(self._tone_rows()).fit(TONE), folder)
        for kind, spec in LONE.items():
            rows = [(one, lone_row(one, triggers)) for one in self._sentences if one.kind == kind]
            table = Table(Row(seen, "yes" if one.accepted else "no", report=one.number) for one, seen in rows if seen is not None)
            _keep(f"lone-{kind.lower()}", table.fit(spec), folder)

    def train_without(self, fold: int, folder: Path) -> None:
        """The models that have not seen the reports of one fold."""
        others = without(fold)
        save("triggers", self._triggers.fit(TRIGGERS, others), folder)
        save("kinds", self._kinds.fit(KIND, others), folder)
        save("same", self._same.fit(SAME, others), folder)
        _lend(folder, "report", *(f"lone-{kind.lower()}" for kind in LONE))

    def _tone_rows(self) -> Iterator[Row]:
        """Each report as the tone model hears it, its candidates scored by a trigger model that was not trained on it."""
        for fold in range(FOLDS):
            model = self._triggers.fit(TRIGGERS, without(fold))
            for report, seen in zip(self._reports, self._seen, strict=True):
                if fold_of(report.report) == fold:
                    scored = [(candidate, model.score(features) - model.threshold) for candidate, features, _ in seen]
                    label = "yes" if report.number < self._conflict else "no"
                    yield Row(tone_features(report.item.view, scored), label, report.item.weight, report.report)


def read_unseen(reports: Sequence[Prepared], words: Words) -> list[Prepared]:
    """The reports with the happenings that the coder reads in them when it has not learnt from them."""
    folds = _side_by_side(partial(_read_fold, reports, words), range(FOLDS))
    happenings = {number: found for fold in folds for number, found in fold.items()}
    return [as_read(report, happenings[report.number]) for report in reports]


def _read_fold(reports: Sequence[Prepared], words: Words, fold: int) -> dict[int, tuple[Happening, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        words.train_without(fold, Path(folder))
        use_weights(Path(folder))
        return {report.number: read_happenings(report.item.view, report.layers)[0]
                for report in reports if fold_of(report.report) == fold}


def train_fields(read: Sequence[Prepared], folder: Path = WEIGHTS) -> None:
    """Fit and save the model of what is an event, then those of the fields on what it lets in, then their second looks."""
    events = Table(rows_of(event_rows, read))
    _keep("events", events.fit(EVENTS), folder)
    let_in = [report for report in _let_in(read, events) if report.item.events]
    fitted = _side_by_side(partial(_fit_field, let_in), FIELDS)
    for name, (model, _) in zip(FIELDS, fitted, strict=True):
        _keep(name, model, folder)
    folds = [{name: others[fold] for name, (_, others) in zip(FIELDS, fitted, strict=True) if others} for fold in range(FOLDS)]
    looked = _side_by_side(partial(_look_at_fold, let_in, folds), range(FOLDS))
    samples = {name: Sample() for name in TREES}
    for rows in looked:
        for name, seen, right, weight in rows:
            samples[name].add(seen, right, weight)
    for name, threshold in TREES.items():
        save_trees(name, samples[name].fit(threshold), folder)


def _fit_field(reports: Sequence[Prepared], name: str) -> tuple[LinearModel, list[LinearModel]]:
    """The model of a field and, where it is learnt by L1, those that have not seen one fold each."""
    rows, spec = FIELDS[name]
    table = Table(rows_of(rows, reports))
    if spec.penalty == "l2":
        return table.fit(spec), []
    others = [table.fit(spec, without(fold)) for fold in range(FOLDS)]
    return average([table.fit(spec), *others]), others


def _look_at_fold(reports: Sequence[Prepared], folds: Sequence[dict[str, LinearModel]],
                  fold: int) -> list[tuple[str, Looked, list[bool], float]]:
    """The reports of a fold as the models of the others see them at the first look."""
    with tempfile.TemporaryDirectory() as folder:
        for name, model in folds[fold].items():
            save(name, model, Path(folder))
        _lend(Path(folder), "wholes")
        use_weights(Path(folder))
        return [(*look, report.item.weight) for report in reports if fold_of(report.report) == fold for look in looks(report)]


def _side_by_side(work: Callable[[Any], T], parts: Iterable[Any]) -> list[T]:
    """``work`` on each part in processes that share what it holds by forking: reports are too big, and too alive, to be sent."""
    global _work  # noqa: PLW0603
    _work = work
    with get_context("fork").Pool(WORKERS) as pool:
        return pool.map(_do_work, parts, chunksize=1)


def _do_work(part: Any) -> Any:
    assert _work is not None, "set before the processes are forked"
    return _work(part)


def _let_in(read: Sequence[Prepared], events: Table) -> list[Prepared]:
    """The reports with what is let in; how surely, say models that have not learnt from the report."""
    found: dict[int, Prepared] = {}
    for fold in range(FOLDS):
        with tempfile.TemporaryDirectory() as folder:
            save("events", events.fit(EVENTS, without(fold)), Path(folder))
            use_weights(Path(folder))
            found |= {report.number: _admitted(report) for report in read if fold_of(report.report) == fold}
    use_weights(WEIGHTS)
    return [found[report.number] for report in read]


def _admitted(report: Prepared) -> Prepared:
    """The report with the happenings that are let in, or almost."""
    weighed = weigh(report.item.view, report.layers, report.happenings)
    pairs = [(row.happening, event) for row, event in zip(weighed, report.events, strict=True) if row.score > _ADMITTED]
    return replace(report, happenings=tuple(h for h, _ in pairs), events=tuple(e for _, e in pairs))


def rows_of(find: Rows, reports: Iterable[Prepared]) -> Iterator[Row]:
    """The rows that ``find`` sees in each report."""
    for report in reports:
        for features, label in find(report):
            yield _row(report, features, label)


def _row(report: Prepared, features: Iterable[str], label: str) -> Row:
    """A row that says whose habits it follows, so that ours do not move the makers'; no report that is read has this feature."""
    ours = () if report.item.weight == MAKERS else (OURS,)
    return Row((*features, *ours), label, report.item.weight, report.report)


def fold_of(report: Any) -> Any:
    """Which fold a report is of; of an array of reports, which each is of."""
    return report % FOLDS


def without(fold: int) -> Callable[[Any], Any]:
    """Which of an array of reports are not of the fold."""
    return lambda reports: fold_of(reports) != fold


def use_weights(folder: Path) -> None:
    """Let the coder read its models from another folder."""
    linear.WEIGHTS = folder
    linear.load_model.cache_clear()
    load_trees.cache_clear()


def _lend(folder: Path, *names: str) -> None:
    """Models that a fold does not learn anew."""
    for name in names:
        (folder / f"{name}.weights").symlink_to(WEIGHTS / f"{name}.weights")


def _keep(name: str, model: LinearModel, folder: Path) -> None:
    save(name, model, folder)
    print(f"{name}: {len(model.weights)} weights", file=sys.stderr)


if __name__ == "__main__":
    train_all([*read_examples(), *read_annotations()], quiet_examples(), read_sentences())
