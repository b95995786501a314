"""Reading labelled rows: one JSON object a line, plain or gzipped, with errors that name file and line."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from claimdiff.errors import GoldError

MAX_LINE_BYTES = 16 * 1024 * 1024
"""A row holds two texts, at most two whole articles; a longer line is no such row, and memory stays bounded."""


def _open(path: Path) -> IO[bytes]:
    if path.suffix == ".gz":
        return cast(IO[bytes], gzip.open(path, "rb"))
    return path.open("rb")


def _parse(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        raise GoldError(f"{path}, line {number}: not UTF-8; save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise GoldError(f"{path}, line {number}: not JSON ({error.msg}); every line must be one JSON object") from None
    except (RecursionError, ValueError):
        raise GoldError(f"{path}, line {number}: JSON nested too deep or a number too long; mend the line") from None
    if not isinstance(row, dict):
        raise GoldError(f"{path}, line {number}: not a JSON object; every line must be one JSON object")
    return row


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Go through the JSON objects of a `.jsonl` or `.jsonl.gz` file as (line number from 1, object).

    Blank lines are no rows.
    Raises GoldError, naming the file and where it applies the line, for a file that is missing, unreadable, damaged
    or empty, and for a line that is not UTF-8, not a JSON object, or longer than `MAX_LINE_BYTES`.
    """
    n_rows = 0
    try:
        with _open(path) as file:
            number = 0
            while line := file.readline(MAX_LINE_BYTES + 1):
                number += 1
                if len(line) > MAX_LINE_BYTES:
                    raise GoldError(f"{path}, line {number}: longer than {MAX_LINE_BYTES >> 20} MB; not a labelled row")
                if line.strip():
                    n_rows += 1
                    yield number, _parse(path, number, line)
    except FileNotFoundError:
        raise GoldError(f"{path}: no such file; check the name") from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise GoldError(f"{path}: damaged gzip file; fetch or compress it again") from None
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror or error}); check the file") from None
    if not n_rows:
        raise GoldError(f"{path}: holds no rows; it needs one JSON object a line")


def required_text(path: Path, number: int, row: dict[str, Any], name: str) -> str:
    """Return the text in field `name`; raises GoldError where it is missing or no text."""
    value = row.get(name)
    if not isinstance(value, str):
        problem = "is not a text" if name in row else "is missing"
        raise GoldError(f"{path}, line {number}: the field {name!r} {problem}; every row needs it")
    return value
