"""Probabilities from logits."""

import numpy as np
import pytest

from claimdiff.models.softmax import softmax


def test_known_values() -> None:
    assert softmax(np.log(np.array([[1, 2, 5]], np.float32)))[0] == pytest.approx([0.125, 0.25, 0.625])


def test_a_temperature_of_two_takes_the_root() -> None:
    assert softmax(np.log(np.array([[1, 4, 4]], np.float32)), 2)[0] == pytest.approx([0.2, 0.4, 0.4])


def test_a_temperature_for_each_row() -> None:
    logits = np.log(np.array([[1, 4, 4], [1, 4, 4]], np.float32))
    rows = softmax(logits, np.array([[1], [2]], np.float32))
    assert rows.tolist() == pytest.approx(np.array([[1 / 9, 4 / 9, 4 / 9], [0.2, 0.4, 0.4]]))


def test_large_logits_and_no_rows() -> None:
    assert softmax(np.array([[1000, 0, -1000]], np.float32)).tolist() == [[1.0, 0.0, 0.0]]
    assert softmax(np.empty((0, 3), np.float32)).shape == (0, 3)
