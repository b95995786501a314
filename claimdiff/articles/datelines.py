"""Dates as datelines write them, in many languages and both solar calendars -> ISO 8601 days.

Only what is certain: a day, a month by name (or an unambiguous numeric form) and, for a whole date, its year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from claimdiff.calendars import SOLAR_HIJRI_YEARS, SOLAR_OFFSET, gregorian_months, solar_hijri_day, solar_hijri_months
from claimdiff.fold import fold_text

MAX_LENGTH = 300
"""Characters of a line looked at: a dateline is short."""

_TOKEN = re.compile(r"\d+|[^\W\d_](?:[^\s\d.,،;:/()\[\]|–—·•«»\"]*[^\W\d_]|[\u0300-\u036f\u0900-\u0dff])*", re.UNICODE)
_DIGIT = re.compile(r"\d")
_CJK = re.compile(r"(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号일]")
_ISO = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_BETWEEN = frozenset(fold_text(w) for w in ("de", "del", "of", "di", "st", "nd", "rd", "th", "er", "º", "ª", "ה", "ב"))
_GAP = re.compile(r"[\s.,،'’\-]{0,3}")
_DOUBLET = re.compile(r"\s{0,2}[/(]\s{0,2}")
_UPDATED = re.compile(
    "updat|تحديث|mis à jour|actualiz|aktualisier|aggiorn|atualiz|обновл|оновл|güncel|روز رسانی|更新|עודכן"
)
_YEARS = range(1900, 2101)


class YearlessDay(NamedTuple):
    """A day and month whose year is not written."""

    month: int
    day: int
    is_solar: bool
    """Whether the month is of the Iranian calendar."""

    def nearest_to(self, known: date) -> date | None:
        """Return the day of this name that is nearest to `known`, or None where there is none (30 February)."""
        offset = SOLAR_OFFSET if self.is_solar else 0
        years = range(known.year - offset - 1, known.year - offset + 2)
        days = [solar_hijri_day(year, self.month, self.day) for year in years] if self.is_solar else self._days(years)
        return min((day for day in days if day), key=lambda day: abs(day - known), default=None)

    def _days(self, years: range) -> list[date | None]:
        found = [_iso_day(year, self.month, self.day) for year in years]
        return [date.fromisoformat(day) if day else None for day in found]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a line: characters `start` to `end`, and its day where the year is given."""

    start: int
    end: int
    day: str | None
    """ISO 8601, or None without a year or where no such day exists."""
    yearless: YearlessDay | None = None
    """Day and month where the year is not given."""


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    number: int | None
    word: str
    n_digits: int


def find_dates(line: str) -> list[DateMention]:
    """Return the dates in `line` in reading order, none overlapping; looks at the first `MAX_LENGTH` characters."""
    line = line[:MAX_LENGTH]
    if not _DIGIT.search(line):
        return []
    found = [*_numeric_dates(line), *_named_dates(line)]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def read_published(lines: list[str]) -> str | None:
    """Return the ISO day of the first dateline that gives one; a line that says "updated" only where no other does."""
    days = [(mention.day, line) for line in lines for mention in find_dates(line) if mention.day]
    days.sort(key=lambda item: bool(_UPDATED.search(item[1].lower())))
    return days[0][0] if days else None


def _iso_day(year: int | None, month: int, day: int) -> str | None:
    if year is None or year not in _YEARS:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _numeric_dates(line: str) -> list[DateMention]:
    found = []
    for m in _CJK.finditer(line):
        year = int(m[1]) if m[1] else None
        yearless = None if year else YearlessDay(int(m[2]), int(m[3]), is_solar=False)
        found.append(DateMention(m.start(), m.end(), _iso_day(year, int(m[2]), int(m[3])), yearless))
    for m in _ISO.finditer(line):
        found.append(DateMention(m.start(), m.end(), _any_calendar(int(m[1]), int(m[3]), int(m[4]))))
    for m in _NUMERIC.finditer(line):
        found.append(DateMention(m.start(), m.end(), _day_first(int(m[1]), int(m[3]), int(m[4]), m[2])))
    return found


def _any_calendar(year: int, month: int, day: int) -> str | None:
    if year in SOLAR_HIJRI_YEARS:
        solar = solar_hijri_day(year, month, day)
        return solar.isoformat() if solar else None
    return _iso_day(year, month, day)


def _day_first(first: int, second: int, year: int, separator: str) -> str | None:
    """`23.01.2026` is day first everywhere; `03/04/2026` is March or April by country, so it says no day."""
    day_first, month_first = _iso_day(year, second, first), _iso_day(year, first, second)
    if separator != "." and day_first and month_first and day_first != month_first:
        return None
    return day_first or (month_first if separator != "." else None)


