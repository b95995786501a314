"""Ways to store a graph's matrices: float32 for reference, 8-bit for shipping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from claimdiff.records import FloatArray

if TYPE_CHECKING:
    from training.bert_graph import GraphBuilder

MICROSOFT = "com.microsoft"

WEIGHT_LIMIT = 63
"""Largest absolute int8 weight: 7 bits, because AVX2 without VNNI adds two products of uint8 and int8 in 16 bits."""
ACTIVATION_LIMIT = 127
ACTIVATION_ZERO = 128
"""The uint8 that stands for 0."""


class Scheme(Protocol):
    """Adds `x @ weight.T` to a graph in some number format."""

    @property
    def name(self) -> str:
        """What the manifest calls the format."""

    def multiply(self, builder: GraphBuilder, x: str, weight: FloatArray, name: str) -> str:
        """Return the name of the output; `weight` is (out, in)."""


class Float32:
    """The reference: weights as they are."""

    name = "fp32"

    def multiply(self, builder: GraphBuilder, x: str, weight: FloatArray, name: str) -> str:
        """Add a MatMul."""
        return builder.add("MatMul", [x, builder.constant(f"{name}.weight", weight.T)], name)


class RowInt8:
    """Weights 7-bit with one scale an output, activations 8-bit with one scale a token.

    ONNX Runtime's own dynamic quantisation has one scale a batch: a text's vector then depends on the texts beside it
    (cosine down to 0.995 between a text alone and in a batch) and is further from float32 (mean cosine 0.9965 against
    0.9989 here). The scale a token costs about a tenth of the speed.
    """

    name = "int8, one scale a token"

    def __init__(self, weight_limit: int = WEIGHT_LIMIT) -> None:
        self._weight_limit = weight_limit

    def multiply(self, builder: GraphBuilder, x: str, weight: FloatArray, name: str) -> str:
        """Add the quantisation of `x`, the integer product, and the tokens' scales."""
        b = builder
        quantised, scale = quantise_weight(weight, self._weight_limit)
        one = b.constant("one", np.array(1, np.float32))
        zero = b.constant("activation_zero", np.array(ACTIVATION_ZERO, np.uint8))
        step = self._token_scale(b, x)
        in_steps = b.add("Div", [x, step], f"{x}.in_steps")
        activation = b.add("QuantizeLinear", [in_steps, one, zero], f"{x}.quantised")
        weight_names = [b.constant(f"{name}.weight", quantised), one, b.constant(f"{name}.scale", scale), zero]
        product = b.add("MatMulIntegerToFloat", [activation, *weight_names], f"{name}.in_steps", domain=MICROSOFT)
        return b.add("Mul", [product, step], name)

    @staticmethod
    def _token_scale(b: GraphBuilder, x: str) -> str:
        """Return (…, 1): the value of one step of each token's quantised numbers."""
        limit = b.constant("one_by_limit", np.array(1 / ACTIVATION_LIMIT, np.float32))
        high = b.add("ReduceMax", [x], f"{x}.high", axes=[-1], keepdims=1)
        low = b.add("ReduceMin", [x], f"{x}.low", axes=[-1], keepdims=1)
        largest = b.add("Max", [high, b.add("Neg", [low], f"{x}.minus_low")], f"{x}.largest")
        return b.add("Mul", [largest, limit], f"{x}.step")


def quantise_weight(weight: FloatArray, limit: int = WEIGHT_LIMIT) -> tuple[npt.NDArray[np.int8], FloatArray]:
    """Return int8 (in, out) within ±`limit` and the float32 scale (out,) of each output for `weight` (out, in)."""
    scale = np.maximum(np.abs(weight).max(axis=1), np.finfo(np.float32).tiny) / limit
    quantised = np.rint(weight / scale[:, None]).astype(np.int8)
    return np.ascontiguousarray(quantised.T), scale.astype(np.float32)
