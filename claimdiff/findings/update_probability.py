"""Update probability: how likely two figures of different moments are one figure brought up to date.

A later toll looks like a contradiction to the judge, and to the relation classifier, which knows that the days differ,
like nothing at all. So it has a probability of its own: a logistic regression over the judge's word and what rules see
of the two figures.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, log

import numpy as np
import numpy.typing as npt

from claimdiff.explanation import Explanation, UpdateSigns
from claimdiff.findings.probabilities import shipped_weights
from claimdiff.records import CONTRADICTION, NEUTRAL, FloatArray, Judgements

MIN_JUDGED = 0.3
"""Mean probability of contradiction that the judge must give: a later figure contradicts the earlier one, had they been
told of one moment."""
UPDATE_FEATURES = ("contradiction", "grows", "shrinks", "both_named", "is_one_sort", "log_ratio")
"""Names of what `update_features` returns."""

_FLOOR = 1e-3
_MAX_LOG_RATIO = 2.0
"""More than seven times as many is another thing, however many more."""


def update_features(judged: float, signs: UpdateSigns) -> tuple[float, ...]:
    """Return the `UPDATE_FEATURES`; `judged` is the judge's mean probability of contradiction, [0, 1].

    `grows` is 1 only where both claims name their day: without, one of them may tell the day of the event.
    """
    clipped = min(max(judged, _FLOOR), 1 - _FLOOR)
    return (
        log(clipped / (1 - clipped)),
        float(signs.growth > 0 and signs.both_named),
        float(signs.growth < 0),
        float(signs.both_named),
        float(signs.is_one_sort),
        min(signs.log_ratio, _MAX_LOG_RATIO),
    )


def update_probability(features: tuple[float, ...]) -> float:
    """Return the calibrated probability, (0, 1)."""
    weights = shipped_weights()["update"]
    odds = weights["intercept"] + sum(
        weights[name] * value for name, value in zip(UPDATE_FEATURES, features, strict=True)
    )
    return 1.0 / (1.0 + exp(-odds))


def may_be_update(judgements: Judgements, max_neutral: float) -> npt.NDArray[np.bool_]:
    """Return (n,) of which judged pairs it is asked whether they are updates."""
    is_open = judgements.left_to_right[:, NEUTRAL] < max_neutral
    asked: npt.NDArray[np.bool_] = is_open & (mean_contradiction(judgements) >= MIN_JUDGED)
    return asked


def mean_contradiction(judgements: Judgements) -> FloatArray:
    """Return (n,) the judge's probability of contradiction, the mean of the directions that were judged."""
    directions = np.stack([judgements.left_to_right, judgements.right_to_left])
    mean: FloatArray = np.nanmean(directions[:, :, CONTRADICTION], axis=0)
    return mean


def update_probabilities(
    judgements: Judgements, asked: npt.NDArray[np.bool_], explain: Callable[[int], Explanation]
) -> FloatArray:
    """Return (n,) how likely each judged pair is an update, 0 where rules see none.

    `explain` tells as what the pair of a number is reported if it is a contradiction.
    """
    judged = mean_contradiction(judgements)
    probabilities = np.zeros(len(judgements), np.float32)
    for number in np.flatnonzero(asked).tolist():
        signs = explain(number).update
        if signs is not None:
            probabilities[number] = update_probability(update_features(float(judged[number]), signs))
    return probabilities
