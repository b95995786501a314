"""Plain text tables of figures, and how a figure is written in them and in JSON."""

from __future__ import annotations

from collections.abc import Sequence

UNDEFINED = "–"


def share(value: float | None) -> str:
    """Return a share with three decimals, or a dash where it is undefined."""
    return UNDEFINED if value is None else f"{value:.3f}"


def rounded(value: float | None) -> float | None:
    """Return a figure to four decimals, as JSON has it."""
    return None if value is None else round(value, 4)


def table(header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return aligned columns: the first to the left, the others, which are numbers, to the right."""
    widths = [max(len(line[column]) for line in (header, *lines)) for column in range(len(header))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in (header, *lines)
    )
