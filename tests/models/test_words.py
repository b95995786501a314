"""The word table's numbers are those of the Q4_0 formula."""

import numpy as np

from claimdiff.models.files import read_model_card
from claimdiff.models.words import WordTable, dequantise


def by_formula(row: bytes) -> list[float]:
    """Dequantise one row number by number, as ggml defines Q4_0."""
    weights: list[float] = []
    for start in range(0, len(row), 18):
        scale = float(np.frombuffer(row[start : start + 2], "<f2")[0])
        packed = row[start + 2 : start + 18]
        weights += [((byte & 15) - 8) * scale for byte in packed]
        weights += [((byte >> 4) - 8) * scale for byte in packed]
    return weights


def test_a_block_of_known_bytes() -> None:
    block = np.float16(0.5).tobytes() + bytes([0x0F] + [0x88] * 14 + [0x10])
    expected = [3.5] + [0.0] * 14 + [-4.0] + [-4.0] + [0.0] * 14 + [-3.5]
    assert dequantise(np.frombuffer(block, np.uint8).reshape(1, 18)).tolist() == [expected]


def test_shipped_rows_follow_the_formula() -> None:
    path = read_model_card("encoder").words
    rows = np.load(path, mmap_mode="r")
    ids = np.array([[0, 4, 1000], [len(rows) - 1, 4, 77_777]])
    vectors = WordTable(path).look_up(ids)
    assert vectors.shape == (2, 3, 384)
    for position in np.ndindex(2, 3):
        assert vectors[position].tolist() == [np.float32(w) for w in by_formula(rows[ids[position]].tobytes())]
