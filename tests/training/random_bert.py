"""A small BERT with random weights, for tests of the graphs made from it."""

import numpy as np
import numpy.typing as npt

from training.bert_weights import E5_TO_BERT, BertWeights

HIDDEN, WIDE, HEADS, LAYERS, POSITIONS = 32, 64, 4, 2, 16


def random_bert() -> BertWeights:
    """Return a two-layer BERT with a classifier, the same on every call."""
    rng = np.random.default_rng(0)

    def draw(*shape: int) -> npt.NDArray[np.float32]:
        return rng.normal(scale=0.3, size=shape).astype(np.float32)

    tensors = {
        "embeddings.position_embeddings.weight": draw(POSITIONS, HIDDEN),
        "embeddings.token_type_embeddings.weight": draw(2, HIDDEN),
        "embeddings.LayerNorm.weight": 1 + draw(HIDDEN),
        "embeddings.LayerNorm.bias": draw(HIDDEN),
        "pooler.dense.weight": draw(HIDDEN, HIDDEN),
        "pooler.dense.bias": draw(HIDDEN),
        "classifier.weight": draw(3, HIDDEN),
        "classifier.bias": draw(3),
    }
    for layer in range(LAYERS):
        for name in E5_TO_BERT.values():
            out = WIDE if name == "intermediate.dense" else HIDDEN
            into = WIDE if name == "output.dense" else HIDDEN
            norm = name.endswith("LayerNorm")
            tensors[f"encoder.layer.{layer}.{name}.weight"] = 1 + draw(out) if norm else draw(out, into)
            tensors[f"encoder.layer.{layer}.{name}.bias"] = draw(out)
    return BertWeights(LAYERS, HEADS, 1e-12, tensors)
