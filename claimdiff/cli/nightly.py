"""`claimdiff nightly`: one unattended run, for cron or a systemd timer."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimdiff.cli.failures import FAILED, LOCKED, SOME_UNREAD
from claimdiff.cli.standard_streams import as_utf8
from claimdiff.cli.terminal_text import escaped

if TYPE_CHECKING:
    from claimdiff.nightly.setup import Setup


@click.command()
@click.argument("config", required=False, metavar="CONFIG.toml", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--dry-run", is_flag=True, help="Say what would be done and about how long it would take; change nothing."
)
@click.option("--init", is_flag=True, help="Write a commented configuration to begin with, to CONFIG.toml or stdout.")
@click.option(
    "--indexes-dir",
    type=click.Path(path_type=Path),
    envvar="CLAIMDIFF_INDEXES_DIR",
    show_envvar=True,
    help="Where indexes are, in place of the configuration's [indexes].",
)
@click.option(
    "--reports-dir",
    type=click.Path(path_type=Path),
    envvar="CLAIMDIFF_REPORTS_DIR",
    show_envvar=True,
    help="Where reports go, in place of the configuration's [reports].",
)
@click.pass_context
def nightly(
    ctx: click.Context,
    config: Path | None,
    dry_run: bool,
    init: bool,
    indexes_dir: Path | None,
    reports_dir: Path | None,
) -> None:
    """Take in the sources that CONFIG.toml names, compare what is new, write a report, and alert.

    One run, for cron or a systemd timer: it says on stderr what it does and ends. Another run of the same index ends
    at once with exit code 4; a run that was killed or ran out of time is gone on with by the next one.
    """
    if init:
        _init(config)
        return
    if config is None:
        raise click.UsageError("Missing argument 'CONFIG.toml'; --init writes one to begin with.")
    from claimdiff.nightly.setup import load_setup

    setup = load_setup(config, os.environ, indexes_dir=indexes_dir, reports_dir=reports_dir)
    if dry_run:
        from claimdiff.nightly.plan import plan_lines

        for line in plan_lines(setup):
            click.echo(escaped(line))
        return
    ctx.exit(_run(setup))


def _init(path: Path | None) -> None:
    from claimdiff.nightly.starter import starter_text, write_starter

    if path is None:
        click.echo(starter_text(), nl=False)
        return
    write_starter(path)
    shown = escaped(str(path))
    click.echo(f"{shown}: written; name your sources in it, then: claimdiff nightly {shown} --dry-run")


def _run(setup: Setup) -> int:
    """Run one night; what ends it is one line, in the form that the log has."""
    from claimdiff.errors import ClaimdiffError, IndexLocked
    from claimdiff.nightly.night import run_night
    from claimdiff.nightly.night_log import NightLog

    if setup.config.log_format == "json":
        as_utf8(sys.stderr)
    log = NightLog(sys.stderr, setup.config.log_format)
    try:
        result = run_night(setup, log)
    except ClaimdiffError as error:
        if setup.config.log_format == "plain":
            raise
        log.error("end", str(error))
        return LOCKED if isinstance(error, IndexLocked) else FAILED
    if result.report is not None:
        click.echo(escaped(str(result.report)))
    return SOME_UNREAD if result.unread else 0
