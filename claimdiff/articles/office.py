"""Word and PDF files -> one draft each, through the extras `docx` and `pdf`."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from claimdiff.articles.draft import ArticleDraft
from claimdiff.articles.page_text import read_page_text
from claimdiff.errors import MissingExtra, UnreadableInput
from claimdiff.records import Dropped
from claimdiff.settings import MAX_FILE_BYTES

MAX_PAGES = 300
"""Pages of a PDF: a newspaper has about 100; a book is no article."""
_SENTENCE_END = re.compile(r"[.!?…؟۔。！？:»”\"]\s*\Z")
_SHORT_LINE = 0.75
"""A line shorter than this share of the usual line, and closing a sentence, ends its paragraph."""
_Line = tuple[str, float, float]
"""Text, its height on the page and its type size, in points."""
_WIDE_GAP = 1.4
"""A gap between lines wider than this many usual ones sets paragraphs apart; leading varies by a tenth."""


def read_docx(data: bytes) -> list[ArticleDraft]:
    """Return the article of a Word file, or several where its text is several articles.

    Raises MissingExtra without python-docx, UnreadableInput where the file is damaged, encrypted or empty.
    """
    try:
        import docx
    except ImportError as error:
        raise MissingExtra('reading .docx needs an extra: pip install "claimdiff[docx]"') from error
    _check_zip(data)
    try:
        word = docx.Document(io.BytesIO(data))
        lines = list(_docx_lines(word))
    except Exception as error:  # python-docx raises whatever zipfile, lxml and its own parts do
        raise UnreadableInput("a damaged Word file; open and save it again, or save its text as .txt") from error
    if not any(lines):
        raise UnreadableInput("this Word file holds no text; save the article's text as .txt")
    return read_page_text("\n\n".join(line for line in lines if line))


def _check_zip(data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableInput("an encrypted or old (.doc) Word file; open it and save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            n_bytes = sum(info.file_size for info in archive.infolist() if info.filename.endswith((".xml", ".rels")))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableInput(
            "not a Word file, or a damaged one; save it again as .docx, or its text as .txt"
        ) from error
    if n_bytes > MAX_FILE_BYTES:
        raise UnreadableInput(f"unpacks to more than {MAX_FILE_BYTES >> 20} MiB; save the article's text as .txt")


def _docx_lines(word: Any) -> Iterator[str]:  # noqa: ANN401  (python-docx publishes no types)
    """Yield paragraphs and table cells in the order of the page."""
    for item in word.iter_inner_content():
        if hasattr(item, "rows"):
            for row in item.rows:
                yield from (" ".join(cell.text.split()) for cell in row.cells)
        else:
            yield from (" ".join(line.split()) for line in item.text.split("\n\n"))


def read_pdf(data: bytes) -> list[ArticleDraft]:
    """Return the article of a PDF file, its wrapped lines joined into paragraphs.

    Raises MissingExtra without pypdf, UnreadableInput where the file is damaged, encrypted, too long or scanned.
    """
    try:
        import pypdf
    except ImportError as error:
        raise MissingExtra('reading .pdf needs an extra: pip install "claimdiff[pdf]"') from error
    try:
        pages = _pdf_pages(pypdf.PdfReader(io.BytesIO(data)))
    except UnreadableInput:
        raise
    except Exception as error:  # pypdf raises its own errors, and many of Python's on damaged files
        raise UnreadableInput("a damaged PDF; save it again, or save the article's text as .txt") from error
    running = _running_lines(pages)
    lines = [line for page in pages for line in page if line not in running]
    text = join_wrapped_lines(lines)
    if not text:
        raise UnreadableInput("this PDF holds no text (a scan?); run text recognition on it, or pass the text as .txt")
    drafts = read_page_text(text)
    if drafts:
        drafts[0].dropped += [Dropped("running header or footer", line) for line in sorted(running)]
    return drafts


def _pdf_pages(reader: Any) -> list[list[str]]:  # noqa: ANN401  (pypdf's types are not followed)
    """Return each page's lines; many PDFs are "encrypted" with an empty password, which opens them."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableInput("an encrypted PDF; save it without a password, or its text as .txt")
    if len(reader.pages) > MAX_PAGES:
        raise UnreadableInput(f"a PDF of more than {MAX_PAGES} pages; save the article's pages as a PDF of their own")
    return _set_apart([_page_lines(page) for page in reader.pages])


