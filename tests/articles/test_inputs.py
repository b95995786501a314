"""Paths -> files in order, and a fate for each path that gives none."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdiff.articles.inputs import InputFile, decode_input, find_inputs, read_input, safe_label
from claimdiff.errors import UnreadableInput
from claimdiff.records import InputFate
from claimdiff.reports.folder import write_report
from tests.reports.samples import quiet_comparison


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.txt",
        "a.html",
        "sub/c.md",
        "sub/deep/d.CSV",
        ".hidden.txt",
        ".git/e.txt",
        "event.json",
        "README.md",
    ):
        path = tmp_path / "event" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", "utf-8")
    return tmp_path


def labels(found: list[InputFile | InputFate]) -> list[str]:
    return [item.label for item in found if isinstance(item, InputFile)]


def fates(found: list[InputFile | InputFate]) -> dict[str, str]:
    return {item.path: item.fate for item in found if isinstance(item, InputFate)}


def test_a_folder_gives_its_article_files_sorted_and_counts_the_rest(folder: Path) -> None:
    found = find_inputs(["event"])
    assert labels(found) == ["event/a.html", "event/b.txt", "event/sub/c.md", "event/sub/deep/d.CSV"]
    assert all(item.in_folder for item in found if isinstance(item, InputFile))
    assert fates(found) == {
        "event": "skipped: 1 file of another kind in this folder (.json)",
        "event/README.md": "skipped: a README is taken for no article in a folder; pass it to read it",
    }


def test_files_keep_the_order_and_the_label_given(folder: Path) -> None:
    found = find_inputs(["event/b.txt", "./event/a.html", "event/README.md", "-"])
    assert labels(found) == ["event/b.txt", "./event/a.html", "event/README.md", "-"]
    assert fates(found) == {}


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    found = find_inputs(["event/b.txt", "./event/../event/b.txt", "-", "-"])
    assert labels(found) == ["event/b.txt", "-"]
    assert fates(found) == {"./event/../event/b.txt": "duplicate of event/b.txt", "-": "duplicate of -"}


def test_globs_are_expanded_where_the_shell_did_not(folder: Path) -> None:
    assert labels(find_inputs(["event/*.txt", "event/**/*.md"])) == ["event/b.txt", "event/README.md", "event/sub/c.md"]
    assert fates(find_inputs(["event/*.zip"]))["event/*.zip"].startswith("unreadable: no file matches this pattern; ")


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder: Path) -> None:
    (folder / "x[1].txt").write_text("text", "utf-8")
    (folder / "x1.txt").write_text("text", "utf-8")
    assert labels(find_inputs(["x[1].txt"])) == ["x[1].txt"]


@pytest.mark.parametrize("path", ["nowhere.txt", "nowhere/at/all.txt", "", "a\0b"])
def test_a_missing_path_is_unreadable(folder: Path, path: str) -> None:
    assert fates(find_inputs([path]))[path].startswith("unreadable: no ")


def test_a_folder_without_articles_is_unreadable(folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "empty" / "photo.png").write_bytes(b"x")
    assert fates(find_inputs(["empty"]))["empty"].startswith(
        "unreadable: no article in this folder; claimdiff reads .csv"
    )


def test_addresses_are_not_fetched() -> None:
    fate = fates(find_inputs(["https://post.example/a"]))["https://post.example/a"]
    assert fate == "unreadable: a URL that was not fetched; save the page and pass the file"


def test_links_out_of_a_folder_are_not_followed(folder: Path) -> None:
    (folder / "secret.txt").write_text("text", "utf-8")
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere" / "far.txt").write_text("text", "utf-8")
    (folder / "event" / "out.txt").symlink_to(folder / "secret.txt")
    (folder / "event" / "outer").symlink_to(folder / "elsewhere")
    (folder / "event" / "again.txt").symlink_to(folder / "event" / "b.txt")
    (folder / "event" / "loop").symlink_to(folder / "event")
    found = find_inputs(["event"])
    assert "event/out.txt" not in labels(found)
    assert not any("far.txt" in label or "loop/" in label for label in labels(found))
    told = fates(found)
    assert told["event/out.txt"] == "skipped: a link that leads out of the folder; pass its target to read it"
    assert told["event/outer"] == "skipped: a link that leads out of the folder; pass its target to read it"
    assert told["event/loop"] == "skipped: a link to a folder that is read already"
    assert told["event/b.txt"] == "duplicate of event/again.txt"


def test_links_that_lead_nowhere_are_passed_over(folder: Path) -> None:
    (folder / "event" / "x.txt").symlink_to("x.txt")
    (folder / "event" / "y.txt").symlink_to("z.txt")
    (folder / "event" / "z.txt").symlink_to("y.txt")
    (folder / "event" / "gone.txt").symlink_to("nowhere.txt")
    found = find_inputs(["event"])
    assert labels(found) == ["event/a.html", "event/b.txt", "event/sub/c.md", "event/sub/deep/d.CSV"]
    told = fates(found)
    assert {told[f"event/{name}.txt"] for name in ("x", "y", "z", "gone")} == {"skipped: a link that leads nowhere"}


def test_a_report_in_a_folder_is_no_article(folder: Path) -> None:
    write_report(quiet_comparison(), folder / "event" / "sub" / "report")
    found = find_inputs(["event"])
    assert labels(found) == ["event/a.html", "event/b.txt", "event/sub/c.md", "event/sub/deep/d.CSV"]
    assert fates(found)["event/sub/report"] == "skipped: a report of claimdiff"
    told = [item.fate for item in find_inputs(["event/sub/report"]) if isinstance(item, InputFate)]
    assert told[0].startswith("unreadable: no article in this folder; ")
    assert told[1:] == ["skipped: a report of claimdiff"]


def test_a_manifest_of_another_program_makes_no_report(folder: Path) -> None:
    (folder / "event" / "manifest.json").write_text('{"name": "my web app", "program": "claimdiff"}', "utf-8")
    os.mkfifo(folder / "event" / "sub" / "manifest.json")
    assert labels(find_inputs(["event"])) == ["event/a.html", "event/b.txt", "event/sub/c.md", "event/sub/deep/d.CSV"]


def test_a_fifo_never_blocks(folder: Path) -> None:
    os.mkfifo(folder / "event" / "pipe.txt")
    assert fates(find_inputs(["event/pipe.txt"]))["event/pipe.txt"].startswith("unreadable: not a regular file; ")
    assert fates(find_inputs(["event"]))["event/pipe.txt"] == "skipped: not a regular file"
    with pytest.raises(UnreadableInput, match="not a regular file"):
        read_input(InputFile("pipe.txt", folder / "event" / "pipe.txt"), 100)


def test_devices_are_refused() -> None:
    assert fates(find_inputs(["/dev/zero"]))["/dev/zero"].startswith("unreadable: not a regular file; ")


def test_a_folder_named_like_a_file_is_a_folder(folder: Path) -> None:
    (folder / "x.txt").mkdir()
    assert fates(find_inputs(["x.txt"]))["x.txt"].startswith("unreadable: no article in this folder; ")
    with pytest.raises((UnreadableInput, OSError)):
        read_input(InputFile("x.txt", folder / "x.txt"), 100)


def test_a_broken_link_is_unreadable(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    assert fates(find_inputs(["gone.txt"]))["gone.txt"].startswith("unreadable: no such file")


def test_input_above_the_limit_is_refused(folder: Path) -> None:
    assert read_input(InputFile("b.txt", folder / "event" / "b.txt"), 4) == b"text"
    with pytest.raises(UnreadableInput, match=r"larger than 0 MiB; split it"):
        read_input(InputFile("b.txt", folder / "event" / "b.txt"), 3)


def test_binary_is_no_text() -> None:
    with pytest.raises(UnreadableInput, match="binary content, not text; "):
        decode_input(bytes(range(256)) * 50)


def test_labels_are_made_safe_for_one_line() -> None:
    assert safe_label("a\nb\x1b[31mc\u202etxt.d\u200b") == r"a\nb\x1b[31mc\u202etxt.d\u200b"
    assert safe_label("مقال عن الهدنة.txt") == "مقال عن الهدنة.txt"
    assert len(safe_label("x" * 5000)) == 201


@given(st.text())
def test_a_safe_label_is_one_printable_line(label: str) -> None:
    assert all(character.isprintable() for character in safe_label(label))
