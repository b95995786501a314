"""Runs one shipped ONNX graph over rows of token ids, in batches of rows of like length."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from claimdiff.errors import ModelError
from claimdiff.models.files import REMEDY, ModelCard
from claimdiff.models.tokens import Tokenizer, pad_rows
from claimdiff.models.words import WordTable
from claimdiff.records import FloatArray

TOKENS_PER_BATCH = 512
"""Cap on rows times longest row: it bounds memory whatever the lengths. A batch's numbers then fit into a core's cache:
1088 tokens ran at 0.81 of the speed, 2176 at 0.66 (one core, 34 tokens a text)."""


class Network:
    """A graph with the tokenizer and the word table that it needs."""

    def __init__(self, card: ModelCard) -> None:
        self.card = card
        self.tokenizer = _open_tokenizer(card.tokenizer, card.tokenizer.stat().st_mtime_ns)
        self._words = _open_words(card.words)
        self._session = _open_session(card.graph)
        self._n_workers = count_cores()

    def run(self, lengths: npt.NDArray[np.int64], row: Callable[[int], list[int]]) -> FloatArray:
        """Return the graph's output for each row, (n, width).

        `lengths` tells how long each row will be; `row(i)` assembles it when its turn comes, so that memory does not
        grow with the number of rows. Each core works on a batch of its own: what a small batch needs stays in the
        core's cache, and no core waits for another.
        """
        output = np.empty((len(lengths), self._session.get_outputs()[0].shape[1]), np.float32)
        batches = batches_by_length(lengths)
        lock = Lock()

        def take() -> npt.NDArray[np.int64] | None:
            with lock:
                return next(batches, None)

        def work() -> None:
            while (batch := take()) is not None:
                ids, n_tokens = pad_rows([row(int(number)) for number in batch])
                feed = {"inputs_embeds": self._words.look_up(ids), "lengths": n_tokens}
                output[batch] = self._session.run(None, feed)[0]

        with ThreadPoolExecutor(self._n_workers) as pool:
            workers = [pool.submit(work) for _ in range(self._n_workers)]
            try:
                for worker in workers:
                    worker.result()
            finally:  # after an error or Ctrl-C the other workers find nothing more to do
                with lock:
                    batches.close()
        return output


def batches_by_length(
    lengths: npt.NDArray[np.int64], tokens_per_batch: int = TOKENS_PER_BATCH
) -> Generator[npt.NDArray[np.int64], None, None]:
    """Yield row numbers, short rows first, so many that rows times longest row stay within `tokens_per_batch`."""
    order = np.argsort(lengths, kind="stable")
    start = 0
    while start < len(order):
        end = start + 1
        while end < len(order) and (end + 1 - start) * lengths[order[end]] <= tokens_per_batch:
            end += 1
        yield order[start:end]
        start = end


def count_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@lru_cache(maxsize=2)
def _open_tokenizer(path: Path, modified: int) -> Tokenizer:
    """Return the tokenizer, loaded once for both models: that takes half a second, most of a model's start."""
    return Tokenizer(path)


def _open_words(path: Path) -> WordTable:
    try:
        return WordTable(path)
    except (OSError, ValueError) as error:
        raise ModelError(f"model file {path} can't be read as a word table; {REMEDY}") from error


def _open_session(path: Path) -> Any:  # noqa: ANN401 (onnxruntime publishes no types)
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # the cores work on batches of their own, see Network.run
    options.inter_op_num_threads = 1
    # batches come in many shapes: an arena would keep the largest of each, a pattern would be planned for each
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    options.log_severity_level = 4
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's exceptions share no other base
        raise ModelError(f"model file {path} can't be loaded by onnxruntime; {REMEDY}") from error


def distinct(texts: Sequence[str]) -> tuple[list[str], dict[str, int]]:
    """Return the different texts in order of first appearance, and each one's number.

    Raises ValueError for an empty text: its vector would mean nothing.
    """
    numbers: dict[str, int] = {}
    for position, text in enumerate(texts):
        if text not in numbers:
            if not text.strip():
                raise ValueError(f"text {position} is empty: a claim must say something")
            numbers[text] = len(numbers)
    return list(numbers), numbers
