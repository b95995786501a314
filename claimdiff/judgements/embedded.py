"""The judge that ships with claimdiff: a three-class cross-encoder in int8 on ONNX Runtime."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from claimdiff.judgements.language_group import language_group, script_of
from claimdiff.models.files import DATA, read_model_card
from claimdiff.models.network import Network, distinct
from claimdiff.models.softmax import softmax
from claimdiff.models.tokens import MAX_CHARACTERS, N_SPECIAL_PAIR, row_pair
from claimdiff.records import LABELS, FloatArray
from claimdiff.wordless import says_nothing

_NOTHING = (-20.0, 20.0, -20.0)
"""Logits of a pair of which one text has no words or no token: nothing follows from it, and nothing contradicts it."""


class EmbeddedJudge:
    """Tells what a premise says of a hypothesis; a pair's answer does not depend on the pairs around it.

    Raises ModelError where a model file is missing or damaged.
    """

    def __init__(self, folder: Path = DATA) -> None:
        card = read_model_card("judge", folder)
        self.facts = card.facts
        self.reads_plain_numbers = card.plain_numbers
        """Whether it was trained on texts with their numbers in plain digits (`claimdiff.judged_text`)."""
        self.n_truncated = 0
        """Pairs that were longer than the model reads, over all calls."""
        self._network = Network(card)
        self._columns = [card.labels.index(label) for label in LABELS]

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """Return float32 (n, 3) for (premise, hypothesis) pairs: entailment, neutral, contradiction; rows sum to 1.

        Each different text is tokenised once, however many pairs it is in. Raises ValueError for an empty text.
        """
        return softmax(self.logits(pairs), self.temperatures(pairs))

    def logits(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """Return float32 (n, 3) logits, not yet divided by a temperature; else as `judge`."""
        card = self._network.card
        different, numbers = distinct([text for pair in pairs for text in pair])
        ids = self._network.tokenizer.encode(different)
        sides = np.array([(numbers[premise], numbers[hypothesis]) for premise, hypothesis in pairs], np.int64)
        sides = sides.reshape(-1, 2)
        n_tokens = np.array([len(one) for one in ids], np.int64)[sides].sum(axis=1) + N_SPECIAL_PAIR
        # of an endless text only the beginning was tokenised: that cuts it too, however few pieces came of it
        is_endless = np.array([len(text) > MAX_CHARACTERS for text in different], np.bool_)[sides].any(axis=1)
        self.n_truncated += int(((n_tokens > card.max_tokens) | is_endless).sum())
        logits = self._network.run(
            np.minimum(n_tokens, card.max_tokens),
            lambda number: row_pair(ids[sides[number, 0]], ids[sides[number, 1]], card.max_tokens),
        )
        ordered: FloatArray = logits[:, self._columns]
        is_nothing = [not len(tokens) or says_nothing(text) for text, tokens in zip(different, ids, strict=True)]
        ordered[np.array(is_nothing, np.bool_)[sides].any(axis=1)] = _NOTHING
        return ordered

    def temperatures(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """Return float32 (n, 1): what each pair's logits are divided by, from the scripts of its two texts."""
        card = self._network.card
        scripts = (
            {text: script_of(text) for text in {text for pair in pairs for text in pair}} if card.temperatures else {}
        )
        groups = [language_group(scripts.get(one), scripts.get(other)) for one, other in pairs]
        found = [card.temperatures.get(group, card.temperature) for group in groups]
        return np.array(found, np.float32).reshape(-1, 1)
