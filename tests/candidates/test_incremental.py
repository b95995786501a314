"""Blocking for one more article against those that were there before."""

import numpy as np

from claimdiff.candidates.incremental import KnownClaims, NewPairs, find_new_pairs
from claimdiff.candidates.neighbours import N_HUB_NEIGHBOURS
from tests.candidates.vectors import unit

TEXTS = ["the dam broke", "the road is closed", "the school burnt", "the dam held", "the road is closed", "a new town"]


def known(articles: list[int], angles: list[float], first: list[int] | None = None) -> KnownClaims:
    """Return claims numbered from 1, of which those of the last article are new."""
    n = len(articles)
    numbers = np.arange(1, n + 1)
    return KnownClaims(
        numbers,
        np.array(articles),
        np.arange(n) * 100,
        numbers if first is None else np.array(first),
        np.zeros((n, N_HUB_NEIGHBOURS), np.float32),
        unit(*angles),
        np.array(articles) == articles[-1],
    )


def find(claims: KnownClaims, budget: int = 100, threshold: float | None = None) -> NewPairs:
    return find_new_pairs(claims, lambda row: TEXTS[row], budget, threshold)


def pairs_of(found: NewPairs) -> list[tuple[int, int]]:
    return [(one, other) for one, other, _similarity in found.pairs]


def test_only_new_claims_are_paired_and_with_every_other_article() -> None:
    found = find(known([1, 2, 3], [0, 10, 20]))
    assert pairs_of(found) == [(1, 3), (2, 3)]
    assert [round(similarity, 3) for *_, similarity in found.pairs] == [0.94, 0.985]


def test_the_budget_takes_what_either_side_puts_first() -> None:
    found = find(known([1, 1, 2, 2], [0, 60, 5, 65]), budget=2)
    assert pairs_of(found) == [(1, 3), (2, 4)]


def test_articles_of_another_event_are_left_out() -> None:
    assert pairs_of(find(known([1, 2, 3], [0, 85, 5]), threshold=0.5)) == [(1, 3)]


def test_a_copy_is_paired_with_its_first_alone_and_beyond_the_budget() -> None:
    claims = known([1, 1, 1, 2, 2], [0, 40, 80, 10, 40], first=[1, 2, 3, 4, 2])
    assert pairs_of(find(claims, budget=0)) == [(2, 5)]
    assert (2, 5) in pairs_of(find(claims))
    assert not {(1, 5), (3, 5)} & set(pairs_of(find(claims)))


def test_a_near_copy_becomes_a_copy_of_the_earlier_claim() -> None:
    found = find(known([1, 1, 1, 2, 2], [0, 40, 80, 150, 41]), budget=0)
    assert found.first.tolist() == [1, 2, 3, 4, 2]


def test_hubs_are_known_from_both_sides() -> None:
    found = find(known([1, 2], [0, 60]))
    assert found.near[:, 0].round(3).tolist() == [0.5, 0.5]
    assert found.near[:, 1:].max() == 0


def test_a_first_article_has_nobody_to_meet() -> None:
    assert find(known([1, 1], [0, 5])).pairs == []
