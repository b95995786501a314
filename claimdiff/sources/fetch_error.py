"""Why a page was not fetched, and whether trying again can help."""

from __future__ import annotations

from claimdiff.errors import UnreadableInput


class FetchError(UnreadableInput):
    """A page could not be fetched; the message is one line with the remedy, without the URL."""

    def __init__(
        self,
        reason: str,
        *,
        is_permanent: bool = False,
        is_retryable: bool = False,
        is_postponed: bool = False,
        blames_host: bool = False,
        wait_seconds: float | None = None,
    ) -> None:
        super().__init__(reason)
        self.is_permanent = is_permanent
        """The same URL will fail until something changes: no use to ask again."""
        self.is_retryable = is_retryable
        """A second try in the same run may do."""
        self.is_postponed = is_postponed
        """The host asked for more time than a run has; nothing is wrong with the page."""
        self.blames_host = blames_host or is_retryable
        """The host is out of reach, hangs or is broken: its other pages will not do better."""
        self.wait_seconds = wait_seconds
        """What the server asked to wait (Retry-After)."""


class AddressRefused(FetchError):
    """The host's address is not public, and the configuration does not allow it."""
