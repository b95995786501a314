"""How a long stage tells how far it is; the library is silent, the command line shows it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Hears of each stage's beginning, advance and end."""

    def begin(self, stage: str, total: int | None) -> None:
        """A stage begins; `total` counts its units (articles, claims, pairs) where known."""

    def advance(self, n: int) -> None:
        """`n` more units of the current stage are done."""

    def end(self) -> None:
        """The current stage is over."""


class Silent:
    """The default: shows nothing."""

    def begin(self, stage: str, total: int | None) -> None:
        """Ignore the stage."""

    def advance(self, n: int) -> None:
        """Ignore the advance."""

    def end(self) -> None:
        """Ignore the end."""
