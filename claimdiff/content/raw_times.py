"""Times as a claim writes them, before they are resolved against the day of publication."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from functools import lru_cache

from claimdiff.content.clocks import find_clock, find_zone
from claimdiff.content.raw_months import read_month, with_direction
from claimdiff.content.raw_time import YEAR_DIGITS, RawTime, calendar_day
from claimdiff.content.raw_years import read_year
from claimdiff.content.time_words import TimeWords, time_words_of
from claimdiff.content.times_ago import find_times_ago
from claimdiff.content.tokens import Token, read_tokens

_NUMERIC = re.compile(r"(?<!\d)(\d{1,4})([-/.])(\d{1,2})\2(\d{4}|\d{1,2})(?!\d)")
DAY_KINDS = ("month_day", "fixed", "weekday", "this_weekday", "day")
"""Of times that say one day."""


@lru_cache(maxsize=16)
def find_raw_times(text: str, language: str) -> tuple[RawTime, ...]:
    """Return the times of a text in order, none overlapping; none for a language without tables (zh has its own)."""
    words = time_words_of(language)
    if words is None:
        return ()
    tokens = read_tokens(text, language)
    found = [*_numeric_dates(text), *find_times_ago(tokens, words)]
    ends = {raw.start: raw.end for raw in found}
    at, free_from, n_used = 0, 0, 0
    while at < len(tokens):
        if (end := ends.get(tokens[at].start)) is not None:
            free_from = end
        if tokens[at].start < free_from:
            at += 1
            continue
        read = _read_at(tokens, at, words, n_used)
        if read is None:
            at += 1
            continue
        raw, at = read
        n_used = at
        found.append(raw)
    return tuple(_beside_words(raw, tokens, words) for raw in _without_overlap(found))


def _beside_words(raw: RawTime, tokens: tuple[Token, ...], words: TimeWords) -> RawTime:
    """Return a day as the words beside it change it: to a night, or to a part of an event's name, which tells no day.

    The October 7 attack may be of any year.
    """
    if raw.kind not in DAY_KINDS:
        return raw
    at, after = bisect_left(tokens, raw.start, key=_start_of), bisect_left(tokens, raw.end, key=_start_of)
    is_name = words.events_after.match_at(tokens, after) or words.events_before.match_before(tokens, at)
    if is_name and raw.kind == "month_day" and raw.years is None:
        return raw._replace(kind="vague")
    night = words.nights.match_before(tokens, at)
    return raw if night is None else raw._replace(night=int(night[0]))


def _start_of(token: Token) -> int:
    return token.start


def _without_overlap(found: list[RawTime]) -> list[RawTime]:
    kept: list[RawTime] = []
    for raw in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or raw.start >= kept[-1].end:
            kept.append(raw)
        elif raw.kind == "month_day" and raw.end > kept[-1].end:
            kept[-1] = raw
    return kept


def _numeric_dates(text: str) -> list[RawTime]:
    found = []
    for m in _NUMERIC.finditer(text):
        first, second, third = int(m[1]), int(m[3]), int(m[4])
        if len(m[1]) == YEAR_DIGITS:
            day = calendar_day(first, second, third)
        elif len(m[4]) == YEAR_DIGITS:
            day = _day_first(first, second, third, m[2])
        else:
            continue
        if day is not None:
            found.append(RawTime(m.start(), m.end(), "fixed", first=day, last=day))
    return found


def _day_first(first: int, second: int, year: int, separator: str) -> date | None:
    """`03/04/2026` is March or April by country, so it says no day; with full stops the day always stands first."""
    day, month_first = calendar_day(year, second, first), calendar_day(year, first, second)
    if separator != "." and day and month_first and day != month_first:
        return None
    return day or (month_first if separator != "." else None)


def _read_at(tokens: tuple[Token, ...], at: int, words: TimeWords, n_used: int) -> tuple[RawTime, int] | None:
    """Read the time that begins at a token (a month's day may stand before it), and the index after it."""
    token = tokens[at]
    if clock := find_clock(tokens, at, words):
        minute, first, last = clock
        zone, last = find_zone(tokens, first, last, words)
        return RawTime(tokens[first].start, tokens[last - 1].end, "clock", (minute,), zone=zone), last
    if token.kind == "digits":
        return read_year(tokens, at, words)
    if token.kind == "sign":
        return None
    matched = words.phrases.match_at(tokens, at)
    if matched is None:
        return None
    meaning, last = matched
    kind, _, number = meaning.partition(":")
    if kind in ("month", "solar", "lunar"):
        return read_month(tokens, (at, last), (kind, int(number)), words, n_used)
    return _read_word(tokens, (at, last), (kind, int(number)), words)


def _read_word(
    tokens: tuple[Token, ...], span: tuple[int, int], meaning: tuple[str, int], words: TimeWords
) -> tuple[RawTime, int] | None:
    """Read a weekday, a word such as `yesterday` or `last year`, or noon and midnight."""
    (at, last), (kind, number) = span, meaning
    if kind == "weekday":
        return with_direction(tokens, at, last, words, RawTime(0, 0, "weekday", (number,)))
    if kind == "day":
        return _read_day(tokens, at, last, number, words)
    if kind in ("clock", "span_year", "span_month", "span_week"):
        return RawTime(tokens[at].start, tokens[last - 1].end, kind, (number,)), last  # type: ignore[arg-type]
    return None


def _read_day(
    tokens: tuple[Token, ...], at: int, last: int, offset: int, words: TimeWords
) -> tuple[RawTime, int] | None:
    if at and tokens[at - 1].word in words.not_day:
        return None
    following = tokens[last] if last < len(tokens) else None
    if words.language == "ar" and offset == 0 and following is not None and following.word.startswith("ال"):
        matched = words.phrases.match_at(tokens, last)  # اليوم الأول is a first day, اليوم الاثنين is today
        if matched is None or not matched[0].startswith("weekday"):
            return None
    return RawTime(tokens[at].start, tokens[last - 1].end, "day", (offset,)), last
