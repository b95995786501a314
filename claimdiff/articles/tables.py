"""Tables of articles (.csv, .jsonl, .parquet) -> drafts, one a row; `COLUMNS` names what is read."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from claimdiff.articles.draft import ArticleDraft
from claimdiff.articles.inputs import decode_input, describe_damage
from claimdiff.articles.page_blocks import list_page_blocks
from claimdiff.articles.page_metadata import language_code, web_url
from claimdiff.articles.page_text import read_page_text
from claimdiff.articles.published import normalise_date
from claimdiff.errors import UnreadableInput
from claimdiff.records import BlockRole
from claimdiff.settings import MAX_FILE_BYTES

COLUMNS = ("text", "title", "url", "outlet", "published", "language")
"""Names are found in any case and order; only `text` is required, other columns are ignored."""
_MAX_TITLE = 300
"""Characters: a longer "title" is the article itself in the wrong column."""
_TAG = re.compile(r"</?(?:p|br|div|span|h[1-6]|ul|li|a|strong|b|em|i|blockquote|figure|article)\b[^<>]{0,500}>", re.I)
_N_NOTES = 5
"""Broken lines told one by one; the rest are counted."""


class NoTextColumn(UnreadableInput):
    """The table has no column `text`, so it holds something else than articles."""


@dataclass(slots=True)
class TableArticles:
    """The drafts of a table and what its reader noticed."""

    drafts: list[tuple[int, ArticleDraft]] = field(default_factory=list)
    """(row number from 1, draft)."""
    notes: list[str] = field(default_factory=list)


def read_csv_articles(data: bytes) -> TableArticles:
    """Return the articles of a CSV file: comma, semicolon or tab, any encoding, every cell as text ("007" stays).

    Raises UnreadableInput where it is binary, no table, or has no text column.
    """
    import pandas as pd

    decoded = decode_input(data)
    text = re.sub(r"\Asep=[,;\t]\r?\n", "", decoded.text.lstrip("\ufeff"), flags=re.IGNORECASE)  # Excel's hint
    try:
        frame, n_broken = _read_frame(text)
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        why = " ".join(str(error).replace("Error tokenizing data. C error: ", "").split())[:150]
        raise UnreadableInput(f"not a readable CSV table ({why}); save it again as CSV with quoted cells") from error
    rows = (dict(zip(frame.columns, cells, strict=False)) for cells in frame.itertuples(index=False, name=None))
    table = _draft_rows(enumerate(rows, 1), list(frame.columns))
    if n_broken:
        rows_were = "row was" if n_broken == 1 else "rows were"
        table.notes.append(f"{n_broken} {rows_were} left out: more cells than columns; quote the cells")
    table.notes += describe_damage(decoded)
    return table


def _read_frame(text: str) -> tuple[Any, int]:
    """Return the table and how many rows it lacks because they have more cells than there are columns.

    pandas' fast parser refuses such a table; the slow one leaves the rows out, but takes no cell above 128 KiB.
    """
    import pandas as pd

    n_broken = 0

    def leave_out(_: list[str]) -> None:
        nonlocal n_broken
        n_broken += 1

    read = partial(
        pd.read_csv,
        sep=_sniff_separator(text),
        dtype=str,
        keep_default_na=False,
        skipinitialspace=True,
        index_col=False,
    )
    try:
        return read(io.StringIO(text)), 0
    except pd.errors.ParserError as error:
        try:
            return read(io.StringIO(text), engine="python", on_bad_lines=leave_out), n_broken
        except (pd.errors.ParserError, ValueError):
            raise error from None


def read_jsonl_articles(data: bytes) -> TableArticles:
    """Return the articles of a JSON Lines file; a broken line becomes a note, the rest is read.

    Raises UnreadableInput where it is binary, no line is a JSON object or none has a text.
    """
    decoded = decode_input(data)
    broken: list[int] = []
    rows: list[tuple[int, Mapping[str, Any]]] = []
    for number, line in enumerate(decoded.text.lstrip("\ufeff").split("\n"), 1):
        if line.strip():
            row = _load_object(line)
            broken.append(number) if row is None else rows.append((number, row))
    if not rows:
        raise UnreadableInput("no line is a JSON object; write one object with a text a line")
    table = _draft_rows(rows, list(dict.fromkeys(name for _, row in rows for name in row)))
    table.notes += [f"line {number} is no JSON object and was left out" for number in broken[:_N_NOTES]]
    if len(broken) > _N_NOTES:
        table.notes.append(f"{len(broken) - _N_NOTES} more lines are no JSON objects and were left out")
    table.notes += describe_damage(decoded)
    return table


def read_parquet_articles(data: bytes) -> TableArticles:
    """Return a Parquet file's articles. Raises UnreadableInput where it is damaged, too large or without text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        names = file.schema_arrow.names
        wanted = [name for name in names if name.strip().lower() in COLUMNS]
        rows = list(_parquet_rows(file, wanted)) if _column(wanted, "text") else []
    except (pa.ArrowException, OSError) as error:
        raise UnreadableInput("a damaged Parquet file; write it again") from error
    return _draft_rows(enumerate(rows, 1), wanted)


