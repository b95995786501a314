"""How far the shipped judge knows its training events by heart. `python -m training.memory_gap [--config FILE]`.

Reads what `training.event_pairs` wrote. As many events of either kind, of the same names' beginnings (written at one
time, in one form), and of each as many pairs, the hard and named ones. A wide gap says that the judge knows its events
by heart: then it lacks other events, and more steps on the same ones teach it little. A narrow one says that it lacks
steps, or layers.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from claimdiff.evaluation.metrics import average_precision
from claimdiff.judged_text import with_its_texts
from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.protocols import Judge
from claimdiff.records import CONTRADICTION, ENTAILMENT
from training.judge_config import add_config_option, read_config
from training.labelled_rows import LabelledRow, read_rows

N_EVENTS, N_ROWS, SEED = 50, 160, 1
MIN_WEIGHT = 1.0
"""Of a row that is hard or named by the gold; the others are drawn less often (`event_pairs`)."""


def draw_alike(paths: Sequence[Path], held_out: Sequence[str], draw: random.Random) -> tuple[list[Path], list[Path]]:
    """Return as many files of held-out events as of others, each other one of the same family as a held-out one."""
    aside = [path for path in paths if path.stem in set(held_out)]
    others: dict[str, list[Path]] = defaultdict(list)
    for path in paths:
        if path.stem not in set(held_out):
            others[_family(path)].append(path)
    for family in others.values():
        draw.shuffle(family)
    pairs = [(path, others[_family(path)].pop()) for path in draw.sample(aside, len(aside)) if others[_family(path)]]
    return [one for one, _ in pairs[:N_EVENTS]], [other for _, other in pairs[:N_EVENTS]]


def _family(path: Path) -> str:
    return path.stem.split("_")[0]


def draw_rows(paths: Sequence[Path], draw: random.Random) -> list[LabelledRow]:
    """Return up to `N_ROWS` hard or named rows of each file."""
    drawn = []
    for path in paths:
        rows = [row for row in read_rows(path) if row.weight >= MIN_WEIGHT]
        drawn += draw.sample(rows, min(len(rows), N_ROWS))
    return drawn


def measure_rows(rows: Sequence[LabelledRow], judge: Judge) -> tuple[float, float]:
    """Return the average precision of contradictions and of entailments."""
    answers = judge.judge([(row.premise, row.hypothesis) for row in rows])
    labels = np.array([row.label for row in rows])
    contradiction, entailment = (
        average_precision(labels == label, answers[:, label].astype(np.float64)) or 0.0
        for label in (CONTRADICTION, ENTAILMENT)
    )
    return contradiction, entailment


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_config_option(parser)
    config = read_config(parser.parse_args().config)
    draw, judge = random.Random(SEED), with_its_texts(EmbeddedJudge())
    files = draw_alike(sorted(config.paths.event_pairs.glob("*.jsonl")), config.data.held_out_events, draw)
    for name, paths in zip(("held out", "trained on"), files, strict=True):
        rows = draw_rows(paths, draw)
        contradiction, entailment = measure_rows(rows, judge)
        print(f"{name}: {len(paths)} events, {len(rows)} pairs, average precision of contradictions "
              f"{contradiction:.3f}, of entailments {entailment:.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
