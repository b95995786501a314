"""`claimdiff draft`: a ClaimReview draft on stdout, one line on stderr where there is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimdiff.cli import main
from claimdiff.reports.folder import write_report
from tests.reports.bridge_sample import bridge_comparison
from tests.reports.hostile import hostile_comparison

TOLL = bridge_comparison().findings[0]
EVIL = hostile_comparison().findings[0]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the bridge."""
    return write_report(bridge_comparison(), tmp_path_factory.mktemp("bridge") / "report").folder


def draft(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["draft", *map(str, words)])


def test_it_prints_json_ld(report: Path) -> None:
    result = draft(report, TOLL.finding_id)
    record = json.loads(result.stdout)
    assert (result.exit_code, record["@type"], record["creativeWorkStatus"]) == (0, "ClaimReview", "Draft")
    assert record["claimReviewed"] == TOLL.left.claim.text
    assert "قُتل 47" in result.stdout


def test_the_side_can_be_chosen(report: Path) -> None:
    record = json.loads(draft(report, TOLL.finding_id, "--side", "right").stdout)
    assert record["claimReviewed"] == TOLL.right.claim.text
    assert draft(report, TOLL.finding_id, "--side", "both").exit_code == 2


def test_it_can_be_pasted_into_a_page(tmp_path: Path) -> None:
    folder = write_report(hostile_comparison(), tmp_path / "report").folder
    result = draft(folder, EVIL.finding_id)
    assert result.exit_code == 0
    assert "<" not in result.stdout
    assert "script>" in json.loads(result.stdout)["itemReviewed"]["author"]["name"]


@pytest.mark.parametrize(
    ("finding_id", "message"),
    [("0" * 16, "no finding has the id"), ("\x1b[2J", "no finding has the id '\\x1b[2J'"), ("", "no finding has")],
)
def test_an_unknown_finding_is_one_line(report: Path, finding_id: str, message: str) -> None:
    result = draft(report, finding_id)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert message in result.stderr


def test_a_folder_without_a_report_is_one_line(tmp_path: Path) -> None:
    result = draft(tmp_path / "none", TOLL.finding_id)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "name a folder that claimdiff compare or claimdiff report wrote" in result.stderr
