"""Text of an article inside Markdown: escaped so that it stays text on GitHub, in Slack and in any other reader."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from claimdiff.reports.passage import Piece
from claimdiff.reports.shown_text import shown
from claimdiff.reports.ui_texts import language_direction

ISOLATE, POP = "\u2068", "\u2069"
"""First-strong isolate and its end: what stands between them neither turns its line around nor is turned by it."""
RIGHT_TO_LEFT, LEFT_TO_RIGHT = "\u200f", "\u200e"
WORD_JOINER = "\u2060"
"""Invisible and without width: it parts what a chat would otherwise make a mention, a link or an emoji of."""

SPACES = re.compile(r"\s+")
MARKUP = re.compile(r"[\\`*_\[\]|~$]")
HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
LIVE = re.compile(r"@|(?<=:)(?=//)|(?<=www)(?=\.)|#(?=\d)|(?<=GH)(?=-\d)|:(?=[\w+-]+:)", re.IGNORECASE)
"""Where GitHub and Slack make mentions, e-mail and web addresses, issues and emoji of plain text. A backslash doesn't
stop them, for they read what Markdown has already rendered."""
BLOCK_START = re.compile(r"^(?:([#+=-])|(\d{1,9})([.)]))")
"""What begins a heading, a list or a line across the page at the beginning of a paragraph."""


def escaped_markdown(text: str) -> str:
    """Return `text` on one line so that Markdown shows its characters and makes nothing of them.

    Control characters and bidi overrides are left out. For use within a line; see `quoted_markdown` for a whole one.
    """
    line = LIVE.sub(lambda found: found[0] + WORD_JOINER, SPACES.sub(" ", shown(text)))
    return re.sub("[&<>]", lambda found: HTML[found[0]], MARKUP.sub(r"\\\g<0>", line))


def isolated_markdown(text: str) -> str:
    """Return an article's text for use among other words: escaped and isolated from their direction."""
    return f"{ISOLATE}{escaped_markdown(text.strip())}{POP}"


def quoted_markdown(pieces: tuple[Piece, ...], language: str) -> str:
    """Return a sentence as a block quote of its own, with its marked words in bold.

    It begins with an invisible direction mark where its first letters run the other way than its language.
    """
    parts = [(is_marked, "".join(piece.text for piece in group)) for is_marked, group in groupby(pieces, _is_marked)]
    line = "".join(_bold(text) if is_marked else escaped_markdown(text) for is_marked, text in parts).strip()
    line = BLOCK_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line)
    return f"> {_direction_mark(line, language)}{line}"


def _is_marked(piece: Piece) -> bool:
    return piece.is_marked


def _bold(text: str) -> str:
    """Return `text` with its words in bold; punctuation around them stays outside, where `**` may not touch it."""
    words = [place for place, char in enumerate(text) if unicodedata.category(char)[0] in "LMN"]
    if not words:
        return escaped_markdown(text)
    first, last = words[0], words[-1] + 1
    return f"{escaped_markdown(text[:first])}**{escaped_markdown(text[first:last])}**{escaped_markdown(text[last:])}"


def _direction_mark(line: str, language: str) -> str:
    """Return the mark that turns a line in `language` the right way, empty where its first letter does."""
    first = next((kind for char in line if (kind := unicodedata.bidirectional(char)) in ("L", "R", "AL")), "")
    direction = language_direction(language)
    if direction == "rtl":
        return "" if first in ("R", "AL") else RIGHT_TO_LEFT
    return LEFT_TO_RIGHT if direction == "ltr" and first in ("R", "AL") else ""
