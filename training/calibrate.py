"""Fits the calibration of findings: `python -m training.calibrate EVENTS_FOLDER…`.

Compares the articles of every event with the shipped models, labels each judged pair by the event's gold, and fits one
logistic regression a relation (Platt 1999) over the judge's mean log odds and the similarity. What it prints is
measured with each event left out in turn; what it writes (`claimdiff/findings/calibration.json`) is fitted on all.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

import claimdiff.findings
from claimdiff.evaluation import grading
from claimdiff.evaluation.figures import MEASURED, MeasuredRelation
from claimdiff.evaluation.gold import Event, find_events, read_event
from claimdiff.evaluation.grading import LEFT_OUT, RIGHT
from claimdiff.evaluation.matching import Matcher
from claimdiff.evaluation.metrics import CalibrationBins
from claimdiff.evaluation.pair_table import RelationProbabilities, tabulate_pairs
from claimdiff.findings.probabilities import Calibration, mean_log_odds
from claimdiff.judgements.load import load_judge
from claimdiff.pipeline import compare, judged_probabilities
from claimdiff.protocols import Encoder, Judge
from claimdiff.records import CONTRADICTION, ENTAILMENT, NEUTRAL
from claimdiff.settings import Settings
from claimdiff.vectors.load import load_encoder

CALIBRATION = Path(claimdiff.findings.__file__).parent / "calibration.json"
CLASS_OF: dict[MeasuredRelation, int] = {"contradiction": CONTRADICTION, "agreement": ENTAILMENT}
REGULARISATION = 1.0
"""Inverse strength of the L2 penalty: scikit-learn's default; two weights over some thousand pairs need no tuning."""
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Sample:
    """The open judged pairs of several events for one relation."""

    features: npt.NDArray[np.float64]
    """(n, 2) mean log odds of the relation's class, similarity."""
    is_right: npt.NDArray[np.bool_]
    event: npt.NDArray[np.int64]
    """(n,) number of the event."""
    sentence_pair: npt.NDArray[np.int64]
    """(n,) number of the pair's two sentences, over all events."""
    n_gold: int
    """Clear gold rows of the relation, reached or not."""


def collect(events: Sequence[Event], encoder: Encoder, judge: Judge) -> dict[MeasuredRelation, Sample]:
    """Compare every event and return the samples of both relations."""
    parts: dict[MeasuredRelation, list[tuple[npt.NDArray[np.float64], ...]]] = {name: [] for name in MEASURED}
    settings = Settings()
    for number, event in enumerate(events):
        paths = [str(path) for path in event.article_paths]
        comparison = compare(paths, encoder=encoder, judge=judge, settings=settings)
        judgements = comparison.judgements
        if judgements is None:
            continue
        table = tabulate_pairs(comparison, RelationProbabilities(*judged_probabilities(comparison)))
        matcher = Matcher(comparison.articles, table, event.languages)
        matches = grading.collect_matches([matcher.match(row) for row in event.rows], len(table))
        n_judged = len(judgements)
        is_open = judgements.left_to_right[:, NEUTRAL] < settings.max_neutral
        for relation in MEASURED:
            grades = grading.grade_pairs(relation, matches)[:n_judged]
            kept = is_open & (grades != LEFT_OUT)
            odds, similarity = mean_log_odds(judgements, CLASS_OF[relation]), judgements.pairs.similarity
            pairs = table.sentence_pair[:n_judged] + number * 10**7
            columns = (odds, similarity, grades == RIGHT, np.full(n_judged, number), pairs)
            parts[relation].append(tuple(np.asarray(column)[kept].astype(np.float64) for column in columns))
        print(f"{event.name}: {n_judged} judged pairs, {int(is_open.sum())} open", flush=True)
    return {relation: _sample(relation, rows, events) for relation, rows in parts.items()}


def _sample(
    relation: MeasuredRelation, rows: Sequence[tuple[npt.NDArray[np.float64], ...]], events: Sequence[Event]
) -> Sample:
    odds, similarity, is_right, event, pairs = (np.concatenate(column) for column in zip(*rows, strict=True))
    n_gold = sum(row.label == relation and row.strength == "clear" for item in events for row in item.rows)
    return Sample(
        np.stack([odds, similarity], axis=1),
        is_right.astype(bool),
        event.astype(np.int64),
        pairs.astype(np.int64),
        n_gold,
    )


def fit(features: npt.NDArray[np.float64], is_right: npt.NDArray[np.bool_]) -> Calibration:
    """Fit the logistic regression and return its weights as plain numbers."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=REGULARISATION).fit(features, is_right)
    return Calibration(float(model.intercept_[0]), *(float(weight) for weight in model.coef_[0]))


def probability(features: npt.NDArray[np.float64], weights: Calibration) -> npt.NDArray[np.float64]:
    """Return (n,) the calibrated probabilities."""
    z = weights.intercept + features @ np.array([weights.log_odds, weights.similarity])
    result: npt.NDArray[np.float64] = 1.0 / (1.0 + np.exp(-z))
    return result


def report_left_out(relation: str, sample: Sample) -> None:
    """Print calibration error, precision and recall with each event predicted by a fit on the others."""
    predicted = np.zeros(len(sample.is_right))
    for number in np.unique(sample.event):
        inside = sample.event == number
        weights = fit(sample.features[~inside], sample.is_right[~inside])
        predicted[inside] = probability(sample.features[inside], weights)
    error = CalibrationBins.of(predicted, sample.is_right).error
    print(f"{relation}: {len(predicted)} open pairs, {int(sample.is_right.sum())} right, ECE {error:.3f}")
    for threshold in THRESHOLDS:
        flagged = predicted >= threshold
        n_reported = len(np.unique(sample.sentence_pair[flagged]))
        n_right = len(np.unique(sample.sentence_pair[flagged & sample.is_right]))
        share = n_right / n_reported if n_reported else float("nan")
        print(f"  from {threshold}: {n_reported} sentence pairs, {share:.2f} right, of {sample.n_gold} gold rows")


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="event folders, or folders of them")
    parser.add_argument("--dry-run", action="store_true", help="print, but write nothing")
    arguments = parser.parse_args()
    events = [read_event(folder) for folder in find_events(arguments.folders)]
    samples = collect(events, load_encoder(None), load_judge(None))
    weights = {}
    for relation, sample in samples.items():
        report_left_out(relation, sample)
        weights[relation] = {
            name: round(value, 4) for name, value in asdict(fit(sample.features, sample.is_right)).items()
        }
        print(f"  {weights[relation]}")
    if not arguments.dry_run:
        CALIBRATION.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
