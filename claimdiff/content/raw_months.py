"""Months in a claim, with what stands beside them: their second name, their days, their year."""

from __future__ import annotations

from datetime import timedelta

from claimdiff.calendars import LUNAR_HIJRI_YEARS, SOLAR_HIJRI_YEARS, lunar_hijri_day, solar_hijri_day
from claimdiff.content.raw_time import YEAR_DIGITS, RawTime, gregorian_time
from claimdiff.content.time_words import TimeWords
from claimdiff.content.tokens import Token

_MAX_DAY_DIGITS = 2
_BETWEEN = frozenset(("de", "del", "of", "di", "st", "nd", "rd", "th", "er", "the", "من", "ta", "ה", "ב", "ab"))
_RANGE_WORDS = frozenset(
    ("-", "–", "—", "to", "و", "الي", "bis", "au", "al", "a", "по", "до", "تا", "ila", "and", "et", "y")
)
_ORDINAL_DAYS = {
    "الاول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4, "الخامس": 5, "السادس": 6, "السابع": 7, "الثامن": 8, "التاسع": 9,
    "العاشر": 10, "الحادي": 1, "عشر": 10, "العشرين": 20, "والعشرين": 20, "الثلاثين": 30, "والثلاثين": 30,
    "первого": 1, "premier": 1, "primero": 1, "primeiro": 1, "primo": 1, "يكم": 1, "first": 1, "першого": 1,
}  # fmt: skip
"""Folded ordinals that name a day before a month; only Arabic writes the others so in news."""
_DOUBLET = frozenset("/(")


def read_month(
    tokens: tuple[Token, ...], span: tuple[int, int], month: tuple[str, int], words: TimeWords, n_used: int
) -> tuple[RawTime, int] | None:
    """Read a month with what stands beside it: its second name, its day or days, its year."""
    first, last = span
    last = _after_doublet(tokens, last, month, words)
    day_at = _number_before(tokens, first)
    if day_at is not None and day_at < n_used:
        day_at = None
    year_at = _number_after(tokens, last, YEAR_DIGITS)
    days: tuple[int, ...] = ()
    start, end = first, last
    if day_at is not None:
        days, start = _days_ending_at(tokens, day_at)
        start = max(start, n_used)
    elif (after := _number_after(tokens, last, 1)) is not None and words.language in ("en", "he"):
        days, end = (int(tokens[after].raw),), after + 1
        year_at = _number_after(tokens, end, YEAR_DIGITS)
    if year_at is not None:
        end = year_at + 1
    year = int(tokens[year_at].raw) if year_at is not None else None
    name = tokens[first].word
    if not days and year is None and not _is_month(tokens, first, last, name, words):
        return None
    raw = _month_time(month, days, year)
    if raw is None:
        return None
    if year is None:
        return with_direction(tokens, start, end, words, raw)
    return raw._replace(start=tokens[start].start, end=tokens[end - 1].end), end


def _is_month(tokens: tuple[Token, ...], first: int, last: int, name: str, words: TimeWords) -> bool:
    """Whether a month's name alone means the month, and not a person, a planet or `may`."""
    if name not in words.ambiguous_months:
        return True
    at = first - 2 if first > 1 and tokens[first - 1].raw == "-" else first - 1  # mi-mai
    before = tokens[at].word if at >= 0 else ""
    after = tokens[last].word if last < len(tokens) else ""
    is_capital = words.language != "en" or tokens[first].raw[0].isupper()
    return is_capital and (
        before in words.month_intro or after in words.next_words | words.last_words | words.month_intro
    )


