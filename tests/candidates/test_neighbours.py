"""Neighbours: the most similar claims of other articles, corrected for hubs."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimdiff.candidates.neighbours import Neighbours, find_neighbours
from claimdiff.records import FloatArray
from tests.candidates.vectors import article_numbers, unit


def as_map(neighbours: Neighbours) -> dict[tuple[int, int], tuple[float, float]]:
    values = zip(neighbours.similarity.tolist(), neighbours.closeness.tolist(), strict=True)
    return dict(zip(zip(neighbours.claim.tolist(), neighbours.near.tolist(), strict=True), values, strict=True))


def cos(degrees: float) -> float:
    return float(np.cos(np.radians(degrees)))


def test_closeness_is_twice_the_similarity_less_either_side_s_mean() -> None:
    # article 0 has the claims at 0 and 90 degrees, article 1 those at 30 and 60: every claim has two neighbours
    found = as_map(find_neighbours(unit(0, 90, 30, 60), article_numbers([2, 2]), 10))
    mean = (cos(30) + cos(60)) / 2  # of every claim, by symmetry
    assert set(found) == {(0, 2), (0, 3), (1, 2), (1, 3), (2, 0), (2, 1), (3, 0), (3, 1)}
    assert found[0, 2] == pytest.approx((cos(30), 2 * cos(30) - 2 * mean), abs=1e-6)
    assert found[0, 3] == pytest.approx((cos(60), 2 * cos(60) - 2 * mean), abs=1e-6)


def test_a_hub_is_less_close_than_its_similarity_says() -> None:
    # three articles of one claim: 0 degrees, 50 degrees, and the hub between them at 20 degrees
    found = as_map(find_neighbours(unit(0, 50, 20), article_numbers([1, 1, 1]), 10))
    of_0, of_50, of_hub = (cos(50) + cos(20)) / 2, (cos(50) + cos(30)) / 2, (cos(20) + cos(30)) / 2
    assert found[0, 1][1] == pytest.approx(2 * cos(50) - of_0 - of_50, abs=1e-6)
    assert found[0, 2][1] == pytest.approx(2 * cos(20) - of_0 - of_hub, abs=1e-6)
    assert found[1, 2][1] == pytest.approx(2 * cos(30) - of_50 - of_hub, abs=1e-6)


def test_only_the_nearest_are_returned() -> None:
    found = find_neighbours(unit(0, 10, 40, 80), article_numbers([1, 3]), 1)
    assert list(zip(found.claim.tolist(), found.near.tolist(), strict=True)) == [(0, 1), (1, 0), (2, 0), (3, 0)]


def test_articles_of_different_sizes_leave_no_padding_behind() -> None:
    found = find_neighbours(unit(0, 10, 20, 30, 40), article_numbers([4, 1]), 3)
    assert found.near.min() >= 0
    assert len(found) == 4 * 1 + 1 * 3


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 6), min_size=2, max_size=5), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_neighbours_lie_outside_and_are_the_most_similar(sizes: list[int], n_neighbours: int, seed: int) -> None:
    vectors = random_unit(sum(sizes), seed)
    article_of = article_numbers(sizes)
    found = find_neighbours(vectors, article_of, n_neighbours)
    again = find_neighbours(vectors, article_of, n_neighbours)
    assert (article_of[found.claim] != article_of[found.near]).all()
    assert np.array_equal(found.near, again.near)
    assert np.array_equal(found.closeness, again.closeness)
    cosines = vectors @ vectors.T
    for claim in range(len(vectors)):
        outside = np.sort(cosines[claim, article_of != article_of[claim]])[::-1][:n_neighbours]
        assert found.similarity[found.claim == claim] == pytest.approx(outside, abs=1e-5)


def random_unit(n: int, seed: int, dim: int = 8) -> FloatArray:
    vectors = np.random.default_rng(seed).normal(size=(n, dim)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
