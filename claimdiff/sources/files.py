"""Files of a watched folder (or named, or of a glob) -> those that are new or changed since the last run."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import file_digest

from claimdiff.sources.result import SourceFailure, SourceItem, SourceKind, SourceResult
from claimdiff.sources.state import FileMark, SourceState

FRESH_NS = 3 * 10**9
"""A file changed so shortly before it was read may change again within the same tick of its file system's clock (two
seconds on FAT): its time is then not relied on."""


@dataclass(frozen=True, slots=True)
class ListedFiles:
    """The article files behind a path, and what is wrong with the path or parts of it."""

    files: tuple[str, ...]
    failures: tuple[tuple[str, str], ...] = ()
    """Path and one line."""
    is_folder: bool = False


ListFiles = Callable[[str], ListedFiles]


def watch_files(source: str, listed: ListedFiles, state: SourceState) -> SourceResult:
    """Return the files that are new or changed since `state`: by size and time, and where these differ by content.

    A folder that suddenly holds none of its files (a disk that is not mounted) is a failure, and nothing is gone.
    """
    kind: SourceKind = "folder" if listed.is_folder else "files"
    if not listed.files and (listed.failures or state.files):
        return _nothing_there(source, listed, state)
    failures = [SourceFailure(source, path, reason, False) for path, reason in listed.failures]
    items: list[SourceItem] = []
    unchanged: list[str] = []
    marks: dict[str, FileMark] = {}
    for path in listed.files:
        before = state.files.get(path)
        try:
            mark = _mark(path, before)
        except OSError as error:
            why = f"the system refused to read it ({error.strerror or type(error).__name__}); check its permissions"
            failures.append(SourceFailure(source, path, why, False))
            if before:
                marks[path] = before
            continue
        marks[path] = mark
        if before and before.sha256 == mark.sha256:
            unchanged.append(path)
        else:
            items.append(SourceItem(source, path, item_id=path, sha256=mark.sha256))
    gone = tuple(sorted(set(state.files) - set(marks)))
    new_state = replace(state.succeeded(), files=marks)
    return SourceResult(source, kind, new_state, tuple(items), tuple(unchanged), gone, tuple(failures))


def _nothing_there(source: str, listed: ListedFiles, state: SourceState) -> SourceResult:
    reason = listed.failures[0][1] if listed.failures else "no file there"
    if state.files:
        reason = (
            f"none of its {len(state.files):,} files is there now; check that its disk is mounted, or remove the "
            "articles from the index"
        )
    failures = (SourceFailure(source, source, reason),)
    return SourceResult(source, "folder" if listed.is_folder else "files", state.failed(reason), failures=failures)


def _mark(path: str, before: FileMark | None) -> FileMark:
    """Return the file as it is now; its content is read only where size or time say that it may have changed."""
    found = os.stat(path)
    if before and before.mtime_ns == found.st_mtime_ns and before.n_bytes == found.st_size:
        return before
    with open(path, "rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    is_fresh = abs(time.time_ns() - found.st_mtime_ns) < FRESH_NS
    return FileMark(found.st_size, -1 if is_fresh else found.st_mtime_ns, digest)
