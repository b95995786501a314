"""Inputs of every kind, good and bad -> articles, and what became of each."""

import hashlib
import io
import json
import os
from pathlib import Path

import pandas as pd
import pytest

from claimdiff.articles import read as read_module
from claimdiff.articles.inputs import InputFile
from claimdiff.articles.read import Reading, is_html, read_articles

FIRST = [
    "Breakwater approved after long debate",
    "The harbour council approved the new breakwater on Monday after a debate that lasted nine hours.",
    "Mayor Ilse Tarn said the project would cost 14 million crowns and be finished by the spring of 2027.",
]
SECOND = [
    "Rail traffic halted by a fire",
    "Rail traffic between Norvik and Saltmere stopped on Tuesday when a signal box burned down completely.",
    "The operator said 40 trains a day were affected and that buses would run until the end of the month.",
]
TEXT = "\n\n".join(FIRST)
OTHER = "\n\n".join(SECOND)


@pytest.fixture(autouse=True)
def _in_tmp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, content: str | bytes) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


def page(texts: list[str], outlet: str = "Harbour Post") -> str:
    head = f'<head><title>{texts[0]}</title><meta property="og:site_name" content="{outlet}"></head>'
    body = "".join(f"<p>{text}</p>" for text in texts[1:])
    article = f"<article><h1>{texts[0]}</h1>{body}</article>"
    return f"<!doctype html><html>{head}<body><nav><a href=/>Front</a></nav>{article}</body></html>"


def fate_of(reading: Reading, path: str) -> str:
    (fate,) = (fate.fate for fate in reading.inputs if fate.path == path)
    return fate


def test_a_text_and_a_page_are_read() -> None:
    reading = read_articles([write("a.txt", TEXT), write("b.html", page(SECOND))])
    assert [(a.path, a.title, a.outlet, a.part) for a in reading.articles] == [
        ("a.txt", FIRST[0], None, None),
        ("b.html", SECOND[0], "Harbour Post", None),
    ]
    assert [(fate.fate, fate.n_articles) for fate in reading.inputs] == [("read", 1), ("read", 1)]
    assert reading.inputs[0].sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert reading.inputs[1].dropped == {"page furniture": 1}
    for article, texts in zip(reading.articles, (FIRST, SECOND), strict=True):
        assert [article.text[b.start : b.end] for b in article.blocks] == texts


def test_rows_of_a_table_are_parts() -> None:
    rows = pd.DataFrame({"text": [TEXT, OTHER], "outlet": ["Harbour Post", "Rail News"]})
    stream = io.BytesIO()
    rows.to_parquet(stream)
    for name, content in (("t.csv", rows.to_csv(index=False)), ("t.parquet", stream.getvalue())):
        reading = read_articles([write(name, content)])
        assert [(a.path, a.part, a.outlet) for a in reading.articles] == [
            (name, 1, "Harbour Post"),
            (name, 2, "Rail News"),
        ]
        assert reading.inputs[0].n_articles == 2


