"""The figures of a pinned set, with the shipped models and the default settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimdiff.comparison import Comparison
from claimdiff.evaluation.corpus import evaluate_corpus
from claimdiff.evaluation.figures import MEASURED, EventFigures
from claimdiff.evaluation.metrics import label_figures
from claimdiff.evaluation.pair_table import RelationProbabilities
from claimdiff.evaluation.pairs import PairFigures, measure_pairs, predict
from claimdiff.judged_text import with_its_texts
from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.pipeline import compare, judged_probabilities
from claimdiff.records import CONTRADICTION
from claimdiff.vectors.embedded import EmbeddedEncoder
from tests.quality.pinned_sets import PinnedSet


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, more being better."""

    value: float
    """In [0, 1]."""
    n: int
    """What it is a share of: pairs, findings or gold rows."""


def measure_set(pinned: PinnedSet, encoder: EmbeddedEncoder, judge: EmbeddedJudge) -> dict[str, Figure]:
    """Return the figures of one set by name."""
    if pinned.measured != "events":
        pairs = pinned.read_pairs()
        return pair_figures(measure_pairs(pinned.name, pairs, predict(pairs, with_its_texts(judge)), 0.0))

    def compare_event(paths: Sequence[str]) -> Comparison:
        return compare(paths, encoder=encoder, judge=judge)

    def probabilities_of(comparison: Comparison) -> RelationProbabilities:
        return RelationProbabilities(*judged_probabilities(comparison))

    return event_figures(evaluate_corpus(pinned.paths, compare_event, probabilities_of).total)


def pair_figures(figures: PairFigures) -> dict[str, Figure]:
    """Return accuracy, macro-F1, calibration, and precision and recall of contradictions; traps where there are any."""
    contradiction = label_figures(figures.confusion, CONTRADICTION)
    n_said = int(figures.confusion[:, CONTRADICTION].sum())
    named = {
        "accuracy": Figure(figures.accuracy or 0.0, figures.n_measured),
        "macro-F1": Figure(figures.macro_f1 or 0.0, figures.n_measured),
        "contradiction precision": Figure(contradiction.precision or 0.0, n_said),
        "contradiction recall": Figure(contradiction.recall or 0.0, contradiction.n_gold),
        "calibration": _calibration(figures.ece, figures.n_measured),
    }
    false_alarms = figures.neutral_as_contradiction
    if false_alarms is not None:
        n_neutral = int(figures.confusion.sum(axis=1)[1])
        named["neutral not taken for contradiction"] = Figure(1 - false_alarms, n_neutral)
    return named


def event_figures(figures: EventFigures) -> dict[str, Figure]:
    """Return precision, recall, average precision, candidate recall and calibration of both relations."""
    named: dict[str, Figure] = {}
    for relation in MEASURED:
        found = figures.relation(relation)
        n_reported = found.n_right + found.n_wrong
        named |= {
            f"{relation} precision": Figure(found.precision or 0.0, n_reported),
            f"{relation} recall": Figure(found.recall or 0.0, found.n_gold),
            f"{relation} average precision": Figure(found.average_precision or 0.0, found.n_gold),
            f"{relation} candidate recall": Figure(found.candidate_recall or 0.0, found.n_gold),
            f"{relation} calibration": _calibration(found.judged_ece, found.n_gold),
        }
    return named


def _calibration(error: float | None, n: int) -> Figure:
    """Return what the expected calibration error leaves of 1."""
    return Figure(0.0 if error is None else 1 - error, n)
