"""Figures in a page of docs/: a block between two markers that name the command which writes it, and its tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

UNDEFINED = "–"
END = "<!-- to here -->"


def begin_marker(command: str) -> str:
    """Return the marker before the block that a command writes."""
    return f"<!-- {command} writes from here -->"


def write_block(path: Path, command: str, block: str) -> None:
    """Put the block in the place of the one between the command's markers.

    Raises SystemExit where the page has no such markers.
    """
    begin = begin_marker(command)
    before, found_begin, rest = path.read_text(encoding="utf-8").partition(begin)
    _, found_end, after = rest.partition(END)
    if not (found_begin and found_end):
        raise SystemExit(f"{path} lacks the markers {begin} and {END}; put them where the figures belong")
    path.write_text(f"{before}{begin}\n\n{block}\n\n{END}{after}", encoding="utf-8")


def share(value: float | None, n_digits: int = 2) -> str:
    """Return a share as `.93`; a dash where it is undefined."""
    return UNDEFINED if value is None else f"{value:.{n_digits}f}".replace("0.", ".", 1)


def shares(*values: float | None) -> list[str]:
    """Return several shares with two digits."""
    return [share(value) for value in values]


def markdown_table(header: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    rows = [header, ["---"] * len(header), *lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