def _page_lines(page: Any) -> list[_Line]:  # noqa: ANN401
    """Return a page's lines as pypdf orders them."""
    pieces: list[_Line] = []

    def note(text: str, matrix: Sequence[float], place: Sequence[float], _font: object, size: float) -> None:
        pieces.append((text, place[5] * matrix[3] + matrix[5], abs(size * place[3] * matrix[3])))

    page.extract_text(visitor_text=note)
    return _typeset_lines(pieces)


def _typeset_lines(pieces: Sequence[_Line]) -> list[_Line]:
    """Return whole lines of pieces of text, each with the place of its first letters."""
    lines: list[_Line] = []
    text, place = "", (0.0, 0.0)
    for piece, height, size in [*pieces, ("\n", 0.0, 0.0)]:
        for part in piece.splitlines(keepends=True):
            if part.strip() and not text.strip():
                place = (height, size)
            text += part
            if text.endswith("\n"):
                lines += [(text, *place)] if text.strip() else []
                text = ""
    return lines


def _set_apart(pages: Sequence[list[_Line]]) -> list[list[str]]:
    """Return the pages' lines, with a blank one where the gap is wider than usual or the type size changes."""
    gaps = sorted(above[1] - below[1] for page in pages for above, below in pairwise(page) if above[1] > below[1])
    usual = gaps[len(gaps) // 4] if gaps else 0.0  # the lower quartile: headlines and paragraphs only widen gaps
    kept: list[list[str]] = []
    for page in pages:
        kept.append([_clean_line(page[0][0])] if page else [])
        for above, below in pairwise(page):
            if above[1] - below[1] > _WIDE_GAP * usual or abs(above[2] - below[2]) > 0.15 * below[2]:
                kept[-1].append("")
            kept[-1].append(_clean_line(below[0]))
    return kept


def _clean_line(text: str) -> str:
    # fonts store Arabic as presentation forms and Latin as ligatures; NFKC gives the letters back. Only for PDF:
    # elsewhere it would fold characters that the author typed
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _running_lines(pages: Sequence[list[str]]) -> set[str]:
    """Return lines that stand at the top or foot of at least three pages and of half of them, numbers aside."""
    shown: dict[str, set[str]] = {}
    counts: dict[str, int] = {}
    for page in pages:
        lines = [line for line in page if line]
        n = 2 if len(lines) >= 8 else 1
        for line in {*lines[:n], *lines[-n:]}:
            key = re.sub(r"\d+", "#", line)
            shown.setdefault(key, set()).add(line)
            counts[key] = counts.get(key, 0) + 1
    return {line for key, n in counts.items() if n >= 3 and 2 * n >= len(pages) for line in shown[key]}


def join_wrapped_lines(lines: Sequence[str]) -> str:
    """Return the paragraphs of typeset lines, set apart by a blank line.

    A paragraph ends at a blank line, and at a sentence's end in a line clearly shorter than the others. A hyphen
    between a letter and a lower-case letter at a line's end is taken out.
    """
    usual = median([len(line) for line in lines if line] or [0])
    paragraphs = [""]
    for line in lines:
        if line:
            paragraphs[-1] = _join(paragraphs[-1], line)
        if not line or (len(line) < _SHORT_LINE * usual and _SENTENCE_END.search(line)):
            paragraphs.append("")
    return "\n\n".join(filter(None, paragraphs))


def _join(before: str, line: str) -> str:
    if not before:
        return line
    if re.search(r"[^\W\d_]-\Z", before) and line[0].islower():
        return before[:-1] + line
    cjk = "\u3000" <= before[-1] <= "\u9fff" and "\u3000" <= line[0] <= "\u9fff"
    return before + ("" if cjk else " ") + line
