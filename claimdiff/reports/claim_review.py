"""A schema.org ClaimReview as a draft: what a fact-checker starts from, never what anybody publishes as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from claimdiff.reports.shown_text import shown, web_address
from claimdiff.reports.ui_texts import UiTexts, ui_texts

SideName = Literal["left", "right"]
DRAFT = "DRAFT, not reviewed"
TO_DO = (
    "A machine compared the two claims; nobody has checked either of them, and this draft doesn't say which one is "
    "true. Before you use it: read both articles, check who is quoted and whether that is a person or an organisation, "
    "write the review, add its author, date, address and rating, and remove this text and creativeWorkStatus."
)
OPENINGS = {
    "contradiction": "Two articles seem to contradict each other",
    "change": "Two articles differ in what looks like a change over time and no contradiction",
    "agreement": "Two articles seem to say the same",
}


def claim_review_draft(record: Mapping[str, Any], reviewed: SideName = "left") -> dict[str, Any]:
    """Return a ClaimReview draft (JSON-LD) for one finding, given as its record in `findings.jsonl`.

    `reviewed` is the side whose claim is to be reviewed: a choice of the person who asks, not of claimdiff. What
    contradicts it, or followed it, is cited; what agrees with it is another appearance of the same claim. The draft has
    no reviewRating, no author and no date, and says in name and body that nobody reviewed it. Control characters and
    bidi overrides are left out of the articles' texts. Raises KeyError and TypeError for what is no such record.
    """
    other: SideName = "right" if reviewed == "left" else "left"
    claim, second = record[reviewed], record[other]
    is_shared = record["relation"] == "agreement"
    item = _claim(claim)
    if is_shared:
        item["appearance"] = [*item["appearance"], _article(second)]
    draft: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "creativeWorkStatus": "Draft",
        "name": f"{DRAFT}: {record['finding_id']}",
        "identifier": record["finding_id"],
        "inLanguage": "en",
        "claimReviewed": shown(claim["text"]),
        "reviewBody": f"{DRAFT}: {_body(record, ui_texts('en'))}",
        "itemReviewed": item,
    }
    return draft if is_shared else draft | {"citation": [_claim(second)]}


def _body(record: Mapping[str, Any], texts: UiTexts) -> str:
    kind = texts.texts.get(f"kind_{record['kind']}", shown(record["kind"])).lower()
    found = f"{OPENINGS[record['relation']]} ({kind}; {texts.percent(float(record['probability']))} likely)."
    reason = f" Why it was listed: \u2068{shown(record['reason'])}\u2069." if record.get("reason") else ""
    return f"{found}{reason} {TO_DO}"


def _claim(side: Mapping[str, Any]) -> dict[str, Any]:
    """Return a claim as schema.org has it: who makes it, when, and the article that it appears in."""
    fields = {
        "@type": "Claim",
        "text": shown(side["text"]),
        "inLanguage": shown(side["language"]),
        "author": {"@type": "Person", "name": shown(side["speaker"])} if side["speaker"] else _outlet(side),
        "datePublished": _optional(side["published"]),
        "appearance": [_article(side)],
    }
    return {name: value for name, value in fields.items() if value is not None}


def _article(side: Mapping[str, Any]) -> dict[str, Any]:
    fields = {
        "@type": "NewsArticle",
        "headline": _optional(side["title"]),
        "url": web_address(side["url"]) or web_address(side["path"]),
        "inLanguage": shown(side["language"]),
        "datePublished": _optional(side["published"]),
        "publisher": _outlet(side),
    }
    return {name: value for name, value in fields.items() if value is not None}


def _outlet(side: Mapping[str, Any]) -> dict[str, str] | None:
    return {"@type": "Organization", "name": shown(side["outlet"])} if side["outlet"] else None


def _optional(text: str | None) -> str | None:
    return shown(text) if text else None
