"""What every reader hands over: the blocks of one article, before cleaning and offsets."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimdiff.records import BlockRole, Dropped


@dataclass(slots=True)
class ArticleDraft:
    """One article as a reader found it."""

    blocks: list[tuple[BlockRole, str]]
    """Title, byline, captions, subheadings and body paragraphs in reading order."""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO 8601 date."""
    language: str | None = None
    """ISO 639-1, as the page declares it; what the text shows wins where the two disagree clearly."""
    dropped: list[Dropped] = field(default_factory=list)
