"""Models whose answers are kept."""

from pathlib import Path

import numpy as np

from training.remembered import RememberedEncoder, RememberedJudge


def test_what_was_answered_once_is_read_back(tmp_path: Path) -> None:
    judge, encoder = RememberedJudge(tmp_path), RememberedEncoder(tmp_path)
    pairs = [("Six people died.", "Nine people died.")]
    judged, encoded = judge.judge(pairs), encoder.encode(["Six people died."])
    assert judged.shape == (1, 3)
    files = sorted(tmp_path.iterdir())
    assert len(files) == 2
    for path in files:
        np.save(path, np.load(path) + 1)
    np.testing.assert_allclose(judge.judge(pairs), judged + 1)
    np.testing.assert_allclose(encoder.encode(["Six people died."]), encoded + 1)


def test_another_order_is_another_question(tmp_path: Path) -> None:
    judge = RememberedJudge(tmp_path)
    judge.judge([("Six people died.", "Nine people died.")])
    judge.judge([("Nine people died.", "Six people died.")])
    assert len(list(tmp_path.iterdir())) == 2
