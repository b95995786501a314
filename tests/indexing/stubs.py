"""Tiny models and articles for tests of the index."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from claimdiff.protocols import ModelFacts
from claimdiff.records import Article, Block, FloatArray, make_id

N_DIMENSIONS = 32


class WordEncoder:
    """A vector counts a text's words, by a hash of each."""

    facts = ModelFacts("words", "aa", "fp32", ("en", "ar"))

    def __init__(self) -> None:
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str]) -> FloatArray:
        self.texts += texts
        counts = np.full((len(texts), N_DIMENSIONS), 0.01, np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.lower()):
                counts[row, int(make_id(word), 16) % N_DIMENSIONS] += 1
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)


class NumberJudge:
    """Two texts with the same words contradict each other where their numbers differ, and agree where they don't."""

    facts = ModelFacts("numbers", "bb", "fp32", ("en", "ar"))

    def __init__(self) -> None:
        self.pairs: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        self.pairs += pairs
        return np.array([self._row(*pair) for pair in pairs], np.float32).reshape(-1, 3)

    def _row(self, premise: str, hypothesis: str) -> tuple[float, float, float]:
        one, other = (re.sub(r"\d+", "#", text) for text in (premise, hypothesis))
        if one != other:
            return 0.02, 0.96, 0.02
        return (0.98, 0.01, 0.01) if premise == hypothesis else (0.004, 0.004, 0.992)


class OtherJudge(NumberJudge):
    facts = ModelFacts("numbers", "cc", "fp32", ("en", "ar"))


def article_of(name: str, *sentences: str, url: str | None = None, outlet: str | None = None) -> Article:
    """Return an article of one paragraph a sentence."""
    blocks, start = [], 0
    for sentence in sentences:
        blocks.append(Block(start, start + len(sentence), "body"))
        start += len(sentence) + 2
    text = "\n\n".join(sentences)
    key = make_id(url or name, outlet or name, text)
    return Article(key, f"{name}.txt", text, tuple(blocks), "en", outlet=outlet or name, url=url)


FLOOD = "The flood in Orda killed {} people on Monday."
ROAD = "The road from Lenta to Orda is closed until Friday."
SCHOOL = "All schools of the valley stay shut for a week."
TRAIN = "No train left the station of Lenta before noon."
