"""Probabilities: what the evidence alone says, whatever the constants are tuned to."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.findings.probabilities import mean_log_odds, relation_probabilities
from claimdiff.records import CONTRADICTION, ENTAILMENT
from tests.findings.judged import AGREES, CONTRADICTS, NEUTRAL_ROW, NOT_JUDGED, Judged, claim_of, judged

TWO = [claim_of("a", "one thing"), claim_of("b", "another thing")]
SHARES = st.tuples(*[st.floats(0.001, 1.0)] * 3).map(lambda row: tuple(value / sum(row) for value in row))


def one_pair(left_to_right: tuple[float, ...], right_to_left: tuple[float, ...], similarity: float = 0.9) -> Judged:
    return judged(TWO, [(0, 1, left_to_right, right_to_left)], similarity)


def test_log_odds_are_the_mean_of_both_directions() -> None:
    judgements = one_pair((0.5, 0.3, 0.2), (0.2, 0.3, 0.5)).judgements
    assert mean_log_odds(judgements, ENTAILMENT)[0] == pytest.approx((0 + np.log(0.2 / 0.8)) / 2)
    assert mean_log_odds(judgements, CONTRADICTION)[0] == pytest.approx((np.log(0.2 / 0.8) + 0) / 2)


def test_a_direction_that_was_not_judged_takes_no_part() -> None:
    judgements = one_pair((0.2, 0.3, 0.5), NOT_JUDGED).judgements
    assert mean_log_odds(judgements, ENTAILMENT)[0] == pytest.approx(np.log(0.2 / 0.8))
    assert np.isfinite(relation_probabilities(judgements).contradiction).all()


def test_certainty_stays_finite() -> None:
    probabilities = relation_probabilities(one_pair((0.0, 0.0, 1.0), (0.0, 0.0, 1.0)).judgements)
    assert 0 < probabilities.agreement[0] < probabilities.contradiction[0] < 1


def test_no_pair_has_no_probability() -> None:
    probabilities = relation_probabilities(judged(TWO, []).judgements)
    assert probabilities.contradiction.shape == probabilities.agreement.shape == (0,)


def test_the_relation_that_the_judge_sees_is_the_likelier() -> None:
    contradicting = relation_probabilities(one_pair(CONTRADICTS, CONTRADICTS).judgements)
    agreeing = relation_probabilities(one_pair(AGREES, AGREES).judgements)
    neutral = relation_probabilities(one_pair(NEUTRAL_ROW, NEUTRAL_ROW).judgements)
    assert contradicting.contradiction[0] > contradicting.agreement[0]
    assert agreeing.agreement[0] > agreeing.contradiction[0]
    assert contradicting.contradiction[0] > neutral.contradiction[0]
    assert agreeing.agreement[0] > neutral.agreement[0]


@given(SHARES, SHARES, st.floats(-1, 1))
def test_the_order_of_the_sides_does_not_matter(
    one: tuple[float, ...], other: tuple[float, ...], similarity: float
) -> None:
    there = relation_probabilities(one_pair(one, other, similarity).judgements)
    back = relation_probabilities(one_pair(other, one, similarity).judgements)
    assert 0 <= there.contradiction[0] <= 1
    assert 0 <= there.agreement[0] <= 1
    assert there.contradiction[0] == pytest.approx(back.contradiction[0], abs=1e-6)
    assert there.agreement[0] == pytest.approx(back.agreement[0], abs=1e-6)


@given(st.floats(0.01, 0.9), st.floats(0.01, 0.09), st.floats(0, 1))
def test_more_contradiction_is_never_less_likely(low: float, step: float, similarity: float) -> None:
    rest = (1 - low - step) / 2
    less = relation_probabilities(one_pair((rest, rest + step, low), (0.3, 0.3, 0.4), similarity).judgements)
    more = relation_probabilities(one_pair((rest, rest, low + step), (0.3, 0.3, 0.4), similarity).judgements)
    assert more.contradiction[0] >= less.contradiction[0]
