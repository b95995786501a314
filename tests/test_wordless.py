"""Texts that say nothing."""

import pytest

from claimdiff.wordless import is_wordless, says_nothing


@pytest.mark.parametrize("text", ["", "  ", "\u202e\u200b", "\x00\x01", "«…»", "—", "٪", "🙂"])
def test_nothing_is_said(text: str) -> None:
    assert is_wordless(text)


@pytest.mark.parametrize("text", ["a", "٣", "没", "\u200fنعم", "— 7 —", "हाँ"])
def test_something_is_said(text: str) -> None:
    assert not is_wordless(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        ("</s>", True),
        ("۰", True),
        ("没", True),
        ("— 7 —", True),
        ("34", False),
        ("no", False),
        ("没有", False),
    ],
)
def test_a_lone_letter_or_digit_says_nothing(text: str, *, expected: bool) -> None:
    assert says_nothing(text) is expected
