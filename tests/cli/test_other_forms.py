"""`--markdown` and `--sarif`, and what a hostile article may do to the terminal, with the shipped models."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimdiff.cli import main
from claimdiff.cli.other_forms import check_other_forms, page_address, write_other_forms
from claimdiff.errors import OutputError
from tests.reports.bridge_sample import bridge_comparison

EVIL = "\x1b[31m\x1b]0;x\x07\u202eevil\u2066\x9b2J @all [x](javascript:1) <img src=x>"
ARABIC = "قُتل 47 شخصاً في انهيار جسر أوردا يوم الاثنين، وفق ما أعلنه الدفاع المدني."
ENGLISH = "The collapse of the Orda bridge on Monday killed 34 people, the civil defence said."
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufeff]")
"""Control characters but the line feed, and bidi overrides."""


def run(folder: Path, *words: str) -> Result:
    environment = {"CLAIMDIFF_INDEXES_DIR": str(folder / "indexes"), "CLAIMDIFF_REPORTS_DIR": str(folder / "reports")}
    result = CliRunner().invoke(main, words, env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two articles that contradict each other, hostile in all that is not their text, and a damaged one."""
    folder = tmp_path_factory.mktemp("hostile")
    rows = [
        {"title": f"{EVIL} {number}", "outlet": f"{EVIL} {number}", "text": text, "published": "2025-11-03"}
        for number, text in enumerate((ARABIC, ENGLISH))
    ]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "in").mkdir()
    (folder / "in" / "rows\x1b[31m\u202e.jsonl").write_text(text, encoding="utf-8")
    (folder / "in" / "bad\x1b[2J\u202e.pdf").write_bytes(b"no pdf")
    return folder


@pytest.fixture(scope="module")
def compared(folder: Path) -> Result:
    report = str(folder / "report")
    words = ("--min-probability", "0", "--markdown", "-", "--sarif", str(folder / "out.sarif"))
    return run(folder, "compare", str(folder / "in"), "-o", report, *words)


def test_stdout_holds_the_markdown_and_nothing_else(folder: Path, compared: Result) -> None:
    assert compared.exit_code == 3
    assert compared.stdout.startswith("# ")
    assert "articles," not in compared.stdout
    assert "Report: " not in compared.stdout
    assert f"Report: {folder / 'report' / 'index.html'}" in compared.stderr
    assert "> قُتل **47" in compared.stdout
    assert "> The collapse of the Orda bridge on Monday killed **34" in compared.stdout


def test_neither_output_holds_what_a_terminal_obeys(compared: Result) -> None:
    assert "evil" in compared.stdout
    assert "evil" in compared.stderr
    assert "bad\\x1b[2J\\u202e.pdf" in compared.stderr
    assert OBEYED.findall(compared.stdout) == []
    assert OBEYED.findall(compared.stderr) == []


