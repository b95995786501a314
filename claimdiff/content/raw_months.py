"""Months in a claim, with what stands beside them: their second name, their days, their year."""

from __future__ import annotations

from datetime import timedelta

from claimdiff.calendars import LUNAR_HIJRI_YEARS, SOLAR_HIJRI_YEARS, lunar_hijri_day, solar_hijri_day
from claimdiff.content.month_days import BETWEEN, days_after, days_before
from claimdiff.content.number_words import number_words_of
from claimdiff.content.raw_time import YEAR_DIGITS, RawTime, gregorian_time
from claimdiff.content.time_words import TimeWords
from claimdiff.content.tokens import Token

_DOUBLET = frozenset("/(")
_MAX_BEFORE_YEAR = 3
"""Words from a day to its year: `5th, 2025`."""
_THIS_BEHIND = frozenset(("id",))
_DIRECTIONS = {"next": 1, "last": -1, "this": 0}


def read_month(
    tokens: tuple[Token, ...], span: tuple[int, int], month: tuple[str, int], words: TimeWords, n_used: int
) -> tuple[RawTime, int] | None:
    """Read a month with what stands beside it: its second name, its day or days, its year."""
    first, last = span
    last = _after_doublet(tokens, last, month, words)
    is_named_twice = last > span[1]
    start, end, after = first, last, _after_full_stop(tokens, last, words)
    days: tuple[int, ...] = ()
    if (before := days_before(tokens, first, words)) is not None and before.end > n_used:
        days, start = before.days, before.start
        if start < n_used:  # the first of the range was read as something else
            days, start = days[-1:], before.end - 1
    elif behind := days_after(tokens, after, first, words):
        days, end = behind.days, behind.end
        after = end
    year_at = _year_after(tokens, after)
    if year_at is not None:
        end = year_at + 1
    year = int(tokens[year_at].raw) if year_at is not None else None
    name = tokens[first].word
    if not (days or year is not None or is_named_twice or _is_month(tokens, first, last, name, words)):
        return None
    raw = _month_time(month, days, year)
    if raw is None:
        return None
    if year is None:
        placed, end = with_direction(tokens, start, end, words, raw)
        is_past = placed.direction == 0 and _is_since(tokens, start, words)
        return (placed._replace(direction=_DIRECTIONS["last"]) if is_past else placed), end
    return raw._replace(start=tokens[start].start, end=tokens[end - 1].end), end


def _after_full_stop(tokens: tuple[Token, ...], last: int, words: TimeWords) -> int:
    """Return the index after the full stop of a shortened month, where digits follow (`Sept. 5`, `5 sept. 2025`)."""
    if last + 1 >= len(tokens) or tokens[last].raw != "." or tokens[last - 1].word not in words.short_months:
        return last
    is_glued = tokens[last - 1].end == tokens[last].start
    at = last + 2 if tokens[last + 1].word in BETWEEN else last + 1  # 5 de sept. de 2025
    return last + 1 if is_glued and at < len(tokens) and tokens[at].kind == "digits" else last


def _is_month(tokens: tuple[Token, ...], first: int, last: int, name: str, words: TimeWords) -> bool:
    """Whether a month's name alone means the month, and not a person, a planet, `may` or `sept` (seven)."""
    if name in words.glued_months:
        first_month = words.phrases.match_before(tokens, first)
        is_second = first_month is not None and first_month[0].startswith("month:")
        return is_second or words.directions.match_at(tokens, last) is not None
    if name not in words.ambiguous_months:
        return True
    numbers = number_words_of(words.language)
    if numbers is not None and numbers.atom(tokens[first]) is not None:
        return False
    at = first - 2 if first > 1 and tokens[first - 1].raw == "-" else first - 1  # mi-mai
    before = tokens[at].word if at >= 0 else ""
    after = tokens[last].word if last < len(tokens) else ""
    is_capital = words.language != "en" or tokens[first].raw[0].isupper()
    return is_capital and (
        before in words.month_intro or after in words.month_intro or words.directions.match_at(tokens, last) is not None
    )


def _is_since(tokens: tuple[Token, ...], start: int, words: TimeWords) -> bool:
    """Whether something lasts since a month or its day, which therefore is not the coming one (`since mid-August`)."""
    at = start - 1
    while at >= 0 and (tokens[at].word in words.since_between or tokens[at].raw == "-"):
        at -= 1
    return at >= 0 and tokens[at].word in words.since


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


def _year_after(tokens: tuple[Token, ...], last: int) -> int | None:
    """Return the index of a year after a month or its day, across `de`, the `th` of a day or a comma."""
    for index in range(last, min(last + _MAX_BEFORE_YEAR, len(tokens))):
        token = tokens[index]
        if token.kind == "digits":
            return index if len(token.raw) == YEAR_DIGITS and token.raw.isdecimal() else None
        if token.word not in BETWEEN and token.raw not in (",", "،"):
            return None
    return None


def with_direction(
    tokens: tuple[Token, ...], first: int, last: int, words: TimeWords, raw: RawTime
) -> tuple[RawTime, int]:
    """Return a time with the `next`, `last` or `this` beside it, placed in the text, and the index after it."""
    before, after = words.directions.match_before(tokens, first), words.directions.match_at(tokens, last)
    if after is not None and (
        (after[0] == "this" and words.language not in _THIS_BEHIND) or words.phrases.match_at(tokens, last) is not None
    ):
        after = None  # среды это число, Monday last week
    raw = raw._replace(start=tokens[first].start, end=tokens[last - 1].end)
    if after is not None:
        at, (meaning, last) = last, after
        raw = raw._replace(end=tokens[last - 1].end)
    elif before is not None:
        meaning, at = before
    else:
        return raw, last
    if raw.kind == "weekday":
        is_unsure = tokens[at].word in words.unsure_directions
        raw = raw._replace(numbers=(*raw.numbers, 1)) if is_unsure else raw
        raw = raw._replace(kind="this_weekday") if meaning == "this" else raw
    return raw._replace(direction=_DIRECTIONS[meaning]), last
