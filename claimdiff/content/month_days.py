"""The days that stand beside a month: `3-5 May`, `March 3 to 5`, `vom 3. bis 5. Mai`, `пятого сентября`."""

from __future__ import annotations

from typing import NamedTuple

from claimdiff.content.quantity_words import quantity_words_of
from claimdiff.content.raw_time import YEAR_DIGITS
from claimdiff.content.time_words import TimeWords
from claimdiff.content.tokens import Token

_MAX_DAY_DIGITS = 2
_MAX_WORDS_BETWEEN = 3
BETWEEN = frozenset((
    "de", "del", "of", "di", "st", "nd", "rd", "th", "er", "the", "من", "ta", "ה", "ב", "ab", "го", "е", "му",
))  # fmt: skip
"""Folded words that may stand between a day, its month and its year, the endings of `5th` and `5-го` with them."""
_SIGNS_BETWEEN = frozenset((".", "-", "'", "º"))
_DAY_ENDINGS = frozenset((".", "st", "nd", "rd", "th", "er", "го", "е", "º"))
_RANGE_WORDS = frozenset((
    "-", "–", "—", "to", "through", "and", "bis", "und", "au", "et", "al", "a", "y", "e", "по", "до", "и", "і", "та",
    "و", "الي", "تا", "ila", "ile", "ve", "से", "سے", "hingga", "sampai", "dan", "עד",
))  # fmt: skip
_NOT_BEFORE_DAY = frozenset(("in", "during", "early", "late", "mid"))
"""Words after which the number behind an English month is not its day (`in March 5 people died`)."""


class MonthDays(NamedTuple):
    """The days of a month, one or the first and last, written by tokens `start` to `end` (exclusive)."""

    days: tuple[int, ...]
    start: int
    end: int


def days_before(tokens: tuple[Token, ...], month_at: int, words: TimeWords) -> MonthDays | None:
    """Return the day or days that stand before a month, or None."""
    for end in range(month_at, max(month_at - _MAX_WORDS_BETWEEN, 0), -1):
        if _is_day(tokens[end - 1]):
            return _from_first(tokens, MonthDays((int(tokens[end - 1].raw),), end - 1, end), words)
        if ordinal := _ordinal_before(tokens, end, month_at, words):
            return _from_first(tokens, ordinal, words)
        if tokens[end - 1].word not in BETWEEN and tokens[end - 1].raw not in _SIGNS_BETWEEN:
            return None
    return None


def days_after(tokens: tuple[Token, ...], after_month: int, month_at: int, words: TimeWords) -> MonthDays | None:
    """Return the day or days that stand behind a month, as English writes them, or None."""
    if words.language not in ("en", "he") or (words.language == "en" and not tokens[month_at].raw[0].isupper()):
        return None
    at = after_month + 1 if after_month < len(tokens) and tokens[after_month].word in BETWEEN else after_month
    if at >= len(tokens) or not _is_day(tokens[at]) or _is_counted(tokens, month_at, at, words):
        return None
    day, to = int(tokens[at].raw), at + 2
    is_range = to < len(tokens) and tokens[at + 1].word in _RANGE_WORDS and _is_day(tokens[to])
    if is_range and int(tokens[to].raw) > day and _ends_there(tokens, at, words):
        return MonthDays((day, int(tokens[to].raw)), at, to + 1)
    return MonthDays((day,), at, at + 1)


def _is_counted(tokens: tuple[Token, ...], month_at: int, at: int, words: TimeWords) -> bool:
    """Whether the number behind a month counts what follows it (`in March 5 people`, `since May 5 percent`)."""
    before = month_at - 2 if month_at > 1 and tokens[month_at - 1].raw == "-" else month_at - 1
    if before >= 0 and tokens[before].word in _NOT_BEFORE_DAY:
        return True
    context = quantity_words_of(words.language)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if context is None or following is None or (following.kind == "sign" and following.raw != "%"):
        return False
    return context.units.match_at(tokens, at + 1) is not None


def _ends_there(tokens: tuple[Token, ...], at: int, words: TimeWords) -> bool:
    """Whether what follows the day at a token and `to` is a day of its month, and counts nothing nor is of another."""
    to = at + 2
    following = tokens[to + 1] if to + 1 < len(tokens) else None
    if following is None:
        return True
    if following.kind == "digits":
        return len(following.raw) == YEAR_DIGITS
    if following.kind == "sign":
        return following.raw not in "%-"
    context = quantity_words_of(words.language)
    if context is None or context.units.match_at(tokens, to + 1) is not None:
        return False
    if tokens[at + 1].kind == "sign" and tokens[at].end == tokens[at + 1].start:
        return words.phrases.match_at(tokens, to + 1) is None  # the Aug. 5-7 summit
    return following.word in context.stop and following.word != "of"


def _ordinal_before(tokens: tuple[Token, ...], end: int, month_at: int, words: TimeWords) -> MonthDays | None:
    """Return the day that words ending before a token name (`the fifth of`, `بیست و پنجم`), or None."""
    named = words.ordinal_days.match_before(tokens, end)
    if named is None:
        return None
    day, start = named
    if tokens[start].word in words.ordinal_tails or tokens[month_at].word in words.short_months:
        return None  # twenty without the units before it, and dix-sept
    if words.ordinal_of and not any(token.word in words.ordinal_of for token in tokens[end:month_at]):
        return None  # the second May vote
    if start and tokens[start - 1].word in words.ordinal_not_after:
        return None  # الأسبوع الأول من سبتمبر is a week, and هفته دوم شهریور
    after = month_at + 1
    if after < len(tokens) and tokens[after].raw == "-" and tokens[after].start == tokens[month_at].end:
        return None  # in der ersten Mai-Woche
    return MonthDays((int(day),), start, end)


def _from_first(tokens: tuple[Token, ...], days: MonthDays, words: TimeWords) -> MonthDays:
    """Return the days with those before them where they end a range (`15-20 November`, `du premier au cinq mai`)."""
    last, to = days.days[0], days.start - 1
    if tokens[days.start].word.startswith("و") and tokens[days.start].word not in _RANGE_WORDS:
        to += 1  # الثالث والخامس
    elif to < 1 or tokens[to].word not in _RANGE_WORDS:
        return days
    end = to - 1 if to > 1 and tokens[to - 1].word in _DAY_ENDINGS else to
    if end > 0 and _is_day(tokens[end - 1]):
        first, start = int(tokens[end - 1].raw), end - 1
    elif named := words.ordinal_days.match_before(tokens, end):
        first, start = int(named[0]), named[1]
    else:
        return days
    return MonthDays((first, last), start, days.end) if first < last else days


def _is_day(token: Token) -> bool:
    return token.kind == "digits" and len(token.raw) <= _MAX_DAY_DIGITS and 1 <= int(token.raw) <= 31
