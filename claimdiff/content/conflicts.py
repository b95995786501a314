"""Conflicts: in what two contradicting claims conflict, as far as their contents show it, and the words that do."""

from __future__ import annotations

from dataclasses import dataclass

from claimdiff.claim_content import ClaimContent, Quantity, TimeMention
from claimdiff.content.compare import CONTENT_FEATURES, compare_two, find_conflicting_quantities, find_conflicting_times
from claimdiff.records import Claim, Kind

_Mention = Quantity | TimeMention


@dataclass(frozen=True, slots=True)
class Conflict:
    """The kind of a contradiction, and one line that a person can check, or None where rules see nothing to quote."""

    kind: Kind
    reason: str | None


def describe_conflict(left: ClaimContent, right: ClaimContent, left_claim: Claim, right_claim: Claim) -> Conflict:
    """Return in what two claims conflict: numbers before times, times before who says it, that before polarity.

    Two speakers who say opposite things hold opposite positions; neither outlet is in error.
    """
    seen = dict(zip(CONTENT_FEATURES, compare_two(left, right, left_claim, right_claim), strict=True))
    same_language = left_claim.language == right_claim.language
    numbers = find_conflicting_quantities(left, right, same_language)
    if seen["quantity_conflicts"] and numbers is not None:
        return Conflict("number", _words(numbers, left_claim.text, right_claim.text))
    times = find_conflicting_times(left.times, right.times)
    if seen["time_conflicts"] and times is not None:
        return Conflict("date", _words(times, left_claim.text, right_claim.text))
    if seen["speakers_differ"] or _is_said_against_told(left, right):
        return Conflict("position", None)
    if seen["polarity_differs"] or seen["denial_or_accusation"]:
        return Conflict("negation", None)
    return Conflict("other", None)


def _is_said_against_told(left: ClaimContent, right: ClaimContent) -> bool:
    """Whether somebody's own words stand against their opposite: what a speaker claims is a position, not a fact."""
    return left.negated != right.negated and "quoted" in (left.mode, right.mode)


def _words(pair: tuple[_Mention, _Mention], left: str, right: str) -> str:
    """Quote the words of two mentions against each other: `47 / 34`."""
    one, other = pair
    return f"{left[one.start : one.end]} / {right[other.start : other.end]}"
