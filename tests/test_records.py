"""Records: ids that are the same on every machine, and what is unread."""

from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from claimdiff.records import (
    CONTRADICTION,
    ENTAILMENT,
    LABELS,
    NEUTRAL,
    Block,
    CandidatePairs,
    InputFate,
    Judgements,
    make_id,
)


def test_an_id_is_sixteen_hex_digits_of_its_parts() -> None:
    assert make_id("a", "b") == "f04cdced9736a69d"
    assert make_id("a", "b") != make_id("ab") != make_id("b", "a")
    assert make_id("ab", "c") != make_id("a", "bc")


def test_an_id_of_any_text() -> None:
    assert len(make_id("\ud800", "سلام", "")) == 16
    assert len(make_id()) == 16


def test_labels_name_the_judge_s_columns() -> None:
    assert [LABELS[column] for column in (ENTAILMENT, NEUTRAL, CONTRADICTION)] == [
        "entailment",
        "neutral",
        "contradiction",
    ]


def test_pairs_and_judgements_know_their_number() -> None:
    numbers = np.arange(3, dtype=np.int32)
    pairs = CandidatePairs(numbers, numbers + 3, np.zeros(3, np.float32))
    assert (len(pairs), len(Judgements(pairs, np.zeros((3, 3), np.float32), np.zeros((3, 3), np.float32)))) == (3, 3)


def test_records_do_not_change() -> None:
    block = Block(0, 3, "body")
    with pytest.raises(FrozenInstanceError):
        block.end = 4  # type: ignore[misc]


@pytest.mark.parametrize(
    ("fate", "is_unread"),
    [("read", False), ("unreadable: why; do this", True), ("skipped: why", False), ("duplicate of a.txt", False)],
)
def test_only_what_could_not_be_read_is_unread(fate: str, is_unread: bool) -> None:
    assert InputFate("a.txt", None, fate).is_unread is is_unread
