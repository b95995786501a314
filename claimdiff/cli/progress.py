"""The progress display: a moving bar on a terminal, plain lines anywhere else; always on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from claimdiff.progress import Progress, Silent

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

SECONDS_BETWEEN_LINES = 10.0
"""How often a plain line is written within a long stage: a log stays readable, and nobody thinks it hangs."""


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Progress]:
    """Give a progress display that fits where stderr goes."""
    if quiet:
        yield Silent()
    elif sys.stderr.isatty():
        with Bars() as bars:
            yield bars
    else:
        yield Lines()


class Lines:
    """Plain lines, for logs and pipes: one at each stage's beginning, and one now and then within a long one."""

    def begin(self, stage: str, total: int | None) -> None:
        """Write the stage's line."""
        self._stage, self._total, self._n_done = stage, total, 0
        self._written = time.monotonic()
        click.echo(f"{stage}{f' ({total})' if total else ''} …", err=True)

    def advance(self, n: int) -> None:
        """Write a line where the last one is long ago."""
        self._n_done += n
        if time.monotonic() - self._written >= SECONDS_BETWEEN_LINES:
            self._written = time.monotonic()
            of_total = f" of {self._total}" if self._total else ""
            click.echo(f"{self._stage}: {self._n_done}{of_total}", err=True)

    def end(self) -> None:
        """Write nothing: the next stage's line says that this one is over."""


class Bars:
    """A bar a stage, with the time left, that clears itself away at the end."""

    def __enter__(self) -> Bars:
        """Start the display."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._display: RichProgress = RichProgress(*columns, console=Console(stderr=True), transient=True)
        self._display.start()
        self._task: TaskID | None = None
        return self

    def __exit__(self, *_error: object) -> None:
        """Clear the display away."""
        self._display.stop()

    def begin(self, stage: str, total: int | None) -> None:
        """Show a bar for the stage; one that pulses where the total isn't known."""
        self._task = self._display.add_task(stage, total=total)

    def advance(self, n: int) -> None:
        """Move the bar."""
        if self._task is not None:
            self._display.advance(self._task, n)

    def end(self) -> None:
        """Take the bar away."""
        if self._task is not None:
            self._display.remove_task(self._task)
            self._task = None
