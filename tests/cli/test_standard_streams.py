"""Where stdout and stderr go: code pages that lack what is said, and disks that are full."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_pipeline import ARABIC, ENGLISH

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="needs the device that is always full")
TOLD = b"claimdiff: standard output can't be written (No space left on device): "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(ARABIC, encoding="utf-8")
    (tmp_path / "two.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "talks.toml").write_text('index = "talks"\n[sources]\nfiles = ["one.txt", "two.txt"]\n')
    return tmp_path


def run(
    folder: Path, *words: str, out: Path | None = None, err: Path | None = None, **more: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a program of its own; `out` and `err` are where its streams go, else they are returned."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), **more}
    with open(out or os.devnull, "wb") as stdout, open(err or os.devnull, "wb") as stderr:
        return subprocess.run(
            [sys.executable, "-m", "claimdiff", *words], cwd=folder, env=environment,
            stdout=stdout if out else subprocess.PIPE, stderr=stderr if err else subprocess.PIPE,
        )  # fmt: skip


def test_a_code_page_that_lacks_arabic_gets_escapes(folder: Path) -> None:
    done = run(folder, "compare", "one.txt", "two.txt", "-o", "r", "--min-probability", "0", PYTHONIOENCODING="cp1252")
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    told = done.stdout.decode("cp1252")
    assert "reading (2) …" in done.stderr.decode("cp1252")
    assert "\\u0645" in told  # an Arabic letter
    assert "\\u2068" not in told  # nobody needs the marks around a claim there


def test_what_programs_read_is_utf_8_in_any_code_page(folder: Path) -> None:
    markdown = run(
        folder, "compare", "one.txt", "two.txt", "-q", "-o", "r", "--min-probability", "0", "--markdown", "-",
        PYTHONIOENCODING="cp1252",
    )  # fmt: skip
    assert (markdown.returncode, "الجسر" in markdown.stdout.decode("utf-8")) == (0, "الجسر" in ARABIC)
    assert "\\u06" not in markdown.stdout.decode("utf-8")
    finding = json.loads((folder / "r" / "findings.jsonl").read_text(encoding="utf-8").splitlines()[0])
    draft = run(folder, "draft", "r", finding["finding_id"], PYTHONIOENCODING="cp1256")
    assert draft.returncode == 0
    assert finding["left"]["text"] in json.dumps(json.loads(draft.stdout.decode("utf-8")), ensure_ascii=False)


@needs_full
@pytest.mark.parametrize("words", [["--help"], ["--version"], ["models"], ["nightly", "--init"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_behind_stdout_is_one_line(folder: Path, words: list[str], unbuffered: str) -> None:
    done = run(folder, *words, out=FULL, PYTHONUNBUFFERED=unbuffered)
    assert (done.returncode, done.stderr.startswith(TOLD), done.stderr.count(b"\n")) == (1, True, 1)


def test_a_log_in_json_is_utf_8_in_any_code_page(folder: Path) -> None:
    text = 'log_format = "json"\nindex = "talks"\n[sources]\nfiles = ["الجسر.txt"]\n'
    (folder / "talks.toml").write_text(text, encoding="utf-8")
    done = run(folder, "nightly", "talks.toml", PYTHONIOENCODING="cp1252")
    events = [json.loads(line) for line in done.stderr.decode("utf-8").splitlines()]
    assert [one["message"].endswith("الجسر.txt") for one in events if "kind" in one] == [True]


@needs_full
def test_a_full_disk_behind_both_is_only_an_exit_code(folder: Path) -> None:
    assert run(folder, "models", out=FULL, err=FULL).returncode == 1


@needs_full
def test_a_full_disk_behind_stderr_does_not_stop_the_work(folder: Path) -> None:
    done = run(folder, "compare", "one.txt", "two.txt", "missing.txt", "-o", "r", err=FULL)
    assert done.returncode == 3
    assert done.stdout.decode("utf-8").endswith(f"Report: {Path('r') / 'index.html'}\n")
    night = run(folder, "nightly", "talks.toml", err=FULL)
    assert night.returncode == 0
    assert (folder / night.stdout.decode("utf-8").strip()).is_file()


@pytest.mark.skipif(os.name == "nt", reason="closes a stream the way a POSIX shell does")
def test_a_stderr_that_is_closed_does_not_stop_the_work(folder: Path) -> None:
    program = [sys.executable, "-m", "claimdiff", "compare", "one.txt", "two.txt", "-q", "-o", "r"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(["sh", "-c", '"$@" 2>&-', "sh", *program], cwd=folder, env=environment, capture_output=True)
    assert (done.returncode, (folder / "r" / "index.html").is_file()) == (0, True)


def test_whoever_stops_listening_hears_no_complaint(folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as broken:
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
        done = subprocess.run(
            [sys.executable, "-m", "claimdiff", "models"], env=environment, stdout=broken, stderr=subprocess.PIPE
        )
    assert (done.returncode, done.stderr) == (1, b"")
