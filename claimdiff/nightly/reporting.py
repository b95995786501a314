"""What a night found -> the report, and in the same step what is to be told of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from claimdiff.comparison import Comparison
from claimdiff.indexing.changes import Changes
from claimdiff.nightly.alerting import AlertContext, Telling, choose_alerts, keep_telling, summarise_backlog
from claimdiff.nightly.backlog import REPORTED_RUN, end_backlog, is_backlog, is_backlog_through
from claimdiff.nightly.report_folder import point_latest, write_night_report
from claimdiff.nightly.resolved import resolved_findings
from claimdiff.nightly.setup import Setup
from claimdiff.nightly.under_way import Night, NightResult
from claimdiff.steps import utc_now

LAST_REPORT = "last_report"
"""Fact: the folder of the last report."""


def count_news(result: NightResult, changes: Changes) -> None:
    """Note how many findings changed since the last report."""
    result.n_new, result.n_reopened = len(changes.new), len(changes.reopened)
    result.n_resolved = len(changes.resolved)


def is_quiet(night: Night) -> bool:
    """Whether there is nothing to tell, and nobody wants a report that says so."""
    result, state = night.result, night.state
    has_news = result.n_new or result.n_reopened or result.n_resolved or result.unread or is_backlog(state)
    return night.setup.config.report == "changes" and not has_news and state.fact(LAST_REPORT, str) is not None


def report_night(night: Night, comparison: Comparison, changes: Changes, run: int, seconds: float) -> None:
    """Write the report, then note in one step what it told and what is to be told: a kill before repeats it."""
    setup, state, result, config = night.setup, night.state, night.result, night.setup.config
    previous = state.fact(LAST_REPORT, str)
    began = night.clock()
    files = write_night_report(
        _of_tonight(comparison, night),
        setup.reports_dir,
        config.index,
        language=config.language,
        previous=Path(previous) if previous else None,
        resolved=resolved_findings(changes),
    )
    result.report = files.index
    if point_latest(files.folder) is None:
        night.log.warning("report", f"{setup.reports_dir}: latest could not be brought up to date")
    night.log.info("report", str(files.index), seconds=night.seconds_since(began))
    telling = _telling(night, comparison, run)
    with state.writing():
        state.keep_fact(REPORTED_RUN, run)
        state.keep_fact(LAST_REPORT, str(files.folder.resolve()))
        if is_backlog_through(state):
            end_backlog(state)
        keep_telling(state, telling)
        state.finish_night(result.night, utc_now(), result.added.n_articles, seconds)


def _of_tonight(comparison: Comparison, night: Night) -> Comparison:
    """Return the comparison with what could not be read tonight among its inputs, and what tonight took."""
    result = night.result
    told = {fate.path: fate for fate in result.unread}
    kept = [fate for fate in comparison.inputs if fate.path not in told]
    return replace(
        comparison,
        inputs=(*kept, *told.values()),
        started=night.started,
        timings=result.seconds,
        warnings=(*comparison.warnings, *result.added.warnings),
    )


def _telling(night: Night, comparison: Comparison, run: int) -> Telling:
    setup, state = night.setup, night.state
    context = AlertContext(
        setup.config.alerts, setup.config.index, run, _report_address(setup, night.result.report), night.started
    )
    if not is_backlog(state) or setup.config.first_run_alerts:
        return choose_alerts(comparison.findings, state.told(), context)
    telling = summarise_backlog(comparison.findings, len(comparison.articles), context)
    return telling if is_backlog_through(state) else replace(telling, items=())


def _report_address(setup: Setup, report: Path | None) -> str | None:
    if report is None:
        return None
    base = setup.config.alerts.report_url
    return f"{base.rstrip('/')}/{report.parent.name}/{report.name}" if base else str(report.resolve())
