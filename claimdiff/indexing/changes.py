"""What changed in the findings of an index between runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claimdiff.comparison import Findings
from claimdiff.findings.structure import structure_findings
from claimdiff.index.database import Database
from claimdiff.index.finding_rows import FindingRow, ResolvedFinding, findings_of, open_findings, resolved_findings
from claimdiff.index.pair_rows import same_sentences
from claimdiff.index.review_rows import DISMISSED, load_reviews
from claimdiff.indexing.evidence import load_evidence
from claimdiff.indexing.session import Session
from claimdiff.records import Finding


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different in the findings; what a person has dismissed is left out."""

    new: Findings
    reopened: Findings
    resolved: tuple[ResolvedFinding, ...]


def find_changes(session: Session, after_run: int) -> Changes:
    """Return what all runs after `after_run` changed, taken together."""
    rows = [row for row in open_findings(session.database).values() if row.opened_run > after_run]
    reviews = load_reviews(session.database)
    dismissed = {key for key, one in reviews.items() if one.review.decision in DISMISSED}
    found = load_findings(session, rows, after_run)
    resolved = resolved_findings(session.database, after_run)
    return Changes(
        Findings(one for one in found if one.state == "new" and one.finding_id not in dismissed),
        Findings(one for one in found if one.state == "reopened" and one.finding_id not in dismissed),
        tuple(one for one in resolved if one.finding_id not in dismissed),
    )


def load_findings(session: Session, rows: Sequence[FindingRow], since_run: int) -> list[Finding]:
    """Return open findings with their reviews and their state to a reader who has seen all up to `since_run`."""
    database = session.database
    by_id = {row.finding_id: row for row in rows}
    related = _related(database, rows)
    if not related:
        return []
    evidence = load_evidence(database, session.judge_number(), session.settings, _claims_of(related.values()))
    decided = (one for one in evidence.decide(session.settings).findings if one.finding_id in related)
    reviews = load_reviews(database)
    return [
        replace(
            one,
            state=by_id[one.finding_id].state(since_run),
            review=reviews[one.finding_id].review if one.finding_id in reviews else None,
        )
        for one in structure_findings(list(decided))
        if one.finding_id in by_id
    ]


def _related(database: Database, rows: Sequence[FindingRow]) -> dict[str, FindingRow]:
    """Return these open findings and all that hang together with them by their sentences: points are made of those."""
    related = {row.finding_id: row for row in rows}
    edge = list(rows)
    while edge:
        near = findings_of(database, same_sentences(database, _claims_of(edge)))
        edge = [row for key, row in near.items() if key not in related]
        related |= {row.finding_id: row for row in edge}
    return related


def _claims_of(rows: Iterable[FindingRow]) -> list[int]:
    return sorted({claim for row in rows for claim in (row.left, row.right) if claim is not None})
