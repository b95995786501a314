"""`claimdiff review`: deciding on findings, and taking decisions from place to place."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimdiff.cli import main
from claimdiff.indexing.index import Index
from tests.indexing.stubs import FLOOD, ROAD, SCHOOL, TRAIN, NumberJudge, WordEncoder, article_of


def run(folder: Path, *words: str) -> Result:
    """Run a command; nothing but exit codes may come out of it."""
    result = CliRunner().invoke(main, ["review", *words, "--indexes-dir", str(folder / "indexes")])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def add(folder: Path, second: int = 34) -> None:
    articles = [
        article_of("first", FLOOD.format(47), ROAD, SCHOOL, outlet="The Post"),
        article_of("second", FLOOD.format(second), ROAD, TRAIN, outlet="صحيفة الوادي"),
    ]
    with Index.open(
        "talks", indexes_dir=folder / "indexes", writing=True, encoder=WordEncoder(), judge=NumberJudge()
    ) as index:
        index.add(articles)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    add(folder)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """An index `talks` with a contradiction and an agreement."""
    shutil.copytree(made / "indexes", tmp_path / "indexes")
    return tmp_path


def contradiction(folder: Path) -> str:
    return run(folder, "talks", "--relation", "contradiction").stdout.split()[0]


def test_the_list_says_what_a_person_needs_to_decide(folder: Path) -> None:
    lines = run(folder, "talks").stdout.splitlines()
    assert lines[0].split(" ", 1)[1].startswith("contradiction (number), ")
    assert "The Post" in lines[1]
    assert FLOOD.format(47) in lines[1]
    assert "صحيفة الوادي" in lines[2]
    assert lines[-1] == "2 findings listed; 0 of 2 open ones are decided on"
    only = run(folder, "talks", "--relation", "agreement").stdout
    assert "contradiction" not in only
    assert only.endswith("1 finding listed; 0 of 2 open ones are decided on\n")


def test_a_decision_is_kept_and_can_be_taken_back(folder: Path) -> None:
    finding = contradiction(folder)
    done = run(folder, "talks", finding, "false_alarm", "--note", "two floods")
    assert (done.exit_code, done.stdout) == (0, f"{finding}: false_alarm\n")
    assert finding not in run(folder, "talks").stdout
    shown = run(folder, "talks", "--all").stdout
    assert finding in shown
    assert "two floods" in shown
    assert "false_alarm" in run(folder, "talks", finding).stdout
    assert run(folder, "talks", finding, "undo").exit_code == 0
    assert finding in run(folder, "talks").stdout


def test_a_decision_holds_when_articles_come_again_and_lapses_with_a_text(folder: Path) -> None:
    finding = contradiction(folder)
    run(folder, "talks", finding, "not_comparable")
    add(folder)
    assert "1 of 2 open ones are decided on" in run(folder, "talks").stdout
    add(folder, second=35)
    assert contradiction(folder) != finding
    assert "0 of 2 open ones are decided on" in run(folder, "talks").stdout
    add(folder, second=34)
    assert "1 of 2 open ones are decided on" in run(folder, "talks").stdout


def test_the_page_s_marks_come_in_and_bad_lines_are_named(folder: Path) -> None:
    finding = contradiction(folder)
    mark = {
        "finding_id": finding, "decision": "confirmed", "note": "called both", "reviewed": "2026-03-15T08:30:00.123Z",
        "left_text": FLOOD.format(34), "right_text": FLOOD.format(47),
    }  # fmt: skip
    lines = [
        json.dumps(mark),
        "",
        "no json",
        json.dumps(mark | {"decision": "true"}),
        json.dumps(mark | {"reviewed": "2026-03-16T08:30:00Z", "left_text": FLOOD.format(99)}),
        json.dumps(mark | {"finding_id": "0" * 16}),
        json.dumps(mark | {"reviewed": "2026-03-14T08:30:00Z", "decision": "false_alarm"}),
    ]
    path = folder / "marks.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    result = run(folder, "import", "talks", str(path))
    assert (result.exit_code, result.stdout) == (3, "1 decision kept, 1 known already\n")
    named = [line.split(": ")[1].rsplit(", ")[-1] for line in result.stderr.splitlines()]
    assert named == ["line 3", "line 4", "line 5", "line 6"]
    assert "2026-03-15T08:30:00+00:00: \u2068called both\u2069" in run(folder, "talks", finding).stdout


def test_decisions_go_to_another_index_with_their_features(folder: Path, tmp_path: Path) -> None:
    finding = contradiction(folder)
    run(folder, "talks", finding, "false_alarm", "--note", "ملاحظة")
    path = folder / "out.jsonl"
    assert run(folder, "export", "talks", str(path)).exit_code == 0
    (record,) = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert (record["finding_id"], record["decision"], record["note"]) == (finding, "false_alarm", "ملاحظة")
    assert {record["left_text"], record["right_text"]} == {FLOOD.format(34), FLOOD.format(47)}
    assert record["features"]["quantity_conflicts"] == 1.0
    assert json.loads(run(folder, "export", "talks").stdout) == record

    with Index.open(
        "other", indexes_dir=folder / "indexes", writing=True, encoder=WordEncoder(), judge=NumberJudge()
    ) as other:
        other.add([article_of("third", SCHOOL)])
    assert run(folder, "import", "other", str(path)).stdout == "1 decision kept\n"
    (again,) = [json.loads(line) for line in run(folder, "export", "other").stdout.splitlines()]
    assert again == record | {"is_open": False}
    assert run(folder, "import", "other", str(path)).stdout == "0 decisions kept, 1 known already\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("missing",), 1),
        (("../talks",), 1),
        (("talks", "0" * 16), 1),
        (("talks", "0" * 16, "confirmed"), 1),
        (("talks", "0" * 16, "undo"), 1),
        (("talks", "0" * 16, "perhaps"), 2),
        (("talks", "0" * 16, "--note", "x"), 2),
        (("import", "talks", "missing.jsonl"), 1),
        (("import", "missing", "missing.jsonl"), 1),
        (("export", "missing"), 1),
        (("export", "talks", "no/such/folder/x.jsonl"), 1),
    ],
)
def test_what_can_not_be_done_is_one_line(folder: Path, words: tuple[str, ...], code: int) -> None:
    result = run(folder, *words)
    lines = [line for line in result.stderr.splitlines() if line.startswith(("claimdiff:", "Error:"))]
    assert (result.exit_code, len(lines)) == (code, 1)
    assert not (folder / "indexes" / "missing").exists()


def test_the_help_shows_both_ways(folder: Path) -> None:
    shown = CliRunner().invoke(main, ["review", "--help"]).stdout
    assert "NAME [FINDING_ID [DECISION]]" in shown
    assert {"--note", "--all", "--relation", "import", "export"} <= set(shown.replace(",", " ").split())


def test_bytes_that_are_no_text_name_nothing_and_are_no_trouble_in_a_note(folder: Path) -> None:
    finding = contradiction(folder)
    assert run(folder, "talks", finding, "confirmed", "--note", "seen \udcff").exit_code == 0
    assert "seen ?" in run(folder, "talks", finding).stdout
    result = run(folder, "talks", "\udcff")
    assert (result.exit_code, "has no finding of that id" in result.stderr) == (1, True)


def test_a_pipe_is_no_file_of_decisions(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    result = run(folder, "import", "talks", str(folder / "pipe"))
    assert (result.exit_code, "is no file" in result.stderr) == (1, True)
