"""Any NLI cross-encoder by name or folder through sentence-transformers (extra `hub`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from claimdiff.errors import ModelError
from claimdiff.models.hub import hub_facts, load_hub_model
from claimdiff.models.network import distinct
from claimdiff.models.softmax import softmax
from claimdiff.models.tokens import MAX_CHARACTERS, readable
from claimdiff.records import LABELS, FloatArray
from claimdiff.wordless import says_nothing

MAX_TOKENS_PER_CHARACTER = 4
"""A tokenizer that knows nothing else spells a character as its four bytes."""
PLAIN_NUMBERS = "reads_plain_numbers"
"""In a model's config.json, set by this project's own training; no other model knows it."""
_NOTHING = (0.0, 1.0, 0.0)
"""Probabilities of a pair of which one text has no word."""


class HubJudge:
    """Tells what a premise says of a hypothesis with a cross-encoder that sentence-transformers can load.

    Raises MissingExtra without sentence-transformers, ModelError where the model can't be loaded or does not have the
    three classes.
    """

    def __init__(self, name: str) -> None:
        self._model = load_hub_model(name, lambda library, options: library.CrossEncoder(name, **options))
        self._columns = find_columns(name, self._model.config.id2label, getattr(self._model.config, "label2id", None))
        self.facts = hub_facts(name, self._model)
        self.reads_plain_numbers = getattr(self._model.config, PLAIN_NUMBERS, False) is True
        """Whether its config says that it was trained on texts with their numbers in plain digits."""
        self.n_truncated = 0
        """Pairs that were longer than the model reads, over all calls."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """Return float32 (n, 3) for (premise, hypothesis) pairs: entailment, neutral, contradiction; rows sum to 1.

        Of an endless text the first 20,000 characters are looked at; a pair of which one text has no word is neutral.
        Raises ValueError for an empty text.
        """
        distinct([text for pair in pairs for text in pair])
        if not pairs:
            return np.empty((0, len(LABELS)), np.float32)
        from torch.nn import Identity

        self.n_truncated += sum(self._is_cut(*pair) for pair in pairs)
        begun = [(readable(premise), readable(hypothesis)) for premise, hypothesis in pairs]
        # raw logits, softmax here: what `predict` applies by itself depends on the model's config
        logits = self._model.predict(begun, activation_fn=Identity(), show_progress_bar=False)
        probabilities = softmax(np.asarray(logits, np.float32)[:, self._columns])
        if not np.allclose(probabilities.sum(axis=1), 1, atol=1e-5):
            raise ModelError(f"the judge {self.facts.name} gives probabilities that do not sum to 1")
        probabilities[[says_nothing(premise) or says_nothing(hypothesis) for premise, hypothesis in pairs]] = _NOTHING
        return probabilities

    def _is_cut(self, premise: str, hypothesis: str) -> bool:
        """Tell whether a pair is longer than the model reads; tokens are counted only where they may be too many."""
        n_characters = len(premise) + len(hypothesis)
        if max(len(premise), len(hypothesis)) > MAX_CHARACTERS:
            return True
        tokenizer = self._model.tokenizer
        n_special = tokenizer.num_special_tokens_to_add(pair=True)
        max_tokens = _max_tokens(self._model)
        if n_characters * MAX_TOKENS_PER_CHARACTER + n_special <= max_tokens:
            return False
        n_tokens = len(tokenizer(readable(premise), readable(hypothesis), truncation=False, verbose=False)["input_ids"])
        return bool(n_tokens > max_tokens)


def _max_tokens(model: Any) -> int:  # noqa: ANN401 (sentence-transformers publishes no types)
    """Return how many tokens of a pair the model reads; the property has another name since sentence-transformers 6."""
    named = (getattr(model, name, None) for name in ("max_seq_length", "max_length"))
    return int(next((number for number in named if number), model.tokenizer.model_max_length))


def find_columns(name: str, id2label: Mapping[Any, str], label2id: Mapping[str, Any] | None = None) -> list[int]:
    """Return the model's columns of entailment, neutral and contradiction, by their names whatever their order.

    Raises ModelError for a model that lacks one of the three or has others, and for one whose two lists of labels
    contradict each other: its numbers would mean something else.
    """
    columns = {str(label).strip().lower(): int(number) for number, label in id2label.items()}
    if sorted(columns) != sorted(LABELS) or len(id2label) != len(LABELS):
        found = ", ".join(str(label) for label in id2label.values())
        raise ModelError(f"the judge {name} has the labels {found}; needed are {', '.join(LABELS)}")
    if sorted(columns.values()) != list(range(len(LABELS))):
        found = ", ".join(map(str, sorted(columns.values())))
        raise ModelError(f"the judge {name} numbers its labels {found} in its config.json; needed are 0, 1, 2")
    numbers = {str(label).strip().lower(): int(number) for label, number in (label2id or {}).items()}
    if any(numbers.get(label, column) != column for label, column in columns.items()):
        raise ModelError(
            f"the judge {name} names its labels in two orders: id2label and label2id in its config.json differ; "
            "mend the one that is wrong"
        )
    return [columns[label] for label in LABELS]
