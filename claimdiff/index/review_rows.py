"""Reviews: what people decided on findings, kept whatever becomes of the articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from claimdiff.index.database import Database, damaged, read_object, write_json
from claimdiff.records import Review, ReviewDecision

DISMISSED = ("false_alarm", "not_comparable")
"""Decisions that keep a finding out of later reports."""


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """A review with what it was about, enough to learn from and to take to another index."""

    finding_id: str
    review: Review
    record: dict[str, Any]
    """The finding as `finding_record` gave it when it was reviewed."""
    features: dict[str, float]
    """The features of the pair by name, from which its probability was derived."""
    is_open: bool
    """Whether the finding is there now."""


def store_review(
    database: Database, finding_id: str, review: Review, record: Mapping[str, Any], features: Mapping[str, float]
) -> None:
    """Keep a review in place of an earlier one."""
    with database.transaction():
        database.write(
            "INSERT OR REPLACE INTO reviews VALUES (?, ?, ?, ?, ?, ?)",
            (finding_id, review.decision, review.note, review.reviewed, write_json(record), write_json(features)),
        )


def delete_review(database: Database, finding_id: str) -> bool:
    """Take a review back; return whether there was one."""
    with database.transaction():
        had = database.row("SELECT 1 FROM reviews WHERE finding_id = ?", (finding_id,)) is not None
        database.write("DELETE FROM reviews WHERE finding_id = ?", (finding_id,))
    return had


def load_reviews(database: Database) -> dict[str, ReviewRecord]:
    """Return all reviews by finding, in order of their ids."""
    rows = database.typed_rows(
        "SELECT finding_id, decision, note, reviewed, r.record, features, coalesce(f.is_open, 0) FROM reviews r "
        "LEFT JOIN findings f USING (finding_id) ORDER BY finding_id",
        (),
        (str, str, str, str, str, str, int),
    )
    if not {row[1] for row in rows} <= set(get_args(ReviewDecision)):
        raise damaged(database.path, "a review has no decision")
    return {
        row[0]: ReviewRecord(
            row[0],
            Review(row[1], row[2], row[3]),
            read_object(row[4], database.path),
            read_object(row[5], database.path),
            bool(row[6]),
        )
        for row in rows
    }
