"""A logistic regression as plain numbers."""

import numpy as np
import pytest

from training.logistic import fit_logistic

DRAW = np.random.default_rng(5)
FEATURES = DRAW.normal(size=(400, 2))
IS_RIGHT = DRAW.random(400) < 1 / (1 + np.exp(-(2 * FEATURES[:, 0] - 1)))


def test_the_weights_that_made_the_data_are_found() -> None:
    weights = fit_logistic(("one", "other"), FEATURES, IS_RIGHT, regularisation=100)
    assert set(weights) == {"intercept", "one", "other"}
    assert weights["one"] == pytest.approx(2, abs=0.5)
    assert weights["other"] == pytest.approx(0, abs=0.4)
    assert weights["intercept"] == pytest.approx(-1, abs=0.4)


def test_a_feature_in_another_unit_says_the_same() -> None:
    weights = fit_logistic(("one", "other"), FEATURES, IS_RIGHT, regularisation=0.1)
    scaled = fit_logistic(("one", "other"), FEATURES * [10, 1] + [3, 0], IS_RIGHT, regularisation=0.1)
    assert scaled["one"] * 10 == pytest.approx(weights["one"], rel=1e-3)
    assert scaled["intercept"] + 3 * scaled["one"] == pytest.approx(weights["intercept"], rel=1e-3)


def test_a_row_without_weight_says_nothing() -> None:
    added = np.concatenate([FEATURES, FEATURES])
    labels = np.concatenate([IS_RIGHT, ~IS_RIGHT])
    counted = np.concatenate([np.ones(400), np.zeros(400)])
    weights = fit_logistic(("one", "other"), added, labels, counted, regularisation=0.1)
    assert weights == pytest.approx(fit_logistic(("one", "other"), FEATURES, IS_RIGHT, regularisation=0.1), rel=1e-2)
