"""The judge that ships with claimdiff: a three-class cross-encoder in int8 on ONNX Runtime."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from claimdiff.models.files import DATA, read_model_card
from claimdiff.models.network import Network, distinct
from claimdiff.models.softmax import softmax
from claimdiff.models.tokens import N_SPECIAL_PAIR, row_pair
from claimdiff.records import LABELS, FloatArray


class EmbeddedJudge:
    """Tells what a premise says of a hypothesis; a pair's answer does not depend on the pairs around it.

    Raises ModelError where a model file is missing or damaged.
    """

    def __init__(self, folder: Path = DATA) -> None:
        card = read_model_card("judge", folder)
        self.facts = card.facts
        self.n_truncated = 0
        """Pairs that were longer than the model reads, over all calls."""
        self._network = Network(card)
        self._columns = [card.labels.index(label) for label in LABELS]

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """Return float32 (n, 3) for (premise, hypothesis) pairs: entailment, neutral, contradiction; rows sum to 1.

        Each different text is tokenised once, however many pairs it is in. Raises ValueError for an empty text.
        """
        card = self._network.card
        different, numbers = distinct([text for pair in pairs for text in pair])
        ids = self._network.tokenizer.encode(different)
        sides = np.array([(numbers[premise], numbers[hypothesis]) for premise, hypothesis in pairs], np.int64)
        sides = sides.reshape(-1, 2)
        n_tokens = np.array([len(one) for one in ids], np.int64)[sides].sum(axis=1) + N_SPECIAL_PAIR
        self.n_truncated += int((n_tokens > card.max_tokens).sum())
        logits = self._network.run(
            np.minimum(n_tokens, card.max_tokens),
            lambda number: row_pair(ids[sides[number, 0]], ids[sides[number, 1]], card.max_tokens),
        )
        return softmax(logits[:, self._columns], card.temperature)
