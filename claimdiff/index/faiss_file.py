"""The FAISS file: a copy of the vectors for searching, made again from SQLite whenever it doesn't fit."""

from __future__ import annotations

import os
import struct
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from typing import Any

import numpy as np

from claimdiff.errors import IndexUnwritable
from claimdiff.index.claim_rows import load_vectors
from claimdiff.index.database import Database
from claimdiff.index.fact_rows import generation, load_faiss_digest, store_faiss_state
from claimdiff.index.folder import FAISS
from claimdiff.records import FloatArray, IntArray

_HEADER = struct.Struct("<4siqqq?i")
"""Of a flat FAISS index: kind, dimensions, vectors, two unused numbers, whether it is trained, metric."""
_FLAT_INNER_PRODUCT, _INNER_PRODUCT = b"IxFI", 0


class VectorSearch:
    """The vectors of all texts in the index, in order of their numbers, searched by FAISS."""

    def __init__(self, numbers: list[int], index: Any) -> None:  # noqa: ANN401 (faiss publishes no types)
        self._numbers = np.array(numbers, np.int64)
        self._known = set(numbers)
        self._index = index

    def __contains__(self, number: int) -> bool:
        """Whether a text can be found."""
        return number in self._known

    def __len__(self) -> int:
        """Return how many texts can be found."""
        return len(self._numbers)

    def append(self, numbers: list[int], vectors: FloatArray) -> None:
        """Add texts, which must be new; those that come late may have lower numbers than others."""
        if self._index is None:
            self._index = _empty(vectors.shape[1])
        self._index.add(np.ascontiguousarray(vectors, np.float32))
        self._numbers = np.concatenate([self._numbers, np.array(numbers, np.int64)])
        self._known.update(numbers)

    def nearest(self, vectors: FloatArray, n: int) -> tuple[FloatArray, np.ndarray[Any, np.dtype[np.int64]]]:
        """Return similarity and number of the `n` nearest texts of each vector, (m, up to n), nearest first."""
        n = min(n, len(self._numbers))
        if n == 0 or len(vectors) == 0:
            return np.empty((len(vectors), 0), np.float32), np.empty((len(vectors), 0), np.int64)
        similarity, place = self._index.search(np.ascontiguousarray(vectors, np.float32), n)
        return np.clip(similarity, -1.0, 1.0), self._numbers[place]

    @property
    def is_ascending(self) -> bool:
        """Whether the texts stand in the order of their numbers."""
        return bool((np.diff(self._numbers) > 0).all())

    @property
    def index(self) -> Any:  # noqa: ANN401 (faiss publishes no types)
        """The FAISS index, or None where there is no vector."""
        return self._index


def _empty(n_dimensions: int) -> Any:  # noqa: ANN401 (faiss publishes no types)
    import faiss

    return faiss.IndexFlatIP(n_dimensions)


def open_search(database: Database) -> VectorSearch:
    """Return the search over all vectors: from the FAISS file where it fits, else from SQLite."""
    numbers = [int(row[0]) for row in database.rows("SELECT text FROM vectors ORDER BY text")]
    index = _read(database, len(numbers))
    if index is not None:
        return VectorSearch(numbers, index)
    return build_search(database)


def build_search(database: Database) -> VectorSearch:
    """Return the search over all vectors, made from SQLite."""
    search = VectorSearch([], None)
    numbers, vectors = load_vectors(database)
    if numbers:
        search.append(numbers, vectors)
    return search


def file_fits(database: Database) -> bool:
    """Whether the FAISS file is the one that was written for the vectors as they are."""
    digest = load_faiss_digest(database)
    path = database.path.parent / FAISS
    if digest is None:
        return False
    with suppress(OSError), path.open("rb") as file:
        return not path.is_symlink() and file_digest(file, "sha256").hexdigest() == digest
    return False


def _read(database: Database, n_vectors: int) -> Any:  # noqa: ANN401 (faiss publishes no types)
    """Return the FAISS index of the file, or None where it doesn't fit; FAISS sees no file that isn't ours."""
    path = database.path.parent / FAISS
    if n_vectors == 0 or not file_fits(database) or not _is_flat(path, n_vectors):
        return None
    import faiss

    try:
        with path.open("rb") as file:  # FAISS itself can't open a path that is no UTF-8
            return faiss.read_index(faiss.PyCallbackIOReader(file.read))  # type: ignore[attr-defined]
    except (OSError, RuntimeError):
        return None


def _is_flat(path: Path, n_vectors: int) -> bool:
    """Whether the file's header and size are those of a flat index of so many vectors: nothing in it can surprise."""
    with path.open("rb") as file:
        start = file.read(_HEADER.size + 8)
        size = file.seek(0, os.SEEK_END)
    if len(start) < _HEADER.size + 8:
        return False
    kind, width, n, _one, _two, is_trained, metric = _HEADER.unpack(start[: _HEADER.size])
    (n_floats,) = struct.unpack("<Q", start[_HEADER.size :])
    return (
        (kind, n, is_trained, metric) == (_FLAT_INNER_PRODUCT, n_vectors, True, _INNER_PRODUCT)
        and width > 0
        and n_floats in (n * width, 4 * n * width)
        and size == len(start) + 4 * n * width
    )


def write_search(database: Database, search: VectorSearch) -> None:
    """Write the FAISS file beside SQLite's: aside, onto the disk, then renamed; raises IndexUnwritable."""
    if search.index is None:
        return
    import faiss

    if not search.is_ascending:  # texts that came back: the file holds them in the order of their numbers
        search = build_search(database)

    path = database.path.parent / FAISS
    aside = path.with_suffix(".faiss-new")
    try:
        aside.unlink(missing_ok=True)
        with aside.open("xb+") as file:
            faiss.write_index(search.index, faiss.PyCallbackIOWriter(file.write))  # type: ignore[attr-defined]
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            digest = file_digest(file, "sha256").hexdigest()
        aside.replace(path)
        _sync_folder(path.parent)
    except (OSError, RuntimeError) as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        why = getattr(error, "strerror", None) or "FAISS could not write it"
        raise IndexUnwritable(
            f"{path}: could not be written ({why}): check the disk's space; nothing is lost, the file is made again"
        ) from error
    store_faiss_state(database, generation(database), digest)


def _sync_folder(folder: Path) -> None:
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def stored_vectors(search: VectorSearch) -> tuple[IntArray, FloatArray]:
    """Return what FAISS holds: the numbers and the vectors (n, dim)."""
    n = len(search)
    vectors = search.index.reconstruct_n(0, n) if n else np.empty((0, 1), np.float32)
    return search._numbers.astype(np.int32), vectors
