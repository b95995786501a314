"""Fits the relation classifier: `python -m training.fit_relations [EVENTS_FOLDER…]`.

Compares the articles of every event with the shipped models, labels each judged pair by the event's gold, and fits for
each relation a logistic regression and a forest over the pairs' features, and how the two are blended (which calibrates
as well: Platt 1999). What it prints is measured on events left out in turn; what it writes is fitted on all.
"""

from __future__ import annotations

import argparse
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

import claimdiff.findings
from claimdiff.evaluation.figures import MeasuredRelation
from claimdiff.evaluation.gold import find_events, read_event
from claimdiff.evaluation.metrics import CalibrationBins, average_precision
from claimdiff.findings.forest import Forest
from claimdiff.findings.probabilities import FORESTS, LEADING, WEIGHTS, RelationRules, blend, is_walked
from claimdiff.records import PairFeatures
from training.judge_config import read_config
from training.logistic import fit_logistic
from training.relation_samples import NEWSBENCH, BoolArray, Sample, collect, collect_unrelated, join_samples
from training.remembered import RememberedEncoder, RememberedJudge
from training.update_samples import collect_updates, fit_updates, report_updates

REGULARISATION = 0.01
"""Inverse strength of the L2 penalty on standardised features; with events left out .1 does as well, .001 worse."""
N_TREES, MIN_LEAF, SHARE_FEATURES, SEED = 200, 5, 0.4, 0
"""Of the forest; leaves of 3 to 8 pairs and a third to a half of the features do the same."""
N_FOLDS = 12
"""Events are left out by their number modulo this, so a fold holds events of every set."""
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

OddsArray = npt.NDArray[np.float64]


def fit_linear(sample: Sample, rows: BoolArray) -> dict[str, float]:
    """Fit the logistic regression on some rows and all features; return its weights by name, with the `intercept`."""
    return fit_logistic(
        sample.names,
        sample.features[rows],
        sample.is_right[rows],
        sample.weight[rows],
        regularisation=REGULARISATION,
    )


def fit_forest(sample: Sample, rows: BoolArray, leading: str) -> Forest:
    """Fit the forest on those of some rows that it is asked about, with all features."""
    from sklearn.ensemble import ExtraTreesClassifier

    walked = rows & is_walked(PairFeatures(sample.names, sample.features), leading)
    model = ExtraTreesClassifier(
        N_TREES, min_samples_leaf=MIN_LEAF, max_features=SHARE_FEATURES, random_state=SEED, n_jobs=2
    )
    model.fit(sample.features[walked].astype(np.float32), sample.is_right[walked], sample.weight[walked])
    return Forest.from_fitted(model.estimators_, sample.names)


def fit_blend(linear: OddsArray, deep: OddsArray, sample: Sample, rows: BoolArray) -> dict[str, float]:
    """Fit the weights of the two log odds on predictions for events that neither has seen (stacking, Wolpert 1992)."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1.0)
    model.fit(np.stack([linear, deep], axis=1)[rows], sample.is_right[rows], sample.weight[rows])
    return {
        "intercept": float(model.intercept_[0]),
        "linear": float(model.coef_[0, 0]),
        "forest": float(model.coef_[0, 1]),
    }


def odds_left_out(relation: MeasuredRelation, sample: Sample) -> tuple[OddsArray, OddsArray]:
    """Return the log odds of regression and forest, (n,) each, for every fold's events from a fit on the others."""
    linear, deep = np.zeros((2, len(sample.is_right)))
    for fold in range(N_FOLDS):
        inside = sample.event % N_FOLDS == fold
        if not inside.any():
            continue
        left_out = PairFeatures(sample.names, sample.features[inside])
        rules = RelationRules(
            LEADING[relation],
            fit_linear(sample, ~inside),
            fit_forest(sample, ~inside, LEADING[relation]),
            {},
        )
        linear[inside], deep[inside] = rules.log_odds(left_out)
    return linear, deep


def predict_left_out(relation: MeasuredRelation, sample: Sample) -> npt.NDArray[np.float64]:
    """Return (n,) probabilities, each event's from fits on other events alone, the blend included."""
    return blend_left_out(sample, *odds_left_out(relation, sample))


def blend_left_out(sample: Sample, linear: OddsArray, deep: OddsArray) -> npt.NDArray[np.float64]:
    """Return (n,) probabilities from what `odds_left_out` gave, blended as other events' odds say."""
    predicted = np.zeros(len(sample.is_right))
    for fold in range(N_FOLDS):
        inside = sample.event % N_FOLDS == fold
        if inside.any():
            weights = fit_blend(linear, deep, sample, ~inside)
            predicted[inside] = blend(weights, linear[inside], deep[inside])
    return predicted


def report_left_out(relation: MeasuredRelation, sample: Sample, linear: OddsArray, deep: OddsArray) -> None:
    """Print calibration error, precision and recall with events left out."""
    predicted = blend_left_out(sample, linear, deep)
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
    shown = {"both": predicted, "regression alone": linear, "forest alone": deep}
    shown["the judge alone"] = sample.features[:, sample.names.index(LEADING[relation])]
    for name, values in shown.items():
        print(f"  average precision {average_precision(sample.is_right, values):.3f}, {name}")


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
    encoder, judge = RememberedEncoder(), RememberedJudge()
    samples = collect(events, encoder, judge)
    unrelated = collect_unrelated(events, encoder, judge)
    samples = {relation: join_samples(sample, unrelated[relation]) for relation, sample in samples.items()}
    weights: dict[str, Any] = {}
    folder = Path(claimdiff.findings.__file__).parent
    for relation, sample in samples.items():
        odds = odds_left_out(relation, sample)
        report_left_out(relation, sample, *odds)
        everything = np.ones(len(sample.is_right), bool)
        forest = fit_forest(sample, everything, LEADING[relation]).to_bytes()
        fitted = {
            "linear": fit_linear(sample, everything),
            "blend": fit_blend(*odds, sample, everything),
        }
        weights[relation] = {
            name: {key: round(value, 4) for key, value in numbers.items()} for name, numbers in fitted.items()
        }
        weights[relation]["forest_sha256"] = sha256(forest).hexdigest()
        print(f"  {weights[relation]}, forest {len(forest) / 1e6:.2f} MB")
        if not arguments.dry_run:
            (folder / FORESTS[relation]).write_bytes(forest)
    updates = collect_updates(events, encoder, judge)
    report_updates(updates)
    fitted_updates = fit_updates(updates, np.ones(len(updates.is_right), bool))
    weights["update"] = {name: round(value, 4) for name, value in fitted_updates.items()}
    print(f"  {weights['update']}")
    if not arguments.dry_run:
        (folder / WEIGHTS).write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
