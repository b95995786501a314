"""Conflicting numbers: which two numbers of two claims exclude each other most plainly."""

from __future__ import annotations

from claimdiff.claim_content import ClaimContent, Quantity
from claimdiff.content.base_units import in_base_unit
from claimdiff.content.compare_numbers import is_same_kind
from claimdiff.content.counted_nouns import PERSON, counts_people, may_count_alike
from claimdiff.content.magnitudes import MAX_RATIO, is_total, may_equal, ratio_of


def find_best_conflict(
    left: ClaimContent, right: ClaimContent, *, same_language: bool
) -> tuple[Quantity, Quantity] | None:
    """Return two numbers of one kind that cannot be equal, neither of which the other claim has.

    Of several such pairs the one with the same unit or noun is taken, then the one whose values are nearest: `47 dead`
    stands against `34 dead`, not against `300 rescuers`.
    """
    is_sole = len(left.quantities) == len(right.quantities) == 1
    ones = [one for one in left.quantities if not _is_met(one, left, right, same_language)]
    others = [other for other in right.quantities if not _is_met(other, right, left, same_language)]
    pairs = [
        (one, other)
        for one in ones
        for other in others
        if _is_alike(one, other, same_language) and (same_language or is_sole or _may_be_one_figure(one, other))
    ]
    return min(pairs, key=lambda pair: _unlikeness(*pair), default=None)


def _is_met(number: Quantity, own: ClaimContent, content: ClaimContent, same_language: bool) -> bool:
    """Whether the other claim has a number too: as such, as the sum of its parts, or as a part of its total."""
    alike = [other for other in content.quantities if _is_alike(number, other, same_language)]
    if any(may_equal(number, other) for other in alike) or is_total(number, alike):
        return True
    return any(
        is_total(other, [part for part in own.quantities if _is_alike(part, other, same_language)]) for other in alike
    )


def _is_alike(one: Quantity, other: Quantity, same_language: bool) -> bool:
    """Whether two numbers may count the same; people are counted with and without a word for them."""
    if is_same_kind(one, other, same_language):
        return True
    is_of_people = {one.unit, other.unit} == {"", PERSON} and not (one.counted and other.counted)
    return is_of_people and may_count_alike(one, other) is not False and _may_be_one_figure(one, other)


def _may_be_one_figure(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers may be one figure told in two ways, though no list may know their nouns."""
    has_unit = bool({one.unit, other.unit} - {"", PERSON})
    if has_unit or not (one.noun and other.noun) or may_count_alike(one, other):
        return True
    return (counts_people(one) and counts_people(other)) or ratio_of(one, other) <= MAX_RATIO


def _unlikeness(one: Quantity, other: Quantity) -> tuple[bool, bool, float, int]:
    same_unit = bool(one.unit) and in_base_unit(one)[2] == in_base_unit(other)[2]
    same_noun = bool(one.noun) and one.noun == other.noun
    return not same_noun, not same_unit, ratio_of(one, other), one.start + other.start
