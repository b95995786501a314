"""Builds ONNX graphs of a BERT from its weights with `onnx.helper`: no tracing, the same weights give the same bytes.

A graph takes `inputs_embeds` float32 (batch, tokens, hidden), the word vectors, and `lengths` int32 (batch,), how many
of a row's tokens count. Attention and GELU are ONNX Runtime's fused operators.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.bert_weights import BertWeights
from training.language_subspace import Projection
from training.quantise import Scheme

MICROSOFT = "com.microsoft"
OPSET = 17
"""Old enough for every onnxruntime that pyproject.toml allows."""
IR_VERSION = 8


class GraphBuilder:
    """Collects nodes and initialisers; every method that adds a node returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.initialisers: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, array: npt.NDArray[Any]) -> str:
        """Add an initialiser once and return its name."""
        self.initialisers.setdefault(name, numpy_helper.from_array(np.asarray(array, order="C"), name))
        return name

    def add(self, operator: str, inputs: list[str], name: str, domain: str = "", **attributes: Any) -> str:  # noqa: ANN401 (ONNX attributes are of any type)
        """Add a node with one output that is called as the node."""
        self.nodes.append(helper.make_node(operator, inputs, [name], name, domain=domain, **attributes))
        return name

    def split(self, x: str, names: list[str]) -> list[str]:
        """Cut the last axis of `x` into equal parts."""
        self.nodes.append(helper.make_node("Split", [x], names, f"{names[0]}.split", axis=-1))
        return names

    def finish(self, hidden: int, output: str, width: int) -> onnx.ModelProto:
        """Return the checked model; `output` is (batch, width)."""
        graph = helper.make_graph(
            self.nodes,
            "claimdiff",
            [
                helper.make_tensor_value_info("inputs_embeds", TensorProto.FLOAT, ["batch", "tokens", hidden]),
                helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]),
            ],
            [helper.make_tensor_value_info(output, TensorProto.FLOAT, ["batch", width])],
            list(self.initialisers.values()),
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets, producer_name="claimdiff", ir_version=IR_VERSION)
        onnx.checker.check_model(model)
        return model


