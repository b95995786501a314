"""Waiting inputs -> the index, oldest first, as far as the time goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from claimdiff.errors import UnknownArticle
from claimdiff.indexing.index import AddResult, Index
from claimdiff.nightly.article_json import load_input
from claimdiff.nightly.state import NightState, Task
from claimdiff.records import Article, InputFate

INPUTS_AT_ONCE = 48
"""Inputs handed to the index in one call: three of its batches."""
_Waiting = tuple[Task, InputFate, tuple[Article, ...]]


@dataclass(slots=True)
class Added:
    """What the index did with what waited."""

    n_added: int = 0
    n_edited: int = 0
    n_unchanged: int = 0
    n_removed: int = 0
    n_judged: int = 0
    """Pairs."""
    unread: list[InputFate] = field(default_factory=list)
    uncovered: list[str] = field(default_factory=list)
    """Paths of articles in languages that the models don't cover."""
    warnings: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    """A line for each waiting input that could not be read back; all sources are read again for them."""
    is_cut_short: bool = False

    @property
    def n_articles(self) -> int:
        """Articles that took time."""
        return self.n_added + self.n_edited

    def count(self, result: AddResult) -> None:
        """Add what one call did."""
        self.n_added += len(result.added)
        self.n_edited += len(result.edited)
        self.n_unchanged += len(result.unchanged)
        self.n_judged += result.counts.get("judged_pairs", 0)
        self.uncovered += result.uncovered
        self.warnings += [line for line in result.warnings if line not in self.warnings]


def add_waiting(index: Index, state: NightState, is_time_up: Callable[[], bool]) -> Added:
    """Do the waiting tasks, oldest first, until none is left or the time is up; at least one batch is done.

    A task is forgotten when the index has done it for good; one that was done and not forgotten (a kill between both)
    changes nothing the second time.
    """
    added = Added()
    n_asked = 0

    def should_stop() -> bool:
        nonlocal n_asked
        n_asked += 1
        return n_asked > 1 and is_time_up()

    while tasks := state.first_waiting(INPUTS_AT_ONCE):
        kind, of_a_kind = next(groupby(tasks, key=lambda task: task.kind))
        tasks = list(of_a_kind)
        if n_asked and is_time_up():
            added.is_cut_short = True
            break
        if kind == "remove":
            state.done(_remove(index, tasks, added))
            continue
        inputs = _readable(state, tasks, added)
        done = _add(index, inputs, should_stop, added) if inputs else []
        state.done(done)
        if len(done) < len(inputs):
            added.is_cut_short = True
            break
    return added


def _readable(state: NightState, tasks: Sequence[Task], added: Added) -> list[_Waiting]:
    """Return inputs with their articles. What can't be read back is let go of, and all sources are read again for it:
    nobody knows which of them gave it.
    """
    sound, damaged = [], []
    for task in tasks:
        try:
            sound.append((task, *load_input(task.content)))
        except ValueError:
            damaged.append(task)
            added.damaged.append(f"{task.path}: what waited of it is damaged, so all sources are read again next time")
    if damaged:
        with state.writing():
            state.forget_sources()
        state.done(damaged)
    return sound


def _remove(index: Index, tasks: Sequence[Task], added: Added) -> Sequence[Task]:
    for task in tasks:
        try:
            added.n_removed += len(index.remove([task.path]).articles)
        except UnknownArticle:  # it was never read, stood for another one, or somebody has removed it
            continue
    return tasks


def _add(index: Index, inputs: Sequence[_Waiting], should_stop: Callable[[], bool], added: Added) -> Sequence[Task]:
    """Hand inputs to the index; return those that it is done with."""
    articles = [article for _, _, own in inputs for article in own]
    result = index.add(articles, should_stop=should_stop, inputs=[fate for _, fate, _ in inputs])
    added.count(result)
    n_done = len(articles) - len(result.not_done)
    done, n_seen = [], 0
    for task, _, own in inputs:
        n_seen += len(own)
        if n_seen > n_done:
            break
        done.append(task)
    paths = {task.path for task in done}
    added.unread += [fate for fate in result.inputs if fate.is_unread and fate.path in paths]
    return done
