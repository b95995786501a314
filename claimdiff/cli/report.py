"""`claimdiff report`: the report of an index."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from claimdiff.cli.finite_range import FiniteRange
from claimdiff.cli.index import indexes_dir_option
from claimdiff.cli.interface_language import language_option
from claimdiff.cli.other_forms import STDOUT, check_other_forms, markdown_option, sarif_option, write_other_forms
from claimdiff.cli.summary import summary_lines
from claimdiff.cli.terminal_text import escaped


@click.command()
@click.argument("name")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="DIR", help="Report folder [reports/DATE-NAME]."
)
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only findings that came on this day or later."
)
@click.option(
    "--min-probability", type=FiniteRange(0.0, 1.0), help="Report findings from this calibrated probability on."
)
@click.option(
    "--all", "all_pairs", is_flag=True, help="Also write judged.jsonl: every judged pair, neutral ones included."
)
@language_option
@markdown_option
@sarif_option
@indexes_dir_option
@click.option(
    "--reports-dir",
    type=click.Path(path_type=Path),
    default=Path("reports"),
    show_default=True,
    envvar="CLAIMDIFF_REPORTS_DIR",
    show_envvar=True,
    help="Where reports go without -o.",
)
@click.option("-q", "--quiet", is_flag=True, help="No summary, only where the report is.")
def report(
    name: str,
    output: Path | None,
    since: datetime | None,
    min_probability: float | None,
    all_pairs: bool,
    language: str | None,
    markdown: Path | None,
    sarif: Path | None,
    indexes_dir: Path,
    reports_dir: Path,
    quiet: bool,
) -> None:
    """Write the report of the index NAME: its findings as they are now, without those that a person dismissed.

    No model runs, whatever the threshold.
    """
    from claimdiff.indexing.index import Index
    from claimdiff.pipeline import judged_pairs
    from claimdiff.reports.folder import check_report_folder, write_new_report, write_report
    from claimdiff.reports.folder_name import free_folder

    with Index.open(name, indexes_dir=indexes_dir) as opened:
        folder = output or reports_dir / f"{date.today()}-{opened.name}"
        check_report_folder(output or free_folder(folder))
        check_other_forms(markdown, sarif)
        comparison = opened.comparison(since=since.date() if since else None, min_probability=min_probability)
    write = write_report if output else write_new_report
    files = write(comparison, folder, judged_pairs(comparison) if all_pairs else None, language)
    write_other_forms(comparison, files.index, markdown, sarif, language)
    is_piped, page = markdown == STDOUT, escaped(str(files.index))
    for line in () if quiet else summary_lines(comparison):
        click.echo(line, err=is_piped)
    click.echo(page if quiet else f"\nReport: {page}", err=is_piped)
