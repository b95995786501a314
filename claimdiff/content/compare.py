"""Comparing contents: in what two claims' numbers, times, names, speakers and polarity meet or conflict, as numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from claimdiff.claim_content import ClaimContent, Quantity, TimeMention
from claimdiff.content.base_units import in_base_unit
from claimdiff.content.counted_nouns import may_count_alike
from claimdiff.content.magnitudes import is_total, may_be_one_figure, may_equal
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

MAX_NAMES = 3
"""More shared names say no more."""
_TIME_ZONES = 1
"""The days of one event may differ by one between outlets in two time zones."""
_DAYS_A_WEEK = 7


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

    Counted on the side where fewer do. A sum excludes nothing, but it may be chance: it meets nothing either.
    """
    meets = any(may_equal(one, other) for one in left.quantities for other in _alike_of(one, right, same_language))
    sides = ((left, right), (right, left))
    return meets, min(sum(1 for _ in _conflicting(one, other, same_language)) for one, other in sides)


def _alike_of(number: Quantity, content: ClaimContent, same_language: bool) -> list[Quantity]:
    """Return the numbers of a claim that may count the same as `number`."""
    return [other for other in content.quantities if is_same_kind(number, other, same_language)]


def find_conflicting_quantities(
    left: ClaimContent, right: ClaimContent, same_language: bool
) -> tuple[Quantity, Quantity] | None:
    """Return the first number of one claim that none of its kind in the other can equal, with the first of those."""
    return next(_conflicting(left, right, same_language), None)


def _conflicting(left: ClaimContent, right: ClaimContent, same_language: bool) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the numbers of one claim that none of their kind in the other can equal.

    Across languages a noun that no list knows says nothing: a stray number (`Category 5`) is no figure of the other.
    """
    for one in left.quantities:
        alike = _alike_of(one, right, same_language)
        of_one_figure = [other for other in alike if same_language or may_be_one_figure(one, other)]
        if of_one_figure and not is_total(one, alike) and not any(may_equal(one, other) for other in alike):
            yield one, of_one_figure[0]


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


def _compare_times(left: tuple[TimeMention, ...], right: tuple[TimeMention, ...]) -> tuple[bool, bool]:
    """Whether some time of one claim may be one of the other's, and whether all comparable ones exclude each other."""
    meets = any(_coincide(one, other) is True for one in left for other in right)
    return meets, not meets and find_conflicting_times(left, right) is not None


def name_other_days(left: Sequence[TimeMention], right: Sequence[TimeMention]) -> bool:
    """Whether both claims name days and share none: figures of two days are seldom one figure told in two ways.

    A night is of two days, and may share either, but names none. A weekday whose date is unknown is compared as such.
    """
    if not all(any(_is_day(time) for time in times) for times in (left, right)):
        return False
    ones, others = ([time for time in times if _is_day(time) or _is_night(time)] for times in (left, right))
    return not any(_may_share_day(one, other) for one in ones for other in others)


def _is_day(time: TimeMention) -> bool:
    return (time.weekday is not None and time.first == date.min) or time.first == time.last != date.min


def _is_night(time: TimeMention) -> bool:
    return time.last - time.first == timedelta(days=1)


def _may_share_day(one: TimeMention, other: TimeMention) -> bool:
    """Whether two times may be of one day: `on Monday` may be the last one or the next."""
    if date.min in (one.first, other.first):
        return not _weekdays(one).isdisjoint(_weekdays(other))
    return _is_one_date(one, other) or _overlap(one, other) or _overlap_by_weekday(one, other)


def _is_one_date(one: TimeMention, other: TimeMention) -> bool:
    """Whether both say one day of a year, which one of them leaves open: `7 October` and `7 October 2023`."""
    return (one.is_year_guessed or other.is_year_guessed) and _in_any_year(one) == _in_any_year(other)


def _overlap(one: TimeMention, other: TimeMention, slack: int = 0, shift: int = 0) -> bool:
    """Whether two times, the second `shift` days earlier, are of one day or no more than `slack` days apart."""
    return (other.first - one.last).days - slack <= shift <= (other.last - one.first).days + slack


def _overlap_by_weekday(one: TimeMention, other: TimeMention, slack: int = 0) -> bool:
    """Whether a weekday that may be a week away from where it was put makes two times overlap."""
    if not (one.weekday or other.weekday):
        return False
    return any(_overlap(one, other, slack, shift) for shift in (-_DAYS_A_WEEK, _DAYS_A_WEEK))


def _weekdays(time: TimeMention) -> set[int]:
    if time.first == date.min:
        return {time.weekday} if time.weekday else set()
    return {time.first.isoweekday(), time.last.isoweekday()}


def _in_any_year(time: TimeMention) -> tuple[int, int, int, int]:
    return time.first.month, time.first.day, time.last.month, time.last.day


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
    """Whether two times may be the same; None where rules can't tell.

    They can't of a day and a time of day without one, of times of day in two zones, and of two days that are near each
    other only if a weekday is another week's.
    """
    if one.minute_of_day is not None and other.minute_of_day is not None:
        if one.zone == other.zone:
            return one.minute_of_day == other.minute_of_day
        is_told_twice = one.minute_of_day == other.minute_of_day and "" in (one.zone, other.zone)
        return True if is_told_twice else None
    if date.min in (one.first, other.first):
        return None
    if _is_one_date(one, other) or _overlap(one, other, _TIME_ZONES):
        return True
    if _is_day(one) and _is_day(other) and _overlap_by_weekday(one, other):
        return True
    return None if _overlap_by_weekday(one, other, _TIME_ZONES) else False


def _same_speaker(left: ClaimContent, right: ClaimContent, left_claim: Claim, right_claim: Claim) -> bool | None:
    """Whether both claims name the same speaker; None where one names none, or their words can't tell."""
    if left.speaker is None or right.speaker is None:
        return None
    return is_same_speaker(left.speaker, left_claim.language, right.speaker, right_claim.language)
