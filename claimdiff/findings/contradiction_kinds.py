"""In what way two claims contradict each other: what rules name, and what kind of matter their vectors are about.

A multinomial logistic regression over the kind that rules name and the sum of both claims' vectors. Being linear in the
vectors, it comes down to `kind_odds`, a row of log odds a claim: the evidence that is kept, a pair's kind is derived.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import get_args

import numpy as np

from claimdiff.protocols import ModelFacts
from claimdiff.records import FloatArray, Kind

WEIGHTS = "contradiction_kinds.npz"
"""Written by `python -m training.fit_kinds`; plain numbers, so applying them needs no scikit-learn."""
SURE = frozenset({"number"})
"""What rules name so stays so: nine in ten of these are right, and the conflicting words are marked."""
MIN_SHARE = 0.35
"""Probability below which the likeliest kind is no better than what rules name."""


@dataclass(frozen=True, slots=True)
class KindWeights:
    """The fitted numbers for n kinds, and vectors of which encoder they are for."""

    kinds: tuple[Kind, ...]
    """The kinds that can be told, in the order of the columns."""
    rules: dict[str, FloatArray]
    """Log odds (n,) by the kind that rules name, the intercept included."""
    vectors: FloatArray
    """(dim, n): times a claim's vector, its log odds."""
    encoder: str
    """sha256 of the encoder's weights, hex."""


def kind_odds(vectors: FloatArray, encoder: ModelFacts) -> FloatArray | None:
    """Return (m, n kinds) how much each of the claims' vectors (m, dim) speaks for each kind; a log odds apiece.

    None for the vectors of another encoder than the one that the numbers were fitted for, by its weights' hash or by
    the vectors' length (a damaged index may hold any).
    """
    weights = kind_weights()
    if encoder.sha256 != weights.encoder or vectors.shape[1] != len(weights.vectors):
        return None
    odds: FloatArray = vectors.astype(np.float32, copy=False) @ weights.vectors
    return odds


def likely_kind(named: Kind, left: FloatArray, right: FloatArray) -> Kind:
    """Return the likeliest kind of a contradiction, given what rules name it and both claims' `kind_odds` (n kinds,).

    What rules name stands where they are sure, and where no kind is likely. The order of the claims doesn't matter.
    """
    if named in SURE:
        return named
    weights = kind_weights()
    odds = weights.rules.get(named, weights.rules["other"]) + (left + right)
    shares = np.exp(odds - odds.max())
    best = int(shares.argmax())
    return weights.kinds[best] if shares[best] >= MIN_SHARE * shares.sum() else named


@cache
def kind_weights() -> KindWeights:
    """Return the fitted numbers that ship."""
    with as_file(files("claimdiff.findings") / WEIGHTS) as path, np.load(path, allow_pickle=False) as data:
        known = get_args(Kind)
        kinds: tuple[Kind, ...] = tuple(kind for name in data["kinds"].tolist() for kind in known if kind == name)
        rules = dict(zip(data["named"].tolist(), data["rules"].astype(np.float32), strict=True))
        return KindWeights(kinds, rules, data["vectors"].astype(np.float32), str(data["encoder"]))
