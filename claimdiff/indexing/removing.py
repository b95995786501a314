"""Removing articles: texts, claims, vectors and pairs go; findings stay as resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimdiff.index.claim_rows import claims_of_articles
from claimdiff.index.database import write_json
from claimdiff.indexing.adding import process_waiting
from claimdiff.indexing.session import Session
from claimdiff.indexing.taking import take_out_claims


def remove_articles(session: Session, articles: Sequence[int], run: int) -> int:
    """Remove articles by number, in one transaction; return how many claims they had."""
    database = session.database
    chosen = (write_json(list(articles)),)
    try:
        with database.transaction():
            claims = claims_of_articles(database, articles)
            take_out_claims(session, run, claims, "removed")
            database.write("DELETE FROM articles WHERE article IN (SELECT value FROM json_each(?))", chosen)
            if database.row("SELECT 1 FROM claims WHERE is_blocked = 0"):
                process_waiting(session, run, [], Counter())
    except BaseException:
        session.forget_search()
        raise
    return len(claims)
