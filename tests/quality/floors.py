"""The file of floors: reading, comparing, raising."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.quality.measure import Figure

FLOORS = Path(__file__).resolve().parent / "floors.json"
N_FLIPPED = 1
"""How many of the things counted may turn out otherwise before a figure counts as fallen.

The noise allowance: on another CPU the last digits of a probability differ, which can turn a pair that stands right at
a threshold. One of 25 reported contradictions is .04 of their precision, one of 400 pairs .0025 of accuracy.
"""
N_DIGITS = 4


def allowance(n: int) -> float:
    """Return by how much a share of `n` things may lie below its floor, half a unit of the last digit included."""
    return N_FLIPPED / max(n, 1) + 0.5 / 10.0**N_DIGITS


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that is below its floor by more than the allowance, or that has vanished."""

    name: str
    floor: float
    found: float | None

    def __str__(self) -> str:
        """Return one line."""
        return f"{self.name}: floor {self.floor}, found {'nothing' if self.found is None else round(self.found, 4)}"


def read_floors(path: Path = FLOORS) -> dict[str, dict[str, Any]]:
    """Return each set's `sha256` and `floors`, by the set's name."""
    if not path.exists():
        return {}
    sets: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["sets"]
    return sets


def write_floors(sets: Mapping[str, Mapping[str, Any]], path: Path = FLOORS) -> None:
    """Write the file; the same floors give the same bytes."""
    text = json.dumps({"format": 1, "sets": sets}, ensure_ascii=False, indent=2, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def find_falls(floors: Mapping[str, float], figures: Mapping[str, Figure]) -> list[Fall]:
    """Return the figures that lie below their floors by more than the allowance."""
    falls = []
    for name, floor in sorted(floors.items()):
        figure = figures.get(name)
        if figure is None:
            falls.append(Fall(name, floor, None))
        elif figure.value < floor - allowance(figure.n):
            falls.append(Fall(name, floor, figure.value))
    return falls


def raised(floors: Mapping[str, float], figures: Mapping[str, Figure], *, allow_regression: bool) -> dict[str, float]:
    """Return the new floors: never below the old ones, unless a regression is allowed."""
    new = {name: round(figure.value, N_DIGITS) for name, figure in figures.items()}
    if allow_regression:
        return new
    return {name: max(value, floors.get(name, 0.0)) for name, value in new.items()}
