"""What a host's robots.txt allows, asked once a run."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from claimdiff.sources.fetch_error import FetchError

ROBOTS_NAME = "claimdiff"
"""The name by which a robots.txt can speak to claimdiff alone."""
MAX_ROBOTS_BYTES = 512 * 1024
"""Of a robots.txt; what is larger is no such file. RFC 9309 asks for 500 KiB at least."""
_MAX_PAUSE_SECONDS = 7 * 24 * 3600.0


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """The rules of one host for this run."""

    parsed: Any = None
    """Protego's rules; None where everything is allowed."""
    refusal: FetchError | None = None
    """Why nothing may be fetched in this run."""

    def check(self, url: str) -> None:
        """Raise FetchError where `url` may not be fetched."""
        if self.refusal is not None:
            raise self.refusal
        if self.parsed is not None and not self.parsed.can_fetch(url, ROBOTS_NAME):
            raise FetchError("the site's robots.txt does not allow it; save the page and pass the file")

    def pause_seconds(self) -> float:
        """Return the pause between two requests that the rules ask for, or 0."""
        if self.parsed is None:
            return 0.0
        rate = self.parsed.request_rate(ROBOTS_NAME)
        per_request = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return min(max(self.parsed.crawl_delay(ROBOTS_NAME) or 0.0, per_request, 0.0), _MAX_PAUSE_SECONDS)


class RobotsCache:
    """Asks each host for its robots.txt once, whoever comes first."""

    def __init__(self, load: Callable[[str], RobotsRules]) -> None:
        """Take `load`, which returns the rules behind the URL of a robots.txt."""
        self._load = load
        self._guard = threading.Lock()
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._rules: dict[str, RobotsRules] = {}

    def rules(self, robots_url: str) -> RobotsRules:
        """Return the rules behind `robots_url`."""
        with self._guard:
            lock = self._locks[robots_url]
        with lock:
            if robots_url not in self._rules:
                self._rules[robots_url] = self._load(robots_url)
            return self._rules[robots_url]


def read_rules(status: int, data: bytes) -> RobotsRules:
    """Return what the answer to a robots.txt request means: 2xx is read, 4xx but 429 allows all, all else nothing."""
    if 400 <= status < 500 and status != 429:
        return RobotsRules()
    if not 200 <= status < 300:
        why = f"the site's robots.txt can't be had now (HTTP {status}), so nothing is fetched; try again later"
        return RobotsRules(refusal=FetchError(why))
    from protego import Protego

    try:
        return RobotsRules(Protego.parse(data[:MAX_ROBOTS_BYTES].decode("utf-8-sig", "replace").replace("\0", "")))
    except Exception:  # whatever a parser stumbles over: rules that nobody can read forbid nothing
        return RobotsRules()
