"""Figures of different moments in labelled events, as samples for the update probability, and its fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claimdiff.comparison import Comparison
from claimdiff.evaluation.gold import Event
from claimdiff.evaluation.grading import any_of
from claimdiff.evaluation.matching import Matcher, RowMatch
from claimdiff.evaluation.metrics import CalibrationBins, average_precision
from claimdiff.evaluation.pair_table import RelationProbabilities, tabulate_pairs
from claimdiff.findings.probabilities import linear_log_odds
from claimdiff.findings.update_probability import (
    UPDATE_FEATURES,
    may_be_update,
    mean_contradiction,
    update_features,
)
from claimdiff.pipeline import compare, explainer, judged_probabilities
from claimdiff.protocols import Encoder, Judge
from claimdiff.records import PairFeatures
from claimdiff.settings import Settings
from training.logistic import fit_logistic

UPDATE_TYPES = frozenset({"other_time", "other_date", "number", "date"})
"""Types of neutral gold rows whose figures are of different moments."""
REGULARISATION = 0.3
"""Inverse strength of the L2 penalty on standardised features."""
N_FOLDS = 12
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)

BoolArray = npt.NDArray[np.bool_]
FeatureArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class UpdateSample:
    """Pairs of claims in which rules see a figure and a later one, of several events."""

    features: FeatureArray
    """(n, len(UPDATE_FEATURES))"""
    is_right: BoolArray
    """(n,) whether the gold says that the figures are of different moments."""
    event: npt.NDArray[np.int64]
    """(n,) number of the event."""


def collect_updates(events: Sequence[Event], encoder: Encoder, judge: Judge) -> UpdateSample:
    """Compare every event and return the pairs in which rules see an update; arguable gold leaves a pair out.

    A pair that no gold row names is a wrong update: the gold lists few of the pairs that are merely related, but a
    later figure of one thing is what its traps are made of.
    """
    rows: list[tuple[tuple[float, ...], bool, int]] = []
    for number, event in enumerate(events):
        comparison = compare([str(path) for path in event.article_paths], encoder=encoder, judge=judge)
        if comparison.judgements is not None:
            rows += [(features, is_right, number) for features, is_right in _updates(comparison, event)]
    return UpdateSample(
        np.array([features for features, _, _ in rows], np.float64).reshape(-1, len(UPDATE_FEATURES)),
        np.array([is_right for _, is_right, _ in rows], np.bool_),
        np.array([number for _, _, number in rows], np.int64),
    )


def _updates(comparison: Comparison, event: Event) -> list[tuple[tuple[float, ...], bool]]:
    """Return the features of each pair in which rules see an update, and whether the gold says that it is one."""
    judgements, claims = comparison.judgements, comparison.claims
    assert judgements is not None
    articles = {article.article_id: article for article in comparison.articles}
    explain = explainer(claims, comparison.contents, None)
    right, doubtful = _label(comparison, event)
    judged = mean_contradiction(judgements)
    found = []
    for number in np.flatnonzero(may_be_update(judgements, Settings().max_neutral) & ~doubtful).tolist():
        at = int(judgements.pairs.left[number]), int(judgements.pairs.right[number])
        one, other = (claims[side] for side in at)
        signs = explain("contradiction", *at, (articles[one.article_id], articles[other.article_id])).update
        if signs is not None:
            is_right = bool(right[number]) and signs.growth >= 0  # a toll that falls is another event's
            found.append((update_features(float(judged[number]), signs), is_right))
    return found


def _label(comparison: Comparison, event: Event) -> tuple[BoolArray, BoolArray]:
    """Return which judged pairs (n,) are updates, and of which (n,) the gold leaves doubt."""
    table = tabulate_pairs(comparison, RelationProbabilities(*judged_probabilities(comparison)))
    matcher = Matcher(comparison.articles, table, event.languages)
    matches = [matcher.match(row) for row in event.rows]
    n = 0 if comparison.judgements is None else len(comparison.judgements)

    def any_pair(wanted: Sequence[RowMatch]) -> BoolArray:
        return any_of((match.pairs for match in wanted), len(table))[:n]

    clear = [match for match in matches if match.row.strength == "clear"]
    updates = [match for match in clear if match.row.label == "neutral" and match.row.kind in UPDATE_TYPES]
    conflicts = [match for match in clear if match.row.label != "neutral"]
    arguable = [match for match in matches if match.row.strength == "arguable"]
    right = any_pair(updates) & ~any_pair(conflicts)
    return right, any_pair(arguable) & ~right


def fit_updates(sample: UpdateSample, rows: BoolArray) -> dict[str, float]:
    """Fit the logistic regression on some rows; return its weights by name, with the `intercept`."""
    return fit_logistic(UPDATE_FEATURES, sample.features[rows], sample.is_right[rows], regularisation=REGULARISATION)


def report_updates(sample: UpdateSample) -> None:
    """Print calibration error and precision with events left out."""
    predicted = np.zeros(len(sample.is_right))
    for fold in range(N_FOLDS):
        inside = sample.event % N_FOLDS == fold
        if inside.any():
            weights = fit_updates(sample, ~inside)
            odds = linear_log_odds(PairFeatures(UPDATE_FEATURES, sample.features[inside]), weights)
            predicted[inside] = 1.0 / (1.0 + np.exp(-odds))
    error = CalibrationBins.of(predicted, sample.is_right).error
    precision = average_precision(sample.is_right, predicted)
    print(f"update: {len(predicted)} pairs, {int(sample.is_right.sum())} right, ECE {error:.3f}, AP {precision:.3f}")
    for threshold in THRESHOLDS:
        flagged = predicted >= threshold
        print(f"  from {threshold}: {int(flagged.sum())} pairs, {int(sample.is_right[flagged].sum())} right")
