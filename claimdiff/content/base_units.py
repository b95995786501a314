"""Units of one dimension in one unit, so that 48 hours can be compared with two days."""

from __future__ import annotations

from claimdiff.claim_content import Quantity

_BASE = {
    "second": ("hour", 1 / 3600), "minute": ("hour", 1 / 60), "hour": ("hour", 1.0), "day": ("hour", 24.0),
    "week": ("hour", 168.0), "month": ("month", 1.0), "year": ("month", 12.0),
    "mm": ("m", 0.001), "cm": ("m", 0.01), "m": ("m", 1.0), "km": ("m", 1000.0), "mile": ("m", 1609.344),
    "yard": ("m", 0.9144), "foot": ("m", 0.3048), "inch": ("m", 0.0254),
    "m2": ("m2", 1.0), "hectare": ("m2", 10_000.0), "acre": ("m2", 4046.8564), "km2": ("m2", 1_000_000.0),
    "mi2": ("m2", 2_589_988.11), "ft2": ("m2", 0.092903),
    "kg": ("kg", 1.0), "ton": ("kg", 1000.0), "bp": ("pp", 0.01), "MW": ("MW", 1.0), "GW": ("MW", 1000.0),
}  # fmt: skip
"""Nautical miles are their own unit, as `miles` may mean either at sea; so are degrees Fahrenheit, whose changes and
levels are converted in two ways."""


DURATIONS = frozenset(name for name, (base, _) in _BASE.items() if base in ("hour", "month"))
"""Units of time: of what a duration is, no noun behind it says."""


def in_base_unit(quantity: Quantity) -> tuple[float, float, str]:
    """Return lowest value, highest value and unit of a quantity in the base unit of its dimension; a unit that has no
    other of its dimension is its own base."""
    unit, factor = _BASE.get(quantity.unit, (quantity.unit, 1.0))
    return quantity.low * factor, quantity.high * factor, unit
