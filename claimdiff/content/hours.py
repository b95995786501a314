"""Hours: the moments of a day that two claims speak of, by clock or by part of the day, and whether they may be one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimdiff.claim_content import DayPart, DayPartName, TimeMention

_HALF_A_DAY = 12 * 60
MIDNIGHT = 24 * 60
"""The end of its day: a count `by midnight on Monday` is Monday's last."""


class Hours(NamedTuple):
    """The first and the last minute that a moment may mean, since midnight; a night ends on the next day."""

    first: int
    last: int


PARTS: dict[DayPartName, Hours] = {
    "dawn": Hours(0, 8 * 60),
    "morning": Hours(3 * 60, 12 * 60),
    "noon": Hours(10 * 60 + 30, 15 * 60),
    "afternoon": Hours(11 * 60 + 30, 20 * 60 + 30),
    "evening": Hours(15 * 60 + 30, MIDNIGHT),
    "night": Hours(18 * 60, 30 * 60),
    "midnight": Hours(22 * 60 + 30, 25 * 60 + 30),
}
"""Wide, as languages cut the day: `مساء` begins in the afternoon, `madrugada` ends at sunrise, `凌晨` begins at
midnight."""


def tell_one_hour(
    left: tuple[Sequence[TimeMention], Sequence[DayPart]], right: tuple[Sequence[TimeMention], Sequence[DayPart]]
) -> bool | None:
    """Whether the times and day parts of two claims may name one moment of a day; None where one names none."""
    ones, others = hours_of(*left), hours_of(*right)
    if not ones or not others:
        return None
    return any(one.first <= other.last and other.first <= one.last for one in ones for other in others)


def hours_of(times: Sequence[TimeMention], day_parts: Sequence[DayPart]) -> tuple[Hours, ...]:
    """Return the moments of the day that may be meant: an hour before noon may be one of the afternoon, unless it is
    written with two digits (`09:30`).

    A time of day that is told in a zone of its own is left out.
    """
    hours = [PARTS[part.name] for part in day_parts]
    hours += [Hours(minute, minute) for time in times if not time.zone for minute in _minutes(time)]
    return tuple(hours)


def _minutes(time: TimeMention) -> tuple[int, ...]:
    clock = time.minute_of_day
    if clock is None:
        return ()
    if clock == 0:
        return 0, MIDNIGHT
    is_sure = clock >= _HALF_A_DAY or time.end - time.start == len("09:30")
    return (clock,) if is_sure else (clock, clock + _HALF_A_DAY)
