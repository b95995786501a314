"""Plainer methods beside the relation classifier: the same candidate pairs, the same gold, no model run again.

* **judge alone**: the mean of the judge's probability in both directions is `JUDGE_THRESHOLD` or more. A pair whose
  first direction is neutral beyond doubt has no second one; its mean could not reach the threshold.
* **similarity alone**: the cosine of the two claims' vectors is the relation's threshold or more. It is the one with
  the highest F1 over all the *other* events, so no event chooses its own.

As in a comparison, of the claim pairs of two sentences only the strongest is reported. So every pair of sentences has
one value and one grade whatever the threshold, and that is what is kept (`MethodOutcome`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from claimdiff.evaluation import metrics
from claimdiff.evaluation.figures import MEASURED, EventFigures, MeasuredRelation, RankedOutcome
from claimdiff.evaluation.gold import GoldRow
from claimdiff.evaluation.grading import RIGHT, WRONG
from claimdiff.evaluation.measurement import Measurement
from claimdiff.evaluation.metrics import AnyFloatArray
from claimdiff.evaluation.outcomes import ranked_outcomes
from claimdiff.records import CONTRADICTION, ENTAILMENT, Judgements
from claimdiff.settings import Settings

Method = Literal["claimdiff", "judge alone", "similarity alone"]
BASELINES: tuple[Method, ...] = ("judge alone", "similarity alone")

JUDGE_THRESHOLD = 0.7
SIMILARITY_THRESHOLDS = np.round(np.arange(0.30, 1.0, 0.02), 2)
"""Cosines tried for the similarity baseline."""

_LABELS: dict[MeasuredRelation, int] = {"contradiction": CONTRADICTION, "agreement": ENTAILMENT}


@dataclass(frozen=True, slots=True)
class MethodOutcome:
    """What one method makes of one event's pairs in one relation, at whatever threshold."""

    method: Method
    relation: MeasuredRelation
    right: AnyFloatArray
    """Values of the sentence pairs that are right if reported."""
    wrong: AnyFloatArray
    found: AnyFloatArray
    """Of each clear gold row the highest value among the sentence pairs that match it; -1 where there is none."""
    n_gold: int
    n_unreached: int
    """Clear gold rows that no pair reached."""
    ranked: tuple[RankedOutcome, ...]


@dataclass(frozen=True, slots=True)
class MethodFigures:
    """How well one method finds one relation, over all events."""

    method: Method
    relation: MeasuredRelation
    thresholds: tuple[float, float]
    """The lowest and the highest that an event got."""
    n_gold: int
    n_found: int
    n_right: int
    n_wrong: int
    average_precision: float | None

    @property
    def precision(self) -> float | None:
        """Right sentence pairs among the right and wrong ones."""
        return metrics.ratio(self.n_right, self.n_right + self.n_wrong)

    @property
    def recall(self) -> float | None:
        """Found gold rows among all."""
        return metrics.ratio(self.n_found, self.n_gold)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where there is no gold to find."""
        return metrics.f1(self.precision, self.recall) if self.n_gold else None


def baseline_outcomes(measurement: Measurement, judgements: Judgements | None) -> tuple[MethodOutcome, ...]:
    """Return what either baseline makes of one event."""
    if judgements is None:
        return missed_outcomes([match.row for match in measurement.rows])
    outcomes = []
    for relation in MEASURED:
        label = _LABELS[relation]
        directions = np.stack([judgements.left_to_right[:, label], judgements.right_to_left[:, label]])
        values = {"judge alone": np.nanmean(directions, axis=0), "similarity alone": judgements.pairs.similarity}
        outcomes += [_outcome(measurement, method, relation, values[method]) for method in BASELINES]
    return tuple(outcomes)


def missed_outcomes(rows: Sequence[GoldRow]) -> tuple[MethodOutcome, ...]:
    """Return what the baselines make of an event that could not be compared: all its gold missed."""
    none = np.empty(0)
    outcomes = []
    for relation in MEASURED:
        n_gold = sum(row.label == relation and row.strength == "clear" for row in rows)
        outcomes += [MethodOutcome(method, relation, none, none, none, n_gold, n_gold, ()) for method in BASELINES]
    return tuple(outcomes)


def _outcome(
    measurement: Measurement, method: Method, relation: MeasuredRelation, judged: AnyFloatArray
) -> MethodOutcome:
    """Return one method's outcome from its value of every judged pair; a pair that was not judged has none."""
    n = len(measurement.table)
    values = np.concatenate([judged.astype(np.float64), np.full(n - len(judged), -1.0)])
    groups = measurement.by_sentence_pair(np.arange(n))
    strongest = np.array([numbers[values[numbers].argmax()] for numbers in groups], np.int64)
    grades = np.array([measurement.sentence_pair_grade(relation, strongest[[at]]) for at in range(len(strongest))])
    rows = measurement.clear_rows(relation)
    found = [values[strongest[match.pairs[strongest]]].max(initial=-1.0) for match in rows]
    return MethodOutcome(
        method,
        relation,
        right=values[strongest[grades == RIGHT]],
        wrong=values[strongest[grades == WRONG]],
        found=np.array(found, np.float64),
        n_gold=len(rows),
        n_unreached=sum(not match.pairs.any() for match in rows),
        ranked=tuple(ranked_outcomes(measurement, relation, values)),
    )


