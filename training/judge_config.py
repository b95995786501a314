"""Reads `training/judge.toml`: what the judge is trained on, and how."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CONFIG = ROOT / "training" / "judge.toml"


@dataclass(frozen=True, slots=True)
class Paths:
    """Where things lie."""

    baseline: Path
    newsfacts: Path
    nli: Path
    events: Path
    cache: Path
    result: Path

    @property
    def examples(self) -> Path:
        """The assembled training examples."""
        return self.cache / "judge-data.npz"

    @property
    def event_pairs(self) -> Path:
        """One file of labelled claim pairs an event."""
        return self.cache / "event-pairs"

    @property
    def held_out_groups(self) -> Path:
        """Pairs of the newsfacts groups kept aside, in the form that `claimdiff evaluate pairs` reads."""
        return self.cache / "held-out-newsfacts.jsonl"


@dataclass(frozen=True, slots=True)
class DataSettings:
    """Which share of the data is kept aside."""

    seed: int
    max_tokens: int
    held_out_groups: int
    held_out_events: list[str]


@dataclass(frozen=True, slots=True)
class EventSettings:
    """How an event's candidate pairs are found, labelled and weighted."""

    max_candidates: int
    min_coverage: float
    hard_contradiction: float
    doubtful_entailment: float
    weight_positive: float
    weight_easy: float


@dataclass(frozen=True, slots=True)
class NliSource:
    """One public set that is replayed."""

    file: str
    licence: str
    rows: int
    crosslingual: bool = False
    weight: float = 1.0
    """How often a row is drawn, against another set's."""


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """The optimisation."""

    minutes: float
    learning_rate: float
    weight_decay: float
    warm_up: float
    batch: int
    label_smoothing: float
    dropout: float
    checkpoint_minutes: float
    seed: int


@dataclass(frozen=True, slots=True)
class JudgeConfig:
    """All of the file."""

    paths: Paths
    data: DataSettings
    events: EventSettings
    mix: dict[str, float]
    nli: tuple[NliSource, ...]
    training: TrainingSettings


def read_config(path: Path = CONFIG) -> JudgeConfig:
    """Return the configuration; raises TypeError for a key that is missing or unknown."""
    read: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return JudgeConfig(
        paths=Paths(**{name: ROOT / where for name, where in read["paths"].items()}),
        data=DataSettings(**read["data"]),
        events=EventSettings(**read["events"]),
        mix=read["mix"],
        nli=tuple(NliSource(**source) for source in read["nli"]),
        training=TrainingSettings(**read["training"]),
    )
