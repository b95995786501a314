"""Training in bf16: a network computes with rounded weights, and those that are updated are kept in float32.

Small steps are lost in bf16 (Micikevicius et al., ICLR 2018).
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

MAX_NORM = 1.0


class RoundedTraining:
    """The trained weights of a network in float32, the optimiser that updates them, and the network in bf16."""

    def __init__(self, network: nn.Module, learning_rate: float, weight_decay: float) -> None:
        everything = dict(network.named_parameters())
        parameters = {name: value for name, value in everything.items() if value.requires_grad}
        # written as they were read, not as they are computed with
        self._frozen = {name: everything[name].detach().clone() for name in everything.keys() - parameters.keys()}
        self._trained = {name: value.detach().clone() for name, value in parameters.items()}
        network.to(torch.bfloat16)
        self._computed = list(parameters.values())
        groups = [
            {"params": [value for value in self._trained.values() if value.ndim > 1], "weight_decay": weight_decay},
            {"params": [value for value in self._trained.values() if value.ndim == 1], "weight_decay": 0},
        ]
        self._optimiser = torch.optim.AdamW(groups, lr=learning_rate, betas=(0.9, 0.98), fused=True)

    @property
    def weights(self) -> dict[str, Tensor]:
        """All of the network's parameters by name, in float32."""
        return {**self._frozen, **self._trained}

    def step(self, loss: Tensor, learning_rate: float) -> None:
        """Go one step down from `loss`, which the network has just computed."""
        loss.backward()
        for kept, computed in zip(self._trained.values(), self._computed, strict=True):
            kept.grad = None if computed.grad is None else computed.grad.float()
            computed.grad = None
        torch.nn.utils.clip_grad_norm_(self._trained.values(), MAX_NORM)
        for group in self._optimiser.param_groups:
            group["lr"] = learning_rate
        self._optimiser.step()
        self._round()

    def state(self) -> dict[str, Tensor]:
        """Return what `resume` needs."""
        state: dict[str, Tensor] = {}
        for name, value in self._trained.items():
            moments = self._optimiser.state[value]
            state |= {
                f"weight.{name}": value.detach(),
                f"m.{name}": moments["exp_avg"],
                f"v.{name}": moments["exp_avg_sq"],
            }
        return state

    def resume(self, state: Mapping[str, Tensor], n_steps: int) -> None:
        """Go on from a state after `n_steps`."""
        with torch.no_grad():
            for name, value in self._trained.items():
                value.copy_(state[f"weight.{name}"])
                self._optimiser.state[value] = {
                    "step": torch.tensor(float(n_steps)),
                    "exp_avg": state[f"m.{name}"].to(value.device),
                    "exp_avg_sq": state[f"v.{name}"].to(value.device),
                }
        self._round()

    def _round(self) -> None:
        """Round the kept weights into the network's."""
        with torch.no_grad():
            for kept, computed in zip(self._trained.values(), self._computed, strict=True):
                computed.copy_(kept)
