"""Times: the days, months, years and times of day that a claim speaks of, resolved against its article's day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from claimdiff.calendars import SOLAR_OFFSET, solar_hijri_day
from claimdiff.claim_content import TimeMention
from claimdiff.content.han_times import find_han_raw_times
from claimdiff.content.raw_time import RawTime, month_end
from claimdiff.content.raw_times import find_raw_times

_DAYS_A_WEEK = 7
_HALF_A_WEEK = timedelta(days=3)
_WEEKDAY_KINDS = ("weekday", "this_weekday", "week_day")
_MAX_ABSORBED_GAP = 3
"""Characters between a weekday and the date that says the same day (`Monday, 12 March`)."""
_MAX_GAP = 6
"""Characters between a month and the year that it is of (`يناير من العام الماضي`)."""
_SIGN = re.compile(r"[^\w\s]")


def find_times(text: str, language: str, published: date | None) -> tuple[TimeMention, ...]:
    """Return the times that `text` speaks of, in order, none overlapping; none for a language without tables.

    A weekday is the last one on or before `published`, or the next one after it where a word such as `next` says so,
    and the days from one to the other where that word may mean two; a date without a year is the one nearest to
    `published`. What was days ago is a day, what was weeks ago the days around it, and what was longer ago no time.
    What needs `published` is left out where that is None, but for weekdays, which then keep their number and no day.
    A time of day is of the day that stands nearest to it in `text`; where none does, its day is unknown and
    `first` and `last` are `date.min` and `date.max`. A day of the lunar calendar may be a day off either way.
    """
    raws = _join_days(text, _raw_times(text, language))
    found = [mention for raw in raws if (mention := _resolve(raw, published)) is not None]
    return tuple(_with_days(found))


def find_time_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Return the characters of `text` that write a time, resolved or not, in order."""
    return [(raw.start, raw.end) for raw in _raw_times(text, language)]


def _raw_times(text: str, language: str) -> tuple[RawTime, ...]:
    return find_han_raw_times(text) if language == "zh" else find_raw_times(text, language)


def _join_days(text: str, raws: tuple[RawTime, ...]) -> list[RawTime]:
    """Join a weekday to the date or week beside it, which says the day better, and a month to its year."""
    kept: list[RawTime] = []
    for raw in raws:
        joined = _join(kept[-1], raw, text[kept[-1].end : raw.start]) if kept else None
        if joined is None:
            kept.append(raw)
        else:
            kept[-1] = joined
    return kept


def _join(before: RawTime, raw: RawTime, between: str) -> RawTime | None:
    """Return two times as one where they say one day or month together, else None."""
    if len(between) > _MAX_GAP or "\n" in between:
        return None
    if len(between) <= _MAX_ABSORBED_GAP:
        if before.kind in (*_WEEKDAY_KINDS, "day") and raw.kind in ("fixed", "month_day"):
            return raw._replace(start=before.start, night=before.night or raw.night)
        if raw.kind in _WEEKDAY_KINDS and before.kind in ("fixed", "month_day", "day"):
            return before._replace(end=raw.end)
    if _SIGN.search(between):
        return None
    weekday, week = (before, raw) if before.kind == "weekday" else (raw, before)
    if weekday.kind == "weekday" and week.kind == "span_week" and weekday.direction == 0:
        numbers = weekday.numbers[0], week.numbers[0]
        return RawTime(before.start, raw.end, "week_day", numbers)
    if raw.kind == "span_year" and before.kind in ("month", "month_day"):
        return before._replace(end=raw.end, years=raw.numbers[0])
    return None


