"""Durations in two units (`two hours and 27 minutes`) as one quantity; halves behind a unit (`deux ans et demi`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimdiff.claim_content import Quantity
from claimdiff.content.quantity_parts import Unit, bare_noun
from claimdiff.content.quantity_ranges import Reader
from claimdiff.content.read_number import ReadNumber

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


def end_of_half(reader: Reader, unit: Unit) -> int:
    """Return the index after a half that stands behind a unit and is added to its number, 0 where none does."""
    at = unit.last
    if unit.name not in HALVED or at >= len(reader.tokens):
        return 0
    is_apart = bool(reader.numbers.joiner) and reader.tokens[at].word == reader.numbers.joiner
    at += is_apart
    if reader.language == "en":  # two years and a half, but two years and half the time
        if at >= len(reader.tokens) or reader.tokens[at].word != "a":
            return 0
        at += 1
    return _after_half(reader, at + 1, unit.name) if _is_half(reader, at, is_apart=is_apart) else 0


def _is_half(reader: Reader, at: int, *, is_apart: bool) -> bool:
    atom = reader.numbers.atom(reader.tokens[at]) if at < len(reader.tokens) else None
    return atom is not None and atom.kind == "fraction" and atom.value == _HALF and (is_apart or atom.joined)


def _after_half(reader: Reader, at: int, unit: str) -> int:
    """Return the index after a half and its unit, said again (`ونصف السنة`); 0 where it is half of something else."""
    if at >= len(reader.tokens):
        return at
    following = reader.tokens[at]
    if following.kind == "sign":
        return 0 if following.start == reader.tokens[at - 1].end and following.raw in "-‑" else at
    again = reader.words.units.meaning(bare_noun(following.word)) if following.kind == "word" else None
    if again == unit:
        return at + 1
    if again or following.kind == "digits" or reader.numbers.atom(following):
        return 0
    is_stop = following.word in reader.words.stop or reader.words.of.match_at(reader.tokens, at) is not None
    return at if is_stop or reader.language not in _HALF_IS_A_SHARE_TOO else 0


def is_half_of_unit(reader: Reader, number: ReadNumber) -> bool:
    """Whether a half stands behind a unit and an `and`, so that it is no share of what follows (`un an et demi`)."""
    if not number.is_fraction or number.value != _HALF or not number.first:
        return False
    at = number.first - 1
    if reader.numbers.joiner and reader.tokens[at].word == reader.numbers.joiner:
        at -= 1
    elif not (atom := reader.numbers.atom(reader.tokens[number.first])) or not atom.joined:
        return False
    if at < 0 or reader.tokens[at].kind != "word":
        return False
    word = reader.tokens[at].word
    return word in _DUALS or reader.words.units.meaning(bare_noun(word)) in HALVED
