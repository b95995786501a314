"""Sentence numbers: which claims stand in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from claimdiff.records import Claim, IntArray


def number_sentences(claims: Sequence[Claim]) -> IntArray:
    """Return (n_claims,) numbers from 0 in order of first mention: the same for claims of one sentence."""
    numbers: dict[tuple[str, int], int] = {}
    return np.array(
        [numbers.setdefault((claim.article_id, claim.sentence_start), len(numbers)) for claim in claims], np.int32
    )
