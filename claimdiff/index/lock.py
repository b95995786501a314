"""One writer at a time: a lock that the system releases when its holder dies, however it dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimdiff.errors import IndexLocked, IndexUnwritable


@contextmanager
def held_lock(path: Path, wait_seconds: float) -> Iterator[None]:
    """Hold the lock file `path`; its folder must exist.

    Raises IndexLocked where another process holds it for longer than `wait_seconds`, IndexUnwritable where the file
    can't be made. The file stays: an operating-system lock needs no cleaning up, and a file that nobody holds is free.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(path)
    try:
        lock.acquire(timeout=max(0.0, wait_seconds), poll_interval=0.05)
    except Timeout as error:
        waited = f"waited {wait_seconds:g} s" if wait_seconds > 0 else "did not wait"
        raise IndexLocked(
            f"{path.parent}: another run is writing this index ({waited}): try again later, or wait longer with --wait"
        ) from error
    except (OSError, NotImplementedError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise IndexUnwritable(f"{path}: the lock can't be taken ({why}): check the folder's permissions") from error
    try:
        yield
    finally:
        lock.release()
