"""The ClaimReview draft: both sides in it, no rating, and nobody can take it for a review."""

from __future__ import annotations

import json
from typing import Any

import pytest

from claimdiff.finding_record import finding_record
from claimdiff.records import Finding
from claimdiff.reports.claim_review import claim_review_draft
from tests.reports.bridge_sample import bridge_comparison
from tests.reports.hostile import hostile_comparison
from tests.reports.samples import harbour_comparison

FINDINGS = [*bridge_comparison().findings, *harbour_comparison().findings, *hostile_comparison().findings]
TOLL, CHECK, UPDATE, SAME = bridge_comparison().findings


def keys_of(value: Any) -> set[str]:
    """Return every key at any depth."""
    if isinstance(value, dict):
        return set(value).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: finding.finding_id)
@pytest.mark.parametrize("side", ["left", "right"])
def test_it_is_a_draft_without_any_rating(finding: Finding, side: Any) -> None:
    draft = claim_review_draft(finding_record(finding), side)
    assert (draft["@context"], draft["@type"]) == ("https://schema.org", "ClaimReview")
    assert draft["creativeWorkStatus"] == "Draft"
    assert draft["name"].startswith("DRAFT, not reviewed: ")
    assert draft["reviewBody"].startswith("DRAFT, not reviewed: ")
    assert not keys_of(draft) & {"reviewRating", "ratingValue", "alternateName", "aggregateRating"}
    assert not {"author", "datePublished", "url"} & set(draft)
    assert draft["claimReviewed"] == draft["itemReviewed"]["text"]


def test_a_contradiction_cites_the_other_side() -> None:
    assert (TOLL.relation, TOLL.kind) == ("contradiction", "number")
    draft = claim_review_draft(finding_record(TOLL))
    item, (cited,) = draft["itemReviewed"], draft["citation"]
    assert item["text"].startswith("قُتل 47 شخصاً")
    assert item["author"] == {"@type": "Person", "name": "الدفاع المدني"}
    assert (item["datePublished"], item["inLanguage"]) == ("2025-11-03", "ar")
    assert item["appearance"] == [
        {
            "@type": "NewsArticle", "headline": "انهيار جسر أوردا يوقف حركة السير", "inLanguage": "ar",
            "datePublished": "2025-11-03", "publisher": {"@type": "Organization", "name": "صحيفة النهر"},
        }
    ]  # fmt: skip
    assert cited["@type"] == "Claim"
    assert cited["text"].startswith("The collapse of the Orda bridge")
    assert cited["appearance"][0]["url"] == "https://times.example/a?b=1&c=2"
    assert "Two articles seem to contradict each other (figures differ; 93% likely)." in draft["reviewBody"]
    assert "47 / 34" in draft["reviewBody"]
    assert "doesn't say which one is true" in draft["reviewBody"]


def test_the_other_side_can_be_the_one_to_review() -> None:
    left, right = (claim_review_draft(finding_record(TOLL), side) for side in ("left", "right"))
    assert (right["itemReviewed"], right["citation"]) == (left["citation"][0], [left["itemReviewed"]])


def test_an_agreement_is_one_claim_that_appears_twice() -> None:
    assert SAME.relation == "agreement"
    draft = claim_review_draft(finding_record(SAME))
    assert "citation" not in draft
    assert [article["publisher"]["name"] for article in draft["itemReviewed"]["appearance"]] == [
        "Orda Times",
        "Le Fleuve",
    ]


def test_without_a_speaker_the_outlet_says_it() -> None:
    assert UPDATE.right.claim.speaker is None
    draft = claim_review_draft(finding_record(UPDATE), "right")
    assert draft["itemReviewed"]["author"] == {"@type": "Organization", "name": "Le Fleuve"}


def test_only_web_addresses_are_addresses_and_nothing_turns_the_text() -> None:
    drafts = json.dumps(
        [claim_review_draft(finding_record(f), side) for f in hostile_comparison().findings
         for side in ("left", "right")], ensure_ascii=False)  # fmt: skip
    assert '"url": "javascript' not in drafts
    assert '"url": "data:' not in drafts
    assert not [char for char in drafts if char in "\u202e\u2067\x1b\ud800" or ord(char) < 32]
