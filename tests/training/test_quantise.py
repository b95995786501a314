"""Quantised weights stay within what every CPU multiplies without overflow."""

import numpy as np
import pytest

from training.quantise import WEIGHT_LIMIT, quantise_weight


def test_known_weights() -> None:
    quantised, scale = quantise_weight(np.array([[6.3, -3.1], [0.0, 0.63]], np.float32))
    assert quantised.tolist() == [[63, 0], [-31, 63]]
    assert scale == pytest.approx([0.1, 0.01])


def test_an_output_of_zeros_stays_zero() -> None:
    quantised, scale = quantise_weight(np.zeros((1, 4), np.float32))
    assert quantised.tolist() == [[0]] * 4
    assert np.isfinite(scale).all()


def test_no_error_is_larger_than_half_a_step() -> None:
    weight = np.random.default_rng(0).normal(size=(20, 50)).astype(np.float32)
    quantised, scale = quantise_weight(weight)
    assert (np.abs(quantised.T * scale[:, None] - weight) <= scale[:, None] * 0.5001).all()


def test_two_products_fit_into_sixteen_bits() -> None:
    """AVX2's vpmaddubsw adds two products of uint8 and int8 and saturates at 32767."""
    assert 2 * 255 * WEIGHT_LIMIT <= 32767
