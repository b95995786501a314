"""What limits fetching, in one type, each number with its reason."""

from __future__ import annotations

import os
from dataclasses import dataclass

from claimdiff.settings import MAX_TEXT_BYTES
from claimdiff.sources.allowed_hosts import AllowedHosts, parse_allowed

ALLOW_PRIVATE_VARIABLE = "CLAIMDIFF_ALLOW_PRIVATE"


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Limits and manners of fetching.

    Raises ClaimdiffError for an entry of `allow_private` that names no host, address or network.
    """

    allow_private: tuple[str, ...] = ()
    """Hosts, addresses and networks in a private range that may be fetched all the same: `127.0.0.1:8000`,
    `intranet.example`, `10.0.0.0/8`, `[::1]:8000`. Without a port all ports are meant."""
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    """Silence after which a server counts as hanging."""
    total_seconds: float = 60.0
    """One attempt from the name's resolution to the last byte, redirects included: 16 MiB at 300 KiB/s."""
    max_bytes: int = MAX_TEXT_BYTES
    """Of one answer, as sent and as decoded."""
    max_redirects: int = 5
    n_attempts: int = 3
    """Tries at a server that refuses the connection, is busy (429) or broken (5xx)."""
    retry_seconds: float = 2.0
    """Before the second try; doubled before the third."""
    pause_seconds: float = 1.0
    """Between two requests to the same host, at least; robots.txt may ask for more."""
    max_wait_seconds: float = 60.0
    """Longest wait that robots.txt (Crawl-delay) or a busy server (Retry-After) may ask for in a run; beyond it the
    page is left for the next one."""
    min_entry_chars: int = 800
    """Characters of text from which a feed entry's own content is taken for the whole article. Summaries have 100 to
    400, the shortest articles about 800."""
    max_entries: int = 100
    """New entries of one feed taken in one run; the rest waits for the next."""

    def __post_init__(self) -> None:
        """Refuse an entry of `allow_private` that names nothing."""
        parse_allowed(self.allow_private)

    def allowed_hosts(self) -> AllowedHosts:
        """Return `allow_private`, parsed."""
        return parse_allowed(self.allow_private)

    @classmethod
    def from_environment(cls) -> FetchSettings:
        """Return the defaults, with the private hosts that CLAIMDIFF_ALLOW_PRIVATE lists (by commas) allowed.

        Raises ClaimdiffError for an entry that names no host, address or network.
        """
        listed = os.environ.get(ALLOW_PRIVATE_VARIABLE, "")
        return cls(allow_private=tuple(entry.strip() for entry in listed.split(",") if entry.strip()))
