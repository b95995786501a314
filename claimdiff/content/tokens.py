"""Tokens: the words, numbers and signs of a claim, each with its place in the text and its folded form."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from claimdiff.fold import fold_text

HYPHENS = frozenset("-‑\u05be")
"""What joins two words into one, the Hebrew one too."""

Kind = Literal["word", "digits", "sign"]

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0962\u0963"
_SPACE_GROUPS = r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)"
_HARD_SPACE_GROUPS = r"(?<!\d)\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)"
_DIGITS = r"\d+(?:[.,٫٬]\d+|['’]\d{3}(?!\d))*"
_WORD = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*"
_WORD_WITH_APOSTROPHE = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}]|['’ʼ](?=[^\W\d_]))*"
_SIGN = r"[^\s\w\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|_"
MAX_WORD_CHARS = 64
"""Letters of a word that are compared: no number, unit or day is longer."""
_SPACED_THOUSANDS = frozenset(("fr", "ru", "uk", "es", "pt", "de", "pl", "cs", "bg", "be", "it"))
_APOSTROPHE_IS_A_LETTER = frozenset(("uk", "be"))


class Token(NamedTuple):
    """Characters `start` to `end` of a text."""

    start: int
    end: int
    kind: Kind
    raw: str
    word: str
    """The folded word; the sign itself for a sign, empty for digits."""


@lru_cache(maxsize=16)
def read_tokens(text: str, language: str) -> tuple[Token, ...]:
    """Return the tokens of `text` in order; a zero-width joiner ends a word, and is no token itself."""
    tokens = []
    for m in _pattern(language).finditer(text):
        kind: Kind = "digits" if m.lastgroup == "digits" else "word" if m.lastgroup == "word" else "sign"
        raw = m[0]
        folded = _fold(raw[:MAX_WORD_CHARS]) if kind == "word" else "" if kind == "digits" else raw.replace("’", "'")
        if kind == "word" and not folded:  # a kashida by itself (كركوك ـ جيهان) is a dash to readers
            kind, folded = "sign", raw
        tokens.append(Token(m.start(), m.end(), kind, raw, folded))
    return tuple(tokens)


@lru_cache(maxsize=64)
def _pattern(language: str) -> re.Pattern[str]:
    groups = _SPACE_GROUPS if language in _SPACED_THOUSANDS else _HARD_SPACE_GROUPS
    word = _WORD_WITH_APOSTROPHE if language in _APOSTROPHE_IS_A_LETTER else _WORD
    return re.compile(rf"(?P<digits>{groups}|{_DIGITS})|(?P<word>{word})|(?P<sign>{_SIGN})")


@lru_cache(maxsize=20_000)
def _fold(raw: str) -> str:
    return fold_text(raw).replace("ʼ", "'").replace("ـ", "")


def fold_phrase(phrase: str) -> tuple[str, ...]:
    """Return the folded words of a phrase from a data file, whose words are joined by `|` or `_`."""
    return tuple(_fold(word) for word in re.split(r"[|_]", phrase) if word)
