"""The shipped judge gets clear pairs right, in several languages."""

import numpy as np
import pytest

from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.judgements.load import load_judge
from claimdiff.protocols import Judge
from claimdiff.records import CONTRADICTION, ENTAILMENT, NEUTRAL


@pytest.fixture(scope="module")
def judge() -> EmbeddedJudge:
    return EmbeddedJudge()


def test_it_is_the_default() -> None:
    loaded = load_judge()
    assert isinstance(loaded, EmbeddedJudge)
    assert isinstance(loaded, Judge)


@pytest.mark.parametrize(
    ("premise", "hypothesis", "column"),
    [
        ("Egypt signed the agreement on Monday.", "Egypt refused to sign the agreement on Monday.", CONTRADICTION),
        ("رفضت مصر توقيع الاتفاق.", "Egypt signed the agreement.", CONTRADICTION),
        ("وقعت مصر الاتفاق يوم الاثنين.", "Egypt signed the agreement on Monday.", ENTAILMENT),
        ("Der Minister trat am Freitag zurück.", "The minister resigned on Friday.", ENTAILMENT),
        ("Egypt signed the agreement.", "It rained in Oslo.", NEUTRAL),
    ],
)
def test_clear_pairs(judge: EmbeddedJudge, premise: str, hypothesis: str, column: int) -> None:
    (row,) = judge.judge([(premise, hypothesis)])
    assert row.argmax() == column
    assert row[column] > 0.7


def test_rows_sum_to_one_in_order(judge: EmbeddedJudge) -> None:
    contradiction = ("The port was reopened.", "The port remained closed.")
    pairs = [contradiction, ("The port was reopened.", "The port was reopened " + "again " * 60), contradiction]
    rows = judge.judge(pairs)
    assert rows.dtype == np.float32
    assert rows.sum(axis=1) == pytest.approx([1, 1, 1], abs=1e-6)
    assert rows[0].tolist() == pytest.approx(rows[2].tolist(), abs=1e-5)
    assert rows[0].argmax() == CONTRADICTION


def test_a_pair_does_not_depend_on_its_neighbours(judge: EmbeddedJudge) -> None:
    pair = ("Nobody was hurt in the fire.", "Three people died in the fire.")
    others = [
        (f"Report {number} was long.", "It was read by many people in town. " * (1 + number % 3))
        for number in range(40)
    ]
    assert judge.judge([*others, pair])[-1].tolist() == pytest.approx(judge.judge([pair])[0].tolist(), abs=1e-5)


def test_cut_pairs_are_counted() -> None:
    judge = EmbeddedJudge()
    fits, longer, long = (" ".join(["word"] * number) for number in (187, 188, 300))
    judge.judge([("short", fits), ("short", longer), (long, long)])
    assert judge.n_truncated == 2


def test_no_pair_and_empty_texts(judge: EmbeddedJudge) -> None:
    assert judge.judge([]).shape == (0, 3)
    with pytest.raises(ValueError, match="empty"):
        judge.judge([("a claim", "")])
