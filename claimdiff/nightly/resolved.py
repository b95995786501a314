"""Findings that are none any more, as far as their records tell: enough for the report's files."""

from __future__ import annotations

from typing import Any

from claimdiff.comparison import Findings
from claimdiff.indexing.changes import Changes
from claimdiff.records import Article, Claim, Finding, Side


def resolved_findings(changes: Changes) -> Findings:
    """Return what was resolved as findings with the state `resolved`; `reason` says why, the articles have no text."""
    return Findings(_finding(one.record, one.reason) for one in changes.resolved)


def _finding(record: dict[str, Any], why: str) -> Finding:
    return Finding(
        finding_id=record["finding_id"],
        relation=record["relation"],
        kind=record["kind"],
        probability=record["probability"],
        similarity=record["similarity"],
        entailment_lr=record["entailment_lr"],
        entailment_rl=record["entailment_rl"],
        contradiction_lr=record["contradiction_lr"],
        contradiction_rl=record["contradiction_rl"],
        left=_side(record["left"]),
        right=_side(record["right"]),
        reason=f"resolved: {why}",
        state="resolved",
    )


def _side(record: dict[str, Any]) -> Side:
    article = Article(
        record["article_id"],
        record["path"],
        "",
        (),
        record["language"],
        title=record["title"],
        outlet=record["outlet"],
        url=record["url"],
        published=record["published"],
    )
    claim = Claim(
        record["claim_id"],
        record["article_id"],
        record["text"],
        record["start"],
        record["end"],
        record["start"],
        record["end"],
        "sentence",
        record["language"],
        speaker=record["speaker"],
        quoted=record["quoted"],
    )
    return Side(article, claim)
