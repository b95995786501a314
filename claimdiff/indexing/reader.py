"""What can be asked of an index; every answer sees one state, whatever a writer does meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from claimdiff.comparison import Comparison, Findings
from claimdiff.errors import UnknownArticle, UnknownFinding
from claimdiff.index.article_rows import IndexedArticle, find_named, list_articles, load_articles, load_versions
from claimdiff.index.finding_rows import find_finding, open_findings
from claimdiff.index.review_rows import DISMISSED, ReviewRecord, load_reviews
from claimdiff.index.run_rows import RunRecord, last_run, list_runs
from claimdiff.index.verify import find_damage, told_as_damage
from claimdiff.indexing.changes import Changes, find_changes, load_findings
from claimdiff.indexing.session import Session
from claimdiff.protocols import ModelFacts
from claimdiff.records import Article, Finding

if TYPE_CHECKING:
    from claimdiff.indexing.checking import Answer


class IndexReader:
    """The part of an index that writes nothing."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def name(self) -> str:
        """The index's name."""
        return self._session.name

    @property
    def folder(self) -> Path:
        """Where the index lies."""
        return self._session.folder

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """See one state in the block, and tell a failure over damaged rows as IndexDamaged."""
        with told_as_damage(self._session.database), self._session.database.snapshot():
            yield

    def articles(self) -> tuple[IndexedArticle, ...]:
        """Return what the index knows of its articles, in the order in which they came."""
        with self._reading():
            return list_articles(self._session.database)

    def article(self, name: str) -> Article:
        """Return the article with this id, URL or path; raises UnknownArticle."""
        with self._reading():
            number = self.numbers_of(name)[0]
            return load_articles(self._session.database, [number])[number]

    def versions(self, name: str) -> tuple[Article, ...]:
        """Return all versions of an article, the first one first, the live one last; raises UnknownArticle."""
        with self._reading():
            return load_versions(self._session.database, self.numbers_of(name)[0])

    def numbers_of(self, name: str) -> list[int]:
        """Return the numbers of the articles with this id, URL or path; raises UnknownArticle."""
        with told_as_damage(self._session.database):
            numbers = find_named(self._session.database, name)
        if not numbers:
            raise UnknownArticle(
                f"{name}: the index {self.name} has no article of that id, URL or path; "
                f"claimdiff index show {self.name} lists them"
            )
        return numbers

    def runs(self) -> tuple[RunRecord, ...]:
        """Return all runs, the first one first."""
        with self._reading():
            return list_runs(self._session.database)

    def models(self) -> tuple[ModelFacts, ModelFacts] | None:
        """Return the encoder and the judge that made the index, None where it is empty."""
        known = self._session.known_models()
        return None if known is None else (known.encoder, known.judge)

    def counts(self) -> dict[str, int]:
        """Return how much the index holds."""
        tables = {
            "articles": "articles", "claims": "claims", "pairs": "pairs", "judged_directions": "judgements",
            "findings": "findings WHERE is_open = 1", "reviews": "reviews", "runs": "runs",
        }  # fmt: skip
        database = self._session.database
        with self._reading():
            return {name: int(database.value(f"SELECT count(*) FROM {table}")) for name, table in tables.items()}

    def findings(self, *, since_run: int | None = None, with_dismissed: bool = False) -> Findings:
        """Return the open findings with their state and review.

        `new` and `reopened` are those that came after `since_run` (None: in the last run). What a person dismissed is
        left out unless asked for.
        """
        session = self._session
        with self._reading():
            before = last_run(session.database) - 1 if since_run is None else since_run
            found = load_findings(session, list(open_findings(session.database).values()), before)
        kept = (one for one in found if with_dismissed or not (one.review and one.review.decision in DISMISSED))
        return Findings(kept)

    def finding(self, finding_id: str) -> Finding:
        """Return one open finding; raises UnknownFinding."""
        session = self._session
        with self._reading():
            row = find_finding(session.database, finding_id)
            if row is None or not row.is_open:
                why = "has no finding of that id" if row is None else "has that finding no more: it was resolved"
                raise UnknownFinding(f"{finding_id}: the index {self.name} {why}")
            return load_findings(session, [row], last_run(session.database) - 1)[0]

    def changes(self, after_run: int) -> Changes:
        """Return what all runs with a higher number than `after_run` changed in the findings, taken together."""
        with self._reading():
            return find_changes(self._session, after_run)

    def comparison(
        self, *, since_run: int | None = None, since: date | None = None, min_probability: float | None = None
    ) -> Comparison:
        """Return all that a report shows; no model runs, whatever the threshold.

        States are as in `findings`; `since` keeps the findings that came on that day (UTC) or later.
        """
        from claimdiff.indexing.reporting import load_comparison

        with self._reading():
            return load_comparison(self._session, since_run, since, min_probability)

    def reviews(self) -> tuple[ReviewRecord, ...]:
        """Return all reviews, also those of findings that are not open now."""
        with self._reading():
            return tuple(load_reviews(self._session.database).values())

    def check(self, claim: str, *, language: str | None = None) -> Answer:
        """Return which claims support and which contradict `claim`; its language is told from its words unless given.

        Raises ModelError, ModelMismatch.
        """
        from claimdiff.indexing.checking import check_claim

        with told_as_damage(self._session.database):
            return check_claim(self._session, claim, language)

    def verify(self) -> tuple[str, ...]:
        """Return one line for each damage, none where all is well."""
        with self._reading():
            return tuple(find_damage(self._session.database))
