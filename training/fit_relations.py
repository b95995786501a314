"""Fits the relation classifier: `python -m training.fit_relations [EVENTS_FOLDER…]`.

Compares the articles of every event with the shipped models, labels each judged pair by the event's gold, and fits one
logistic regression a relation over the pairs' features; its probabilities are calibrated as they come (Platt 1999).
What it prints is measured with each event left out in turn; what it writes is fitted on all.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

import claimdiff.findings
from claimdiff.evaluation import grading
from claimdiff.evaluation.figures import MEASURED, MeasuredRelation
from claimdiff.evaluation.gold import Event, find_events, read_event
from claimdiff.evaluation.grading import LEFT_OUT, RIGHT, UNLISTED
from claimdiff.evaluation.matching import Matcher
from claimdiff.evaluation.metrics import CalibrationBins, average_precision
from claimdiff.evaluation.pair_table import RelationProbabilities, tabulate_pairs
from claimdiff.findings.features import FeatureArray, pair_features
from claimdiff.findings.probabilities import WEIGHTS, apply_weights
from claimdiff.judgements.load import load_judge
from claimdiff.pipeline import compare, judged_probabilities
from claimdiff.protocols import Encoder, Judge
from claimdiff.records import NEUTRAL, PairFeatures
from claimdiff.settings import Settings
from claimdiff.vectors.load import load_encoder
from training.judge_config import read_config

NEWSBENCH = (Path("../shared/data/newsbench/dev"), Path("../shared/data/newsbench/wire_dev"))
REGULARISATION = 0.1
"""Inverse strength of the L2 penalty on standardised features; .03 to .3 do the same with events left out."""
_CONFLICTS = ("other_numbers", "quantity_conflicts", "time_conflicts", "polarity_differs")
_COMMON = ("similarity", "names_shared", "same_speaker", *_CONFLICTS)
CHOSEN: dict[MeasuredRelation, tuple[str, ...]] = {
    "contradiction": (
        "contradiction_mean",
        "contradiction_rank",
        "contradiction_rank_back",
        "speakers_differ",
        "denial_or_accusation",
        *_COMMON,
    ),
    "agreement": ("entailment_mean", "same_numbers", "quantity_meets", "time_meets", "length_ratio", *_COMMON),
}
"""The features each relation uses. All of them together lose .05 of average precision for contradictions with events
left out: there are too few events for that many weights."""
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

IntegerArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sample:
    """The open judged pairs of several events for one relation."""

    names: tuple[str, ...]
    features: FeatureArray
    """(n, len(names))"""
    is_right: BoolArray
    is_listed: BoolArray
    """Whether the gold says anything of the pair; of agreements it lists many, not all."""
    event: IntegerArray
    """(n,) number of the event."""
    sentence_pair: IntegerArray
    """(n,) number of the pair's two sentences, over all events."""
    n_gold: int
    """Clear gold rows of the relation, reached or not."""


def collect(events: Sequence[Event], encoder: Encoder, judge: Judge) -> dict[MeasuredRelation, Sample]:
    """Compare every event and return the samples of both relations."""
    parts: dict[MeasuredRelation, list[tuple[PairFeatures, IntegerArray]]] = {name: [] for name in MEASURED}
    settings = Settings()
    for number, event in enumerate(events):
        comparison = compare([str(path) for path in event.article_paths], encoder=encoder, judge=judge)
        judgements = comparison.judgements
        if judgements is None:
            continue
        table = tabulate_pairs(comparison, RelationProbabilities(*judged_probabilities(comparison)))
        matcher = Matcher(comparison.articles, table, event.languages)
        matches = grading.collect_matches([matcher.match(row) for row in event.rows], len(table))
        n_judged = len(judgements)
        is_open = judgements.left_to_right[:, NEUTRAL] < settings.max_neutral
        features = pair_features(judgements, comparison.claims)
        for relation in MEASURED:
            grades = grading.grade_pairs(relation, matches)[:n_judged].astype(np.int64)
            kept = is_open & (grades != LEFT_OUT)
            pairs = table.sentence_pair[:n_judged].astype(np.int64) + number * 10**7
            columns = np.stack([grades, np.full(n_judged, number), pairs], axis=1)
            parts[relation].append((PairFeatures(features.names, features.values[kept]), columns[kept]))
        print(f"{event.name}: {n_judged} judged pairs, {int(is_open.sum())} open", flush=True)
    return {relation: _sample(relation, rows, events) for relation, rows in parts.items()}


