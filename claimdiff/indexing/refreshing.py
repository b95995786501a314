"""Deciding everything anew where the rules of deciding have changed since the last run: no model runs for it."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from importlib.resources import files

from claimdiff.index.database import write_json
from claimdiff.index.fact_rows import load_fact, store_fact
from claimdiff.indexing.adding import update_findings
from claimdiff.indexing.session import Session

DECIDED_BY = "decided_by"


def refresh_findings(session: Session, run: int) -> bool:
    """Bring the findings in line with this version's weights and the settings; return whether that was needed."""
    rules = sha256(_fitted() + write_json(asdict(session.settings)).encode()).hexdigest()
    if load_fact(session.database, DECIDED_BY) == rules:
        return False
    with session.database.transaction():
        if session.database.row("SELECT 1 FROM pairs"):
            update_findings(session, run, None)
        store_fact(session.database, DECIDED_BY, rules)
    return True


def _fitted() -> bytes:
    """Return the hash of every file that was fitted to labelled pairs: whatever form the classifier has."""
    found = (file for file in files("claimdiff.findings").iterdir() if file.name.endswith((".json", ".npz")))
    return b"".join(sha256(file.read_bytes()).digest() for file in sorted(found, key=lambda file: file.name))
