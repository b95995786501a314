"""The pinned data that quality is measured on, each set with its digest.

Sets are small, so that measuring all of them takes less than a minute on two cores: whole events for what a
comparison finds, single pairs for the judge alone.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from claimdiff.evaluation.gold import GoldLabel, read_event
from claimdiff.evaluation.pairs import LabelledPair, read_pairs
from claimdiff.records import CONTRADICTION, ENTAILMENT, LABELS, NEUTRAL

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"

HELD_OUT_EVENTS = (
    "a_kelta_cholera", "b_halan_siege", "b_maranta_budget", "c_tavi_dam", "d_keshtan_stalling", "e_border_swap",
)  # fmt: skip
"""Of training/events, those that no judge is trained on (training/judge.toml): half of them in dense prose."""
SEEDS = ("factory_blast", "flood_valley", "runoff_count", "truce_talks")
COMPARED = (
    "seeds/runoff_count", "seeds/truce_talks", "training/events/a_kelta_cholera", "training/events/b_halan_siege",
    "training/events/d_keshtan_stalling", "training/events/e_border_swap",
)  # fmt: skip
"""Compared as a whole: five seconds each on two cores, so not all of them."""
MAX_ROWS = 200
"""Rows taken of a public file: the first by a hash of their texts, the same everywhere."""
XNLI_UNSEEN = 10
"""Every tenth item of XNLI dev is kept out of the training data (training/judge_data.py)."""
PUBLIC_FILES = {
    "ANS": ("ans_stance.dev", None), "UnifiedFC": ("unifiedfc_rationale.dev", None), "FarsTail": ("farstail.dev", None),
    "XNLI Arabic": ("xnli.dev", "ar"), "XNLI English": ("xnli.dev", "en"),
}  # fmt: skip
GOLD_LABELS: dict[GoldLabel, int] = {
    "contradiction": CONTRADICTION, "agreement": ENTAILMENT, "neutral": NEUTRAL,
}  # fmt: skip
"""Two texts that agree are taken for entailed; where one says more than the other, that is no more than nearly so."""


@dataclass(frozen=True, slots=True)
class PinnedSet:
    """One set of data with what is measured on it."""

    name: str
    measured: Literal["events", "gold pairs", "pairs"]
    paths: tuple[Path, ...]
    """Event folders, or one pair file."""
    language: str | None = None
    """Only the rows in this language are taken (pairs)."""

    @property
    def is_here(self) -> bool:
        """Whether the data is on this machine."""
        return all(path.exists() for path in self.paths)

    @property
    def is_shared(self) -> bool:
        """Whether the data lies in ../shared and not in the repository."""
        return not self.paths[0].is_relative_to(ROOT)

    @property
    def digest(self) -> str:
        """The sha256 of all its files' names and contents, hex."""
        sums = sha256()
        for path in self.paths:
            for file in sorted(path.iterdir()) if path.is_dir() else [path]:
                sums.update(f"{path.name}/{file.name}\0".encode() + sha256(file.read_bytes()).digest())
        return sums.hexdigest()

    def read_pairs(self) -> list[LabelledPair]:
        """Return the labelled pairs of a set that is measured by pairs."""
        if self.measured == "gold pairs":
            return [pair for path in self.paths for pair in gold_pairs(path)]
        return read_public_pairs(self.paths[0], self.language)


def gold_pairs(folder: Path) -> list[LabelledPair]:
    """Return the clear gold rows of an event as pairs of texts."""
    rows = [row for row in read_event(folder).rows if row.strength == "clear"]
    labels = [GOLD_LABELS[row.label] for row in rows]
    return [
        LabelledPair(row.sides[0].text, row.sides[1].text, label, LABELS[label])
        for row, label in zip(rows, labels, strict=True)
    ]


def read_public_pairs(path: Path, language: str | None) -> list[LabelledPair]:
    """Return at most `MAX_ROWS` rows of a public file, in one language if one is named."""
    pairs = list(read_pairs(path))
    if language is not None:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        kept = [row["lang"] == language and row["pair"] % XNLI_UNSEEN == 0 for row in rows]
        pairs = [pair for pair, is_kept in zip(pairs, kept, strict=True) if is_kept]
    pairs.sort(key=lambda pair: sha256(f"{pair.premise}\0{pair.hypothesis}".encode()).digest())
    return pairs[:MAX_ROWS]


def pinned_sets() -> tuple[PinnedSet, ...]:
    """Return all sets, those of the repository first."""
    events = tuple(ROOT / "training/events" / name for name in HELD_OUT_EVENTS)
    seeds = tuple(ROOT / "seeds" / name for name in SEEDS)
    newsbench = SHARED / "data/newsbench"
    return (
        PinnedSet("gold pairs of seeds", "gold pairs", seeds),
        PinnedSet("gold pairs of held-out events", "gold pairs", events),
        PinnedSet("events", "events", tuple(ROOT / path for path in COMPARED)),
        PinnedSet("newsbench", "events", (newsbench / "dev/central_bank", newsbench / "wire_dev/sivar_truce")),
        *(
            PinnedSet(name, "pairs", (SHARED / f"data/nli/{file}.jsonl.gz",), language)
            for name, (file, language) in PUBLIC_FILES.items()
        ),
    )
