"""Probabilities: from a judged pair's features to how likely it contradicts or agrees."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from claimdiff.findings.features import pair_features
from claimdiff.records import Claim, FloatArray, Judgements, PairFeatures

WEIGHTS = "relation_weights.json"
"""Written by `python -m training.fit_relations`; plain numbers, so applying them needs no scikit-learn."""


@dataclass(frozen=True, slots=True)
class RelationProbabilities:
    """How likely each judged pair is a contradiction or an agreement."""

    contradiction: FloatArray
    """(n,) in [0, 1], calibrated."""
    agreement: FloatArray
    """(n,) in [0, 1], calibrated."""


def relation_probabilities(judgements: Judgements, claims: Sequence[Claim]) -> RelationProbabilities:
    """Return the calibrated probability of either relation for every judged pair: a pure function of the evidence."""
    features = pair_features(judgements, claims)
    weights = shipped_weights()
    return RelationProbabilities(
        apply_weights(features, weights["contradiction"]), apply_weights(features, weights["agreement"])
    )


def apply_weights(features: PairFeatures, weights: Mapping[str, float]) -> FloatArray:
    """Return (n,) probabilities of a logistic regression with the named weights and an `intercept`."""
    z = weights["intercept"] + features.values @ np.array([weights.get(name, 0.0) for name in features.names])
    probabilities: FloatArray = (1.0 / (1.0 + np.exp(-z))).astype(np.float32)
    return probabilities


@cache
def shipped_weights() -> dict[str, dict[str, float]]:
    """Return the weights of either relation, by feature name."""
    weights: dict[str, dict[str, float]] = json.loads(
        files("claimdiff.findings").joinpath(WEIGHTS).read_text(encoding="utf-8")
    )
    return weights
