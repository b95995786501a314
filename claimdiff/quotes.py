"""Quotation marks: which spans of a text stand inside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_QUOTE_CHARS = 1500
"""A longer stretch between two marks is taken for a mark that was never closed."""

_DIRECTED = {"«": "»", "‹": "›", "「": "」", "『": "』", "《": "》"}
_CLOSERS = {closer: opener for opener, closer in _DIRECTED.items()}
_UNDIRECTED = '“”„‟"＂'
"""Marks that outlets use in either direction (`„…“`, `”…“` after a bidi conversion): their neighbours tell."""
_MARK = re.compile(f"[{''.join(_DIRECTED)}{''.join(_CLOSERS)}{_UNDIRECTED}]")
_OPENS_AFTER = re.compile(r"[\s(\[{:،,;；：，（—–-]")


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters `start` to `end` of a text, the marks included; `inner_start` to `inner_end` without them."""

    start: int
    end: int

    @property
    def inner_start(self) -> int:
        """The first character after the opening mark."""
        return self.start + 1

    @property
    def inner_end(self) -> int:
        """The character after the last one before the closing mark."""
        return self.end - 1


def find_quotes(text: str) -> list[Quote]:
    """Return the outermost closed quotes of `text` in order; a mark without its partner opens nothing."""
    quotes: list[Quote] = []
    opener: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        if opener is not None and mark.start() - opener.start() > MAX_QUOTE_CHARS:
            opener = None
        if _can_open(text, mark, is_open=opener is not None):
            # a second opening mark: the first one was never closed (each paragraph of a long quote opens anew)
            opener = mark
        elif opener is not None and _closes(text, opener.group(), mark):
            quotes.append(Quote(opener.start(), mark.end()))
            opener = None
    return quotes


def _can_open(text: str, mark: re.Match[str], *, is_open: bool) -> bool:
    """Whether a mark may open a quote; Hebrew gershayim (ד״ר written ד"ר) stand between letters and may not."""
    if mark.group() in _DIRECTED:
        return True
    if mark.group() in _CLOSERS:
        return False
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    if not after or after.isspace():
        return False
    if before and _is_wide(before) and not _OPENS_AFTER.match(before):  # no spaces tell: the mark itself does
        return mark.group() in "“„" or (mark.group() in '"＂' and not is_open)
    return not before or bool(_OPENS_AFTER.match(before))


def _closes(text: str, opener: str, mark: re.Match[str]) -> bool:
    if opener in _DIRECTED:
        return mark.group() == _DIRECTED[opener]
    if mark.group() not in _UNDIRECTED or (opener in '"＂') != (mark.group() in '"＂'):
        return False
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    return not before.isspace() and not (before.isalnum() and after.isalnum() and not _is_wide(after))


def _is_wide(char: str) -> bool:
    """Whether `char` belongs to a script that writes no spaces between words (Han, kana)."""
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
