"""The crontab line and the systemd units of the documentation work as they are written."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "nightly.md").read_text(encoding="utf-8")


def fenced(start: str) -> list[str]:
    return [block for block in re.findall(r"^```\n(.*?)^```", PAGE, re.S | re.M) if block.startswith(start)]


def test_the_crontab_line_is_one_and_runs_nightly() -> None:
    (line,) = fenced("30 2 ")
    minute, hour, *rest, command = line.strip().split(" ", 5)
    assert (minute, hour, rest) == ("30", "2", ["*", "*", "*"])
    assert "%" not in command  # which cron takes for a line's end
    assert command == "cd /srv/news && .venv/bin/claimdiff nightly talks.toml >> nightly.log 2>&1"
    assert line in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    service, timer = fenced("[Unit]")
    assert "ExecStart=/srv/news/.venv/bin/claimdiff nightly talks.toml\n" in service
    (tmp_path / "claimdiff-talks.service").write_text(service.replace("/srv/news/.venv/bin/claimdiff", "/bin/true"))
    (tmp_path / "claimdiff-talks.timer").write_text(timer)
    checked = subprocess.run(
        ["systemd-analyze", "verify", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert [line for line in checked.stderr.splitlines() if "claimdiff" in line] == []
    assert checked.returncode == 0
