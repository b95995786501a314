"""Which examples are asked about, what is kept of the answers, and how often each is then drawn."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from training.hard_rows import (
    Answers,
    ShippedJudge,
    draw_once,
    hardness,
    row_keys,
    score,
    shipped_answers,
    weigh,
)
from training.judge_config import HardSettings, JudgeConfig, read_config

TEXTS = ([100, 200], [300], [400, 500, 600], [700])
SIDES = ((0, 1), (1, 2), (2, 3), (3, 0))
LABELS = (0, 1, 2, 1)


def examples(order: tuple[int, ...] = (0, 1, 2, 3)) -> dict[str, np.ndarray]:
    """Pairs 0 and 1 of set `hard`, 2 and 3 of set `plain`, in any order."""
    return {
        "ids": np.concatenate([np.array(text, np.int32) for text in TEXTS]),
        "ends": np.cumsum([len(text) for text in TEXTS]),
        "sides": np.array([SIDES[number] for number in order], np.int32),
        "label": np.array([LABELS[number] for number in order], np.int8),
        "source": np.array([number // 2 for number in order], np.int8),
        "weight": np.array([2.0 + number for number in order], np.float32),
    }


@pytest.fixture
def config(tmp_path: Path) -> JudgeConfig:
    recipe = read_config()
    hard = HardSettings(n_scored={"hard": 2}, floor=0.25)
    paths = replace(recipe.paths, cache=tmp_path)
    np.savez(paths.examples, **examples())
    return replace(recipe, paths=paths, mix={"hard": 0.5, "plain": 0.5}, hard=hard)


def test_a_row_has_the_same_key_wherever_it_stands() -> None:
    keys = row_keys(examples())
    assert len(set(keys.tolist())) == 4
    assert row_keys(examples((2, 0, 3, 1))).tolist() == keys[[2, 0, 3, 1]].tolist()


def test_a_key_knows_direction_and_label() -> None:
    turned, labelled = examples(), examples()
    turned["sides"] = turned["sides"][:, ::-1]
    labelled["label"] = 2 - labelled["label"]
    keys = row_keys(examples())
    assert not (row_keys(turned) == keys).any()
    assert (row_keys(labelled) == keys).tolist() == [False, True, False, True]


def test_rows_are_drawn_once_by_weight() -> None:
    keys = np.random.default_rng(1).integers(0, 2**64, 3000, dtype=np.uint64)
    weights = np.repeat(np.array([0, 1, 4], np.float32), 1000)
    drawn = draw_once(weights, keys, 500)
    assert len(set(drawn.tolist())) == 500
    counts = np.bincount(drawn // 1000, minlength=3)
    assert counts[0] == 0
    assert 3 < counts[2] / counts[1] < 5
    assert draw_once(weights, keys, 5000).shape == (2000,)


def test_the_same_rows_are_drawn_beside_new_ones() -> None:
    keys = np.random.default_rng(2).integers(0, 2**64, 1000, dtype=np.uint64)
    of_some = draw_once(np.ones(900, np.float32), keys[:900], 90)
    of_all = draw_once(np.ones(1000, np.float32), keys, 100)
    assert len(set(of_some.tolist()) & set(of_all.tolist())) >= 80


def test_what_the_judge_gets_wrong_is_hard() -> None:
    assert hardness(np.array([1.0, 0.5, 0.0], np.float32), 0.25).tolist() == [0.25, 0.75, 1.25]


def test_answers_are_kept_and_added_to(tmp_path: Path) -> None:
    answers = Answers(tmp_path / "kept.npz", "ab")
    assert np.isnan(answers.look_up(np.array([3], np.uint64))).all()
    answers.add(np.array([9, 3], np.uint64), np.array([0.9, 0.3], np.float32))
    answers.add(np.array([5], np.uint64), np.array([0.5], np.float32))
    found = Answers(tmp_path / "kept.npz", "ab").look_up(np.array([3, 4, 5, 9, 10], np.uint64))
    np.testing.assert_array_equal(found, np.array([0.3, np.nan, 0.5, 0.9, np.nan], np.float32))


def test_another_judges_answers_are_not_used(tmp_path: Path) -> None:
    key = np.array([3], np.uint64)
    Answers(tmp_path / "kept.npz", "ab").add(key, np.array([0.3], np.float32))
    other = Answers(tmp_path / "kept.npz", "cd")
    assert np.isnan(other.look_up(key)).all()
    other.add(np.array([4], np.uint64), np.array([0.4], np.float32))
    assert np.isnan(Answers(tmp_path / "kept.npz", "cd").look_up(key)).all()
    assert np.isnan(Answers(tmp_path / "kept.npz", "ab").look_up(key)).all()


def test_a_set_that_nobody_was_asked_about_is_not_silently_left_out(config: JudgeConfig) -> None:
    with pytest.raises(SystemExit, match=r"no answers of the shipped judge about hard: run training\.hard_rows"):
        weigh(examples(), config)


def test_sets_that_were_asked_about_are_drawn_by_hardness_alone(config: JudgeConfig) -> None:
    arrays = examples()
    shipped_answers(config).add(row_keys(arrays)[1:2], np.array([0.5], np.float32))
    weights = weigh(arrays, config)
    assert weights.drawn.tolist() == [0.0, 0.75, 4.0, 5.0]
    assert weights.loss.tolist() == [1.0, 1.0, 1.0, 1.0]
    assert weigh(arrays, replace(config, hard=HardSettings())).drawn.tolist() == [2.0, 3.0, 4.0, 5.0]


def test_corrected_what_is_drawn_oftener_counts_less(config: JudgeConfig) -> None:
    arrays = examples()
    shipped_answers(config).add(row_keys(arrays)[:2], np.array([1.0, 0.25], np.float32))
    weights = weigh(arrays, replace(config, hard=replace(config.hard, corrected=True)))
    assert weights.drawn.tolist() == [0.25, 1.0, 4.0, 5.0]
    assert weights.loss.tolist() == [2.5, 0.625, 1.0, 1.0]
    of_set = slice(0, 2)
    assert np.average(weights.loss[of_set], weights=weights.drawn[of_set]) == 1


def test_only_what_is_new_is_asked(
    config: JudgeConfig, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    def right(_: ShippedJudge, rows: np.ndarray) -> np.ndarray:
        asked.append(rows.tolist())
        return real(_, rows)

    real = ShippedJudge.right
    monkeypatch.setattr(ShippedJudge, "right", right)
    keys = row_keys(examples())
    shipped_answers(config).add(keys[:1], np.array([0.5], np.float32))
    score(config)
    score(config)
    assert asked == [[1]]
    found = shipped_answers(config).look_up(keys)
    assert found[0] == np.float32(0.5)
    assert 0 < found[1] < 1
    assert np.isnan(found[2:]).all()
    assert "hard: 1 of 1" in capsys.readouterr().out
