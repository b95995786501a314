"""Figures of quality, against hand-computed values and scikit-learn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, average_precision_score, f1_score

from claimdiff.evaluation.metrics import (
    CalibrationBins,
    accuracy,
    average_precision,
    confusion_matrix,
    f1,
    label_figures,
    macro_f1,
    ratio,
)

labels = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=60)


def test_confusion_matrix_has_gold_in_rows_and_judged_in_columns() -> None:
    assert confusion_matrix([0, 0, 1, 2], [0, 2, 1, 1], 3).tolist() == [[1, 0, 1], [0, 1, 0], [0, 1, 0]]


def test_no_rows_give_no_figures() -> None:
    empty = confusion_matrix([], [], 3)
    assert empty.tolist() == [[0, 0, 0]] * 3
    assert accuracy(empty) is None
    assert macro_f1(empty) is None


def test_label_figures_of_two_of_three_judged_and_two_of_four_gold() -> None:
    # label 0: 4 gold, 2 of them judged 0, one other row judged 0: P = 2/3, R = 2/4, F1 = 4/7
    figures = label_figures(confusion_matrix([0, 0, 0, 0, 1], [0, 0, 1, 1, 0], 2), 0)
    assert figures.precision == pytest.approx(2 / 3)
    assert figures.recall == pytest.approx(0.5)
    assert figures.f1 == pytest.approx(4 / 7)
    assert figures.n_gold == 4


def test_macro_f1_leaves_out_a_label_without_gold() -> None:
    # entailment: P 1, R 1/2, F1 2/3; contradiction F1 1; neutral has no gold, though it was judged once
    assert macro_f1(confusion_matrix([0, 0, 2], [0, 1, 2], 3)) == pytest.approx((2 / 3 + 1) / 2)


@given(labels)
def test_accuracy_and_macro_f1_are_those_of_scikit_learn(rows: list[tuple[int, int]]) -> None:
    gold, judged = zip(*rows, strict=True)
    confusion = confusion_matrix(gold, judged, 3)
    expected = f1_score(gold, judged, labels=sorted(set(gold)), average="macro", zero_division=0)
    assert accuracy(confusion) == pytest.approx(accuracy_score(gold, judged))
    assert macro_f1(confusion) == pytest.approx(expected)


def test_ratio_and_f1_without_a_denominator() -> None:
    assert ratio(0, 0) is None
    assert f1(None, None) is None
    assert f1(None, 0.0) == 0.0
    assert f1(0.5, 1.0) == pytest.approx(2 / 3)


def test_calibration_error_of_two_bins() -> None:
    # bin of 0.9 (0.867, 0.933]: 3 rows, 2 right, mean confidence 0.9 -> gap 0.2333; bin of 0.6: 1 row right -> gap 0.4
    bins = CalibrationBins.of([0.9, 0.9, 0.9, 0.6], [True, True, False, True])
    assert bins.error == pytest.approx((3 * (0.9 - 2 / 3) + 1 * 0.4) / 4)


def test_calibration_is_perfect_where_nine_of_ten_at_point_nine_are_right() -> None:
    assert CalibrationBins.of([0.9] * 10, [True] * 9 + [False]).error == pytest.approx(0.0, abs=1e-12)


def test_zero_and_one_fall_into_the_outer_bins() -> None:
    counts = CalibrationBins.of([0.0, 1.0, 1 / 15], [False, True, False]).counts
    assert counts[0] == 2
    assert counts[14] == 1
    assert counts.sum() == 3


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=40), st.integers(0, 40))
def test_calibration_counted_in_parts_is_the_whole(rows: list[tuple[float, bool]], cut: int) -> None:
    def bins(part: list[tuple[float, bool]]) -> CalibrationBins:
        return CalibrationBins.of([p for p, _ in part], [right for _, right in part])

    whole, parts = bins(rows).error, (bins(rows[:cut]) + bins(rows[cut:])).error
    assert parts == (None if whole is None else pytest.approx(whole, abs=1e-9))
    assert whole is None or 0 <= whole <= 1 + 1e-9


def test_average_precision_of_right_wrong_right() -> None:
    # positives at ranks 1 and 3: (1/1 + 2/3) / 2
    positive, probability = np.array([True, False, True]), np.array([0.9, 0.8, 0.7])
    assert average_precision(positive, probability) == pytest.approx(5 / 6)


def test_positives_that_were_never_reached_lower_the_average_precision() -> None:
    positive, probability = np.array([True, False, True]), np.array([0.9, 0.8, 0.7])
    assert average_precision(positive, probability, n_unreached=2) == pytest.approx((1 + 2 / 3) / 4)
    assert average_precision(np.array([False]), np.array([0.5]), n_unreached=1) == 0.0
    assert average_precision(np.array([], bool), np.array([]), n_unreached=1) == 0.0


def test_average_precision_without_positives_is_undefined() -> None:
    assert average_precision(np.array([False]), np.array([0.5])) is None
    assert average_precision(np.array([], bool), np.array([])) is None


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1, width=32)), min_size=1, max_size=40))
def test_average_precision_is_that_of_scikit_learn(rows: list[tuple[bool, float]]) -> None:
    positive, probability = np.array([row[0] for row in rows]), np.array([row[1] for row in rows])
    if positive.any():
        assert average_precision(positive, probability) == pytest.approx(average_precision_score(positive, probability))
