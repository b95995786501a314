"""Explanations: as what a judged pair is reported, and which words show it."""

from __future__ import annotations

from dataclasses import dataclass

from claimdiff.records import Evidence, Kind, Relation


@dataclass(frozen=True, slots=True)
class UpdateSigns:
    """What rules see of two figures of different moments: whether the later one is the earlier one brought up to date.

    `findings/update_probability.py` weighs them.
    """

    growth: int
    """Of what only becomes more (victims, damage): 1 where the later figure is the higher one, -1 where it is the lower
    one; 0 of everything else."""
    both_named: bool
    """Whether both claims name the day of their figure; otherwise one speaks of the day on which it was published."""
    is_one_sort: bool
    """Whether both figures are known to count one sort of thing, or have one unit."""
    log_ratio: float
    """Natural logarithm of how many times the lower figure the higher one is; 0 or more."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What two claims come to, once it is known how likely they contradict or agree."""

    relation: Relation
    """As decided, except that what only looks like a contradiction is a `change`."""
    kind: Kind | None
    """None where only the words can tell: of agreements, and in languages without rules."""
    reason: str | None = None
    """One line that a person can check, in the claims' own words; None where rules see nothing to quote."""
    evidence: Evidence | None = None
    """Spans of the articles' texts, each within its claim."""
    update: UpdateSigns | None = None
    """Of an update of a figure, what speaks for it; else None."""
