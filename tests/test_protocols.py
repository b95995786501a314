"""What a model must have, and what the manifest says of one that says nothing of itself."""

from collections.abc import Sequence

import numpy as np

from claimdiff.protocols import Encoder, Judge, ModelFacts, facts_of
from claimdiff.records import FloatArray

FACTS = ModelFacts("my-encoder", "ab12", "fp32", ("ar", "en"))


class OwnEncoder:
    """An encoder that knows nothing of claimdiff."""

    def encode(self, texts: Sequence[str]) -> FloatArray:
        return np.ones((len(texts), 1), np.float32)


class TalkingEncoder(OwnEncoder):
    """An encoder that says what it is."""

    facts = FACTS


class Odd(OwnEncoder):
    """An encoder whose `facts` are something else."""

    facts = "fp16"


def test_an_object_with_the_method_is_an_encoder_and_no_judge() -> None:
    assert isinstance(OwnEncoder(), Encoder)
    assert not isinstance(OwnEncoder(), Judge)


def test_a_model_s_own_facts_are_taken() -> None:
    assert facts_of(TalkingEncoder()) == FACTS


def test_a_model_without_facts_is_named_by_its_class_and_refuses_no_language() -> None:
    assert facts_of(OwnEncoder()) == ModelFacts("OwnEncoder", None, "unknown", None)
    assert facts_of(Odd()) == ModelFacts("Odd", None, "unknown", None)
