"""The retriever's loss, computed by hand."""

from math import exp, log

import pytest

pytest.importorskip("torch", reason="needs the extra train (torch)")
pytest.importorskip("onnx", reason="needs the extra train (onnx)")
pytest.importorskip("safetensors", reason="needs the extra train (safetensors)")
pytest.importorskip("transformers", reason="needs the extra train (transformers)")

import torch

from training.retriever_data import OTHER, SAME, UNKNOWN
from training.train_retriever import contrastive_loss

VECTORS = [[1.0, 0.0], [0.6, 0.8], [0.0, 1.0]]
RELATIONS = [[UNKNOWN, SAME, OTHER], [SAME, UNKNOWN, OTHER], [OTHER, OTHER, UNKNOWN]]


def test_two_of_one_matter_and_one_of_another() -> None:
    """Similarities: .6 between the two; to the third 0 and .8."""
    loss = contrastive_loss(torch.tensor(VECTORS), torch.tensor(RELATIONS), 1.0)
    assert float(loss) == pytest.approx((log(1 + exp(0 - 0.6)) + log(1 + exp(0.8 - 0.6))) / 2, abs=1e-6)
    assert float(loss) == pytest.approx(0.617814, abs=1e-6)


def test_a_low_temperature_sharpens() -> None:
    loss = contrastive_loss(torch.tensor(VECTORS), torch.tensor(RELATIONS), 0.5)
    assert float(loss) == pytest.approx((log(1 + exp(-1.2)) + log(1 + exp(0.4))) / 2, abs=1e-6)


def test_unknown_pairs_count_for_nothing() -> None:
    vectors = torch.tensor([*VECTORS, [0.8, 0.6]])
    relations = torch.full((4, 4), UNKNOWN)
    relations[:3, :3] = torch.tensor(RELATIONS)
    expected = contrastive_loss(torch.tensor(VECTORS), torch.tensor(RELATIONS), 1.0)
    assert float(contrastive_loss(vectors, relations, 1.0)) == pytest.approx(float(expected), abs=1e-6)


def test_an_anchor_without_others_has_no_loss_and_a_finite_gradient() -> None:
    vectors = torch.tensor(VECTORS[:2], requires_grad=True)
    loss = contrastive_loss(vectors, torch.tensor([[UNKNOWN, SAME], [SAME, UNKNOWN]]), 1.0)
    loss.backward()
    assert float(loss.detach()) == 0.0
    assert bool(torch.isfinite(vectors.grad).all())