def _resolve(raw: RawTime, published: date | None) -> TimeMention | None:
    minute = raw.numbers[0] if raw.kind == "clock" else None
    if minute is not None:
        return TimeMention(date.min, date.max, minute, raw.start, raw.end, zone=raw.zone)
    days = _days_of(raw, published)
    if raw.kind in _WEEKDAY_KINDS and days is None and published is None and not raw.night:
        return TimeMention(date.min, date.max, None, raw.start, raw.end, raw.numbers[0])
    days = days and _with_night(raw, *days)
    if days is None:
        return None
    weekday = raw.numbers[0] if raw.kind == "weekday" and raw.direction == 0 else None
    is_year_guessed = raw.kind in ("month_day", "solar") and raw.years is None
    return TimeMention(*days, None, raw.start, raw.end, weekday, is_year_guessed)


def _with_night(raw: RawTime, first: date, last: date) -> tuple[date, date] | None:
    """Return a day with the one that its night begins or ends on, two days with no other."""
    if not raw.night or first != last:
        return first, last
    try:
        beside = first + timedelta(days=raw.night)
    except OverflowError:
        return None
    return min(first, beside), max(last, beside)


def _days_of(raw: RawTime, published: date | None) -> tuple[date, date] | None:
    if raw.first is not None and raw.last is not None:
        return raw.first, raw.last
    if published is None:
        return None
    try:
        return _RESOLVERS[raw.kind](raw, published)
    except (OverflowError, ValueError):  # a day before year 1 or after 9999, or 31 June
        return None


def _weekday(raw: RawTime, published: date) -> tuple[date, date]:
    if raw.direction > 0:
        ahead = (raw.numbers[0] - published.isoweekday()) % _DAYS_A_WEEK or _DAYS_A_WEEK
        day = published + timedelta(days=ahead)
    else:
        back = (published.isoweekday() - raw.numbers[0]) % _DAYS_A_WEEK
        day = published - timedelta(days=back or (_DAYS_A_WEEK if raw.direction else 0))
    return day, day


def _unsure_weekday(raw: RawTime, published: date) -> tuple[date, date]:
    """Resolve `next Friday` on a Thursday, which is tomorrow or a week later, to the days from one to the other."""
    first, last = _weekday(raw, published)
    if len(raw.numbers) > 1 and _monday(first) == _monday(published):
        week = timedelta(days=_DAYS_A_WEEK)
        return (first, last + week) if raw.direction > 0 else (first - week, last)
    return first, last


def _this_weekday(raw: RawTime, published: date) -> tuple[date, date] | None:
    """Resolve `this Friday` where the nearest one is of the same week; no day where it may be another."""
    ahead = raw.numbers[0] - published.isoweekday()
    day = published + timedelta(days=ahead)
    return (day, day) if abs(ahead) <= _DAYS_A_WEEK // 2 else None


def _week_day(raw: RawTime, published: date) -> tuple[date, date]:
    """Resolve a weekday of the last, this or the next week, as Chinese counts them (`上周二`)."""
    weekday, weeks = raw.numbers
    day = _monday(published) + timedelta(days=_DAYS_A_WEEK * weeks + weekday - 1)
    return day, day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _weeks_ago(raw: RawTime, published: date) -> tuple[date, date]:
    day = published - timedelta(days=_DAYS_A_WEEK * raw.numbers[0])
    return day - _HALF_A_WEEK, day + _HALF_A_WEEK


def _no_days(_raw: RawTime, _published: date) -> None:
    return None


def _relative_day(raw: RawTime, published: date) -> tuple[date, date]:
    day = published + timedelta(days=raw.numbers[0])
    return day, day


def _year(raw: RawTime, published: date) -> tuple[date, date]:
    year = published.year + raw.numbers[0]
    return date(year, 1, 1), date(year, 12, 31)


