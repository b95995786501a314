"""Years and decades as a claim writes them: `in 2022`, `the 1990s`, `les années 90`, `1990-х`."""

from __future__ import annotations

from claimdiff.content.quantity_words import quantity_words_of
from claimdiff.content.raw_time import YEAR_DIGITS, RawTime, decade_span, year_span
from claimdiff.content.time_words import TimeWords
from claimdiff.content.tokens import Token

_DEFINITE = frozenset(
    ("a", "the", "its", "his", "her", "their", "this", "der", "die", "das", "den", "dem", "des", "les", "los")
)
_SHORT_DECADES = range(30, 100, 10)
"""Two digits that can only be a decade of the last century; `the 20s` may be of this one."""
_TWO_CALENDARS = frozenset(("fa",))
"""Where two digits are a decade of one calendar or of another (`دهه ۹۰`)."""


def read_year(tokens: tuple[Token, ...], at: int, words: TimeWords) -> tuple[RawTime, int] | None:
    """Read a decade, or a bare year where the word beside it says so or nothing follows that it could count."""
    token = tokens[at]
    if not token.raw.isdecimal() or len(token.raw) not in (2, YEAR_DIGITS):
        return None
    if decade := _read_decade(tokens, at, words):
        return decade
    return _read_bare_year(tokens, at, words) if len(token.raw) == YEAR_DIGITS else None


def _read_decade(tokens: tuple[Token, ...], at: int, words: TimeWords) -> tuple[RawTime, int] | None:
    token = tokens[at]
    year, is_short = int(token.raw), len(token.raw) != YEAR_DIGITS
    if year % 10 or not year:
        return None
    behind = words.decade_after.match_at(tokens, at + 1)
    if behind is not None and behind[0] == "glued" and tokens[at + 1].start != token.end:
        behind = None
    if behind is None and words.decade_before.match_before(tokens, at) is None:
        return None
    last = behind[1] if behind else at + 1
    raw = RawTime(token.start, tokens[last - 1].end, "vague")
    is_age_like = behind is not None and behind[0] == "glued"  # in his 90s, 30-е заседание
    if is_short and (is_age_like or year not in _SHORT_DECADES or words.language in _TWO_CALENDARS):
        return raw, last
    span = decade_span(1900 + year if is_short else year)
    return (raw._replace(kind="year", first=span[0], last=span[1]), last) if span else None


def _read_bare_year(tokens: tuple[Token, ...], at: int, words: TimeWords) -> tuple[RawTime, int] | None:
    token = tokens[at]
    bounds = year_span(int(token.raw))
    before = tokens[at - 1].word if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if bounds is None or (before and not tokens[at - 1].raw.isalpha() and before in "-/.:$€£+"):
        return None
    follows = after is not None and after.word in words.year_after
    if not follows and not _may_be_year(tokens, at, words):
        return None
    last = at + 2 if follows else at + 1
    return RawTime(token.start, tokens[last - 1].end, "year", (int(token.raw),), first=bounds[0], last=bounds[1]), last


def _may_be_year(tokens: tuple[Token, ...], at: int, words: TimeWords) -> bool:
    """Whether four digits are a year although no word says so: `in 2022`, `the 2027 budget`, `deal of 2015.`"""
    before = tokens[at - 1].word if at else ""
    context = quantity_words_of(words.language)
    if context is None or context.units.match_at(tokens, at + 1) is not None:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    counts_nothing = after is None or after.kind == "sign" or after.word in context.stop or len(after.word) <= 2
    is_round = int(tokens[at].raw) % 100 == 0
    if before in words.year_before or (words.language in ("ar", "he") and before[1:] in words.year_before):
        return counts_nothing or not is_round
    if before in _DEFINITE:
        return not is_round
    if not before or before in context.range_to or context.before.match_before(tokens, at) is not None:
        return False
    return counts_nothing and not is_round and tokens[at - 1].kind == "word" and not _is_clitic(tokens, at)


def _is_clitic(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the word before the digits is one letter that is written onto them (`و1950`)."""
    return tokens[at - 1].end == tokens[at].start
