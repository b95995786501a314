"""Features: what is known of a judged pair, as plain numbers for the relation classifier."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from claimdiff.findings.kinds import numbers_in
from claimdiff.findings.neighbourhood import NEIGHBOURHOOD_FEATURES, RowNumbers, neighbourhood_features
from claimdiff.findings.siblings import SIBLING_FEATURES, sibling_features
from claimdiff.records import CONTRADICTION, ENTAILMENT, NEUTRAL, Claim, IntArray, Judgements, PairFeatures

FeatureArray = npt.NDArray[np.float64]

JUDGED_FEATURES = (
    "contradiction_mean",
    "contradiction_min",
    "entailment_mean",
    "entailment_min",
    "similarity",
    "same_language",
    "same_numbers",
    "other_numbers",
    "length_ratio",
    "contradiction_max",
    "neutral_max",
    "neutral_min",
    "titles",
    "quotes",
    "clauses",
    "shorter_words",
    "longer_words",
)
"""Names of the features that this module adds to those of the pairs around and of the claims' contents."""

_FLOOR = 1e-3
"""Probabilities nearer to 0 or 1 than this count as this much: 7-bit weights don't tell them apart."""


def pair_features(judgements: Judgements, claims: Sequence[Claim], rows: RowNumbers | None = None) -> PairFeatures:
    """Return everything that is known of n judged pairs: `JUDGED_FEATURES`, then those of the other pairs of the same
    two sentences and of the same two articles, then those of their contents. With `rows` (m,), those of these pairs
    alone, in their order; all others are still looked at as the pairs around them.

    `…_mean`, `…_min` and `…_max` are log odds of the judge's class over the judged directions; `same_numbers` and
    `other_numbers` are 1 where both claims write figures and share one, or share none; `length_ratio` is the shorter
    claim's share of the longer one's characters; `titles`, `quotes` and `clauses` count the claims that are one (0 to
    2); `…_words` is log(1 + words).
    """
    chosen = np.arange(len(judgements)) if rows is None else rows
    contradiction, entailment, neutral = (
        _log_odds(judgements, label)[:, chosen] for label in (CONTRADICTION, ENTAILMENT, NEUTRAL)
    )
    left, right = judgements.pairs.left[chosen], judgements.pairs.right[chosen]
    numbers = {at: numbers_in(claims[at].text) for at in np.union1d(left, right).tolist()}
    lengths = np.array([len(claim.text) for claim in claims], np.float64)
    languages = np.array([claim.language for claim in claims])
    both = [(numbers[one], numbers[other]) for one, other in zip(left.tolist(), right.tolist(), strict=True)]
    columns = {
        "contradiction_mean": np.nanmean(contradiction, axis=0),
        "contradiction_min": np.nanmin(contradiction, axis=0),
        "entailment_mean": np.nanmean(entailment, axis=0),
        "entailment_min": np.nanmin(entailment, axis=0),
        "similarity": judgements.pairs.similarity[chosen],
        "same_language": languages[left] == languages[right],
        "same_numbers": np.array([bool(one & other) for one, other in both], bool),
        "other_numbers": np.array([bool(one and other and not one & other) for one, other in both], bool),
        "length_ratio": np.minimum(lengths[left], lengths[right]) / np.maximum(lengths[left], lengths[right]),
        "contradiction_max": np.nanmax(contradiction, axis=0),
        "neutral_max": np.nanmax(neutral, axis=0),
        "neutral_min": np.nanmin(neutral, axis=0),
        **_shapes(claims, left, right),
    }
    judged = np.stack([columns[name].astype(np.float64) for name in JUDGED_FEATURES], axis=1)
    around = [sibling_features(judgements, claims)[chosen], neighbourhood_features(judgements, claims, chosen)]
    known = np.concatenate([judged, *around], axis=1)
    names = (*JUDGED_FEATURES, *SIBLING_FEATURES, *NEIGHBOURHOOD_FEATURES)
    contents = judgements.contents
    if contents is None:
        return PairFeatures(names, known)
    return PairFeatures((*names, *contents.names), np.concatenate([known, contents.values[chosen]], axis=1))


def _shapes(claims: Sequence[Claim], left: IntArray, right: IntArray) -> dict[str, FeatureArray]:
    """Return what kinds of text the two claims are, and how long."""
    words = np.log1p([len(claim.text.split()) for claim in claims])
    kinds = {
        "titles": np.array([claim.role == "title" for claim in claims], np.float64),
        "quotes": np.array([claim.level == "quote" for claim in claims], np.float64),
        "clauses": np.array([claim.level == "clause" for claim in claims], np.float64),
    }
    counts = {name: values[left] + values[right] for name, values in kinds.items()}
    return counts | {
        "shorter_words": np.minimum(words[left], words[right]),
        "longer_words": np.maximum(words[left], words[right]),
    }


def _log_odds(judgements: Judgements, label: int) -> FeatureArray:
    """Return (2, n) log odds of a class in both directions; NaN where a direction wasn't judged."""
    directions = np.stack([judgements.left_to_right[:, label], judgements.right_to_left[:, label]])
    clipped = np.clip(directions.astype(np.float64), _FLOOR, 1 - _FLOOR)
    odds: FeatureArray = np.log(clipped / (1 - clipped))
    return odds
