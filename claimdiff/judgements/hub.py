"""Any NLI cross-encoder by name or folder through sentence-transformers (extra `hub`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from claimdiff.errors import ModelError
from claimdiff.models.hub import hub_facts, load_hub_model
from claimdiff.models.network import distinct
from claimdiff.models.softmax import softmax
from claimdiff.records import LABELS, FloatArray


class HubJudge:
    """Tells what a premise says of a hypothesis with a cross-encoder that sentence-transformers can load.

    Raises MissingExtra without sentence-transformers, ModelError where the model can't be loaded or does not have the
    three classes.
    """

    def __init__(self, name: str) -> None:
        self._model = load_hub_model(name, lambda library, options: library.CrossEncoder(name, **options))
        self._columns = find_columns(name, self._model.config.id2label)
        self.facts = hub_facts(name, self._model)

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """Return float32 (n, 3) for (premise, hypothesis) pairs: entailment, neutral, contradiction; rows sum to 1.

        Raises ValueError for an empty text.
        """
        distinct([text for pair in pairs for text in pair])
        if not pairs:
            return np.empty((0, len(LABELS)), np.float32)
        from torch.nn import Identity

        # raw logits, softmax here: what `predict` applies by itself depends on the model's config
        logits = self._model.predict(list(pairs), activation_fn=Identity(), show_progress_bar=False)
        probabilities = softmax(np.asarray(logits, np.float32)[:, self._columns])
        if not np.allclose(probabilities.sum(axis=1), 1, atol=1e-5):
            raise ModelError(f"the judge {self.facts.name} gives probabilities that do not sum to 1")
        return probabilities


def find_columns(name: str, id2label: Mapping[Any, str]) -> list[int]:
    """Return the model's columns of entailment, neutral and contradiction, by their names whatever their order.

    Raises ModelError for a model that lacks one of the three or has others: its numbers would mean something else.
    """
    columns = {str(label).strip().lower(): int(number) for number, label in id2label.items()}
    if sorted(columns) != sorted(LABELS):
        found = ", ".join(str(label) for label in id2label.values())
        raise ModelError(f"the judge {name} has the labels {found}; needed are {', '.join(LABELS)}")
    return [columns[label] for label in LABELS]
