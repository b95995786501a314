"""Tables of articles -> one draft a row."""

import io
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.articles.tables import (
    NoTextColumn,
    TableArticles,
    read_csv_articles,
    read_jsonl_articles,
    read_parquet_articles,
)
from claimdiff.errors import UnreadableInput

FIRST = "The harbour council approved the new breakwater on Monday.\n\nMayor Ilse Tarn said so."
SECOND = "Rail traffic between Norvik and Saltmere stopped on Tuesday when a signal box burned down."
ROWS = [
    {
        "Title": "Breakwater approved",
        "TEXT": FIRST,
        "id": "007",
        "outlet": "Harbour Post",
        "published": "2026-03-02T10:00:00Z",
        "url": "https://h.example/1",
        "language": "en-GB",
    },
    {
        "Title": "",
        "TEXT": SECOND,
        "id": "008",
        "outlet": "007",
        "published": "03/04/2026",
        "url": "/rel",
        "language": "",
    },
]


def body(table: TableArticles, i: int) -> str:
    return "\n\n".join(text for role, text in table.drafts[i][1].blocks if role != "title")


def as_csv(separator: str = ",", encoding: str = "utf-8") -> bytes:
    return pd.DataFrame(ROWS).to_csv(index=False, sep=separator).encode(encoding)


def as_jsonl() -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode()


def as_parquet() -> bytes:
    stream = io.BytesIO()
    pd.DataFrame(ROWS).to_parquet(stream)
    return stream.getvalue()


READ = {
    "comma": lambda: read_csv_articles(as_csv()),
    "semicolon": lambda: read_csv_articles(as_csv(";")),
    "tab": lambda: read_csv_articles(as_csv("\t")),
    "byte order mark": lambda: read_csv_articles(b"\xef\xbb\xbf" + as_csv()),
    "UTF-16": lambda: read_csv_articles(as_csv(encoding="utf-16")),
    "jsonl": lambda: read_jsonl_articles(as_jsonl()),
    "jsonl, Windows line ends": lambda: read_jsonl_articles(as_jsonl().replace(b"\n{", b"\r\n{")),
    "parquet": lambda: read_parquet_articles(as_parquet()),
}


@pytest.mark.parametrize("read", READ.values(), ids=READ.keys())
def test_columns_are_found_in_any_case_and_order(read) -> None:  # noqa: ANN001
    table = read()
    assert [row for row, _ in table.drafts] == [1, 2]
    first, second = (draft for _, draft in table.drafts)
    assert (first.title, first.outlet, first.published) == ("Breakwater approved", "Harbour Post", "2026-03-02")
    assert (first.url, first.language) == ("https://h.example/1", "en")
    assert body(table, 0) == FIRST
    assert (second.outlet, second.published, second.url) == ("007", None, None)
    assert body(table, 1) == SECOND
    assert table.notes == []


def test_a_given_title_stands_once() -> None:
    text = f"Breakwater approved\n\n{FIRST}"
    (draft,) = (
        d for _, d in read_jsonl_articles(json.dumps({"title": "Breakwater approved", "text": text}).encode()).drafts
    )
    assert [t for role, t in draft.blocks if t == "Breakwater approved"] == ["Breakwater approved"]
    assert [t for role, t in draft.blocks if role == "title"] == ["Breakwater approved"]


def test_a_csv_without_text_column_names_its_columns() -> None:
    with pytest.raises(NoTextColumn, match=r"no text column \(its columns: a, b\); name the column"):
        read_csv_articles(b"a,b\n1,2\n")
    with pytest.raises(NoTextColumn, match="no text column"):
        read_jsonl_articles(b'{"premise": "x"}\n')


def test_windows_1256_cells_are_read() -> None:
    text = "أعلنت هيئة الإنقاذ أن عدد المفقودين في سيول وادي الزعتر بلغ 12 شخصاً حتى صباح الأحد."
    assert body(read_csv_articles(f"text\n{text}\n".encode("cp1256")), 0) == text


