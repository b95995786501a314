"""Averages the weights of several judges of one shape. `python -m training.average_judge RESULT FOLDER FOLDER …`.

Checkpoints of one run lie in one basin: their mean is often better than the last (Izmailov et al., UAI 2018), and the
mean of a model and the one it was fine-tuned from keeps more of what the latter knew (Wortsman et al., CVPR 2022).
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np

from claimdiff.records import FloatArray


def average_weights(folders: list[Path], shares: list[float]) -> dict[str, FloatArray]:
    """Return the weighted mean of the folders' tensors; `shares` need not sum to 1."""
    from safetensors.numpy import load_file

    total: dict[str, FloatArray] = {}
    for folder, share in zip(folders, shares, strict=True):
        (path,) = sorted(folder.glob("*.safetensors"))
        for name, value in load_file(path).items():
            total[name] = total.get(name, np.float32(0)) + value.astype(np.float32) * np.float32(share / sum(shares))
    return total


def main() -> None:
    """Read the command line and write the averaged judge."""
    from safetensors.numpy import save_file

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("result", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--shares", type=float, nargs="+", help="default: equal")
    given = parser.parse_args()
    averaged = average_weights(given.folders, given.shares or [1.0] * len(given.folders))
    given.result.mkdir(parents=True, exist_ok=True)
    halves = {name: np.ascontiguousarray(value, dtype=np.float16) for name, value in averaged.items()}
    save_file(halves, given.result / "judge.safetensors")
    shutil.copyfile(given.folders[0] / "config.json", given.result / "config.json")


if __name__ == "__main__":
    main()
