"""Text as a terminal may show it: whatever an article, a page or a file's name says, the terminal obeys none of it."""

from __future__ import annotations

import json
import logging
import re
import unicodedata
from typing import Any

_JOINERS = "\u200c\u200d"
"""Invisible, and part of how Persian and Hindi are written."""
_ISOLATE, _POP = "\u2068", "\u2069"
"""First-strong isolate and its end: an Arabic claim neither reorders what stands before it nor is reordered by it."""
_RAW_IN_JSON = re.compile("[<\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""What JSON lets stand raw in a string, and a terminal, a reader of lines or a page's `<script>` would obey."""


def is_harmless(char: str) -> bool:
    """Return whether a terminal shows a character and does nothing else with it.

    False for control characters (an escape sequence begins with one), line and paragraph ends, bidi marks, embeddings,
    overrides and isolates, and for lone surrogates, which can't be printed at all.
    """
    return char.isprintable() or char in _JOINERS


def printable(text: str) -> str:
    """Return an article's text for use within a line: isolated from the direction of the words around it, and without
    what a terminal would obey. Invisible format characters go, other characters that do something become a space.
    """
    return f"{_ISOLATE}{''.join(map(_shown, text))}{_POP}"


def _shown(char: str) -> str:
    if is_harmless(char):
        return char
    return "" if unicodedata.category(char) == "Cf" else " "


def escaped(text: str) -> str:
    """Return a name or a message exactly: each character that would do something is shown as its escape, `\\x1b`."""
    return "".join(char if is_harmless(char) else _escape(char) for char in text)


def escaped_lines(text: str) -> str:
    """Return a text of several lines with each of them `escaped`."""
    return "\n".join(map(escaped, text.split("\n")))


class EscapingFormatter(logging.Formatter):
    """Formats log lines with what a terminal would obey escaped: libraries log what pages say."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's lines."""
        return escaped_lines(super().format(record))


def _escape(char: str) -> str:
    return char.encode("unicode_escape", "surrogatepass").decode("ascii")


def json_text(record: Any, indent: int | None = None) -> str:  # noqa: ANN401 (whatever JSON can hold)
    """Return `record` as JSON that is safe to print and to paste into a page, and reads back the same."""
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    return _RAW_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
