"""Probabilities: what the evidence alone says, whatever the weights are fitted to."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.content.compare import CONTENT_FEATURES
from claimdiff.findings.features import JUDGED_FEATURES
from claimdiff.findings.probabilities import (
    RelationProbabilities,
    apply_weights,
    relation_probabilities,
    shipped_weights,
)
from claimdiff.records import PairFeatures
from tests.findings.judged import AGREES, CONTRADICTS, NEUTRAL_ROW, NOT_JUDGED, claim_of, judged

TWO = [claim_of("a", "one thing"), claim_of("b", "another thing")]
SHARES = st.tuples(*[st.floats(0.001, 1.0)] * 3).map(lambda row: tuple(value / sum(row) for value in row))


def of_pair(
    left_to_right: tuple[float, ...], right_to_left: tuple[float, ...], similarity: float = 0.9
) -> RelationProbabilities:
    return relation_probabilities(judged(TWO, [(0, 1, left_to_right, right_to_left)], similarity).judgements, TWO)


def test_weights_are_a_logistic_regression() -> None:
    features = PairFeatures(("other_numbers", "similarity"), np.array([[0.0, 0.0], [1.0, 0.5]]))
    assert apply_weights(features, {"intercept": 0.0}).tolist() == [0.5, 0.5]
    weights = {"intercept": -1.0, "similarity": 2.0}
    assert apply_weights(features, weights) == pytest.approx([1 / (1 + np.e), 0.5], abs=1e-6)


def test_shipped_weights_name_known_features_for_both_relations() -> None:
    assert set(shipped_weights()) == {"contradiction", "agreement"}
    for weights in shipped_weights().values():
        assert set(weights) <= {"intercept", *JUDGED_FEATURES, *CONTENT_FEATURES}
        assert np.isfinite(list(weights.values())).all()


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