def _month(raw: RawTime, published: date) -> tuple[date, date]:
    month = published.month - 1 + raw.numbers[0]
    first = date(published.year + month // 12, month % 12 + 1, 1)
    return first, month_end(first)


def _week(raw: RawTime, published: date) -> tuple[date, date]:
    """Weeks run from Monday to Sunday; where they begin on another day, a day at each end may differ."""
    monday = published + timedelta(days=_DAYS_A_WEEK * raw.numbers[0] - published.weekday())
    return monday, monday + timedelta(days=_DAYS_A_WEEK - 1)


def _month_day(raw: RawTime, published: date) -> tuple[date, date] | None:
    month, *days = raw.numbers
    return _nearest(lambda year: (date(year, month, days[0]), date(year, month, days[-1])), raw, published)


def _named_month(raw: RawTime, published: date) -> tuple[date, date] | None:
    def of_year(year: int) -> tuple[date, date]:
        first = date(year, raw.numbers[0], 1)
        return first, month_end(first)

    return _nearest(of_year, raw, published)


def _solar(raw: RawTime, published: date) -> tuple[date, date] | None:
    month, *days = raw.numbers

    def of_year(year: int) -> tuple[date, date] | None:
        first = solar_hijri_day(year - SOLAR_OFFSET, month, days[0] if days else 1)
        last = solar_hijri_day(year - SOLAR_OFFSET, month, days[-1] if days else 29)
        return None if first is None or last is None else (first, last)

    return _nearest(of_year, raw, published)


def _nearest(
    of_year: Callable[[int], tuple[date, date] | None], raw: RawTime, published: date
) -> tuple[date, date] | None:
    """Return the days of the year in which they lie nearest to publication, on the side that `next` or `last` says."""
    options = []
    around = (-1, 0, 1) if raw.years is None else (raw.years,)
    for year in (published.year + years for years in around):
        try:
            days = of_year(year)
        except ValueError:  # 29 February
            continue
        if days is not None and (raw.direction == 0 or (days[0] > published) == (raw.direction > 0)):
            options.append(days)
    return min(options, key=lambda days: _days_between(days, published), default=None)


def _days_between(days: tuple[date, date], published: date) -> int:
    return max((days[0] - published).days, (published - days[1]).days, 0)


def _day_of_month(raw: RawTime, published: date) -> tuple[date, date] | None:
    """A bare day (`19日`) is the nearest one: of the month of publication, the last or the next."""
    options = []
    for shift in (-1, 0, 1):
        month = published.month - 1 + shift
        year = published.year + month // 12
        try:
            options.append((date(year, month % 12 + 1, raw.numbers[0]), date(year, month % 12 + 1, raw.numbers[-1])))
        except ValueError:
            continue
    return min(options, key=lambda days: _days_between(days, published), default=None)


_RESOLVERS: dict[str, Callable[[RawTime, date], tuple[date, date] | None]] = {
    "weekday": _unsure_weekday, "this_weekday": _this_weekday, "week_day": _week_day, "day": _relative_day,
    "ago_week": _weeks_ago, "vague": _no_days,
    "span_year": _year, "span_month": _month, "span_week": _week,
    "month_day": _month_day, "month": _named_month, "solar": _solar, "day_of_month": _day_of_month,
}  # fmt: skip


def _with_days(found: list[TimeMention]) -> list[TimeMention]:
    """Give each time of day the day that stands nearest to it in the text."""
    before: list[TimeMention | None] = []
    nearest: TimeMention | None = None
    for mention in found:
        nearest = mention if _is_day(mention) else nearest
        before.append(nearest)
    after: TimeMention | None = None
    resolved = []
    for mention, earlier in zip(reversed(found), reversed(before), strict=True):
        after = mention if _is_day(mention) else after
        days = [day for day in (earlier, after) if day is not None]
        if mention.minute_of_day is not None and days:
            day = min(days, key=partial(_gap, mention))
            told = replace(mention, first=day.first, last=day.last, weekday=day.weekday)
            resolved.append(replace(told, is_year_guessed=day.is_year_guessed))
        else:
            resolved.append(mention)
    return resolved[::-1]


def _is_day(mention: TimeMention) -> bool:
    return mention.minute_of_day is None and (mention.last - mention.first).days <= 1


def _gap(mention: TimeMention, day: TimeMention) -> int:
    return max(day.start - mention.end, mention.start - day.end)
