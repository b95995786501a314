"""Kills at random moments lose nothing: the short version of the benchmark."""

from pathlib import Path

from benchmarks.kill_index import look, make_steps, parse_arguments, run


def test_nothing_that_was_reported_is_lost(tmp_path: Path) -> None:
    outcome = run(tmp_path, parse_arguments(["--kills", "10", "--steps", "12", "--seed", "7"]))
    assert (outcome.n_kills, outcome.losses) == (10, [])
    assert outcome.n_at_work >= 5


def test_a_loss_would_be_seen(tmp_path: Path) -> None:
    steps = list(make_steps(3, 0))
    assert look(tmp_path, steps, 0) == []
    (loss,) = look(tmp_path, steps, 2)
    assert "there is no index" in loss
