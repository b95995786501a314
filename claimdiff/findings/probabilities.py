"""Probabilities: from a pair's judgement in both directions to how likely it contradicts or agrees."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from claimdiff.records import CONTRADICTION, ENTAILMENT, FloatArray, Judgements

_FLOOR = 1e-3
"""Probabilities nearer to 0 or 1 than this count as this much: 8-bit weights don't tell them apart."""


@dataclass(frozen=True, slots=True)
class RelationProbabilities:
    """How likely each judged pair is a contradiction or an agreement."""

    contradiction: FloatArray
    """(n,) in [0, 1], calibrated."""
    agreement: FloatArray
    """(n,) in [0, 1], calibrated."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Logistic calibration of one relation (Platt 1999): weights of two features, as `training.calibrate` fits them."""

    intercept: float
    log_odds: float
    """Weight of the mean over the judged directions of log(p / (1 - p)), p the judge's probability of the class."""
    similarity: float
    """Weight of the cosine of the two vectors: of claims about different things the judge knows less than it says."""


@cache
def _calibrations() -> dict[str, Calibration]:
    text = files("claimdiff.findings").joinpath("calibration.json").read_text(encoding="utf-8")
    return {relation: Calibration(**weights) for relation, weights in json.loads(text).items()}


def relation_probabilities(judgements: Judgements) -> RelationProbabilities:
    """Return the calibrated probability of either relation for every judged pair: a pure function of the evidence."""
    return RelationProbabilities(
        _calibrated(judgements, CONTRADICTION, _calibrations()["contradiction"]),
        _calibrated(judgements, ENTAILMENT, _calibrations()["agreement"]),
    )


def mean_log_odds(judgements: Judgements, label: int) -> FloatArray:
    """Return (n,) the log odds of one of the judge's classes, averaged over the directions that were judged."""
    directions = np.stack([judgements.left_to_right[:, label], judgements.right_to_left[:, label]])
    clipped = np.clip(directions.astype(np.float64), _FLOOR, 1 - _FLOOR)
    odds: FloatArray = np.nanmean(np.log(clipped / (1 - clipped)), axis=0).astype(np.float32)
    return odds


def _calibrated(judgements: Judgements, label: int, weights: Calibration) -> FloatArray:
    z = (
        weights.intercept
        + weights.log_odds * mean_log_odds(judgements, label)
        + weights.similarity * judgements.pairs.similarity
    )
    probabilities: FloatArray = (1.0 / (1.0 + np.exp(-z))).astype(np.float32)
    return probabilities
