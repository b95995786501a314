"""Writes the shipped judge as a folder that `--judge` and other tools read. `python -m training.hub_judge FOLDER`.

The form is transformers' `BertForSequenceClassification` in float32 with its tokenizer, word vectors included (400 MB).
Weights are those of the int8 graph times their scales, so its answers are those of the shipped judge but for the
rounding of activations and the temperatures.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

from claimdiff.judgements.hub import PLAIN_NUMBERS
from claimdiff.models.files import read_model_card
from claimdiff.models.tokens import BEGIN, END, PAD
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
        pad_token_id=PAD,
        id2label=dict(enumerate(card.labels)),
        label2id={label: number for number, label in enumerate(card.labels)},
        **{PLAIN_NUMBERS: card.plain_numbers},
    )
    model = BertForSequenceClassification(config)
    found = model.load_state_dict(weights, strict=False)
    missing = [name for name in found.missing_keys if not name.endswith("position_ids")]
    if missing or found.unexpected_keys:
        raise SystemExit(f"the graph lacks {missing} or has unknown {found.unexpected_keys}")
    model.save_pretrained(folder)
    tokenizer = Tokenizer.from_file(str(card.tokenizer))
    begin, pad, end = (tokenizer.id_to_token(number) for number in (BEGIN, PAD, END))
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_max_length=card.max_tokens,
        bos_token=begin,
        cls_token=begin,
        eos_token=end,
        sep_token=end,
        pad_token=pad,
    ).save_pretrained(folder)


def main() -> None:
    """Read the command line and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    write_hub_judge(parser.parse_args().folder)


if __name__ == "__main__":
    main()
