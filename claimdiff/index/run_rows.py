"""Runs: what happened when, numbered in order whatever the clock says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from claimdiff.index.database import Database, damaged, read_json, read_object, write_json
from claimdiff.records import InputFate


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run that wrote to the index."""

    number: int
    kind: str
    """`add`, `remove`, `rebuild`, `nightly`, …"""
    started: str
    """ISO 8601, UTC; never before that of an earlier run."""
    finished: str | None
    """None for a run that is under way or was cut off."""


def begin_run(database: Database, kind: str) -> int:
    """Note that a run begins, and return its number. A clock that was set back doesn't make it older than the last."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    last = database.value("SELECT max(started) FROM runs") or now
    with database.transaction():
        return database.write("INSERT INTO runs (kind, started) VALUES (?, ?)", (kind, max(now, last)))


def finish_run(database: Database, run: int) -> None:
    """Note that a run came to its end."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with database.transaction():
        database.write("UPDATE runs SET finished = max(started, ?) WHERE run = ?", (now, run))


def last_run(database: Database) -> int:
    """Return the number of the last run, 0 where there was none."""
    return int(database.value("SELECT max(run) FROM runs") or 0)


def list_runs(database: Database) -> tuple[RunRecord, ...]:
    """Return all runs, the first one first."""
    rows = database.typed_rows(
        "SELECT run, kind, started, finished FROM runs ORDER BY run", (), (int, str, str, str | None)
    )
    return tuple(RunRecord(*row) for row in rows)


def store_inputs(database: Database, inputs: Iterable[InputFate], run: int) -> None:
    """Keep what became of inputs; of a path that was given before, the latest."""
    rows = [
        (one.path, one.sha256, one.fate, one.n_articles, write_json(one.dropped), write_json(list(one.notes)), run)
        for one in inputs
    ]
    with database.transaction():
        database.write_all("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def load_inputs(database: Database) -> tuple[InputFate, ...]:
    """Return what became of the inputs, in order of their runs."""
    rows = database.typed_rows(
        "SELECT path, sha256, fate, n_articles, dropped, notes FROM inputs ORDER BY run, rowid",
        (),
        (str, str | None, str, int, str, str),
    )
    return tuple(
        InputFate(path, digest, fate, n, read_object(dropped, database.path), _notes(database, notes))
        for path, digest, fate, n, dropped, notes in rows
    )


def _notes(database: Database, text: str) -> tuple[str, ...]:
    notes = read_json(text, database.path)
    if not isinstance(notes, list) or not all(isinstance(note, str) for note in notes):
        raise damaged(database.path, "the notes on an input are none")
    return tuple(notes)
