"""`--markdown` and `--sarif`: the report's other forms, beside its folder."""

from __future__ import annotations

import errno
import json
import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import click

from claimdiff.cli.standard_streams import echo_data
from claimdiff.comparison import Comparison
from claimdiff.errors import OutputError

STDOUT = Path("-")
REPLACED = frozenset({".md", ".json", ".sarif"})
"""Endings of files that are replaced without asking: those that the Markdown and the SARIF log have."""

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


def check_other_forms(markdown: Path | None, sarif: Path | None, inputs: Sequence[str] = ()) -> None:
    """Raise OutputError if a file can't be written where it is asked for: cheap, so asked before the work starts.

    Raises BadParameter where one would replace the other or an article; `inputs` are the articles' paths as given.
    """
    if sarif == STDOUT:
        raise click.BadParameter("a SARIF log goes to a file: name one", param_hint="--sarif")
    asked = (("--markdown", markdown), ("--sarif", sarif))
    targets = {option: path for option, path in asked if path is not None and path != STDOUT}
    if len({os.path.realpath(path) for path in targets.values()}) < len(targets):
        raise click.BadParameter(f"{sarif}: holds the Markdown already: name another file", param_hint="--sarif")
    for option, path in targets.items():
        if why := _why_no_target(path, inputs):
            raise click.BadParameter(f"{path}: {why}: name another file", param_hint=option)
        if not path.absolute().parent.is_dir():
            raise OutputError(f"{path}: there is no folder {path.parent}: make it first, or name another file")
        if not os.access(path if path.exists() else path.absolute().parent, os.W_OK):
            raise OutputError(f"{path}: you may not write there: name another file")


def _why_no_target(path: Path, inputs: Sequence[str]) -> str | None:
    """Return why nothing may be written to `path`, or None: no article is worth losing to a mistyped line."""
    from claimdiff.articles.inputs import EXTENSIONS, InputFile, find_inputs

    target, ending = Path(os.path.realpath(path)), path.suffix.lower()
    files = (item.path for item in find_inputs(inputs) if isinstance(item, InputFile) and item.path is not None)
    if any(Path(os.path.realpath(file)) == target for file in files):
        return "is one of the articles to compare"
    folders = (os.path.realpath(given) for given in inputs if os.path.isdir(given))
    if ending in EXTENSIONS and any(target.is_relative_to(folder) for folder in folders):
        return "lies in a folder of articles, where the next run would read it as one"
    if ending in EXTENSIONS - REPLACED and path.exists():
        return f"is there already, and may be an article ({ending})"
    return None


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
            echo_data(text, nl=False)
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
