"""The encoder that ships with claimdiff: a retriever fine-tuned from multilingual-e5-small, in int8 on ONNX Runtime."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from claimdiff.models.files import DATA, read_model_card
from claimdiff.models.network import Network, distinct
from claimdiff.models.tokens import N_SPECIAL_ALONE, row_alone
from claimdiff.records import FloatArray


class EmbeddedEncoder:
    """Turns texts into unit vectors of 384 numbers; a text's vector does not depend on the texts around it.

    Raises ModelError where a model file is missing or damaged.
    """

    def __init__(self, folder: Path = DATA) -> None:
        card = read_model_card("encoder", folder)
        self.facts = card.facts
        self.min_article_similarity = card.min_article_similarity
        """Similarity of two articles from which they may speak of one event; None where nobody measured it."""
        self.n_truncated = 0
        """Different texts that were longer than the model reads, over all calls."""
        self._network = Network(card)

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Return float32 (n, 384), unit rows, in the order of `texts`; a text given twice is encoded once.

        Raises ValueError for an empty text.
        """
        card = self._network.card
        different, numbers = distinct(texts)
        # multilingual-e5 expects `query: ` on both sides where similarity is symmetric (its model card)
        ids = self._network.tokenizer.encode([card.prefix + text for text in different])
        n_tokens = np.array([len(one) + N_SPECIAL_ALONE for one in ids], np.int64)
        self.n_truncated += int((n_tokens > card.max_tokens).sum())
        vectors = self._network.run(
            np.minimum(n_tokens, card.max_tokens), lambda number: row_alone(ids[number], card.max_tokens)
        )
        return vectors[[numbers[text] for text in texts]]
