"""`claimdiff review`: a person's decisions on the findings of an index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from claimdiff.cli.failures import FAILED, SOME_UNREAD, fail, warn
from claimdiff.cli.index import indexes_dir_option, wait_option
from claimdiff.cli.standard_streams import echo_data
from claimdiff.cli.summary import counted
from claimdiff.cli.terminal_text import escaped, json_text, printable

if TYPE_CHECKING:
    from claimdiff.indexing.index import Index
    from claimdiff.records import Finding, ReviewDecision, Side

DECISIONS = ("confirmed", "false_alarm", "not_comparable")
UNDO = "undo"
RELATIONS = ("contradiction", "change", "agreement")


class WithNames(click.Group):
    """A group whose first word may also be the name of an index: then it is about that index's findings."""

    default = "of an index"
    """The default command's name: no index can have one with spaces."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Send what isn't a command of the group to the default one."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = [self.default, *args]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the default command's options, then the group's commands."""
        command = self.commands[self.default]
        command.format_options(click.Context(command, info_name=ctx.info_name), formatter)
        self.format_commands(ctx, formatter)


@click.group(cls=WithNames, subcommand_metavar="NAME [FINDING_ID [DECISION]] | import NAME FILE | export NAME [FILE]")
def review() -> None:
    """List the open findings of the index NAME, or keep what you decide on one of them.

    DECISION is confirmed, false_alarm, not_comparable, or undo, which takes an earlier one back. A dismissed finding
    (false_alarm, not_comparable) stays out of reports and alerts until one of its two texts changes.
    """


@review.command(WithNames.default, hidden=True)
@click.argument("name")
@click.argument("finding_id", required=False)
@click.argument("decision", required=False, type=click.Choice([*DECISIONS, UNDO]))
@click.option("--note", metavar="TEXT", default="", help="Why; kept with the decision.")
@click.option("--all", "with_decided", is_flag=True, help="List the findings that are decided on, too.")
@click.option("--relation", type=click.Choice(RELATIONS), help="List findings of this relation only.")
@indexes_dir_option
@wait_option
def of_index(
    name: str,
    finding_id: str | None,
    decision: str | None,
    note: str,
    with_decided: bool,
    relation: str | None,
    indexes_dir: Path,
    wait: float,
) -> None:
    """List the open findings of the index NAME, show one of them, or keep a decision on it."""
    if finding_id is None:
        _list(name, indexes_dir, relation, with_decided=with_decided)
    elif decision is None:
        if note:
            raise click.UsageError(f"a note needs a decision: {', '.join(DECISIONS)}")
        _show(name, finding_id, indexes_dir)
    else:
        _decide(name, finding_id, decision, note, indexes_dir, wait)


@review.command("import")
@click.argument("name")
@click.argument("file", type=click.Path(path_type=Path))
@indexes_dir_option
@wait_option
def import_command(name: str, file: Path, indexes_dir: Path, wait: float) -> None:
    """Keep the decisions in FILE: what the report's page saved, or another index exported.

    Of two decisions on one finding the later one stays. Lines that can't be taken are named, with exit code 3.
    """
    from claimdiff.reviews.exchange import import_reviews

    with _writing(name, indexes_dir, wait) as opened:
        result = import_reviews(opened, file)
    for number, why in result.bad:
        warn(f"{file}, line {number}: {why}")
    older = f", {result.n_older} known already" if result.n_older else ""
    click.echo(f"{counted(result.n_kept, 'decision')} kept{older}")
    if result.bad:
        raise SystemExit(SOME_UNREAD if result.n_kept or result.n_older else FAILED)


@review.command("export")
@click.argument("name")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@indexes_dir_option
def export_command(name: str, file: Path | None, indexes_dir: Path) -> None:
    """Write all decisions as JSONL to FILE or stdout, each with its finding and the features of the pair."""
    from claimdiff.indexing.index import Index
    from claimdiff.reviews.exchange import export_reviews, write_reviews

    with Index.open(name, indexes_dir=indexes_dir) as opened:
        records = export_reviews(opened)
    if file is not None:
        write_reviews(records, file)
        click.echo(f"{counted(len(records), 'decision')} written to {escaped(str(file))}")
    for record in records if file is None else ():
        echo_data(json_text(record))


def _writing(name: str, indexes_dir: Path, wait: float) -> Index:
    from claimdiff.index.database import open_for_reading
    from claimdiff.index.folder import DATABASE, index_folder
    from claimdiff.indexing.index import Index

    open_for_reading(index_folder(indexes_dir, name) / DATABASE).close()  # makes no index where there is none
    return Index.open(name, indexes_dir=indexes_dir, writing=True, wait_seconds=wait)


def _list(name: str, indexes_dir: Path, relation: str | None, *, with_decided: bool) -> None:
    from claimdiff.indexing.index import Index

    with Index.open(name, indexes_dir=indexes_dir) as opened:
        found = opened.findings(with_dismissed=True)
    shown = [one for one in found if (with_decided or one.review is None) and relation in (None, one.relation)]
    for finding in shown:
        for line in finding_lines(finding):
            click.echo(line)
        click.echo("")
    n_decided = sum(one.review is not None for one in found)
    click.echo(f"{counted(len(shown), 'finding')} listed; {n_decided} of {len(found)} open ones are decided on")


def _show(name: str, finding_id: str, indexes_dir: Path) -> None:
    from claimdiff.indexing.index import Index

    with Index.open(name, indexes_dir=indexes_dir) as opened:
        finding = opened.finding(finding_id)
    for line in finding_lines(finding):
        click.echo(line)


def _decide(name: str, finding_id: str, decision: str, note: str, indexes_dir: Path, wait: float) -> None:
    from claimdiff.records import Review
    from claimdiff.reviews.review_line import MAX_NOTE_CHARS, clean_note
    from claimdiff.steps import utc_now

    if len(note) > MAX_NOTE_CHARS:
        fail(f"the note has {len(note):,} characters: shorten it to {MAX_NOTE_CHARS:,}")
    with _writing(name, indexes_dir, wait) as opened:
        if decision == UNDO:
            opened.remove_review(finding_id)
        else:
            opened.set_review(finding_id, Review(cast("ReviewDecision", decision), clean_note(note), utc_now()))
    click.echo(f"{finding_id}: {'open again' if decision == UNDO else decision}")


def finding_lines(finding: Finding) -> Iterator[str]:
    """Yield what a person needs to decide: id, relation, probability, who says what."""
    state = f", {finding.state}" if finding.state else ""
    percent = min(99, max(1, round(100 * finding.probability)))
    yield f"{finding.finding_id} {finding.relation} ({finding.kind}), {percent} % likely{state}"
    yield from (_side_line(side) for side in (finding.left, finding.right))
    if finding.review:
        note = f": {printable(finding.review.note)}" if finding.review.note else ""
        yield f"  {finding.review.decision}, {finding.review.reviewed}{note}"


def _side_line(side: Side) -> str:
    article = side.article
    when = f", {printable(article.published)}" if article.published else ""
    return f"  {printable(article.outlet or article.url or article.path)}{when}: {printable(side.claim.text)}"
