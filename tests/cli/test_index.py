"""`claimdiff index`, `check` and `report`, on small invented articles with the shipped models."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimdiff.cli import main
from claimdiff.index.folder import LOCK
from claimdiff.index.lock import held_lock
from claimdiff.models.files import read_model_card

ARABIC = """انهيار جسر أوردا يوقف حركة السير

قُتل 47 شخصاً في انهيار جسر أوردا يوم الاثنين، وفق ما أعلنه الدفاع المدني.

وأغلقت السلطات الطريق السريع بين أوردا ولنتا حتى إشعار آخر.
"""
ENGLISH = """Orda bridge collapse kills dozens

The collapse of the Orda bridge on Monday killed 34 people, the civil defence said.

The authorities closed the motorway between Orda and Lenta until further notice.
"""
AMHARIC = "በሰኞ ዕለት የኦርዳ ድልድይ ተደርምሶ ብዙ ሰዎች ሞተዋል። ባለሥልጣናት መንገዱን ዘግተዋል።\n"


def run(folder: Path, *words: str) -> Result:
    """Run a command with the folder's indexes; nothing but exit codes may come out of it."""
    environment = {"CLAIMDIFF_INDEXES_DIR": str(folder / "indexes"), "CLAIMDIFF_REPORTS_DIR": str(folder / "reports")}
    result = CliRunner().invoke(main, words, env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index `bridge` of two articles."""
    folder = tmp_path_factory.mktemp("index")
    for name, text in (("one.ar.txt", ARABIC), ("two.en.txt", ENGLISH), ("three.am.txt", AMHARIC)):
        (folder / name).write_text(text, encoding="utf-8")
    result = run(folder, "index", "add", "bridge", str(folder / "one.ar.txt"), str(folder / "two.en.txt"))
    assert result.exit_code == 0, result.output
    assert "2 articles added, 0 edited, 0 unchanged" in result.stdout
    return folder


def test_list_show_and_verify(folder: Path) -> None:
    listed = run(folder, "index", "list")
    assert (listed.exit_code, "2 articles" in listed.stdout) == (0, True)
    shown = run(folder, "index", "show", "bridge")
    assert "one.ar.txt" in shown.stdout
    assert f"encoder: {read_model_card('encoder').facts.name}, sha256 " in shown.stdout
    article = run(folder, "index", "show", "bridge", str(folder / "two.en.txt"))
    assert "killed 34 people" in article.stdout
    assert "all is well" in run(folder, "index", "verify", "bridge").stdout


def test_no_index_at_all_lists_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "index", "list").stdout == ""


def test_check_answers_across_languages(folder: Path) -> None:
    result = run(folder, "check", "bridge", "The authorities closed the motorway between Orda and Lenta.", "--json")
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    assert (answer["language"], answer["is_covered"], answer["looked_at"] > 2) == ("en", True, True)
    assert {reply["relation"] for reply in answer["replies"]} == {"supports"}
    found = {reply["language"]: reply for reply in answer["replies"]}
    assert "motorway" in found["en"]["sentence"]
    assert all(0.3 <= reply["probability"] <= 1 for reply in answer["replies"])
    assert "supports" in run(folder, "check", "bridge", answer["claim"]).stdout


def test_check_says_that_a_language_is_not_covered(folder: Path) -> None:
    result = run(folder, "check", "bridge", AMHARIC.strip())
    assert (result.exit_code, "language not covered (am)" in result.stderr) == (0, True)
    assert run(folder, "check", "bridge", "  ").exit_code == 1


def test_report_writes_the_contract_s_files(folder: Path) -> None:
    result = run(folder, "report", "bridge", "-o", str(folder / "report"), "--min-probability", "0")
    assert result.exit_code == 0, result.output
    assert {path.name for path in (folder / "report").iterdir()} == {
        "index.html", "findings.jsonl", "findings.csv", "manifest.json",
    }  # fmt: skip
    lines = (folder / "report" / "findings.jsonl").read_text(encoding="utf-8").splitlines()
    findings = [json.loads(line) for line in lines]
    assert ("47" in findings[0]["left"]["text"]) or ("47" in findings[0]["right"]["text"])
    manifest = json.loads((folder / "report" / "manifest.json").read_text(encoding="utf-8"))
    assert [item["fate"] for item in manifest["inputs"]] == ["read", "read"]


def test_report_since_a_day_to_come_is_empty_and_named_by_the_index(folder: Path) -> None:
    result = run(folder, "report", "bridge", "--since", "2999-01-01", "-q")
    index = Path(result.stdout.strip())
    assert index.parent.name.endswith("-bridge")
    assert (index.parent / "findings.jsonl").read_bytes() == b""
    assert Path(run(folder, "report", "bridge", "-q").stdout.strip()).parent.name.endswith("-bridge-2")


def test_an_article_in_another_language_is_kept_and_named(folder: Path) -> None:
    result = run(folder, "index", "add", "other", str(folder / "three.am.txt"), str(folder / "missing.txt"))
    assert result.exit_code == 3
    assert "language not covered" in result.stderr
    assert "missing.txt: unreadable" in result.stderr
    assert "language not covered" in run(folder, "index", "show", "other").stdout
    removed = run(folder, "index", "remove", "other", str(folder / "three.am.txt"))
    assert (removed.exit_code, "0 claims removed" in removed.stdout) == (0, True)


def test_another_run_holds_the_lock(folder: Path) -> None:
    with held_lock(folder / "indexes" / "bridge" / LOCK, 0):
        result = run(folder, "index", "remove", "bridge", "anything", "--wait", "0.1")
    assert (result.exit_code, len(result.stderr.splitlines())) == (4, 1)


@pytest.mark.parametrize(
    "words",
    [
        ("index", "show", "missing"),
        ("index", "remove", "missing", "x"),
        ("index", "rebuild", "missing"),
        ("index", "verify", "../bridge"),
        ("index", "add", "a/b", "x.txt"),
        ("index", "remove", "bridge", "unknown.txt"),
        ("index", "show", "bridge", "unknown.txt"),
        ("report", "missing"),
        ("check", "missing", "a claim"),
    ],
    ids=" ".join,
)
def test_what_can_not_be_done_is_one_line(folder: Path, words: tuple[str, ...]) -> None:
    result = run(folder, *words)
    lines = [line for line in result.stderr.splitlines() if line.startswith("claimdiff:")]
    assert (result.exit_code, len(lines)) == (1, 1)
    assert not (folder / "indexes" / "missing").exists()


def test_rebuild_makes_the_faiss_file_again(folder: Path) -> None:
    path = folder / "indexes" / "bridge" / "vectors.faiss"
    before = path.read_bytes()
    path.write_bytes(b"garbage")
    damaged = run(folder, "index", "verify", "bridge")
    assert (damaged.exit_code, "rebuild bridge" in damaged.stderr) == (1, True)
    assert run(folder, "index", "rebuild", "bridge").exit_code == 0
    assert path.read_bytes() == before
