"""Baselines over hand-made pairs; every expected count is made by hand in the test."""

import numpy as np
import pytest

from claimdiff.evaluation.baselines import (
    SIMILARITY_THRESHOLDS,
    MethodFigures,
    MethodOutcome,
    baseline_figures,
    baseline_outcomes,
    missed_outcomes,
    thresholds_by_others,
)
from claimdiff.evaluation.figures import MeasuredRelation
from claimdiff.evaluation.measurement import Measurement
from claimdiff.evaluation.outcomes import event_figures
from claimdiff.records import CandidatePairs, Judgements
from claimdiff.settings import Settings
from tests.evaluation.events import gold_row, make_article, make_claim, make_comparison, make_event, probabilities

SETTINGS = Settings(min_probability=0.7)
EN = ["Six people died.", "The mine opened in May.", "The minister resigned."]
AR = ["قتل تسعة أشخاص.", "افتتح المنجم في مايو.", "بقي الوزير في منصبه."]
ONE, TWO = make_article("one.en.txt", EN), make_article("two.ar.txt", AR)
CLAIMS = [make_claim(ONE, text) for text in EN] + [make_claim(TWO, text) for text in AR]
PAIRS = [(0, 3), (1, 4), (2, 5)]
ROWS = [
    gold_row(1, ("one.en.txt", EN[0]), ("two.ar.txt", AR[0])),
    gold_row(2, ("one.en.txt", EN[1]), ("two.ar.txt", AR[1]), "agreement"),
    gold_row(3, ("one.en.txt", EN[2]), ("two.ar.txt", AR[2])),
]


def judgements(forth: list[float], back: list[float], similarity: list[float]) -> Judgements:
    """Return the pairs' probabilities of contradiction in both directions; the rest is neutral."""
    ahead, turned = (np.array([[0.0, 1 - value, value] for value in values], np.float32) for values in (forth, back))
    left, right = (np.array(side, np.int32) for side in zip(*PAIRS, strict=True))
    return Judgements(CandidatePairs(left, right, np.array(similarity, np.float32)), ahead, turned)


def measured(judged: Judgements) -> tuple[Measurement, tuple[MethodOutcome, ...]]:
    comparison = make_comparison((ONE, TWO), CLAIMS, PAIRS, [(0, 3, "contradiction", 0.9)])
    measurement = Measurement.of(comparison, make_event(ROWS), probabilities([0.9, 0.2, 0.4]))
    return measurement, baseline_outcomes(measurement, judged)


def figures_of(n_events: int = 2) -> dict[tuple[str, MeasuredRelation], MethodFigures]:
    """Return the figures of `n_events` like events, by method and relation.

    Mean contradiction: .8 (right), .75 (an agreement in the gold: wrong), .35 (right).
    """
    measurement, outcomes = measured(judgements([0.9, 0.8, 0.3], [0.7, 0.7, 0.4], [0.9, 0.8, 0.5]))
    comparison = make_comparison((ONE, TWO), CLAIMS, PAIRS, [(0, 3, "contradiction", 0.9)])
    total = event_figures(measurement, comparison, "total", 0.0)
    return {(item.method, item.relation): item for item in baseline_figures(total, SETTINGS, [outcomes] * n_events)}


def test_the_judge_alone_reports_from_the_mean_of_both_directions() -> None:
    alone = figures_of()["judge alone", "contradiction"]
    assert alone.thresholds == (0.7, 0.7)
    # two events: in each one of two gold rows is found, and the agreement is a wrong contradiction
    assert (alone.n_gold, alone.n_found, alone.n_right, alone.n_wrong) == (4, 2, 2, 2)
    assert (alone.precision, alone.recall, alone.f1) == (0.5, 0.5, 0.5)
    # ranking: right .8, right .8, wrong .75, wrong .75, right .35, right .35: (2 * 1 + 2 * 4/6) / 4
    assert alone.average_precision == pytest.approx((1 + 4 / 6) / 2)


def test_similarity_gets_the_threshold_that_is_best_on_the_other_events() -> None:
    alike = figures_of()["similarity alone", "contradiction"]
    # from .3 to .5 all three are reported: precision 2/3, recall 1, F1 .8; from .82 to .9 one: precision 1, recall .5
    assert alike.thresholds == (0.3, 0.3)
    assert (alike.n_found, alike.n_right, alike.n_wrong) == (4, 4, 2)


def test_one_event_alone_has_no_threshold_for_similarity() -> None:
    assert ("similarity alone", "contradiction") not in figures_of(1)
    assert ("judge alone", "contradiction") in figures_of(1)


def test_the_own_figures_stand_beside_them() -> None:
    own = figures_of()["claimdiff", "contradiction"]
    assert (own.n_gold, own.n_found, own.n_right, own.n_wrong, own.thresholds) == (2, 1, 1, 0, (0.7, 0.7))


def test_a_direction_that_was_not_judged_is_left_out_of_the_mean() -> None:
    judged = judgements([0.8, 0.05, 0.05], [0.8, np.nan, np.nan], [0.9, 0.8, 0.5])
    alone = measured(judged)[1][0]
    assert alone.right.tolist() == pytest.approx([0.8, 0.05])
    assert alone.found.tolist() == pytest.approx([0.8, 0.05])


def outcome(right: list[float], wrong: list[float]) -> MethodOutcome:
    values = np.array(right)
    return MethodOutcome("similarity alone", "contradiction", values, np.array(wrong), values, len(right), 0, ())


def test_no_event_chooses_its_own_threshold() -> None:
    low, high = outcome([0.4], [0.35]), outcome([0.9], [0.85])
    assert thresholds_by_others([low, high]) == [0.86, 0.36]
    assert {0.36, 0.86} <= set(SIMILARITY_THRESHOLDS.tolist())


def test_an_event_that_was_not_compared_has_all_its_gold_missed() -> None:
    alone = missed_outcomes(ROWS)[0]
    assert (alone.method, alone.relation, alone.n_gold, alone.n_unreached) == ("judge alone", "contradiction", 2, 2)
    assert len(alone.found) == 0
