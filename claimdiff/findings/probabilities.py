"""Probabilities: from a judged pair's features to how likely it contradicts or agrees."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from claimdiff.findings.features import pair_features
from claimdiff.findings.forest import Forest
from claimdiff.records import Claim, FloatArray, Judgements, PairFeatures

WEIGHTS = "relation_weights.json"
"""Written by `python -m training.fit_relations`; plain numbers, so applying them needs no scikit-learn."""
FORESTS = {"contradiction": "relation_contradiction.npz", "agreement": "relation_agreement.npz"}
LEADING = {"contradiction": "contradiction_mean", "agreement": "entailment_mean"}
"""The feature that holds the judge's own log odds of a relation."""
MIN_WALKED = -2.0
"""Log odds (probability .12) that the judge must give a relation for the forest to be asked: below it no pair is a
finding whatever else is known of it, and most pairs are."""
_FLOOR = 0.005
"""Shares of a forest nearer to 0 or 1 than this count as this much: a leaf holds a handful of training pairs."""


@dataclass(frozen=True, slots=True)
class RelationProbabilities:
    """How likely each judged pair is a contradiction or an agreement."""

    contradiction: FloatArray
    """(n,) in [0, 1], calibrated."""
    agreement: FloatArray
    """(n,) in [0, 1], calibrated."""


@dataclass(frozen=True, slots=True)
class RelationRules:
    """What turns features into the probability of one relation."""

    leading: str
    """The judge's own log odds of the relation, a feature's name."""
    linear: Mapping[str, float]
    """Weights of a logistic regression by feature, and its `intercept`."""
    forest: Forest
    blend: Mapping[str, float]
    """Weights of the two log odds, `linear` and `forest`, and an `intercept`: they calibrate as well."""

    def apply(self, features: PairFeatures) -> FloatArray:
        """Return (n,) calibrated probabilities."""
        return blend(self.blend, *self.log_odds(features))

    def log_odds(self, features: PairFeatures) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Return (n,) log odds of the regression, and of the forest (where it isn't asked, the regression's again)."""
        linear = linear_log_odds(features, self.linear)
        deep = linear.copy()
        walked = is_walked(features, self.leading)
        deep[walked] = forest_log_odds(self.forest, PairFeatures(features.names, features.values[walked]))
        return linear, deep


def relation_probabilities(
    judgements: Judgements, claims: Sequence[Claim], wanted: npt.NDArray[np.bool_] | None = None
) -> RelationProbabilities:
    """Return the calibrated probability of either relation for every judged pair: a pure function of the evidence.

    0 for pairs that are not `wanted` (n,): in a large index nearly none is, and features take the most time.
    """
    rows = np.arange(len(judgements)) if wanted is None else np.flatnonzero(wanted)
    features = pair_features(judgements, claims, rows)
    probabilities = np.zeros((len(FORESTS), len(judgements)), np.float32)
    for number, relation in enumerate(FORESTS):
        probabilities[number, rows] = shipped_rules(relation).apply(features)
    return RelationProbabilities(*probabilities)


def is_walked(features: PairFeatures, leading: str) -> npt.NDArray[np.bool_]:
    """Return (n,) whether the judge sees enough of a relation for the forest to be asked."""
    walked: npt.NDArray[np.bool_] = features.values[:, features.names.index(leading)] >= MIN_WALKED
    return walked


def linear_log_odds(features: PairFeatures, weights: Mapping[str, float]) -> npt.NDArray[np.float64]:
    """Return (n,) log odds of a logistic regression with the named weights and an `intercept`."""
    odds: npt.NDArray[np.float64] = weights["intercept"] + features.values @ np.array(
        [weights.get(name, 0.0) for name in features.names]
    )
    return odds


def forest_log_odds(forest: Forest, features: PairFeatures) -> npt.NDArray[np.float64]:
    """Return (n,) log odds of a forest's shares, which a floor keeps finite."""
    shares = np.clip(forest.apply(features), _FLOOR, 1 - _FLOOR)
    odds: npt.NDArray[np.float64] = np.log(shares / (1 - shares))
    return odds


def blend(weights: Mapping[str, float], linear: npt.NDArray[np.float64], deep: npt.NDArray[np.float64]) -> FloatArray:
    """Return (n,) probabilities from the two log odds."""
    z = weights["intercept"] + weights["linear"] * linear + weights["forest"] * deep
    probabilities: FloatArray = (1.0 / (1.0 + np.exp(-z))).astype(np.float32)
    return probabilities


@cache
def shipped_rules(relation: str) -> RelationRules:
    """Return what ships for one relation."""
    weights = shipped_weights()[relation]
    forest = Forest.from_bytes(files("claimdiff.findings").joinpath(FORESTS[relation]).read_bytes())
    return RelationRules(LEADING[relation], weights["linear"], forest, weights["blend"])


@cache
def shipped_weights() -> dict[str, Any]:
    """Return the weights of either relation, and its forest's sha256: all that a probability hangs on."""
    weights: dict[str, Any] = json.loads(files("claimdiff.findings").joinpath(WEIGHTS).read_text(encoding="utf-8"))
    return weights
