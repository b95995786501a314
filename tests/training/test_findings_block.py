"""The block of figures in the documentation."""

import numpy as np
import pytest

from claimdiff.evaluation.figures import EventFigures, Facets, FlaggedOutcome, MeasuredRelation, RowOutcome
from claimdiff.evaluation.metrics import CalibrationBins
from claimdiff.records import Relation
from training.findings_block import MIN_GOLD, draw_intervals, findings_block


def event(name: str, languages: str, n_rows: int, n_found: int) -> EventFigures:
    facets = Facets("cross-lingual", languages, "number")
    contradiction: frozenset[Relation] = frozenset(["contradiction"])
    found = [contradiction if number < n_found else frozenset() for number in range(n_rows)]
    rows = tuple(RowOutcome("contradiction", "clear", facets, True, flagged) for flagged in found)
    right = tuple(FlaggedOutcome("contradiction", facets, "right", 0.9, 1, 0) for _ in range(n_found))
    return EventFigures(name, 4, 50, 100, 0.0, rows, right, ())


def block() -> str:
    events = [event("one", "ar-en", MIN_GOLD, 4), event("two", "ar-fr", 2, 1), event("three", "ar-tr", 2, 0)]
    total = events[0] + events[1] + events[2]
    bins = CalibrationBins.of([0.9, 0.1], [True, False])
    bins_of: dict[MeasuredRelation, CalibrationBins] = {"contradiction": bins, "agreement": bins}
    return findings_block(events, total, (), bins_of, 12, by_threshold={0.9: events[1], 0.5: total})


def test_languages_with_few_gold_rows_share_a_line() -> None:
    lines = block().splitlines()
    assert "| ar-en | 10 | 4 | 0 | 1.00 | .40 | 0 | 0 | 0 | – | – |" in lines
    assert "| 2 others | 4 | 1 | 0 | 1.00 | .25 | 0 | 0 | 0 | – | – |" in lines
    assert not any(line.startswith("| ar-fr") for line in lines)


def test_other_thresholds_have_a_line_each_the_lowest_first() -> None:
    lines = block().splitlines()
    at = lines.index("### By threshold")
    assert lines[at + 4 : at + 6] == [
        "| 0.50 | 5 | 0 | 1.00 | .36 | 0 | 0 | – | – |",
        "| 0.90 | 1 | 0 | 1.00 | .50 | 0 | 0 | – | – |",
    ]


def test_calibration_is_of_the_open_pairs() -> None:
    assert "contradiction .100 over 2 pairs that the judge leaves open" in block()


def test_intervals_are_of_events_drawn_anew() -> None:
    assert draw_intervals(np.array([[1, 2], [1, 2], [1, 2]])) == (0.5, 0.5)
    low, high = draw_intervals(np.array([[0, 10], [10, 10]] * 10)) or (0.0, 0.0)
    # 20 events of which each is all or nothing: 0.5 +- 1.96 * 0.5 / sqrt(20)
    assert low == pytest.approx(0.28, abs=0.04)
    assert high == pytest.approx(0.72, abs=0.04)


def test_a_share_that_most_draws_leave_undefined_has_no_interval() -> None:
    assert draw_intervals(np.array([[1, 1], [0, 0], [0, 0]])) is None
