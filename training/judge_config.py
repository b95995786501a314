"""Reads a recipe (`training/judge.toml` or another): what the judge is trained on, and how.

A recipe may begin with `like = "OTHER.toml"`, in its own folder: it then takes over what it doesn't say itself, table
by table and key by key (a list is replaced as a whole). Two recipes keep their caches apart by `paths.cache`.
"""

from __future__ import annotations

import argparse
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CONFIG = ROOT / "training" / "judge.toml"


@dataclass(frozen=True, slots=True)
class Paths:
    """Where things lie."""

    baseline: Path
    newsfacts: Path
    groups: Path
    """The two-sided groups written for this project."""
    inferences: Path
    """Items of any genre written for this project."""
    nli: Path
    events: Path
    cache: Path
    result: Path

    @property
    def examples(self) -> Path:
        """The assembled training examples."""
        return self.cache / "judge-data.npz"

    @property
    def hard_rows(self) -> Path:
        """What the shipped judge gave to the labels of examples."""
        return self.cache / "hard-rows.npz"

    @property
    def sources(self) -> Path:
        """What the examples were assembled from, counted then."""
        return self.cache / "sources.json"

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
    seen_before: list[str]
    """Held-out sets (`held_out_pairs.py`) that what the run starts from was trained on: figures on them flatter."""
    group_weights: dict[str, float] = field(default_factory=dict)
    """How often pairs of two-sided groups are drawn, by what their files' names begin with; the others have 1."""
    event_weights: dict[str, float] = field(default_factory=dict)
    """How often pairs of whole events are drawn, by what their names begin with; the others have 1."""
    share_translated: float = 0.0
    """Of the rows of a public set that has each item in many languages: one text in two of them, which say the same."""


@dataclass(frozen=True, slots=True)
class EventSettings:
    """How an event's candidate pairs are found, labelled and weighted."""

    max_candidates: int
    min_coverage: float
    share_hard: float
    weight_positive: float
    weight_easy: float


@dataclass(frozen=True, slots=True)
class HardSettings:
    """Of which sets of examples those that the shipped judge gets wrong are drawn oftener (`training.hard_rows`)."""

    n_scored: dict[str, int] = field(default_factory=dict)
    """How many examples of a set it is asked about; nothing else of that set is then drawn."""
    floor: float = 0.1
    """Factor of an example that it is sure of, rightly; of one that it is sure of, wrongly, the factor is 1 more."""
    corrected: bool = False
    """Whether an example that is drawn oftener counts less in the loss, so that what is easy weighs as much as ever."""


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
    frozen_layers: int = 0
    """How many of the lowest layers stay as they are; 0 trains all, and what lies below the first."""


@dataclass(frozen=True, slots=True)
class JudgeConfig:
    """All of the file."""

    paths: Paths
    data: DataSettings
    events: EventSettings
    mix: dict[str, float]
    nli: tuple[NliSource, ...]
    training: TrainingSettings
    hard: HardSettings = field(default_factory=HardSettings)


def read_config(path: Path = CONFIG) -> JudgeConfig:
    """Return the recipe; raises TypeError for a key that is missing or unknown, and for a cache that is another's."""
    read = _read_tables(path)
    unknown = read.keys() - {field.name for field in fields(JudgeConfig)}
    if unknown:
        raise TypeError(f"{path} has unknown tables: {', '.join(sorted(unknown))}")
    hard = HardSettings(**read.get("hard", {}))
    strange = hard.n_scored.keys() - read["mix"].keys()
    if strange:
        raise TypeError(f"{path} names sets under [hard] that its [mix] doesn't: {', '.join(sorted(strange))}")
    return JudgeConfig(
        paths=Paths(**{name: ROOT / where for name, where in read["paths"].items()}),
        data=DataSettings(**read["data"]),
        events=EventSettings(**read["events"]),
        mix=read["mix"],
        nli=tuple(NliSource(**source) for source in read["nli"]),
        training=TrainingSettings(**read["training"]),
        hard=hard,
    )


def _read_tables(path: Path) -> dict[str, Any]:
    """Return the tables of a recipe, those of the one it is like filled in."""
    own: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    if "like" not in own:
        return own
    tables = _read_tables(path.parent / own.pop("like"))
    paths = own.get("paths", {})
    if not paths.keys() >= {"cache", "result"} or tables["paths"]["cache"] == paths["cache"]:
        raise TypeError(f"{path} needs a cache and a result of its own under [paths]: it would overwrite another's")
    for name, table in own.items():
        tables[name] = {**tables.get(name, {}), **table} if isinstance(table, dict) else table
    return tables


def add_config_option(parser: argparse.ArgumentParser) -> None:
    """Add `--config FILE`, the recipe that a step follows."""
    parser.add_argument("--config", type=Path, default=CONFIG, help="the recipe [training/judge.toml]")


def config_from_command_line(description: str | None) -> JudgeConfig:
    """Return the recipe that the command line names, for a step that takes nothing else."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_config_option(parser)
    return read_config(parser.parse_args().config)
