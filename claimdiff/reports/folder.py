"""The report folder: written aside, moved into place when it is complete, and never at the cost of somebody's files."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from claimdiff.comparison import Comparison
from claimdiff.errors import OutputError
from claimdiff.records import Finding
from claimdiff.reports.findings_csv import write_findings_csv
from claimdiff.reports.findings_jsonl import write_findings_jsonl, write_jsonl
from claimdiff.reports.folder_name import free_folder
from claimdiff.reports.manifest import is_manifest, write_manifest
from claimdiff.reports.page import render_page

INDEX, FINDINGS_JSONL, FINDINGS_CSV = "index.html", "findings.jsonl", "findings.csv"
JUDGED, MANIFEST = "judged.jsonl", "manifest.json"
REPORT_NAMES = (INDEX, FINDINGS_JSONL, FINDINGS_CSV, JUDGED, MANIFEST)
"""Every file that a report folder may hold; the manifest, which says that the folder is ours, is moved last."""

STAGING = ".claimdiff-"
"""Begins the name of the folder that a report is written to before it is complete."""
STALE_SECONDS = 3600
"""Age from which a staging folder is what a killed run left behind: writing a report takes seconds."""

REMEDIES = {
    errno.ENOSPC: "the disk is full: free some space or choose another folder with -o",
    errno.EDQUOT: "your disk quota is used up: free some space or choose another folder with -o",
    errno.EACCES: "you may not write there: choose another folder with -o",
    errno.EPERM: "you may not write there: choose another folder with -o",
    errno.EROFS: "that disk is read-only: choose another folder with -o",
    errno.ENAMETOOLONG: "its name is too long: choose a shorter one with -o",
    errno.ELOOP: "its path leads round in a circle of links: choose another folder with -o",
    errno.EEXIST: "a part of its path is a file: choose another folder with -o",
    errno.ENOTDIR: "a part of its path is a file: choose another folder with -o",
}


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Where a written report's files are."""

    folder: Path
    index: Path
    findings_jsonl: Path
    findings_csv: Path
    manifest: Path
    judged: Path | None
    """`judged.jsonl`, where every judged pair was asked for."""


def check_report_folder(folder: Path) -> None:
    """Raise OutputError if a report may not be written to `folder`: cheap, so worth asking before the work starts.

    A folder that doesn't exist, an empty one and one that holds a report of ours are fine; anything else is somebody's.
    """
    try:
        if not _is_there(folder):
            parent = next(path for path in folder.absolute().parents if path.exists())
            if not parent.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, "Not a directory")
            if not os.access(parent, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, "Permission denied")
            return
        if not folder.is_dir():
            raise OutputError(f"{folder}: is a file, not a folder: choose another folder with -o")
        names = [path.name for path in folder.iterdir() if not path.name.startswith(".")]
    except OSError as error:
        raise _output_error(folder, error) from error
    if names and not is_manifest(folder / MANIFEST):
        raise OutputError(
            f"{folder}: holds files and is no report of claimdiff, so nothing was written: "
            "choose another folder with -o, or empty this one"
        )


def _is_there(folder: Path) -> bool:
    """Like `folder.exists()`, but links in a circle are an OSError: no report can be written there."""
    try:
        folder.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def write_report(
    comparison: Comparison,
    folder: Path,
    judged: Iterable[Mapping[str, Any]] | None = None,
    language: str | None = None,
    previous: Path | None = None,
    resolved: Iterable[Finding] = (),
) -> ReportFiles:
    """Write the report of `comparison` to `folder` and return where its files are.

    `judged` are the records of every judged pair, in the form of `finding_record`, neutral ones with the relation
    `neutral`; they are written to `judged.jsonl` one at a time. `language` is the page's, see `render_page`.
    `previous` is the folder of the report before this one: the page links to it, relative to itself, so that both may
    be moved together. `resolved` are findings that are none any more: the files list them, with their state.

    Everything is written to a folder aside and moved only when complete, so a failure leaves `folder` as it was. A new
    folder appears in one rename. In a folder that exists, each file is replaced in one rename, the manifest last, and
    put back if a later one fails; files in it that aren't ours stay. Raises OutputError, one line, where that fails.
    """
    check_report_folder(folder)
    target = folder.resolve()
    try:
        # inside a folder that exists: it may be a mount point of its own, from which no sibling can be moved
        with _staging_folder(target if target.is_dir() else target.parent) as staging:
            _write_files(comparison, staging, judged, language, previous_address(target, previous), tuple(resolved))
            _move_into_place(staging, target)
    except OSError as error:
        raise _output_error(folder, error) from error
    return _report_files(folder, judged is not None)


