"""Text of an article as the page shows it: without what could turn the page around, and never endless."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Control characters (an escape sequence's among them) and the bidi embeddings, overrides and isolates: `<bdi>`
isolates a text, but a stray PDI in it closes the isolate in some browsers."""
SURROGATES = re.compile("[\ud800-\udfff]")

ELLIPSIS = "…"
WORD_SLACK = 40
"""Characters that a cut may move to fall between words; beyond, the script has no spaces and any character does."""


def shown(text: str) -> str:
    """Return `text` without control and bidi-override characters; a lone surrogate becomes U+FFFD."""
    return SURROGATES.sub("\ufffd", UNSHOWABLE.sub("", text))


def cut_end(text: str, n_characters: int) -> str:
    """Return the first `n_characters` of `text` at most, cut between words, with an ellipsis where it was cut."""
    if len(text) <= n_characters:
        return text
    head = text[:n_characters]
    space = head.rfind(" ")
    if space >= n_characters - WORD_SLACK:
        head = head[:space]
    return head.rstrip() + ELLIPSIS


def cut_start(text: str, n_characters: int) -> str:
    """Return the last `n_characters` of `text` at most, cut between words, with an ellipsis where it was cut."""
    if len(text) <= n_characters:
        return text
    tail = text[-n_characters:]
    space = tail.find(" ")
    if 0 <= space < WORD_SLACK:
        tail = tail[space:]
    return ELLIPSIS + tail.lstrip()


def web_address(address: str | None) -> str | None:
    """Return `address` if it is an http(s) address with a host, else None: no other scheme becomes a link."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    return address if parts.scheme.lower() in ("http", "https") and host and shown(address) == address else None
