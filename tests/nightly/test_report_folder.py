"""Names of reports, and what leads to the latest one."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from claimdiff.comparison import Findings
from claimdiff.nightly.report_folder import point_latest, write_night_report
from tests.reports.samples import quiet_comparison


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    comparison, previous = quiet_comparison(), None
    for name in ("talks", "talks-2", "talks-3"):
        files = write_night_report(comparison, tmp_path, "talks", language=None, previous=previous, resolved=Findings())
        assert files.folder == tmp_path / f"{date.today()}-{name}"
        if previous:
            assert f'href="./../{previous.name}/index.html"' in files.index.read_text("utf-8")
        previous = files.folder


def test_latest_is_a_link_that_moves_along(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        assert point_latest(tmp_path / name) == tmp_path / "latest"
        assert os.readlink(tmp_path / "latest") == name
    assert sorted(path.name for path in tmp_path.iterdir()) == ["latest", "one", "two"]


def test_where_links_are_impossible_a_page_leads_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object, **_more: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "symlink", refuse)
    for name in ("one", "صباح <2>"):
        assert point_latest(tmp_path / name) == tmp_path / "latest.html"
    page = (tmp_path / "latest.html").read_text(encoding="utf-8")
    assert 'href="%D8%B5%D8%A8%D8%A7%D8%AD%20%3C2%3E/index.html"' in page
    monkeypatch.undo()
    assert point_latest(tmp_path / "one") == tmp_path / "latest"
    assert not (tmp_path / "latest.html").exists()


def test_somebody_s_own_latest_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "latest").mkdir()
    (tmp_path / "latest" / "mine.txt").write_text("mine")
    assert point_latest(tmp_path / "one") == tmp_path / "latest.html"
    (tmp_path / "latest.html").write_text("mine too")
    assert point_latest(tmp_path / "two") is None
    assert (tmp_path / "latest" / "mine.txt").read_text() == "mine"
    assert (tmp_path / "latest.html").read_text() == "mine too"
