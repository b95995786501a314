"""Temperatures that were put into invented logits are found again, and measured on the other half."""

import numpy as np
import pytest

from claimdiff.judgements.language_group import GROUPS
from claimdiff.models.softmax import softmax
from training.calibrate_judge import AnsweredPairs, error_by_chance, fit_groups, fit_temperature, measure

N = 4000
TRUE = {"Arab": 2.0, "Latn": 0.7, "cross-script": 1.4, "Cyrl": 1.0}
LANGUAGES = {"Arab": "ar", "Latn": "en", "cross-script": "cross-lingual", "Cyrl": "ru"}


@pytest.fixture(scope="module")
def pairs() -> AnsweredPairs:
    """Gold labels drawn from the softmax under each group's true temperature; few pairs in Cyrillic."""
    draw = np.random.default_rng(1)
    groups = [group for group in TRUE for _ in range(N if group != "Cyrl" else 60)]
    logits = draw.normal(scale=2.0, size=(len(groups), 3)).astype(np.float32)
    probabilities = softmax(logits, np.array([TRUE[group] for group in groups], np.float32).reshape(-1, 1))
    gold = np.array([draw.choice(3, p=row / row.sum()) for row in probabilities.astype(np.float64)])
    return AnsweredPairs(
        sets=tuple("one" for _ in groups),
        logits=logits,
        gold=gold,
        group=tuple(groups),
        language=tuple(LANGUAGES[group] for group in groups),
        is_unseen=np.ones(len(groups), np.bool_),
        is_first_half=draw.random(len(groups)) < 0.5,
    )


def test_true_temperatures_are_found(pairs: AnsweredPairs) -> None:
    fitted = fit_groups(pairs, pairs.is_first_half)
    assert list(fitted) == list(GROUPS)
    for group in ("Arab", "Latn", "cross-script"):
        assert fitted[group] == pytest.approx(TRUE[group], rel=0.1)


def test_groups_with_few_pairs_share_one(pairs: AnsweredPairs) -> None:
    fitted = fit_groups(pairs, pairs.is_first_half)
    assert fitted["Cyrl"] == fitted["Hebr"] == fitted["other"]
    assert fitted["Latn"] < fitted["Cyrl"] < fitted["Arab"]


def test_the_other_half_is_calibrated(pairs: AnsweredPairs) -> None:
    lines = {line.name: line for line in measure(pairs)["language"]}
    assert list(lines) == ["ar", "en", "ru", "cross-lingual"]
    assert lines["ar"].before > 0.1
    assert lines["ar"].after < 0.03
    assert lines["en"].after < lines["en"].before
    assert lines["ar"].n_pairs == lines["ar"].n_unseen == N
    assert lines["ar"].by_chance < 0.02 < lines["ru"].by_chance  # sixty pairs tell little


def test_seen_pairs_count_less(pairs: AnsweredPairs) -> None:
    arabic, latin = (np.array([name == group for name in pairs.group]) for group in ("Arab", "Latn"))
    both = arabic | latin
    seen = AnsweredPairs(pairs.sets, pairs.logits, pairs.gold, pairs.group, pairs.language, ~latin, pairs.is_first_half)
    assert fit_temperature(seen, both) > fit_temperature(pairs, both)


def test_a_large_set_does_not_drown_a_small_one(pairs: AnsweredPairs) -> None:
    """A hundred pairs that want 2 beside four thousand that want 0.7 move the temperature, though not to theirs."""
    small = np.flatnonzero([name == "Arab" for name in pairs.group])[:100]
    rows = np.array([name == "Latn" for name in pairs.group])
    rows[small] = True
    apart = tuple("small" if number in set(small.tolist()) else "large" for number in range(len(pairs.group)))
    named = AnsweredPairs(
        apart, pairs.logits, pairs.gold, pairs.group, pairs.language, pairs.is_unseen, pairs.is_first_half
    )
    assert fit_temperature(pairs, rows) < fit_temperature(named, rows) < 1.5


def test_chance_shrinks_with_the_number_of_pairs() -> None:
    few, many = (error_by_chance(np.full(n, 0.8, np.float32)) for n in (100, 10_000))
    assert 0.02 < few < 0.05
    assert many < 0.006
