"""The graphs compute what a BERT computes, and the same weights give the same bytes."""

from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
import pytest

pytest.importorskip("onnx", reason="needs the extra train (onnx)")

from tests.training.random_bert import HEADS, HIDDEN, LAYERS, random_bert
from training.bert_graph import build_encoder_graph, build_judge_graph
from training.bert_weights import BertWeights
from training.quantise import Float32, RowInt8

Array = npt.NDArray[Any]


@pytest.fixture(scope="module")
def weights() -> BertWeights:
    return random_bert()


def normalise(weights: BertWeights, x: Array, name: str) -> Array:
    centred = x - x.mean(-1, keepdims=True)
    unit = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
    return unit * weights.tensors[f"{name}.weight"] + weights.tensors[f"{name}.bias"]


def linear(weights: BertWeights, x: Array, name: str) -> Array:
    return x @ weights.tensors[f"{name}.weight"].T.astype(np.float64) + weights.tensors[f"{name}.bias"]


def bert(weights: BertWeights, words: Array) -> Array:
    """Return the last layer's output of one row (tokens, hidden), by the book, in float64."""
    from math import erf

    x = normalise(weights, words + weights.positions(len(words)), "embeddings.LayerNorm")
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}"
        q, k, v = (linear(weights, x, f"{name}.attention.self.{part}") for part in ("query", "key", "value"))
        q, k, v = (part.reshape(len(x), HEADS, -1).swapaxes(0, 1) for part in (q, k, v))
        weight = np.exp(q @ k.swapaxes(1, 2) / np.sqrt(HIDDEN // HEADS))
        attended = (weight / weight.sum(-1, keepdims=True) @ v).swapaxes(0, 1).reshape(len(x), HIDDEN)
        attended = linear(weights, attended, f"{name}.attention.output.dense")
        x = normalise(weights, x + attended, f"{name}.attention.output.LayerNorm")
        wide = linear(weights, x, f"{name}.intermediate.dense")
        wide = wide * 0.5 * (1 + np.vectorize(erf)(wide / np.sqrt(2)))
        x = normalise(weights, x + linear(weights, wide, f"{name}.output.dense"), f"{name}.output.LayerNorm")
    return x


def run(model: Any, rows: list[Array]) -> Array:
    """Run the graph over rows of word vectors of different lengths, padded with noise that must not count."""
    lengths = np.array([len(row) for row in rows], np.int32)
    padded = np.full((len(rows), lengths.max(), HIDDEN), 7, np.float32)
    padded[..., ::3] = -5
    for number, row in enumerate(rows):
        padded[number, : len(row)] = row
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    answer: Array = session.run(None, {"inputs_embeds": padded, "lengths": lengths})[0]
    return answer


@pytest.fixture(scope="module")
def rows() -> list[Array]:
    rng = np.random.default_rng(1)
    return [rng.normal(size=(n, HIDDEN)).astype(np.float32) for n in (5, 11, 2)]


def test_encoder_is_the_mean_of_the_last_layer(weights: BertWeights, rows: list[Array]) -> None:
    means = np.array([bert(weights, row).mean(0) for row in rows])
    expected = means / np.linalg.norm(means, axis=1, keepdims=True)
    assert np.abs(run(build_encoder_graph(weights, Float32(), 16), rows) - expected).max() < 1e-5


def test_judge_reads_the_first_token(weights: BertWeights, rows: list[Array]) -> None:
    first = np.array([bert(weights, row)[0] for row in rows])
    expected = linear(weights, np.tanh(linear(weights, first, "pooler.dense")), "classifier")
    assert np.abs(run(build_judge_graph(weights, Float32(), 16), rows) - expected).max() < 1e-4


def test_int8_stays_close_and_ignores_the_batch(weights: BertWeights, rows: list[Array]) -> None:
    full = run(build_encoder_graph(weights, Float32(), 16), rows)
    model = build_encoder_graph(weights, RowInt8(), 16)
    together = run(model, rows)
    assert (full * together).sum(1).min() > 0.999
    for row, among in zip(rows, together, strict=True):
        assert np.abs(run(model, [row])[0] - among).max() < 1e-6


def test_the_same_weights_give_the_same_bytes(weights: BertWeights) -> None:
    first, second = (build_judge_graph(weights, RowInt8(), 16).SerializeToString(deterministic=True) for _ in range(2))
    assert first == second
