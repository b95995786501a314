"""A logistic regression as plain numbers: the weights by name of what they weigh."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def fit_logistic(
    names: Sequence[str],
    features: npt.NDArray[np.float64],
    is_right: npt.NDArray[np.bool_],
    weight: npt.NDArray[np.float64] | None = None,
    *,
    regularisation: float,
) -> dict[str, float]:
    """Return the weights of features (n, len(names)) by name, with the `intercept`; each row counts by its weight (n,).

    `regularisation` is the inverse strength of the L2 penalty, which is on standardised features; the weights returned
    are for features as they are.
    """
    from sklearn.linear_model import LogisticRegression

    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    model = LogisticRegression(C=regularisation, max_iter=1000)
    model.fit((features - mean) / spread, is_right, weight)
    weights = model.coef_[0] / spread
    intercept = float(model.intercept_[0] - weights @ mean)
    return {"intercept": intercept} | {name: float(value) for name, value in zip(names, weights, strict=True)}
