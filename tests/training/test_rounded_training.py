"""Weights that are kept in float32 while a network computes in bf16."""

import pytest

pytest.importorskip("torch", reason="needs the extra train (torch)")

import torch
from torch import nn

from training.rounded_training import RoundedTraining


def network() -> nn.Sequential:
    torch.manual_seed(0)
    made = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1))
    made[0].requires_grad_(False)
    return made


def test_a_step_too_small_for_bf16_is_not_lost() -> None:
    made = network()
    training = RoundedTraining(made, learning_rate=1e-5, weight_decay=0.0)
    before = {name: value.clone() for name, value in training.weights.items()}
    rounded = made[1].weight.detach().clone()
    for _ in range(3):
        training.step(made(torch.ones(1, 2, dtype=torch.bfloat16)).float().sum(), 1e-5)
    after = training.weights
    moved = (after["1.weight"] - before["1.weight"]).abs()
    assert torch.allclose(moved, torch.full_like(moved, 3e-5), atol=1e-6)  # Adam's steps of one gradient
    assert torch.equal(made[1].weight.detach(), rounded)
    assert torch.equal(after["0.weight"], before["0.weight"]), "not trained"
    assert after["0.weight"].dtype == after["1.weight"].dtype == torch.float32


def test_a_resumed_run_goes_on_as_if_nothing_had_been() -> None:
    inputs = torch.ones(1, 2, dtype=torch.bfloat16)

    def steps(training: RoundedTraining, made: nn.Module, n: int) -> None:
        for _ in range(n):
            training.step(made(inputs).float().square().sum(), 1e-2)

    made = network()
    through = RoundedTraining(made, 1e-2, 0.01)
    steps(through, made, 5)
    stopped = network()
    first = RoundedTraining(stopped, 1e-2, 0.01)
    steps(first, stopped, 2)
    state = {name: value.clone() for name, value in first.state().items()}
    other = network()
    resumed = RoundedTraining(other, 1e-2, 0.01)
    resumed.resume(state, 2)
    steps(resumed, other, 3)
    for name, value in through.weights.items():
        assert torch.allclose(value, resumed.weights[name], atol=1e-7)
