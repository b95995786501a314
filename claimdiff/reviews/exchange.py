"""Decisions into an index and out of it."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimdiff.errors import OutputError, UnknownFinding, UnreadableInput
from claimdiff.index.review_rows import ReviewRecord
from claimdiff.indexing.index import Index
from claimdiff.near_copies import copy_key
from claimdiff.records import Finding
from claimdiff.reviews.review_line import ReviewLine, ReviewLineError, parse_review_line, review_record

MAX_BYTES = 256 * 2**20
"""Of a file of decisions: some 50,000 with their findings and features."""


@dataclass(slots=True)
class ImportResult:
    """What became of the lines of a file."""

    n_kept: int = 0
    n_older: int = 0
    """Lines that the index has a decision of the same time or later for."""
    bad: list[tuple[int, str]] = field(default_factory=list)
    """Line number from 1, and what is wrong with it."""


def import_reviews(index: Index, path: Path) -> ImportResult:
    """Keep the decisions that a file holds, one a line; of two on one finding the later one stays.

    A line that can't be taken is named in the result, and the others are kept. Raises UnreadableInput for a file that
    can't be read at all, IndexUnwritable.
    """
    result = ImportResult()
    reviewed = {one.finding_id: one.review.reviewed for one in index.reviews()}
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        try:
            given = parse_review_line(line)
            if given.review.reviewed <= reviewed.get(given.finding_id, ""):
                result.n_older += 1
                continue
            _keep(index, given)
        except (ReviewLineError, UnknownFinding) as error:
            result.bad.append((number, str(error)))
            continue
        reviewed[given.finding_id] = given.review.reviewed
        result.n_kept += 1
    return result


def _keep(index: Index, given: ReviewLine) -> None:
    """Keep one decision: with the finding and its features as they are now, or else as the line has them."""
    try:
        finding = index.finding(given.finding_id)
    except UnknownFinding:
        if given.record is None:
            raise
        index.import_review(ReviewRecord(given.finding_id, given.review, given.record, given.features, False))
        return
    if given.texts is not None and not _is_about(finding, given.texts):
        raise ReviewLineError(
            f"{given.finding_id}: its texts are not those of the finding: a decision lapses with them"
        )
    index.set_review(given.finding_id, given.review)


def _is_about(finding: Finding, texts: tuple[str, str]) -> bool:
    """Whether texts, as a page showed them, are those of a finding's claims, in either order."""
    claims = (finding.left.claim.text, finding.right.claim.text)
    return sorted(map(copy_key, texts)) == sorted(map(copy_key, claims))


def _lines(path: Path) -> Iterable[str]:
    try:
        if path.exists() and not path.is_file():  # a pipe might never end
            raise UnreadableInput(f"{path}: is no file: name the file that the report's page exported")
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableInput(f"{path}: is larger than a file of decisions can be (256 MiB): split it")
        return path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UnreadableInput(
            f"{path}: can't be read ({why}): name the file that the report's page exported"
        ) from error


def export_reviews(index: Index) -> list[dict[str, Any]]:
    """Return all decisions of an index, in order of their findings' ids."""
    return [review_record(record) for record in index.reviews()]


def write_reviews(records: Iterable[Mapping[str, Any]], path: Path) -> None:
    """Write decisions to a file, one a line, as one piece; raises OutputError where that fails."""
    _write(path, "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records))


def _write(path: Path, text: str) -> None:
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with aside.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink()
        why = error.strerror or type(error).__name__
        raise OutputError(f"{path}: the decisions could not be written ({why}): name another file") from error
