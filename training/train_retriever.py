"""Fine-tunes the encoder to bring claims about the same matter together. `python -m training.train_retriever`.

Claims that agree and claims that contradict are pulled together, merely related ones of the same fact group or event
pushed away (a supervised contrastive loss, Khosla et al., NeurIPS 2020). The vectors are those that the shipped graph
gives: mean pooling, then the projection off the languages, which is fitted anew when the encoder is built. Word
embeddings stay frozen. Run it again after a kill and it goes on.
"""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn.functional import normalize
from transformers import BertConfig, BertModel

from claimdiff.models.files import read_model_card
from claimdiff.models.tokens import Tokenizer, pad_rows, row_alone
from claimdiff.models.words import WordTable
from claimdiff.records import IntArray
from training.bert_weights import bert_from_e5
from training.e5_weights import read_e5
from training.judge_config import JudgeConfig, read_config
from training.retriever_data import OTHER, SAME, Passage, RetrieverData, RetrieverSettings, read_retriever_settings
from training.rounded_training import RoundedTraining

LOG_EVERY = 20
N_PARTS = 8
"""Parts that a batch is cut into by length."""
PREFIX = "query: "


class RetrieverNetwork(nn.Module):
    """Texts to unit vectors, as the shipped encoder makes them."""

    def __init__(self, max_tokens: int, dropout: float) -> None:
        super().__init__()
        weights = bert_from_e5(read_e5())
        shape = BertConfig(
            vocab_size=4, hidden_size=weights.hidden, num_hidden_layers=weights.n_layers,
            num_attention_heads=weights.n_heads, intermediate_size=4 * weights.hidden, pad_token_id=1,
            layer_norm_eps=weights.layer_norm_epsilon, max_position_embeddings=512, hidden_dropout_prob=dropout,
            attention_probs_dropout_prob=0.0, attn_implementation="eager",
        )  # fmt: skip
        self.bert = BertModel(shape, add_pooling_layer=False)
        tensors = {name: torch.from_numpy(np.array(value)) for name, value in weights.tensors.items()}
        left = self.bert.load_state_dict(tensors, strict=False)
        if left.unexpected_keys or any("word_embeddings" not in name for name in left.missing_keys):
            raise SystemExit(f"the weights don't fit: {left}")
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        card = read_model_card("encoder")
        self._words, self._tokenizer, self._max_tokens = WordTable(card.words), Tokenizer(card.tokenizer), max_tokens
        for name, value in read_projection(card.graph).items():
            self.register_buffer(name, value, persistent=False)

    def freeze_below(self, n_layers: int) -> None:
        """Train neither the `n_layers` lowest layers nor what lies below them; with 0, everything stays trained."""
        if n_layers:
            for part in (self.bert.embeddings, *self.bert.encoder.layer[:n_layers]):
                part.requires_grad_(False)

    def forward(self, texts: list[str]) -> Tensor:
        """Return (n, dim), unit rows."""
        encoded = self._tokenizer.encode([PREFIX + text for text in texts])
        order = np.argsort([len(ids) for ids in encoded], kind="stable")
        parts = [self._encode([encoded[number] for number in part]) for part in np.array_split(order, N_PARTS)]
        return torch.cat(parts)[torch.from_numpy(np.argsort(order))]

    def _encode(self, encoded: list[IntArray]) -> Tensor:
        """Return the vectors of texts of like length, so that little of a part is padding."""
        ids, lengths = pad_rows([row_alone(one, self._max_tokens) for one in encoded])
        mask = torch.arange(ids.shape[1])[None, :] < torch.from_numpy(lengths.astype(np.int64))[:, None]
        vectors = torch.from_numpy(self._words.look_up(ids)).to(self.bert.dtype)
        hidden = self.bert(inputs_embeds=vectors, attention_mask=mask.long()).last_hidden_state.float()
        mean = normalize((hidden * mask[:, :, None]).sum(1) / mask.sum(1)[:, None], dim=1)
        projected: Tensor = mean @ self.matrix + self.offset
        return normalize(projected, dim=1)

    def save(self, folder: Path, trained: Mapping[str, Tensor]) -> None:
        """Write `encoder.safetensors` (float16, without word embeddings) for `build_encoder`.

        `trained` are the parameters by name, in a finer type than the network may compute with.
        """
        folder.mkdir(parents=True, exist_ok=True)
        state = {name: trained.get(name, value) for name, value in self.bert.state_dict().items()}
        save_file(
            {
                name: value.detach().half().contiguous()
                for name, value in state.items()
                if "word_embeddings" not in name
            },
            folder / "encoder.safetensors",
        )


