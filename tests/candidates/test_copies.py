"""Copies and near copies of a sentence."""

import pytest

from claimdiff.candidates.copies import find_copies, group_by_copy, is_near_copy
from tests.candidates.vectors import claim_of

WIRE = "The rescue teams reached the second gallery of the mine late on Sunday and found nobody in it at all"


def test_copies_point_to_the_first_of_their_words() -> None:
    texts = ["The dam burst.", "It rained.", "the DAM burst", "«The dam burst!»", "The dams burst."]
    claims = [claim_of(f"a{number}", text) for number, text in enumerate(texts)]
    assert find_copies(claims).tolist() == [0, 1, 0, 0, 4]


def test_vowel_marks_and_presentation_forms_make_no_other_words() -> None:
    texts = ["اندلعت الحرب", "اِنْدَلَعَتِ الحَرْبُ", "ﺍندلعت الحرب"]
    claims = [claim_of(f"a{number}", text) for number, text in enumerate(texts)]
    assert find_copies(claims).tolist() == [0, 0, 0]


def test_digits_make_other_words() -> None:
    claims = [claim_of("a", "47 people died"), claim_of("b", "34 people died")]
    assert find_copies(claims).tolist() == [0, 1]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (WIRE, WIRE, True),
        (WIRE, WIRE.upper() + "!", True),
        (WIRE, WIRE.replace("late on", "on"), True),
        (WIRE, WIRE.replace("nobody in it at all", "four miners alive there"), False),
        (WIRE + " after 47 hours", WIRE + " after 34 hours", False),
        (WIRE + " after 47 hours", WIRE + " after hours", False),
        (WIRE + " 12 34", WIRE + " 34 12", False),
        ("abc", "abd", False),
        ("", "", True),
    ],
)
def test_near_copies_differ_by_a_word_and_by_no_number(left: str, right: str, expected: bool) -> None:
    assert is_near_copy(left, right) is expected
    assert is_near_copy(right, left) is expected


def test_groups_have_two_members_or_more() -> None:
    claims = [claim_of(f"a{number}", text) for number, text in enumerate(["x", "y", "x", "z", "y", "x"])]
    assert group_by_copy(find_copies(claims)) == {0: [0, 2, 5], 1: [1, 4]}
