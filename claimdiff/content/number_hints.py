"""Number hints: whether a text may hold a number in words or with marks, looked up before its language is known.

Most texts hold none, and telling a text's language and reading its numbers takes fifty times as long as looking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from claimdiff.content.number_words import NumberWords, languages_with_numbers, number_words_of
from claimdiff.content.tokens import read_tokens

MIN_WORTH = 3
"""Of a word: one and two are hints of nothing."""
MIN_PART_CHARS = 3
"""Letters of a number word within a compound (`dreiundzwanzig`)."""
_MARKED = re.compile(r"\d[.,٫٬'’\u00a0\u2009\u202f ]\d")
"""Digits that are parted; of which sort the mark is, the language tells."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_APOSTROPHES = re.compile("['’ʼ]")
_ARTICLES = ("ال", "وال", "بال", "فال", "كال", "لل")
"""Arabic's, which its numbers may carry (`الثلاثة`)."""
_NO_APOSTROPHE, _APOSTROPHE = "en", "uk"
"""Languages in which an apostrophe ends a word, and in which it is a letter (`п'ять`)."""


@dataclass(frozen=True, slots=True)
class _Hints:
    """The number words of all languages together."""

    words: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    parts: re.Pattern[str]
    """Number words that a compound may hold."""


def may_hold_number(text: str) -> bool:
    """Whether a text may hold a number in words, in Chinese signs or in digits with marks, in any language.

    False only where it surely holds none but plain runs of digits.
    """
    if _MARKED.search(text) or _HAN.search(text):
        return True
    return any(_is_hint(word) for word in _words(text))


def _words(text: str) -> Iterator[str]:
    languages = (_NO_APOSTROPHE, _APOSTROPHE) if _APOSTROPHES.search(text) else (_NO_APOSTROPHE,)
    for language in languages:
        for token in read_tokens(text, language):
            if token.kind == "word":
                yield token.word


@lru_cache(maxsize=50_000)
def _is_hint(word: str) -> bool:
    hints = _hints()
    if word in hints.words or hints.parts.search(word):
        return True
    bare = [word.removeprefix(prefix) for prefix in hints.prefixes if word.startswith(prefix)]
    bare += [word.removesuffix(suffix) for suffix in hints.suffixes if word.endswith(suffix)]
    return any(form in hints.words for form in bare)


@cache
def _hints() -> _Hints:
    tables = [found for language in languages_with_numbers() if (found := number_words_of(language)) is not None]
    words = frozenset(word for table in tables for word in _worth_telling(table))
    compounds = {word for table in tables if table.compound for word in _worth_telling(table)}
    parts = sorted(re.escape(word) for word in compounds if len(word) >= MIN_PART_CHARS)
    prefixes = {*_ARTICLES} | {
        prefix for table in tables for prefix in (*table.prefixes, table.joiner_prefix) if prefix
    }
    suffixes = {suffix for table in tables for suffix in table.suffixes}
    return _Hints(words, tuple(sorted(prefixes)), tuple(sorted(suffixes)), re.compile("|".join(parts) or "(?!)"))


def _worth_telling(table: NumberWords) -> Iterator[str]:
    yield from (word for word, atom in table.atoms.items() if atom.value >= MIN_WORTH)
    yield from table.marked
    yield from table.duals
