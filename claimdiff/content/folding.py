"""Folding: one spelling for each letter, with the way back to the characters of the text as it was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimdiff.word_characters import MARKS

PLACEHOLDER = "\ue000"
"""Stands for every character of a long quote, so that no pattern matches within it."""
MAX_NAME_IN_QUOTES = 28
"""Characters; a shorter quote may be part of a name (`the agency «Vesti»`) and is left to be read."""

_DROPPED = re.compile(f"[{MARKS}\u200e\u200f]")
_LETTERS = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\n": " ", "\t": " "}
_PERSIAN = {**_LETTERS, "ي": "ی", "ى": "ی", "ك": "ک", "ۀ": "ه"}
_TABLES = {"fa": str.maketrans(_PERSIAN), "ur": str.maketrans(_PERSIAN)}
_TABLE = str.maketrans(_LETTERS)


@dataclass(frozen=True, slots=True)
class QuotedText:
    """A text with the (start, end) of each outermost quote in it, the marks included, in order."""

    text: str
    quotes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in lower case without vowel signs, and where each of its characters came from."""

    text: str
    offsets: Sequence[int] | None
    """Offset in the original of each folded character and of the end; None where nothing was left out."""

    def original(self, at: int) -> int:
        """Return the offset in the original text of the folded character `at`."""
        return at if self.offsets is None else self.offsets[at]

    def folded(self, at: int) -> int:
        """Return the first folded character that comes from the original character `at` or a later one."""
        if self.offsets is None:
            return at
        return next((number for number, offset in enumerate(self.offsets) if offset >= at), len(self.text))


def fold(text: str, language: str) -> Folded:
    """Return `text` folded for the patterns of `language`."""
    lowered = text.lower()
    if len(lowered) != len(text):  # `İ` becomes two characters: offsets would shift
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    table = _TABLES.get(language, _TABLE)
    if not _DROPPED.search(lowered):
        return Folded(lowered.translate(table), None)
    kept = [at for at, char in enumerate(lowered) if not _DROPPED.match(char)]
    return Folded("".join(lowered[at] for at in kept).translate(table), (*kept, len(text)))


def hide_quotes(marked: QuotedText) -> str:
    """Return the text with the inside of every long quote replaced; same length."""
    pieces, last = [], 0
    for start, end in marked.quotes:
        if end - start > MAX_NAME_IN_QUOTES:
            pieces += [marked.text[last : start + 1], PLACEHOLDER * (end - start - 2)]
            last = end - 1
    return "".join([*pieces, marked.text[last:]])
