"""The rules' kinds against the gold's types."""

from pathlib import Path

import pytest

from claimdiff.evaluation.gold import read_event
from training.kind_accuracy import explained_rows, main

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def test_gold_rows_are_explained_as_if_they_had_been_found() -> None:
    rows = list(explained_rows(read_event(SEEDS / "flood_valley"), "contradiction"))
    kinds = [(gold, found.relation, found.kind) for gold, _, _, found in rows]
    assert ("number", "contradiction", "number") in kinds
    assert ("status", "contradiction", "status") in kinds
    assert all(left.article != right.article for _, left, right, _ in rows)


def test_a_dated_later_toll_is_an_update() -> None:
    rows = list(explained_rows(read_event(SEEDS / "flood_valley"), "neutral"))
    updates = [found.reason for _, _, _, found in rows if found.kind == "update"]
    assert any(reason and "47" in reason for reason in updates)


def test_the_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main([str(SEEDS / "flood_valley")])
    printed = capsys.readouterr().out
    assert printed.splitlines()[0].split()[0] == "gold"
    assert "named as the gold does" in printed
