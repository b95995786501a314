"""A time as a claim writes it, before it is resolved against the day of publication, and the calendars it may use."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, NamedTuple

from claimdiff.calendars import SOLAR_HIJRI_YEARS, solar_hijri_day

RawKind = Literal[
    "fixed", "month_day", "month", "solar", "day_of_month", "weekday", "day", "year", "span_year", "span_month",
    "span_week", "ago_week", "week_day", "this_weekday", "clock", "vague",
]  # fmt: skip
YEARS = range(1900, 2100)
"""Four digits outside these are taken for an amount."""
YEAR_DIGITS = 4


class RawTime(NamedTuple):
    """A time as written; what `numbers` and `direction` mean depends on `kind`. A `vague` one tells no day."""

    start: int
    end: int
    kind: RawKind
    numbers: tuple[int, ...] = ()
    direction: int = 0
    """-1 for `last`, 1 for `next`, 0 where nothing is said."""
    years: int | None = None
    """The year of a month, counted from that of publication (`January last year`: -1); None where nothing is said."""
    first: date | None = None
    last: date | None = None
    night: int = 0
    """-1 where it is the night before a day (`in der Nacht auf Dienstag`), 1 for the night that begins on it."""
    zone: str = ""
    """Of a time of day; empty where no word tells."""


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return the day of a Gregorian or Iranian date, told apart by the year's size, or None where there is none."""
    if year in SOLAR_HIJRI_YEARS:
        return solar_hijri_day(year, month, day)
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def year_span(year: int) -> tuple[date, date] | None:
    """Return the first and last day of a Gregorian or Iranian year, told apart by their size, or None for others."""
    if year in YEARS:
        return date(year, 1, 1), date(year, 12, 31)
    if year in SOLAR_HIJRI_YEARS:
        first, following = solar_hijri_day(year, 1, 1), solar_hijri_day(year + 1, 1, 1)
        if first is not None and following is not None:
            return first, following - timedelta(days=1)
    return None


def decade_span(year: int) -> tuple[date, date] | None:
    """Return the first and last day of the decade that begins with a year; a round one may be a century (`1900s`)."""
    n_years = 10 if year % 100 else 100
    first, last = year_span(year), year_span(min(year + n_years - 1, YEARS[-1] if year in YEARS else year + 9))
    return None if first is None or last is None else (first[0], last[1])


def gregorian_time(month: int, days: tuple[int, ...], year: int | None) -> RawTime | None:
    """Return the time of a month with its days and year as far as given, still without a place in a text."""
    if year is None:
        return RawTime(0, 0, "month_day" if days else "month", (month, *days))
    first, last = (
        calendar_day(year, month, days[0] if days else 1),
        calendar_day(year, month, days[-1] if days else 28),
    )
    if first is None or last is None:
        return None
    return RawTime(0, 0, "fixed", first=first, last=last if days else month_end(last))


def month_end(day: date) -> date:
    """Return the last day of the month of `day`."""
    following = day.replace(day=28) + timedelta(days=4)
    return following - timedelta(days=following.day)
