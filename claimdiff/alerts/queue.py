"""The queue of alerts, in a SQLite file: on disk before anything is sent, and forgotten only when it arrived."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from claimdiff.alerts.item import AlertItem
from claimdiff.encodable import encodable
from claimdiff.records import make_id

BATCH_ITEMS = 50
"""Points in one message."""
FIRST_DELAY_SECONDS = 600.0
MAX_DELAY_SECONDS = 24 * 3600.0
"""Between two tries at a channel that fails: doubled from the first on, at most a day, for ever."""
_SCHEMA = """
PRAGMA user_version = 1;
CREATE TABLE IF NOT EXISTS alerts (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    alert_id TEXT NOT NULL,
    item TEXT NOT NULL,
    batch TEXT,
    is_sent INTEGER NOT NULL DEFAULT 0,
    UNIQUE (channel, alert_id)
);
CREATE TABLE IF NOT EXISTS batches (
    batch TEXT PRIMARY KEY,
    n_attempts INTEGER NOT NULL DEFAULT 0,
    not_before REAL NOT NULL DEFAULT 0
);
"""


@dataclass(frozen=True, slots=True)
class Batch:
    """Alerts that go out in one message; the same message each time it is tried."""

    batch_id: str
    items: tuple[AlertItem, ...]
    n_attempts: int


class AlertQueue:
    """An open queue; raises sqlite3.Error and OSError as they come."""

    def __init__(self, connection: sqlite3.Connection, *, was_damaged: bool = False) -> None:
        self._connection = connection
        self.was_damaged = was_damaged
        """Whether the file was no queue, and this is a new one in its place."""

    def add(self, channels: Sequence[str], items: Sequence[AlertItem], *, is_told: bool = False) -> int:
        """Put items into the queue for each channel, all or none, and return how many were new to their channel.

        With `is_told` they count as sent.
        """
        n_before = self._connection.total_changes
        with self._connection:
            self._connection.executemany(
                "INSERT OR IGNORE INTO alerts (channel, alert_id, item, is_sent) VALUES (?, ?, ?, ?)",
                [
                    (channel, encodable(item.alert_id), "" if is_told else _dump(item), int(is_told))
                    for channel in channels
                    for item in items
                ],
            )
        return self._connection.total_changes - n_before

    def due(self, channel: str, now: float) -> list[Batch]:
        """Return the messages to send on a channel at `now` (seconds since 1970), oldest first."""
        self._form_batches(channel)
        rows = self._connection.execute(
            "SELECT DISTINCT batch, n_attempts, not_before FROM alerts JOIN batches USING (batch)"
            " WHERE channel = ? AND NOT is_sent ORDER BY number",
            (channel,),
        )
        # a time too far ahead was written by a clock that has been set back since
        return [
            Batch(batch, self._items(batch), n_attempts)
            for batch, n_attempts, not_before in rows.fetchall()
            if not_before <= now or not_before > now + MAX_DELAY_SECONDS
        ]

    def _form_batches(self, channel: str) -> None:
        with self._connection:
            rows = self._connection.execute(
                "SELECT number, alert_id FROM alerts WHERE channel = ? AND NOT is_sent AND batch IS NULL"
                " ORDER BY number",
                (channel,),
            ).fetchall()
            for start in range(0, len(rows), BATCH_ITEMS):
                part = rows[start : start + BATCH_ITEMS]
                batch = make_id(channel, *(alert_id for _, alert_id in part))
                self._connection.execute("INSERT OR IGNORE INTO batches (batch) VALUES (?)", (batch,))
                self._connection.executemany(
                    "UPDATE alerts SET batch = ? WHERE number = ?", [(batch, number) for number, _ in part]
                )

    def _items(self, batch: str) -> tuple[AlertItem, ...]:
        rows = self._connection.execute("SELECT item FROM alerts WHERE batch = ? ORDER BY number", (batch,))
        return tuple(AlertItem.from_json(json.loads(item)) for (item,) in rows)

    def mark_sent(self, batch: Batch, *, keeps_items: bool = False) -> None:
        """Remember that a message arrived; its texts are forgotten unless `keeps_items`."""
        with self._connection:
            kept = "item" if keeps_items else "''"
            self._connection.execute(f"UPDATE alerts SET is_sent = 1, item = {kept} WHERE batch = ?", (batch.batch_id,))
            self._connection.execute("DELETE FROM batches WHERE batch = ?", (batch.batch_id,))

    def mark_failed(self, batch: Batch, now: float) -> None:
        """Remember that a message did not arrive, and when to try again."""
        delay = min(FIRST_DELAY_SECONDS * 2.0 ** min(batch.n_attempts, 20), MAX_DELAY_SECONDS)
        with self._connection:
            self._connection.execute(
                "UPDATE batches SET n_attempts = n_attempts + 1, not_before = ? WHERE batch = ?",
                (now + delay, batch.batch_id),
            )

    def latest(self, channel: str, n_items: int) -> list[AlertItem]:
        """Return the latest items of a channel that keeps them, sent or not, newest first."""
        rows = self._connection.execute(
            "SELECT item FROM alerts WHERE channel = ? AND item != '' ORDER BY number DESC LIMIT ?", (channel, n_items)
        )
        return [AlertItem.from_json(json.loads(item)) for (item,) in rows]

    def forget_texts(self, channel: str, n_items: int) -> None:
        """Forget the texts of all but the latest items of a channel; that they were sent is remembered."""
        with self._connection:
            self._connection.execute(
                "UPDATE alerts SET item = '' WHERE channel = ? AND is_sent AND number <= (SELECT number FROM alerts"
                " WHERE channel = ? AND item != '' ORDER BY number DESC LIMIT 1 OFFSET ?)",
                (channel, channel, n_items),
            )

    def waiting(self) -> dict[str, int]:
        """Return how many alerts wait, by channel."""
        rows = self._connection.execute("SELECT channel, count(*) FROM alerts WHERE NOT is_sent GROUP BY channel")
        return dict(rows.fetchall())


@contextmanager
def open_queue(path: Path) -> Iterator[AlertQueue]:
    """Open the queue at `path`, made where there is none; raises sqlite3.Error or OSError where that fails.

    A file that is no queue is moved aside to `NAME.damaged`, and a new one begun.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    was_damaged = False
    try:
        connection = _connect(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):  # a full disk, a read-only folder: nothing wrong with the file
            raise
        os.replace(path, path.with_name(f"{path.name}.damaged"))
        was_damaged = True
        connection = _connect(path)
    try:
        yield AlertQueue(connection, was_damaged=was_damaged)
    finally:
        connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30.0)
    try:
        connection.execute("PRAGMA synchronous = EXTRA")  # a commit is on disk, the file's entry in its folder too
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("damaged")
        connection.executescript(_SCHEMA)
        connection.execute("SELECT number, channel, alert_id, item, batch, is_sent FROM alerts LIMIT 1")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _dump(item: AlertItem) -> str:
    return json.dumps(item.to_json(), ensure_ascii=True)
