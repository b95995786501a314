"""A full disk and a read-only folder: one clear line, and nothing lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimdiff.indexing.index import Index
from tests.indexing.stubs import FLOOD, ROAD, SCHOOL, NumberJudge, WordEncoder, article_of

ROOT = Path(__file__).resolve().parent.parent.parent
LIMITED = """
import resource, sys
from pathlib import Path
from claimdiff.articles.language import identify_language
from claimdiff.errors import ClaimdiffError
from claimdiff.indexing.index import Index
from tests.indexing.stubs import FLOOD, ROAD, NumberJudge, WordEncoder, article_of

index = Index.open("valley", indexes_dir=Path(sys.argv[1]), writing=True, encoder=WordEncoder(), judge=NumberJudge())
identify_language("The language model unpacks itself to the disk, which is not what is full here.")
if len(sys.argv) > 2:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    for number in range(10, 60):
        sentences = [f"{ROAD[:-1]} and {FLOOD.format(n)}" for n in range(number, number + 9)]
        index.add([article_of(f"n{number}", *sentences)])
        print(number, flush=True)
    index.close()
except ClaimdiffError as error:
    print(type(error).__name__, error, flush=True)
"""


def opened(folder: Path, *, writing: bool = False) -> Index:
    return Index.open("valley", indexes_dir=folder, writing=writing, encoder=WordEncoder(), judge=NumberJudge())


@pytest.mark.skipif(sys.platform == "win32", reason="needs RLIMIT_FSIZE")
@pytest.mark.parametrize("limit", [300_000, 500_000])
def test_when_no_more_can_be_written_what_was_reported_stays(tmp_path: Path, limit: int) -> None:
    reported = run_until_full([sys.executable, "-c", LIMITED, str(tmp_path), str(limit)])
    look_at_what_is_left(tmp_path, reported)


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """On a real file system of 1 MB, which only the child sees; what is left is copied out of it."""
    disk, left = tmp_path / "disk", tmp_path / "left"
    disk.mkdir()
    child = f'"$0" -c "$1" "{disk}"; cp -r "{disk}" "{left}"'
    reported = run_until_full(
        in_namespace(f'mount -t tmpfs -o size=1m tmpfs "{disk}" && {child}', sys.executable, LIMITED)
    )
    look_at_what_is_left(left, reported)


def in_namespace(script: str, *words: str) -> list[str]:
    """Return a command that runs a script where it may mount file systems of its own; skips where that can't be."""
    start = ["unshare", "--user", "--map-root-user", "--mount"]
    if shutil.which("unshare") is None or subprocess.run([*start, "true"], capture_output=True, check=False).returncode:
        pytest.skip("needs unshare, to mount a small or read-only file system")
    return [*start, "sh", "-c", script, *words]


def run_until_full(command: list[str]) -> list[int]:
    """Run the child until it can write no more; return the numbers of the articles that it reported."""
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    *reported, told = result.stdout.splitlines()
    assert told.startswith("IndexUnwritable")
    assert "index.sqlite" in told or "vectors.faiss" in told
    assert len(reported) > 0
    return [int(line) for line in reported]


def look_at_what_is_left(folder: Path, reported: list[int]) -> None:
    """Nothing that was reported is lost, and where there is room again the next addition goes on."""
    with opened(folder) as index:
        assert index.verify() == ()
        assert {int(one.path[1:3]) for one in index.articles()} >= set(reported)
    with opened(folder, writing=True) as index:
        index.add([article_of("later", FLOOD.format(77), SCHOOL)])
        assert index.verify() == ()


READ_ONLY = """
import sys
from pathlib import Path
from claimdiff.errors import ClaimdiffError
from claimdiff.indexing.index import Index
from tests.indexing.stubs import FLOOD, ROAD, NumberJudge, WordEncoder, article_of

models = {"encoder": WordEncoder(), "judge": NumberJudge()}
with Index.open("valley", indexes_dir=Path(sys.argv[1]), **models) as index:
    print(len(index.articles()), len(index.check(ROAD).replies), index.verify())
try:
    Index.open("valley", indexes_dir=Path(sys.argv[1]), writing=True, **models)
except ClaimdiffError as error:
    print(type(error).__name__, error)
"""


def test_a_read_only_disk_can_be_read_and_not_written(tmp_path: Path) -> None:
    with opened(tmp_path, writing=True) as index:
        index.add([article_of("a", FLOOD.format(12), ROAD)])
    mount = f'mount --bind "{tmp_path}" "{tmp_path}" && mount -o remount,ro,bind "{tmp_path}"'
    command = in_namespace(f'{mount} && "$0" -c "$1" "{tmp_path}"', sys.executable, READ_ONLY)
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    read, written = result.stdout.splitlines()
    assert read == "1 1 ()"
    assert written.startswith("IndexUnwritable")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write to a read-only folder")
def test_a_read_only_folder_can_be_read_and_not_written(tmp_path: Path) -> None:
    with opened(tmp_path, writing=True) as index:
        index.add([article_of("a", FLOOD.format(12), ROAD)])
    folder = tmp_path / "valley"
    folder.chmod(0o555)
    (folder / "index.sqlite").chmod(0o444)
    try:
        with opened(tmp_path) as index:
            assert len(index.check(ROAD).replies) == 1
        with pytest.raises(Exception, match="valley") as error, opened(tmp_path, writing=True) as index:
            index.add([article_of("b", FLOOD.format(13))])
        assert type(error.value).__name__ in {"IndexUnwritable", "IndexDamaged"}
    finally:
        folder.chmod(0o755)
