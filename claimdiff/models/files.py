"""The shipped model files: where they lie, what `models.json` says of them, whether they are whole."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from claimdiff.errors import ModelError
from claimdiff.protocols import ModelFacts
from claimdiff.records import LABELS

DATA = Path(__file__).resolve().parent / "data"
REMEDY = "reinstall it: pip install --force-reinstall claimdiff"


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What `models.json` says of one model, with the paths of its three verified files."""

    facts: ModelFacts
    graph: Path
    words: Path
    tokenizer: Path
    max_tokens: int
    """Tokens of a row with its special tokens; what is longer is cut."""
    prefix: str = ""
    """Put before every text (encoder only)."""
    min_article_similarity: float | None = None
    """Similarity from which two articles may speak of one event (encoder only)."""
    labels: tuple[str, ...] = ()
    """The classes in the order of the graph's columns (judge only)."""
    temperature: float = 1.0
    """Logits are divided by it before the softmax (judge only)."""
    temperatures: dict[str, float] = field(default_factory=dict)
    """The same by language group, for the groups that have one of their own (judge only)."""
    plain_numbers: bool = False
    """Whether texts are read with their numbers in plain digits (judge only)."""
    licence: str = ""
    origin: str = ""
    figures: dict[str, Any] = field(default_factory=dict)
    """What was measured with these very files (training/model_card.py), by the name of the data."""

    @property
    def n_bytes(self) -> dict[str, int]:
        """Size of each of the three files, by name."""
        return {path.name: path.stat().st_size for path in (self.graph, self.words, self.tokenizer)}


def read_model_card(model: str, folder: Path = DATA) -> ModelCard:
    """Return the card of `encoder` or `judge` in `folder`.

    Raises ModelError where a file is missing, damaged, or not the one that `models.json` lists.
    """
    listed = _read_list(folder / "models.json")
    try:
        entry = listed["models"][model]
        names = {part: str(entry[part]) for part in ("graph", "words", "tokenizer")}
        paths = {part: folder / name for part, name in names.items()}
        for part, name in names.items():
            _verify(paths[part], listed["files"][name])
        digests = [listed["files"][name]["sha256"] for name in names.values()]
        temperatures = {str(group): _temperature(value) for group, value in entry.get("temperatures", {}).items()}
        if any(value != 1.0 for value in temperatures.values()):
            digests.append(json.dumps(temperatures, sort_keys=True))  # other temperatures, other answers
        plain_numbers = bool(entry.get("plain_numbers", False))
        if plain_numbers:
            digests.append("plain numbers")  # other texts, other answers
        facts = ModelFacts(entry["name"], _join(digests), entry["quantisation"], tuple(entry["languages"]))
        card = ModelCard(
            facts,
            **paths,
            max_tokens=int(entry["max_tokens"]),
            prefix=entry.get("prefix", ""),
            min_article_similarity=entry.get("min_article_similarity"),
            labels=tuple(entry.get("labels", ())),
            temperature=_temperature(entry.get("temperature", 1.0)),
            temperatures=temperatures,
            plain_numbers=plain_numbers,
            licence=str(entry.get("licence", "")),
            origin=str(entry.get("origin", "")),
            figures=dict(entry.get("figures", {})),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ModelError(f"{folder / 'models.json'} is damaged ({error}); {REMEDY}") from error
    if card.labels and sorted(card.labels) != sorted(LABELS):
        raise ModelError(f"{folder / 'models.json'} lists labels {card.labels}, expected {LABELS}; {REMEDY}")
    return card


def _temperature(value: object) -> float:
    """Return a temperature as it stands in the list; raises ValueError for what can't divide logits."""
    number = float(str(value))
    if not (math.isfinite(number) and number > 0):
        raise ValueError(f"a temperature is {value}")
    return number


def _read_list(path: Path) -> dict[str, Any]:
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} is missing or damaged; {REMEDY}") from error
    if not isinstance(listed, dict):
        raise ModelError(f"{path} is damaged; {REMEDY}")
    return listed


def _join(digests: list[str]) -> str:
    """Return one sha256 for several files: a vector depends on words and tokenizer as much as on the graph."""
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def _verify(path: Path, listed: dict[str, Any]) -> None:
    """Raise ModelError unless the file has the listed size and sha256."""
    try:
        found = path.stat()
    except OSError as error:
        raise ModelError(f"model file {path} is missing; {REMEDY}") from error
    if found.st_size != listed["bytes"]:
        raise ModelError(f"model file {path} has {found.st_size} bytes instead of {listed['bytes']}; {REMEDY}")
    if _digest(path, found.st_size, found.st_mtime_ns) != listed["sha256"]:
        raise ModelError(f"model file {path} is damaged (its sha256 is not the listed one); {REMEDY}")


@lru_cache(maxsize=16)
def _digest(path: Path, size: int, modified: int) -> str:
    """Return the file's sha256, computed once per state of the file: the word table is in use by two models."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"model file {path} can't be read ({error.strerror}); {REMEDY}") from error
