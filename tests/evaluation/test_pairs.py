"""`evaluate pairs` on small files, with a judge whose answers the rows themselves carry."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from claimdiff.errors import GoldError, ModelError, OutputError
from claimdiff.evaluation import pairs
from claimdiff.evaluation.pairs import evaluate_pairs
from claimdiff.records import FloatArray


class SpelledJudge:
    """Answers with the three numbers that the hypothesis spells out, and remembers how many pairs each call had."""

    def __init__(self) -> None:
        self.calls: list[int] = []

    def judge(self, items: Sequence[tuple[str, str]]) -> FloatArray:
        self.calls.append(len(items))
        return np.array([[float(part) for part in hypothesis.split()] for _, hypothesis in items], np.float32)


def write_rows(path: Path, rows: Sequence[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def row(answer: str, label: object = None) -> dict[str, Any]:
    return {"premise": "قال الوزير", "hypothesis": answer} | ({} if label is None else {"label": label})


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Six measured rows, of which 4 are right, and two that are not measured."""
    return write_rows(
        tmp_path / "mixed.jsonl",
        [
            row("0.8 0.1 0.1", "entailment"),
            row("0.1 0.8 0.1", "agree"),
            row("0.1 0.1 0.8", "Disagree"),
            row("0.1 0.8 0.1", "unrelated"),
            row("0.1 0.1 0.8", "discuss"),
            row("0.1 0.1 0.8", "contradiction"),
            row("0.8 0.1 0.1", "not_entailment"),
            row("0.8 0.1 0.1"),
        ],
    )


def test_figures_of_six_measured_rows(mixed: Path) -> None:
    (figures,) = evaluate_pairs([mixed], SpelledJudge())
    assert figures.confusion.tolist() == [[1, 1, 0], [0, 1, 1], [0, 0, 2]]
    assert figures.accuracy == pytest.approx(4 / 6)
    # F1: entailment 2/3, neutral 2/4, contradiction 4/5
    assert figures.macro_f1 == pytest.approx((2 / 3 + 1 / 2 + 4 / 5) / 3)
    assert figures.ece == pytest.approx(0.8 - 4 / 6, abs=1e-6)
    assert figures.agree_or_disagree == pytest.approx(3 / 4)  # of "0.1 0.8 0.1" neither is likelier
    assert (figures + figures).agree_or_disagree == figures.agree_or_disagree
    assert (figures.n_rows, figures.n_measured, figures.n_empty) == (8, 6, 0)
    assert figures.pairs_per_second > 0


def test_figures_by_language_and_false_alarms(tmp_path: Path) -> None:
    rows = [
        row("0.8 0.1 0.1", "entailment") | {"lang": "ar"},
        row("0.1 0.1 0.8", "neutral") | {"lang": "ar"},
        row("0.1 0.8 0.1", "neutral") | {"premise_lang": "ar", "hypothesis_lang": "en"},
        row("0.1 0.1 0.8", "weaken") | {"lang": "fr"},
        row("0.1 0.8 0.1", "contradiction"),
    ]
    path = write_rows(tmp_path / "rows.jsonl", rows)
    (figures,) = evaluate_pairs([path], SpelledJudge())
    assert {name: (item.n_measured, item.accuracy) for name, item in figures.languages.items()} == {
        "ar": (2, 0.5), "cross-lingual": (1, 1.0),
    }  # fmt: skip
    assert figures.neutral_as_contradiction == 0.5
    assert figures.n_measured == 4
    assert {name: item.n_measured for name, item in (figures + figures).languages.items()} == {
        "ar": 4, "cross-lingual": 2,
    }  # fmt: skip


def test_rows_with_other_labels_are_counted_and_said(mixed: Path) -> None:
    (figures,) = evaluate_pairs([mixed], SpelledJudge())
    assert figures.unmeasured == {"not_entailment": 1, "(none)": 1}
    assert figures.warnings == (
        f"{mixed}: 2 of 8 rows have no label that can be measured ((none) 1, not_entailment 1)",
    )


def test_predictions_are_one_a_row_in_order_also_of_unlabelled_and_empty_rows(tmp_path: Path) -> None:
    rows = [row("0.7 0.2 0.1"), row("  ", "neutral"), row("0.1 0.2 0.7", "weaken")]
    path, out = write_rows(tmp_path / "rows.jsonl", rows), tmp_path / "out.jsonl"
    judge = SpelledJudge()
    (figures,) = evaluate_pairs([path], judge, out)
    assert [json.loads(line) for line in out.read_text().splitlines()] == [
        {"entailment": 0.7, "neutral": 0.2, "contradiction": 0.1},
        {"entailment": 0.0, "neutral": 1.0, "contradiction": 0.0},
        {"entailment": 0.1, "neutral": 0.2, "contradiction": 0.7},
    ]
    assert judge.calls == [2]
    assert figures.n_empty == 1
    assert figures.accuracy == 1.0
    assert any("1 rows have an empty text" in line for line in figures.warnings)


