"""Texts that say nothing: control characters, marks, punctuation."""

from __future__ import annotations


def is_wordless(text: str) -> bool:
    """Return whether nothing in `text` is a letter or a digit of any script: no claim can be in it."""
    return not any(char.isalnum() for char in text)
