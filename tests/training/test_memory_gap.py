"""Events are compared with events of their own family, by their hard pairs."""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from claimdiff.protocols import ModelFacts
from claimdiff.records import CONTRADICTION, ENTAILMENT, NEUTRAL, FloatArray
from training.labelled_rows import LabelledRow, write_rows
from training.memory_gap import draw_alike, draw_rows, measure_rows


class SureOfFirst:
    """A judge that is surer of a contradiction the longer the premise."""

    facts = ModelFacts("first", None, "fp32", None)
    n_truncated = 0

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        odds = np.array([len(premise) / 10 for premise, _ in pairs], np.float32)
        return np.stack([1 - odds, odds * 0, odds], axis=1)


def test_every_held_out_event_stands_beside_one_of_its_family() -> None:
    names = ["a_1", "a_2", "a_3", "b_1", "b_2", "c_1"]
    aside, others = draw_alike([Path(f"{name}.jsonl") for name in names], ["a_1", "b_2", "c_1"], random.Random(0))
    assert sorted(path.stem for path in aside) == ["a_1", "b_2"]  # of c nothing was trained on
    assert [path.stem[0] for path in others] == [path.stem[0] for path in aside]
    assert not {path.stem for path in others} & {"a_1", "b_2"}


def test_easy_pairs_are_left_out(tmp_path: Path) -> None:
    hard, easy = LabelledRow("p", "h", NEUTRAL, "events", 1.0), LabelledRow("q", "h", NEUTRAL, "events", 0.25)
    write_rows(tmp_path / "a_1.jsonl", [easy, hard, easy])
    assert draw_rows([tmp_path / "a_1.jsonl"], random.Random(0)) == [hard]


def test_pairs_are_ranked_by_either_class() -> None:
    rows = [
        LabelledRow("xxx", "h", CONTRADICTION, "events"),
        LabelledRow("xx", "h", NEUTRAL, "events"),
        LabelledRow("x", "h", CONTRADICTION, "events"),
        LabelledRow("", "h", ENTAILMENT, "events"),
    ]
    assert measure_rows(rows, SureOfFirst()) == ((1 + 2 / 3) / 2, 1.0)
