"""Magnitudes: whether two numbers can be the same, one the sum of others, and whether they may be one figure."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from claimdiff.claim_content import Quantity
from claimdiff.content.base_units import in_base_unit
from claimdiff.content.counted_nouns import PERSON, counts_people, may_count_alike

ABOUT_SHARE = 0.05
"""How far a number with `about` reaches to either side, and one that an outlet converted (`100 miles`, `160 km`)."""
MAX_RATIO = 3
"""Of two numbers whose nouns nobody knows to be one sort: outlets seldom tell one count three times as high."""
MIN_FIGURE = 3
"""Of two such numbers: one and two count anything (`two hurricanes`, beside a `Category 5 hurricane`)."""
MIN_PARTS, MAX_PARTS = 2, 4
"""Numbers of one claim that may be the parts of the other's total; more of them add up to anything."""

_TIMES = frozenset({"hour", "month"})
_SHARES = frozenset({"%", "pp"})
_SHARE_DECIMALS = 2
"""A share of more decimals was told in words (`two thirds`)."""


def may_equal(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers of one kind can be the same, with their bounds (`about`, `at least`).

    Where their units differ one of them is a conversion, and those are rounded; hours and days are not.
    """
    is_converted = one.unit != other.unit and in_base_unit(one)[2] not in _TIMES
    return _overlap(_reach(one, is_converted), _reach(other, is_converted))


def is_total(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether a number can be the sum of others (`12 in one town and 5 in another`); shares of wholes are not added."""
    if not MIN_PARTS <= len(parts) <= MAX_PARTS or in_base_unit(total)[2] in _SHARES:
        return False
    reaches = [_reach(part) for part in parts]
    return _overlap(_reach(total), (sum(low for low, _ in reaches), sum(high for _, high in reaches)))


def may_be_one_figure(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers of two languages may be one figure told in two ways: not where that is a mere guess."""
    is_count = not {one.unit, other.unit} - {"", PERSON}
    is_known = may_count_alike(one, other) or (one.counted and other.counted)
    if not is_count or is_known or (counts_people(one) and counts_people(other)):
        return True
    if bool(one.noun) != bool(other.noun) and (one.sort or other.sort or one.counted or other.counted):
        return False  # `World War Two` beside `3 soldiers`
    return min(_value(one), _value(other)) >= MIN_FIGURE and ratio_of(one, other) <= MAX_RATIO


def ratio_of(one: Quantity, other: Quantity) -> float:
    """Return how many times the smaller of two numbers the larger is."""
    low, high = sorted((_value(one), _value(other)))
    return high / low if low else high + 1


def _value(quantity: Quantity) -> float:
    return abs(in_base_unit(quantity)[0])


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _reach(quantity: Quantity, is_converted: bool = False) -> tuple[float, float]:
    """Return the values that a number with its bound (`about`, `at least`) allows, in its base unit."""
    low, high, unit = in_base_unit(quantity)
    is_worded_share = unit == "%" and round(low, _SHARE_DECIMALS) != low
    if is_converted or is_worded_share or quantity.bound == "about":
        low, high = low - abs(low) * ABOUT_SHARE, high + abs(high) * ABOUT_SHARE
    if quantity.bound in ("at_least", "more_than"):
        return low, inf
    return (-inf, high) if quantity.bound in ("at_most", "less_than") else (low, high)
