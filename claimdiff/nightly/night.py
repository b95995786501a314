"""One night: sources, index, report, alerts, in an order in which a kill at any moment loses nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from claimdiff.alerts.deliver import deliver_alerts
from claimdiff.errors import IndexDamaged, IndexLocked, IndexMissing, IndexUnwritable, NothingToCompare
from claimdiff.index.lock import held_lock
from claimdiff.indexing.index import Index
from claimdiff.nightly.adding import add_waiting
from claimdiff.nightly.alerting import items_to_send
from claimdiff.nightly.backlog import REPORTED_RUN, extend_backlog
from claimdiff.nightly.night_log import NightLog
from claimdiff.nightly.reporting import count_news, is_quiet, report_night
from claimdiff.nightly.setup import ALERT_QUEUE, LOCK, STATE, Setup
from claimdiff.nightly.state import open_state
from claimdiff.nightly.take_in import failures_due, take_in
from claimdiff.nightly.under_way import Night, NightResult
from claimdiff.protocols import Encoder, Judge
from claimdiff.records import InputFate
from claimdiff.sources.result import SourceResult
from claimdiff.steps import utc_now

READING_SHARE = 0.5
"""Of the time: a night of slow servers still adds what it got."""


def run_night(
    setup: Setup,
    log: NightLog,
    *,
    encoder: Encoder | None = None,
    judge: Judge | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> NightResult:
    """Run one night. Raises IndexLocked where another run is under way, and any ClaimdiffError that ends it.

    What had been taken in by then is kept, and the next night goes on.
    """
    with _held(setup), open_state(setup.folder / STATE) as state:
        started = utc_now()
        result = NightResult(state.begin_night(started))
        night = Night(setup, state, log, encoder, judge, clock, result, started, clock())
        log.info("start", f"night {result.night} of the index {setup.config.index}", config=str(setup.path))
        if state.was_damaged:
            log.warning("start", f"{setup.folder / STATE}: damaged; it was moved aside, and all sources are read again")
        _recognise_index(night)
        _read_sources(night)
        _update_index(night)
        _send_alerts(night)
        _tell_end(night)
        return result


@contextmanager
def _held(setup: Setup) -> Iterator[None]:
    """Hold the lock that keeps two nights of one index apart; the system frees it when its holder dies."""
    try:
        setup.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise IndexUnwritable(
            f"{setup.folder}: the index's folder can't be made ({error.strerror}): choose another indexes_dir"
        ) from error
    for name in (LOCK, STATE, ALERT_QUEUE):
        if (setup.folder / name).is_symlink():
            raise IndexDamaged(f"{setup.folder / name} is a link, which an index has none of: remove it")
    with ExitStack() as stack:
        try:
            stack.enter_context(held_lock(setup.folder / LOCK, 0))
        except IndexLocked as error:
            raise IndexLocked(
                f"{setup.path}: another nightly run of the index {setup.config.index} is under way: nothing was done"
            ) from error
        yield


def _recognise_index(night: Night) -> None:
    """See whether the index is older than what the nights remember of it: made anew, or restored from a copy.

    Then all sources are read again, and the index knows which articles it has.
    """
    state, folder = night.state, night.setup.folder
    reported = state.fact(REPORTED_RUN, int) or 0
    if not reported:
        return
    try:
        with Index.open(folder.name, indexes_dir=folder.parent) as index:
            last = max((run.number for run in index.runs()), default=0)
    except IndexMissing:
        last = 0
    if last < reported:
        night.log.warning("start", f"{folder}: the index is older than its nights, so all sources are read again")
        with state.writing():
            state.forget_sources()
            state.keep_fact(REPORTED_RUN, last)


def _read_sources(night: Night) -> None:
    began = night.clock()
    setup, state, log = night.setup, night.state, night.log
    taken = night.result.taken = take_in(
        state,
        setup.outlets,
        setup.fetch,
        lambda: night.is_time_up(READING_SHARE),
        remove_gone=setup.config.remove_gone,
        tell=lambda source: _tell_source(log, source),
    )
    extend_backlog(state, is_cut_short=taken.is_cut_short)
    _tell_failures(night)
    night.result.seconds["reading sources"] = night.seconds_since(began)
    log.info(
        "sources",
        f"{taken.n_sources - taken.n_failed} read, {taken.n_failed} failed"
        + (", the rest next time" if taken.is_cut_short else ""),
        new_items=taken.n_items,
        articles=taken.n_articles,
        gone=taken.n_gone,
        seconds=night.seconds_since(began),
    )


def _tell_source(log: NightLog, result: SourceResult) -> None:
    numbers = {"new": len(result.items), "unchanged": len(result.unchanged), "gone": len(result.gone)}
    log.info("sources", result.source, kind=result.kind, **numbers)
    for note in result.notes:
        log.info("sources", f"{result.source}: {note}")


def _tell_failures(night: Night) -> None:
    """Tell what has failed often enough; the rest stands in the log only."""
    fail_after = night.setup.config.fail_after
    failures = night.state.failures(night.setup.outlets)
    due = set(failures_due(failures, fail_after))
    for failure in failures:
        nights = f"{failure.n_nights} night{'s' if failure.n_nights > 1 else ''} in a row"
        if failure in due:
            night.log.warning("sources", f"{failure.path}: {failure.reason} ({nights})")
            night.result.unread.append(InputFate(failure.path, None, f"unreadable: {failure.reason} ({nights})"))
        else:
            night.log.info("sources", f"{failure.path}: {failure.reason} ({nights}; told from {fail_after} on)")


def _update_index(night: Night) -> None:
    """Let the index do what waits, then report and choose what to tell, all from one state of the index."""
    began = night.clock()
    setup, state, config = night.setup, night.state, night.setup.config
    with Index.open(
        config.index,
        indexes_dir=setup.folder.parent,
        writing=True,
        encoder=night.encoder or config.encoder,
        judge=night.judge or config.judge,
        settings=setup.settings,
    ) as index:
        reported = state.fact(REPORTED_RUN, int) or 0
        with index.run("nightly") as run:
            added = night.result.added = add_waiting(index, state, night.is_time_up)
            number = run.number
        seconds = night.result.seconds["adding to the index"] = night.seconds_since(began)
        _tell_added(night, seconds)
        changes = index.changes(reported)
        count_news(night.result, changes)
        why = "nothing new, so no report" if is_quiet(night) else None
        try:
            comparison = None if why else index.comparison(since_run=reported)
        except NothingToCompare:
            comparison, why = None, "no article yet, so there is nothing to report"
        if comparison is not None:
            report_night(night, comparison, changes, number, seconds)
            return
        night.log.info("report", why or "")
        with state.writing():
            state.finish_night(night.result.night, utc_now(), added.n_articles, seconds)


def _tell_added(night: Night, seconds: float) -> None:
    added, result = night.result.added, night.result
    for fate in added.unread:
        night.log.warning("index", f"{fate.path}: {fate.fate}")
    result.unread += added.unread
    for path in added.uncovered:
        night.log.info("index", f"{path}: language not covered: kept, but not compared")
    for line in added.warnings:
        night.log.info("index", line)
    for line in added.damaged:
        night.log.warning("index", line)
    n_inputs, _ = night.state.n_waiting()
    night.log.info(
        "index",
        "the time is up, the rest next time" if added.is_cut_short else "up to date",
        added=added.n_added,
        edited=added.n_edited,
        removed=added.n_removed,
        unchanged=added.n_unchanged,
        judged_pairs=added.n_judged,
        waiting=n_inputs,
        seconds=seconds,
    )


def _send_alerts(night: Night) -> None:
    """Hand new alerts to the queue, which outlives any failure, and send what is due; nothing here ends the run."""
    setup, state = night.setup, night.state
    items = items_to_send(state, lambda line: night.log.warning("alerts", line))
    if not setup.channels:
        state.empty_outbox()
        return
    began = night.clock()
    outcome = deliver_alerts(setup.folder / ALERT_QUEUE, items, setup.channels)
    if outcome.is_enqueued:
        state.empty_outbox()
    for line in outcome.failures:
        night.log.warning("alerts", line)
    night.log.info(
        "alerts",
        f"{len(items)} new",
        sent=outcome.n_sent,
        waiting=outcome.n_waiting,
        seconds=night.seconds_since(began),
    )


def _tell_end(night: Night) -> None:
    result = night.result
    news = "nothing new" if not (result.n_new or result.n_reopened or result.n_resolved) else "done"
    night.log.info(
        "end",
        news,
        new=result.n_new,
        reopened=result.n_reopened,
        resolved=result.n_resolved,
        unread=len(result.unread),
        seconds=night.seconds_since(night.began),
    )
