"""`claimdiff compare`: articles in, a report folder out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from claimdiff.cli.failures import FOUND, SOME_UNREAD, warn
from claimdiff.cli.finite_range import FiniteRange
from claimdiff.cli.interface_language import language_option
from claimdiff.cli.other_forms import STDOUT, check_other_forms, markdown_option, sarif_option, write_other_forms
from claimdiff.cli.progress import shown_progress
from claimdiff.cli.summary import summary_lines
from claimdiff.cli.terminal_text import escaped
from claimdiff.comparison import Comparison
from claimdiff.settings import Settings

_DEFAULTS = Settings()


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL...")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="DIR", help="Report folder [reports/DATE-TITLE]."
)
@click.option(
    "--min-probability",
    type=FiniteRange(0.0, 1.0),
    help="Report findings from this calibrated probability on "
    f"[{_DEFAULTS.min_contradiction} for contradictions and changes, {_DEFAULTS.min_agreement} for agreements].",
)
@click.option(
    "--all", "all_pairs", is_flag=True, help="Also write judged.jsonl: every judged pair, neutral ones included."
)
@click.option("--encoder", metavar="M", help="A sentence-transformers model, name or folder [embedded].")
@click.option("--judge", metavar="M", help="An NLI cross-encoder of three classes, name or folder [embedded].")
@language_option
@markdown_option
@sarif_option
@click.option("--fail-on", type=click.Choice(["contradiction"]), help="Exit with code 5 where one is found.")
@click.option("--open", "open_report", is_flag=True, help="Open the report in the browser.")
@click.option(
    "--reports-dir",
    type=click.Path(path_type=Path),
    default=Path("reports"),
    show_default=True,
    envvar="CLAIMDIFF_REPORTS_DIR",
    show_envvar=True,
    help="Where reports go without -o.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary, only where the report is.")
@click.pass_context
def compare(
    ctx: click.Context,
    paths: tuple[str, ...],
    output: Path | None,
    min_probability: float | None,
    all_pairs: bool,
    encoder: str | None,
    judge: str | None,
    language: str | None,
    markdown: Path | None,
    sarif: Path | None,
    fail_on: str | None,
    open_report: bool,
    reports_dir: Path,
    quiet: bool,
) -> None:
    """Compare articles and write a report.

    PATH is a file (.txt, .md, .html, .csv, .jsonl, .parquet, .docx, .pdf), a folder, a glob, or - for standard input;
    URL a page or a feed.

    \b
      claimdiff compare article1.txt article2.html
      claimdiff compare seeds/truce_talks -o report --open
    """
    from claimdiff.pipeline import compare as compare_articles
    from claimdiff.pipeline import judged_pairs
    from claimdiff.reports.folder import check_report_folder, write_new_report, write_report
    from claimdiff.reports.folder_name import report_folder_name

    check_report_folder(output or reports_dir / f"{date.today()}-")
    check_other_forms(markdown, sarif, paths)
    settings = Settings(min_probability=min_probability)
    with shown_progress(quiet=quiet) as progress:
        comparison = compare_articles(
            paths, encoder=encoder, judge=judge, settings=settings, progress=progress, both_directions=all_pairs
        )
        folder = output or reports_dir / report_folder_name(comparison, date.today())
        write = write_report if output else write_new_report
        progress.begin("writing the report", None)
        files = write(comparison, folder, judged_pairs(comparison) if all_pairs else None, language)
        progress.end()
    write_other_forms(comparison, files.index, markdown, sarif, language)
    _tell(comparison, files.index, quiet=quiet, is_piped=markdown == STDOUT)
    if open_report:
        click.launch(str(files.index.resolve()))
    ctx.exit(_exit_code(comparison, fail_on))


def _tell(comparison: Comparison, index: Path, *, quiet: bool, is_piped: bool) -> None:
    """Print what a person must know: unread inputs and warnings on stderr, the summary and the report on stdout.

    All of it goes to stderr where stdout is piped somewhere: it holds the Markdown then, and nothing else.
    """
    for item in comparison.inputs:
        if item.is_unread or item.fate.startswith("duplicate"):
            warn(f"{item.path}: {item.fate}")
        for note in item.notes:
            warn(f"{item.path}: {note}")
    for article in comparison.uncovered:
        warn(f"{article.path}: language not covered ({article.language}): read, but not compared")
    for warning in comparison.warnings:
        warn(warning)
    for line in () if quiet else summary_lines(comparison):
        click.echo(line, err=is_piped)
    page = escaped(str(index))
    click.echo(page if quiet else f"\nReport: {page}", err=is_piped)


def _exit_code(comparison: Comparison, fail_on: str | None) -> int:
    """`--fail-on` outranks unread inputs: who asks for it gates on it."""
    if fail_on == "contradiction" and comparison.findings.of("contradiction"):
        return FOUND
    return SOME_UNREAD if comparison.unread else 0
