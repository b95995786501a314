"""Lines of decisions: whatever a file holds, a line is a decision or it is refused in one line."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.errors import ClaimdiffError
from claimdiff.index.review_rows import ReviewRecord
from claimdiff.records import Review
from claimdiff.reviews.review_line import ReviewLine, parse_review_line, review_record

MARK = {
    "finding_id": "0123456789abcdef", "decision": "confirmed", "note": "ملاحظة",
    "reviewed": "2026-03-15T10:30:00+02:00", "left_text": "one", "right_text": "two",
}  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def nested(depth: int) -> list[Any]:
    """Return lists within each other."""
    return [] if depth == 1 else [nested(depth - 1)]


def test_a_mark_of_the_page_is_a_decision() -> None:
    review = Review("confirmed", "ملاحظة", "2026-03-15T08:30:00+00:00")
    assert parse_review_line(json.dumps(MARK)) == ReviewLine("0123456789abcdef", review, ("one", "two"))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"finding_id": "0123456789ABCDEF"}, "16 hex digits"),
        ({"finding_id": 7}, "16 hex digits"),
        ({"decision": "true"}, "decision must be confirmed, false_alarm or not_comparable"),
        ({"note": "x" * 5001}, "5,000 characters"),
        ({"note": []}, "note must be a text"),
        ({"reviewed": "yesterday"}, "2026-03-15T08:30:00Z"),
        ({"reviewed": "0001-01-01T00:00:00+14:00"}, "2026-03-15T08:30:00Z"),
        ({"finding": {"finding_id": "other"}}, "finding is not the finding"),
        ({"features": {"similarity": "high"}}, "numbers by name"),
        ({"features": {"similarity": float("nan")}}, "numbers by name"),
        ({"features": {"similarity": 10**400}}, "numbers by name"),
        ({"finding": {"finding_id": MARK["finding_id"], "x": nested(51)}}, "nested 50 times at most"),
        ({"finding": {"finding_id": MARK["finding_id"], "x": {"y": [float("nan")]}}}, "finite numbers"),
        ({"finding": {"finding_id": MARK["finding_id"], "x": float("inf")}}, "finite numbers"),
    ],
)
def test_what_is_no_decision_is_refused(change: dict[str, Any], told: str) -> None:
    with pytest.raises(ClaimdiffError, match=told):
        parse_review_line(json.dumps(MARK | change))


@pytest.mark.parametrize("line", ["", "[]", "[" * 100_000, '{"finding_id"', " " * 1_000_001, "\x00"])
def test_what_is_no_object_is_refused(line: str) -> None:
    with pytest.raises(ClaimdiffError):
        parse_review_line(line)


@given(st.dictionaries(st.sampled_from([*MARK, "finding", "features"]), JSON))
def test_nothing_else_comes_out_of_any_line(change: dict[str, Any]) -> None:
    with suppress(ClaimdiffError):
        found = parse_review_line(json.dumps(MARK | change))
        assert len(found.finding_id) == 16
        assert found.review.decision in ("confirmed", "false_alarm", "not_comparable")
        assert all(isinstance(number, float) for number in found.features.values())


def test_an_export_reads_back_as_it_was() -> None:
    finding = {"finding_id": "0123456789abcdef", "left": {"text": "one"}, "right": {"text": "two"}}
    review = Review("false_alarm", "", "2026-03-15T08:30:00+00:00")
    record = ReviewRecord("0123456789abcdef", review, finding, {"similarity": 0.5}, True)
    again = parse_review_line(json.dumps(review_record(record)))
    assert again == ReviewLine("0123456789abcdef", review, ("one", "two"), finding, {"similarity": 0.5})
