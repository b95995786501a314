"""Later figures in a labelled event: which of them the gold calls another moment's."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from claimdiff.evaluation.gold import Event, read_event
from claimdiff.findings.update_probability import UPDATE_FEATURES
from claimdiff.protocols import ModelFacts
from claimdiff.records import FloatArray
from tests.indexing.stubs import WordEncoder
from training.update_samples import UpdateSample, collect_updates, fit_updates, report_updates

ARTICLES = {
    "one.en.txt": "Flood in Orda\n\nBy 9 March 2026, 34 people had died in Orda.\n\nOn Monday, 90 trucks came.",
    "two.en.txt": "Orda counts\n\nBy 10 March 2026, 47 people had died in Orda.\n\nOn Tuesday, 12 trucks came.",
}
DEAD = ("By 9 March 2026, 34 people had died in Orda.", "By 10 March 2026, 47 people had died in Orda.")


class SternJudge:
    """Everything contradicts everything."""

    facts = ModelFacts("stern", "dd", "fp32", ("en",))

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        return np.tile(np.array([0.05, 0.05, 0.9], np.float32), (len(pairs), 1))


def event(folder: Path, label: str, kind: str, strength: str = "clear") -> Event:
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    one, other = ARTICLES
    row = {"a": one, "a_text": DEAD[0], "b": other, "b_text": DEAD[1], "label": label, "type": kind,
           "crosslingual": False, "strength": strength}  # fmt: skip
    (folder / "gold.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return read_event(folder)


@pytest.mark.parametrize(
    ("label", "kind", "n_right"),
    [
        ("neutral", "other_time", 1),
        ("neutral", "number", 1),
        ("neutral", "other_object", 0),  # another incident
        ("contradiction", "number", 0),  # of one moment, whatever rules see
        ("agreement", "number", 0),
    ],
)
def test_right_is_what_the_gold_calls_another_moment(tmp_path: Path, label: str, kind: str, n_right: int) -> None:
    sample = collect_updates([event(tmp_path, label, kind)], WordEncoder(), SternJudge())
    assert len(sample.is_right) > 0
    assert sample.features.shape == (len(sample.is_right), len(UPDATE_FEATURES))
    assert bool(sample.is_right.any()) == bool(n_right)
    grows = sample.features[:, UPDATE_FEATURES.index("grows")]
    assert (grows[sample.is_right] == 1).all()
    assert set(sample.event.tolist()) == {0}


def test_what_the_gold_calls_arguable_is_left_out(tmp_path: Path) -> None:
    clear = collect_updates([event(tmp_path, "contradiction", "number")], WordEncoder(), SternJudge())
    arguable = collect_updates([event(tmp_path, "contradiction", "number", "arguable")], WordEncoder(), SternJudge())
    assert len(arguable.is_right) < len(clear.is_right)


def test_the_fit_and_its_report(capsys: pytest.CaptureFixture[str]) -> None:
    draw = np.random.default_rng(3)
    features = draw.normal(size=(60, len(UPDATE_FEATURES)))
    sample = UpdateSample(features, features[:, 1] > 0, np.arange(60) // 5)
    weights = fit_updates(sample, np.ones(60, bool))
    assert weights.keys() == {"intercept", *UPDATE_FEATURES}
    assert max(UPDATE_FEATURES, key=lambda name: weights[name]) == UPDATE_FEATURES[1]
    report_updates(sample)
    assert capsys.readouterr().out.startswith(f"update: 60 pairs, {int(sample.is_right.sum())} right")
