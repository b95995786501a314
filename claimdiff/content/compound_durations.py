"""Durations in two units (`two hours and 27 minutes`) as one quantity; halves behind a unit (`deux ans et demi`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimdiff.claim_content import Quantity
from claimdiff.content.quantity_parts import Unit, bare_noun
from claimdiff.content.quantity_ranges import Reader
from claimdiff.content.read_number import ReadNumber
from claimdiff.content.tokens import HYPHENS

_SMALLER = {("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12, ("day", "hour"): 24,
            ("foot", "inch"): 12}  # fmt: skip
"""How many of the second unit make one of the first."""
_BETWEEN = re.compile(r"\s*(?:[^\W\d_]+\s*){0,2}")
"""The first unit, where it stands after its number, and a word for `and`."""
HALVED = frozenset(
    ("second", "minute", "hour", "day", "week", "month", "year", "km", "m", "mile", "kg", "ton", "litre")
)
"""Units behind which a half is added to the number."""
_HALF = 0.5
_PARTS = frozenset((0.25, 0.333333))
"""What else may be added to a unit: a quarter or a third."""
_CLITICS = {"ar": "وبلف", "he": "ולבכמש"}
"""Letters that may be written onto a unit."""
_ADDS_PARTS = frozenset(("ar", "he"))
"""Languages that add a quarter or third to a unit, too (`ساعة وربع`)."""
_DUALS = frozenset(("שעתיים", "יומיים", "שבועיים", "חודשיים", "שנתיים"))
_HALF_IS_A_SHARE_TOO = frozenset(("en", "ar", "he"))
"""Languages whose half before a noun is half of that (`ونصف السكان`), and no half of the unit before it."""


def join_durations(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return the quantities of a text with each duration in two units as one of the smaller unit, over both numbers."""
    joined: list[Quantity] = []
    for quantity in quantities:
        before = joined[-1] if joined else None
        n_smaller = _SMALLER.get((before.unit, quantity.unit)) if before else None
        if (
            before is None
            or n_smaller is None
            or max(before.high - before.low, quantity.high - quantity.low) > 0
            or quantity.low >= n_smaller
            or not _BETWEEN.fullmatch(text, before.end, quantity.start)
        ):
            joined.append(quantity)
            continue
        value = before.low * n_smaller + quantity.low
        joined[-1] = replace(before, low=value, high=value, unit=quantity.unit, noun="", end=quantity.end)
    return tuple(joined)


def end_of_part(reader: Reader, unit: Unit, *, is_strict: bool = False) -> tuple[int, float]:
    """Return the index after a half or quarter that stands behind a unit and is added to its number, and its value.

    Both are 0 where none does. With `is_strict` nothing may follow that it could be a part of, in any language.
    """
    at = unit.last
    if unit.name not in HALVED or at >= len(reader.tokens):
        return 0, 0.0
    is_apart = bool(reader.numbers.joiner) and reader.tokens[after_hyphen(reader, at)].word == reader.numbers.joiner
    at = after_hyphen(reader, at) + 1 if is_apart else at
    if reader.language == "en":  # two years and a half, but two years and half the time
        at = after_hyphen(reader, at)
        if at >= len(reader.tokens) or reader.tokens[at].word != "a":
            return 0, 0.0
        at = after_hyphen(reader, at + 1)
    is_strict = is_strict or reader.numbers.half_adds  # dua jam setengah
    part = _part_at(reader, at, is_apart=is_apart or reader.numbers.half_adds)
    end = _after_part(reader, at + 1, unit.name, is_strict=is_strict) if part else 0
    return (end, part) if end else (0, 0.0)


def after_hyphen(reader: Reader, at: int) -> int:
    """Return the index after a hyphen of `an hour-and-a-half`, else `at`."""
    tokens = reader.tokens
    is_hyphen = at + 1 < len(tokens) and tokens[at].raw in HYPHENS and tokens[at - 1].end == tokens[at].start
    return at + 1 if is_hyphen and tokens[at].end == tokens[at + 1].start else at