def _tokens(line: str) -> list[_Token]:
    tokens = []
    for m in _TOKEN.finditer(line):
        is_number = m[0].isdecimal() and line[m.start() - 1 : m.start()] != "+"  # "GMT+3" is no day
        number = int(m[0]) if is_number and len(m[0]) <= 4 else None
        tokens.append(_Token(m.start(), m.end(), number, "" if is_number else fold_text(m[0]), len(m[0])))
    return tokens


def _named_dates(line: str) -> list[DateMention]:
    tokens = _tokens(line)
    found: list[DateMention] = []
    for i in range(len(tokens)):
        if not any(token.number is not None for token in tokens[max(0, i - 3) : i + 4]):
            continue  # a day stands within three words of its month
        month, last, is_solar = _month_at(tokens, i, line)
        if month and (mention := _around(tokens, (i, last), (month, is_solar), line)):
            found.append(mention)
    return found


def _month_at(tokens: list[_Token], i: int, line: str) -> tuple[int, int, bool]:
    """Return month number (0: none), the index of its last token, and whether it is of the Iranian calendar.

    A doublet names the month twice («مارس/آذار», «أغسطس (آب)»): both names must be of one month.
    """
    month, last = _gregorian_at(tokens, i)
    if not month:
        solar = solar_hijri_months().get(tokens[i].word, 0)
        return solar, i, bool(solar)
    if last + 1 < len(tokens) and _DOUBLET.fullmatch(line, tokens[last].end, tokens[last + 1].start):
        second, second_last = _gregorian_at(tokens, last + 1)
        if second == month:
            return month, second_last, False
    # آذر is only Persian, آذار only Arabic; after folding no name is of both calendars
    return month, last, False


def _gregorian_at(tokens: list[_Token], i: int) -> tuple[int, int]:
    months = gregorian_months()
    if i + 1 < len(tokens):
        following = tokens[i + 1].word or str(tokens[i + 1].number)
        if both := months.get(f"{tokens[i].word}_{following}", 0):
            return both, i + 1
    return months.get(tokens[i].word, 0), i


def _around(tokens: list[_Token], span: tuple[int, int], month: tuple[int, bool], line: str) -> DateMention | None:
    """Read day and year beside the month: `12 March 2026`, `March 12, 2026`, `12 de marzo de 2026`, `Jan 22`."""
    first, last = span
    before, after = _number_beside(tokens, first, -1, line), _number_beside(tokens, last, 1, line)
    if before is not None and 1 <= (tokens[before].number or 0) <= 31 and tokens[before].n_digits <= 2:
        day_at, year_at = before, after
    elif after is not None and 1 <= (tokens[after].number or 0) <= 31 and tokens[after].n_digits <= 2:
        day_at, year_at = after, _number_beside(tokens, after, 1, line)
    else:
        return None
    if year_at is not None and tokens[year_at].n_digits != 4:
        year_at = None
    year = tokens[year_at].number if year_at is not None else None
    ends = [tokens[i] for i in (first, last, day_at, year_at) if i is not None]
    number = tokens[day_at].number or 0
    yearless = YearlessDay(month[0], number, month[1]) if year is None else None
    end = _closing(line, max(t.end for t in ends))
    return DateMention(min(t.start for t in ends), end, _resolve(year, month, number), yearless)


def _resolve(year: int | None, month: tuple[int, bool], day: int) -> str | None:
    number, is_solar = month
    if year is not None and is_solar:
        solar = solar_hijri_day(year, number, day)
        return solar.isoformat() if solar else None
    return None if is_solar else _iso_day(year, number, day)


def _closing(line: str, end: int) -> int:
    """A doublet in parentheses ends after its parenthesis."""
    return end + 1 if line[end : end + 1] == ")" and "(" in line[max(0, end - 12) : end] else end


def _number_beside(tokens: list[_Token], i: int, step: int, line: str) -> int | None:
    """Index of the number next to token `i`, across `de`, `of`, `th` and light punctuation, or None."""
    for _ in range(2):
        j = i + step
        if not 0 <= j < len(tokens):
            return None
        left, right = (i, j) if step > 0 else (j, i)
        gap = line[tokens[left].end : tokens[right].start].strip(")")
        if not _GAP.fullmatch(gap):
            return None
        if tokens[j].number is not None:
            return j
        if tokens[j].word not in _BETWEEN:
            return None
        i = j
    return None
