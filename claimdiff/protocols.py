"""What claimdiff asks of a model: one method each, so that any object with it fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from claimdiff.records import FloatArray


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What the manifest says of a model."""

    name: str
    sha256: str | None
    """Of the weights, hex; None where they can't be told (an object passed in from Python)."""
    quantisation: str
    """`int8`, `fp32`, … or `unknown`."""
    languages: tuple[str, ...] | None
    """ISO 639-1 codes that the model was measured on; None where nobody knows, so nothing is refused."""


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into unit vectors whose inner product is their similarity."""

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """Return float32 (n, dim), unit rows, in the order of `texts`."""


@runtime_checkable
class Judge(Protocol):
    """Tells what a premise says of a hypothesis."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """Return float32 (n, 3) for (premise, hypothesis) pairs: entailment, neutral, contradiction; rows sum to 1."""


def facts_of(model: object) -> ModelFacts:
    """Return the model's own `facts`, or what can be said of an object that has none: its class's name."""
    facts = getattr(model, "facts", None)
    if isinstance(facts, ModelFacts):
        return facts
    return ModelFacts(type(model).__name__, None, "unknown", None)
