"""`claimdiff index`: articles that are kept, so that only what is new is compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimdiff.cli.failures import FAILED, SOME_UNREAD, warn
from claimdiff.cli.finite_range import FiniteRange
from claimdiff.cli.index_texts import add_lines, article_lines, index_line, listing_lines, remove_lines
from claimdiff.cli.progress import shown_progress

if TYPE_CHECKING:
    from claimdiff.indexing.index import AddResult

indexes_dir_option = click.option(
    "--indexes-dir",
    type=click.Path(path_type=Path),
    default=Path("indexes"),
    show_default=True,
    envvar="CLAIMDIFF_INDEXES_DIR",
    show_envvar=True,
    help="Where indexes are.",
)
wait_option = click.option(
    "--wait",
    type=FiniteRange(min=0.0),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for another run that writes the index, before giving up with exit code 4.",
)
encoder_option = click.option(
    "--encoder", metavar="M", help="A sentence-transformers model, name or folder [the one that made the index]."
)
judge_option = click.option(
    "--judge", metavar="M", help="An NLI cross-encoder of three classes, name or folder [the one that made the index]."
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")


@click.group()
def index() -> None:
    """Keep articles in an index: add, remove, list, show, verify, rebuild."""


@index.command()
@click.argument("name")
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL...")
@indexes_dir_option
@wait_option
@encoder_option
@judge_option
@quiet_option
@click.pass_context
def add(
    ctx: click.Context,
    name: str,
    paths: tuple[str, ...],
    indexes_dir: Path,
    wait: float,
    encoder: str | None,
    judge: str | None,
    quiet: bool,
) -> None:
    """Add articles to the index NAME, and compare what is new with what is there.

    PATH is a file, a folder, a glob, or - for standard input; URL a page or a feed. An article that is there already
    changes nothing; an edited one (same URL, or same path) replaces its claims, and its old version is kept.
    """
    from claimdiff.indexing.index import Index

    with (
        shown_progress(quiet=quiet) as progress,
        Index.open(
            name,
            indexes_dir=indexes_dir,
            writing=True,
            wait_seconds=wait,
            encoder=encoder,
            judge=judge,
            progress=progress,
        ) as opened,
    ):
        result = opened.add(paths)
    _tell_inputs(result)
    for line in () if quiet else add_lines(result):
        click.echo(line)
    ctx.exit(SOME_UNREAD if any(item.is_unread for item in result.inputs) else 0)


def _tell_inputs(result: AddResult) -> None:
    for item in result.inputs:
        if item.is_unread or item.fate.startswith("duplicate"):
            warn(f"{item.path}: {item.fate}")
        for note in item.notes:
            warn(f"{item.path}: {note}")
    for path in result.uncovered:
        warn(f"{path}: language not covered: kept, but not compared")
    for warning in result.warnings:
        warn(warning)


@index.command()
@click.argument("name")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@indexes_dir_option
@wait_option
@quiet_option
def remove(name: str, articles: tuple[str, ...], indexes_dir: Path, wait: float, quiet: bool) -> None:
    """Remove articles from the index NAME, by id, URL or path, with their versions, claims and pairs.

    Their findings are resolved.
    """
    from claimdiff.index.database import open_for_reading
    from claimdiff.index.folder import DATABASE, index_folder
    from claimdiff.indexing.index import Index

    open_for_reading(index_folder(indexes_dir, name) / DATABASE).close()  # makes no index where there is none
    with (
        shown_progress(quiet=quiet) as progress,
        Index.open(name, indexes_dir=indexes_dir, writing=True, wait_seconds=wait, progress=progress) as opened,
    ):
        result = opened.remove(articles)
    for line in () if quiet else remove_lines(result):
        click.echo(line)


@index.command("list")
@indexes_dir_option
def list_command(indexes_dir: Path) -> None:
    """List the indexes, with how much each holds."""
    from claimdiff.errors import ClaimdiffError
    from claimdiff.index.folder import list_indexes
    from claimdiff.indexing.index import Index

    failed = False
    for name in list_indexes(indexes_dir):
        try:
            with Index.open(name, indexes_dir=indexes_dir) as opened:
                click.echo(index_line(name, opened.counts()))
        except ClaimdiffError as error:
            failed = True
            warn(str(error))
    if failed:
        raise SystemExit(FAILED)


@index.command()
@click.argument("name")
@click.argument("article", required=False)
@indexes_dir_option
def show(name: str, article: str | None, indexes_dir: Path) -> None:
    """Show what the index NAME holds, or one article of it (by id, URL or path) with its versions."""
    from claimdiff.indexing.index import Index

    with Index.open(name, indexes_dir=indexes_dir) as opened:
        lines = listing_lines(opened) if article is None else article_lines(opened, article)
        for line in lines:
            click.echo(line)


@index.command()
@click.argument("name")
@indexes_dir_option
def verify(name: str, indexes_dir: Path) -> None:
    """Check the index NAME: its files, vectors against claims, claims against articles; exit code 1 on damage."""
    from claimdiff.indexing.index import Index

    with Index.open(name, indexes_dir=indexes_dir) as opened:
        damages = opened.verify()
        counts = opened.counts()
    for damage in damages:
        warn(damage)
    if damages:
        raise SystemExit(FAILED)
    click.echo(f"{index_line(name, counts)}: all is well")


@index.command()
@click.argument("name")
@indexes_dir_option
@wait_option
@encoder_option
@judge_option
@quiet_option
def rebuild(name: str, indexes_dir: Path, wait: float, encoder: str | None, judge: str | None, quiet: bool) -> None:
    """Make the FAISS file of the index NAME again; with other models, given or shipped since, also what they told."""
    from claimdiff.index.database import open_for_reading
    from claimdiff.index.folder import DATABASE, index_folder
    from claimdiff.indexing.index import Index

    open_for_reading(index_folder(indexes_dir, name) / DATABASE).close()
    with (
        shown_progress(quiet=quiet) as progress,
        Index.open(
            name,
            indexes_dir=indexes_dir,
            writing=True,
            wait_seconds=wait,
            encoder=encoder,
            judge=judge,
            progress=progress,
        ) as opened,
    ):
        result = opened.rebuild()
    if not quiet:
        click.echo(result.line())
