"""What the judge answered once is not asked again, as long as pairs and weights are the same."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from claimdiff.records import FloatArray
from training.held_out_answers import answer_sets


class CountingJudge:
    """Answers with the lengths of the two texts."""

    def __init__(self, *, reads_plain_numbers: bool = False) -> None:
        self.reads_plain_numbers = reads_plain_numbers
        self.n_asked = 0

    def logits(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        self.n_asked += len(pairs)
        return np.array([[len(one), len(other), 0] for one, other in pairs], np.float32)


def write_pairs(folder: Path, *hypotheses: str) -> None:
    rows = [{"premise": "abc", "hypothesis": text, "label": "neutral"} for text in hypotheses]
    (folder / "one.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_answers_are_kept_until_the_pairs_change(tmp_path: Path) -> None:
    judge = CountingJudge()
    write_pairs(tmp_path, "x", "xy")
    for _ in range(2):
        (item,) = answer_sets(tmp_path, judge)
        assert item.name == "one"
        assert item.logits.tolist() == [[3, 1, 0], [3, 2, 0]]
        assert item.gold.tolist() == [1, 1]
        assert item.pairs == [("abc", "x"), ("abc", "xy")]
    assert judge.n_asked == 2
    write_pairs(tmp_path, "xyz")
    assert answer_sets(tmp_path, judge)[0].logits.tolist() == [[3, 3, 0]]
    assert judge.n_asked == 3


def test_a_judge_trained_on_plain_numbers_gets_them(tmp_path: Path) -> None:
    write_pairs(tmp_path, "Sixty people were killed in the raid.")
    (as_written,) = answer_sets(tmp_path, CountingJudge())
    (plain,) = answer_sets(tmp_path, CountingJudge(reads_plain_numbers=True))
    assert as_written.logits[0, 1] - plain.logits[0, 1] == len("Sixty") - len("60")
    assert plain.pairs == as_written.pairs


def test_a_folder_without_pairs_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"training\.held_out_pairs"):
        answer_sets(tmp_path, CountingJudge())
