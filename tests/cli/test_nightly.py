"""`claimdiff nightly`, on small invented articles with the shipped models."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimdiff.cli import main
from claimdiff.index.lock import held_lock
from tests.cli.test_index import ARABIC, ENGLISH

THIRD = """Orda bridge: what we know

The collapse of the Orda bridge on Monday killed 52 people.
"""


def run(*words: str) -> Result:
    """Run a command; nothing but exit codes may come out of it."""
    result = CliRunner().invoke(main, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A configuration with two articles in its inbox and alerts into a feed."""
    (tmp_path / "inbox").mkdir()
    # without "the civil defence said" each sentence is one claim, so a finding keeps its two claims when more comes in
    plain = ARABIC.replace("، وفق ما أعلنه الدفاع المدني", ""), ENGLISH.replace(", the civil defence said", "")
    for name, text in zip(("one.ar.txt", "two.en.txt"), plain, strict=True):
        (tmp_path / "inbox" / name).write_text(text, encoding="utf-8")
    path = tmp_path / "talks.toml"
    assert run("nightly", "--init", str(path)).exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert "\n# min_probability = 0.8 " in text
    text = text.replace("\n# min_probability = 0.8 ", "\nmin_probability = 0.5 ")  # what three short texts reach
    path.write_text(text + '\n[alerts.feed]\npath = "reports/findings.atom"\n', encoding="utf-8")
    return path


def files_of(folder: Path) -> dict[str, bytes]:
    """All files but those that SQLite makes beside a database that somebody reads."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path): path.read_bytes() for path in paths if not path.name.endswith(("-shm", "-wal"))}


def test_a_dry_run_a_night_and_another_one(config: Path) -> None:
    folder = config.parent
    before = files_of(folder)
    dry = run("nightly", str(config), "--dry-run")
    assert (dry.exit_code, files_of(folder)) == (0, before)
    assert f"{folder / 'inbox'}: 2 new items, 2 articles to add" in dry.stdout
    assert "about 4 s to add them (at 2 s an article, as nothing is recorded yet)" in dry.stdout

    first = run("nightly", str(config))
    assert first.exit_code == 0, first.output
    report = Path(first.stdout.strip())
    assert (folder / "reports" / "latest").resolve() == report.parent
    findings = [
        json.loads(line) for line in (report.parent / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert {one["state"] for one in findings} == {"new"}
    assert {one["relation"] for one in findings} >= {"contradiction"}
    feed = (folder / "reports" / "findings.atom").read_text(encoding="utf-8")
    assert "First run on talks: 1 disputed point in 2 articles" in feed

    (folder / "inbox" / "three.en.txt").write_text(THIRD, encoding="utf-8")
    before = files_of(folder)
    dry = run("nightly", str(config), "--dry-run")
    assert (dry.exit_code, files_of(folder)) == (0, before)
    assert "1 new items, 1 articles to add" in dry.stdout
    assert "(by the last runs)" in dry.stdout
    second = run("nightly", str(config))
    assert second.exit_code == 0, second.output
    findings = [
        json.loads(line)
        for line in (Path(second.stdout.strip()).parent / "findings.jsonl").read_text(encoding="utf-8").splitlines()
        if '"contradiction"' in line
    ]
    assert {one["state"] for one in findings} == {"new", "open"}
    assert all("52" in one["left"]["text"] + one["right"]["text"] for one in findings if one["state"] == "new")


def test_some_inputs_unread_is_exit_code_3(config: Path) -> None:
    (config.parent / "inbox" / "broken.docx").write_bytes(b"PK\x03\x04 no such thing")
    result = run("nightly", str(config))
    assert result.exit_code == 3
    assert "broken.docx: unreadable: " in result.stderr
    assert run("nightly", str(config)).exit_code == 0


@pytest.mark.parametrize("log_format", ["plain", "json"])
def test_another_run_is_one_line_and_exit_code_4(
    config: Path, monkeypatch: pytest.MonkeyPatch, log_format: str
) -> None:
    monkeypatch.setenv("CLAIMDIFF_NIGHTLY_LOG_FORMAT", log_format)
    index = config.parent / "indexes" / "talks"
    index.mkdir(parents=True)
    with held_lock(index / "nightly.lock", 0):
        result = run("nightly", str(config))
    assert (result.exit_code, result.stdout) == (4, "")
    (line,) = result.stderr.splitlines()
    assert "another nightly run of the index talks is under way" in line
    if log_format == "json":
        assert json.loads(line)["level"] == "error"


def test_two_at_once_and_one_of_them_ends_with_4(config: Path) -> None:
    command = [sys.executable, "-m", "claimdiff", "nightly", str(config)]
    first = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    lock = config.parent / "indexes" / "talks" / "nightly.lock"
    while not lock.exists() and first.poll() is None:
        time.sleep(0.05)
    codes = [subprocess.run(command, capture_output=True, check=False).returncode, first.wait()]
    first.communicate()
    assert sorted(codes) in ([0, 4], [0, 0])
    assert run("index", "verify", "talks", "--indexes-dir", str(lock.parent.parent)).exit_code == 0


def test_logs_are_json_lines_where_asked(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMDIFF_NIGHTLY_LOG_FORMAT", "json")
    result = run("nightly", str(config))
    events = [json.loads(line) for line in result.stderr.splitlines()]
    assert [event["stage"] for event in events] == ["start", "sources", "sources", "index", "report", "alerts", "end"]
    added = events[3]
    assert (added["level"], added["added"], added["waiting"]) == ("info", 2, 0)
    assert added["seconds"] >= 0
    assert all({"time", "level", "stage", "message"} <= set(event) for event in events)


@pytest.mark.parametrize("log_format", ["plain", "json"])
def test_reports_that_can_not_be_written_are_exit_code_1(
    config: Path, monkeypatch: pytest.MonkeyPatch, log_format: str
) -> None:
    monkeypatch.setenv("CLAIMDIFF_NIGHTLY_LOG_FORMAT", log_format)
    (config.parent / "reports").write_text("somebody's file")
    result = run("nightly", str(config))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "the report could not be written" in result.stderr.splitlines()[-1] or "no place for" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_exit_code_1(config: Path) -> None:
    reports = config.parent / "reports"
    reports.mkdir()
    reports.chmod(0o500)
    assert run("nightly", str(config)).exit_code == 1


def test_a_typo_is_one_line_with_the_nearest_key(config: Path) -> None:
    config.write_text("max_minuts = 3\n" + config.read_text(encoding="utf-8"), encoding="utf-8")
    result = run("nightly", str(config))
    (line,) = result.stderr.splitlines()
    assert (result.exit_code, line) == (
        1,
        f"claimdiff: {config}: max_minuts is no key of the configuration: did you mean max_minutes?",
    )
    assert not (config.parent / "indexes").exists()


def test_init_prints_or_writes_and_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    printed = run("nightly", "--init").stdout
    assert run("nightly", "--init", str(path)).exit_code == 0
    assert path.read_text(encoding="utf-8") == printed
    path.write_text("mine", encoding="utf-8")
    result = run("nightly", "--init", str(path))
    assert (result.exit_code, path.read_text(encoding="utf-8")) == (1, "mine")


def test_without_a_configuration_the_usage_is_wrong() -> None:
    assert run("nightly").exit_code == 2
