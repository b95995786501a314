"""The report folder: complete or not there at all, and never at the cost of somebody's files."""

import json
import os
import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest

import claimdiff.reports.folder as module
from claimdiff.errors import OutputError
from claimdiff.finding_record import finding_record
from claimdiff.reports.folder import check_report_folder, write_new_report, write_report
from claimdiff.reports.folder_name import free_folder
from tests.reports.samples import harbour_comparison, quiet_comparison

FILES = ["findings.csv", "findings.jsonl", "index.html", "manifest.json"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def full_disk() -> Iterator[dict[str, Any]]:
    yield {"relation": "neutral"}
    raise OSError(28, "No space left on device")


def test_a_new_folder_holds_the_four_files(tmp_path: Path) -> None:
    files = write_report(harbour_comparison(), tmp_path / "a" / "report")
    assert names(files.folder) == FILES
    assert names(tmp_path / "a") == ["report"]
    assert files.index == tmp_path / "a" / "report" / "index.html"
    assert files.judged is None
    assert len(files.findings_jsonl.read_text("utf-8").splitlines()) == 13


def test_every_judged_pair_on_request(tmp_path: Path) -> None:
    comparison = harbour_comparison()
    neutral = finding_record(comparison.findings[0]) | {"relation": "neutral", "kind": "other"}
    files = write_report(comparison, tmp_path / "r", judged=iter([finding_record(comparison.findings[0]), neutral]))
    assert files.judged == tmp_path / "r" / "judged.jsonl"
    rows = [json.loads(line) for line in files.judged.read_text("utf-8").splitlines()]
    assert [row["relation"] for row in rows] == ["contradiction", "neutral"]
    assert rows[0].keys() == rows[1].keys()


def test_the_same_comparison_gives_the_same_bytes(tmp_path: Path) -> None:
    write_report(harbour_comparison(), tmp_path / "a")
    write_report(harbour_comparison(), tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_an_empty_result_has_every_file(tmp_path: Path) -> None:
    files = write_report(replace(quiet_comparison(), findings=type(quiet_comparison().findings)()), tmp_path / "r")
    assert files.findings_jsonl.read_bytes() == b""
    assert files.findings_csv.read_text("utf-8-sig").startswith("finding_id,relation,")


def test_the_folder_can_be_entered_by_others(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_report(quiet_comparison(), tmp_path / "r")
    finally:
        os.umask(before)
    assert (tmp_path / "r").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "r" / "index.html").stat().st_mode & 0o777 == 0o644


def test_an_earlier_report_is_replaced_and_other_files_stay(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    write_report(harbour_comparison(), folder, judged=[])
    (folder / "my notes.txt").write_text("mine")
    write_report(quiet_comparison(), folder)
    assert names(folder) == sorted([*FILES, "my notes.txt"])
    assert len((folder / "findings.jsonl").read_text("utf-8").splitlines()) == 1


def test_an_empty_folder_and_a_link_to_one_are_filled(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_report(quiet_comparison(), tmp_path / "link")
    assert names(tmp_path / "real") == FILES
    assert (tmp_path / "link").is_symlink()


def test_the_working_directory_itself_can_be_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_report(quiet_comparison(), Path())
    write_report(quiet_comparison(), Path())
    assert names(tmp_path) == FILES


@pytest.mark.parametrize("manifest", [None, '{"name": "my web app"}'])
def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, manifest: str | None) -> None:
    (tmp_path / "index.html").write_text("my site")
    if manifest:
        (tmp_path / "manifest.json").write_text(manifest)
    before = contents(tmp_path)
    with pytest.raises(OutputError, match="is no report of claimdiff, so nothing was written: choose another folder"):
        write_report(quiet_comparison(), tmp_path)
    assert contents(tmp_path) == before


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "r").write_text("mine")
    with pytest.raises(OutputError, match="is a file, not a folder"):
        check_report_folder(tmp_path / "r")
    with pytest.raises(OutputError, match="a part of its path is a file"):
        write_report(quiet_comparison(), tmp_path / "r" / "sub")


@pytest.mark.parametrize("name", ["loop", "loop/r"])
def test_a_link_to_itself_is_refused_before_the_work(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    for check in (check_report_folder, partial(write_report, quiet_comparison())):
        with pytest.raises(OutputError, match="leads round in a circle of links: choose another folder with -o"):
            check(tmp_path / name)


def test_a_new_report_takes_a_name_that_nobody_has(tmp_path: Path) -> None:
    first = write_report(harbour_comparison(), tmp_path / "r")
    before = contents(first.folder)
    files = write_new_report(quiet_comparison(), tmp_path / "r", judged=[])
    assert (files.folder, files.judged) == (tmp_path / "r-2", tmp_path / "r-2" / "judged.jsonl")
    assert names(files.folder) == sorted([*FILES, "judged.jsonl"])
    assert contents(first.folder) == before


@pytest.mark.parametrize("kind", ["report", "file", "link"])
def test_a_name_that_another_run_takes_meanwhile_is_left_to_it(tmp_path: Path, kind: str) -> None:
    def another_run() -> Iterator[dict[str, Any]]:
        if kind == "report":
            write_new_report(harbour_comparison(), tmp_path / "r")
        elif kind == "file":
            (tmp_path / "r").write_text("mine")
        else:
            (tmp_path / "r").symlink_to("nowhere")
        yield {"relation": "neutral"}

    files = write_new_report(quiet_comparison(), tmp_path / "r", judged=another_run())
    assert files.folder == tmp_path / "r-2"
    assert len(files.findings_jsonl.read_text("utf-8").splitlines()) == 1
    assert names(tmp_path) == ["r", "r-2"]
    if kind == "report":
        assert len((tmp_path / "r" / "findings.jsonl").read_text("utf-8").splitlines()) == 13


def test_reports_written_at_once_all_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each run looks for a free name before any of the others has renamed its folder."""
    together, real = threading.Barrier(3), free_folder
    waited = threading.local()

    def free_after_the_others_looked(folder: Path) -> Path:
        found = real(folder)
        waited.n = getattr(waited, "n", 0) + 1
        if waited.n == 2:  # the look before the rename, after the one of the check
            together.wait(60)
        return found

    monkeypatch.setattr(module, "free_folder", free_after_the_others_looked)
    with ThreadPoolExecutor(3) as pool:
        written = list(pool.map(lambda _: write_new_report(quiet_comparison(), tmp_path / "r").folder.name, range(3)))
    assert sorted(written) == names(tmp_path) == ["r", "r-2", "r-3"]


@pytest.mark.parametrize("earlier", [False, True])
def test_a_full_disk_changes_nothing(tmp_path: Path, earlier: bool) -> None:
    if earlier:
        write_report(harbour_comparison(), tmp_path / "r")
    before = contents(tmp_path / "r") if earlier else {}
    with pytest.raises(OutputError, match=r"r: the report could not be written: the disk is full") as caught:
        write_report(quiet_comparison(), tmp_path / "r", judged=full_disk())
    assert "\n" not in str(caught.value)
    assert names(tmp_path) == (["r"] if earlier else [])
    assert (contents(tmp_path / "r") if earlier else {}) == before


@pytest.mark.parametrize("failing", ["index.html", "findings.csv", "manifest.json"])
def test_a_move_that_fails_midway_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    folder = tmp_path / "r"
    write_report(harbour_comparison(), folder)
    before, real = contents(folder), Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name == failing and self.parent.name.startswith(module.STAGING):
            raise PermissionError(13, "the file is open in a spreadsheet")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="you may not write there"):
        write_report(quiet_comparison(), folder, judged=[])
    assert contents(folder) == before


def test_an_interruption_leaves_nothing(tmp_path: Path) -> None:
    def interrupted() -> Iterator[dict[str, Any]]:
        yield {}
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_report(quiet_comparison(), tmp_path / "r", judged=interrupted())
    assert names(tmp_path) == []


def test_what_a_killed_run_left_is_removed_once_it_is_old(tmp_path: Path) -> None:
    for name, age in (("old", 2 * module.STALE_SECONDS), ("young", 10)):
        folder = tmp_path / f"{module.STAGING}{name}"
        folder.mkdir()
        (folder / "index.html").write_text("half a page")
        os.utime(folder, (time.time() - age, time.time() - age))
    write_report(quiet_comparison(), tmp_path / "r")
    assert names(tmp_path) == [f"{module.STAGING}young", "r"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_one_clear_line(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    for check in (check_report_folder, lambda folder: write_report(quiet_comparison(), folder)):
        with pytest.raises(OutputError, match="you may not write there: choose another folder with -o"):
            check(tmp_path / "r" / "deep")
    tmp_path.chmod(0o700)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs Linux's /proc, where nobody may make a folder")
def test_a_place_where_nobody_may_write() -> None:
    with pytest.raises(
        OutputError, match=r"^/proc/r: the report could not be written: .*choose another folder with -o$"
    ):
        write_report(quiet_comparison(), Path("/proc/r"))


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="its name is too long"):
        write_report(quiet_comparison(), tmp_path / ("x" * 300))


@pytest.mark.parametrize("name", ["2025-09-03", "javascript:alert(1)", "تقرير أمس", "a b&c#d?e"])
def test_the_page_links_to_the_previous_report(tmp_path: Path, name: str) -> None:
    previous = write_report(harbour_comparison(), tmp_path / name)
    files = write_report(quiet_comparison(), tmp_path / "today", previous=previous.folder)
    link = re.search(r'class="previous" href="([^"]*)"', files.index.read_text("utf-8"))
    assert link
    address = urljoin(files.index.as_uri(), unescape(link[1]))
    assert Path(unquote(urlsplit(address).path)) == previous.index.resolve()
