"""The command line: exit codes, one-line failures, and what goes to stdout and stderr."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimdiff import __version__
from claimdiff.cli import main
from claimdiff.vectors.embedded import EmbeddedEncoder
from tests.test_pipeline import AMHARIC, ARABIC, ENGLISH

Invoke = Callable[..., Result]
COMMANDS = [[], ["compare"], ["evaluate"], ["evaluate", "pairs"], ["evaluate", "corpus"], ["models"]]


@pytest.fixture
def invoke(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Run a command in an empty folder that holds the two articles one.txt and two.txt."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text(ARABIC, encoding="utf-8")
    (tmp_path / "two.txt").write_text(ENGLISH, encoding="utf-8")
    return lambda *arguments, **options: CliRunner().invoke(main, list(arguments), **options)


def report_lines(result: Result) -> list[str]:
    """Return claimdiff's own lines on stderr, without the progress display's."""
    return [line for line in result.stderr.splitlines() if line.startswith("claimdiff: ")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_of_every_command(command: list[str], option: str) -> None:
    result = CliRunner().invoke(main, [*command, option])
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: ")
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_the_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).stdout == f"claimdiff, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare"],
        ["compare", "--no-such-option", "x.txt"],
        ["compare", "--min-probability", "1.5", "x.txt"],
        ["compare", "--min-probability", "nan", "x.txt"],
        ["report", "--min-probability", "nan", "name"],
        ["index", "add", "--wait", "nan", "name", "x.txt"],
        ["index", "add", "--wait", "inf", "name", "x.txt"],
        ["compare", "--fail-on", "rain", "x.txt"],
        ["no-such-command"],
        ["evaluate", "pairs"],
        ["evaluate", "corpus"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: ")
    assert result.stdout == ""


def test_two_articles_give_a_report(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("compare", "one.txt", "two.txt", "-o", "report")
    assert result.exit_code == 0, result.output
    assert "2 articles, " in result.stdout
    assert result.stdout.endswith(f"Report: {Path('report') / 'index.html'}\n")
    written = {path.name for path in (tmp_path / "report").iterdir()}
    assert written == {"index.html", "findings.jsonl", "findings.csv", "manifest.json"}
    assert {path.name for path in tmp_path.iterdir()} == {"one.txt", "two.txt", "report"}


def test_progress_is_plain_lines_where_stderr_is_no_terminal(invoke: Invoke) -> None:
    result = invoke("compare", "one.txt", "two.txt", "-o", "report")
    lines = result.stderr.splitlines()
    assert lines[0] == "reading (2) …"
    assert lines[-1] == "writing the report …"
    assert [line for line in lines if not line.endswith(" …") or "\x1b" in line or "\r" in line] == []


def test_quiet_says_only_where_the_report_is(invoke: Invoke) -> None:
    result = invoke("compare", "one.txt", "two.txt", "-q", "-o", "report")
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{Path('report') / 'index.html'}\n", "")


def test_without_a_folder_the_report_goes_to_the_reports_folder(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("compare", "one.txt", "two.txt", "-q", "--reports-dir", "mine")
    (folder,) = (tmp_path / "mine").iterdir()
    assert result.stdout == f"{Path('mine') / folder.name / 'index.html'}\n"
    result = invoke("compare", "one.txt", "two.txt", "-q", env={"CLAIMDIFF_REPORTS_DIR": "theirs"})
    assert result.stdout.startswith(f"theirs{os.sep}")


def test_all_writes_every_judged_pair(invoke: Invoke, tmp_path: Path) -> None:
    invoke("compare", "one.txt", "two.txt", "-q", "--all", "-o", "report", "--min-probability", "1")
    judged = [json.loads(line) for line in (tmp_path / "report/judged.jsonl").read_text("utf-8").splitlines()]
    manifest = json.loads((tmp_path / "report/manifest.json").read_text("utf-8"))
    assert len(judged) == manifest["counts"]["judged_pairs"] > 0
    assert {record["relation"] for record in judged} == {"neutral"}
    assert (tmp_path / "report/findings.jsonl").read_bytes() == b""


def test_fail_on_contradiction_is_exit_code_5(invoke: Invoke) -> None:
    found = invoke("compare", "one.txt", "two.txt", "-o", "r", "--fail-on", "contradiction", "--min-probability", "0")
    assert found.exit_code == 5
    none = invoke("compare", "one.txt", "two.txt", "-o", "r", "--fail-on", "contradiction", "--min-probability", "1")
    assert none.exit_code == 0
    assert "No contradiction reached the threshold of 1.00." in none.stdout


def test_an_unread_input_is_exit_code_3_and_named(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    result = invoke("compare", "one.txt", "two.txt", "missing.txt", "empty.txt", "-o", "report")
    assert result.exit_code == 3
    lines = report_lines(result)
    assert [line.partition(":")[2].partition(": unreadable")[0] for line in lines] == [" missing.txt", " empty.txt"]
    assert (tmp_path / "report" / "index.html").is_file()
    fail = invoke(
        "compare", "one.txt", "two.txt", "x", "-o", "r", "--fail-on", "contradiction", "--min-probability", "0"
    )
    assert fail.exit_code == 5


@pytest.mark.parametrize("inputs", [["one.txt"], ["one.txt", "one.txt"], ["missing.txt"], ["empty_folder"]])
def test_nothing_to_compare_is_exit_code_1_and_one_line(invoke: Invoke, tmp_path: Path, inputs: list[str]) -> None:
    (tmp_path / "empty_folder").mkdir()
    result = invoke("compare", *inputs, "-q")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("claimdiff: nothing to compare: ")
    assert not (tmp_path / "reports").exists()


def test_a_language_that_is_not_covered_is_told(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "three.txt").write_text(AMHARIC, encoding="utf-8")
    result = invoke("compare", "one.txt", "two.txt", "three.txt", "-o", "report")
    assert result.exit_code == 0
    assert report_lines(result) == ["claimdiff: three.txt: language not covered (am): read, but not compared"]


def test_standard_input_is_one_of_the_articles(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("compare", "one.txt", "-", "-q", "-o", "report", input=ENGLISH)
    assert result.exit_code == 0, result.output
    manifest = json.loads((tmp_path / "report/manifest.json").read_text("utf-8"))
    assert [item["fate"] for item in manifest["inputs"]] == ["read", "read"]


def test_a_report_folder_that_can_not_be_written_fails_before_the_work(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    result = invoke("compare", "one.txt", "two.txt", "-o", "file/report")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1  # no progress line: nothing was read
    assert result.stderr.startswith("claimdiff: ")


def test_a_model_that_is_not_there_is_one_line(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("compare", "one.txt", "two.txt", "--encoder", str(tmp_path / "no_model"), "-q")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert result.stderr.startswith("claimdiff: ")


def test_control_characters_of_articles_and_paths_do_not_reach_the_terminal(invoke: Invoke, tmp_path: Path) -> None:
    bad = "two\x1b[31m\u202e.txt"
    (tmp_path / bad).write_text(ENGLISH.replace("killed 34", "killed \x1b[2J\u202e34"), encoding="utf-8")
    result = invoke("compare", "one.txt", bad, "gone\x1b[31m\u202e.txt", "-o", "r", "--min-probability", "0")
    assert result.exit_code == 3, result.output
    assert [char for char in result.output if char in "\x1b\u202e\r\x07"] == []
    assert "\u2068" in result.stdout  # every claim stands within its own isolate


def test_evaluate_pairs_on_a_few_rows(invoke: Invoke, tmp_path: Path) -> None:
    rows = [
        {"premise": "The bridge fell.", "hypothesis": "The bridge did not fall.", "label": "contradiction"},
        {"premise": "The bridge fell.", "hypothesis": "The bridge fell.", "label": "entailment"},
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    result = invoke("evaluate", "pairs", "rows.jsonl", "--json", "--predictions", "out.jsonl")
    assert result.exit_code == 0, result.output
    json.loads(result.stdout)
    predictions = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [sorted(row) for row in predictions] == [["contradiction", "entailment", "neutral"]] * 2
    assert [max(row, key=row.__getitem__) for row in predictions] == ["contradiction", "entailment"]
    text = invoke("evaluate", "pairs", "rows.jsonl")
    assert "accuracy" in text.stdout.lower()


def test_evaluate_pairs_without_its_file_is_one_line(invoke: Invoke) -> None:
    result = invoke("evaluate", "pairs", "missing.jsonl")
    assert result.exit_code == 1
    assert len(report_lines(result)) == 1


def test_evaluate_corpus_on_one_small_event(invoke: Invoke, tmp_path: Path) -> None:
    event = tmp_path / "bridge"
    event.mkdir()
    (tmp_path / "one.txt").rename(event / "one.ar.txt")
    (tmp_path / "two.txt").rename(event / "two.en.txt")
    gold = {"a": "one.ar.txt", "a_text": ARABIC.splitlines()[6], "b": "two.en.txt", "b_text": ENGLISH.splitlines()[6],
            "label": "agreement", "type": "translation", "crosslingual": True, "strength": "clear"}  # fmt: skip
    articles = [{"file": name, "outlet": name, "language": name[4:6], "date": "2025-09-02"}
                for name in ("one.ar.txt", "two.en.txt")]  # fmt: skip
    (event / "event.json").write_text(json.dumps({"event": "bridge", "articles": articles}), encoding="utf-8")
    (event / "gold.jsonl").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    result = invoke("evaluate", "corpus", "bridge", "--json")
    assert result.exit_code == 0, result.output
    json.loads(result.stdout)
    assert "recall" in invoke("evaluate", "corpus", "bridge").stdout.lower()


def test_evaluate_corpus_of_a_folder_without_gold_is_one_line(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("evaluate", "corpus", str(tmp_path))
    assert result.exit_code == 1
    assert len(report_lines(result)) == 1


def test_models_names_both_with_their_sums() -> None:
    result = CliRunner().invoke(main, ["models"])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.partition(":")[0] for line in lines if not line.startswith(" ")] == ["encoder", "judge"]
    assert str(EmbeddedEncoder().facts.sha256)[:16] in result.stdout


def run_python(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "claimdiff", *arguments], cwd=cwd, env=environment, capture_output=True, text=True,
        encoding="utf-8",
    )  # fmt: skip


def test_the_module_runs_as_a_program(invoke: Invoke, tmp_path: Path) -> None:
    done = run_python("compare", "one.txt", "two.txt", "missing.txt", "-q", "-o", "report", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, f"{Path('report') / 'index.html'}\n")
    assert [line.partition(": unreadable")[0] for line in done.stderr.splitlines()] == ["claimdiff: missing.txt"]


def test_a_failure_of_the_program_shows_no_traceback(invoke: Invoke, tmp_path: Path) -> None:
    done = run_python("compare", "one.txt", "-q", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert run_python("compare", cwd=tmp_path).returncode == 2
