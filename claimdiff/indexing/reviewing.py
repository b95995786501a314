"""Keeping what a person decided, with the features of the pair."""

from __future__ import annotations

import numpy as np

from claimdiff.errors import UnknownFinding
from claimdiff.finding_record import finding_record
from claimdiff.findings.features import pair_features
from claimdiff.index.finding_rows import FindingRow, find_finding
from claimdiff.index.review_rows import store_review
from claimdiff.index.run_rows import last_run
from claimdiff.indexing.changes import load_findings
from claimdiff.indexing.evidence import load_evidence
from claimdiff.indexing.session import Session
from claimdiff.records import Review


def keep_review(session: Session, finding_id: str, review: Review) -> None:
    """Keep a review of an open finding, with the finding and its features as they are; raises UnknownFinding."""
    database = session.database
    row = find_finding(database, finding_id)
    if row is None or not row.is_open:
        why = "has no finding of that id" if row is None else "has that finding no more: it was resolved"
        raise UnknownFinding(
            f"{finding_id}: the index {session.name} {why}; claimdiff review {session.name} lists them"
        )
    (finding,) = load_findings(session, [row], last_run(database))
    store_review(database, finding_id, review, finding_record(finding), features_of(session, row))


def features_of(session: Session, row: FindingRow) -> dict[str, float]:
    """Return the features of an open finding's pair by name."""
    claims = [claim for claim in (row.left, row.right) if claim is not None]
    evidence = load_evidence(session.database, session.judge_number(), session.settings, claims)
    place = {number: at for at, number in enumerate(evidence.numbers)}
    pairs = evidence.judgements.pairs
    found = np.flatnonzero((pairs.left == place.get(row.left or 0)) & (pairs.right == place.get(row.right or 0)))
    if not len(found):
        return {}
    features = pair_features(evidence.judgements, evidence.claims, found[:1])
    return dict(zip(features.names, features.values[0].tolist(), strict=True))
