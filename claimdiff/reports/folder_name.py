"""The name of a report folder that nobody named: `2025-09-04-the-first-article-s-title`."""

from __future__ import annotations

import os
import unicodedata
from datetime import date
from itertools import chain, count
from pathlib import Path

from claimdiff.comparison import Comparison

TITLE_CHARACTERS = 60
TITLE_BYTES = 110
"""File systems allow 255 bytes a name, encrypted ones 143; Arabic takes two bytes a letter and the date eleven."""
NAMELESS = "comparison"
TATWEEL = "\u0640"


def title_slug(title: str) -> str:
    """Return `title` as a part of a folder's name: letters, marks and digits of any script, the rest as single hyphens.

    Never empty and free of path separators, dots, control characters and what Windows refuses.
    """
    kept = "".join(
        character if unicodedata.category(character)[0] in "LMN" else "-"
        for character in unicodedata.normalize("NFC", title[:1000]).replace(TATWEEL, "").casefold()
    )
    slug = ""
    for word in filter(None, kept.split("-")):
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > TITLE_CHARACTERS or len(longer.encode()) > TITLE_BYTES:
            break
        slug = longer
    first_word = kept.strip("-").split("-")[0][: TITLE_CHARACTERS // 2]
    return slug or first_word.encode()[:TITLE_BYTES].decode(errors="ignore") or NAMELESS


def report_folder_name(comparison: Comparison, today: date) -> str:
    """Return `DATE-TITLE` with the title of the first article that has one."""
    title = next((article.title for article in comparison.articles if article.title), NAMELESS)
    return f"{today.isoformat()}-{title_slug(title)}"


def free_folder(folder: Path) -> Path:
    """Return `folder` where nothing has that name, not even a link that leads nowhere, else `folder-2`, `-3`, …"""
    numbered = (folder.with_name(f"{folder.name}-{number}") for number in count(2))
    return next(each for each in chain([folder], numbered) if not os.path.lexists(each))
