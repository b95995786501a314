"""Turns a shipped `judge.onnx` back into a folder to train from. `python -m training.judge_from_graph FOLDER`.

A run's checkpoints are too large for git; the shipped graph is what lasts. Its 7-bit weights times their scales are
within half a quantisation step of the weights it was made from, which costs .004 of accuracy at most (RUNS.md) and
nothing after a few steps of training.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

from claimdiff.models.files import read_model_card
from claimdiff.records import FloatArray

CONFIG = Path("../shared/models/judge-baseline/config.json")
"""The shape that every judge here has."""
ALL_POSITIONS = 512
PRODUCTS = ("MatMul", "MatMulIntegerToFloat")
"""Operators whose weight the schemes (`quantise.py`) store as (in, out)."""


def read_graph_weights(path: Path) -> dict[str, FloatArray]:
    """Return a judge graph's weights in float32 under transformers' names; stacked matrices are cut apart."""
    graph = onnx.load(path).graph
    arrays = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    turned = {node.input[1] for node in graph.node if node.op_type in PRODUCTS}
    weights: dict[str, FloatArray] = {}
    for name, array in arrays.items():
        stem, _, part = name.rpartition(".")
        if part not in ("weight", "bias"):
            continue
        names = stem.split("+")
        if name in turned:
            array = array.T.astype(np.float32) * arrays.get(f"{stem}.scale", np.ones(1, np.float32))[:, None]
        for single, piece in zip(names, np.split(array, len(names)), strict=True):
            weights[f"{single}.{part}"] = piece.astype(np.float32)
    weights |= _positions(arrays["positions"][0])
    return weights


def _positions(table: FloatArray) -> dict[str, FloatArray]:
    """The graph holds positions and the one token type summed, as far as rows may be long."""
    padded = np.zeros((ALL_POSITIONS, table.shape[1]), np.float32)
    padded[: len(table)] = table
    types = np.zeros((2, table.shape[1]), np.float32)
    return {"embeddings.position_embeddings.weight": padded, "embeddings.token_type_embeddings.weight": types}


def write_folder(graph: Path, folder: Path) -> None:
    """Write `config.json` and `judge.safetensors` as `build_judge` and the training read them."""
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    weights = {
        name if name.startswith("classifier") else f"bert.{name}": np.ascontiguousarray(array, np.float16)
        for name, array in read_graph_weights(graph).items()
    }
    save_file(weights, folder / "judge.safetensors")
    (folder / "config.json").write_text(
        json.dumps(json.loads(CONFIG.read_text(encoding="utf-8")), indent=2, sort_keys=True) + "\n", encoding="utf-8"
    )


def main() -> None:
    """Read the command line and write the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    write_folder(read_model_card("judge").graph, given.folder)


if __name__ == "__main__":
    main()
