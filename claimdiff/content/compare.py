"""Comparing contents: in what two claims' numbers, times, names, speakers and polarity meet or conflict, as numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import date, timedelta
from math import inf

import numpy as np
import numpy.typing as npt

from claimdiff.claim_content import ClaimContent, Quantity, TimeMention
from claimdiff.content.base_units import in_base_unit
from claimdiff.content.counted_nouns import may_count_alike
from claimdiff.content.names import shared_names
from claimdiff.content.speaker_names import is_same_speaker
from claimdiff.records import CandidatePairs, Claim, PairFeatures

CONTENT_FEATURES = (
    "quantity_meets",
    "quantity_conflicts",
    "quantity_both",
    "quantities_conflict",
    "time_meets",
    "time_conflicts",
    "days_differ",
    "names_shared",
    "polarity_differs",
    "denial_or_accusation",
    "both_quoted",
    "same_speaker",
    "speakers_differ",
)
"""Names of the columns of `compare_contents`."""

ABOUT_SHARE = 0.05
"""How far a number with `about` reaches to either side."""
MAX_NAMES = 3
"""More shared names say no more."""
_TIME_ZONES = timedelta(days=1)
"""The days of one event may differ by one between outlets in two time zones."""


def compare_contents(
    contents: Sequence[ClaimContent], claims: Sequence[Claim], pairs: CandidatePairs, wanted: npt.NDArray[np.bool_]
) -> PairFeatures:
    """Return the `CONTENT_FEATURES` of n pairs; 0 where a language has no rules and where `wanted` (n,) is false."""
    values = np.zeros((len(pairs), len(CONTENT_FEATURES)))
    for number in np.flatnonzero(wanted):
        left, right = int(pairs.left[number]), int(pairs.right[number])
        values[number] = compare_two(contents[left], contents[right], claims[left], claims[right])
    return PairFeatures(CONTENT_FEATURES, values)


def compare_two(left: ClaimContent, right: ClaimContent, left_claim: Claim, right_claim: Claim) -> tuple[float, ...]:
    """Return the `CONTENT_FEATURES` of one pair of claims."""
    if not (left.is_covered and right.is_covered):
        return (0.0,) * len(CONTENT_FEATURES)
    same_language = left_claim.language == right_claim.language
    quantity_meets, n_conflicting = _compare_quantities(left, right, same_language)
    time_meets, time_conflicts = _compare_times(left.times, right.times)
    n_names = shared_names(left_claim.text, left_claim.language, right_claim.text, right_claim.language)
    same_speaker = _same_speaker(left, right, left_claim, right_claim)
    reports = ("reports_denial", "reports_accusation")
    return (
        float(quantity_meets),
        float(n_conflicting > 0 and not quantity_meets),
        float(n_conflicting > 0 and quantity_meets),
        float(n_conflicting > 1 and not quantity_meets),
        float(time_meets),
        float(time_conflicts),
        float(name_other_days(left.times, right.times)),
        min(n_names, MAX_NAMES) / MAX_NAMES,
        float(left.negated != right.negated),
        float((left.stance in reports) != (right.stance in reports)),
        float(left_claim.quoted and right_claim.quoted),
        float(same_speaker is True),
        float(same_speaker is False),
    )


def _compare_quantities(left: ClaimContent, right: ClaimContent, same_language: bool) -> tuple[bool, int]:
    """Whether some number of one claim may be one of the other's, and how many exclude all of their kind.

    Counted on the side where fewer do.
    """
    meets = any(
        is_same_kind(one, other, same_language) and may_equal(one, other)
        for one in left.quantities
        for other in right.quantities
    )
    sides = ((left, right), (right, left))
    return meets, min(sum(1 for _ in _conflicting(one, other, same_language)) for one, other in sides)


def find_conflicting_quantities(
    left: ClaimContent, right: ClaimContent, same_language: bool
) -> tuple[Quantity, Quantity] | None:
    """Return the first number of one claim that none of its kind in the other can equal, with the first of those."""
    return next(_conflicting(left, right, same_language), None)


def _conflicting(left: ClaimContent, right: ClaimContent, same_language: bool) -> Iterator[tuple[Quantity, Quantity]]:
    for one in left.quantities:
        alike = [other for other in right.quantities if is_same_kind(one, other, same_language)]
        if alike and not any(may_equal(one, other) for other in alike):
            yield one, alike[0]


def is_same_kind(one: Quantity, other: Quantity, same_language: bool) -> bool:
    """Whether two numbers may count the same thing: people as one, else by unit, sort or, in one language, by noun.

    By how much something rose is no other figure for what it rose to.
    """
    if {one.measure, other.measure} == {"change", "level"}:
        return False
    alike = may_count_alike(one, other)
    if one.counted and other.counted:
        return one.counted == other.counted and alike is not False
    one_unit, other_unit = in_base_unit(one)[2], in_base_unit(other)[2]
    if one_unit or other_unit:
        return one_unit == other_unit and alike is not False
    if alike is not None:
        return alike
    return not same_language or not one.noun or not other.noun or one.noun == other.noun


def may_equal(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers of one kind can be the same, with their bounds (`about`, `at least`)."""
    one_low, one_high = _reach(one)
    other_low, other_high = _reach(other)
    return one_low <= other_high and other_low <= one_high


