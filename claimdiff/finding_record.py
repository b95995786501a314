"""A finding as the flat and nested records that other programs read."""

from __future__ import annotations

from math import isnan
from typing import Any

from claimdiff.records import Finding, Side

RELATION_ORDER = ("contradiction", "change", "agreement")
"""Relations as the report lists them; the judged pairs that are no finding come last, as `neutral`."""

SIDE_COLUMNS = (
    "article_id", "path", "url", "title", "outlet", "language", "published",
    "claim_id", "text", "start", "end", "speaker", "quoted",
)  # fmt: skip
FLAT_COLUMNS = (
    "finding_id", "relation", "kind", "probability", "similarity",
    "entailment_lr", "entailment_rl", "contradiction_lr", "contradiction_rl",
    "reason", "group", "sources_left", "sources_right", "state", "review",
    *(f"left_{name}" for name in SIDE_COLUMNS),
    *(f"right_{name}" for name in SIDE_COLUMNS),
)  # fmt: skip
"""Columns of `findings.csv` and of `Findings.to_dataframe()`, in this order."""


def side_record(side: Side) -> dict[str, Any]:
    """Return one side of a finding with the fields of the contract."""
    article, claim = side.article, side.claim
    return {
        "article_id": article.article_id,
        "path": article.path,
        "url": article.url,
        "title": article.title,
        "outlet": article.outlet,
        "language": claim.language,
        "published": article.published,
        "claim_id": claim.claim_id,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "speaker": claim.speaker,
        "quoted": claim.quoted,
    }


def finding_record(finding: Finding) -> dict[str, Any]:
    """Return a finding as one JSON object of the contract (probabilities rounded to 4 digits)."""
    record: dict[str, Any] = {
        "finding_id": finding.finding_id,
        "relation": finding.relation,
        "kind": finding.kind,
        "probability": round(finding.probability, 4),
        "similarity": round(finding.similarity, 4),
        "entailment_lr": round(finding.entailment_lr, 4),
        "entailment_rl": _rounded(finding.entailment_rl),
        "contradiction_lr": round(finding.contradiction_lr, 4),
        "contradiction_rl": _rounded(finding.contradiction_rl),
        "left": side_record(finding.left),
        "right": side_record(finding.right),
    }
    return record | _optional_fields(finding)


def _optional_fields(finding: Finding) -> dict[str, Any]:
    """Return the contract's optional fields, those that the finding has."""
    evidence, sources, review = finding.evidence, finding.independent_sources, finding.review
    fields: dict[str, Any] = {
        "reason": finding.reason,
        "evidence": evidence and {"left": [*map(list, evidence.left)], "right": [*map(list, evidence.right)]},
        "group": finding.group,
        "independent_sources": sources and {"left": sources[0], "right": sources[1]},
        "state": finding.state,
        "review": review and {"decision": review.decision, "note": review.note, "reviewed": review.reviewed},
    }
    return {name: value for name, value in fields.items() if value is not None}


def _rounded(probability: float) -> float | None:
    """A neutral pair's second direction may not have been judged: NaN becomes null. A finding's always was."""
    return None if isnan(probability) else round(probability, 4)


def flat_record(finding: Finding) -> dict[str, Any]:
    """Return a finding as one flat row: the sides' fields carry the prefixes `left_` and `right_`."""
    record: dict[str, Any] = dict.fromkeys(FLAT_COLUMNS) | finding_record(finding)
    for side in ("left", "right"):
        sources: dict[str, int] = record.get("independent_sources") or {}
        fields: dict[str, Any] = record.pop(side)
        record[f"sources_{side}"] = sources.get(side)
        record |= {f"{side}_{name}": value for name, value in fields.items()}
    record["review"] = finding.review and finding.review.decision
    return {name: record[name] for name in FLAT_COLUMNS}


def finding_sort_key(finding: Finding) -> tuple[int, float, str]:
    """Order findings by relation, then probability descending (as written, to 4 digits), then id."""
    return RELATION_ORDER.index(finding.relation), -round(finding.probability, 4), finding.finding_id
