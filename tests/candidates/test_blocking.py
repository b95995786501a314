"""Blocking: which pairs of claims the judge gets to see."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from claimdiff.candidates.blocking import find_candidates
from claimdiff.records import CandidatePairs, Claim, FloatArray
from claimdiff.settings import Settings
from tests.candidates.test_neighbours import random_unit
from tests.candidates.vectors import claim_of, unit

WIRE = "The rescue teams reached the second gallery of the mine late on Sunday and found nobody in it at all"
WIDE = Settings(max_candidates=100, n_generous_pairs=1000)


def pairs_of(found: CandidatePairs) -> list[tuple[int, int]]:
    return list(zip(found.left.tolist(), found.right.tolist(), strict=True))


def different_claims(sizes: list[int]) -> list[Claim]:
    """Return claims of which no two share their words, one a sentence."""
    return [
        claim_of(f"article {article}", f"{chr(97 + article) * 5} {chr(97 + number) * 9} happened", number)
        for article, size in enumerate(sizes)
        for number in range(size)
    ]


def test_every_claim_of_two_small_articles_meets_every_other() -> None:
    found = find_candidates(different_claims([2, 2]), unit(0, 90, 30, 60), WIDE, None)
    assert pairs_of(found) == [(0, 2), (0, 3), (1, 2), (1, 3)]
    assert np.allclose(found.similarity, np.cos(np.radians([30, 60, 60, 30])), atol=1e-6)


def test_no_claims_give_no_pairs() -> None:
    assert len(find_candidates([], np.empty((0, 4), np.float32), Settings(), None)) == 0


def test_one_article_gives_no_pairs() -> None:
    assert len(find_candidates(different_claims([3]), unit(0, 1, 2), Settings(), None)) == 0


def test_one_claim_gives_no_pairs() -> None:
    assert len(find_candidates(different_claims([1]), unit(0), Settings(), None)) == 0


def test_an_article_without_claims_is_no_trouble() -> None:
    claims = [claim_of("first", "one thing happened"), claim_of("third", "another thing happened")]
    assert pairs_of(find_candidates(claims, unit(0, 5), Settings(), None)) == [(0, 1)]


def test_zero_neighbours_give_only_copies() -> None:
    claims = [claim_of("a", WIRE), claim_of("a", "other words here", 1), claim_of("b", WIRE), claim_of("b", "none", 1)]
    found = find_candidates(claims, unit(0, 40, 0, 41), Settings(max_candidates=0), None)
    assert pairs_of(found) == [(0, 2)]


def test_articles_that_are_all_copies_pair_with_the_first_copy_only() -> None:
    claims = [claim_of(f"outlet {number}", WIRE) for number in range(5)]
    assert pairs_of(find_candidates(claims, unit(*[0] * 5), Settings(), None)) == [(0, 1), (0, 2), (0, 3), (0, 4)]


def test_near_copies_pair_like_copies() -> None:
    claims = [claim_of("a", WIRE), claim_of("b", WIRE.replace("late on", "on")), claim_of("c", WIRE + "!")]
    assert pairs_of(find_candidates(claims, unit(0, 1, 2), Settings(), None)) == [(0, 1), (0, 2)]


def test_a_sentence_with_another_number_is_no_near_copy() -> None:
    claims = [claim_of("a", WIRE + " after 47 hours"), claim_of("b", WIRE + " after 34 hours"), claim_of("c", WIRE)]
    assert pairs_of(find_candidates(claims, unit(0, 1, 2), WIDE, None)) == [(0, 1), (0, 2), (1, 2)]


def test_a_copy_twice_in_one_article_is_paired_once_with_each_other_article() -> None:
    claims = [claim_of("a", WIRE), claim_of("a", WIRE, 1), claim_of("b", WIRE), claim_of("b", WIRE, 1)]
    assert pairs_of(find_candidates(claims, unit(0, 0, 0, 0), Settings(), None)) == [(0, 2)]


def test_copies_take_no_place_from_other_candidates() -> None:
    # the first claim's one place goes to the contradicting sentence, not to a third outlet's copy of the wire text
    claims = [claim_of("a", WIRE), claim_of("b", WIRE), claim_of("c", WIRE), claim_of("c", "Nobody was reached", 1)]
    found = find_candidates(claims, unit(0, 0, 0, 50), Settings(max_candidates=1), None)
    assert pairs_of(found) == [(0, 1), (0, 2), (0, 3)]


def test_the_budget_is_kept() -> None:
    vectors = random_unit(30, 7)
    for per_claim in (1, 2, 5):
        chosen = Settings(max_candidates=per_claim, n_generous_pairs=1000)
        assert len(find_candidates(different_claims([10, 10, 10]), vectors, chosen, None)) == 30 * per_claim // 2


def test_many_claims_get_fewer_candidates_each() -> None:
    chosen = Settings(max_candidates=10, min_candidates=2.0, n_generous_pairs=5)
    assert [chosen.pair_budget(n_claims) for n_claims in (0, 1, 2, 10, 100)] == [0, 5, 7, 15, 105]
    assert len(find_candidates(different_claims([5, 5]), random_unit(10, 3), chosen, None)) == 15


def test_a_sentence_gets_its_best_of_every_other_article() -> None:
    # claim 0 is nearer to both claims of article 1 than to the one of article 2, and still meets each article's best
    claims = different_claims([1, 2, 1])
    found = find_candidates(claims, unit(0, 10, 20, 60), Settings(max_candidates=1), None)
    assert (0, 1) in pairs_of(found)
    assert len(found) == 2
    assert (2, 3) in pairs_of(found) or (0, 3) in pairs_of(found)


def test_of_two_sentences_the_closest_claims_come_first() -> None:
    claims = [
        claim_of("a", "whole left"),
        claim_of("a", "left part", part=1),
        claim_of("b", "whole right"),
        claim_of("b", "right part", part=1),
    ]
    one_pair = Settings(max_candidates=0, min_candidates=0, n_generous_pairs=1)
    assert pairs_of(find_candidates(claims, unit(0, 40, 90, 45), one_pair, None)) == []
    assert pairs_of(find_candidates(claims, unit(0, 40, 90, 45), replace(one_pair, max_candidates=1), None)) == [(1, 3)]
    assert len(find_candidates(claims, unit(0, 40, 90, 45), WIDE, None)) == 4


def test_articles_of_another_event_are_not_compared() -> None:
    claims = different_claims([2, 2, 2])
    vectors = unit(0, 5, 2, 7, 88, 92)  # articles 0 and 1 speak of one thing, article 2 of another
    assert pairs_of(find_candidates(claims, vectors, WIDE, 0.9)) == [(0, 2), (0, 3), (1, 2), (1, 3)]
    assert len(find_candidates(claims, vectors, WIDE, None)) == 12


def test_a_short_item_lies_within_a_long_article() -> None:
    claims = different_claims([1, 4])
    vectors = unit(0, 1, 60, 80, 89)  # the long article is far from the short one, the short one close to the long
    assert (0, 1) in pairs_of(find_candidates(claims, vectors, WIDE, 0.95))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.integers(1, 7), min_size=1, max_size=5),
    st.integers(0, 2**32 - 1),
    st.integers(0, 6),
    st.sampled_from([None, 0.0, 0.5]),
)
def test_pairs_hold_what_the_judge_relies_on(
    sizes: list[int], seed: int, max_candidates: int, gate: float | None
) -> None:
    rng = np.random.default_rng(seed)
    texts = [WIRE, WIRE.replace("late on", "on"), *(f"{letter * 6} happened {letter}" for letter in "abcdefgh")]
    claims = [
        claim_of(f"article {article}", str(rng.choice(texts)), number // 2, number % 2)
        for article, size in enumerate(sizes)
        for number in range(size)
    ]
    vectors = random_unit(len(claims), seed)
    chosen = Settings(max_candidates=max_candidates)
    found = find_candidates(claims, vectors, chosen, gate)
    check_pairs(found, claims, vectors)
    assert pairs_of(found) == pairs_of(find_candidates(claims, vectors, chosen, gate))
    assert len(found) <= chosen.pair_budget(len(claims)) + len(claims)


def check_pairs(found: CandidatePairs, claims: list[Claim], vectors: FloatArray) -> None:
    pairs = pairs_of(found)
    assert pairs == sorted(set(pairs))
    assert all(left < right and claims[left].article_id != claims[right].article_id for left, right in pairs)
    expected = np.einsum("ij,ij->i", vectors[found.left], vectors[found.right])
    assert np.allclose(found.similarity, expected, atol=1e-5)
    assert (np.abs(found.similarity) <= 1).all()
    assert (found.left.dtype, found.right.dtype, found.similarity.dtype) == (np.int32, np.int32, np.float32)
