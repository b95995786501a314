"""Labelled pairs on their way to training: premise, hypothesis, label, where from, how often to draw."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """One example."""

    premise: str
    hypothesis: str
    label: int
    """As in `claimdiff.records`: 0 entailment, 1 neutral, 2 contradiction."""
    source: str
    """Part of the mix: events, newsfacts, cross_group or nli."""
    weight: float = 1.0
    """How often it is drawn, against the others of its source."""


LABEL_NAMES = ("entailment", "neutral", "contradiction")


def falls_aside(name: str, one_in: int) -> bool:
    """Tell whether what bears a name is kept out of all training, one in so many: the same ones on every machine."""
    return int(sha256(name.encode()).hexdigest(), 16) % one_in == 0


def write_rows(path: Path, rows: Iterable[LabelledRow]) -> None:
    """Write rows as JSON lines; the file appears whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    with unfinished.open("w", encoding="utf-8") as file:
        for row in rows:
            written = {
                "premise": row.premise,
                "hypothesis": row.hypothesis,
                "label": LABEL_NAMES[row.label],
                "source": row.source,
                "weight": row.weight,
            }
            file.write(json.dumps(written, ensure_ascii=False) + "\n")
    unfinished.replace(path)


def read_rows(path: Path) -> Iterator[LabelledRow]:
    """Go through the rows of a file that `write_rows` wrote."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            row["label"] = LABEL_NAMES.index(row["label"])
            yield LabelledRow(**row)