def _part_at(reader: Reader, at: int, *, is_apart: bool) -> float:
    """Return the half that stands at a token, or the quarter or third where the language adds those; 0 for none."""
    atom = reader.numbers.atom(reader.tokens[at]) if at < len(reader.tokens) else None
    if atom is None or atom.kind != "fraction" or not (is_apart or atom.joined):
        return 0.0
    is_added = atom.value == _HALF or (atom.value in _PARTS and reader.language in _ADDS_PARTS)
    return atom.value if is_added else 0.0


def _after_part(reader: Reader, at: int, unit: str, *, is_strict: bool) -> int:
    """Return the index after a half and its unit, said again (`ونصف السنة`); 0 where it is half of something else."""
    if at >= len(reader.tokens):
        return at
    following = reader.tokens[at]
    if following.kind == "sign":
        is_glued = following.start == reader.tokens[at - 1].end and following.raw in HYPHENS
        return 0 if is_glued and reader.tokens[after_hyphen(reader, at)].word not in reader.words.after_half else at
    again = reader.words.units.meaning(bare_noun(following.word)) if following.kind == "word" else None
    if again == unit:
        return at + 1
    if again or following.kind == "digits" or reader.numbers.atom(following):
        return 0
    is_stop = following.word in reader.words.stop | reader.words.after_half
    is_stop = is_stop or reader.words.of.match_at(reader.tokens, at) is not None
    is_stop = is_stop or reader.words.after.match_at(reader.tokens, at) is not None
    return at if is_stop or not (is_strict or reader.language in _HALF_IS_A_SHARE_TOO) else 0


def unit_clitic(reader: Reader, word: str) -> str:
    """Return the clitic that is written onto a unit to which a half may be added (`לשנה`), empty where none is."""
    is_written_on = word[:1] in _CLITICS.get(reader.language, "") and word[1:] in reader.words.halved
    return word[:1] if is_written_on else ""


def is_half_of_unit(reader: Reader, number: ReadNumber) -> bool:
    """Whether a half stands behind a unit and an `and`, so that it is no share of what follows (`un an et demi`)."""
    if not number.is_fraction or not number.first or not _is_part(reader, number):
        return False
    at = number.first - 1
    if reader.numbers.joiner and reader.tokens[at].word == reader.numbers.joiner:
        at -= 1
    elif not (atom := reader.numbers.atom(reader.tokens[number.first])) or not atom.joined:
        return False
    if at < 0 or reader.tokens[at].kind != "word":
        return False
    word = reader.tokens[at].word
    word = word[len(unit_clitic(reader, word)) :]
    return word in _DUALS or reader.words.units.meaning(bare_noun(word)) in HALVED


def is_part_of_clock(reader: Reader, number: ReadNumber) -> bool:
    """Whether a quarter or a half belongs to a time of day (`moins le quart`, `четверть девятого`, `الثامنة وربع`)."""
    tokens, words = reader.tokens, reader.words
    if not number.is_fraction or number.last != number.first + 1:
        return False
    atom = reader.numbers.atom(tokens[number.first])
    hour = tokens[number.first - 1] if number.first and atom is not None and atom.joined else None
    if hour is not None and hour.kind == "digits":
        return True
    if hour is not None and reader.language == "ar" and hour.word.removeprefix("ال") in reader.numbers.ordinals:
        return True
    is_before = words.clock_before.match_before(tokens, number.first) is not None
    return is_before or words.clock_after.match_at(tokens, number.last) is not None


def _is_part(reader: Reader, number: ReadNumber) -> bool:
    """Whether a fraction may be part of a unit: a half, or a quarter or third of which nothing follows."""
    if number.value == _HALF:
        return True
    is_short = number.value in _PARTS and number.last == number.first + 1
    return is_short and _after_part(reader, number.last, "", is_strict=True) > 0
