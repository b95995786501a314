"""The findings as a SARIF 2.1.0 log, which code-review sites and CI systems read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from claimdiff.comparison import Comparison
from claimdiff.finding_record import RELATION_ORDER
from claimdiff.records import Article, Finding, InputFate, Relation, Side, Span
from claimdiff.reports.manifest import PROGRAM, claimdiff_version
from claimdiff.reports.shown_text import cut_end, shown, web_address
from claimdiff.reports.ui_texts import UiTexts, ui_texts

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Mapping[Relation, str] = {"contradiction": "warning", "change": "note", "agreement": "none"}
RESULT_KINDS: Mapping[Relation, str] = {"contradiction": "fail", "change": "fail", "agreement": "informational"}
"""SARIF wants the level `none` wherever the kind isn't `fail`, and `fail` wherever there is a level."""
HINTS: Mapping[Relation, str] = {
    "contradiction": "contradictions_hint", "change": "changes_hint", "agreement": "agreements_hint",
}  # fmt: skip
CLAIM_CHARACTERS = 300
REASON_CHARACTERS = 500
ARTICLE_TEXT = "The cleaned text of the article, in which all offsets, lines and columns count code points."
FINGERPRINT = "findingId/v1"
DISMISSED = frozenset({"false_alarm", "not_comparable"})

RuleKey = tuple[str, str]


def findings_sarif(comparison: Comparison) -> dict[str, Any]:
    """Return the findings of `comparison` as one SARIF log: a result a finding, in the order of the report.

    A contradiction has the level `warning`, a change `note`, an agreement `none`. The left claim is the location, the
    right one the related location 1. Lines, columns (both from 1) and offsets count in the article's cleaned text,
    which the log carries as the artifact's contents: a page's file has other lines. Messages are in English. The same
    findings give the same log: it holds no times.
    """
    findings = comparison.findings
    articles = {side.article.article_id: side.article for found in findings for side in (found.left, found.right)}
    places = {article_id: place for place, article_id in enumerate(articles)}
    rules = _rule_keys(findings)
    is_reviewed = any(finding.review for finding in findings)
    run = {
        "tool": {"driver": _driver(rules)},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(comparison)],
        "artifacts": [_artifact(article) for article in articles.values()],
        "results": [_result(finding, rules.index(_rule_key(finding)), places, is_reviewed) for finding in findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule_key(finding: Finding) -> RuleKey:
    return finding.relation, finding.kind


def _rule_keys(findings: Iterable[Finding]) -> list[RuleKey]:
    """Return the relations and kinds that occur, in the order of the report."""
    return sorted({_rule_key(finding) for finding in findings}, key=lambda key: (_order(key[0]), key[1]))


def _order(relation: str) -> int:
    return RELATION_ORDER.index(relation)


def _driver(rules: Iterable[RuleKey]) -> dict[str, Any]:
    texts = ui_texts("en")
    return {"name": PROGRAM, "version": claimdiff_version(), "rules": [_rule(key, texts) for key in rules]}


def _rule(key: RuleKey, texts: UiTexts) -> dict[str, Any]:
    relation, kind = key
    return {
        "id": f"{relation}/{kind}",
        "name": "".join(part.capitalize() for part in (relation, *kind.split("_"))),
        "shortDescription": {"text": f"{relation.capitalize()}: {_kind_name(kind, texts)}"},
        "fullDescription": {"text": texts.texts[HINTS[relation]]},  # type: ignore[index]
        "defaultConfiguration": {"level": LEVELS[relation]},  # type: ignore[index]
    }


def _kind_name(kind: str, texts: UiTexts) -> str:
    return texts.texts.get(f"kind_{kind}", kind)


def _invocation(comparison: Comparison) -> dict[str, Any]:
    """Return how the run went: inputs that could not be read are notifications."""
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [_notification(item) for item in comparison.unread],
    }


def _notification(item: InputFate) -> dict[str, Any]:
    return {"level": "warning", "message": {"text": _plain(f"{item.path}: {item.fate}")}}


def _artifact(article: Article) -> dict[str, Any]:
    return {
        "location": {"uri": artifact_address(article.path)},
        "description": {"text": ARTICLE_TEXT},
        "roles": ["analysisTarget"],
        "contents": {"text": article.text},
        "properties": {"article_id": article.article_id, "language": article.language, "url": article.url},
    }


