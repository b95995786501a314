"""Rulings: what rules know of a pair that no probability overrules."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from claimdiff.calls import is_call
from claimdiff.records import Claim, Judgements


def one_calls(judgements: Judgements, claims: Sequence[Claim]) -> npt.NDArray[np.bool_]:
    """Return (n,) whether exactly one claim of each pair is a call."""
    calls = np.array([is_call(claim) for claim in claims], np.bool_)
    differ: npt.NDArray[np.bool_] = calls[judgements.pairs.left] != calls[judgements.pairs.right]
    return differ


def numbers_conflict(judgements: Judgements) -> npt.NDArray[np.bool_]:
    """Return (n,) whether the contents of each pair say that numbers of one kind exclude each other."""
    contents = judgements.contents
    if contents is None:
        return np.zeros(len(judgements), np.bool_)
    conflicts: npt.NDArray[np.bool_] = contents.values[:, contents.names.index("quantity_conflicts")] > 0
    return conflicts
