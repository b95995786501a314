"""Word and PDF files -> paragraphs."""

import io
import sys
import zipfile

import docx
import pypdf
import pytest

from claimdiff.articles.draft import ArticleDraft
from claimdiff.articles.office import _clean_line, join_wrapped_lines, read_docx, read_pdf
from claimdiff.errors import MissingExtra, UnreadableInput

TITLE = "Breakwater approved after long debate"
HARBOUR = [
    "The harbour council approved the new breakwater on Monday after a debate that lasted nine hours.",
    "Mayor Ilse Tarn said the project would cost 14 million crowns and be finished by the spring of 2027.",
]


def texts(drafts: list[ArticleDraft]) -> list[str]:
    (draft,) = drafts
    return [text for _, text in draft.blocks]


def word_file(*paragraphs: str, table: list[str] | None = None) -> bytes:
    word = docx.Document()
    for text in paragraphs:
        word.add_paragraph(text)
    if table:
        cells = word.add_table(rows=1, cols=len(table)).rows[0].cells
        for cell, text in zip(cells, table, strict=True):
            cell.text = text
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def pdf_file(*pages: list[str]) -> bytes:
    """Return a PDF that shows each page's lines one below the other."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj T*\n" for line in lines)
        stream = f"BT /F1 10 Tf 14 TL 50 780 Td\n{shown}ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    data, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return (
        data + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data) - len(table)}\n%%EOF"
    ).encode()


WRAPPED = [
    TITLE,
    "",
    "The harbour council approved the new break-",
    "water on Monday after a debate that lasted",
    "nine hours.",
    "Mayor Ilse Tarn said the project would cost",
    "14 million crowns and be finished by the",
    "spring of 2027.",
]


def test_paragraphs_of_a_word_file_are_kept() -> None:
    assert texts(read_docx(word_file(TITLE, *HARBOUR))) == [TITLE, *HARBOUR]


def test_table_cells_of_a_word_file_are_read_in_place() -> None:
    assert texts(read_docx(word_file(TITLE, HARBOUR[0], table=[HARBOUR[1]]))) == [TITLE, *HARBOUR]


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (65 << 20))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04 broken", "not a Word file, or a damaged one; "),
        (word_file(TITLE)[:-40], "not a Word file, or a damaged one; "),
        (word_file(""), "this Word file holds no text; "),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an encrypted or old .* Word file; "),
        (bomb(), "unpacks to more than 64 MiB; "),
    ],
    ids=["no zip", "cut off", "empty", "encrypted", "bomb"],
)
def test_bad_word_files_are_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableInput, match=rf"\A{why}"):
        read_docx(data)


def test_wrapped_lines_of_a_pdf_become_paragraphs() -> None:
    assert texts(read_pdf(pdf_file(WRAPPED))) == [TITLE, *HARBOUR]


def test_running_headers_and_footers_of_a_pdf_are_dropped() -> None:
    pages = [
        ["Harbour Post", f"The vote on the new eastern pier {name}", "was put off.", f"page {n} of 3"]
        for n, name in enumerate("ABC")
    ]
    (draft,) = read_pdf(pdf_file(*pages))
    assert [text for _, text in draft.blocks] == [
        f"The vote on the new eastern pier {name} was put off." for name in "ABC"
    ]
    dropped = {d.text for d in draft.dropped if d.reason == "running header or footer"}
    assert dropped == {"Harbour Post", "page 0 of 3", "page 1 of 3", "page 2 of 3"}


def test_a_sentence_goes_on_over_a_page_break() -> None:
    (draft,) = read_pdf(pdf_file(WRAPPED[:4], WRAPPED[4:]))
    assert [text for _, text in draft.blocks] == [TITLE, *HARBOUR]


def test_presentation_forms_become_letters() -> None:
    assert _clean_line("ﺍﻟﻬﺪﻧﺔ  ﻓﻲ ofﬁce") == "الهدنة في office"


def test_hyphens_of_compounds_and_chinese_lines() -> None:
    assert (
        join_wrapped_lines(["the cease-", "fire held in Norvik-", "Saltmere."])
        == "the ceasefire held in Norvik- Saltmere."
    )
    assert join_wrapped_lines(["港口委员会周一批准", "了新防波堤。"]) == "港口委员会周一批准了新防波堤。"


def encrypted() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_file(WRAPPED)))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.4 broken", "a damaged PDF; "),
        (pdf_file([""]), r"this PDF holds no text \(a scan\?\); "),
        (encrypted(), "an encrypted PDF; "),
        (pdf_file(*[["x"]] * 301), "a PDF of more than 300 pages; "),
    ],
    ids=["damaged", "scan", "encrypted", "too long"],
)
def test_bad_pdfs_are_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableInput, match=rf"\A{why}"):
        read_pdf(data)


@pytest.mark.parametrize(("read", "module", "extra"), [(read_docx, "docx", "docx"), (read_pdf, "pypdf", "pdf")])
def test_a_missing_extra_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, read, module: str, extra: str) -> None:  # noqa: ANN001
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtra) as caught:
        read(b"")
    assert str(caught.value) == f'reading .{extra} needs an extra: pip install "claimdiff[{extra}]"'
