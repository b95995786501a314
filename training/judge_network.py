"""The judge in torch: multilingual-e5-small's layers with a three-class head, its word embeddings frozen outside.

The word vectors come from the table that ships with claimdiff, so a run carries 21 of 118 million weights, and token
ids are those of the shipped tokenizer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from transformers import BertConfig, BertForSequenceClassification

from claimdiff.models.files import read_model_card
from claimdiff.models.tokens import pad_rows
from claimdiff.models.words import WordTable

WORDS = "bert.embeddings.word_embeddings.weight"


class JudgeNetwork(nn.Module):
    """Rows of token ids to logits (n, 3) in the order of the folder's config."""

    def __init__(self, folder: Path, dropout: float) -> None:
        super().__init__()
        self._config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        shape = {**self._config, "vocab_size": 4, "pad_token_id": 1}  # the real table stays outside
        # dropping attention weights costs an eighth of the time on a CPU, more than it was seen to bring
        shape |= {"hidden_dropout_prob": dropout, "attention_probs_dropout_prob": 0.0}
        # on a CPU the fused attention's backward pass takes four tenths of a step, plain products a tenth
        self.bert = BertForSequenceClassification(BertConfig(**shape, attn_implementation="eager"))
        missing = self.bert.load_state_dict(read_weights(folder), strict=False)
        unexpected = [name for name in missing.missing_keys if name not in (WORDS, "bert.embeddings.position_ids")]
        if unexpected or missing.unexpected_keys:
            raise SystemExit(f"{folder} lacks {unexpected} or has unknown {missing.unexpected_keys}")
        self.bert.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self._words = WordTable(read_model_card("judge").words)

    def freeze_below(self, n_layers: int) -> None:
        """Train neither the `n_layers` lowest layers nor what lies below them; with 0, everything stays trained."""
        if n_layers:
            for part in (self.bert.bert.embeddings, *self.bert.bert.encoder.layer[:n_layers]):
                part.requires_grad_(False)

    def forward(self, rows: list[list[int]]) -> Tensor:
        """Return the logits of rows of token ids, each with its special tokens."""
        ids, lengths = pad_rows(rows)
        device = self.bert.device
        vectors = torch.from_numpy(self._words.look_up(ids)).to(device, self.bert.dtype)
        mask = torch.from_numpy(_mask(lengths, ids.shape[1])).to(device)
        logits: Tensor = self.bert(inputs_embeds=vectors, attention_mask=mask).logits
        return logits

    def save(self, folder: Path, trained: Mapping[str, Tensor]) -> None:
        """Write `config.json` and `judge.safetensors`: float16, without word embeddings, as the baseline is.

        `trained` are the parameters by name, in a finer type than the network may compute with.
        """
        folder.mkdir(parents=True, exist_ok=True)
        finer = {name.removeprefix("bert."): value for name, value in trained.items() if name.startswith("bert.")}
        weights = {
            name: finer.get(name, value).detach().cpu().half().contiguous()
            for name, value in self.bert.state_dict().items()
        }
        weights.pop(WORDS)
        save_file(weights, folder / "judge.safetensors")
        text = json.dumps(self._config, ensure_ascii=False, indent=2, sort_keys=True)
        (folder / "config.json").write_text(text + "\n", encoding="utf-8")


def read_weights(folder: Path) -> dict[str, Tensor]:
    """Return the folder's weights in float32 under transformers' names."""
    (path,) = sorted(folder.glob("*.safetensors"))
    return {name: value.float() for name, value in load_file(path).items() if name != WORDS}


def _mask(lengths: npt.NDArray[np.int32], width: int) -> npt.NDArray[np.int64]:
    return (np.arange(width)[None, :] < lengths[:, None]).astype(np.int64)