def write_new_report(
    comparison: Comparison,
    folder: Path,
    judged: Iterable[Mapping[str, Any]] | None = None,
    language: str | None = None,
    previous: Path | None = None,
    resolved: Iterable[Finding] = (),
) -> ReportFiles:
    """Write the report to a folder that nobody has, `folder`, else `folder-2`, `-3`, …, and return where its files are.

    Like `write_report`, but it replaces nothing: where another run takes the name meanwhile, the next one is taken.
    """
    check_report_folder(free_folder(folder))
    parent = folder.parent.resolve()
    try:
        with _staging_folder(parent) as staging:
            _write_files(comparison, staging, judged, language, previous_address(staging, previous), tuple(resolved))
            name = _move_to_free_name(staging, parent / folder.name)
    except OSError as error:
        raise _output_error(folder, error) from error
    return _report_files(folder.with_name(name), judged is not None)


def _report_files(folder: Path, has_judged: bool) -> ReportFiles:
    return ReportFiles(
        folder, folder / INDEX, folder / FINDINGS_JSONL, folder / FINDINGS_CSV, folder / MANIFEST,
        folder / JUDGED if has_judged else None,
    )  # fmt: skip


def _output_error(folder: Path, error: OSError) -> OutputError:
    remedy = REMEDIES.get(error.errno or 0, f"{error.strerror or error}: choose another folder with -o")
    return OutputError(f"{folder}: the report could not be written: {remedy}")


def previous_address(folder: Path, previous: Path | None) -> str | None:
    """Return the address of the previous report's page relative to `folder`, or None where there is none.

    A relative address never names a scheme: a first part with a colon in it is preceded by `./`.
    """
    if previous is None:
        return None
    parts = Path(os.path.relpath(previous.resolve() / INDEX, folder)).parts
    return "./" + "/".join(quote(part, errors="surrogateescape") for part in parts)


def _write_files(
    comparison: Comparison,
    staging: Path,
    judged: Iterable[Mapping[str, Any]] | None,
    language: str | None,
    previous: str | None,
    resolved: tuple[Finding, ...],
) -> None:
    """Write the files of a report to `staging` and make sure that they are on the disk."""
    page = render_page(comparison, language, previous, resolved)
    (staging / INDEX).write_text(page, encoding="utf-8", errors="replace", newline="\n")
    listed = (*comparison.findings, *resolved)
    write_findings_jsonl(listed, staging / FINDINGS_JSONL)
    write_findings_csv(listed, staging / FINDINGS_CSV)
    if judged is not None:
        write_jsonl(judged, staging / JUDGED)
    write_manifest(comparison, staging / MANIFEST)
    for path in staging.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())


@contextmanager
def _staging_folder(parent: Path) -> Iterator[Path]:
    """Make a folder in `parent` and remove it, with what is left in it, however the block ends."""
    parent.mkdir(parents=True, exist_ok=True)
    _remove_stale(parent)
    staging = parent / f"{STAGING}{secrets.token_hex(6)}"
    staging.mkdir()
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _remove_stale(parent: Path) -> None:
    """Remove the staging folders that killed runs left in `parent`."""
    oldest = time.time() - STALE_SECONDS
    for path in parent.glob(f"{STAGING}*"):
        with suppress(OSError):
            if path.is_dir() and not path.is_symlink() and path.stat().st_mtime < oldest:
                shutil.rmtree(path, ignore_errors=True)


def _move_to_free_name(staging: Path, folder: Path) -> str:
    """Rename `staging` to the first name that is free, and return it; a rename never replaces a folder with files."""
    while True:
        target = free_folder(folder)
        try:
            staging.rename(target)
        except OSError:
            if not os.path.lexists(target):
                raise
        else:
            return target.name


def _move_into_place(staging: Path, target: Path) -> None:
    """Turn `staging` into `target`, or replace the report in `target` by what is in `staging`."""
    if not target.exists():
        staging.rename(target)
        return
    replaced = staging / "replaced"
    replaced.mkdir()
    touched: list[str] = []
    try:
        for name in REPORT_NAMES:
            touched.append(name)
            if name != MANIFEST and (target / name).exists():
                (target / name).rename(replaced / name)
            if (staging / name).exists():
                (staging / name).replace(target / name)
    except OSError:
        _put_back(touched, staging, target)
        raise


def _put_back(touched: list[str], staging: Path, target: Path) -> None:
    """Undo a move that failed midway: the earlier report's files return, new ones that had no earlier one go."""
    for name in touched:
        earlier = staging / "replaced" / name
        with suppress(OSError):
            if earlier.exists():
                earlier.replace(target / name)
            elif name != MANIFEST and not (staging / name).exists():
                (target / name).unlink(missing_ok=True)
