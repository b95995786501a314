"""Blocking: the candidate pairs, from the neighbours of every claim.

Recall comes first here, since what is not retrieved can never be judged. Contradictions are not the nearest
neighbours (an antonym or another number moves a vector away), so a claim offers its best claims of *every* other
article that may speak of the same event, by rank and not by a fixed similarity.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from claimdiff.candidates.copies import find_copies, group_by_copy, is_near_copy
from claimdiff.candidates.neighbours import Neighbours, find_neighbours
from claimdiff.records import CandidatePairs, Claim, FloatArray, IntArray
from claimdiff.settings import Settings

MIN_NEAR_COPY_SIMILARITY = 0.9
"""Cosine below which two claims are not looked at as near copies: one changed word of thirty leaves it above."""
_SECOND_RANK_WEIGHT = 0.2
"""How much the worse of a pair's two ranks counts: what one side puts first is wanted, the other side breaks ties."""
_LAST_RANK = 50
"""The rank of a pair that one side doesn't list among its neighbours, and of any beyond it."""
_NESTED_PENALTY = 3
"""Ranks that a claim loses for each closer claim of its own sentence: nested claims don't fill the list."""


def find_candidates(
    claims: Sequence[Claim], vectors: FloatArray, settings: Settings, min_article_similarity: float | None
) -> CandidatePairs:
    """Return the pairs of claims that the judge gets to see, each once, in order of their claim numbers.

    `vectors` (n, dim) are the claims' unit vectors; the claims of one article stand together. Copies of a sentence
    are paired with its first copy only, and take no place from other candidates. `min_article_similarity` is the
    encoder's own threshold from which two articles may speak of one event (None: every two may).
    """
    article_of = number_by([claim.article_id for claim in claims])
    if len(claims) < 2 or article_of[-1] == 0:
        return _pairs(np.empty((0, 2), np.int64), vectors)
    sentence_of = number_by([(claim.article_id, claim.sentence_start) for claim in claims])
    neighbours = find_neighbours(vectors, article_of, settings.n_neighbours)
    copies = _join_near_copies(find_copies(claims), claims, neighbours)
    chosen = _pair_copies(copies, article_of)
    neighbours = same_event(neighbours, article_of, sentence_of, min_article_similarity)
    neighbours = without_copies(neighbours, copies)
    budget = settings.pair_budget(len(claims))
    wanted = order_pairs(neighbours, article_of, sentence_of)[:budget]
    chosen |= {(int(pair) // len(claims), int(pair) % len(claims)) for pair in wanted}
    return _pairs(np.array(sorted(chosen), np.int64).reshape(-1, 2), vectors)


def number_by(keys: Sequence[object]) -> IntArray:
    """Return (n,) numbers from 0 that are equal where the keys are, in order of first appearance."""
    numbers: dict[object, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], np.int32)


def _join_near_copies(copies: IntArray, claims: Sequence[Claim], neighbours: Neighbours) -> IntArray:
    """Join the groups of claims that differ by a word or two; the lower first claim stands for both groups."""
    joined = copies.copy()
    for at in np.flatnonzero(neighbours.similarity >= MIN_NEAR_COPY_SIMILARITY):
        one, other = sorted((int(joined[neighbours.claim[at]]), int(joined[neighbours.near[at]])))
        if one != other and is_near_copy(claims[neighbours.claim[at]].text, claims[neighbours.near[at]].text):
            joined[joined == other] = one
    return joined


def _pair_copies(copies: IntArray, article_of: IntArray) -> set[tuple[int, int]]:
    """Pair the first claim of each group of copies with the first copy in every other article."""
    chosen: set[tuple[int, int]] = set()
    for first, members in group_by_copy(copies).items():
        seen = {article_of[first]}
        for member in members[1:]:
            if article_of[member] not in seen:
                seen.add(article_of[member])
                chosen.add((first, member))
    return chosen


def same_event(
    neighbours: Neighbours, article_of: IntArray, sentence_of: IntArray, min_article_similarity: float | None
) -> Neighbours:
    """Keep neighbours whose two articles may speak of the same event: their sentences' best matches are close enough.

    The similarity of two articles is the mean over the sentences of one of their best match in the other, taken in
    both directions, the higher of the two (a short item lies within a long article, not the other way round).
    """
    if min_article_similarity is None:
        return neighbours
    n_articles, n_sentences = int(article_of.max()) + 1, int(sentence_of.max()) + 1
    best = np.zeros((n_sentences, n_articles), np.float32)
    np.maximum.at(best, (sentence_of[neighbours.claim], article_of[neighbours.near]), neighbours.similarity)
    article_of_sentence = np.zeros(n_sentences, np.int64)
    article_of_sentence[sentence_of] = article_of
    totals = np.zeros((n_articles, n_articles), np.float64)
    np.add.at(totals, article_of_sentence, best)
    means = totals / np.bincount(article_of_sentence, minlength=n_articles)[:, None]
    is_near = np.maximum(means, means.T) >= min_article_similarity
    return keep(neighbours, is_near[article_of[neighbours.claim], article_of[neighbours.near]])


def without_copies(neighbours: Neighbours, copies: IntArray) -> Neighbours:
    """Keep neighbours that are no copies of each other, on the near side only the first copy of a group.

    Where the first copy stands in the claim's own article, that article says it itself, and needs no pair.
    """
    near_is_first = copies[neighbours.near] == neighbours.near
    claim_is_first = copies[neighbours.claim] == neighbours.claim
    return keep(neighbours, near_is_first & claim_is_first & (copies[neighbours.claim] != copies[neighbours.near]))


def keep(neighbours: Neighbours, mask: npt.NDArray[np.bool_]) -> Neighbours:
    """Return the neighbours where `mask` (n,) is true."""
    return Neighbours(
        neighbours.claim[mask], neighbours.near[mask], neighbours.similarity[mask], neighbours.closeness[mask]
    )


def order_pairs(neighbours: Neighbours, article_of: IntArray, sentence_of: IntArray) -> npt.NDArray[np.int64]:
    """Return pairs of claims, most wanted first, each as one number (lower claim * n_claims + higher).

    A pair is wanted by the better of its two ranks, then the worse, then closeness.
    """
    n_claims = len(article_of)
    rank = _rank_in_article(neighbours, article_of, sentence_of)
    low = np.minimum(neighbours.claim, neighbours.near).astype(np.int64)
    pairs, place = np.unique(low * n_claims + np.maximum(neighbours.claim, neighbours.near), return_inverse=True)
    best = np.full(len(pairs), _LAST_RANK, np.int64)
    np.minimum.at(best, place, rank)
    listed_twice = np.bincount(place, minlength=len(pairs)) == 2
    worst = np.where(listed_twice, np.bincount(place, rank, minlength=len(pairs)) - best, _LAST_RANK)
    closest = np.full(len(pairs), -np.inf)
    np.maximum.at(closest, place, neighbours.closeness)
    ordered: npt.NDArray[np.int64] = pairs[np.lexsort((pairs, -closest, best + _SECOND_RANK_WEIGHT * worst))]
    return ordered


def _rank_in_article(neighbours: Neighbours, article_of: IntArray, sentence_of: IntArray) -> npt.NDArray[np.int64]:
    """Return (n,) for each neighbour its rank among the claim's neighbours in the same article, from 0.

    Sentences are ranked by their closest claim; a sentence's further claims come `_NESTED_PENALTY` ranks later each.
    """
    n_sentences, n_articles = int(sentence_of.max()) + 1, int(article_of.max()) + 1
    claim = neighbours.claim.astype(np.int64)
    sentence = claim * n_sentences + sentence_of[neighbours.near]
    nested = _rank_within(sentence, neighbours.closeness)
    heads = np.flatnonzero(nested == 0)
    head_rank = _rank_within(
        claim[heads] * n_articles + article_of[neighbours.near[heads]], neighbours.closeness[heads]
    )
    by_sentence = np.argsort(sentence[heads])
    place = by_sentence[np.searchsorted(sentence[heads], sentence, sorter=by_sentence)]
    rank: npt.NDArray[np.int64] = np.minimum(head_rank[place] + _NESTED_PENALTY * nested, _LAST_RANK)
    return rank


def _rank_within(group: npt.NDArray[np.int64], closeness: FloatArray) -> npt.NDArray[np.int64]:
    """Return each row's rank by closeness, from 0, among the rows of its group."""
    order = np.lexsort((-closeness, group))
    starts = np.flatnonzero(np.r_[True, np.diff(group[order]) != 0])
    rank = np.empty(len(group), np.int64)
    rank[order] = np.arange(len(group)) - np.repeat(starts, np.diff(np.r_[starts, len(group)]))
    return rank


def _pairs(chosen: npt.NDArray[np.int64], vectors: FloatArray) -> CandidatePairs:
    left, right = chosen[:, 0].astype(np.int32), chosen[:, 1].astype(np.int32)
    similarity = np.clip(np.einsum("ij,ij->i", vectors[left], vectors[right]), -1.0, 1.0).astype(np.float32)
    return CandidatePairs(left, right, similarity)
