"""What the nights of one index remember: sources, articles that wait, failures, what was reported and told.

One SQLite file, written in transactions that are on the disk when they end. What a source gave is put among the waiting
inputs together with the source's new state, and leaves only when the index has it: a kill at any moment loses nothing.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from claimdiff.encodable import encodable
from claimdiff.errors import ClaimdiffError
from claimdiff.sources.state import SourceState

Fact = TypeVar("Fact", bool, int, str)
BUSY_SECONDS = 30.0
N_SPEEDS = 10
"""Runs whose speed tells how long the next one takes."""
_SCHEMA = """
PRAGMA user_version = 1;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS sources (source TEXT PRIMARY KEY, state TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS failures (
    source TEXT NOT NULL, path TEXT NOT NULL, reason TEXT NOT NULL, n_nights INTEGER NOT NULL,
    PRIMARY KEY (source, path)
);
CREATE TABLE IF NOT EXISTS waiting (
    number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, path TEXT NOT NULL, content TEXT NOT NULL,
    n_articles INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS told (finding_id TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS outbox (alert_id TEXT PRIMARY KEY, item TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS nights (
    night INTEGER PRIMARY KEY AUTOINCREMENT, started TEXT NOT NULL, finished TEXT,
    n_articles INTEGER NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0
);
"""
_COLUMNS = {
    "facts": "name, value",
    "sources": "source, state",
    "failures": "source, path, reason, n_nights",
    "waiting": "kind, path, content, n_articles, number",
    "told": "finding_id",
    "outbox": "alert_id, item",
    "nights": "night, started, finished, n_articles, seconds",
}
"""Of each table, what is asked of it: a file without them is another program's, or damaged."""


class NightStateError(ClaimdiffError):
    """The file that nights remember things in can't be used."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something that the index is still to do: take in an input (`add`), or let go of an article (`remove`)."""

    kind: str
    path: str
    content: str = ""
    """Of an input: as `dump_input` gave it."""
    n_articles: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Failure:
    """A source, or a part of one, that could not be read."""

    source: str
    path: str
    reason: str
    n_nights: int = 0
    """In a row."""


class NightState:
    """The open file."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, was_damaged: bool = False) -> None:
        self._connection = connection
        self._path = path
        self.was_damaged = was_damaged
        """Whether the file was unusable, and this is a new one in its place."""

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write all of the block or nothing; it is on the disk when the block ends."""
        try:
            with self._connection:
                yield
        except sqlite3.Error as error:
            raise _explained(self._path, error) from error

    def _rows(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise _explained(self._path, error) from error

    # facts

    def fact(self, name: str, kind: type[Fact]) -> Fact | None:
        """Return what was kept under a name, None where nothing of that kind was: a damaged fact counts as missing."""
        rows = self._rows("SELECT value FROM facts WHERE name = ?", (name,))
        value = _json(rows[0][0]) if rows else None
        return value if isinstance(value, kind) else None

    def keep_fact(self, name: str, value: object) -> None:
        """Keep a JSON value under a name, within a `writing` block."""
        self._connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, json.dumps(value)))

    # sources

    def source_states(self, sources: Iterable[str]) -> dict[str, SourceState]:
        """Return what is known of these sources, without those that are new."""
        known = {source: SourceState.from_json(_json(text)) for source, text in self._rows("SELECT * FROM sources")}
        return {source: known[encodable(source)] for source in sources if encodable(source) in known}

    def keep_source(self, source: str, state: SourceState, tasks: Iterable[Task]) -> None:
        """Keep a source's state together with what it gave."""
        rows = [(one.kind, encodable(one.path), one.content, one.n_articles) for one in tasks]
        with self.writing():
            self._connection.executemany(
                "INSERT INTO waiting (kind, path, content, n_articles) VALUES (?, ?, ?, ?)", rows
            )
            self._connection.execute(
                "INSERT OR REPLACE INTO sources VALUES (?, ?)", (encodable(source), json.dumps(state.to_json()))
            )

    def forget_sources(self) -> None:
        """Forget what sources have given, so that each is read as if for the first time; within a `writing` block."""
        self._connection.execute("DELETE FROM sources")

    def keep_failures(self, source: str, failures: Iterable[Failure]) -> None:
        """Count one more night for what failed of a source, and forget what didn't fail again."""
        before = {failure.path: failure.n_nights for failure in self.failures([source])}
        source, paths = encodable(source), [(encodable(one.path), encodable(one.reason)) for one in failures]
        rows = [(source, path, reason, before.get(path, 0) + 1) for path, reason in paths]
        with self.writing():
            self._connection.execute("DELETE FROM failures WHERE source = ?", (source,))
            self._connection.executemany("INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?)", rows)

    def failures(self, sources: Iterable[str]) -> list[Failure]:
        """Return what of these sources could not be read when it was last asked for."""
        chosen = set(map(encodable, sources))
        rows = self._rows("SELECT source, path, reason, CAST(n_nights AS INTEGER) FROM failures ORDER BY rowid")
        return [Failure(*row) for row in rows if row[0] in chosen]

    # what waits for the index

    def n_waiting(self) -> tuple[int, int]:
        """Return how many inputs and how many articles wait."""
        ((n_inputs, n_articles),) = self._rows("SELECT count(*), coalesce(sum(n_articles), 0) FROM waiting")
        return int(n_inputs), int(n_articles)

    def first_waiting(self, n: int) -> list[Task]:
        """Return the first `n` tasks, oldest first."""
        rows = self._rows("SELECT kind, path, content, n_articles, number FROM waiting ORDER BY number LIMIT ?", (n,))
        return [Task(*row) for row in rows]

    def last_number(self) -> int:
        """Return the number of the task that came last, done or not."""
        return int(self._rows("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'waiting'")[0][0])

    def done(self, tasks: Iterable[Task]) -> None:
        """Forget tasks that the index has done."""
        with self.writing():
            self._connection.executemany("DELETE FROM waiting WHERE number = ?", [(task.number,) for task in tasks])

    # alerts

    def told(self) -> set[str]:
        """Return the ids of the findings that somebody was told of, or that belonged to the first run's backlog."""
        return {row[0] for row in self._rows("SELECT finding_id FROM told")}

    def keep_told(self, finding_ids: Iterable[str], items: Iterable[tuple[str, str]]) -> None:
        """Note findings as told, together with the alerts (id, JSON) that tell them; within a `writing` block."""
        self._connection.executemany("INSERT OR IGNORE INTO told VALUES (?)", [(one,) for one in finding_ids])
        self._connection.executemany("INSERT OR REPLACE INTO outbox VALUES (?, ?)", items)

    def outbox(self) -> list[str]:
        """Return the alerts (JSON) that are not in the queue of alerts yet."""
        return [row[0] for row in self._rows("SELECT item FROM outbox ORDER BY rowid")]

    def empty_outbox(self) -> None:
        """Forget the alerts that are safely in the queue."""
        with self.writing():
            self._connection.execute("DELETE FROM outbox")

    # nights

    def begin_night(self, now: str) -> int:
        """Note that a run begins, and return its number: order is by numbers, whatever the clock says."""
        with self.writing():
            return self._connection.execute("INSERT INTO nights (started) VALUES (?)", (now,)).lastrowid or 0

    def finish_night(self, night: int, now: str, n_articles: int, seconds: float) -> None:
        """Note that a run came to its end, and how long its articles took; within a `writing` block."""
        self._connection.execute(
            "UPDATE nights SET finished = ?, n_articles = ?, seconds = ? WHERE night = ?",
            (now, n_articles, seconds, night),
        )

    def seconds_per_article(self) -> float | None:
        """Return how long an article took in the last runs; None where none is recorded."""
        ((n_articles, seconds),) = self._rows(
            "SELECT coalesce(sum(n_articles), 0), coalesce(sum(seconds), 0) FROM "
            "(SELECT n_articles, seconds FROM nights WHERE n_articles > 0 ORDER BY night DESC LIMIT ?)",
            (N_SPEEDS,),
        )
        return float(seconds) / int(n_articles) if n_articles else None


@contextmanager
def open_state(path: Path) -> Iterator[NightState]:
    """Open the file at `path`, made where there is none; raises NightStateError where that fails.

    A file that is damaged is moved aside to `NAME.damaged`, and a new one begun: then all sources are read again, and
    the index knows what it has.
    """
    was_damaged = False
    try:
        connection = _connect(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):  # a full disk, a read-only folder: nothing wrong with the file
            raise _explained(path, error) from error
        for suffix in ("", "-journal"):
            with suppress(FileNotFoundError):
                os.replace(f"{path}{suffix}", f"{path}.damaged{suffix}")
        was_damaged = True
        connection = _connect(path)
    try:
        yield NightState(connection, path, was_damaged=was_damaged)
    finally:
        connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")  # a damaged text is read, and is told of
    try:
        connection.execute("PRAGMA synchronous = EXTRA")
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("damaged")
        connection.executescript(_SCHEMA)
        for table, columns in _COLUMNS.items():
            connection.execute(f"SELECT {columns} FROM {table} LIMIT 1")
    except sqlite3.Error as error:
        connection.close()
        if "no such column" in str(error):  # another program's tables
            raise sqlite3.DatabaseError(str(error)) from error
        raise
    return connection


def _explained(path: Path, error: sqlite3.Error) -> NightStateError:
    why = " ".join(str(error).split())
    return NightStateError(
        f"{path}: can't be written or read ({why}): check the disk's space and the folder's permissions, then run the "
        "command again; nothing is lost"
    )


def _json(text: str | bytes) -> object:
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return None
