"""Blocking for one more article: the candidate pairs of its claims with those that were there before.

The same rules as in `blocking`, for the rows of one article against a bounded number of others: however many articles
there are, a new claim costs the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claimdiff.candidates.blocking import (
    MIN_NEAR_COPY_SIMILARITY,
    keep,
    number_by,
    order_pairs,
    same_event,
    without_copies,
)
from claimdiff.candidates.copies import is_near_copy
from claimdiff.candidates.neighbours import N_HUB_NEIGHBOURS, Neighbours
from claimdiff.records import FloatArray, IntArray

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class KnownClaims:
    """n claims: all of the article that has new ones, and all of the articles near to it."""

    claim: Numbers
    """(n,) lasting numbers, ascending; the lower came first."""
    article: Numbers
    sentence_start: Numbers
    first: Numbers
    """(n,) the number of the claim that this one is a copy of; its own where it is none."""
    near: FloatArray
    """(n, `N_HUB_NEIGHBOURS`) similarities to the nearest claims of other articles, descending, as far as known."""
    vectors: FloatArray
    is_new: npt.NDArray[np.bool_]
    """(n,) claims that have no candidate pairs yet; they are of one article."""


@dataclass(frozen=True, slots=True)
class NewPairs:
    """What blocking found for the new claims."""

    pairs: list[tuple[int, int, float]]
    """(claim, claim, similarity): a new claim's number and another's, each pair once."""
    first: Numbers
    """(n,) as `KnownClaims.first`, near copies joined."""
    near: FloatArray
    """(n, `N_HUB_NEIGHBOURS`) as `KnownClaims.near`, with the new claims."""


def find_new_pairs(
    known: KnownClaims, text_of: Callable[[int], str], budget: int, min_article_similarity: float | None
) -> NewPairs:
    """Return the candidate pairs of the new claims, at most `budget` besides those of copies.

    A copy of an earlier claim is paired with that one only. `text_of` gives the text of the claim in a row.
    `min_article_similarity` is the encoder's own threshold from which two articles may speak of one event.
    """
    own = np.isin(known.article, known.article[known.is_new])
    if not own.any() or own.all():
        return NewPairs([], known.first, known.near)
    ours, others = np.flatnonzero(own), np.flatnonzero(~own)
    similarity = np.clip(known.vectors[ours] @ known.vectors[others].T, -1.0, 1.0)
    first = _join_near_copies(known, ours, others, similarity, text_of)
    near = _nearer(known.near, ours, others, similarity)
    neighbours = _both_ways(ours, others, similarity, near.mean(axis=1))
    article_of = number_by(known.article.tolist())
    sentence_of = number_by(list(zip(known.article.tolist(), known.sentence_start.tolist(), strict=True)))
    neighbours = same_event(neighbours, article_of, sentence_of, min_article_similarity)
    neighbours = keep(neighbours, known.is_new[neighbours.claim] | known.is_new[neighbours.near])
    neighbours = without_copies(neighbours, _rows_of(first, known.claim))
    chosen = _pair_copies(known, first)
    if len(neighbours):
        wanted = order_pairs(neighbours, article_of, sentence_of)[:budget]
        chosen |= {(int(pair) // len(own), int(pair) % len(own)) for pair in wanted}
    return NewPairs([_pair(known, one, other) for one, other in sorted(chosen)], first, near)


def _pair(known: KnownClaims, one: int, other: int) -> tuple[int, int, float]:
    similarity = float(np.clip(known.vectors[one] @ known.vectors[other], -1.0, 1.0))
    return int(known.claim[one]), int(known.claim[other]), similarity


def _join_near_copies(
    known: KnownClaims, ours: Numbers, others: Numbers, similarity: FloatArray, text_of: Callable[[int], str]
) -> Numbers:
    """Make new claims that differ by a word or two from an earlier one copies of what that is a copy of."""
    first = known.first.copy()
    for one, other in zip(*np.nonzero(similarity >= MIN_NEAR_COPY_SIMILARITY), strict=True):
        mine, its = int(ours[one]), int(others[other])
        is_first = bool(known.is_new[mine]) and int(first[mine]) == int(known.claim[mine])
        is_later = int(known.claim[its]) < int(known.claim[mine])
        if is_first and is_later and is_near_copy(text_of(mine), text_of(its)):
            first[mine] = first[its]
    return first


def _nearer(near: FloatArray, ours: Numbers, others: Numbers, similarity: FloatArray) -> FloatArray:
    """Return the nearest similarities with what the two sides are to each other; a claim's own are counted already."""
    merged = near.copy()
    found = -np.sort(-similarity, axis=1)[:, :N_HUB_NEIGHBOURS]
    # where it is known, it is from the search over all claims, of which these others are a part
    merged[ours] = np.where(near[ours][:, :1] > 0, near[ours], _padded(found))
    back = -np.sort(-similarity.T, axis=1)[:, :N_HUB_NEIGHBOURS]
    merged[others] = -np.sort(-np.concatenate([near[others], _padded(back)], axis=1), axis=1)[:, :N_HUB_NEIGHBOURS]
    return merged


def _padded(found: FloatArray) -> FloatArray:
    return np.pad(found, ((0, 0), (0, N_HUB_NEIGHBOURS - found.shape[1])))


def _both_ways(ours: Numbers, others: Numbers, similarity: FloatArray, hub: FloatArray) -> Neighbours:
    """Return every pair of our claims and others as neighbours in both directions."""
    mine, its = np.repeat(ours, len(others)).astype(np.int32), np.tile(others, len(ours)).astype(np.int32)
    flat = similarity.ravel().astype(np.float32)
    closeness = (2 * flat - hub[mine] - hub[its]).astype(np.float32)
    return Neighbours(np.r_[mine, its], np.r_[its, mine], np.r_[flat, flat], np.r_[closeness, closeness])


def _rows_of(first: Numbers, claim: Numbers) -> IntArray:
    """Return the row of each claim's first copy, -1 where that is not among the rows."""
    place = np.clip(np.searchsorted(claim, first), 0, len(claim) - 1)
    return np.where(claim[place] == first, place, -1).astype(np.int32)


def _pair_copies(known: KnownClaims, first: Numbers) -> set[tuple[int, int]]:
    """Pair the first copy of each group with one claim of the article that has new ones."""
    rows = _rows_of(first, known.claim)
    article = known.article[known.is_new][0]
    seen = {int(one) for one in first[(known.article == article) & ~known.is_new]}
    chosen: set[tuple[int, int]] = set()
    for row in np.flatnonzero(known.is_new & (first != known.claim)):
        group, of = int(first[row]), int(rows[row])
        if group not in seen and of >= 0 and known.article[of] != article:
            seen.add(group)
            chosen.add((min(of, int(row)), max(of, int(row))))
    return chosen
