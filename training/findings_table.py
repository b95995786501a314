"""How good findings are on events that the relation classifier has not seen: `python -m training.findings_table`.

Each event is decided with a relation classifier fitted without it (`fit_relations.predict_left_out`), and measured as
`claimdiff evaluate corpus` does it; the judge was trained on none of the events it takes by default.
Writes the figures between the markers in docs/findings.md. Answers of the models are kept in `training/cache`, so a
second run, or one after `training.fit_relations`, judges nothing again.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from claimdiff.comparison import Comparison, Findings
from claimdiff.evaluation.baselines import MethodFigures, MethodOutcome, baseline_figures, baseline_outcomes
from claimdiff.evaluation.corpus import CorpusFigures
from claimdiff.evaluation.figures import EventFigures, MeasuredRelation, sum_figures
from claimdiff.evaluation.gold import Event, find_events, read_event
from claimdiff.evaluation.grading import LEFT_OUT
from claimdiff.evaluation.measurement import Measurement
from claimdiff.evaluation.metrics import BoolArray, CalibrationBins
from claimdiff.evaluation.outcomes import event_figures
from claimdiff.evaluation.pair_table import RelationProbabilities
from claimdiff.evaluation.render_corpus import corpus_text
from claimdiff.findings.decide import decide_findings
from claimdiff.findings.probabilities import RelationProbabilities as KnownProbabilities
from claimdiff.pipeline import compare, explainer
from claimdiff.protocols import Encoder, Judge
from claimdiff.records import NEUTRAL, FloatArray, Judgements
from claimdiff.settings import Settings
from training.docs_block import write_block
from training.findings_block import COMMAND, findings_block
from training.fit_relations import N_FOLDS, predict_left_out, untrained_events
from training.relation_samples import Sample, collect, collect_unrelated, grades_to_fit, is_newsbench, join_samples
from training.remembered import RememberedEncoder, RememberedJudge

DOCS = Path("docs/findings.md")
THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9)
"""Values of `--min-probability` that are measured beside the defaults."""


@dataclass(frozen=True, slots=True)
class LeftOutFigures:
    """Every event's figures, each with a classifier that has not seen it, and what is made of all together."""

    events: tuple[EventFigures, ...]
    total: EventFigures
    methods: tuple[MethodFigures, ...]
    open_pairs: dict[MeasuredRelation, CalibrationBins]
    """The probabilities of all pairs that the judge left open, and how many of them are right."""
    by_threshold: dict[float, EventFigures]
    """What all events together give when pairs are reported from these probabilities on."""


def measure_left_out(events: Sequence[Event], encoder: Encoder, judge: Judge) -> LeftOutFigures:
    """Decide and measure every event with a classifier fitted on others."""
    samples = collect(events, encoder, judge)
    unrelated = collect_unrelated(events, encoder, judge)
    predicted = {
        relation: left_out_predictions(relation, sample, unrelated[relation]) for relation, sample in samples.items()
    }
    figures: list[EventFigures] = []
    outcomes: list[tuple[MethodOutcome, ...]] = []
    others: dict[float, list[EventFigures]] = {threshold: [] for threshold in THRESHOLDS}
    for number, event in enumerate(events):
        comparison = compare([str(path) for path in event.article_paths], encoder=encoder, judge=judge)
        judgements = comparison.judgements
        if judgements is None:
            continue
        neutral = np.zeros(len(judgements), np.float32)
        before = Measurement.of(comparison, event, RelationProbabilities(neutral, neutral))
        known = {
            relation: _of_event(predicted[relation][sample.event == number], before, relation, judgements)
            for relation, sample in samples.items()
        }
        predictions = KnownProbabilities(known["contradiction"], known["agreement"])
        measurement, measured = _measured(comparison, judgements, event, predictions)
        figures.append(measured)
        outcomes.append(baseline_outcomes(measurement, judgements))
        for threshold, of_events in others.items():
            chosen = replace(comparison, settings=Settings(min_probability=threshold))
            of_events.append(_measured(chosen, judgements, event, predictions)[1])
    total = sum_figures("total", figures)
    return LeftOutFigures(
        tuple(figures),
        total,
        baseline_figures(total, Settings(), outcomes),
        {name: CalibrationBins.of(predicted[name], sample.is_right) for name, sample in samples.items()},
        {threshold: sum_figures("total", of_events) for threshold, of_events in others.items()},
    )


def _measured(
    comparison: Comparison, judgements: Judgements, event: Event, known: KnownProbabilities
) -> tuple[Measurement, EventFigures]:
    """Return an event beside its gold, as these probabilities and the comparison's settings decide it."""
    decided = _decided(comparison, judgements, known)
    measurement = Measurement.of(decided, event, RelationProbabilities(known.contradiction, known.agreement))
    return measurement, event_figures(measurement, decided, event.name, 0.0)


def left_out_predictions(relation: MeasuredRelation, sample: Sample, unrelated: Sample) -> FloatArray:
    """Return (n,) probabilities of a sample's pairs, each event's from fits that have not seen it.

    The fits see `unrelated` pairs as the shipped one does.
    """
    predicted = predict_left_out(relation, join_samples(sample, unrelated))
    return predicted[: len(sample.is_right)].astype(np.float32)


def _of_event(
    predicted: FloatArray, measurement: Measurement, relation: MeasuredRelation, judgements: Judgements
) -> FloatArray:
    """Return (n,) for every judged pair of an event what was predicted for those in the sample; 0 for the others.

    The others are settled as neutral, or count neither as right nor as wrong. Raises SystemExit where the sample has
    other pairs.
    """
    kept: BoolArray = judgements.left_to_right[:, NEUTRAL] < Settings().max_neutral
    kept &= grades_to_fit(relation, measurement.matches)[: len(judgements)] != LEFT_OUT
    if int(kept.sum()) != len(predicted):
        raise SystemExit("training.fit_relations collects other pairs than training.findings_table expects")
    values = np.zeros(len(judgements), np.float32)
    values[kept] = predicted
    return values


def _decided(comparison: Comparison, judgements: Judgements, known: KnownProbabilities) -> Comparison:
    """Return the comparison as these probabilities decide it."""
    articles = {article.article_id: article for article in comparison.articles}
    explain = explainer(comparison.claims, comparison.contents, comparison.kind_odds)
    decision = decide_findings(judgements, comparison.claims, articles, comparison.settings, explain, known)
    return replace(comparison, findings=Findings(decision.findings), undecided=Findings(decision.undecided), timings={})


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print everything and write the block."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="*", type=Path, help="default: the events that no judge was trained on")
    parser.add_argument("--dry-run", action="store_true", help="print, but write nothing")
    chosen = parser.parse_args(arguments)
    events = [read_event(folder) for folder in find_events(chosen.folders or untrained_events())]
    measured = measure_left_out(events, RememberedEncoder(), RememberedJudge())
    print(corpus_text(CorpusFigures(measured.events, measured.total, measured.methods)), end="\n\n")
    sets: dict[str, list[EventFigures]] = defaultdict(list)
    folders = {event.name: event.folder for event in events}
    for figures in measured.events:
        folder = folders[figures.name]
        sets[f"newsbench/{folder.parent.name}" if is_newsbench(folder) else "written"].append(figures)
    block = findings_block(
        measured.events, measured.total, measured.methods, measured.open_pairs, N_FOLDS, sets, measured.by_threshold
    )
    print(block)
    if not chosen.dry_run:
        write_block(DOCS, COMMAND, block)


if __name__ == "__main__":
    main()
