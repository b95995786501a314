"""The progress display where stderr is no terminal."""

import pytest

from claimdiff.cli import progress
from claimdiff.cli.progress import Lines, shown_progress
from claimdiff.progress import Silent


def test_quiet_shows_nothing() -> None:
    with shown_progress(quiet=True) as display:
        assert isinstance(display, Silent)


def test_a_stage_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress(quiet=False) as display:
        display.begin("judging pairs", 7)
        display.advance(7)
        display.end()
        display.begin("deciding", None)
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "judging pairs (7) …\ndeciding …\n")


def test_a_long_stage_tells_now_and_then_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", 0.0)
    lines = Lines()
    lines.begin("judging pairs", 7)
    lines.advance(3)
    lines.advance(4)
    lines.begin("deciding", None)
    lines.advance(1)
    assert capsys.readouterr().err.splitlines() == [
        "judging pairs (7) …", "judging pairs: 3 of 7", "judging pairs: 7 of 7", "deciding …", "deciding: 1",
    ]  # fmt: skip
