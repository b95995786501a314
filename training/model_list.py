"""Writes the shipped files and their entries in `claimdiff/models/data/models.json`."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from claimdiff.models.files import DATA

MEASURED_LANGUAGES = (
    "ar", "bg", "de", "el", "en", "es", "fa", "fr", "he", "hi", "id", "it", "pt", "ru", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip
"""ISO 639-1 codes that a model is shipped for; what they need of the vocabulary is kept (build_tokenizer.py)."""


def write_file(name: str, content: bytes, folder: Path = DATA) -> None:
    """Write one shipped file and record its size and sha256."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    listed = _read(folder)
    listed["files"][name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    _write(folder, listed)
    print(f"{folder / name}: {len(content) / 1e6:.1f} MB")


def write_entry(model: str, entry: dict[str, Any], folder: Path = DATA) -> None:
    """Record what is said of `encoder` or `judge`."""
    listed = _read(folder)
    listed["models"][model] = {**entry, "words": "words.npy", "tokenizer": "tokenizer.json"}
    _write(folder, listed)


def read_file_digest(name: str, folder: Path = DATA) -> str:
    """Return the listed sha256 of one shipped file, hex."""
    return str(_read(folder)["files"][name]["sha256"])


def read_entry(model: str, folder: Path = DATA) -> dict[str, Any]:
    """Return what is said of `encoder` or `judge`."""
    entry: dict[str, Any] = _read(folder)["models"][model]
    return entry


def shipped_recipe(folder: Path = DATA) -> Path:
    """Return the recipe by which the listed judge was trained."""
    return Path(__file__).resolve().parent / str(read_entry("judge", folder)["recipe"])


def _read(folder: Path) -> dict[str, Any]:
    path = folder / "models.json"
    if not path.exists():
        return {"format": 1, "files": {}, "models": {}}
    listed: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return listed


def _write(folder: Path, listed: dict[str, Any]) -> None:
    text = json.dumps(listed, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "models.json").write_text(text + "\n", encoding="utf-8")