class BertGraph:
    """A BERT's layers in a `GraphBuilder`, with its matrices in the given quantisation scheme."""

    def __init__(self, weights: BertWeights, scheme: Scheme, max_tokens: int) -> None:
        self.weights = weights
        self.scheme = scheme
        self.max_tokens = max_tokens
        self.builder = GraphBuilder()

    def product(self, x: str, *names: str) -> str:
        """Multiply by the named layers' weights, stacked so that the outputs stand side by side; no bias yet."""
        weight = np.concatenate([self.weights.tensors[f"{name}.weight"] for name in names])
        return self.scheme.multiply(self.builder, x, weight, "+".join(names))

    def bias(self, *names: str) -> str:
        """Return the named layers' biases, stacked: the operator behind a product adds them on its way."""
        bias = np.concatenate([self.weights.tensors[f"{name}.bias"] for name in names])
        return self.builder.constant(f"{'+'.join(names)}.bias", bias)

    def normalise_sum(self, x: str, skip: str, name: str, bias: str = "") -> str:
        """Add `skip` and `bias` and apply the named layer normalisation.

        Spelt out in plain operators, which ONNX Runtime vectorises: its own SkipLayerNormalization takes twice as long
        (1.31 on a CPU, 2.5 against 1.2 ms for 2048 tokens).
        """
        b = self.builder
        gamma = b.constant(f"{name}.weight", self.weights.tensors[f"{name}.weight"])
        beta = b.constant(f"{name}.bias", self.weights.tensors[f"{name}.bias"])
        hidden = b.constant("one_by_hidden", np.array(1 / self.weights.hidden, np.float32))
        epsilon = b.constant("epsilon", np.array(self.weights.layer_norm_epsilon, np.float32))
        biased = b.add("Add", [x, bias], f"{name}.biased") if bias else x
        total = b.add("Add", [biased, skip], f"{name}.sum")
        mean = b.add("ReduceMean", [total], f"{name}.mean", axes=[-1], keepdims=1)
        centred = b.add("Sub", [total, mean], f"{name}.centred")
        squares = b.add("ReduceSumSquare", [centred], f"{name}.squares", axes=[-1], keepdims=1)
        variance = b.add("Add", [b.add("Mul", [squares, hidden], f"{name}.mean_square"), epsilon], f"{name}.variance")
        deviation = b.add("Reciprocal", [b.add("Sqrt", [variance], f"{name}.deviation")], f"{name}.inverse")
        scaled = b.add("Mul", [b.add("Mul", [centred, deviation], f"{name}.unit"), gamma], f"{name}.scaled")
        return b.add("Add", [scaled, beta], name)

    def embeddings(self) -> str:
        """Add the positions to the word vectors and normalise."""
        b = self.builder
        table = b.constant("positions", self.weights.positions(self.max_tokens)[None])
        shape = b.add("Shape", ["inputs_embeds"], "n_tokens", start=1, end=2)
        start, axis = (
            b.constant("slice.start", np.array([0], np.int64)),
            b.constant("slice.axis", np.array([1], np.int64)),
        )
        positions = b.add("Slice", [table, start, shape, axis], "positions.used")
        return self.normalise_sum("inputs_embeds", positions, "embeddings.LayerNorm")

    def layer(self, x: str, number: int, *, first_token_only: bool = False) -> str:
        """Add one transformer layer; with `first_token_only` its output is (batch, 1, hidden), which costs less."""
        name = f"encoder.layer.{number}"
        query, key, value = parts = tuple(f"{name}.attention.self.{part}" for part in ("query", "key", "value"))
        if first_token_only:
            skip = self.first_token(x, keep_axis=True)
            q = self.product(skip, query)
            k, v = self.builder.split(self.product(x, key, value), [f"{name}.k", f"{name}.v"])
        else:
            skip = x
            q, k, v = self.builder.split(self.product(x, *parts), [f"{name}.q", f"{name}.k", f"{name}.v"])
        attended = self.builder.add(
            "MultiHeadAttention",
            [q, k, v, self.bias(*parts), "lengths"],
            f"{name}.attended",
            domain=MICROSOFT,
            num_heads=self.weights.n_heads,
        )
        output = f"{name}.attention.output"
        projected = self.product(attended, f"{output}.dense")
        skip = self.normalise_sum(projected, skip, f"{output}.LayerNorm", self.bias(f"{output}.dense"))
        widen = f"{name}.intermediate.dense"
        activated = self.builder.add(
            "BiasGelu", [self.product(skip, widen), self.bias(widen)], f"{name}.gelu", domain=MICROSOFT
        )
        narrow = f"{name}.output.dense"
        return self.normalise_sum(self.product(activated, narrow), skip, f"{name}.output.LayerNorm", self.bias(narrow))

    def first_token(self, x: str, *, keep_axis: bool) -> str:
        """Return the first token of each row, (batch, 1, hidden) or (batch, hidden)."""
        index = np.array([0], np.int64) if keep_axis else np.array(0, np.int64)
        return self.builder.add(
            "Gather", [x, self.builder.constant(f"first.{keep_axis}", index)], f"{x}.first.{keep_axis}", axis=1
        )

    def mean_pooled_unit(self, x: str) -> str:
        """Sum the counted tokens and scale to length 1: the mean's division by their number cancels out."""
        b = self.builder
        shape = b.add("Shape", ["inputs_embeds"], "n_tokens.pooled", start=1, end=2)
        limit = b.add("Squeeze", [shape], "n_tokens.scalar")
        first, step = b.constant("range.zero", np.array(0, np.int64)), b.constant("range.one", np.array(1, np.int64))
        order = b.add("Range", [first, limit, step], "token_numbers")
        lengths = b.add("Cast", ["lengths"], "lengths.int64", to=TensorProto.INT64)
        axis = b.constant("axis.one", np.array([1], np.int64))
        column = b.add("Unsqueeze", [lengths, axis], "lengths.column")
        counted = b.add("Cast", [b.add("Less", [order, column], "counted")], "counted.float", to=TensorProto.FLOAT)
        summed = b.add("MatMul", [b.add("Unsqueeze", [counted, axis], "counted.row"), x], "summed")
        flat = b.add("Squeeze", [summed, axis], "summed.flat")
        return b.add("LpNormalization", [flat], "vectors", axis=-1, p=2)


def build_encoder_graph(
    weights: BertWeights, scheme: Scheme, max_tokens: int, projection: Projection | None = None
) -> onnx.ModelProto:
    """Return the graph whose output is (batch, hidden), unit rows, projected where a `projection` is given."""
    graph = BertGraph(weights, scheme, max_tokens)
    b = graph.builder
    x = graph.embeddings()
    for number in range(weights.n_layers):
        x = graph.layer(x, number)
    output = graph.mean_pooled_unit(x)
    if projection is not None:
        matrix, offset = b.constant("languages", projection.matrix), b.constant("centre", projection.offset)
        moved = b.add("Gemm", [output, matrix, offset], "without_languages")
        output = b.add("LpNormalization", [moved], "unit_without_languages", axis=-1, p=2)
    return b.finish(weights.hidden, output, weights.hidden)


def build_judge_graph(weights: BertWeights, scheme: Scheme, max_tokens: int) -> onnx.ModelProto:
    """Return the graph whose output `logits` is (batch, classes): first token, pooler, classifier."""
    graph = BertGraph(weights, scheme, max_tokens)
    b, last = graph.builder, weights.n_layers - 1
    x = graph.embeddings()
    for number in range(weights.n_layers):
        x = graph.layer(x, number, first_token_only=number == last)
    pooled = b.add("Tanh", [_full_linear(b, weights, graph.first_token(x, keep_axis=False), "pooler.dense")], "pooled")
    logits = b.add("Identity", [_full_linear(b, weights, pooled, "classifier")], "logits")
    return b.finish(weights.hidden, logits, len(weights.tensors["classifier.bias"]))


def _full_linear(builder: GraphBuilder, weights: BertWeights, x: str, name: str) -> str:
    """Add a layer in float32: the head runs once a row, so quantising it would save nothing."""
    weight = builder.constant(f"{name}.weight", weights.tensors[f"{name}.weight"])
    bias = builder.constant(f"{name}.bias", weights.tensors[f"{name}.bias"])
    return builder.add("Gemm", [x, weight, bias], name, transB=1)
