"""Fine-tunes the judge. `nice -n 19 python -m training.train_judge [--config FILE]`; again after a kill, it goes on.

All but the word embeddings are trained: computed in bf16, updated in float32 (on a GPU where there is one). The
schedule follows the time trained: the learning rate warms up and then falls to 0 when `minutes` are used up, so a run
ends in time however busy the machine is. Every start reads the assembled data anew, so examples that were added since
are used from then on.
"""

from __future__ import annotations

import json
import signal
import time
from collections import deque
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import torch
from safetensors.torch import load_file, save_file
from torch.nn.functional import cross_entropy

from claimdiff.models.tokens import row_pair
from training.hard_rows import split_texts, weigh
from training.judge_config import JudgeConfig, TrainingSettings, config_from_command_line
from training.judge_network import JudgeNetwork
from training.rounded_training import RoundedTraining

POOL_BATCHES = 24
"""Batches that are drawn together and cut by length, so that little of a batch is padding."""
LOG_EVERY = 25
RUNNING = 100
"""Steps over which the logged loss is averaged."""


class Examples:
    """The assembled pairs, drawn at random by share of the mix and weight."""

    def __init__(self, config: JudgeConfig) -> None:
        with np.load(config.paths.examples, allow_pickle=False) as data:
            arrays = {name: data[name] for name in data.files}
        weights = weigh(arrays, config)
        self._texts = split_texts(arrays)
        self._sides = arrays["sides"]
        self.labels: npt.NDArray[np.int8] = arrays["label"]
        self._max_tokens = config.data.max_tokens
        self._probability = np.zeros(len(self.labels))
        for number, share in enumerate(config.mix.values()):
            weight = np.where(arrays["source"] == number, weights.drawn, 0).astype(np.float64)
            self._probability += share * weight / max(weight.sum(), 1e-9)
        self._probability /= self._probability.sum()
        self.loss_weights = weights.loss

    def row(self, number: int) -> list[int]:
        """Return the token ids of one pair, with special tokens."""
        premise, hypothesis = self._sides[number]
        return row_pair(self._texts[premise], self._texts[hypothesis], self._max_tokens)

    def batches(self, size: int, draw: np.random.Generator) -> Iterator[npt.NDArray[np.int64]]:
        """Yield batches of example numbers without end; those of one batch are of like length."""
        cumulative = np.cumsum(self._probability)
        while True:
            drawn = np.searchsorted(cumulative, draw.random(size * POOL_BATCHES) * cumulative[-1])
            order = np.argsort([len(self.row(int(number))) for number in drawn], kind="stable")
            yield from draw.permutation(drawn[order].reshape(POOL_BATCHES, size))


class Run:
    """One training run and what is kept of it between kills."""

    def __init__(self, config: JudgeConfig) -> None:
        self._settings: TrainingSettings = config.training
        self._folder = config.paths.result
        self._kept = config.paths.cache / "judge-run"
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        torch.manual_seed(self._settings.seed)
        self._network = JudgeNetwork(config.paths.baseline, self._settings.dropout).to(self._device)
        self._network.freeze_below(self._settings.frozen_layers)
        self._weights = RoundedTraining(self._network, self._settings.learning_rate, self._settings.weight_decay)
        self._step, self._seconds, self._stopped = 0, 0.0, False
        self._resume()
        self._examples = Examples(config)

    @property
    def _progress(self) -> float:
        """Share of the schedule that is over, [0, 1]."""
        return min(1.0, self._seconds / (60 * self._settings.minutes))

    def train(self) -> None:
        """Train until the time is used up, then write the result."""
        settings = self._settings
        print(f"step {self._step}, {self._seconds / 60:.1f} of {settings.minutes} minutes, {self._device}", flush=True)
        if self._progress >= 1:
            return  # an averaged result may have taken the place of the last step's
        self._network.train()
        batches = self._examples.batches(settings.batch, np.random.default_rng((settings.seed, self._step)))
        losses: deque[float] = deque(maxlen=RUNNING)
        last_kept = self._seconds
        signal.signal(signal.SIGTERM, lambda *_: self._stop())
        while self._progress < 1 and not self._stopped:
            began = time.perf_counter()
            losses.append(self._one_step(next(batches)))
            self._seconds += time.perf_counter() - began
            self._step += 1
            if self._step % LOG_EVERY == 0:
                self._log(sum(losses) / len(losses))
            if self._seconds - last_kept > 60 * settings.checkpoint_minutes:
                self._keep()
                last_kept = self._seconds
        self._keep()
        print(f"{'stopped' if self._stopped else 'done'} after {self._step} steps", flush=True)

    def _stop(self) -> None:
        self._stopped = True

    def _one_step(self, batch: npt.NDArray[np.int64]) -> float:
        labels = torch.from_numpy(self._examples.labels[batch].astype(np.int64)).to(self._device)
        logits = self._network([self._examples.row(int(number)) for number in batch])
        losses = cross_entropy(logits.float(), labels, label_smoothing=self._settings.label_smoothing, reduction="none")
        loss = (losses * torch.from_numpy(self._examples.loss_weights[batch]).to(self._device)).mean()
        self._weights.step(loss, self._learning_rate())
        return float(loss.detach())

    def _learning_rate(self) -> float:
        warm = self._settings.warm_up
        rising, falling = self._progress / warm, (1 - self._progress) / (1 - warm)
        return self._settings.learning_rate * max(0.02, min(rising, falling))

    def _log(self, loss: float) -> None:
        line = {"step": self._step, "minutes": round(self._seconds / 60, 2), "loss": round(loss, 4)}
        line["examples_per_second"] = round(self._step * self._settings.batch / self._seconds, 1)
        print(json.dumps(line), flush=True)

    def _keep(self) -> None:
        """Write what a resumed run needs, and the weights so far as a judge's folder; each whole or not at all."""
        self._kept.mkdir(parents=True, exist_ok=True)
        metadata = {"step": str(self._step), "seconds": str(self._seconds)}
        save_file(self._weights.state(), self._kept / "unfinished", metadata=metadata)
        (self._kept / "unfinished").replace(self._kept / "state.safetensors")
        self._network.save(self._folder, self._weights.weights)
        print(f"kept at step {self._step}", flush=True)

    def _resume(self) -> None:
        path = self._kept / "state.safetensors"
        if not path.exists():
            return
        from safetensors import safe_open

        with safe_open(path, "pt") as file:
            metadata = file.metadata()
        self._step, self._seconds = int(metadata["step"]), float(metadata["seconds"])
        self._weights.resume(load_file(path), self._step)


if __name__ == "__main__":
    Run(config_from_command_line(__doc__)).train()
