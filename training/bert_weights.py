"""The weights of a BERT in one form, float32 under transformers' names without `bert.`, wherever they come from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from claimdiff.records import FloatArray
from training.e5_weights import E5Weights

E5_TO_BERT = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True)
class BertWeights:
    """A BERT without its word embeddings, which are in the word table."""

    n_layers: int
    n_heads: int
    layer_norm_epsilon: float
    tensors: dict[str, FloatArray]

    @property
    def hidden(self) -> int:
        """Width of the model."""
        return len(self.tensors["embeddings.LayerNorm.weight"])

    def positions(self, max_tokens: int) -> FloatArray:
        """Return (max_tokens, hidden): position embeddings with the one token type that is used added in."""
        table = self.tensors["embeddings.position_embeddings.weight"][:max_tokens]
        positions: FloatArray = table + self.tensors["embeddings.token_type_embeddings.weight"][0]
        return positions


def bert_from_e5(e5: E5Weights) -> BertWeights:
    """Return multilingual-e5-small's layers under BERT's names."""
    hidden = e5.hidden
    tensors = {
        "embeddings.position_embeddings.weight": e5.tensor("emb.pos").reshape(-1, hidden),
        "embeddings.token_type_embeddings.weight": e5.tensor("emb.type").reshape(-1, hidden),
        "embeddings.LayerNorm.weight": e5.tensor("emb.ln.w"),
        "embeddings.LayerNorm.bias": e5.tensor("emb.ln.b"),
    }
    for layer in range(e5.n_layers):
        for short, long in E5_TO_BERT.items():
            weight, bias = e5.tensor(f"l{layer}.{short}.w"), e5.tensor(f"l{layer}.{short}.b")
            is_matrix = not short.endswith("ln")
            name = f"encoder.layer.{layer}.{long}"
            tensors[f"{name}.weight"] = weight.reshape(len(bias), -1) if is_matrix else weight
            tensors[f"{name}.bias"] = bias
    return BertWeights(e5.n_layers, e5.n_heads, e5.layer_norm_epsilon, tensors)


def read_bert_folder(folder: Path) -> tuple[BertWeights, dict[str, Any]]:
    """Return the weights and the config of a folder with `config.json` and one safetensors file."""
    from safetensors.numpy import load_file

    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    files = sorted(folder.glob("*.safetensors"))
    if len(files) != 1:
        raise SystemExit(f"{folder} holds {len(files)} safetensors files, expected one")
    tensors = {name.removeprefix("bert."): array.astype(np.float32) for name, array in load_file(files[0]).items()}
    weights = BertWeights(config["num_hidden_layers"], config["num_attention_heads"], config["layer_norm_eps"], tensors)
    return weights, config
