"""Plain numbers: a claim's text with its numbers in one form, as the judge reads it.

A small judge is half blind to numbers: it takes `ستون` and `60`, or `٢٢٠` and `220`, for different ones. With all of
them written in plain digits it is right about more pairs, the more so across languages (`training/RUNS.md`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from claimdiff.claim_content import Quantity

MIN_WORDED = 3
"""Words for one and two are articles, duals and pronouns as often as numbers."""
MAX_PLAIN = 1_000_000
"""Below it. `2.5 million` is easier to read than seven digits, and written so in most languages."""
_MARKS = frozenset(".,٫٬'’\u00a0\u2009\u202f ")
"""What stands between the digits of one number, in the languages that have tables."""


def with_plain_numbers(text: str, language: str, quantities: Sequence[Quantity]) -> str:
    """Return `text` with every digit in ASCII, and its `quantities` without thousands marks and words for numbers.

    Ranges, shares in words and what has its unit attached stay as written. A pure function.
    """
    parts, at = [], 0
    for quantity in quantities:
        plain = _plain(text, language, quantity)
        if plain is not None and quantity.start >= at:
            parts += [text[at : quantity.start], plain]
            at = quantity.end
    return _ascii_digits("".join([*parts, text[at:]]))


def _plain(text: str, language: str, quantity: Quantity) -> str | None:
    """Return a number in plain digits; None where it stays as written."""
    written, value = text[quantity.start : quantity.end], quantity.low
    if quantity.low != quantity.high or not 0 <= value < MAX_PLAIN:
        return None
    if any(character.isdigit() for character in written):
        is_number = all(character.isdigit() or character in _MARKS for character in written)
        return _digits(value) if is_number else None
    is_whole_word = language == "zh" or not (
        text[: quantity.start][-1:].isalpha() or text[quantity.end :][:1].isalpha()
    )
    is_count = value == int(value) and value >= MIN_WORDED and quantity.unit != "%"
    return _digits(value) if is_count and is_whole_word else None


def _digits(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0")


def _ascii_digits(text: str) -> str:
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(character)) if character.isdecimal() and not character.isascii() else character
        for character in text
    )
