"""The tables and records of `evaluate pairs`."""

import json
from dataclasses import replace

import numpy as np

from claimdiff.evaluation.metrics import CalibrationBins
from claimdiff.evaluation.pair_languages import LanguageFigures
from claimdiff.evaluation.pairs import PairFigures
from claimdiff.evaluation.render import pairs_record, pairs_text


def figures(name: str, confusion: list[list[int]], seconds: float = 2.0) -> PairFigures:
    counts = np.array(confusion, np.int64)
    n = int(counts.sum())
    right = [True] * int(np.trace(counts)) + [False] * (n - int(np.trace(counts)))
    bins = CalibrationBins.of([0.9] * n, right)
    return PairFigures(name, n, 0, counts, bins, {}, seconds, n_right_side=int(counts[0, 0] + counts[2, 2]))


ONE = figures("one.jsonl", [[3, 1, 0], [0, 0, 0], [0, 0, 4]])


def test_one_file_as_text() -> None:
    assert pairs_text([ONE]) == (
        "           rows  measured  accuracy  macro-F1    ECE  false alarms  agree or not  pairs/s\n"
        "one.jsonl     8         8     0.875     0.929  0.025             –         0.875        4\n"
        "\n"
        "one.jsonl\n"
        "gold \\ judged  entailment  neutral  contradiction  precision  recall     F1\n"
        "entailment              3        1              0      1.000   0.750  0.857\n"
        "neutral                 0        0              0      0.000       –  0.000\n"
        "contradiction           0        0              4      1.000   1.000  1.000\n"
        "\n"
        "false alarms: share of the neutral rows that are judged contradictions\n"
        "agree or not: of the rows that are not neutral, share on which the likelier of entailment and contradiction "
        "is right"
    )


def test_languages_are_a_table_and_a_record_of_their_own() -> None:
    bins = CalibrationBins.of([0.9, 0.9], [True, True])
    alone = LanguageFigures(np.array([[2, 0, 0], [0, 0, 0], [0, 0, 0]]), bins)
    item = replace(ONE, languages={"cross-lingual": alone, "en": alone})
    assert (
        "one.jsonl\n"
        "by language    measured  accuracy  macro-F1    ECE\n"
        "en                    2     1.000     1.000  0.100\n"
        "cross-lingual         2     1.000     1.000  0.100\n"
    ) in pairs_text([item])
    record = pairs_record([item])["total"]
    assert list(record["languages"]) == ["en", "cross-lingual"]
    assert record["languages"]["en"] == {"n_measured": 2, "accuracy": 1.0, "macro_f1": 1.0, "ece": 0.1}
    assert pairs_record([ONE])["total"]["languages"] == {}


def test_several_files_get_a_total() -> None:
    text = pairs_text([ONE, figures("two.jsonl", [[0, 0, 2], [0, 0, 0], [0, 0, 0]])])
    assert "total        10        10     0.700" in text
    assert text.count("gold \\ judged") == 3


def test_the_record_names_labels_and_uses_null() -> None:
    record = json.loads(json.dumps(pairs_record([ONE]), allow_nan=False))
    assert record["total"]["accuracy"] == 0.875
    assert record["total"]["confusion"]["entailment"] == {"entailment": 3, "neutral": 1, "contradiction": 0}
    assert record["total"]["labels"]["neutral"]["recall"] is None
    assert record["total"]["pairs_per_second"] == 4.0
    assert record["files"][0]["name"] == "one.jsonl"


def test_a_file_without_measured_rows_has_no_figures() -> None:
    empty = figures("none.jsonl", [[0] * 3] * 3, seconds=0.0)
    record = pairs_record([empty])["total"]
    assert (record["accuracy"], record["macro_f1"], record["ece"], record["pairs_per_second"]) == (None,) * 4
    assert "none.jsonl     0         0         –         –    –             –             –        –" in pairs_text(
        [empty]
    )
