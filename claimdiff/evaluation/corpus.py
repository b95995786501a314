"""`evaluate corpus`: how much of the gold of events a whole comparison finds, and how much else it reports."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimdiff.comparison import Comparison
from claimdiff.errors import ClaimdiffError
from claimdiff.evaluation.figures import EventFigures, sum_figures
from claimdiff.evaluation.gold import Event, find_events, read_event
from claimdiff.evaluation.outcomes import measure_event, missed_event
from claimdiff.evaluation.pair_table import RelationProbabilities
from claimdiff.progress import Progress, Silent


@dataclass(frozen=True, slots=True)
class CorpusFigures:
    """The figures of every event and of all together."""

    events: tuple[EventFigures, ...]
    total: EventFigures


def evaluate_corpus(
    folders: Sequence[Path],
    compare: Callable[[Sequence[str]], Comparison],
    probabilities_of: Callable[[Comparison], RelationProbabilities],
    progress: Progress | None = None,
) -> CorpusFigures:
    """Compare the articles of every event in `folders` and measure the result against its gold.

    `compare` takes the paths of one event's articles; `probabilities_of` gives every judged pair its probability of
    either relation, reported or not. An event that cannot be compared counts with all its gold missed and a warning
    that says why. Raises GoldError for folders without gold and for gold that cannot be read, before any comparison.
    """
    progress = progress or Silent()
    events = [read_event(folder) for folder in find_events(folders)]
    progress.begin("comparing events", len(events))
    figures = []
    for event in events:
        figures.append(_evaluate_event(event, compare, probabilities_of))
        progress.advance(1)
    progress.end()
    return CorpusFigures(tuple(figures), sum_figures("total", figures))


def _evaluate_event(
    event: Event,
    compare: Callable[[Sequence[str]], Comparison],
    probabilities_of: Callable[[Comparison], RelationProbabilities],
) -> EventFigures:
    started = time.perf_counter()
    try:
        comparison = compare([str(path) for path in event.article_paths])
    except ClaimdiffError as error:
        return missed_event(event, str(error))
    return measure_event(comparison, event, probabilities_of(comparison), time.perf_counter() - started)
