"""Probabilities: what the evidence alone says, whatever the weights are fitted to."""

from hashlib import sha256
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.content.compare import CONTENT_FEATURES
from claimdiff.findings.features import JUDGED_FEATURES
from claimdiff.findings.neighbourhood import NEIGHBOURHOOD_FEATURES
from claimdiff.findings.probabilities import (
    FORESTS,
    MIN_WALKED,
    RelationProbabilities,
    blend,
    is_walked,
    linear_log_odds,
    relation_probabilities,
    shipped_rules,
    shipped_weights,
)
from claimdiff.findings.siblings import SIBLING_FEATURES
from claimdiff.records import PairFeatures
from tests.findings.judged import AGREES, CONTRADICTS, NEUTRAL_ROW, NOT_JUDGED, claim_of, judged

TWO = [claim_of("a", "one thing"), claim_of("b", "another thing")]
SHARES = st.tuples(*[st.floats(0.001, 1.0)] * 3).map(lambda row: tuple(value / sum(row) for value in row))


def of_pair(
    left_to_right: tuple[float, ...], right_to_left: tuple[float, ...], similarity: float = 0.9
) -> RelationProbabilities:
    return relation_probabilities(judged(TWO, [(0, 1, left_to_right, right_to_left)], similarity).judgements, TWO)


def test_the_regression_is_linear_in_its_features() -> None:
    features = PairFeatures(("other_numbers", "similarity"), np.array([[0.0, 0.0], [1.0, 0.5]]))
    assert linear_log_odds(features, {"intercept": 0.0}).tolist() == [0, 0]
    assert linear_log_odds(features, {"intercept": -1.0, "similarity": 2.0}).tolist() == [-1, 0]


def test_a_blend_weighs_both_log_odds() -> None:
    weights = {"intercept": -1.0, "linear": 0.5, "forest": 2.0}
    assert blend(weights, np.array([2.0]), np.array([0.0])) == pytest.approx([0.5])
    assert blend(weights, np.array([0.0]), np.array([1.0])) == pytest.approx([1 / (1 + np.exp(-1))])


def test_the_forest_is_asked_only_where_the_judge_sees_something() -> None:
    features = PairFeatures(("contradiction_mean",), np.array([[MIN_WALKED - 0.1], [MIN_WALKED]]))
    assert is_walked(features, "contradiction_mean").tolist() == [False, True]


@pytest.mark.parametrize("relation", ["contradiction", "agreement"])
def test_what_ships_names_known_features_and_its_forest(relation: str) -> None:
    weights, rules = shipped_weights()[relation], shipped_rules(relation)
    known = {*JUDGED_FEATURES, *SIBLING_FEATURES, *NEIGHBOURHOOD_FEATURES, *CONTENT_FEATURES}
    assert set(weights["linear"]) <= {"intercept", *known}
    assert set(rules.forest.names) <= known
    assert set(weights["blend"]) == {"intercept", "linear", "forest"}
    assert (
        sha256(files("claimdiff.findings").joinpath(FORESTS[relation]).read_bytes()).hexdigest()
        == (weights["forest_sha256"])
    )


def test_no_pair_has_no_probability() -> None:
    probabilities = relation_probabilities(judged(TWO, []).judgements, TWO)
    assert probabilities.contradiction.shape == probabilities.agreement.shape == (0,)


def test_the_relation_that_the_judge_sees_is_the_likelier() -> None:
    contradicting, agreeing = of_pair(CONTRADICTS, CONTRADICTS), of_pair(AGREES, AGREES)
    neutral = of_pair(NEUTRAL_ROW, NEUTRAL_ROW)
    assert contradicting.contradiction[0] > contradicting.agreement[0]
    assert agreeing.agreement[0] > agreeing.contradiction[0]
    assert contradicting.contradiction[0] > neutral.contradiction[0]
    assert agreeing.agreement[0] > neutral.agreement[0]


def test_a_pair_judged_in_one_direction_has_a_probability() -> None:
    assert np.isfinite(of_pair(NEUTRAL_ROW, NOT_JUDGED).contradiction).all()


@given(SHARES, SHARES, st.floats(-1, 1))
def test_the_order_of_the_sides_does_not_matter(
    one: tuple[float, ...], other: tuple[float, ...], similarity: float
) -> None:
    there, back = of_pair(one, other, similarity), of_pair(other, one, similarity)
    assert 0 <= there.contradiction[0] <= 1
    assert 0 <= there.agreement[0] <= 1
    assert there.contradiction[0] == pytest.approx(back.contradiction[0], abs=1e-5)
    assert there.agreement[0] == pytest.approx(back.agreement[0], abs=1e-5)
