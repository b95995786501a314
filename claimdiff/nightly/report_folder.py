"""The report of one night: a dated folder, and `latest`, which leads to the last one."""

from __future__ import annotations

import os
import secrets
import time
from contextlib import suppress
from datetime import date
from html import escape
from pathlib import Path
from urllib.parse import quote

from claimdiff.comparison import Comparison, Findings
from claimdiff.reports.folder import STAGING, STALE_SECONDS, ReportFiles, write_new_report

LATEST, LATEST_PAGE = "latest", "latest.html"
"""A link to the last report's folder, or where links are impossible a page that leads there."""


def write_night_report(
    comparison: Comparison,
    reports_dir: Path,
    name: str,
    *,
    language: str | None,
    previous: Path | None,
    resolved: Findings,
) -> ReportFiles:
    """Write the report into `reports_dir/DATE-NAME`, numbered where that is taken; raises OutputError."""
    previous = previous if previous and (previous / "index.html").is_file() else None
    folder = reports_dir / f"{date.today()}-{name}"
    return write_new_report(comparison, folder, None, language, previous, resolved)


def point_latest(folder: Path) -> Path | None:
    """Let `latest`, beside `folder`, lead to it in one step; return what does, None where nothing can be written.

    Where links are impossible (a memory stick, some network drives), or where `latest` is somebody's own file or
    folder, `latest.html` leads there.
    """
    latest, page = folder.parent / LATEST, folder.parent / LATEST_PAGE
    if latest.is_symlink() or not latest.exists():
        with suppress(OSError, NotImplementedError):
            _replace_link(latest, folder.name)
            with suppress(OSError):
                if _is_ours(page):
                    page.unlink()
            return latest
    with suppress(OSError):
        if not page.exists() or _is_ours(page):
            _replace_page(page, folder.name)
            return page
    return None


def _replace_link(latest: Path, name: str) -> None:
    aside = _aside(latest)
    os.symlink(name, aside, target_is_directory=True)
    try:
        os.replace(aside, latest)
    except OSError:
        aside.unlink()
        raise


def _replace_page(page: Path, name: str) -> None:
    address = escape(f"{quote(name, errors='surrogateescape')}/index.html")
    aside = _aside(page)
    aside.write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="generator" content="claimdiff">'
        f'<meta http-equiv="refresh" content="0; url={address}"><title>claimdiff: the latest report</title></head>'
        f'<body><a href="{address}">The latest report</a></body></html>\n',
        encoding="utf-8",
    )
    os.replace(aside, page)


def _is_ours(page: Path) -> bool:
    with page.open(encoding="utf-8", errors="replace") as file:
        return 'content="claimdiff"' in file.read(300)


def _aside(path: Path) -> Path:
    """Return a new name beside `path`, and remove what killed runs left under such names."""
    oldest = time.time() - STALE_SECONDS
    for left in path.parent.glob(f"{STAGING}latest-*"):
        with suppress(OSError):
            if left.lstat().st_mtime < oldest:
                left.unlink()
    return path.parent / f"{STAGING}latest-{secrets.token_hex(6)}"
