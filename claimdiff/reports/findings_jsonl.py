"""`findings.jsonl` and `judged.jsonl`: one JSON object a line, as the contract has it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from claimdiff.finding_record import finding_record, finding_sort_key
from claimdiff.records import Finding

LINE_BREAKS = str.maketrans({"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""What `str.splitlines` and some editors take for the end of a line; JSON allows the escapes in any string."""


def json_line(record: Mapping[str, Any]) -> str:
    """Return `record` as one line of JSON without its line feed, letters of every script left readable.

    Keys keep the order of `record`. Raises ValueError for NaN and infinities, which JSON doesn't have.
    """
    return json.dumps(record, ensure_ascii=False, allow_nan=False).translate(LINE_BREAKS)


def write_jsonl(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write `records` to `path` one at a time, in the order given, and return how many there were.

    Takes any iterator, so a hundred thousand judged pairs need no more memory than one. No record, an empty file.
    """
    n_records = 0
    # A lone surrogate (a file name that is no UTF-8) can't be encoded; backslashreplace writes JSON's escape for it.
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        for record in records:
            file.write(json_line(record) + "\n")
            n_records += 1
    return n_records


def write_findings_jsonl(findings: Iterable[Finding], path: Path) -> int:
    """Write `findings` to `path` in the contract's order and return how many there were.

    The same findings give the same bytes, in whatever order they come.
    """
    return write_jsonl((finding_record(finding) for finding in sorted(findings, key=finding_sort_key)), path)
