"""What became of the alerts of one run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlertOutcome:
    """What was put aside, sent, and what waits."""

    is_enqueued: bool
    """Whether all items are safely in the queue; if not, offer them again in the next run."""
    n_new: int = 0
    """Alerts that were new to their channel, counted per channel."""
    n_sent: int = 0
    n_waiting: int = 0
    failures: tuple[str, ...] = ()
    """One line each."""
