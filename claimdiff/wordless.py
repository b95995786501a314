"""Texts that say nothing: control characters, marks, punctuation."""

from __future__ import annotations

from itertools import islice


def is_wordless(text: str) -> bool:
    """Return whether nothing in `text` is a letter or a digit of any script: no claim can be in it."""
    return not any(char.isalnum() for char in text)


def says_nothing(text: str) -> bool:
    """Return whether `text` has fewer than two letters or digits: of a lone one nothing follows.

    What a judge makes of such a text is chance.
    """
    return len(list(islice((char for char in text if char.isalnum()), 2))) < 2
