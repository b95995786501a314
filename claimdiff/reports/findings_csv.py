"""`findings.csv`: the findings as flat rows that are safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from claimdiff.finding_record import FLAT_COLUMNS, finding_sort_key, flat_record
from claimdiff.records import Finding

FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "﹢", "﹣", "﹦", "﹫", "−", "\t", "\r", "\n")
"""What makes a spreadsheet run a cell (OWASP, "CSV Injection"), the full-width and small forms included, which some
locales of Excel read as the plain ones."""

INVISIBLE = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def neutralise_cell(text: str) -> str:
    """Return `text` with a leading apostrophe where a spreadsheet would otherwise run it as a formula.

    Spaces and invisible characters in front hide no formula: spreadsheets trim some of them.
    """
    visible = text.lstrip() if text[:1] not in ("\t", "\r", "\n") else text
    while visible and unicodedata.category(visible[0]) in INVISIBLE and visible[0] not in FORMULA_STARTS:
        visible = visible[1:]
    return f"'{text}" if visible.startswith(FORMULA_STARTS) else text


def _cell(value: object) -> object:
    """Return a value as its cell: numbers stay numbers, None is empty, booleans as JSON writes them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return neutralise_cell(value) if isinstance(value, str) else value


def write_findings_csv(findings: Iterable[Finding], path: Path) -> int:
    """Write `findings` to `path` in the contract's order, one row each under a header, and return how many there were.

    UTF-8 with a byte-order mark: without it Excel takes the file for the system's code page and Arabic turns to
    rubbish; pandas, R and LibreOffice read past it. Line feeds inside a claim stay, quoted, as RFC 4180 has it.
    """
    n_rows = 0
    with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(FLAT_COLUMNS)
        for finding in sorted(findings, key=finding_sort_key):
            writer.writerow([_cell(value) for value in flat_record(finding).values()])
            n_rows += 1
    return n_rows
