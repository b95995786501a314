"""What reading a source gives: new items, what is unchanged or gone, failures, and the state for the next run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from claimdiff.sources.state import SourceState

SourceKind = Literal["page", "feed", "folder", "files", "unknown"]
"""`unknown` where a URL did not answer, so that nobody can say what it is."""


@dataclass(frozen=True, slots=True)
class SourceItem:
    """One page or file that is new or changed, with what its source says of it."""

    source: str
    """As given: the URL of the page or feed, the folder, the file."""
    path: str
    """The URL as the source names it, or the file's path."""
    data: bytes | None = None
    """What was fetched; None for a file, which is read at `path`."""
    extension: str = ""
    """`.pdf`, `.html`, `.txt` as the server declares it; empty where it leaves that open."""
    charset: str | None = None
    """As the server declares it: a hint, often wrong."""
    url: str | None = None
    """Where the page was found in the end, redirects followed."""
    title: str | None = None
    outlet: str | None = None
    """The feed's title."""
    author: str | None = None
    published: str | None = None
    """ISO 8601, a date or a time with its zone."""
    item_id: str = ""
    """A feed entry's own id, else the URL or path: the same in every run."""
    sha256: str | None = None
    """Of `data`, or of the file when it was looked at; None for files that were merely named."""


@dataclass(frozen=True, slots=True)
class SourceFailure:
    """Something that could not be read, and why."""

    source: str
    path: str
    reason: str
    """One line, with the remedy."""
    is_whole_source: bool = True
    """False for one entry of a feed or one file of a folder, where the rest was read."""
    is_permanent: bool = False
    """Whether trying again is pointless until something changes (a refused address or kind of content)."""


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What became of one source in one run."""

    source: str
    kind: SourceKind
    state: SourceState
    """To be kept for the next run, once the items are safely stored."""
    items: tuple[SourceItem, ...] = ()
    unchanged: tuple[str, ...] = ()
    """Paths or URLs that are as they were in the last run."""
    gone: tuple[str, ...] = ()
    """Files of a watched folder that were there in the last run and are not now."""
    failures: tuple[SourceFailure, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """One line each: what a reader should know though the source was read."""

    @property
    def is_failed(self) -> bool:
        """Whether the source itself could not be read."""
        return any(failure.is_whole_source for failure in self.failures)
