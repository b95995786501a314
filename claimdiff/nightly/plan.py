"""What a night would do, without doing it: sources are asked, and nothing is written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from claimdiff.alerts.deliver import waiting_alerts
from claimdiff.alerts.item import one_line
from claimdiff.errors import IndexMissing
from claimdiff.index.article_rows import content_id, live_content_ids
from claimdiff.index.database import open_for_reading
from claimdiff.index.folder import DATABASE
from claimdiff.nightly.article_json import load_input
from claimdiff.nightly.night_log import MAX_CHARS
from claimdiff.nightly.setup import ALERT_QUEUE, STATE, Setup
from claimdiff.nightly.state import NightState, open_state
from claimdiff.nightly.take_in import read_tasks
from claimdiff.source_articles import read_sources
from claimdiff.sources.result import SourceResult

SECONDS_PER_ARTICLE = 2.0
"""Until a run has recorded its own speed: 25 claims, 110 judged pairs, on two cores."""


@dataclass(slots=True)
class _Sums:
    n_waiting: int = 0
    n_articles: int = 0
    n_gone: int = 0


def plan_lines(setup: Setup) -> Iterator[str]:
    """Yield what the next run would do. Sources are read (pages and feeds too); nothing is kept of that."""
    yield f"index: {setup.folder}"
    yield f"reports: {setup.reports_dir}"
    with _copied_state(setup.folder / STATE) as state:
        sums = _Sums(n_waiting=state.n_waiting()[1])
        known = _known_contents(setup.folder / DATABASE)
        for result in read_sources(list(setup.outlets), state.source_states(setup.outlets), fetch=setup.fetch):
            yield from _source_lines(result, setup, known, sums)
        per_article = state.seconds_per_article()
    yield f"left over from earlier runs: {sums.n_waiting:,} articles"
    yield f"articles to add: {sums.n_articles + sums.n_waiting:,}; files that are gone: {sums.n_gone:,}"
    yield _time_line(sums.n_articles + sums.n_waiting, per_article, setup.config.max_minutes)
    waiting = waiting_alerts(setup.folder / ALERT_QUEUE)
    for channel in setup.channels:
        yield f"alerts go to {channel.name}; {waiting.get(channel.name, 0):,} wait there"
    yield "nothing was changed"


@contextmanager
def _copied_state(path: Path) -> Iterator[NightState]:
    """Open a copy of what the nights remember: even a file that a killed run left half written stays as it is."""
    with TemporaryDirectory(prefix="claimdiff-") as folder:
        copy = Path(folder) / path.name
        for suffix in ("", "-journal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{suffix}", f"{copy}{suffix}")
        with open_state(copy) as state:
            yield state


def _source_lines(result: SourceResult, setup: Setup, known: set[str], sums: _Sums) -> Iterator[str]:
    tasks = read_tasks(result, result.items, setup.outlets.get(result.source))
    inputs = [load_input(task.content) for task in tasks]
    n_new = sum(content_id(article) not in known for _, own in inputs for article in own)
    sums.n_articles += n_new
    n_gone = len(result.gone) if setup.config.remove_gone else 0
    sums.n_gone += n_gone
    told = f"{len(result.items):,} new items, {n_new:,} articles to add"
    yield _line(f"{result.source}: {told}" + (f", {n_gone:,} gone" if n_gone else ""))
    for failure in result.failures:
        yield _line(f"  {failure.path}: {failure.reason}")
    for fate, _ in inputs:
        if fate.is_unread:
            yield _line(f"  {fate.path}: {fate.fate}")


def _time_line(n_articles: int, per_article: float | None, max_minutes: float) -> str:
    seconds = n_articles * (per_article or SECONDS_PER_ARTICLE)
    basis = (
        "by the last runs" if per_article else f"at {SECONDS_PER_ARTICLE:g} s an article, as nothing is recorded yet"
    )
    cut = (
        f"; it would stop after {max_minutes:g} minutes and go on the next night" if seconds > 60 * max_minutes else ""
    )
    return f"about {seconds:,.0f} s to add them ({basis}){cut}"


def _known_contents(database: Path) -> set[str]:
    """Return the content ids of the articles that the index has."""
    try:
        with closing(open_for_reading(database)) as opened:
            numbers = [int(row[0]) for row in opened.rows("SELECT article FROM articles")]
            return set(live_content_ids(opened, numbers).values())
    except IndexMissing:
        return set()


def _line(text: str) -> str:
    return one_line(text, MAX_CHARS) if not text.startswith("  ") else f"  {one_line(text, MAX_CHARS)}"
