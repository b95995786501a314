"""Turns texts into token ids and assembles rows from them, cut to a model's length."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from claimdiff.errors import ModelError
from claimdiff.models.files import REMEDY
from claimdiff.records import IntArray

BEGIN, PAD, END = 0, 1, 2
"""Ids of `<s>`, `<pad>` and `</s>`; no text can spell them (training/build_words.py)."""
N_SPECIAL_ALONE = 2
N_SPECIAL_PAIR = 4

MAX_CHARACTERS = 20_000
"""What is tokenised of one text, a hundred characters per token of the longest row: an endless line costs nothing."""
TEXTS_PER_CALL = 2_000
"""Texts handed to the tokenizer at once: its own records of a text are far larger than the ids kept of it."""

_DIRECTION_MARKS = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def readable(text: str) -> str:
    """Return what a tokenizer is given of `text`: the beginning of an endless one, and no marks of direction.

    A lone surrogate, legal in a Python string but not in the UTF-8 that tokenizers read, becomes a question mark.
    """
    return text[:MAX_CHARACTERS].translate(_DIRECTION_MARKS).encode("utf-8", "replace").decode()


class Tokenizer:
    """The XLM-R tokenizer that encoder and judge share; ids are rows of the word table."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer as RustTokenizer

        try:
            self._tokenizer = RustTokenizer.from_file(str(path))
        except Exception as error:  # the library raises bare Exception
            raise ModelError(f"model file {path} can't be read as a tokenizer; {REMEDY}") from error

    def encode(self, texts: Sequence[str]) -> list[IntArray]:
        """Return each text's token ids, without special tokens; marks of direction, which say nothing, have none."""
        ids: list[IntArray] = []
        for start in range(0, len(texts), TEXTS_PER_CALL):
            part = [readable(text) for text in texts[start : start + TEXTS_PER_CALL]]
            encodings = self._tokenizer.encode_batch_fast(part, add_special_tokens=False)
            ids += [np.array(encoding.ids, np.int32) for encoding in encodings]
        return ids


def row_alone(ids: IntArray, max_tokens: int) -> list[int]:
    """Return `<s> text </s>`, cut to `max_tokens`."""
    return [BEGIN, *ids[: max_tokens - N_SPECIAL_ALONE].tolist(), END]


def row_pair(premise: IntArray, hypothesis: IntArray, max_tokens: int) -> list[int]:
    """Return `<s> premise </s></s> hypothesis </s>`, the longer side cut first to fit into `max_tokens`."""
    n_premise, n_hypothesis = cut_pair(len(premise), len(hypothesis), max_tokens)
    return [BEGIN, *premise[:n_premise].tolist(), END, END, *hypothesis[:n_hypothesis].tolist(), END]


def cut_pair(n_premise: int, n_hypothesis: int, max_tokens: int) -> tuple[int, int]:
    """Return how many tokens of each side are kept: the shorter side whole, if it takes no more than half the room."""
    room = max_tokens - N_SPECIAL_PAIR
    half = room // 2
    return min(n_premise, max(half, room - n_hypothesis)), min(n_hypothesis, max(room - half, room - n_premise))


def pad_rows(rows: Sequence[Sequence[int]]) -> tuple[npt.NDArray[np.int64], IntArray]:
    """Return ids (n, longest), padded, and lengths (n,)."""
    lengths = np.array([len(row) for row in rows], np.int32)
    ids = np.full((len(rows), int(lengths.max())), PAD, np.int64)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = row
    return ids, lengths
