"""How likely a later figure is the earlier one brought up to date."""

from dataclasses import replace
from math import exp

import numpy as np
import pytest

from claimdiff.explanation import Explanation, UpdateSigns
from claimdiff.findings.probabilities import shipped_weights
from claimdiff.findings.update_probability import (
    UPDATE_FEATURES,
    may_be_update,
    mean_contradiction,
    update_features,
    update_probabilities,
    update_probability,
)
from tests.findings.judged import CONTRADICTS, NEUTRAL_ROW, NOT_JUDGED, claim_of, judged

TOLL = UpdateSigns(growth=1, both_named=True, is_one_sort=True, log_ratio=0.3)
"""34 dead by Monday evening, 47 by noon on Tuesday."""
SPLIT = (0.1, 0.3, 0.6)
GIVEN = judged(
    [claim_of("a", "34 died"), claim_of("b", "47 died"), claim_of("b", "It rained", 1)],
    [(0, 1, CONTRADICTS, SPLIT), (0, 2, NEUTRAL_ROW, NOT_JUDGED), (0, 1, SPLIT, NOT_JUDGED)],
).judgements


def test_features() -> None:
    values = dict(zip(UPDATE_FEATURES, update_features(0.5, TOLL), strict=True))
    assert values == {
        "contradiction": 0.0, "grows": 1.0, "shrinks": 0.0, "both_named": 1.0, "is_one_sort": 1.0, "log_ratio": 0.3,
    }  # fmt: skip
    assert update_features(1.0, TOLL)[0] == pytest.approx(6.9068, abs=1e-4), "finite"


def test_a_toll_of_an_unnamed_day_is_not_known_to_grow() -> None:
    assert update_features(0.5, replace(TOLL, both_named=False))[1:4] == (0.0, 0.0, 0.0)
    assert update_features(0.5, replace(TOLL, growth=-1))[1:3] == (0.0, 1.0)


def test_a_hundred_times_as_many_is_as_unlikely_as_ten_times() -> None:
    assert update_features(0.5, replace(TOLL, log_ratio=2.3)) == update_features(0.5, replace(TOLL, log_ratio=4.6))


def test_the_probability_is_a_logistic_regression_s() -> None:
    weights = shipped_weights()["update"]
    assert update_probability((0.0,) * len(UPDATE_FEATURES)) == pytest.approx(1 / (1 + exp(-weights["intercept"])))
    alone = (1.0, *(0.0,) * (len(UPDATE_FEATURES) - 1))
    odds = weights["intercept"] + weights["contradiction"]
    assert update_probability(alone) == pytest.approx(1 / (1 + exp(-odds)))


def test_a_growing_toll_is_an_update_and_a_falling_one_is_not() -> None:
    likely = update_probability(update_features(0.9, TOLL))
    assert likely > 0.8
    assert update_probability(update_features(0.9, replace(TOLL, growth=-1))) < 0.5
    many_times = update_probability(update_features(0.9, replace(TOLL, log_ratio=3.0)))
    assert many_times < likely - 0.1


def test_only_what_the_judge_takes_for_a_contradiction_is_asked_about() -> None:
    assert mean_contradiction(GIVEN) == pytest.approx([0.785, 0.03, 0.6])
    assert may_be_update(GIVEN, 0.9).tolist() == [True, False, True]
    assert may_be_update(GIVEN, 0.1).tolist() == [True, False, False], "the first direction is not open"


def test_pairs_without_an_update_have_none() -> None:
    asked_about: list[int] = []

    def explain(number: int) -> Explanation:
        asked_about.append(number)
        return Explanation("change", "update", update=TOLL if number == 0 else None)

    probabilities = update_probabilities(GIVEN, np.array([True, False, True]), explain)
    assert asked_about == [0, 2]
    expected = update_probability(update_features(0.785, TOLL))
    assert probabilities == pytest.approx([expected, 0, 0], abs=1e-6)
