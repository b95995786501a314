"""Claims and unit vectors for tests of blocking."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from claimdiff.records import Claim, FloatArray, make_id


def claim_of(article: str, text: str, sentence: int = 0, part: int = 0) -> Claim:
    """Return a claim of the given sentence; `part` above 0 makes it a clause of that sentence."""
    start = 1000 * sentence
    level = "clause" if part else "sentence"
    claim_id = make_id(article, str(sentence), str(part))
    return Claim(claim_id, article, text, start + part, start + part + len(text), start, start + 999, level, "en")


def unit(*angles: float) -> FloatArray:
    """Return (n, 2) unit vectors at the given angles in degrees."""
    radians = np.radians(np.array(angles))
    return np.stack([np.cos(radians), np.sin(radians)], axis=1).astype(np.float32)


def article_numbers(sizes: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """Return the article number of each claim where the articles have these many claims."""
    return np.repeat(np.arange(len(sizes)), sizes).astype(np.int32)
