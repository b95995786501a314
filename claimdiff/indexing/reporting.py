"""A comparison out of the index: what the report shows of everything that is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from claimdiff.comparison import Comparison, Findings
from claimdiff.errors import NothingToCompare
from claimdiff.index.article_rows import list_articles, load_articles
from claimdiff.index.finding_rows import FindingRow, open_findings
from claimdiff.index.review_rows import DISMISSED, ReviewRecord, load_reviews
from claimdiff.index.run_rows import RunRecord, last_run, list_runs, load_inputs
from claimdiff.indexing.evidence import load_evidence
from claimdiff.indexing.session import Session
from claimdiff.records import Finding
from claimdiff.steps import utc_now


def load_comparison(
    session: Session, since_run: int | None, since: date | None, min_probability: float | None
) -> Comparison:
    """Decide anew all that is stored, and return it as a comparison; no model runs.

    Raises NothingToCompare for an empty index.
    """
    started = utc_now()
    database, models = session.database, session.known_models()
    if models is None:
        raise NothingToCompare(
            f"the index {session.name} holds no article yet: claimdiff index add {session.name} PATH…"
        )
    settings = session.settings
    if min_probability is not None:
        settings = replace(settings, min_probability=min_probability)
    evidence = load_evidence(database, session.judge_number(), settings)
    decision = evidence.decide(settings)
    marks = _Marks(
        open_findings(database),
        load_reviews(database),
        {run.number: run for run in list_runs(database)},
        last_run(database) - 1 if since_run is None else since_run,
    )
    marked = [marks.marked(one) for one in decision.findings]
    findings = [
        one for one in marked if marks.is_shown(one) and (since is None or marks.came(one) >= since.isoformat())
    ]
    undecided = [one for one in map(marks.marked, decision.undecided) if marks.is_shown(one)]
    articles, covered = load_articles(database), {one.number for one in list_articles(database) if one.is_covered}
    compared = tuple(article for number, article in articles.items() if number in covered)
    judged = evidence.judgements
    return Comparison(
        articles=compared,
        claims=tuple(evidence.claims),
        contents=tuple(evidence.contents),
        kind_odds=evidence.kind_odds,
        findings=Findings(findings),
        undecided=Findings(undecided if since is None else ()),
        inputs=load_inputs(database),
        uncovered=tuple(article for number, article in articles.items() if number not in covered),
        judgements=judged,
        settings=settings,
        encoder=models.encoder,
        judge=models.judge,
        counts={
            "articles": len(compared),
            "claims": int(database.value("SELECT count(*) FROM claims")),
            "candidate_pairs": len(judged),
            "judged_pairs": len(judged),
            "judged_directions": len(judged) + int((judged.right_to_left[:, 0] == judged.right_to_left[:, 0]).sum()),
            "findings": len(findings),
        },
        started=started,
        finished=utc_now(),
    )


class _Marks:
    """What the index knows of findings besides their evidence."""

    def __init__(
        self, rows: dict[str, FindingRow], reviews: dict[str, ReviewRecord], runs: dict[int, RunRecord], since_run: int
    ) -> None:
        self.rows = rows
        self.reviews = reviews
        self.runs = runs
        self.since_run = since_run

    def marked(self, finding: Finding) -> Finding:
        """Return the finding with its state, where it has one, and its review."""
        row, review = self.rows.get(finding.finding_id), self.reviews.get(finding.finding_id)
        return replace(
            finding, state=row.state(self.since_run) if row else None, review=review.review if review else None
        )

    def is_shown(self, finding: Finding) -> bool:
        """Whether nobody has dismissed it."""
        return finding.review is None or finding.review.decision not in DISMISSED

    def came(self, finding: Finding) -> str:
        """Return the ISO day on which the finding was first seen, or seen again; the end of time where nobody knows."""
        row = self.rows.get(finding.finding_id)
        return self.runs[row.opened_run].started[:10] if row else "9999-12-31"
