"""Figures of quality: accuracy, F1 and its macro average, expected calibration error, average precision.

Counts come first and figures are derived from them, so that files and events can be added up and memory stays
flat however many rows are read. A figure whose denominator is zero is None, never 0 or 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

CountArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
AnyFloatArray = npt.NDArray[np.floating]

N_BINS = 15
"""Equal-width confidence bins of the expected calibration error, as in Guo et al. 2017.

("On Calibration of Modern Neural Networks", section 2 and its experiments with M = 15.)
"""


def ratio(part: float, whole: float) -> float | None:
    """Return part / whole, or None where there is nothing to divide by."""
    return part / whole if whole else None


def f1(precision: float | None, recall: float | None) -> float | None:
    """Return the harmonic mean of precision and recall: None where neither is defined, 0 where nothing is right."""
    if precision is None and recall is None:
        return None
    precision, recall = precision or 0.0, recall or 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def confusion_matrix(gold: npt.ArrayLike, judged: npt.ArrayLike, n_labels: int) -> CountArray:
    """Return counts (n_labels, n_labels): a row per gold label, a column per judged label (both label numbers)."""
    cells = np.asarray(gold, np.int64) * n_labels + np.asarray(judged, np.int64)
    return np.bincount(cells, minlength=n_labels * n_labels).reshape(n_labels, n_labels).astype(np.int64)


def accuracy(confusion: CountArray) -> float | None:
    """Return the share of rows on the diagonal, [0, 1]."""
    return ratio(float(np.trace(confusion)), float(confusion.sum()))


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """How well one label is told, each figure in [0, 1] or None."""

    precision: float | None
    recall: float | None
    f1: float | None
    n_gold: int


def label_figures(confusion: CountArray, label: int) -> LabelFigures:
    """Return precision, recall and F1 of one label number; F1 is 2 TP / (2 TP + FP + FN), as scikit-learn has it."""
    right, n_judged, n_gold = int(confusion[label, label]), int(confusion[:, label].sum()), int(confusion[label].sum())
    return LabelFigures(ratio(right, n_judged), ratio(right, n_gold), ratio(2 * right, n_judged + n_gold), n_gold)


def macro_f1(confusion: CountArray) -> float | None:
    """Return the mean F1 of the labels that the gold rows carry, [0, 1].

    A label without gold rows (fact-checking sets often have no neutral) is left out of the mean; judging it is
    still an error, of the label that should have been judged.
    """
    values = [figures.f1 for label in range(len(confusion)) if (figures := label_figures(confusion, label)).n_gold]
    return sum(value or 0.0 for value in values) / len(values) if values else None


@dataclass(frozen=True, slots=True)
class CalibrationBins:
    """Confidences counted into `N_BINS` equal-width bins: (m-1)/15 < confidence <= m/15, and 0 in the first."""

    counts: CountArray
    confidence_sums: npt.NDArray[np.float64]
    right_sums: CountArray

    @classmethod
    def of(cls, confidence: npt.ArrayLike, right: npt.ArrayLike) -> CalibrationBins:
        """Count confidences in [0, 1], each with whether it was right."""
        values = np.asarray(confidence, np.float64)
        bins = np.clip(np.ceil(values * N_BINS).astype(np.int64) - 1, 0, N_BINS - 1)
        counts = np.bincount(bins, minlength=N_BINS).astype(np.int64)
        rights = np.bincount(bins, weights=np.asarray(right, np.float64), minlength=N_BINS)
        sums = np.bincount(bins, weights=values, minlength=N_BINS).astype(np.float64)
        return cls(counts, sums, np.rint(rights).astype(np.int64))

    def __add__(self, other: CalibrationBins) -> CalibrationBins:
        """Return both counts as one."""
        return CalibrationBins(
            self.counts + other.counts,
            self.confidence_sums + other.confidence_sums,
            self.right_sums + other.right_sums,
        )

    @property
    def error(self) -> float | None:
        """The expected calibration error, [0, 1]: mean |share right - mean confidence| over bins, weighted by count."""
        gaps = np.abs(self.right_sums - self.confidence_sums)  # count * |accuracy - confidence| of each bin
        return ratio(float(gaps.sum()), float(self.counts.sum()))


def average_precision(positive: BoolArray, probability: AnyFloatArray, n_unreached: int = 0) -> float | None:
    """Return the average precision of `probability` (n,) as a ranking of `positive` (n,), [0, 1].

    `n_unreached` positives that never got a probability count as never found: they add to what should have been
    found and nothing to what was. None where there are no positives at all.
    """
    n_positive = int(positive.sum())
    if not n_positive + n_unreached:
        return None
    if not n_positive:
        return 0.0
    from sklearn.metrics import average_precision_score

    reached = float(average_precision_score(positive, probability))
    return reached * n_positive / (n_positive + n_unreached)
