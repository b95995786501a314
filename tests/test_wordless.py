"""Texts that say nothing."""

import pytest

from claimdiff.wordless import is_wordless


@pytest.mark.parametrize("text", ["", "  ", "\u202e\u200b", "\x00\x01", "«…»", "—", "٪", "🙂"])
def test_nothing_is_said(text: str) -> None:
    assert is_wordless(text)


@pytest.mark.parametrize("text", ["a", "٣", "没", "\u200fنعم", "— 7 —", "हाँ"])
def test_something_is_said(text: str) -> None:
    assert not is_wordless(text)
