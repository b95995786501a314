"""`evaluate corpus`: how much of the gold of events a whole comparison finds, and how much else it reports."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimdiff.comparison import Comparison
from claimdiff.errors import ClaimdiffError
from claimdiff.evaluation.baselines import (
    MethodFigures,
    MethodOutcome,
    baseline_figures,
    baseline_outcomes,
    missed_outcomes,
)
from claimdiff.evaluation.figures import EventFigures, sum_figures
from claimdiff.evaluation.gold import Event, find_events, read_event
from claimdiff.evaluation.measurement import Measurement
from claimdiff.evaluation.outcomes import event_figures, missed_event
from claimdiff.evaluation.pair_table import RelationProbabilities
from claimdiff.progress import Progress, Silent
from claimdiff.settings import Settings


@dataclass(frozen=True, slots=True)
class CorpusFigures:
    """The figures of every event and of all together."""

    events: tuple[EventFigures, ...]
    total: EventFigures
    baselines: tuple[MethodFigures, ...] = ()
    """claimdiff's own figures and those of plainer methods, where they were asked for."""


def evaluate_corpus(
    folders: Sequence[Path],
    compare: Callable[[Sequence[str]], Comparison],
    probabilities_of: Callable[[Comparison], RelationProbabilities],
    progress: Progress | None = None,
    *,
    baselines_beside: Settings | None = None,
) -> CorpusFigures:
    """Compare the articles of every event in `folders` and measure the result against its gold.

    `compare` takes the paths of one event's articles; `probabilities_of` gives every judged pair its probability of
    either relation, reported or not. `baselines_beside` adds what plainer methods make of the same pairs; it holds
    the thresholds at which `compare` reports. An event that cannot be compared counts with all its gold missed and a
    warning that says why. Raises GoldError for folders without gold and for gold that cannot be read, before any
    comparison.
    """
    progress = progress or Silent()
    events = [read_event(folder) for folder in find_events(folders)]
    progress.begin("comparing events", len(events))
    measured = []
    for event in events:
        measured.append(_evaluate_event(event, compare, probabilities_of, with_baselines=baselines_beside is not None))
        progress.advance(1)
    progress.end()
    figures = tuple(figures for figures, _ in measured)
    total = sum_figures("total", figures)
    if baselines_beside is None:
        return CorpusFigures(figures, total)
    return CorpusFigures(
        figures, total, baseline_figures(total, baselines_beside, [outcomes for _, outcomes in measured])
    )


def _evaluate_event(
    event: Event,
    compare: Callable[[Sequence[str]], Comparison],
    probabilities_of: Callable[[Comparison], RelationProbabilities],
    *,
    with_baselines: bool,
) -> tuple[EventFigures, tuple[MethodOutcome, ...]]:
    started = time.perf_counter()
    try:
        comparison = compare([str(path) for path in event.article_paths])
    except ClaimdiffError as error:
        return missed_event(event, str(error)), missed_outcomes(event.rows)
    seconds = time.perf_counter() - started
    measurement = Measurement.of(comparison, event, probabilities_of(comparison))
    figures = event_figures(measurement, comparison, event.name, seconds)
    return figures, baseline_outcomes(measurement, comparison.judgements) if with_baselines else ()
