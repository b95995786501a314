"""Forests: the arrays give what the fitted trees give."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.ensemble import ExtraTreesClassifier

from claimdiff.findings.forest import Forest
from claimdiff.records import PairFeatures

# one tree: a <= 0.5 ? 0.1 : (b <= 2 ? 0.4 : 0.8), and one that is a single leaf
STUMPS = Forest(
    names=("a", "b"),
    roots=np.array([0, 5], np.int32),
    feature=np.array([0, 0, 1, 0, 0, 0], np.int32),
    threshold=np.array([0.5, 0, 2, 0, 0, 0], np.float32),
    left=np.array([1, 1, 3, 3, 4, 5], np.int32),
    right=np.array([2, 1, 4, 3, 4, 5], np.int32),
    share=np.array([0, 0.1, 0, 0.4, 0.8, 0.6], np.float32),
    depth=2,
)


def test_a_row_gets_the_mean_of_its_leaves() -> None:
    rows = PairFeatures(("b", "unused", "a"), np.array([[9.0, 0, 0.5], [2.0, 0, 0.6], [2.1, 0, 0.6]]))
    assert STUMPS.apply(rows) == pytest.approx([(0.1 + 0.6) / 2, (0.4 + 0.6) / 2, (0.8 + 0.6) / 2])


def test_no_row_has_no_probability() -> None:
    assert STUMPS.apply(PairFeatures(("a", "b"), np.empty((0, 2)))).shape == (0,)


def test_a_feature_that_is_missing_counts_as_nothing() -> None:
    assert STUMPS.apply(PairFeatures(("a",), np.array([[0.6]]))) == pytest.approx([(0.4 + 0.6) / 2])


@settings(max_examples=20)
@given(seed=st.integers(0, 2**16), n_rows=st.integers(20, 120))
def test_arrays_give_what_scikit_learn_gives_and_survive_a_file(seed: int, n_rows: int) -> None:
    draw = np.random.default_rng(seed)
    values = draw.normal(size=(n_rows, 3)).astype(np.float32)
    is_right = np.arange(n_rows) % 2 == 0
    model = ExtraTreesClassifier(5, min_samples_leaf=2, random_state=seed).fit(values, is_right)
    forest = Forest.from_bytes(Forest.from_fitted(model.estimators_, "xyz").to_bytes())
    given_rows = PairFeatures(("x", "y", "z"), values.astype(np.float64))
    assert forest.apply(given_rows) == pytest.approx(model.predict_proba(values)[:, 1], abs=1e-6)


def test_what_is_no_forest_is_refused() -> None:
    with pytest.raises((ValueError, OSError)):
        Forest.from_bytes(b"cos\nsystem\n(S'true'\ntR.")
