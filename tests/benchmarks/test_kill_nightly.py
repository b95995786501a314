"""A few kills of nights: the benchmark does many."""

from __future__ import annotations

from pathlib import Path

from benchmarks.kill_nightly import missing, night, prepare, receiving, run


def test_a_killed_night_is_gone_on_with_and_loses_nothing(tmp_path: Path) -> None:
    with receiving() as receiver:
        prepare(tmp_path, receiver)
        outcome = run(tmp_path, receiver, n_kills=4, seed=1)
    assert (outcome.n_kills, outcome.losses) == (4, [])
    assert outcome.n_at_work >= 1


def test_a_loss_is_noticed(tmp_path: Path) -> None:
    with receiving() as receiver:
        prepare(tmp_path, receiver)
        (tmp_path / "inbox" / "one.txt").write_text("News\n\nThe flood in Orda killed 12 people.\n", encoding="utf-8")
        night(tmp_path)
        assert missing(tmp_path, receiver) == []
        (tmp_path / "inbox" / "two.txt").write_text("News\n\nThe flood in Orda killed 13 people.\n", encoding="utf-8")
        assert missing(tmp_path, receiver) == ["two.txt is not in the index as it is"]
