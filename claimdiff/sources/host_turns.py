"""Turns at a host: one request at a time, with a pause between two; and hosts that are left alone for this run."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from claimdiff.sources.fetch_error import FetchError
from claimdiff.sources.shown_url import shown_host

_MAX_TROUBLES = 3
"""Pages in a row that a host may fail to give before it is left alone."""


class HostTurns:
    """Who asks a host waits for its turn; hosts don't wait for each other."""

    def __init__(self, max_wait_seconds: float) -> None:
        self._max_wait_seconds = max_wait_seconds
        self._guard = threading.Lock()
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._free_at: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str, pause_seconds: float) -> Iterator[None]:
        """Wait for the host's turn, and keep the others waiting until `pause_seconds` after its end.

        Raises FetchError, postponed, where the host wants a longer wait than `max_wait_seconds`.
        """
        with self._guard:
            lock = self._locks[host]
        with lock:
            self._wait(host)
            try:
                yield
            finally:
                self.postpone(host, pause_seconds)

    def postpone(self, host: str, seconds: float) -> None:
        """Let nobody ask the host for `seconds` from now."""
        with self._guard:
            self._free_at[host] = max(self._free_at.get(host, 0.0), time.monotonic() + seconds)

    def _wait(self, host: str) -> None:
        with self._guard:
            seconds = self._free_at.get(host, 0.0) - time.monotonic()
        if seconds > self._max_wait_seconds:
            asked = f"asks to be left alone for {seconds:,.0f} s more; it is asked again in the next run"
            raise FetchError(f"{shown_host(host)} {asked}", is_postponed=True)
        if seconds > 0:
            time.sleep(seconds)


class HostTroubles:
    """Counts how often in a row a host was out of reach, so that a dead one does not hold up a run for hours."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._found: dict[str, tuple[int, str]] = {}

    def check(self, host: str) -> None:
        """Raise FetchError, postponed, where the host is not to be asked again in this run."""
        with self._guard:
            n_troubles, reason = self._found.get(host, (0, ""))
        if n_troubles >= _MAX_TROUBLES:
            why = f"{shown_host(host)} failed {n_troubles} times in this run ({reason}); it is asked again in the next"
            raise FetchError(why, is_postponed=True)

    def note(self, host: str, error: FetchError | None) -> None:
        """Remember how asking the host ended; None for well."""
        with self._guard:
            if error is None or not error.blames_host:
                self._found.pop(host, None)
            else:
                reason = str(error).partition(";")[0]
                self._found[host] = (self._found.get(host, (0, ""))[0] + 1, reason)
