"""Weights that bring the events written for training to the odds of typical ones."""

import numpy as np
import pytest

from training.relation_samples import prior_weights


def test_right_pairs_of_dense_events_count_less() -> None:
    # typical: 1 right to 3 wrong; written: 2 right to 2 wrong
    is_right = np.array([True, False, False, False, True, True, False, False])
    is_typical = np.array([True] * 4 + [False] * 4)
    weight = prior_weights(is_right, is_typical)
    assert weight == pytest.approx([1, 1, 1, 1, 1 / 3, 1 / 3, 1, 1])
    written = weight[~is_typical]
    assert written[:2].sum() / written[2:].sum() == pytest.approx(1 / 3)


def test_sparse_events_are_not_raised() -> None:
    is_right = np.array([True, False, True, False, False, False])
    weight = prior_weights(is_right, np.array([True, True, False, False, False, False]))
    assert weight.tolist() == [1.0] * 6


@pytest.mark.parametrize("is_typical", [True, False])
def test_one_kind_of_events_alone_stays_as_it_is(is_typical: bool) -> None:
    assert prior_weights(np.array([True, False]), np.full(2, is_typical)).tolist() == [1.0, 1.0]