def test_a_broken_line_is_told_and_the_rest_is_read() -> None:
    lines = [
        json.dumps({"text": FIRST}),
        '{"text": "cut of',
        "[1]",
        json.dumps({"text": SECOND}),
        "",
        json.dumps({"text": " "}),
    ]
    table = read_jsonl_articles("\n".join(lines).encode())
    assert [row for row, _ in table.drafts] == [1, 4]
    assert table.notes == [
        "1 row without text was left out",
        "line 2 is no JSON object and was left out",
        "line 3 is no JSON object and was left out",
    ]


def test_many_broken_lines_are_counted() -> None:
    table = read_jsonl_articles(("{\n" * 9 + json.dumps({"text": FIRST})).encode())
    assert len(table.notes) == 6
    assert table.notes[-1] == "4 more lines are no JSON objects and were left out"


@pytest.mark.parametrize(
    ("read", "data", "why"),
    [
        (read_jsonl_articles, b"not json\n", "no line is a JSON object; "),
        (read_jsonl_articles, b'{"text": ""}\n', "no row has a text; "),
        (read_jsonl_articles, b"[" * 100_000, "no line is a JSON object; "),
        (read_jsonl_articles, bytes(range(256)) * 20, "binary"),
        (read_csv_articles, b"\n\n", "not a readable CSV table"),
        (read_csv_articles, b'text\n"open quote\n', "no"),
        (read_parquet_articles, b"PAR1 no parquet PAR1", "a damaged Parquet file; "),
        (read_parquet_articles, as_parquet()[:-200], "a damaged Parquet file; "),
    ],
)
def test_bad_tables_are_refused_in_one_line(read, data: bytes, why: str) -> None:  # noqa: ANN001
    with pytest.raises(UnreadableInput, match=why) as caught:
        read(data)
    assert "\n" not in str(caught.value)


@given(
    st.lists(
        st.dictionaries(st.sampled_from(["text", "title", "url", "published", "x"]), st.text(max_size=50)), max_size=5
    )
)
def test_any_rows_are_read_or_refused(rows: list[dict[str, str]]) -> None:
    data = "\n".join(json.dumps(row) for row in rows).encode()
    try:
        table = read_jsonl_articles(data)
    except UnreadableInput:
        return
    assert table.drafts


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_as_csv(data: bytes) -> None:
    try:
        table = read_csv_articles(b"text,title\n" + data)
    except UnreadableInput:
        return
    assert table.drafts


def test_html_in_a_cell_is_read_as_its_paragraphs() -> None:
    line = json.dumps(
        {"text": f"<p>{SECOND}</p><p hidden>Not seen by any reader of this page.</p><p>It reopens in May.</p>"}
    )
    [(_, draft)] = read_jsonl_articles(line.encode()).drafts
    assert [text for _, text in draft.blocks] == [SECOND, "It reopens in May."]


def test_cells_of_other_types_are_no_titles() -> None:
    row = {"text": [SECOND, "It reopens in May."], "title": ["a", "b"], "outlet": {"name": "Harbour Post"}, "url": 5}
    [(_, draft)] = read_jsonl_articles(json.dumps(row).encode()).drafts
    assert (draft.title, draft.outlet, draft.url) == (None, "Harbour Post", None)
    assert [text for _, text in draft.blocks] == [SECOND, "It reopens in May."]


def test_a_row_with_too_many_cells_is_told_and_the_rest_is_read() -> None:
    table = read_csv_articles(f'text,title\n"{SECOND}",A\n"{SECOND}",B,c,d\n'.encode())
    assert [draft.title for _, draft in table.drafts] == ["A"]
    assert table.notes == ["1 row was left out: more cells than columns; quote the cells"]


def test_the_separator_that_excel_writes_first_is_no_column() -> None:
    table = read_csv_articles(f'sep=;\ntext;title\n"{SECOND}";"A, B"\n'.encode())
    assert [draft.title for _, draft in table.drafts] == ["A, B"]
