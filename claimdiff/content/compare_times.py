"""Comparing times: which times of two claims may be the same, and which exclude each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from claimdiff.claim_content import TimeMention

_TIME_ZONES = 1
"""The days of one event may differ by one between outlets in two time zones."""
_DAYS_A_WEEK = 7


def compare_times(left: tuple[TimeMention, ...], right: tuple[TimeMention, ...]) -> tuple[bool, bool]:
    """Whether some time of one claim may be one of the other's, and whether all comparable ones exclude each other."""
    meets = any(_coincide(one, other) is True for one in left for other in right)
    return meets, not meets and find_conflicting_times(left, right) is not None


def name_other_days(
    left: Sequence[TimeMention], right: Sequence[TimeMention], *, weekdays_are_past: bool = False
) -> bool:
    """Whether both claims name days and share none: figures of two days are seldom one figure told in two ways.

    A night is of two days, and may share either, but names none. A weekday whose date is unknown is compared as such;
    one by itself may be the last or the next, unless `weekdays_are_past`.
    """
    if not (name_days(left) and name_days(right)):
        return False
    ones, others = ([time for time in times if _is_day(time) or _is_night(time)] for times in (left, right))
    return not any(_may_share_day(one, other, weekdays_are_past) for one in ones for other in others)


def name_days(times: Sequence[TimeMention]) -> bool:
    """Whether a claim names a day."""
    return any(_is_day(time) for time in times)


def _is_day(time: TimeMention) -> bool:
    return (time.weekday is not None and time.first == date.min) or time.first == time.last != date.min


def _is_night(time: TimeMention) -> bool:
    return time.last - time.first == timedelta(days=1)


def _may_share_day(one: TimeMention, other: TimeMention, weekdays_are_past: bool) -> bool:
    """Whether two times may be of one day: `on Monday` may be the last one or the next."""
    if date.min in (one.first, other.first):
        return not _weekdays(one).isdisjoint(_weekdays(other))
    if _is_one_date(one, other) or _overlap(one, other):
        return True
    return not weekdays_are_past and _overlap_by_weekday(one, other)


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
