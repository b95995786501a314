"""Sentences: where one ends, in every language that claimdiff reads."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from claimdiff.claims.quotes import Quote, find_quotes

if TYPE_CHECKING:
    from yasbd import BoundaryDetector

_PROFILE_OF = {"he": "en", "und": "en"}
"""Languages without a profile of their own, and the one whose rules serve them."""

_ABBREVIATIONS = {
    "uk": ("п", "пп", "с", "м", "вул", "ім"),
    "fr": ("h",),
    "he": ("גב", "מס"),
}
"""Words before a full stop that end no sentence, where the library's profile lacks them."""


@cache
def _detector(language: str) -> BoundaryDetector:
    from yasbd import BoundaryDetector, get_supported_langs

    profile = _PROFILE_OF.get(language, language)
    return BoundaryDetector(lang=profile if profile in get_supported_langs() else "en")


def split_sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence of one paragraph, in order, without surrounding spaces.

    No sentence ends inside a closed quote: what a speaker said stays whole.
    """
    quotes = find_quotes(text)
    ends = [end for end in _detector(language).detect(text) if _ends_sentence(text, end, language, quotes)]
    spans = []
    start = 0
    for end in [*ends, len(text)]:
        span = _strip(text, start, end)
        if span is not None:
            spans.append(span)
        start = end
    return spans


def _ends_sentence(text: str, end: int, language: str, quotes: list[Quote]) -> bool:
    if any(quote.start < end < quote.end for quote in quotes):
        return False
    before, after = text[:end].rstrip(), text[end:].lstrip()
    if after[:1] in "»”›」』":
        return False
    if before.endswith("."):
        word = before[-20:-1].split()[-1:] or [""]
        if word[0].strip('(«“"') in _ABBREVIATIONS.get(language, ()):
            return False
    return True


def _strip(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return (start, end) if start < end else None
