"""What the other claim pairs of the same two sentences say of a pair.

A sentence is cut into claims, and is one itself, so two sentences may be judged several times: whole against whole,
clause against clause. Where they truly conflict the judge mostly says so of more than one of these pairs; where it
says so of one alone, and of the next that one follows from the other, it erred once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from claimdiff.findings.sentence_numbers import number_sentences
from claimdiff.records import CONTRADICTION, ENTAILMENT, NEUTRAL, Claim, IntArray, Judgements

SIBLING_FEATURES = (
    "siblings_contradiction_max",
    "siblings_contradiction_mean",
    "siblings_entailment_max",
    "siblings_entailment_mean",
    "siblings_neutral_min",
)
"""Names of the features that this module computes. How many siblings there are is no feature: it tells how a sentence
is cut, and a headline or a short quote has none."""

FeatureArray = npt.NDArray[np.float64]


def sibling_features(judgements: Judgements, claims: Sequence[Claim]) -> FeatureArray:
    """Return (n, len(SIBLING_FEATURES)) for n judged pairs.

    `…_contradiction_…` and `…_neutral_min` are of the mean of the judged directions, `…_entailment_…` of the higher
    one: probabilities, [0, 1], over the other claim pairs of the pair's two sentences. A pair without any has its own
    numbers there.
    """
    both = np.stack([judgements.left_to_right, judgements.right_to_left]).astype(np.float64)
    contradiction, neutral = (np.nanmean(both[:, :, label], axis=0) for label in (CONTRADICTION, NEUTRAL))
    entailment = np.nanmax(both[:, :, ENTAILMENT], axis=0)
    groups = _sentence_pairs(judgements, claims)
    n_others = np.bincount(groups, minlength=1)[groups] - 1 if len(groups) else np.zeros(0, np.int64)
    columns = [
        _highest_other(contradiction, groups),
        _mean_of_others(contradiction, groups, n_others),
        _highest_other(entailment, groups),
        _mean_of_others(entailment, groups, n_others),
        -_highest_other(-neutral, groups),
    ]
    return np.stack(columns, axis=1)


def _sentence_pairs(judgements: Judgements, claims: Sequence[Claim]) -> IntArray:
    """Return (n,) numbers, the same for pairs of the same two sentences, whichever is left."""
    sentences = number_sentences(claims).astype(np.int64)
    left, right = sentences[judgements.pairs.left], sentences[judgements.pairs.right]
    keys = np.minimum(left, right) * len(claims) + np.maximum(left, right)
    groups: IntArray = np.unique(keys, return_inverse=True)[1].astype(np.int32)
    return groups


def _highest_other(values: FeatureArray, groups: IntArray) -> FeatureArray:
    """Return for each value the highest other one of its group; the value itself where it is the only one."""
    order = np.lexsort((-values, groups))  # each group's values together, the highest first
    ordered = groups[order]
    is_first = np.append(True, ordered[1:] != ordered[:-1])[: len(order)]
    first = order[np.flatnonzero(is_first)]
    has_second = np.append(~is_first[1:], False)[: len(order)] & is_first
    second = first.copy()
    second[has_second[is_first]] = order[np.flatnonzero(has_second) + 1]
    highest = values[first][groups]
    highest[first] = values[second]
    return highest


def _mean_of_others(values: FeatureArray, groups: IntArray, n_others: npt.NDArray[np.int64]) -> FeatureArray:
    """Return for each value the mean of the others of its group; the value itself where it is the only one."""
    sums = np.bincount(groups, weights=values, minlength=1)[groups] if len(groups) else values
    means: FeatureArray = np.where(n_others > 0, (sums - values) / np.maximum(n_others, 1), values)
    return means