def baseline_figures(
    total: EventFigures, settings: Settings, outcomes: Sequence[Sequence[MethodOutcome]]
) -> tuple[MethodFigures, ...]:
    """Return, for either relation, claimdiff's own figures at its threshold and then those of the baselines.

    `outcomes` are those of each event. With fewer than two events similarity alone is left out: there are no others to
    choose its threshold by.
    """
    figures = []
    for relation in MEASURED:
        figures.append(_own_figures(total, relation, settings.least(relation)))
        for method in BASELINES:
            of_events = [
                item for event in outcomes for item in event if (item.method, item.relation) == (method, relation)
            ]
            if method == "judge alone":
                figures.append(_method_figures(of_events, [JUDGE_THRESHOLD] * len(of_events)))
            elif len(of_events) > 1:
                figures.append(_method_figures(of_events, thresholds_by_others(of_events)))
    return tuple(figures)


def thresholds_by_others(outcomes: Sequence[MethodOutcome]) -> list[float]:
    """Return for each event the threshold with the highest F1 over all the others; the lowest of several."""
    counts = np.array([[_counts(item, threshold) for threshold in SIMILARITY_THRESHOLDS] for item in outcomes])
    n_gold = np.array([item.n_gold for item in outcomes])
    chosen = []
    for left_out in range(len(outcomes)):
        n_found, n_right, n_wrong = (counts.sum(axis=0) - counts[left_out]).T
        gold = int(n_gold.sum() - n_gold[left_out])
        values = [
            metrics.f1(metrics.ratio(right, right + wrong), metrics.ratio(found, gold)) or 0.0
            for found, right, wrong in zip(n_found.tolist(), n_right.tolist(), n_wrong.tolist(), strict=True)
        ]
        chosen.append(float(SIMILARITY_THRESHOLDS[int(np.argmax(values))]))
    return chosen


def _counts(outcome: MethodOutcome, threshold: float) -> tuple[int, int, int]:
    """Return how many gold rows are found, and how many sentence pairs are right and wrong, from a threshold on."""
    n_found, n_right, n_wrong = (
        int((values >= threshold).sum()) for values in (outcome.found, outcome.right, outcome.wrong)
    )
    return n_found, n_right, n_wrong


def _method_figures(outcomes: Sequence[MethodOutcome], thresholds: Sequence[float]) -> MethodFigures:
    counts = [_counts(item, threshold) for item, threshold in zip(outcomes, thresholds, strict=True)]
    n_found, n_right, n_wrong = (sum(column) for column in zip(*counts, strict=True))
    ranked = [item for outcome in outcomes for item in outcome.ranked]
    average_precision = metrics.average_precision(
        np.array([item.positive for item in ranked], np.bool_),
        np.array([item.probability for item in ranked], np.float64),
        sum(item.n_unreached for item in outcomes),
    )
    return MethodFigures(
        outcomes[0].method,
        outcomes[0].relation,
        (min(thresholds), max(thresholds)),
        sum(item.n_gold for item in outcomes),
        n_found,
        n_right,
        n_wrong,
        average_precision,
    )


def _own_figures(total: EventFigures, relation: MeasuredRelation, threshold: float) -> MethodFigures:
    own = total.relation(relation)
    return MethodFigures(
        "claimdiff",
        relation,
        (threshold, threshold),
        own.n_gold,
        own.n_found,
        own.n_right,
        own.n_wrong,
        own.average_precision,
    )
