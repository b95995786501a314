"""One line of JSON <-> one decision on a finding."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import isfinite
from typing import Any, cast, get_args

from claimdiff.errors import ClaimdiffError
from claimdiff.index.review_rows import ReviewRecord
from claimdiff.records import Review, ReviewDecision
from claimdiff.steps import utc_now

MAX_LINE_CHARS = 1_000_000
"""The longest sentence, twice, with a note and the finding's record, takes a tenth of that."""
MAX_NOTE_CHARS = 5000
MAX_DEPTH = 50
"""Of lists and objects within each other in a finding's record, which has two levels."""
_FINDING_ID = re.compile(r"[0-9a-f]{16}")
DECISIONS: tuple[ReviewDecision, ...] = get_args(ReviewDecision)


class ReviewLineError(ClaimdiffError):
    """A line is no decision on a finding."""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A decision as a file tells it."""

    finding_id: str
    review: Review
    texts: tuple[str, str] | None = None
    """What the two claims said, in either order."""
    record: dict[str, Any] | None = None
    """The finding when it was reviewed, where the line comes from an export."""
    features: dict[str, float] = field(default_factory=dict)


def parse_review_line(line: str) -> ReviewLine:
    """Return what a line of the page's marks, or of an export, says; raises ReviewLineError."""
    if len(line) > MAX_LINE_CHARS:
        raise ReviewLineError("is too long for a decision")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReviewLineError("is no JSON") from error
    if not isinstance(value, dict):
        raise ReviewLineError("is no JSON object")
    finding_id, decision = value.get("finding_id"), value.get("decision")
    if not isinstance(finding_id, str) or not _FINDING_ID.fullmatch(finding_id):
        raise ReviewLineError("finding_id must be 16 hex digits, as findings.jsonl has it")
    if decision not in DECISIONS:
        raise ReviewLineError(f"decision must be {', '.join(DECISIONS[:-1])} or {DECISIONS[-1]}")
    review = Review(cast(ReviewDecision, decision), _note(value.get("note")), _time(value.get("reviewed")))
    return ReviewLine(finding_id, review, _texts(value), _record(value), _features(value.get("features")))


def review_record(record: ReviewRecord) -> dict[str, Any]:
    """Return a review as one JSON object, with the finding as it was and the features its probability came from."""
    finding = record.record
    return {
        "finding_id": record.finding_id,
        "decision": record.review.decision,
        "note": record.review.note,
        "reviewed": record.review.reviewed,
        "left_text": _side_text(finding, "left"),
        "right_text": _side_text(finding, "right"),
        "features": record.features,
        "finding": finding,
        "is_open": record.is_open,
    }


def _side_text(record: Mapping[str, Any], side: str) -> str:
    found = record.get(side)
    text = found.get("text") if isinstance(found, dict) else None
    return text if isinstance(text, str) else ""


def _note(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > MAX_NOTE_CHARS:
        raise ReviewLineError(f"note must be a text of {MAX_NOTE_CHARS:,} characters at most")
    return clean_note(value)


def clean_note(note: str) -> str:
    """Return a note as it is kept: bytes of a terminal or half characters, which no file can hold, become `?`."""
    return note.encode("utf-8", "replace").decode("utf-8")


def _time(value: object) -> str:
    """Return a time as ISO 8601 in UTC, to the second; now where there is none."""
    if value in (None, ""):
        return utc_now()
    try:
        found = datetime.fromisoformat(value if isinstance(value, str) else "")
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        return found.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError) as error:
        raise ReviewLineError("reviewed must be a time like 2026-03-15T08:30:00Z") from error


def _texts(value: Mapping[str, Any]) -> tuple[str, str] | None:
    left, right = value.get("left_text"), value.get("right_text")
    return (left, right) if isinstance(left, str) and isinstance(right, str) and left and right else None


def _record(value: Mapping[str, Any]) -> dict[str, Any] | None:
    record = value.get("finding")
    if record is None:
        return None
    if not isinstance(record, dict) or record.get("finding_id") != value["finding_id"]:
        raise ReviewLineError("finding is not the finding that finding_id names")
    if not _can_be_kept(record, MAX_DEPTH):
        raise ReviewLineError(f"finding must be JSON of finite numbers, nested {MAX_DEPTH} times at most")
    return record


def _can_be_kept(value: object, depth: int) -> bool:
    """Whether JSON can be written, and read again with any stack: not too deep, no NaN, no infinity."""
    if isinstance(value, float):
        return isfinite(value)
    if not isinstance(value, dict | list):
        return True
    return depth > 0 and all(
        _can_be_kept(one, depth - 1) for one in (value.values() if isinstance(value, dict) else value)
    )


def _features(value: object) -> dict[str, float]:
    if value is None:
        return {}
    if not isinstance(value, dict) or not all(
        isinstance(number, int | float) and _is_finite(number) for number in value.values()
    ):
        raise ReviewLineError("features must be numbers by name")
    return {str(name): float(number) for name, number in value.items()}


def _is_finite(number: float) -> bool:
    try:
        return isfinite(number)
    except OverflowError:  # a whole number that no float can hold
        return False
