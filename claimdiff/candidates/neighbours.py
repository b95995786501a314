"""Neighbours: for every claim, its most similar claims in other articles."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from claimdiff.records import FloatArray, IntArray

N_HUB_NEIGHBOURS = 5
"""Neighbours whose mean similarity says how much of a hub a claim is. Measured on newsbench with 3, 5, 10 and 20: the
same within one gold pair."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Directed neighbour pairs: claim `near` of another article is among the nearest of claim `claim`."""

    claim: IntArray
    near: IntArray
    similarity: FloatArray
    """(n,) cosine, [-1, 1]."""
    closeness: FloatArray
    """(n,) similarity corrected for hubs (see `find_neighbours`); orders pairs, has no unit."""

    def __len__(self) -> int:
        """Return how many neighbour pairs there are."""
        return len(self.claim)


def find_neighbours(vectors: FloatArray, article_of: IntArray, n_neighbours: int) -> Neighbours:
    """Return for each of (n, dim) unit `vectors` its `n_neighbours` nearest in other articles.

    `article_of` (n,) gives each claim's article; the claims of one article stand together. A long or general
    sentence is near to everything; cross-domain local scaling takes that out: closeness is twice the similarity
    less the mean similarity of either side to its own nearest (CSLS: Conneau et al., ICLR 2018). It also
    levels pairs in one language with pairs across two, whose cosines are lower throughout.
    """
    import faiss

    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    similarities, numbers = [], []
    for start, end in _article_ranges(article_of):
        n_others = len(vectors) - (end - start)
        # faiss declares no parameters for this constructor, but takes the selector by name
        outside = faiss.SearchParameters(sel=faiss.IDSelectorNot(faiss.IDSelectorRange(start, end)))  # type: ignore[call-arg]
        found, near = index.search(vectors[start:end], max(1, min(n_neighbours, n_others)), params=outside)
        similarities.append(_padded(np.clip(found, -1.0, 1.0), n_neighbours, -1.0))
        numbers.append(_padded(near, n_neighbours, -1))
    return _correct_hubs(np.concatenate(similarities), np.concatenate(numbers))


def _article_ranges(article_of: IntArray) -> list[tuple[int, int]]:
    bounds = [0, *(np.flatnonzero(np.diff(article_of)) + 1).tolist(), len(article_of)]
    return list(pairwise(bounds))


def _padded(found: npt.NDArray[np.generic], width: int, filler: float) -> npt.NDArray[np.generic]:
    """Widen (n, k) to (n, width): articles of different sizes leave different numbers of claims outside."""
    return np.pad(found, ((0, 0), (0, width - found.shape[1])), constant_values=filler)


def _correct_hubs(similarities: npt.NDArray[np.generic], numbers: npt.NDArray[np.generic]) -> Neighbours:
    similarity = similarities.astype(np.float32)
    near = numbers.astype(np.int32)
    real = near >= 0
    top, top_real = similarity[:, :N_HUB_NEIGHBOURS], real[:, :N_HUB_NEIGHBOURS]
    hub = np.where(top_real, top, 0.0).sum(axis=1) / np.maximum(top_real.sum(axis=1), 1)
    claim = np.broadcast_to(np.arange(len(near), dtype=np.int32)[:, None], near.shape)[real]
    near, similarity = near[real], similarity[real]
    closeness = (2 * similarity - hub[claim] - hub[near]).astype(np.float32)
    return Neighbours(claim, near, similarity, closeness)
