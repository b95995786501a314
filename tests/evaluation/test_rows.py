"""Reading labelled rows: every error names the file and the line."""

import gzip
import json
from pathlib import Path

import pytest

from claimdiff.errors import GoldError
from claimdiff.evaluation import rows
from claimdiff.evaluation.rows import read_rows, required_text


def test_rows_come_with_their_line_numbers_and_blank_lines_are_none(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"a": 1}\n\n  \n{"a": "ب"}', encoding="utf-8")
    assert list(read_rows(path)) == [(1, {"a": 1}), (4, {"a": "ب"})]


def test_a_byte_order_mark_and_gzip_are_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress('\ufeff{"a": 1}\r\n{"a": 2}\r\n'.encode()))
    assert list(read_rows(path)) == [(1, {"a": 1}), (2, {"a": 2})]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"a": 1}\n{"a": \n', "line 2: not JSON"),
        (b'{"a": 1}\n["a"]\n', "line 2: not a JSON object"),
        (b'{"a": 1}\n{"a": "\xe9"}\n', "line 2: not UTF-8"),
        (b'{"a": ' + b"[" * 200_000, "line 1: JSON nested too deep"),
        (b'{"a": ' + b"1" * 5000 + b"}", "line 1: JSON nested too deep or a number too long"),
        (b"", "holds no rows"),
        (b"\n \n", "holds no rows"),
    ],
)
def test_a_bad_file_is_one_line_naming_file_and_line(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_bytes(content)
    with pytest.raises(GoldError, match=message) as caught:
        list(read_rows(path))
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_endless_line_is_refused_before_it_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_LINE_BYTES", 100)
    path = tmp_path / "long.jsonl"
    path.write_text('{"a": 1}\n' + "x" * 101)
    with pytest.raises(GoldError, match="line 2: longer than"):
        list(read_rows(path))


@pytest.mark.parametrize("content", [b"plain text", gzip.compress(b'{"a": 1}\n' * 1000)[:-20]])
def test_a_damaged_gzip_file_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(content)
    with pytest.raises(GoldError, match="damaged gzip file"):
        list(read_rows(path))


def test_a_missing_file_and_a_folder_say_so(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no such file"):
        list(read_rows(tmp_path / "none.jsonl"))
    with pytest.raises(GoldError, match="cannot be read"):
        list(read_rows(tmp_path))


def test_a_required_text_that_is_missing_or_no_text(tmp_path: Path) -> None:
    row = json.loads('{"premise": 3}')
    with pytest.raises(GoldError, match=r"line 7: the field 'premise' is not a text"):
        required_text(tmp_path, 7, row, "premise")
    with pytest.raises(GoldError, match=r"line 7: the field 'hypothesis' is missing"):
        required_text(tmp_path, 7, row, "hypothesis")
