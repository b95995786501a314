"""Sources -> results, several at a time, in their order."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from claimdiff.sources.fetch import Fetcher
from claimdiff.sources.fetch_settings import FetchSettings
from claimdiff.sources.files import ListFiles, watch_files
from claimdiff.sources.pages import read_url
from claimdiff.sources.result import SourceResult
from claimdiff.sources.state import SourceState

N_AT_ONCE = 4
"""Sources read at the same time: most of the time is waiting for servers."""


def is_url(source: str) -> bool:
    """Whether a source is to be fetched."""
    return source.lower().startswith(("http://", "https://"))


def read_each(
    sources: Sequence[str],
    states: Mapping[str, SourceState],
    settings: FetchSettings,
    list_files: ListFiles,
    should_stop: Callable[[], bool],
) -> Iterator[SourceResult]:
    """Yield the result of each source, in their order; sources not begun when `should_stop` says so are left out.

    `list_files` names the article files behind a path.
    """
    fetcher = Fetcher(settings)
    is_over = threading.Event()
    started: deque[Future[SourceResult]] = deque()
    waiting = deque(dict.fromkeys(sources))

    def read_one(source: str) -> SourceResult:
        state = states.get(source, SourceState())
        if is_url(source):
            return read_url(source, state, fetcher, lambda: is_over.is_set() or should_stop())
        return watch_files(source, list_files(source), state)

    with ThreadPoolExecutor(N_AT_ONCE, thread_name_prefix="claimdiff-source") as pool:
        try:
            while started or (waiting and not should_stop()):
                while waiting and len(started) < N_AT_ONCE and not should_stop():
                    started.append(pool.submit(read_one, waiting.popleft()))
                if started:
                    yield started.popleft().result()
        finally:  # whoever stops listening (Ctrl-C too) waits for the pages under way, not for whole feeds
            is_over.set()
