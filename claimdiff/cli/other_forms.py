"""`--markdown` and `--sarif`: the report's other forms, beside its folder."""

from __future__ import annotations

import errno
import json
import os
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import click

from claimdiff.comparison import Comparison
from claimdiff.errors import OutputError

STDOUT = Path("-")

markdown_option = click.option(
    "--markdown",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    metavar="FILE|-",
    help="Also write the findings as Markdown for chat and pull requests; - prints them, and only them, on stdout.",
)
sarif_option = click.option(
    "--sarif",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write the findings as SARIF 2.1.0 for CI systems.",
)


def check_other_forms(markdown: Path | None, sarif: Path | None) -> None:
    """Raise OutputError if a file can't be written where it is asked for: cheap, so asked before the work starts."""
    if sarif == STDOUT:
        raise click.BadParameter("a SARIF log goes to a file: name one", param_hint="--sarif")
    for path in (markdown, sarif):
        if path is None or path == STDOUT:
            continue
        if not path.absolute().parent.is_dir():
            raise OutputError(f"{path}: there is no folder {path.parent}: make it first, or name another file")
        if not os.access(path if path.exists() else path.absolute().parent, os.W_OK):
            raise OutputError(f"{path}: you may not write there: name another file")


def write_other_forms(
    comparison: Comparison, index: Path, markdown: Path | None, sarif: Path | None, language: str | None
) -> None:
    """Write what was asked for; `index` is the report's page, to which the Markdown links.

    Raises OutputError, one line, where a file can't be written.
    """
    if markdown is not None:
        from claimdiff.reports.findings_markdown import findings_markdown

        text = findings_markdown(comparison, language, page_address(index, markdown))
        if markdown == STDOUT:
            click.echo(text, nl=False)
        else:
            _write(markdown, text)
    if sarif is not None:
        from claimdiff.reports.findings_sarif import findings_sarif

        _write(sarif, json.dumps(findings_sarif(comparison), ensure_ascii=False, indent=1, allow_nan=False) + "\n")


def page_address(index: Path, markdown: Path) -> str:
    """Return the report's page relative to the folder of the Markdown file, or to the working directory."""
    folder = Path.cwd() if markdown == STDOUT else markdown.absolute().parent
    parts = Path(os.path.relpath(index.absolute(), folder)).parts
    return "/".join(quote(os.fsencode(part)) for part in parts)


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all; what is no plain file (a pipe, a device) is written to as it is."""
    data = text.encode("utf-8", "backslashreplace")
    aside = path.with_name(f".claimdiff-{secrets.token_hex(6)}")
    try:
        if path.exists() and not (path.is_file() and not path.is_symlink()):
            path.write_bytes(data)
            return
        aside.write_bytes(data)
        aside.replace(path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        why = "the disk is full" if error.errno == errno.ENOSPC else error.strerror or str(error)
        raise OutputError(f"{path}: could not be written: {why}: name another file") from error
