"""Words: what counts as one, in scripts with and without spaces, and how markers are compared with them."""

from __future__ import annotations

import re

from claimdiff.word_characters import COMBINING

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LETTERS = rf"[^\W_](?:[^\W_]|[{COMBINING}])*"
_WORD = re.compile(rf"{_LETTERS}(?:[’'‑\-\u200c\u200d.]{_LETTERS})*")
_ARABIC_MARKS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_ALEFS = str.maketrans("أإآٱ", "اااا")

_AND = frozenset(["and", "et", "и", "та", "і", "й", "y", "e", "ed", "und", "و", "اور", "और", "dan", "ve"])

CHARS_PER_WIDE_WORD = 2
"""Han text has about two characters a word (the mean of Chinese word lists), so counts stay comparable."""


def count_words(text: str) -> int:
    """Return how many words `text` has; runs of Han or kana count a word for every two characters."""
    n_wide = len(_WIDE.findall(text))
    n_spaced = len(_WORD.findall(_WIDE.sub(" ", text))) if n_wide else len(_WORD.findall(text))
    return n_spaced + n_wide // CHARS_PER_WIDE_WORD


def word_starts(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Return the offsets at which the words of `text` begin, from `start` to `end`."""
    return [word.start() for word in _WORD.finditer(text, start, len(text) if end is None else end)]


def is_and(word: str) -> bool:
    """Whether a word is nothing but an `and`."""
    return word.lower() in _AND


def fold_for_markers(text: str) -> str:
    """Return `text` without Arabic vowel marks and with one form of alef, as marker lists are written.

    The result may be shorter than `text`: match at its beginning only, never use its offsets.
    """
    return _ARABIC_MARKS.sub("", text).translate(_ALEFS)
