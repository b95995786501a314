"""Durations in two units (`two hours and 27 minutes`) as one quantity, so that they meet `147 minutes`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimdiff.claim_content import Quantity

_SMALLER = {("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12, ("day", "hour"): 24}
"""How many of the second unit make one of the first."""
_BETWEEN = re.compile(r"\s*(?:[^\W\d_]+\s*){0,2}")
"""The first unit, where it stands after its number, and a word for `and`."""


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
