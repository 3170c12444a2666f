"""A linear model adds what it knows and says what weighed; its file gives the same model back."""

from __future__ import annotations

import pickle
from itertools import permutations

import pytest

from marsad.extraction.learned.linear import WEIGHTS, LinearModel, load_model, read_model, write_model

YES_NO = LinearModel(("no", "yes"), (-1.0,), {"noun": 200, "after=في": 50, "negated": -300}, 0.25)
KINDS = LinearModel(("ASSAULT", "PROTEST"), (0.5, -0.5), {"gun": (100, -100), "square": (-25, 200)}, 0.0)


def test_a_score_is_the_bias_and_the_weights_of_the_features_that_are_known() -> None:
    assert YES_NO.score(["noun", "after=في", "never seen"]) == 1.5
    assert YES_NO.scores(["noun", "after=في", "never seen"]) == [1.5]
    assert YES_NO.score([]) == -1.0


def test_a_score_is_the_same_in_whatever_order_the_features_come() -> None:
    model = LinearModel(("no", "yes"), (-0.246,), {"a": 10, "b": 20, "c": -30, "d": 7}, 0.0)
    scores = {score for features in permutations("abcd") for score in (model.score(features), *model.scores(features))}
    assert scores == {-0.246 + 0.07}


def test_a_model_of_several_classes_gives_each_its_sum() -> None:
    assert KINDS.scores(["square", "never seen"]) == [0.25, 1.5]
    assert KINDS.scores([]) == [0.5, -0.5]


def test_a_feature_that_is_not_listed_weighs_nothing() -> None:
    assert (YES_NO.weight("never seen"), YES_NO.weight("noun"), KINDS.weight("gun", 1)) == (0.0, 2.0, -1.0)


@pytest.mark.parametrize(("features", "least", "most"), [(["noun"], 0.73, 0.74), (["negated"], 0.0, 0.02), ([], 0.26, 0.27)])
def test_a_probability_lies_between_nothing_and_one(features: list[str], least: float, most: float) -> None:
    assert least <= YES_NO.probability(features) <= most


def test_a_sum_however_great_is_a_probability() -> None:
    sure = LinearModel(("no", "yes"), (0.0,), {"sure": 10**11, "never": -(10**11)}, 0.0)
    assert 0.0 < sure.probability(["never"]) < 1e-9 and 1 - 1e-9 < sure.probability(["sure"]) <= 1.0


def test_what_weighed_comes_heaviest_first_and_equal_weights_by_name() -> None:
    model = LinearModel(("no", "yes"), (0.0,), {"b": 100, "a": -100, "c": 200, "d": 10}, 0.0)
    assert tuple(model.weighed(["a", "d", "b", "c", "unknown"])) == (("c", 2.0), ("a", -1.0), ("b", 1.0), ("d", 0.1))


def test_what_weighed_for_a_class_is_its_own_column() -> None:
    assert tuple(KINDS.weighed(["gun", "square"], 1)) == (("square", 2.0), ("gun", -1.0))


def test_what_weighed_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(YES_NO.weighed(["noun"]))) == (("noun", 2.0),)


@pytest.mark.parametrize("model", [YES_NO, KINDS], ids=["yes or no", "kinds"])
def test_a_model_is_read_as_it_was_written_and_written_alike(model: LinearModel) -> None:
    text = write_model(model)
    read = read_model(text)
    assert (read.classes, read.bias, read.threshold) == (model.classes, model.bias, model.threshold)
    assert dict(read.weights) == dict(model.weights)
    assert write_model(read) == text


@pytest.mark.parametrize("name", sorted(path.stem for path in WEIGHTS.glob("*.weights")))
def test_a_shipped_model_has_a_weight_for_each_class(name: str) -> None:
    model = load_model(name)
    assert model.weights
    assert len(model.bias) == (1 if len(model.classes) == 2 else len(model.classes))
    assert {len(row) if isinstance(row, tuple) else 1 for row in model.weights.values()} == {len(model.bias)}
