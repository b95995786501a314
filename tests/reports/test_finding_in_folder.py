"""A finding read back from a report folder: found, unknown, damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimdiff.errors import UnknownFinding, UnreadableInput
from claimdiff.finding_record import finding_record
from claimdiff.reports.finding_in_folder import finding_in_folder
from claimdiff.reports.findings_jsonl import write_findings_jsonl
from tests.reports.bridge_sample import bridge_comparison
from tests.reports.hostile import hostile_comparison


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the findings of two comparisons."""
    findings = [*bridge_comparison().findings, *hostile_comparison().findings]
    write_findings_jsonl(findings, tmp_path / "findings.jsonl")
    return tmp_path


def test_every_finding_is_found(folder: Path) -> None:
    for finding in (*bridge_comparison().findings, *hostile_comparison().findings):
        assert finding_in_folder(folder, finding.finding_id) == json.loads(json.dumps(finding_record(finding)))


def test_an_unknown_id_is_said(folder: Path) -> None:
    with pytest.raises(UnknownFinding, match="no finding has the id 'ffff'"):
        finding_in_folder(folder, "ffff")


def test_no_report_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"findings\.jsonl: No such file or directory: name a folder"):
        finding_in_folder(tmp_path, "0" * 16)


ID = bridge_comparison().findings[0].finding_id
RECORD = finding_record(bridge_comparison().findings[0])


@pytest.mark.parametrize(
    "line",
    [
        f'"{ID}"',
        f'{{"finding_id": "{ID}"',
        f'{{"finding_id": "{ID}"}}',
        json.dumps(RECORD | {"left": {}}),
        json.dumps(RECORD | {"left": RECORD["left"] | {"text": 3}}),
        json.dumps(RECORD | {"probability": "high"}),
        json.dumps(RECORD | {"probability": 2}),
        json.dumps(RECORD | {"relation": "neutral"}),
        json.dumps(RECORD | {"reason": ["x"]}),
        "[" * 100_000 + f'"{ID}"',
    ],
    ids=["text", "cut", "bare", "no side", "number", "word", "over 1", "neutral", "list", "deep"],
)
def test_a_damaged_line_is_said(tmp_path: Path, line: str) -> None:
    (tmp_path / "findings.jsonl").write_text("\n" + line + "\n", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="line 2 is no finding: write the report again"):
        finding_in_folder(tmp_path, ID)


def test_another_findings_damage_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "findings.jsonl").write_text("{broken\n" + json.dumps(RECORD) + "\n", encoding="utf-8")
    assert finding_in_folder(tmp_path, ID) == json.loads(json.dumps(RECORD))