def artifact_address(path: str) -> str:
    """Return the URI of an article: a web address as it is, a file's path relative where it is, else `file://`."""
    if web_address(path):
        return quote(path, safe=":/?#[]@!$&'()*+,;=%~")
    posix = PurePath(path).as_posix()
    try:
        escaped = quote(posix.encode("utf-8", "surrogateescape"))  # a name that is no UTF-8: its own bytes
    except UnicodeEncodeError:
        escaped = quote(posix.encode("utf-8", "surrogatepass"))
    return f"file://{escaped}" if posix.startswith("/") else escaped


def _result(finding: Finding, rule: int, places: Mapping[str, int], is_reviewed: bool) -> dict[str, Any]:
    evidence = finding.evidence
    left = _location(finding.left, evidence.left if evidence else (), places)
    right = _location(finding.right, evidence.right if evidence else (), places)
    right |= {"id": 1, "message": {"text": _said(finding.right)}}
    result = {
        "ruleId": "/".join(_rule_key(finding)),
        "ruleIndex": rule,
        "kind": RESULT_KINDS[finding.relation],
        "level": LEVELS[finding.relation],
        "message": {"text": _message(finding)},
        "locations": [left],
        "relatedLocations": [right],
        "partialFingerprints": {FINGERPRINT: finding.finding_id},
        "rank": round(finding.probability * 100, 2),
        "properties": _properties(finding),
    }
    # SARIF wants it of all results or of none: an empty list says that nobody dismissed the finding.
    return result | ({"suppressions": _suppressions(finding)} if is_reviewed else {})


def _properties(finding: Finding) -> dict[str, Any]:
    sources = finding.independent_sources
    return {
        "probability": round(finding.probability, 4),
        "group": finding.group,
        "independent_sources": sources and {"left": sources[0], "right": sources[1]},
        "state": finding.state,
    }


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    review = finding.review
    if review is None or review.decision not in DISMISSED:
        return []
    return [{"kind": "external", "status": "accepted", "justification": f"{review.decision}: {shown(review.note)}"}]


def _message(finding: Finding) -> str:
    """Return what was found in one line; it names the other side as a link to the related location."""
    texts = ui_texts("en")
    reason = f" Why: {_plain(cut_end(finding.reason, REASON_CHARACTERS))}." if finding.reason else ""
    return (
        f"{finding.relation.capitalize()}, {_kind_name(finding.kind, texts).lower()}: {_said(finding.left)} / "
        f"[{_said(finding.right)}](1).{reason} Probability: {texts.percent(finding.probability)}."
    )


def _said(side: Side) -> str:
    article, claim = side.article, side.claim
    outlet = cut_end(article.outlet or article.path, CLAIM_CHARACTERS)
    source = ", ".join(part for part in (outlet, article.published, claim.speaker) if part)
    return f"“{_plain(cut_end(claim.text, CLAIM_CHARACTERS))}” ({_plain(source)})"


def _plain(text: str) -> str:
    """Return an article's text on one line, isolated; its brackets make no link, which SARIF reads in messages."""
    line = " ".join(shown(text).split())
    return "\u2068" + re.sub(r"[\\\[\]]", r"\\\g<0>", line) + "\u2069"


def _location(side: Side, evidence: Sequence[Span], places: Mapping[str, int]) -> dict[str, Any]:
    article, claim = side.article, side.claim
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": artifact_address(article.path), "index": places[article.article_id]},
            "region": {**text_region(article.text, claim.start, claim.end), "snippet": {"text": claim.text}},
        },
        "logicalLocations": [{"name": shown(article.title or article.path), "fullyQualifiedName": article.article_id}],
    }
    if evidence:
        location["annotations"] = [text_region(article.text, start, end) for start, end in evidence]
    return location


def text_region(text: str, start: int, end: int) -> dict[str, int]:
    """Return characters `start` to `end` of `text` as a SARIF region: lines and columns from 1, the end column after
    the last character, and the offset in characters from 0.
    """
    return {
        "startLine": text.count("\n", 0, start) + 1,
        "startColumn": start - text.rfind("\n", 0, start),
        "endLine": text.count("\n", 0, end) + 1,
        "endColumn": end - text.rfind("\n", 0, end),
        "charOffset": start,
        "charLength": end - start,
    }
