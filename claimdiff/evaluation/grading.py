"""What a pair is worth against the gold: right, left out, wrong or unlisted.

Contradictions: the gold lists every one, so a pair is

* **right** if it matches a clear contradiction row, whatever else it matches (a whole sentence may match rows of
  several labels);
* **left out** if it matches an arguable contradiction row, or arguable rows only, or a neutral row while its two
  sentences carry a contradiction in other clauses;
* **wrong** otherwise, also where it matches an agreement row or none at all.

Agreements: the gold lists many, not all, so a pair is **right** if it matches a clear agreement row, else **left out**
if an arguable one, else **wrong** if it matches a clear neutral or contradiction row, else **left out** if an arguable
one of these, else **unlisted**.

One disagreement shows up as several claim pairs (sentence and sentence, clause and sentence, …), so pairs are counted
by their two sentences: the best grade of its claim pairs is the sentence pair's. Two sentences that carry a
contradiction row are never a wrong contradiction, only a left-out one where no claim pair matches the row; the
claim-pair precision is stricter there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
import numpy.typing as npt

from claimdiff.evaluation.figures import GRADES, MeasuredRelation
from claimdiff.evaluation.gold import GoldLabel, Strength
from claimdiff.evaluation.matching import RowMatch
from claimdiff.evaluation.metrics import BoolArray

GradeArray = npt.NDArray[np.int8]
"""Indices into `GRADES`: lower is better."""

RIGHT, LEFT_OUT, WRONG, UNLISTED = range(len(GRADES))


@dataclass(frozen=True, slots=True)
class PairMatches:
    """Per pair (n,), which kinds of gold row it matches."""

    matched: dict[tuple[GoldLabel, Strength], BoolArray]
    carries_contradiction: BoolArray
    """Whether the pair's two sentences carry a contradiction row, clear or arguable, in whatever clauses."""


def collect_matches(matches: Sequence[RowMatch], n_pairs: int) -> PairMatches:
    """Return what every pair matches, over all rows."""
    matched = {
        (label, strength): any_of(
            (match.pairs for match in matches if (match.row.label, match.row.strength) == (label, strength)), n_pairs
        )
        for label in get_args(GoldLabel)
        for strength in get_args(Strength)
    }
    carriers = any_of((match.carriers for match in matches if match.row.label == "contradiction"), n_pairs)
    return PairMatches(matched, carriers)


def any_of(arrays: Iterable[BoolArray], n: int) -> BoolArray:
    """Return the elementwise or of arrays (n,); all false where there is none."""
    result = np.zeros(n, np.bool_)
    for array in arrays:
        result |= array
    return result


def grade_pairs(relation: MeasuredRelation, matches: PairMatches) -> GradeArray:
    """Return each claim pair's grade (n,) if it were reported in `relation`."""
    return _grade_contradictions(matches) if relation == "contradiction" else _grade_agreements(matches)


def _grade_contradictions(matches: PairMatches) -> GradeArray:
    matched = matches.matched
    n = len(matches.carries_contradiction)
    clear = any_of((array for (_, strength), array in matched.items() if strength == "clear"), n)
    arguable = any_of((array for (_, strength), array in matched.items() if strength == "arguable"), n)
    excused = matches.carries_contradiction & matched["neutral", "clear"]
    grades = np.full(n, WRONG, np.int8)
    grades[matched["contradiction", "arguable"] | (arguable & ~clear) | excused] = LEFT_OUT
    grades[matched["contradiction", "clear"]] = RIGHT
    return grades


def _grade_agreements(matches: PairMatches) -> GradeArray:
    matched = matches.matched
    grades = np.full(len(matches.carries_contradiction), UNLISTED, np.int8)
    grades[matched["neutral", "arguable"] | matched["contradiction", "arguable"]] = LEFT_OUT
    grades[matched["neutral", "clear"] | matched["contradiction", "clear"]] = WRONG
    grades[matched["agreement", "arguable"]] = LEFT_OUT
    grades[matched["agreement", "clear"]] = RIGHT
    return grades


def grade_sentence_pair(relation: MeasuredRelation, grades: GradeArray, carries_contradiction: bool) -> int:
    """Return the grade of a sentence pair from those of its claim pairs (m,), m >= 1."""
    best = int(grades.min())
    return LEFT_OUT if relation == "contradiction" and best == WRONG and carries_contradiction else best
