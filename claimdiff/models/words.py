"""The word table: one 4-bit vector per vocabulary piece, shared by encoder and judge, looked up in NumPy.

The table is multilingual-e5-small's `emb.word` bit for bit in Q4_0 (the layout of ggml): 32 weights are one block of
18 bytes, a float16 scale `d`, then 16 bytes whose byte j holds weight j in its low and weight j + 16 in its high
nibble; a weight is (nibble - 8) * d. Both models were trained with it frozen, so it ships once and stays on disk
until a row is asked for.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimdiff.records import FloatArray

BLOCK = 32
"""Weights that share one scale."""
BYTES_PER_BLOCK = 18


def dequantise(rows: npt.NDArray[np.uint8]) -> FloatArray:
    """Return float32 (n, 32 * blocks) for Q4_0 rows of shape (n, 18 * blocks)."""
    blocks = np.ascontiguousarray(rows).reshape(len(rows), -1, BYTES_PER_BLOCK)
    scales = np.ascontiguousarray(blocks[:, :, :2]).view("<f2").astype(np.float32)
    nibbles = blocks[:, :, 2:]
    weights = np.concatenate([nibbles & 0x0F, nibbles >> 4], axis=2).astype(np.float32)
    weights -= 8
    weights *= scales
    return weights.reshape(len(rows), -1)


class WordTable:
    """The word vectors of a memory-mapped table file, uint8 (n_pieces, 18 * hidden / 32)."""

    def __init__(self, path: Path) -> None:
        self._rows: npt.NDArray[np.uint8] = np.load(path, mmap_mode="r", allow_pickle=False)

    def __len__(self) -> int:
        """Return the number of pieces."""
        return len(self._rows)

    def look_up(self, ids: npt.NDArray[np.int64]) -> FloatArray:
        """Return float32 (*ids.shape, hidden); each different piece is read and dequantised once."""
        unique, inverse = np.unique(ids, return_inverse=True)
        vectors = dequantise(self._rows[unique])
        return vectors[inverse.reshape(ids.shape)]
