"""The folders that indexes live in, and which names they may have."""

from __future__ import annotations

import errno
import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimdiff.errors import IndexDamaged, IndexMissing, IndexNameError

DATABASE, FAISS, LOCK = "index.sqlite", "vectors.faiss", "lock"
MAX_NAME_CHARS = 60
MAX_NAME_BYTES = 140
"""Encrypted file systems allow 143 bytes a name."""
_MARKS = frozenset("-_.")


def index_folder(indexes_dir: Path, name: str) -> Path:
    """Return the folder of the index `name`, whether it exists or not.

    Raises IndexNameError for a name with anything but letters, digits and `-_.`, IndexDamaged where the folder or a
    file in it is a link: it may lead anywhere, IndexMissing where `indexes_dir` can't hold an index.
    """
    name = unicodedata.normalize("NFC", name)
    why = _why_no_name(name)
    if why:
        raise IndexNameError(f"{name[:MAX_NAME_CHARS]!r} can't be an index's name: {why}")
    folder = indexes_dir / name
    files = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", FAISS, LOCK)
    with _usable(indexes_dir):
        for path in (folder, *(folder / file for file in files)):
            if path.is_symlink():
                raise IndexDamaged(f"{path} is a link, which an index has none of: remove it, or make the index anew")
    return folder


@contextmanager
def _usable(indexes_dir: Path) -> Iterator[None]:
    """Raise IndexMissing where `indexes_dir` is something else than a folder, or may not be looked into."""
    try:
        if os.path.lexists(indexes_dir) and not indexes_dir.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "it is no folder")
        yield
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise IndexMissing(
            f"{indexes_dir}: no index can be there ({why}): choose another with --indexes-dir"
        ) from error


def _why_no_name(name: str) -> str | None:
    if not name:
        return "it is empty"
    if len(name) > MAX_NAME_CHARS or len(name.encode("utf-8", "replace")) > MAX_NAME_BYTES:
        return f"it is longer than {MAX_NAME_CHARS} characters or {MAX_NAME_BYTES} bytes"
    if any(unicodedata.category(char)[0] not in "LMN" and char not in _MARKS for char in name):
        return "letters and digits of any script, hyphens, underscores and dots are allowed"
    if not name[0].isalnum():
        return "it must begin with a letter or a digit"
    return "it must not end with a dot" if name.endswith(".") else None


def list_indexes(indexes_dir: Path) -> list[str]:
    """Return the names of the indexes in `indexes_dir`, sorted; none where the folder doesn't exist.

    Raises IndexMissing where it is no folder, or may not be looked into.
    """
    with _usable(indexes_dir):
        if not indexes_dir.is_dir():
            return []
        names = [path.name for path in indexes_dir.iterdir() if not path.is_symlink() and (path / DATABASE).is_file()]
    return sorted(name for name in names if _why_no_name(name) is None)
