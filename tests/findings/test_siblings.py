"""Siblings: what the other claim pairs of the same two sentences say of a pair."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.findings.siblings import SIBLING_FEATURES, sibling_features
from tests.findings.judged import NOT_JUDGED, Judged, claim_of, judged

SENTENCE, CLAUSE, NEXT = claim_of("a", "one two"), claim_of("a", "one"), claim_of("a", "three", sentence=1)
OTHER, OTHERS_CLAUSE = claim_of("b", "four five"), claim_of("b", "four")
NEUTRAL, CONTRADICTS, AGREES = (0.1, 0.8, 0.1), (0.1, 0.1, 0.8), (0.9, 0.05, 0.05)


def features_of(made: Judged, number: int = 0) -> dict[str, float]:
    values = sibling_features(made.judgements, made.claims)
    return dict(zip(SIBLING_FEATURES, values[number].tolist(), strict=True))


def test_an_only_pair_has_its_own_numbers() -> None:
    features = features_of(judged([SENTENCE, OTHER], [(0, 1, CONTRADICTS, (0.2, 0.6, 0.2))]))
    assert features == pytest.approx(
        {
            **{"siblings_contradiction_max": 0.5, "siblings_contradiction_mean": 0.5},
            **{"siblings_entailment_max": 0.2, "siblings_entailment_mean": 0.2},
            "siblings_neutral_min": 0.35,
        }
    )


def test_the_others_of_the_same_two_sentences_count_and_no_more() -> None:
    claims = [SENTENCE, CLAUSE, NEXT, OTHER, OTHERS_CLAUSE]
    rows = [
        (0, 3, NEUTRAL, NEUTRAL),
        (1, 3, CONTRADICTS, CONTRADICTS),
        (1, 4, AGREES, NOT_JUDGED),
        (2, 3, CONTRADICTS, CONTRADICTS),
    ]
    made = judged(claims, rows)
    assert features_of(made) == pytest.approx(
        {
            **{"siblings_contradiction_max": 0.8, "siblings_contradiction_mean": (0.8 + 0.05) / 2},
            **{"siblings_entailment_max": 0.9, "siblings_entailment_mean": (0.1 + 0.9) / 2},
            "siblings_neutral_min": 0.05,
        }
    )
    assert features_of(made, 1)["siblings_contradiction_max"] == pytest.approx(0.1), "its own .8 is no sibling's"
    assert features_of(made, 3)["siblings_contradiction_max"] == pytest.approx(0.8), "another sentence's: its own"


def test_no_pair_has_no_row() -> None:
    made = judged([SENTENCE, OTHER], [])
    assert sibling_features(made.judgements, made.claims).shape == (0, len(SIBLING_FEATURES))


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.floats(0, 1)), min_size=1, max_size=12))
def test_features_are_those_that_a_loop_finds(rows: list[tuple[int, int, float]]) -> None:
    """Sentences 0 to 2 of two articles, each judged pair with its own claims."""
    claims, given_rows = [], []
    for number, (one, other, value) in enumerate(rows):
        claims += [claim_of("a", f"left {number}", sentence=one), claim_of("b", f"right {number}", sentence=other)]
        judged_row = ((1 - value) / 2, (1 - value) / 2, value)
        given_rows.append((2 * number, 2 * number + 1, judged_row, judged_row))
    values = sibling_features(*(lambda made: (made.judgements, made.claims))(judged(claims, given_rows)))
    for number, (one, other, value) in enumerate(rows):
        others = [row[2] for at, row in enumerate(rows) if row[:2] == (one, other) and at != number] or [value]
        expected = [max(others), np.mean(others), (1 - min(others)) / 2, np.mean([(1 - at) / 2 for at in others])]
        np.testing.assert_allclose(values[number, :4], expected, atol=1e-6)
        assert values[number, 4] == pytest.approx((1 - max(others)) / 2, abs=1e-6)
