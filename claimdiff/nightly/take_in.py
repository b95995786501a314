"""Sources -> inputs that wait for the index: each source's new state is kept together with what it gave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimdiff.nightly.article_json import dump_input
from claimdiff.nightly.state import Failure, NightState, Task
from claimdiff.records import Article
from claimdiff.source_articles import read_source_articles, read_sources
from claimdiff.sources.fetch_settings import FetchSettings
from claimdiff.sources.result import SourceItem, SourceResult
from claimdiff.sources.state import SourceState

FILES_AT_ONCE = 50
"""Files of a folder that are read and put among what waits together: what a kill makes the next run read again."""

_NEXT_SOURCE = "next_source"
"""Fact: the first source that the last run didn't reach."""


@dataclass(slots=True)
class Taken:
    """What all sources gave in one run."""

    n_sources: int = 0
    """Sources that were asked."""
    n_failed: int = 0
    n_items: int = 0
    n_articles: int = 0
    n_gone: int = 0
    is_cut_short: bool = False
    """Whether sources or files were left for the next run, since the time was up."""


def take_in(
    state: NightState,
    outlets: Mapping[str, str | None],
    fetch: FetchSettings,
    should_stop: Callable[[], bool],
    *,
    remove_gone: bool,
    tell: Callable[[SourceResult], None],
) -> Taken:
    """Read all sources, and put what is new among the waiting inputs. Raises NightStateError.

    `outlets` names the sources, in order, with the outlet that the configuration gives them; `tell` hears of each
    source as it was read.
    """
    taken = Taken()
    left = _in_turn(list(outlets), state.fact(_NEXT_SOURCE, str))
    states = state.source_states(outlets)
    for result in read_sources(tuple(left), states, fetch=fetch, should_stop=should_stop):
        taken.n_sources += 1
        left.remove(result.source)
        taken.n_failed += result.is_failed
        tell(result)
        state.keep_failures(result.source, [Failure(one.source, one.path, one.reason) for one in result.failures])
        tasks = _gone_tasks(result) if remove_gone else []
        taken.n_gone += len(tasks)
        before = states.get(result.source, SourceState())
        _keep(state, result, before, tasks, outlets.get(result.source), should_stop, taken)
    taken.is_cut_short |= bool(left)
    with state.writing():
        state.keep_fact(_NEXT_SOURCE, left[0] if left else None)
    return taken


def _in_turn(sources: list[str], first: str | None) -> list[str]:
    """Begin with the source that the last run didn't reach: slow ones at the head of the list starve none."""
    at = sources.index(first) if first in sources else 0
    return sources[at:] + sources[:at]


def _gone_tasks(result: SourceResult) -> list[Task]:
    return [Task("remove", path) for path in result.gone if not Path(path).exists()]


def _keep(
    state: NightState,
    result: SourceResult,
    before: SourceState,
    tasks: list[Task],
    outlet: str | None,
    should_stop: Callable[[], bool],
    taken: Taken,
) -> None:
    """Put what one source gave among what waits, after `tasks`, a few files at a time."""
    are_files = result.kind in ("folder", "files")
    n_at_once = FILES_AT_ONCE if are_files else max(1, len(result.items))  # what was fetched is in memory, and not much
    done: list[SourceItem] = []
    for start in range(0, len(result.items), n_at_once):
        if start and should_stop():
            taken.is_cut_short = True
            return
        part = result.items[start : start + n_at_once]
        added = read_tasks(result, part, outlet)
        taken.n_items += len(part)
        taken.n_articles += sum(task.n_articles for task in added)
        done += part
        is_last = len(done) == len(result.items)
        kept = result.state if is_last else _state_so_far(result, before, done)
        state.keep_source(result.source, kept, [*tasks, *added])
        tasks = []
    if not result.items:
        state.keep_source(result.source, result.state, tasks)


def read_tasks(result: SourceResult, items: Sequence[SourceItem], outlet: str | None) -> list[Task]:
    """Read the articles of some of a source's items; one that can't be read is a task too, with its reason."""
    reading = read_source_articles([replace(result, items=tuple(items), failures=())])
    articles: dict[str, list[Article]] = defaultdict(list)
    for article in reading.articles:
        articles[article.path].append(replace(article, outlet=outlet) if outlet else article)
    tasks = []
    for fate in reading.inputs:
        own = tuple(articles.pop(fate.path, ()))
        tasks.append(Task("add", fate.path, dump_input(fate, own), len(own)))
    return tasks


def _state_so_far(result: SourceResult, before: SourceState, done: Sequence[SourceItem]) -> SourceState:
    """Return a folder's state as if it had given only these files yet."""
    marks = {item.path: result.state.files[item.path] for item in done if item.path in result.state.files}
    kept = {path: mark for path, mark in before.files.items() if path not in set(result.gone)}
    return replace(result.state, files=kept | marks)


def failures_due(failures: Sequence[Failure], fail_after: int) -> Iterator[Failure]:
    """Yield what has failed often enough in a row to be told."""
    yield from (failure for failure in failures if failure.n_nights >= fail_after)
