"""What int8 costs the judge. `python -m training.int8_loss FOLDER` with the folder of the fine-tuned weights.

Builds the float32 graph of the same weights, answers a sample of the held-out pairs with it and compares with the
shipped int8 graph. Kept in `training/cache/int8-loss.json` for the model card, with the digest of the shipped graph.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.models.files import DATA
from claimdiff.models.softmax import softmax
from training.build_judge import JudgeFacts, write_judge
from training.held_out_answers import answer_sets
from training.held_out_pairs import held_out_folder
from training.judge_config import JudgeConfig, read_config
from training.model_list import read_file_digest
from training.quantise import Float32

MAX_PAIRS = 2000
"""Pairs compared: float32 is three times as slow."""


def int8_loss_file(config: JudgeConfig) -> Path:
    """Return where the result is kept."""
    return config.paths.cache / "int8-loss.json"


def load_reference(source: Path, folder: Path) -> EmbeddedJudge:
    """Return the float32 judge of the weights in `source`, built in `folder`."""
    for name in ("words.npy", "tokenizer.json", "models.json"):
        shutil.copyfile(DATA / name, folder / name)
    write_judge(source, JudgeFacts(source.name, "not to be shipped", "float32 reference"), Float32(), folder)
    return EmbeddedJudge(folder)


def compare(source: Path, config: JudgeConfig, max_pairs: int) -> dict[str, Any]:
    """Return accuracy of both forms and how far their probabilities lie apart."""
    sets = answer_sets(held_out_folder(config), EmbeddedJudge())
    pairs = [pair for item in sets for pair in item.pairs]
    gold, int8 = np.concatenate([item.gold for item in sets]), np.concatenate([item.logits for item in sets])
    chosen = np.sort(np.random.default_rng(0).permutation(len(pairs))[:max_pairs])
    with tempfile.TemporaryDirectory() as folder:
        fp32 = load_reference(source, Path(folder)).logits([pairs[number] for number in chosen])
    one, other = softmax(fp32), softmax(int8[chosen])
    return {
        "graph": read_file_digest("judge.onnx"),
        "weights": source.name,
        "n_pairs": len(chosen),
        "accuracy_fp32": round(float((one.argmax(axis=1) == gold[chosen]).mean()), 4),
        "accuracy_int8": round(float((other.argmax(axis=1) == gold[chosen]).mean()), 4),
        "same_class": round(float((one.argmax(axis=1) == other.argmax(axis=1)).mean()), 4),
        "mean_difference": round(float(np.abs(one - other).max(axis=1).mean()), 4),
    }


def main() -> None:
    """Read the command line, compare, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--max-pairs", type=int, default=MAX_PAIRS)
    given = parser.parse_args()
    config = read_config()
    found = compare(given.folder.resolve(), config, given.max_pairs)
    int8_loss_file(config).write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