def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch) -> None:
    for content in (TEXT, page(FIRST)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
        (article,) = read_articles(["-"]).articles
        assert (article.path, article.title) == ("-", FIRST[0])
        assert "<p>" not in article.text


def test_an_event_folder_gives_its_articles_and_chokes_on_nothing() -> None:
    write("event/a.txt", TEXT)
    write("event/b.html", page(SECOND))
    write("event/event.json", "{}")
    write("event/gold.jsonl", json.dumps({"a": "a.txt", "a_text": "x"}))
    write("event/README.md", "What this is.")
    reading = read_articles(["event"])
    assert [a.path for a in reading.articles] == ["event/a.txt", "event/b.html"]
    assert not any(fate.is_unread for fate in reading.inputs)
    assert fate_of(reading, "event/gold.jsonl") == "skipped: no text column, so no articles"
    assert fate_of(read_articles(["event/gold.jsonl"]), "event/gold.jsonl").startswith(
        "unreadable: no text column (its columns: a, a_text); "
    )


BAD = {
    "empty.txt": (b"", "the file is empty; "),
    "blank.html": (b" \n\t ", "the file is empty; "),
    "binary.txt": (bytes(range(256)) * 50, "binary content, not text; "),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50, "binary content, not text; "),
    "paper.txt": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "its content is .pdf, its name is not; rename it to end in .pdf"),
    "word.txt": (b"PK\x03\x04" + bytes(100), "its content is .docx, "),
    "overview.html": (b"<html><body><a href=/>x</a></body></html>", "no article in this HTML page "),
    "table.csv": (b"headline,body\nx,y\n", "no text column (its columns: headline, body); "),
    "lines.jsonl": (b"{broken\n", "no line is a JSON object; "),
    "bad.parquet": (b"PAR1 and no more", "a damaged Parquet file; "),
    "bad.docx": (b"no zip", "not a Word file, or a damaged one; "),
    "bad.pdf": (b"no pdf", "a damaged PDF; "),
    "event.json": (b'{"event": "x"}', ".json is no kind claimdiff reads; "),
    "large.txt": (b"A sentence of some words. " * (52 * 2**20 // 26), "larger than 16 MiB; split it"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_one_clear_line_and_the_rest_is_read(name: str) -> None:
    content, why = BAD[name]
    reading = read_articles([write("a.txt", TEXT), write(name, content), write("b.txt", OTHER)])
    assert [a.path for a in reading.articles] == ["a.txt", "b.txt"]
    fate = fate_of(reading, name)
    assert fate.startswith(f"unreadable: {why}")
    assert "; " in fate
    assert "\n" not in fate


def test_missing_paths_and_addresses_are_unreadable() -> None:
    reading = read_articles(["nowhere.txt", "https://post.example/a", "*.zip", write("a.txt", TEXT)])
    assert [fate.is_unread for fate in reading.inputs] == [True, True, True, False]
    assert len(reading.articles) == 1


def test_one_endless_line_is_read_or_refused() -> None:
    line = "The council met again and the mayor said nothing new about it. " * 4_000
    assert read_articles([write("long.txt", line)]).inputs[0].fate == "read"
    (fate,) = read_articles([write("endless.txt", line * 5)]).inputs
    assert fate.fate.startswith("unreadable: a text of more than 1,000,000 characters is no article; split it")


def test_damaged_utf8_is_read_and_told() -> None:
    damaged = ("Élise Tarn a été élue à la mairie de Saltmère dès le premier tour, à 61 % des voix. " * 4).encode()
    (fate,) = read_articles([write("a.txt", damaged.replace(b"mairie", b"mai\xffrie", 1))]).inputs
    assert fate.fate == "read"
    assert [note for note in fate.notes if note.startswith("1 broken byte was replaced by \ufffd")] != []


def test_html_saved_as_text_is_read_as_html() -> None:
    (article,) = read_articles([write("a.txt", page(FIRST))]).articles
    assert article.text == TEXT


def test_a_broken_line_is_told_and_the_rest_read() -> None:
    lines = [json.dumps({"text": TEXT}), "{", json.dumps({"text": OTHER})]
    reading = read_articles([write("a.jsonl", "\n".join(lines))])
    assert [a.part for a in reading.articles] == [1, 3]
    assert reading.inputs[0].fate == "read"
    assert reading.inputs[0].notes == ("line 2 is no JSON object and was left out",)


def test_the_same_article_twice_takes_part_once() -> None:
    reading = read_articles([write("a.txt", TEXT), write("copy.txt", TEXT + "\n"), write("page.html", page(FIRST))])
    assert [a.path for a in reading.articles] == ["a.txt"]
    assert [fate.fate for fate in reading.inputs] == ["read", "duplicate of a.txt", "duplicate of a.txt"]
    assert reading.inputs[1].n_articles == 0


def test_another_outlets_copy_takes_part() -> None:
    reading = read_articles([write("a.html", page(FIRST)), write("b.html", page(FIRST, "Rail News"))])
    assert [a.outlet for a in reading.articles] == ["Harbour Post", "Rail News"]


def test_a_repeated_row_is_noted() -> None:
    table = pd.DataFrame({"text": [TEXT, OTHER, TEXT]}).to_csv(index=False)
    reading = read_articles([write("t.csv", table)])
    assert [a.part for a in reading.articles] == [1, 2]
    (fate,) = reading.inputs
    assert (fate.fate, fate.n_articles) == ("read", 2)
    assert fate.notes == ("article 3 is a duplicate of t.csv, article 1",)


def test_a_file_that_vanishes_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", TEXT)
    write("b.txt", OTHER)

    def vanish(file: InputFile, max_bytes: int) -> bytes:
        Path("a.txt").unlink(missing_ok=True)
        return real(file, max_bytes)

    real = read_module.read_input
    monkeypatch.setattr(read_module, "read_input", vanish)
    reading = read_articles(["a.txt", "b.txt"])
    assert fate_of(reading, "a.txt").startswith("unreadable: no such file (it may have been moved or deleted")
    assert [a.path for a in reading.articles] == ["b.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_unreadable() -> None:
    write("a.txt", TEXT)
    Path("a.txt").chmod(0)
    assert fate_of(read_articles(["a.txt"]), "a.txt").startswith("unreadable: no permission")


def test_hostile_names_forge_no_line() -> None:
    name = "a\nread: \x1b[31mb\u202e.txt"
    reading = read_articles([write(name, TEXT), write("copy.txt", TEXT)])
    assert reading.inputs[0].path == name
    assert reading.inputs[1].fate == r"duplicate of a\nread: \x1b[31mb\u202e.txt"


def test_hostile_column_names_forge_no_line() -> None:
    (fate,) = read_articles([write("t.csv", '"a\nunreadable: \x1b[31m",b\n1,2\n')]).inputs
    assert all(character.isprintable() for character in fate.fate)


def test_progress_hears_of_every_input() -> None:
    heard: list[object] = []

    class Listener:
        def begin(self, stage: str, total: int | None) -> None:
            heard.append((stage, total))

        def advance(self, n: int) -> None:
            heard.append(n)

        def end(self) -> None:
            heard.append("end")

    read_articles([write("a.txt", TEXT), "nowhere"], Listener())
    assert heard == [("reading", 2), 1, 1, "end"]


def test_html_is_told_from_text() -> None:
    assert is_html("\ufeff <!DOCTYPE html><p>x")
    assert is_html("<!-- saved from url=x -->\n<html lang=ar>")
    assert not is_html("The tag <p> opens a paragraph. " * 20)
    assert not is_html(TEXT)


def test_an_endless_row_loses_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_module, "MAX_ARTICLE_CHARS", 500)
    endless = " ".join(f"Train number {i} was late again on Monday." for i in range(30))
    reading = read_articles([write("t.jsonl", "\n".join(json.dumps({"text": text}) for text in (TEXT, endless)))])
    assert [a.part for a in reading.articles] == [1]
    assert reading.inputs[0].notes == ("article 2 was left out: a text of more than 500 characters is no article",)
