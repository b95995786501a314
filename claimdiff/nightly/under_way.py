"""A night under way, and what it came to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from claimdiff.nightly.adding import Added
from claimdiff.nightly.night_log import NightLog
from claimdiff.nightly.setup import Setup
from claimdiff.nightly.state import NightState
from claimdiff.nightly.take_in import Taken
from claimdiff.protocols import Encoder, Judge
from claimdiff.records import InputFate


@dataclass(slots=True)
class NightResult:
    """What a night came to."""

    night: int
    taken: Taken = field(default_factory=Taken)
    added: Added = field(default_factory=Added)
    n_new: int = 0
    """Findings."""
    n_reopened: int = 0
    n_resolved: int = 0
    unread: list[InputFate] = field(default_factory=list)
    """What could not be read, as far as it is to be told."""
    report: Path | None = None
    """The report's page."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Per stage: `reading sources`, `adding to the index`."""


@dataclass(slots=True)
class Night:
    """A run under way."""

    setup: Setup
    state: NightState
    log: NightLog
    encoder: Encoder | None
    judge: Judge | None
    clock: Callable[[], float]
    result: NightResult
    started: str
    began: float

    def is_time_up(self, share: float = 1.0) -> bool:
        """Whether this share of the time is over."""
        return self.clock() - self.began >= share * self.setup.config.max_minutes * 60

    def seconds_since(self, began: float) -> float:
        """Return the seconds since a moment of the clock."""
        return round(self.clock() - began, 1)
