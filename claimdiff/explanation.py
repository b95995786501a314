"""Explanations: as what a judged pair is reported, and which words show it."""

from __future__ import annotations

from dataclasses import dataclass

from claimdiff.records import Evidence, Kind, Relation


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
