"""Probabilities: from a pair's judgement in both directions to how likely it contradicts or agrees."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from claimdiff.records import CONTRADICTION, ENTAILMENT, FloatArray, Judgements

_FLOOR = 1e-4
"""Probabilities nearer to 0 than this count as this much: int8 weights don't tell them apart."""


@dataclass(frozen=True, slots=True)
class RelationProbabilities:
    """How likely each judged pair is a contradiction or an agreement."""

    contradiction: FloatArray
    """(n,) in [0, 1], calibrated."""
    agreement: FloatArray
    """(n,) in [0, 1], calibrated."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Logistic calibration (Platt 1999) of one relation: weights of three features, fitted by `training/calibrate.py`."""

    intercept: float
    mean_log_odds: float
    """Weight of the mean over both directions of log(p / (1 - p)) of the relation's class."""
    min_log_odds: float
    """Weight of the lower of the two directions: contradiction and mutual entailment both hold both ways."""
    similarity: float
    """Weight of the cosine of the two vectors: of two unrelated claims the judge knows less than it says."""


CONTRADICTION_CALIBRATION = Calibration(-3.0, 0.5, 0.3, 2.0)
AGREEMENT_CALIBRATION = Calibration(-3.0, 0.5, 0.3, 2.0)


def relation_probabilities(judgements: Judgements) -> RelationProbabilities:
    """Return the calibrated probability of either relation for every judged pair: a pure function of the evidence."""
    return RelationProbabilities(
        _calibrated(judgements, CONTRADICTION, CONTRADICTION_CALIBRATION),
        _calibrated(judgements, ENTAILMENT, AGREEMENT_CALIBRATION),
    )


def log_odds(judgements: Judgements, label: int) -> tuple[FloatArray, FloatArray]:
    """Return the mean and the minimum over both directions, each (n,), of the log odds of one of the judge's classes."""
    directions = np.stack([judgements.left_to_right[:, label], judgements.right_to_left[:, label]])
    clipped = np.clip(directions.astype(np.float64), _FLOOR, 1 - _FLOOR)
    odds = np.log(clipped / (1 - clipped))
    return odds.mean(axis=0).astype(np.float32), odds.min(axis=0).astype(np.float32)


def _calibrated(judgements: Judgements, label: int, weights: Calibration) -> FloatArray:
    mean, lowest = log_odds(judgements, label)
    z = (
        weights.intercept
        + weights.mean_log_odds * mean
        + weights.min_log_odds * lowest
        + weights.similarity * judgements.pairs.similarity
    )
    probabilities: FloatArray = (1.0 / (1.0 + np.exp(-z))).astype(np.float32)
    return probabilities
