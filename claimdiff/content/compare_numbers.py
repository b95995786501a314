"""Comparing numbers: which numbers of two claims count the same, and which exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

from claimdiff.claim_content import ClaimContent, Quantity
from claimdiff.content.base_units import in_base_unit
from claimdiff.content.counted_nouns import may_count_alike
from claimdiff.content.magnitudes import is_total, may_be_one_figure, may_equal


def compare_quantities(left: ClaimContent, right: ClaimContent, same_language: bool) -> tuple[bool, int]:
    """Whether some number of one claim may be one of the other's, and how many exclude all of their kind.

    Counted on the side where fewer do. A sum excludes nothing, but it may be chance: it meets nothing either.
    """
    meets = any(may_equal(one, other) for one in left.quantities for other in _alike_of(one, right, same_language))
    sides = ((left, right), (right, left))
    return meets, min(sum(1 for _ in _conflicting(one, other, same_language)) for one, other in sides)


def _alike_of(number: Quantity, content: ClaimContent, same_language: bool) -> list[Quantity]:
    """Return the numbers of a claim that may count the same as `number`."""
    return [other for other in content.quantities if is_same_kind(number, other, same_language)]


def _conflicting(left: ClaimContent, right: ClaimContent, same_language: bool) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the numbers of one claim that none of their kind in the other can equal.

    Across languages a noun that no list knows says nothing: a stray number (`Category 5`) is no figure of the other.
    """
    for one in left.quantities:
        alike = _alike_of(one, right, same_language)
        of_one_figure = [other for other in alike if same_language or may_be_one_figure(one, other)]
        if of_one_figure and not is_total(one, alike) and not any(may_equal(one, other) for other in alike):
            yield one, of_one_figure[0]


def is_same_kind(one: Quantity, other: Quantity, same_language: bool) -> bool:
    """Whether two numbers may count the same thing: people as one, else by unit, sort or, in one language, by noun.

    By how much something rose is no other figure for what it rose to.
    """
    if {one.measure, other.measure} == {"change", "level"}:
        return False
    alike = may_count_alike(one, other)
    if one.counted and other.counted:
        return one.counted == other.counted and alike is not False
    one_unit, other_unit = in_base_unit(one)[2], in_base_unit(other)[2]
    if one_unit or other_unit:
        return one_unit == other_unit and alike is not False
    if alike is not None:
        return alike
    return not same_language or not one.noun or not other.noun or one.noun == other.noun