def _parquet_rows(file: Any, columns: list[str]) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401  (pyarrow has no types)
    """Yield rows in small batches, so that a small file that unpacks to a huge one is noticed in time."""
    n_chars = 0
    for batch in file.iter_batches(batch_size=64, columns=columns):
        for row in batch.to_pylist():
            n_chars += sum(len(value) for value in row.values() if isinstance(value, str))
            if n_chars > MAX_FILE_BYTES:
                raise UnreadableInput(f"more than {MAX_FILE_BYTES >> 20} MiB of text; split it into smaller files")
            yield row


def _sniff_separator(text: str) -> str:
    """Return the separator that stands most often in the header, outside quotes."""
    header = text.lstrip().split("\n", 1)[0][:10_000]
    outside = "".join(header.split('"')[::2])
    return max(",;\t", key=outside.count)


def _load_object(line: str) -> Mapping[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def _column(names: Iterable[str], wanted: str) -> str | None:
    return next((name for name in names if str(name).strip().lower() == wanted), None)


def _draft_rows(rows: Iterable[tuple[int, Mapping[str, Any]]], names: list[str]) -> TableArticles:
    columns = {wanted: _column(names, wanted) for wanted in COLUMNS}
    if columns["text"] is None:
        shown = ", ".join(str(name)[:30] for name in names[:8]) or "none"
        raise NoTextColumn(f"no text column (its columns: {shown}); name the column with the articles `text`")
    table = TableArticles()
    n_empty = 0
    for number, row in rows:
        cells = {wanted: row.get(name) if name is not None else None for wanted, name in columns.items()}
        draft = draft_row(cells)
        if draft is None:
            n_empty += 1
        else:
            table.drafts.append((number, draft))
    if n_empty:
        table.notes.append(
            f"{n_empty} rows without text were left out" if n_empty > 1 else "1 row without text was left out"
        )
    if not table.drafts:
        raise UnreadableInput("no row has a text; fill the column `text`")
    return table


def draft_row(cells: Mapping[str, object]) -> ArticleDraft | None:
    """Return the article of one row's cells by column name: one, whatever the cell looks like; None without text."""
    drafts = read_page_text(_cell_text(cells.get("text")))
    if not drafts:
        return None
    joined = drafts[0]
    for other in drafts[1:]:
        joined.blocks += other.blocks
        joined.dropped += other.dropped
    title = _cell(cells.get("title"))
    if title and len(title) <= _MAX_TITLE:
        joined.blocks = [("title", title), *_below_title(joined.blocks, title)]
        joined.title = title
    joined.url = web_url(cells.get("url")) or joined.url
    joined.outlet = _cell(cells.get("outlet")) or joined.outlet
    joined.published = normalise_date(cells.get("published")) or joined.published
    joined.language = language_code(cells.get("language")) or joined.language
    return joined


def _below_title(blocks: list[tuple[BlockRole, str]], title: str) -> list[tuple[BlockRole, str]]:
    """Return the blocks without repeats of the title; what the text alone made look like a title is its first line."""
    kept: list[tuple[BlockRole, str]] = []
    for role, text in blocks:
        if text.split() == title.split():
            continue
        kept.append(("body" if role == "title" else role, text))
    return kept


def _cell_text(value: object) -> str:
    """Return the text of a cell: a string, or a list of paragraphs; HTML as its lines."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n\n".join(value)
    if not isinstance(value, str):
        return ""
    return _strip_tags(value) if len(_TAG.findall(value[:100_000])) >= 2 else value


def _strip_tags(text: str) -> str:
    from lxml import etree, html

    try:
        blocks = list_page_blocks(html.document_fromstring(f"<div>{text}</div>"))
    except (etree.LxmlError, ValueError):  # the tags then stay in the text
        return text
    return "\n\n".join(block.text for block in blocks if not block.hidden)


def _cell(value: object) -> str | None:
    """Return a string or number on one line, or an object's name («{"name": "Harbour Post"}»); else None."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, bool) or not isinstance(value, str | int | float) or value != value:  # a NaN is not itself
        return None
    return " ".join(str(value).split()) or None
