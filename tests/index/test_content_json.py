"""Contents go to JSON and come back the same."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.claim_content import ClaimContent, DayPart, Quantity, TimeMention
from claimdiff.index.content_json import content_from_json, content_to_json

NUMBERS = st.floats(-1e12, 1e12)
PLACES = st.integers(0, 500)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
QUANTITIES = st.builds(Quantity, NUMBERS, NUMBERS, st.sampled_from(["exactly", "about"]), WORDS, WORDS, PLACES, PLACES)
TIMES = st.builds(TimeMention, st.dates(), st.dates(), st.none() | st.integers(0, 1439), PLACES, PLACES)
DAY_PARTS = st.builds(DayPart, st.sampled_from(["dawn", "midnight"]), PLACES, PLACES)
CONTENTS = st.builds(
    ClaimContent,
    is_covered=st.booleans(),
    speaker=st.none() | WORDS,
    mode=st.sampled_from(["narrated", "quoted", "reported"]),
    stance=st.sampled_from(["affirms", "denies"]),
    negated=st.booleans(),
    quantities=st.lists(QUANTITIES, max_size=3).map(tuple),
    times=st.lists(TIMES, max_size=3).map(tuple),
    day_parts=st.lists(DAY_PARTS, max_size=2).map(tuple),
    names=st.lists(WORDS, max_size=3).map(tuple),
)


@given(CONTENTS)
def test_a_content_comes_back_the_same(content: ClaimContent) -> None:
    assert content_from_json(json.loads(json.dumps(content_to_json(content)))) == content


def test_what_has_its_default_is_left_out() -> None:
    assert content_to_json(ClaimContent(True)) == {"is_covered": True}
    told = ClaimContent(True, times=(TimeMention(date(2026, 1, 2), date(2026, 1, 2), None, 0, 5),))
    assert content_to_json(told)["times"][0]["first"] == "2026-01-02"


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"is_covered": True, "other": 1},
        {"is_covered": True, "times": [{}]},
        {"is_covered": True, "day_parts": [{"name": "brunch", "start": 0, "end": 1}]},
    ],
)
def test_what_is_no_content_is_refused(record: dict[str, object]) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        content_from_json(record)
