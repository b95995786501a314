"""Parts of the day: dawn, noon, the evening of which a claim speaks (`حتى ظهر الأربعاء`, `by Wednesday evening`)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimdiff.claim_content import DAY_PART_NAMES, DayPart, DayPartName
from claimdiff.content.han_times import find_han_raw_times
from claimdiff.content.phrases import Phrases
from claimdiff.content.quantity_words import read_data
from claimdiff.content.raw_time import RawTime
from claimdiff.content.raw_times import DAY_KINDS, find_raw_times
from claimdiff.content.tokens import Token, fold_phrase, read_tokens


@dataclass(frozen=True, slots=True)
class _Words:
    """One language's words."""

    beside: Phrases
    alone: Phrases
    fillers: frozenset[str]
    suffixes: tuple[tuple[str, DayPartName], ...]
    """Longest first: a `nachmittag` is no `mittag`."""


def find_day_parts(text: str, language: str) -> tuple[DayPart, ...]:
    """Return the parts of the day that `text` names, in order, none overlapping; none for a language without a list.

    A time of day with its own hour (`five in the afternoon`) is none.
    """
    if language == "zh":
        return tuple(_han_parts(text))
    words = _words_of(language)
    if words is None:
        return ()
    raws = find_raw_times(text, language)
    tokens = read_tokens(text, language)
    found = [part for raw in raws if raw.kind in DAY_KINDS for part in _beside_day(raw, text, tokens, words)]
    found += _alone(tokens, words)
    return tuple(_without_overlap(found, [raw for raw in raws if raw.kind == "clock"]))


def _beside_day(raw: RawTime, text: str, tokens: tuple[Token, ...], words: _Words) -> Iterator[DayPart]:
    at, after = (bisect_left(tokens, place, key=_start_of) for place in (raw.start, raw.end))
    day = " ".join(fold_phrase(text[raw.start : raw.end]))
    for suffix, name in words.suffixes:
        if day.endswith(suffix) and day != suffix:
            yield DayPart(name, raw.start, raw.end)
            return
    while at > 0 and tokens[at - 1].word in words.fillers:
        at -= 1
    if before := words.beside.match_before(tokens, at):
        yield _part(before[0], tokens, before[1], at)
    while after < len(tokens) and tokens[after].word in words.fillers:
        after += 1
    if behind := words.beside.match_at(tokens, after):
        yield _part(behind[0], tokens, after, behind[1])


def _alone(tokens: tuple[Token, ...], words: _Words) -> Iterator[DayPart]:
    at = 0
    while at < len(tokens):
        matched = words.alone.match_at(tokens, at) if tokens[at].kind == "word" else None
        if matched:
            yield _part(matched[0], tokens, at, matched[1])
        at = matched[1] if matched else at + 1


def _part(name: str, tokens: tuple[Token, ...], first: int, last: int) -> DayPart:
    return DayPart(_named(name), tokens[first].start, tokens[last - 1].end)


def _named(name: str) -> DayPartName:
    return next(known for known in DAY_PART_NAMES if known == name)


def _start_of(token: Token) -> int:
    return token.start


def _without_overlap(found: list[DayPart], clocks: list[RawTime]) -> Iterator[DayPart]:
    """Yield the parts that no clock holds, the longer one of two that overlap."""
    free_from = 0
    for part in sorted(found, key=lambda part: (part.start, -part.end)):
        if part.start >= free_from and not _is_of_clock(part.start, part.end, clocks):
            yield part
            free_from = part.end


def _is_of_clock(start: int, end: int, clocks: list[RawTime]) -> bool:
    """Whether one of the clocks, which stand in order and never overlap, shares a character with a part."""
    at = bisect_left(clocks, end, key=lambda clock: clock.start)
    return at > 0 and clocks[at - 1].end > start


def _han_parts(text: str) -> Iterator[DayPart]:
    clocks = [raw for raw in find_han_raw_times(text) if raw.kind == "clock"]
    for match in _han_pattern().finditer(text):
        if not _is_of_clock(*match.span(), clocks):
            yield DayPart(_han_names()[match.group()], *match.span())


@cache
def _han_names() -> dict[str, DayPartName]:
    table = read_data("day_parts.toml")["zh"]
    return {form: name for name in DAY_PART_NAMES for form in table.get(f"alone_{name}", "").split()}


@cache
def _han_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_han_names(), key=len, reverse=True)))


@cache
def _words_of(language: str) -> _Words | None:
    table = read_data("day_parts.toml").get(language)
    if table is None:
        return None
    prefixes = tuple(table.get("prefixes", ()))
    beside, alone = Phrases(prefixes), Phrases(prefixes)
    for name in DAY_PART_NAMES:
        beside.add(name, table.get(f"beside_{name}", "").split())
        alone.add(name, table.get(f"alone_{name}", "").split())
    suffixes = [
        (fold_phrase(suffix)[0], name) for name in DAY_PART_NAMES for suffix in table.get(f"suffix_{name}", "").split()
    ]
    fillers = frozenset(fold_phrase(filler)[0] for filler in table.get("fillers", "").split())
    return _Words(beside, alone, fillers, tuple(sorted(suffixes, key=lambda pair: -len(pair[0]))))
