"""`findings.jsonl`: order, bytes, letters, emptiness."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.finding_record import finding_record
from claimdiff.reports.findings_jsonl import json_line, write_findings_jsonl, write_jsonl
from tests.reports.samples import harbour_comparison


def test_rows_are_in_the_order_of_the_contract(tmp_path: Path) -> None:
    findings = harbour_comparison().findings
    assert write_findings_jsonl(findings, tmp_path / "f.jsonl") == 13
    rows = [json.loads(line) for line in (tmp_path / "f.jsonl").read_text("utf-8").splitlines()]
    assert [row["relation"] for row in rows] == ["contradiction"] * 7 + ["change"] * 2 + ["agreement"] * 4
    assert [row["probability"] for row in rows[:7]] == [0.999, 0.97, 0.93, 0.84, 0.71, 0.66, 0.52]
    assert rows[0] == finding_record(findings[0])


def test_any_order_of_input_gives_the_same_bytes(tmp_path: Path) -> None:
    findings = harbour_comparison().findings
    write_findings_jsonl(findings, tmp_path / "a")
    write_findings_jsonl(reversed(findings), tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_arabic_stays_readable(tmp_path: Path) -> None:
    write_findings_jsonl(harbour_comparison().findings, tmp_path / "f")
    assert "صحيفة الميناء" in (tmp_path / "f").read_text("utf-8")


def test_no_finding_is_an_empty_file(tmp_path: Path) -> None:
    assert write_findings_jsonl([], tmp_path / "f") == 0
    assert (tmp_path / "f").read_bytes() == b""


def test_records_are_written_one_at_a_time(tmp_path: Path) -> None:
    path, seen = tmp_path / "judged.jsonl", []

    def records() -> object:
        for number in range(20_000):
            yield {"n": number, "text": "x" * 50}
            seen.append(path.stat().st_size)

    assert write_jsonl(records(), path) == 20_000  # type: ignore[arg-type]
    assert 0 < seen[10_000] < seen[-1]


def test_a_file_name_that_is_no_utf8_survives(tmp_path: Path) -> None:
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    write_jsonl([{"path": name}], tmp_path / "f")
    assert json.loads((tmp_path / "f").read_bytes()) == {"path": name}


@given(st.text())
def test_every_text_is_one_line_and_comes_back(text: str) -> None:
    line = json_line({"text": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"text": text}


def test_nan_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        json_line({"probability": float("nan")})
