"""Samples for the relation classifier: their weights, and mixes of unrelated articles."""

from pathlib import Path

import numpy as np
import pytest

from claimdiff.evaluation.gold import find_events, read_event
from claimdiff.judgements.embedded import EmbeddedJudge
from claimdiff.vectors.embedded import EmbeddedEncoder
from training import relation_samples
from training.relation_samples import MIX_WEIGHT, collect_unrelated, prior_weights

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def test_right_pairs_of_dense_events_count_less() -> None:
    # typical: 1 right to 3 wrong; written: 2 right to 2 wrong
    is_right = np.array([True, False, False, False, True, True, False, False])
    is_typical = np.array([True] * 4 + [False] * 4)
    weight = prior_weights(is_right, is_typical)
    assert weight == pytest.approx([1, 1, 1, 1, 1 / 3, 1 / 3, 1, 1])
    written = weight[~is_typical]
    assert written[:2].sum() / written[2:].sum() == pytest.approx(1 / 3)


def test_sparse_events_are_not_raised() -> None:
    is_right = np.array([True, False, True, False, False, False])
    weight = prior_weights(is_right, np.array([True, True, False, False, False, False]))
    assert weight.tolist() == [1.0] * 6


@pytest.mark.parametrize("is_typical", [True, False])
def test_one_kind_of_events_alone_stays_as_it_is(is_typical: bool) -> None:
    assert prior_weights(np.array([True, False]), np.full(2, is_typical)).tolist() == [1.0, 1.0]


def test_pairs_of_unrelated_articles_are_numbered_behind_the_events_and_none_is_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(relation_samples, "N_MIXES", 1)
    events = [read_event(folder) for folder in find_events([SEEDS])]
    samples = collect_unrelated(events, EmbeddedEncoder(), EmbeddedJudge())
    assert samples.keys() == {"contradiction", "agreement"}
    for sample in samples.values():
        assert set(sample.event.tolist()) == {len(events)}
        assert len(sample.features) > 0
        assert not sample.is_right.any()
        assert not sample.is_listed.any()
        assert set(sample.weight.tolist()) == {MIX_WEIGHT}
