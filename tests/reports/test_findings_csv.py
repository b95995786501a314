"""`findings.csv`: columns, spreadsheets' formulas, line feeds, Excel's byte-order mark."""

import csv
import unicodedata
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.finding_record import FLAT_COLUMNS
from claimdiff.records import Finding
from claimdiff.reports.findings_csv import neutralise_cell, write_findings_csv
from tests.reports.samples import harbour_comparison


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def with_title(finding: Finding, title: str) -> Finding:
    return replace(finding, left=replace(finding.left, article=replace(finding.left.article, title=title)))


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1+1",
     "＋1", "－1", "＠x", "  =1", "\u200e=1",
     "\u00a0@x", "\ufeff=1"],
)  # fmt: skip
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert neutralise_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", " ", "قال الوزير", "a=b", "17 / 24", "“quoted”", "«اقتباس»"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert neutralise_cell(text) == text


OPENERS = "=+-@＝＋－＠﹢﹣﹦﹫−\t\r\n \u00a0\u200e\u202e\ufeff\u2009\u3000\x00\x0b'"
CELLS = st.tuples(st.text(OPENERS, max_size=6), st.text(max_size=20)).map("".join)


@given(CELLS)
def test_no_cell_begins_a_formula(text: str) -> None:
    cell = neutralise_cell(text)
    assert cell in (text, f"'{text}")
    visible = [c for c in cell if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf", "Zs", "Zl", "Zp")]
    assert not visible or visible[0] not in "=+-@＝＋－＠﹢﹣﹦﹫−"
    assert cell[:1] not in ("\t", "\r", "\n")


@given(st.lists(CELLS, min_size=3, max_size=3))
def test_cells_keep_their_text_through_a_file(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    title, outlet, words = texts
    finding = harbour_comparison().findings[0]
    article = replace(finding.left.article, title=title, outlet=outlet)
    left = replace(finding.left, article=article, claim=replace(finding.left.claim, text=words))
    path = tmp_path_factory.mktemp("csv") / "f.csv"
    write_findings_csv([replace(finding, left=left)], path)
    (_, row) = rows_of(path)
    read = [row[FLAT_COLUMNS.index(f"left_{name}")] for name in ("title", "outlet", "text")]
    assert all(cell in (text, f"'{text}") for cell, text in zip(read, texts, strict=True))


def test_columns_and_order(tmp_path: Path) -> None:
    assert write_findings_csv(harbour_comparison().findings, tmp_path / "f.csv") == 13
    rows = rows_of(tmp_path / "f.csv")
    assert rows[0] == list(FLAT_COLUMNS)
    assert [row[3] for row in rows[1:8]] == ["0.999", "0.97", "0.93", "0.84", "0.71", "0.66", "0.52"]
    assert {len(row) for row in rows} == {len(FLAT_COLUMNS)}


def test_pandas_reads_what_the_dataframe_holds(tmp_path: Path) -> None:
    findings = harbour_comparison().findings
    write_findings_csv(findings, tmp_path / "f.csv")
    read = pd.read_csv(tmp_path / "f.csv", dtype={"finding_id": str})
    assert list(read["left_text"]) == list(findings.to_dataframe()["left_text"])
    assert read["left_quoted"].dtype == bool


def test_line_feeds_quotes_and_commas_stay_in_their_cell(tmp_path: Path) -> None:
    finding = with_title(harbour_comparison().findings[0], 'He said, "no"\nand left\r\n=HYPERLINK("x")')
    write_findings_csv([finding], tmp_path / "f.csv")
    rows = rows_of(tmp_path / "f.csv")
    assert len(rows) == 2
    assert rows[1][FLAT_COLUMNS.index("left_title")] == 'He said, "no"\nand left\r\n=HYPERLINK("x")'


def test_excel_is_told_that_it_is_utf8(tmp_path: Path) -> None:
    write_findings_csv([], tmp_path / "f.csv")
    assert (tmp_path / "f.csv").read_bytes() == b"\xef\xbb\xbf" + ",".join(FLAT_COLUMNS).encode() + b"\r\n"