def _month_time(month: tuple[str, int], days: tuple[int, ...], year: int | None) -> RawTime | None:
    kind, number = month
    if kind == "month":
        return gregorian_time(number, days, year)
    read = solar_hijri_day if kind == "solar" else lunar_hijri_day
    years = SOLAR_HIJRI_YEARS if kind == "solar" else LUNAR_HIJRI_YEARS
    if year is not None and year not in years:
        return None
    if year is None:
        return RawTime(0, 0, "solar", (number, *days)) if kind == "solar" else None
    first = read(year, number, days[0] if days else 1)
    last = read(year, number, days[-1] if days else 29)
    slack = timedelta(days=1 if kind == "lunar" else 0)  # a month begins when the moon is seen
    return None if first is None or last is None else RawTime(0, 0, "fixed", first=first - slack, last=last + slack)


def _after_doublet(tokens: tuple[Token, ...], last: int, month: tuple[str, int], words: TimeWords) -> int:
    """Return the index after a month's second name («مارس/آذار», «أغسطس (آب)»)."""
    if last + 1 >= len(tokens) or tokens[last].raw not in _DOUBLET:
        return last
    second = words.phrases.match_at(tokens, last + 1)
    if second is None or second[0] != f"{month[0]}:{month[1]}":
        return last
    end = second[1]
    return end + 1 if end < len(tokens) and tokens[end].raw == ")" else end


def _is_day(token: Token) -> bool:
    return token.kind == "digits" and len(token.raw) <= _MAX_DAY_DIGITS and 1 <= int(token.raw) <= 31


def _number_before(tokens: tuple[Token, ...], first: int) -> int | None:
    for index in (first - 1, first - 2, first - 3):
        if index < 0:
            return None
        if _is_day(tokens[index]) or tokens[index].word in _ORDINAL_DAYS:
            return index
        if tokens[index].word not in _BETWEEN and tokens[index].raw not in (".", "-", "'", "º"):
            return None
    return None


def _days_ending_at(tokens: tuple[Token, ...], at: int) -> tuple[tuple[int, ...], int]:
    """Return the days of `15-20 November` or of one day, and the index of the first."""
    if tokens[at].kind == "word":
        return _ordinal_day(tokens, at)
    day = int(tokens[at].raw)
    if at >= 2 and tokens[at - 1].word in _RANGE_WORDS and _is_day(tokens[at - 2]) and int(tokens[at - 2].raw) < day:
        return (int(tokens[at - 2].raw), day), at - 2
    return (day,), at


def _ordinal_day(tokens: tuple[Token, ...], at: int) -> tuple[tuple[int, ...], int]:
    """Return the day that an ordinal ending at this token names (`الثاني والعشرين من`), and the index of its first."""
    day = _ORDINAL_DAYS[tokens[at].word]
    before = _ORDINAL_DAYS.get(tokens[at - 1].word, 0) if at else 0
    is_compound = 0 < before < 10 and (tokens[at].word == "عشر" or tokens[at].word.startswith("وال"))
    return ((before + day,), at - 1) if is_compound else ((day,), at)


def _number_after(tokens: tuple[Token, ...], last: int, n_digits: int) -> int | None:
    """Return the index of a year (`n_digits` 4) or day (1) after a month, across `de` or a comma."""
    for index in (last, last + 1):
        if index >= len(tokens):
            return None
        token = tokens[index]
        if token.kind == "digits":
            fits = len(token.raw) == YEAR_DIGITS if n_digits == YEAR_DIGITS else _is_day(token)
            return index if fits and token.raw.isdecimal() else None
        if token.word not in _BETWEEN and token.raw not in (",", "،"):
            return None
    return None


def with_direction(
    tokens: tuple[Token, ...], first: int, last: int, words: TimeWords, raw: RawTime
) -> tuple[RawTime, int]:
    """Return a time with the `next` or `last` beside it, placed in the text, and the index after it."""
    direction, end = 0, last
    for index in (first - 1, last):
        word = tokens[index].word if 0 <= index < len(tokens) else ""
        found = 1 if word in words.next_words else -1 if word in words.last_words else 0
        if found:
            direction, end = found, max(end, index + 1)
    return raw._replace(start=tokens[first].start, end=tokens[end - 1].end, direction=direction), end
