"""Copies: claims with the same words in several articles, as wire text carried by many outlets is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from claimdiff.near_copies import copy_key
from claimdiff.near_copies import is_near_copy as is_near_copy
from claimdiff.records import Claim, IntArray


def find_copies(claims: Sequence[Claim]) -> IntArray:
    """Return (n,) for each claim the number of the first claim with the same words (its own where it is the first).

    Case, punctuation, vowel marks and compatibility forms don't make words differ; digits, signs and currencies do.
    """
    first: dict[tuple[str, ...], int] = {}
    return np.array([first.setdefault(copy_key(claim.text), number) for number, claim in enumerate(claims)], np.int32)


def group_by_copy(copies: IntArray) -> dict[int, list[int]]:
    """Return the claims of each group of two or more copies, by the group's first claim."""
    groups: dict[int, list[int]] = defaultdict(list)
    for number, first in enumerate(copies):
        groups[int(first)].append(number)
    return {first: members for first, members in groups.items() if len(members) > 1}