def test_the_sarif_log_has_the_findings_of_the_report(folder: Path, compared: Result) -> None:
    log = json.loads((folder / "out.sarif").read_text(encoding="utf-8"))
    lines = (folder / "report" / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    written = [result["partialFingerprints"]["findingId/v1"] for result in log["runs"][0]["results"]]
    assert written == [json.loads(line)["finding_id"] for line in lines]
    assert written
    assert compared.exit_code == 3


def test_a_finding_of_the_report_can_be_drafted(folder: Path, compared: Result) -> None:
    finding = json.loads((folder / "report" / "findings.jsonl").read_text(encoding="utf-8").splitlines()[0])
    drafted = run(folder, "draft", str(folder / "report"), finding["finding_id"])
    assert drafted.exit_code == 0
    assert json.loads(drafted.stdout)["creativeWorkStatus"] == "Draft"
    assert OBEYED.findall(drafted.stdout) == []


def test_an_index_is_listed_and_reported_in_the_same_way(folder: Path) -> None:
    added = run(folder, "index", "add", "bridge", str(folder / "in"))
    listed = run(folder, "index", "show", "bridge")
    markdown, sarif = folder / "notes (1)" / "all.md", folder / "index.sarif"
    markdown.parent.mkdir()
    words = ("--min-probability", "0", "--markdown", str(markdown), "--sarif", str(sarif))
    reported = run(folder, "report", "bridge", "-o", str(folder / "of index"), *words)
    asked = [run(folder, "check", "bridge", "The Orda bridge killed 99 people.", *more) for more in ((), ("--json",))]
    assert [result.exit_code for result in (added, listed, reported, *asked)] == [3, 0, 0, 0, 0]
    for result in (added, listed, reported, *asked):
        assert OBEYED.findall(result.output) == []
    assert "evil" in listed.stdout
    assert "](../of%20index/index.html#" in markdown.read_text(encoding="utf-8")
    assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"
    piped = run(folder, "report", "bridge", "-o", str(folder / "of index"), "--markdown", "-")
    assert piped.stdout.startswith("# ")
    assert "Report: " in piped.stderr


def test_a_file_that_cannot_be_written_is_said_before_the_work(folder: Path) -> None:
    missing = folder / "no" / "out.md"
    for option in ("--markdown", "--sarif"):
        result = run(folder, "compare", "nothing.txt", "-o", str(folder / "x"), option, str(missing))
        assert result.exit_code == 1
        remedy = f"there is no folder {missing.parent}: make it first, or name another file"
        assert result.stderr == f"claimdiff: {missing}: {remedy}\n"
    with pytest.raises(OutputError, match="there is no folder"):
        check_other_forms(None, missing)


def test_a_log_goes_to_a_file(folder: Path) -> None:
    result = run(folder, "compare", "nothing.txt", "-o", str(folder / "x"), "--sarif", "-")
    assert (result.exit_code, "a SARIF log goes to a file" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("in", "--markdown", "in/a.txt"), "in/a.txt: is one of the articles to compare"),
        (("in/*.txt", "--sarif", "in/../in/a.txt"), "in/../in/a.txt: is one of the articles to compare"),
        (("in/a.txt", "notes.md", "--markdown", "link.md"), "link.md: is one of the articles to compare"),
        (("in", "--markdown", "in/new.md"), "in/new.md: lies in a folder of articles, where the next run would read"),
        (("in/a.txt", "--sarif", "old.html"), "old.html: is there already, and may be an article (.html)"),
        (("in", "--markdown", "x.md", "--sarif", "./x.md"), "x.md: holds the Markdown already"),
    ],
)
def test_no_article_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("in/a.txt", "in/b.txt", "notes.md", "old.html"):
        (tmp_path / name).write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "link.md").symlink_to("notes.md")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    result = run(tmp_path, "compare", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert [line for line in result.stderr.splitlines() if line.startswith("Error: ") and why in line]
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_files_of_these_forms_are_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("in/a.txt", "earlier.md", "in/earlier.sarif", "earlier.json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    check_other_forms(Path("earlier.md"), Path("in/earlier.sarif"), ["in", "-", "https://post.example/feed"])
    check_other_forms(Path("-"), Path("earlier.json"), ["in/a.txt"])


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.md"
    target.write_text("earlier", encoding="utf-8")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="could not be written: the disk is full"):
        write_other_forms(bridge_comparison(), tmp_path / "r" / "index.html", target, None, None)
    assert target.read_text(encoding="utf-8") == "earlier"
    assert [path.name for path in tmp_path.iterdir()] == ["out.md"]


def test_the_page_is_named_from_where_the_markdown_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    index = Path("reports") / "a (b)]" / "index.html"
    assert page_address(index, Path("-")) == "reports/a%20%28b%29%5D/index.html"
    assert page_address(index, Path("notes/x.md")) == "../reports/a%20%28b%29%5D/index.html"
    assert page_address(index, tmp_path / "reports" / "x.md") == "a%20%28b%29%5D/index.html"
