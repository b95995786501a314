"""Conflicting numbers: which two numbers of two claims exclude each other most plainly."""

from __future__ import annotations

from claimdiff.claim_content import ClaimContent, Quantity
from claimdiff.content.base_units import in_base_unit
from claimdiff.content.compare import is_same_kind, may_equal

_PEOPLE = {"", "person"}


def find_best_conflict(
    left: ClaimContent, right: ClaimContent, *, same_language: bool
) -> tuple[Quantity, Quantity] | None:
    """Return two numbers of one kind that cannot be equal, neither of which the other claim has.

    Of several such pairs the one with the same unit or noun is taken, then the one whose values are nearest: `47 dead`
    stands against `34 dead`, not against `300 rescuers`.
    """
    ones = [one for one in left.quantities if not _is_met(one, right, same_language)]
    others = [other for other in right.quantities if not _is_met(other, left, same_language)]
    pairs = [(one, other) for one in ones for other in others if _is_alike(one, other, same_language)]
    return min(pairs, key=lambda pair: _unlikeness(*pair), default=None)


def _is_met(number: Quantity, content: ClaimContent, same_language: bool) -> bool:
    return any(_is_alike(number, other, same_language) and may_equal(number, other) for other in content.quantities)


def _is_alike(one: Quantity, other: Quantity, same_language: bool) -> bool:
    """Whether two numbers may count the same; people are counted with and without a word for them."""
    if one.counted and other.counted:
        return one.counted == other.counted
    return is_same_kind(one, other, same_language) or {one.unit, other.unit} == _PEOPLE


def _unlikeness(one: Quantity, other: Quantity) -> tuple[bool, bool, float, int]:
    same_unit = bool(one.unit) and in_base_unit(one)[2] == in_base_unit(other)[2]
    same_noun = bool(one.noun) and one.noun == other.noun
    values = sorted(abs(in_base_unit(number)[0]) for number in (one, other))
    ratio = values[1] / values[0] if values[0] else values[1] + 1
    return not same_noun, not same_unit, ratio, one.start + other.start
