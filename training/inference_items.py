"""Inference items written for this project: a premise and one hypothesis a label, each in several languages.

`training/inferences` holds them as JSON lines, twenty a file; its README says how they are written. News alone
does not teach a judge how people talk, write letters or tell a story, and what public sets teach of it is licensed for
research only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimdiff.records import CONTRADICTION, ENTAILMENT, NEUTRAL
from training.labelled_rows import LabelledRow, falls_aside

HYPOTHESES = {"entailment": ENTAILMENT, "neutral": NEUTRAL, "contradiction": CONTRADICTION}


@dataclass(frozen=True, slots=True)
class InferenceItem:
    """One premise with its hypotheses; all texts in the same languages."""

    item_id: str
    """Unique among all items: the file's name and the id in it."""
    genre: str
    premise: dict[str, str]
    """The premise by language, ISO 639-1."""
    hypotheses: dict[str, dict[str, str]]
    """By label, then by language."""


def read_items(folder: Path) -> list[InferenceItem]:
    """Return all items of a folder; raises ValueError, naming the item, where the languages of its texts differ."""
    return [
        _item(f"{path.stem}/{line['id']}", line)
        for path in sorted(folder.glob("*-part*.jsonl"))
        for line in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    ]


def _item(item_id: str, line: dict[str, Any]) -> InferenceItem:
    hypotheses = {label: line[label] for label in HYPOTHESES}
    if any(texts.keys() != line["premise"].keys() for texts in hypotheses.values()):
        raise ValueError(f"{item_id}: premise and hypotheses are not in the same languages")
    return InferenceItem(item_id, line["genre"], line["premise"], hypotheses)


def split_items(folder: Path, one_in: int) -> tuple[list[InferenceItem], list[InferenceItem]]:
    """Return the items that are trained on, and those that are kept out of all training."""
    items = read_items(folder)
    aside = [item for item in items if falls_aside(item.item_id, one_in)]
    return [item for item in items if not falls_aside(item.item_id, one_in)], aside


def item_pairs(item: InferenceItem) -> Iterator[tuple[tuple[str, str], tuple[str, str], int]]:
    """Yield (language, premise), (language, hypothesis) and label for every two languages of an item."""
    for label, number in HYPOTHESES.items():
        for premise in item.premise.items():
            for hypothesis in item.hypotheses[label].items():
                yield premise, hypothesis, number


def item_rows(items: Iterable[InferenceItem], weight: float = 1.0) -> Iterator[LabelledRow]:
    """Yield the pairs of all items as examples."""
    for item in items:
        for (_, premise), (_, hypothesis), label in item_pairs(item):
            yield LabelledRow(premise, hypothesis, label, "nli", weight)
