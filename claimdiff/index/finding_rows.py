"""Findings in the index and what became of them: new, open, resolved, re-opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimdiff.index.database import Database, read_object, write_json
from claimdiff.records import FindingState


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What the index keeps of a finding besides the evidence."""

    finding_id: str
    left: int | None
    """Claim number; None where the claim is gone."""
    right: int | None
    is_open: bool
    first_run: int
    opened_run: int
    """The run that saw it for the first time, or again after it was resolved."""
    resolved_run: int | None
    why_resolved: str | None

    def state(self, since_run: int) -> FindingState:
        """Return what it is to a reader who has seen everything up to `since_run`."""
        if not self.is_open:
            return "resolved"
        if self.first_run > since_run:
            return "new"
        return "reopened" if self.opened_run > since_run else "open"


@dataclass(frozen=True, slots=True)
class ResolvedFinding:
    """A finding that is none any more."""

    finding_id: str
    reason: str
    """`removed`, `edited`, or `weaker evidence` where it became unlikely."""
    record: dict[str, Any]
    """As `finding_record` gave it when it was last seen."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding that is there now."""

    finding_id: str
    left: int
    right: int
    record: dict[str, Any]


_COLUMNS = "finding_id, left_claim, right_claim, is_open, first_run, opened_run, resolved_run, why_resolved"
_TYPES = (str, int | None, int | None, int, int, int, int | None, str | None)


def keep_findings(database: Database, run: int, scope: Sequence[int] | None, seen: Sequence[Seen]) -> None:
    """Bring the findings of the claims in `scope` (of all) up to date: what is not in `seen` is resolved."""
    open_ids = (open_findings(database) if scope is None else findings_of(database, scope)).keys()
    strongest = {one.finding_id: one for one in reversed(seen)}
    for one in strongest.values():
        _keep(database, run, one)
    resolve(database, run, sorted(open_ids - strongest.keys()), "weaker evidence")


def _keep(database: Database, run: int, one: Seen) -> None:
    record = write_json(one.record)
    known = database.row(
        "SELECT is_open, left_claim, right_claim, record FROM findings WHERE finding_id = ?", (one.finding_id,)
    )
    if known is None:
        database.write(
            "INSERT INTO findings (finding_id, left_claim, right_claim, is_open, first_run, opened_run, record) "
            "VALUES (?, ?, ?, 1, ?, ?, ?)",
            (one.finding_id, one.left, one.right, run, run, record),
        )
    elif known != (1, one.left, one.right, record):
        database.write(
            "UPDATE findings SET opened_run = CASE is_open WHEN 1 THEN opened_run ELSE ? END, is_open = 1, "
            "left_claim = ?, right_claim = ?, resolved_run = NULL, why_resolved = NULL, record = ? "
            "WHERE finding_id = ?",
            (run, one.left, one.right, record, one.finding_id),
        )


def findings_of(database: Database, claims: Sequence[int]) -> dict[str, FindingRow]:
    """Return the open findings about any of these claims, by id."""
    rows = database.typed_rows(
        f"SELECT {_COLUMNS} FROM findings WHERE is_open = 1 AND left_claim IN (SELECT value FROM json_each(?1)) UNION "
        f"SELECT {_COLUMNS} FROM findings WHERE is_open = 1 AND right_claim IN (SELECT value FROM json_each(?1))",
        (write_json(list(map(int, claims))),),
        _TYPES,
    )
    return _by_id(rows)


def resolve_findings_of(database: Database, run: int, claims: Sequence[int], reason: str) -> None:
    """Resolve the open findings about claims that are about to go."""
    resolve(database, run, sorted(findings_of(database, claims)), reason)


def resolve(database: Database, run: int, finding_ids: Sequence[str], reason: str) -> None:
    """Note that findings are none any more."""
    database.write_all(
        "UPDATE findings SET is_open = 0, resolved_run = ?, why_resolved = ? WHERE finding_id = ? AND is_open = 1",
        ((run, reason, finding_id) for finding_id in finding_ids),
    )


def open_findings(database: Database) -> dict[str, FindingRow]:
    """Return the open findings, by id."""
    rows = database.typed_rows(f"SELECT {_COLUMNS} FROM findings WHERE is_open = 1 ORDER BY finding_id", (), _TYPES)
    return _by_id(rows)


def told_findings(database: Database) -> frozenset[str]:
    """Return the ids of the findings that are open, or that a person has reviewed."""
    rows = database.rows("SELECT finding_id FROM findings WHERE is_open = 1 UNION SELECT finding_id FROM reviews")
    return frozenset(str(row[0]) for row in rows)


def find_finding(database: Database, finding_id: str) -> FindingRow | None:
    """Return one finding, open or not."""
    rows = database.typed_rows(f"SELECT {_COLUMNS} FROM findings WHERE finding_id = ?", (finding_id,), _TYPES)
    return _by_id(rows).get(finding_id)


def _by_id(rows: Sequence[tuple[Any, ...]]) -> dict[str, FindingRow]:
    return {row[0]: FindingRow(row[0], row[1], row[2], bool(row[3]), *row[4:]) for row in rows}


def resolved_findings(database: Database, after_run: int) -> tuple[ResolvedFinding, ...]:
    """Return the findings that were open up to `after_run` and have been resolved since."""
    rows = database.typed_rows(
        "SELECT finding_id, why_resolved, record FROM findings WHERE is_open = 0 AND resolved_run > ?1 "
        "AND opened_run <= ?1 ORDER BY finding_id",
        (after_run,),
        (str, str, str),
    )
    return tuple(ResolvedFinding(row[0], row[1], read_object(row[2], database.path)) for row in rows)


def stored_record(database: Database, finding_id: str) -> Mapping[str, Any] | None:
    """Return a finding as it was when it was last seen."""
    text = database.value("SELECT record FROM findings WHERE finding_id = ?", (finding_id,))
    return None if text is None else read_object(text, database.path)
