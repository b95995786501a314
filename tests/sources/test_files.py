"""A watched folder: new and changed files, those that are gone, and a disk that is not mounted."""

import os
import time
from pathlib import Path

from claimdiff.sources.files import ListedFiles, watch_files
from claimdiff.sources.result import SourceResult
from claimdiff.sources.state import SourceState

HOUR_NS = 3600 * 10**9


def write(path: Path, text: str, *, hours_ago: int = 1) -> str:
    path.write_text(text)
    at = time.time_ns() - hours_ago * HOUR_NS
    os.utime(path, ns=(at, at))
    return str(path)


def watch(folder: Path, state: SourceState) -> SourceResult:
    files = tuple(sorted(map(str, folder.glob("*.txt"))))
    return watch_files("inbox", ListedFiles(files, is_folder=True), SourceState.from_json(state.to_json()))


def paths(result: SourceResult) -> list[str]:
    return [Path(item.path).name for item in result.items]


def test_only_new_and_changed_files_are_items(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "one", hours_ago=5)
    write(tmp_path / "b.txt", "two", hours_ago=5)
    first = watch(tmp_path, SourceState())
    assert (paths(first), first.kind, first.unchanged) == (["a.txt", "b.txt"], "folder", ())
    write(tmp_path / "b.txt", "2nd", hours_ago=4)
    write(tmp_path / "c.txt", "three", hours_ago=4)
    second = watch(tmp_path, first.state)
    assert paths(second) == ["b.txt", "c.txt"]
    assert [Path(path).name for path in second.unchanged] == ["a.txt"]
    assert second.items[0].sha256 != first.items[1].sha256


def test_a_file_that_was_only_touched_is_unchanged(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "one", hours_ago=5)
    first = watch(tmp_path, SourceState())
    write(tmp_path / "a.txt", "one", hours_ago=1)
    second = watch(tmp_path, first.state)
    assert (paths(second), len(second.unchanged)) == ([], 1)
    assert second.state.files != first.state.files  # the new time is remembered, so that it isn't read every night


def test_a_change_within_the_clocks_tick_is_seen(tmp_path: Path) -> None:
    """Same size, same time: a file that was fresh when it was read is read again."""
    path = Path(write(tmp_path / "a.txt", "one", hours_ago=0))
    first = watch(tmp_path, SourceState())
    at = os.stat(path).st_mtime_ns
    path.write_text("two")
    os.utime(path, ns=(at, at))
    assert paths(watch(tmp_path, first.state)) == ["a.txt"]


def test_files_that_are_gone_are_named(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "one")
    gone = write(tmp_path / "b.txt", "two")
    first = watch(tmp_path, SourceState())
    os.remove(gone)
    second = watch(tmp_path, first.state)
    assert (second.gone, paths(second), second.is_failed) == ((gone,), [], False)
    assert watch(tmp_path, second.state).gone == ()


def test_a_folder_that_lost_all_its_files_failed(tmp_path: Path) -> None:
    gone = write(tmp_path / "a.txt", "one")
    first = watch(tmp_path, SourceState())
    os.rename(gone, tmp_path / "elsewhere")
    second = watch(tmp_path, first.state)
    assert second.failures[0].reason.startswith("none of its 1 files is there now; check that its disk is mounted")
    assert (second.gone, second.state.files, second.state.n_failures) == ((), first.state.files, 1)
    os.rename(tmp_path / "elsewhere", gone)
    third = watch(tmp_path, second.state)
    assert (paths(third), third.state.n_failures) == ([], 0)


def test_a_file_that_vanished_or_is_forbidden_is_a_failure_of_its_own(tmp_path: Path) -> None:
    there = write(tmp_path / "a.txt", "one")
    listed = ListedFiles((there, str(tmp_path / "no")), (("x", "no permission to read it; change its permissions"),))
    result = watch_files("inbox", listed, SourceState())
    assert paths(result) == ["a.txt"]
    assert [(failure.path, failure.is_whole_source) for failure in result.failures] == [
        ("x", False), (str(tmp_path / "no"), False),
    ]  # fmt: skip
    assert not result.is_failed


def test_a_folder_that_is_not_there_failed(tmp_path: Path) -> None:
    listed = ListedFiles((), (("inbox", "no such file or folder; check the path"),))
    result = watch_files("inbox", listed, SourceState())
    assert result.is_failed
    assert (result.failures[0].reason, result.state.n_failures) == ("no such file or folder; check the path", 1)
