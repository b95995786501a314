"""Copies: claims with the same words in several articles, as wire text carried by many outlets is."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from claimdiff.records import Claim, IntArray

_NOT_A_LETTER = re.compile(r"[\W_]+")
SHINGLE_CHARS = 5
"""Length of the overlapping pieces that near copies share."""
MIN_SHARED_SHINGLES = 0.85
"""Share of their pieces (Jaccard, Broder 1997) that two near copies have in common: a word or two of thirty differ."""


def find_copies(claims: Sequence[Claim]) -> IntArray:
    """Return (n,) for each claim the number of the first claim with the same words (its own where it is the first).

    Case, punctuation, vowel marks and compatibility forms don't make words differ; digits do.
    """
    first: dict[str, int] = {}
    return np.array([first.setdefault(_fold(claim.text), number) for number, claim in enumerate(claims)], np.int32)


def is_near_copy(left: str, right: str) -> bool:
    """Whether two texts are one wire sentence with small edits; texts whose numbers differ never are."""
    left, right = _fold(left), _fold(right)
    if left == right:
        return True
    if _numbers(left) != _numbers(right):
        return False
    left_shingles, right_shingles = _shingles(left), _shingles(right)
    n_shared = len(left_shingles & right_shingles)
    return n_shared >= MIN_SHARED_SHINGLES * (len(left_shingles) + len(right_shingles) - n_shared)


def group_by_copy(copies: IntArray) -> dict[int, list[int]]:
    """Return the claims of each group of two or more copies, by the group's first claim."""
    groups: dict[int, list[int]] = defaultdict(list)
    for number, first in enumerate(copies):
        groups[int(first)].append(number)
    return {first: members for first, members in groups.items() if len(members) > 1}


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return _NOT_A_LETTER.sub(" ", "".join(char for char in decomposed if not unicodedata.combining(char))).strip()


def _numbers(folded: str) -> list[str]:
    return [word for word in folded.split() if any(char.isdigit() for char in word)]


def _shingles(folded: str) -> set[str]:
    return {folded[at : at + SHINGLE_CHARS] for at in range(max(1, len(folded) - SHINGLE_CHARS + 1))}
