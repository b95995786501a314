"""Sentences: where one ends, in every language that claimdiff reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from claimdiff.quotes import Quote, find_quotes

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

MAX_SENTENCE_CHARS = 2500
"""Characters after which a text without full stop is cut all the same; the longest sentence of a newspaper has some
1,500."""

_STRAIGHT = re.compile('["＂]')


@cache
def _detector(language: str) -> BoundaryDetector:
    from yasbd import BoundaryDetector, get_supported_langs

    profile = _PROFILE_OF.get(language, language)
    return BoundaryDetector(lang=profile if profile in get_supported_langs() else "en")


def split_sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence of one paragraph, in order, without surrounding spaces.

    No sentence ends inside a closed quote: what a speaker said stays whole. None is longer than
    `MAX_SENTENCE_CHARS`: an endless line is cut there, at a space where it has one.
    """
    quotes = find_quotes(text)
    spans = []
    start = 0
    for end in [*_ends(_without_lone_marks(text, quotes), language, quotes), len(text)]:
        span = _strip(text, start, end)
        if span is not None:
            spans.append(span)
        start = end
    return spans


def _without_lone_marks(text: str, quotes: list[Quote]) -> str:
    """Return `text` with gershayim for every quotation mark that has no partner, which the library would wait for.

    Same length: Hebrew abbreviations (`צה"ל`) are written with such marks.
    """
    partners = {at for quote in quotes for at in (quote.start, quote.inner_end)}
    return _STRAIGHT.sub(lambda mark: mark.group() if mark.start() in partners else "״", text)


def _ends(text: str, language: str, quotes: list[Quote]) -> Iterator[int]:
    """Yield where sentences end, window by window: the library's time grows with the square of an endless line."""
    in_quotes = _inside(quotes)
    start = 0
    while start < len(text):
        window = text[start : start + MAX_SENTENCE_CHARS]
        is_last = start + len(window) == len(text)
        found = [start + end for end in _detector(language).detect(window)]
        # the last one may be the window's own end
        ends = [end for end in found if (is_last or end < start + len(window)) and end not in in_quotes]
        ends = [end for end in ends if _ends_sentence(text, end, language)]
        yield from ends
        if is_last:
            return
        start = ends[-1] if ends else start + _forced_end(window)
        if not ends:
            yield start


def _inside(quotes: list[Quote]) -> set[int]:
    """Return the offsets that lie inside a quote."""
    return {at for quote in quotes for at in range(quote.start + 1, quote.end)}


def _forced_end(window: str) -> int:
    """Return where a window without the end of a sentence is cut: at its last space, or at its end."""
    at_space = window.rstrip().rfind(" ")
    return at_space if at_space > 0 else len(window)


def _ends_sentence(text: str, end: int, language: str) -> bool:
    before, after = text[max(0, end - 40) : end].rstrip(), text[end : end + 40].lstrip()
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
