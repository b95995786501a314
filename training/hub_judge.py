"""Writes the shipped judge as a folder that `--judge` and other tools read. `python -m training.hub_judge FOLDER`.

The form is transformers' `BertForSequenceClassification` with its tokenizer, word vectors included (360 MB in float32,
half of that as written, in float16). Weights are those of the int8 graph times their scales, so its answers are those
of the shipped judge but for the rounding of activations.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

from claimdiff.models.files import read_model_card
from claimdiff.models.words import WordTable
from training.judge_from_graph import read_graph_weights

LAYER_NORM_EPSILON = 1e-12
HEADS = 12
WORDS = "embeddings.word_embeddings.weight"


def write_hub_judge(folder: Path) -> None:
    """Write `config.json`, `model.safetensors` and the tokenizer's files."""
    card = read_model_card("judge")
    words = WordTable(card.words)
    arrays = read_graph_weights(card.graph)
    arrays[WORDS] = words.look_up(np.arange(len(words), dtype=np.int64))
    weights = {
        name if name.startswith("classifier") else f"bert.{name}": torch.from_numpy(np.ascontiguousarray(array))
        for name, array in arrays.items()
    }
    n_layers = sum(name.endswith("attention.output.dense.weight") for name in arrays)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=arrays[WORDS].shape[1],
        num_hidden_layers=n_layers,
        num_attention_heads=HEADS,
        intermediate_size=len(arrays["encoder.layer.0.intermediate.dense.bias"]),
        max_position_embeddings=len(arrays["embeddings.position_embeddings.weight"]),
        layer_norm_eps=LAYER_NORM_EPSILON,
        pad_token_id=1,
        id2label=dict(enumerate(card.labels)),
        label2id={label: number for number, label in enumerate(card.labels)},
    )
    model = BertForSequenceClassification(config)
    found = model.load_state_dict(weights, strict=False)
    missing = [name for name in found.missing_keys if not name.endswith("position_ids")]
    if missing or found.unexpected_keys:
        raise SystemExit(f"the graph lacks {missing} or has unknown {found.unexpected_keys}")
    model.half().save_pretrained(folder)
    special = {"bos_token": "<s>", "cls_token": "<s>", "eos_token": "</s>", "sep_token": "</s>", "pad_token": "<pad>"}
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=Tokenizer.from_file(str(card.tokenizer)), model_max_length=card.max_tokens, **special
    )
    tokenizer.save_pretrained(folder)


def main() -> None:
    """Read the command line and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    write_hub_judge(parser.parse_args().folder)


if __name__ == "__main__":
    main()
