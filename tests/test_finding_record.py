"""The records that other programs read have exactly the contract's fields."""

import json
from dataclasses import replace

from claimdiff.finding_record import FLAT_COLUMNS, finding_record, finding_sort_key, flat_record, side_record
from claimdiff.records import Article, Block, Finding, Side
from tests.findings.judged import claim_of

SIDE = ["article_id", "path", "url", "title", "outlet", "language", "published", "claim_id", "text", "start", "end",
        "speaker", "quoted"]  # fmt: skip
NUMBERS = ["probability", "similarity", "entailment_lr", "entailment_rl", "contradiction_lr", "contradiction_rl"]
FIELDS = ["finding_id", "relation", "kind", *NUMBERS, "left", "right"]


def side_of(key: str, text: str, language: str = "en") -> Side:
    article = Article(
        key, f"{key}.txt", text, (Block(0, len(text), "body"),), "en", "Title", "Outlet", None, "2025-09-02"
    )
    return Side(article, claim_of(key, text, language=language))


def finding(**changes: object) -> Finding:
    base = Finding(
        finding_id="00f1", relation="contradiction", kind="number", probability=0.93336, similarity=0.88004,
        entailment_lr=0.01, entailment_rl=0.02, contradiction_lr=0.95, contradiction_rl=0.91,
        left=side_of("a", "قُتل 47 شخصاً", "ar"), right=side_of("b", "34 people died"),
    )  # fmt: skip
    return replace(base, **changes)  # type: ignore[arg-type]


def test_a_finding_has_the_contract_s_fields_in_order() -> None:
    assert list(finding_record(finding())) == FIELDS
    assert list(finding_record(finding())["left"]) == SIDE


def test_numbers_are_rounded_to_four_digits() -> None:
    record = finding_record(finding())
    assert [record[name] for name in NUMBERS] == [0.9334, 0.88, 0.01, 0.02, 0.95, 0.91]


def test_a_direction_that_was_not_judged_is_null() -> None:
    record = finding_record(finding(entailment_rl=float("nan"), contradiction_rl=float("nan")))
    assert json.loads(json.dumps(record, allow_nan=False))["contradiction_rl"] is None


def test_the_side_has_the_claim_s_language_and_the_article_s_facts() -> None:
    assert side_record(finding().left) == {
        "article_id": "a", "path": "a.txt", "url": None, "title": "Title", "outlet": "Outlet", "language": "ar",
        "published": "2025-09-02", "claim_id": finding().left.claim.claim_id, "text": "قُتل 47 شخصاً", "start": 0,
        "end": 13, "speaker": None, "quoted": False,
    }  # fmt: skip


def test_a_reason_is_written_where_there_is_one() -> None:
    assert finding_record(finding(reason="47 against 34"))["reason"] == "47 against 34"


def test_a_flat_record_has_every_column_in_order() -> None:
    flat = flat_record(finding())
    assert list(flat) == list(FLAT_COLUMNS)
    assert list(FLAT_COLUMNS) == [
        "finding_id", "relation", "kind", *NUMBERS, "reason", "group", "sources_left", "sources_right", "state",
        "review", *(f"left_{name}" for name in SIDE),
        *(f"right_{name}" for name in SIDE),
    ]  # fmt: skip
    assert (flat["left_text"], flat["right_end"], flat["reason"]) == ("قُتل 47 شخصاً", 14, None)


def test_findings_are_ordered_by_relation_then_probability_then_id() -> None:
    in_order = [
        finding(probability=0.9, finding_id="b"),
        finding(probability=0.80001, finding_id="a"),
        finding(probability=0.80004, finding_id="c"),
        finding(relation="change", kind="update", probability=0.99),
        finding(relation="agreement", kind="paraphrase", probability=1.0),
    ]
    assert sorted(reversed(in_order), key=finding_sort_key) == in_order