class ShortSighted(SpelledJudge):
    """Reads no more than twenty characters of a hypothesis."""

    n_truncated = 0

    def judge(self, items: Sequence[tuple[str, str]]) -> FloatArray:
        self.n_truncated += sum(len(hypothesis) > 20 for _, hypothesis in items)
        return super().judge(items)


def test_rows_that_were_cut_are_counted_and_said(tmp_path: Path) -> None:
    rows = [row("0.8 0.1 0.1", "agree"), row("0.8 0.1 0.1" + " " * 20, "agree"), row("\u202e\u200b", "neutral")]
    paths = [write_rows(tmp_path / name, rows[:n]) for name, n in (("whole.jsonl", 1), ("cut.jsonl", 3))]
    whole, cut = evaluate_pairs(paths, ShortSighted())
    assert [(one.n_truncated, one.n_empty) for one in (whole, cut, whole + cut)] == [(0, 0), (1, 1), (1, 1)]
    assert f"{paths[1]}: 1 rows were longer than the judge reads, and were cut" in cut.warnings


def test_chunks_change_nothing_but_the_calls(mixed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, chunked = tmp_path / "whole.jsonl", tmp_path / "chunked.jsonl"
    (expected,) = evaluate_pairs([mixed], SpelledJudge(), whole)
    monkeypatch.setattr(pairs, "CHUNK_ROWS", 3)
    judge = SpelledJudge()
    (figures,) = evaluate_pairs([mixed], judge, chunked)
    assert judge.calls == [3, 3, 2]
    assert figures.confusion.tolist() == expected.confusion.tolist()
    assert figures.ece == pytest.approx(expected.ece)
    assert figures.unmeasured == expected.unmeasured
    assert figures.name == expected.name
    assert chunked.read_bytes() == whole.read_bytes()


def test_several_files_add_up_and_share_one_predictions_file(mixed: Path, tmp_path: Path) -> None:
    other, out = write_rows(tmp_path / "other.jsonl", [row("0.9 0.1 0", "contradiction")]), tmp_path / "out.jsonl"
    first, second = evaluate_pairs([mixed, other], SpelledJudge(), out)
    total = first + second
    assert total.confusion.tolist() == [[1, 1, 0], [0, 1, 1], [1, 0, 2]]
    assert total.accuracy == pytest.approx(4 / 7)
    assert total.n_rows == 9
    lines = out.read_text().splitlines()
    assert len(lines) == 9
    assert json.loads(lines[-1]) == {"entailment": 0.9, "neutral": 0.1, "contradiction": 0.0}


def test_an_error_half_way_leaves_the_old_predictions_and_nothing_aside(tmp_path: Path) -> None:
    path, out = tmp_path / "rows.jsonl", tmp_path / "out" / "out.jsonl"
    path.write_text(json.dumps(row("1 0 0")) + '\n{"premise": "x"}\n')
    out.parent.mkdir()
    out.write_text("old")
    with pytest.raises(GoldError, match=r"rows.jsonl, line 2: the field 'hypothesis' is missing"):
        evaluate_pairs([path], SpelledJudge(), out)
    assert out.read_text() == "old"
    assert list(out.parent.iterdir()) == [out]


def test_predictions_that_cannot_be_written_say_so_before_judging(mixed: Path, tmp_path: Path) -> None:
    judge = SpelledJudge()
    with pytest.raises(OutputError, match=r"out\.jsonl: predictions cannot be written"):
        evaluate_pairs([mixed], judge, tmp_path / "none" / "out.jsonl")
    assert judge.calls == []


def test_a_folder_in_the_place_of_the_predictions_says_so(mixed: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="predictions cannot be written"):
        evaluate_pairs([mixed], SpelledJudge(), tmp_path)


@pytest.mark.parametrize("answer", [np.zeros((8, 2)), np.zeros((3, 3)), np.full((8, 3), np.nan)])
def test_a_judge_that_answers_otherwise_is_a_model_error(mixed: Path, answer: FloatArray) -> None:
    class OddJudge:
        def judge(self, items: Sequence[tuple[str, str]]) -> FloatArray:
            return answer

    with pytest.raises(ModelError, match="one row of three finite probabilities a pair"):
        evaluate_pairs([mixed], OddJudge())


def test_many_different_labels_are_summed_up(tmp_path: Path) -> None:
    rows = [row("1 0 0", f"topic {number}") for number in range(50)]
    (figures,) = evaluate_pairs([write_rows(tmp_path / "rows.jsonl", rows)], SpelledJudge())
    assert len(figures.unmeasured) == 21
    assert figures.unmeasured["(further labels)"] == 30
    assert sum(figures.unmeasured.values()) == 50
    assert figures.accuracy is None
