"""From a judge's logits to probabilities."""

from __future__ import annotations

import numpy as np

from claimdiff.records import FloatArray


def softmax(logits: FloatArray, temperature: float | FloatArray = 1.0) -> FloatArray:
    """Return float32 probabilities, rows summing to 1, for logits (n, classes) divided by `temperature`.

    One temperature for all rows, or (n, 1) with one for each.
    """
    scaled = logits.astype(np.float64) / temperature
    exponentials = np.exp(scaled - scaled.max(axis=1, keepdims=True, initial=-np.inf))
    probabilities: FloatArray = (exponentials / exponentials.sum(axis=1, keepdims=True)).astype(np.float32)
    return probabilities