def _reach(quantity: Quantity) -> tuple[float, float]:
    """Return the values that a number with its bound (`about`, `at least`) allows, in its base unit."""
    low, high, _unit = in_base_unit(quantity)
    if quantity.bound == "about":
        return low * (1 - ABOUT_SHARE), high * (1 + ABOUT_SHARE)
    if quantity.bound in ("at_least", "more_than"):
        return low, inf
    return (-inf, high) if quantity.bound in ("at_most", "less_than") else (low, high)


def _compare_times(left: tuple[TimeMention, ...], right: tuple[TimeMention, ...]) -> tuple[bool, bool]:
    """Whether some time of one claim may be one of the other's, and whether all comparable ones exclude each other."""
    meets = any(_coincide(one, other) is True for one in left for other in right)
    return meets, not meets and find_conflicting_times(left, right) is not None


def name_other_days(left: Sequence[TimeMention], right: Sequence[TimeMention]) -> bool:
    """Whether both claims name days and share none: figures of two days are seldom one figure told in two ways.

    Where one of them names weekdays whose dates are unknown, weekdays are compared.
    """
    if any(time.weekday for time in (*left, *right)):
        return _are_disjoint(_weekdays(left), _weekdays(right))
    return _are_disjoint(*({time.first for time in times if _is_day(time)} for times in (left, right)))


def _are_disjoint(one: Set[object], other: Set[object]) -> bool:
    return bool(one and other and one.isdisjoint(other))


def _is_day(time: TimeMention) -> bool:
    return time.first == time.last != date.min


def _weekdays(times: Sequence[TimeMention]) -> set[int]:
    return {time.weekday or time.first.isoweekday() for time in times if time.weekday or _is_day(time)}


def find_conflicting_times(
    left: tuple[TimeMention, ...], right: tuple[TimeMention, ...]
) -> tuple[TimeMention, TimeMention] | None:
    """Return the first two times, one of each claim, that cannot be the same."""
    for one in left:
        for other in right:
            if _coincide(one, other) is False:
                return one, other
    return None


def _coincide(one: TimeMention, other: TimeMention) -> bool | None:
    """Whether two times may be the same; None where a time of day without a day meets a day."""
    if one.minute_of_day is not None and other.minute_of_day is not None:
        return one.minute_of_day == other.minute_of_day
    if date.min in (one.first, other.first):
        return None
    return one.first - _TIME_ZONES <= other.last and other.first - _TIME_ZONES <= one.last


def _same_speaker(left: ClaimContent, right: ClaimContent, left_claim: Claim, right_claim: Claim) -> bool | None:
    """Whether both claims name the same speaker; None where one names none, or their words can't tell."""
    if left.speaker is None or right.speaker is None:
        return None
    return is_same_speaker(left.speaker, left_claim.language, right.speaker, right_claim.language)
