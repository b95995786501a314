"""A judge's graph gives back the weights that it was made from."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx", reason="needs the extra train (onnx)")

from claimdiff.records import FloatArray
from tests.training.random_bert import HIDDEN, POSITIONS, random_bert
from training.bert_graph import build_judge_graph
from training.bert_weights import BertWeights
from training.judge_from_graph import ALL_POSITIONS, read_graph_weights
from training.quantise import WEIGHT_LIMIT, Float32, RowInt8, Scheme

SUMMED = ("embeddings.position_embeddings.weight", "embeddings.token_type_embeddings.weight")
HEAD = ("pooler.dense.weight", "classifier.weight")


def round_trip(weights: BertWeights, scheme: Scheme, folder: Path) -> dict[str, FloatArray]:
    path = folder / "judge.onnx"
    path.write_bytes(build_judge_graph(weights, scheme, POSITIONS).SerializeToString())
    return read_graph_weights(path)


def test_float32_weights_come_back_as_they_were(tmp_path: Path) -> None:
    weights = random_bert()
    read = round_trip(weights, Float32(), tmp_path)
    assert read.keys() == weights.tensors.keys()
    for name in weights.tensors.keys() - set(SUMMED):
        assert np.array_equal(read[name], weights.tensors[name]), name


def test_int8_weights_come_back_within_half_a_step(tmp_path: Path) -> None:
    weights = random_bert()
    read = round_trip(weights, RowInt8(), tmp_path)
    assert read.keys() == weights.tensors.keys()
    for name in weights.tensors.keys() - set(SUMMED):
        given = weights.tensors[name]
        error = np.abs(read[name] - given)
        if given.ndim == 1 or name in HEAD:
            assert not error.any(), name
        else:
            step = np.abs(given).max(axis=1, keepdims=True) / WEIGHT_LIMIT
            assert (error <= 0.5001 * step).all(), name
            assert error.any(), name


def test_positions_carry_the_token_type(tmp_path: Path) -> None:
    weights = random_bert()
    read = round_trip(weights, Float32(), tmp_path)
    positions, types = (read[name] for name in SUMMED)
    assert positions.shape == (ALL_POSITIONS, HIDDEN)
    assert np.array_equal(positions[:POSITIONS], weights.positions(POSITIONS))
    assert not positions[POSITIONS:].any()
    assert types.shape == (2, HIDDEN)
    assert not types.any()
