"""Word spans: where words of a list stand in a claim, as characters of the text as it was written."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from claimdiff.content.folding import fold
from claimdiff.records import Span
from claimdiff.word_characters import MARKS, WORD_CHARS

_SIGNS = re.compile(f"[{MARKS}]*")
_NOTHING = re.compile(r"(?!)")
_CONJUNCTION = "[وف]?"
"""Written onto an Arabic word, and no part of it."""
_ARABIC_PREFIXES = "(?:ال|بال|لل|[بسلك])?"


@cache
def read_lists(name: str) -> dict[str, dict[str, str]]:
    """Return the word lists of a TOML file of this package."""
    lists: dict[str, dict[str, str]] = tomllib.loads(
        files("claimdiff.content").joinpath(name).read_text(encoding="utf-8")
    )
    return lists


@lru_cache(maxsize=1024)
def whole_words(alternatives: str, language: str) -> re.Pattern[str]:
    """Return a pattern for whole words of folded text; Arabic ones with what is written onto them, Chinese anywhere."""
    if not alternatives:
        return _NOTHING
    if language == "zh":
        return re.compile(f"(?P<word>{alternatives})")
    conjunction, prefixes = (_CONJUNCTION, _ARABIC_PREFIXES) if language == "ar" else ("", "")
    return re.compile(rf"(?<![{WORD_CHARS}'’]){conjunction}(?P<word>{prefixes}(?:{alternatives}))(?![{WORD_CHARS}])")


@lru_cache(maxsize=4096)
def find_words(text: str, language: str, alternatives: str) -> tuple[Span, ...]:
    """Return where the words of a list stand in `text`, in order."""
    folded = fold(text, language)
    found = whole_words(alternatives, language).finditer(folded.text)
    return tuple(
        (folded.original(match.start("word")), _word_end(text, folded.original(match.end() - 1) + 1)) for match in found
    )


def _word_end(text: str, end: int) -> int:
    """Return the end of the vowel signs behind a word's last letter."""
    return _SIGNS.match(text, end).end()  # type: ignore[union-attr]  # it matches nothing, too


def quote_spans(text: str, spans: tuple[Span, ...]) -> str:
    """Return the words of some spans in one line: `never refused`, with ` … ` between words that stand apart."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def join_spans(spans: list[Span] | tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Return spans in order, those that overlap or have only blanks between them joined; empty ones left out."""
    joined: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and (start <= joined[-1][1] or not text[joined[-1][1] : start].strip()):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)
