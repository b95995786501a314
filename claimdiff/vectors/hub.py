"""Any sentence-transformers encoder by name or folder (extra `hub`)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from claimdiff.errors import ModelError
from claimdiff.models.hub import hub_facts, load_hub_model
from claimdiff.models.network import distinct
from claimdiff.records import FloatArray


class HubEncoder:
    """Turns texts into unit vectors with a model that sentence-transformers can load.

    Raises MissingExtra without sentence-transformers, ModelError where the model can't be loaded.
    """

    def __init__(self, name: str) -> None:
        self._model = load_hub_model(name, lambda library, options: library.SentenceTransformer(name, **options))
        self.facts = hub_facts(name, self._model)

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Return float32 (n, dim), unit rows, in the order of `texts`; raises ValueError for an empty text."""
        different, numbers = distinct(texts)
        if not different:
            return np.empty((0, int(self._model.get_embedding_dimension())), np.float32)
        vectors = np.asarray(
            self._model.encode(different, normalize_embeddings=True, show_progress_bar=False), np.float32
        )
        if not np.isfinite(vectors).all():
            raise ModelError(f"the encoder {self.facts.name} gives vectors that are not numbers")
        chosen: FloatArray = vectors[[numbers[text] for text in texts]]
        return chosen