def read_projection(path: Path) -> dict[str, Tensor]:
    """Return matrix (dim, dim) and offset (dim,) of the projection off the languages in the shipped graph.

    Training starts from where the shipped vectors are; the languages' directions are measured anew afterwards.
    """
    arrays = {item.name: numpy_helper.to_array(item).copy() for item in onnx.load(path).graph.initializer}
    return {"matrix": torch.from_numpy(arrays["languages"]), "offset": torch.from_numpy(arrays["centre"])}


def contrastive_loss(vectors: Tensor, relations: Tensor, temperature: float) -> Tensor:
    """Return the mean over all SAME pairs of how far one falls behind the OTHER sentences of its anchor."""
    logits = vectors @ vectors.T / temperature
    others = logits.masked_fill(relations != OTHER, float("-inf")).logsumexp(dim=1)
    return (torch.logaddexp(logits, others[:, None]) - logits)[relations == SAME].mean()


class Run:
    """One training run and what is kept of it between kills."""

    def __init__(self, config: JudgeConfig, settings: RetrieverSettings) -> None:
        self._settings = settings
        self._folder = config.paths.cache / "retriever"
        torch.manual_seed(settings.seed)
        self._data = RetrieverData(config, settings)
        self._network = RetrieverNetwork(settings.max_tokens, settings.dropout)
        self._network.freeze_below(settings.frozen_layers)
        self._weights = RoundedTraining(self._network.bert, settings.learning_rate, settings.weight_decay)
        self._step, self._seconds = 0, 0.0
        self._state = self._folder / "state.safetensors"
        if self._state.exists():
            self._resume()

    def train(self) -> None:
        """Train until the time is used up; the weights so far are written every few minutes."""
        self._network.train()
        batches = self._data.batches((self._settings.seed, self._step))
        losses: deque[float] = deque(maxlen=LOG_EVERY)
        last_kept = self._seconds
        while self._seconds < 60 * self._settings.minutes:
            began = time.perf_counter()
            losses.append(self._one_step(next(batches)))
            self._seconds += time.perf_counter() - began
            self._step += 1
            if self._step % LOG_EVERY == 0:
                minutes, loss = round(self._seconds / 60, 2), round(sum(losses) / len(losses), 4)
                print(json.dumps({"step": self._step, "minutes": minutes, "loss": loss}), flush=True)
            if self._seconds - last_kept > 60 * self._settings.checkpoint_minutes:
                self._keep()
                last_kept = self._seconds
        self._keep()

    def _one_step(self, batch: Passage) -> float:
        progress = min(1.0, self._seconds / (60 * self._settings.minutes))
        share = min(progress / self._settings.warm_up, (1 - progress) / (1 - self._settings.warm_up))
        vectors = self._network(batch.texts)
        loss = contrastive_loss(vectors, torch.from_numpy(batch.relations), self._settings.temperature)
        self._weights.step(loss, self._settings.learning_rate * max(0.02, share))
        return float(loss.detach())

    def _keep(self) -> None:
        """Write the weights, and what a resumed run needs: each whole or not at all."""
        self._network.save(self._folder, self._weights.weights)
        metadata = {"step": str(self._step), "seconds": str(self._seconds)}
        save_file(self._weights.state(), self._folder / "unfinished", metadata=metadata)
        (self._folder / "unfinished").replace(self._state)
        print(f"kept at step {self._step}", flush=True)

    def _resume(self) -> None:
        with safe_open(self._state, "pt") as file:
            metadata = file.metadata()
        self._step, self._seconds = int(metadata["step"]), float(metadata["seconds"])
        self._weights.resume(load_file(self._state), self._step)


if __name__ == "__main__":
    Run(read_config(), read_retriever_settings()).train()
