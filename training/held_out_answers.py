"""What the shipped judge answers on the held-out pairs, before any temperature; kept, so measuring again is quick."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from claimdiff.judged_text import plain_pairs
from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.models.files import DATA
from claimdiff.records import FloatArray
from training.labelled_rows import LABEL_NAMES
from training.model_list import read_file_digest

IntegerArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class AnsweredSet:
    """One held-out set with the judge's logits."""

    name: str
    rows: tuple[dict[str, Any], ...]
    logits: FloatArray
    """(n, 3)"""

    @property
    def gold(self) -> IntegerArray:
        """(n,) label numbers."""
        return np.array([LABEL_NAMES.index(row["label"]) for row in self.rows], np.int64)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Premise and hypothesis of each row."""
        return [(row["premise"], row["hypothesis"]) for row in self.rows]


def answer_sets(folder: Path, judge: EmbeddedJudge, models: Path = DATA) -> list[AnsweredSet]:
    """Return every pair file in `folder` with the judge's logits, those on disk already not computed again."""
    weights = "".join(read_file_digest(name, models) for name in ("judge.onnx", "words.npy", "tokenizer.json"))
    weights += "plain numbers" * judge.reads_plain_numbers
    sets = []
    for path in sorted(folder.glob("*.jsonl")):
        content = path.read_bytes()
        rows = tuple(json.loads(line) for line in content.decode().splitlines())
        kept = folder / "answers" / f"{path.stem}-{sha256(weights.encode() + content).hexdigest()[:16]}.npy"
        pairs = [(row["premise"], row["hypothesis"]) for row in rows]
        if not kept.exists():
            kept.parent.mkdir(exist_ok=True)
            read = plain_pairs(pairs) if judge.reads_plain_numbers else pairs
            np.save(kept, judge.logits(read), allow_pickle=False)
            print(f"{path.stem}: {len(pairs)} pairs answered", flush=True)
        sets.append(AnsweredSet(path.stem, rows, np.load(kept, allow_pickle=False)))
    if not sets:
        raise SystemExit(f"{folder} holds no pairs; run python -m training.held_out_pairs first")
    return sets
