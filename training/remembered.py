"""Models whose answers are kept in `training/cache`, so that the same texts are never encoded or judged twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np

from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.models.files import read_model_card
from claimdiff.records import FloatArray
from claimdiff.vectors.embedded import EmbeddedEncoder

ANSWERS = Path("training/cache/answers")


class RememberedEncoder:
    """The shipped encoder, with its answers kept by batch."""

    def __init__(self, folder: Path = ANSWERS) -> None:
        self._encoder, self._folder = EmbeddedEncoder(), folder
        self.facts = self._encoder.facts
        self.min_article_similarity = self._encoder.min_article_similarity

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Return the texts' vectors (n, dim)."""
        return _remembered(self._folder, [_shipped_models(), *texts], lambda: self._encoder.encode(texts))


class RememberedJudge:
    """The shipped judge, with its answers kept by batch."""

    def __init__(self, folder: Path = ANSWERS) -> None:
        self._judge, self._folder = EmbeddedJudge(), folder
        self.facts, self.reads_plain_numbers = self._judge.facts, self._judge.reads_plain_numbers

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """Return what the judge answers, (n, 3)."""
        texts = [_shipped_models(), *(text for pair in pairs for text in pair)]
        return _remembered(self._folder, texts, lambda: self._judge.judge(pairs))


@cache
def _shipped_models() -> str:
    """Return what tells the shipped models' answers from others': the digests of their files, and the temperatures."""
    return " ".join(str(read_model_card(model).facts.sha256) for model in ("encoder", "judge"))


def _remembered(folder: Path, texts: Sequence[str], answer: Callable[[], FloatArray]) -> FloatArray:
    path = folder / f"{sha256(chr(0x1E).join(texts).encode()).hexdigest()[:32]}.npy"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        np.save(path, answer(), allow_pickle=False)
    answers: FloatArray = np.load(path, allow_pickle=False)
    return answers
