"""Ranks of the other side of a gold row: sentences count once, however many claims are cut from them."""

import numpy as np
import numpy.typing as npt
import pytest

from claimdiff.records import Claim
from training.event_labels import SideCover
from training.retrieval_figures import _rank

SENTENCES = [("one", 0), ("one", 0), ("other", 0), ("other", 0), ("other", 40), ("third", 0), ("third", 40)]
"""Article and sentence of each claim."""


def claims() -> list[Claim]:
    return [
        Claim(f"{article}:{number}", article, "x", start, start + 1, start, start + 30, "clause", "en")
        for number, (article, start) in enumerate(SENTENCES)
    ]


def cover(*numbers: int) -> SideCover:
    stands: npt.NDArray[np.bool_] = np.isin(np.arange(len(SENTENCES)), numbers)
    return SideCover(stands, stands, stands, stands, stands)


def similarity(rows: dict[int, dict[int, float]]) -> npt.NDArray[np.float32]:
    """Return (n, n): what is given, otherwise -1; claims of one article are never neighbours."""
    table = np.full((len(SENTENCES),) * 2, -1.0, np.float32)
    for number, row in rows.items():
        for other, value in row.items():
            table[number, other] = value
    owner = np.array([article for article, _ in SENTENCES])
    table[owner[:, None] == owner[None, :]] = -np.inf
    return table


NEAREST = {2: 0.9, 3: 0.8, 4: 0.7, 5: 0.6, 6: 0.5}


@pytest.mark.parametrize(("wanted", "rank"), [(2, 1), (4, 2), (5, 3), (6, 4)])
def test_two_claims_of_one_sentence_count_once(wanted: int, rank: int) -> None:
    assert _rank(similarity({0: NEAREST}), cover(0), cover(wanted), claims()) == rank


def test_the_best_of_several_claims_that_stand_for_a_text() -> None:
    table = similarity({0: NEAREST, 1: {6: 0.9, 2: 0.1, 3: 0.1, 4: 0.1, 5: 0.1}})
    assert _rank(table, cover(0), cover(6), claims()) == 4
    assert _rank(table, cover(0, 1), cover(6), claims()) == 1
    assert _rank(table, cover(0), cover(4, 6), claims()) == 2


def test_a_text_that_no_claim_stands_for_is_behind_all() -> None:
    assert _rank(similarity({0: NEAREST}), cover(), cover(2), claims()) == len(SENTENCES)
    assert _rank(similarity({0: NEAREST}), cover(0), cover(), claims()) == len(SENTENCES)