def _sample(
    relation: MeasuredRelation, rows: Sequence[tuple[PairFeatures, IntegerArray]], events: Sequence[Event]
) -> Sample:
    features = np.concatenate([part.values for part, _ in rows])
    columns = np.concatenate([part for _, part in rows])
    n_gold = sum(row.label == relation and row.strength == "clear" for event in events for row in event.rows)
    grades = columns[:, 0]
    return Sample(rows[0][0].names, features, grades == RIGHT, grades != UNLISTED, columns[:, 1], columns[:, 2], n_gold)


def fit(sample: Sample, rows: BoolArray, names: Sequence[str]) -> dict[str, float]:
    """Fit the logistic regression on some rows and columns; return its weights by name, with the `intercept`."""
    from sklearn.linear_model import LogisticRegression

    columns = np.array([sample.names.index(name) for name in names])
    chosen = sample.features[rows][:, columns]
    mean, spread = chosen.mean(axis=0), chosen.std(axis=0) + 1e-9
    model = LogisticRegression(C=REGULARISATION, max_iter=1000).fit((chosen - mean) / spread, sample.is_right[rows])
    weights = model.coef_[0] / spread
    intercept = float(model.intercept_[0] - weights @ mean)
    return {"intercept": intercept} | {name: float(weight) for name, weight in zip(names, weights, strict=True)}


def predict_left_out(sample: Sample, names: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return (n,) probabilities, each event's from a fit on all the others."""
    predicted = np.zeros(len(sample.is_right))
    for number in np.unique(sample.event):
        inside = sample.event == number
        left_out = PairFeatures(sample.names, sample.features[inside])
        predicted[inside] = apply_weights(left_out, fit(sample, ~inside, names))
    return predicted


def report_left_out(relation: MeasuredRelation, sample: Sample) -> None:
    """Print calibration error, precision and recall with each event left out, and what each feature is worth."""
    chosen = CHOSEN[relation]
    predicted = predict_left_out(sample, chosen)
    error = CalibrationBins.of(predicted, sample.is_right).error
    print(f"{relation}: {len(predicted)} open pairs, {int(sample.is_right.sum())} right, ECE {error:.3f}")
    for threshold in THRESHOLDS:
        flagged = predicted >= threshold
        n_reported = len(np.unique(sample.sentence_pair[flagged & sample.is_listed]))
        n_right = len(np.unique(sample.sentence_pair[flagged & sample.is_right]))
        n_all = len(np.unique(sample.sentence_pair[flagged]))
        share = n_right / n_reported if n_reported else float("nan")
        listed = f"of {n_reported} listed {share:.2f} right"
        print(f"  from {threshold}: {n_all} sentence pairs, {listed}, {sample.n_gold} gold rows")
    print(f"  average precision {average_precision(sample.is_right, predicted):.3f}; without")
    for name in chosen:
        without = predict_left_out(sample, [other for other in chosen if other != name])
        print(f"    {name:20} {average_precision(sample.is_right, without):.3f}")


def untrained_events() -> list[Path]:
    """Return the events that the judge was not trained on: newsbench, and the written ones that were held out."""
    config = read_config()
    written = [Path(config.paths.events) / name for name in config.data.held_out_events]
    return [*NEWSBENCH, *written]


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "folders",
        nargs="*",
        type=Path,
        help="event folders, or folders of them; default: those no judge was trained on",
    )
    parser.add_argument("--dry-run", action="store_true", help="print, but write nothing")
    arguments = parser.parse_args()
    events = [read_event(folder) for folder in find_events(arguments.folders or untrained_events())]
    samples = collect(events, load_encoder(None), load_judge(None))
    weights = {}
    for relation, sample in samples.items():
        report_left_out(relation, sample)
        fitted = fit(sample, np.ones(len(sample.is_right), bool), CHOSEN[relation])
        weights[relation] = {name: round(value, 4) for name, value in fitted.items()}
        print(f"  {weights[relation]}")
    if not arguments.dry_run:
        path = Path(claimdiff.findings.__file__).parent / WEIGHTS
        path.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
