"""The SQLite file of an index: opened with care, written in transactions, its failures told in one line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import UnionType
from typing import Any

from claimdiff.encodable import encodable
from claimdiff.errors import ClaimdiffError, IndexDamaged, IndexMissing, IndexUnwritable
from claimdiff.index.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES

Row = tuple[Any, ...]
BUSY_SECONDS = 30.0
"""How long SQLite waits for another process; the lock keeps writers apart, so this is for a checkpoint's moment."""
WAL_BYTES = 8 * 2**20
"""Size to which the write-ahead log is cut when its content has moved into the file."""
REMEDY = "restore it from a copy, or remove the folder and add the articles again"
"""For a file that is damaged."""
_NOT_A_DATABASE = ("file is not a database", "malformed", "file is encrypted", "not authorized")
_REFUSED = ("readonly", "unable to open", "disk is full", "disk I/O error", "no such file")


class Database:
    """A connection to an index's file; every failure of SQLite's becomes a ClaimdiffError that names the file."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def rows(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return all rows of a query."""
        with self._told():
            return self._connection.execute(statement, _storable(values)).fetchall()

    def typed_rows(self, statement: str, values: Sequence[Any], types: Sequence[type | UnionType]) -> list[Row]:
        """Return all rows of a query; raises IndexDamaged where a column isn't of its type: SQLite keeps any."""
        rows = self.rows(statement, values)
        for found in {tuple(map(type, row)) for row in rows}:
            if not all(issubclass(one, expected) for one, expected in zip(found, types, strict=True)):
                raise damaged(self.path, "a column holds values of another type")
        return rows

    def row(self, statement: str, values: Sequence[Any] = ()) -> Row | None:
        """Return the first row of a query, or None."""
        with self._told():
            found: Row | None = self._connection.execute(statement, _storable(values)).fetchone()
            return found

    def value(self, statement: str, values: Sequence[Any] = ()) -> Any:  # noqa: ANN401 (a column's type is its own)
        """Return the first column of the first row of a query, or None."""
        found = self.row(statement, values)
        return None if found is None else found[0]

    def write(self, statement: str, values: Sequence[Any] = ()) -> int:
        """Run one statement and return the number of the row that it made."""
        with self._told():
            return self._connection.execute(statement, _storable(values)).lastrowid or 0

    def write_all(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row."""
        with self._told():
            self._connection.executemany(statement, map(_storable, rows))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all or nothing; on the disk when the block ends. Within another transaction it is a part of that."""
        if self._connection.in_transaction:
            yield
            return
        self.write("BEGIN IMMEDIATE")
        try:
            yield
            self.write("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self._connection.rollback()
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See one state in all queries of the block, whatever a writer does meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        self.write("BEGIN")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                self._connection.rollback()

    def checkpoint(self) -> None:
        """Move what the write-ahead log holds into the file, where nobody reads it just now."""
        with suppress(ClaimdiffError):  # it is durable where it is
            self.row("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file."""
        with suppress(sqlite3.Error):
            self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise _explained(self.path, error) from error
        except UnicodeDecodeError as error:  # of a damaged statement or name, within the message of SQLite's own error
            raise damaged(self.path, "a text is no UTF-8") from error


def _storable(values: Sequence[Any]) -> list[Any]:
    """Return values as SQLite can keep and compare them: what is looked up has the same form as what was kept."""
    return [encodable(value) if isinstance(value, str) else value for value in values]


def open_for_reading(path: Path) -> Database:
    """Open an index's file; nothing can be written. Raises IndexMissing, IndexDamaged."""
    if not path.is_file() or path.stat().st_size == 0:
        raise IndexMissing(f"{path.parent}: there is no index of that name; claimdiff index add makes one")
    try:
        return _opened(path, "mode=ro")
    except IndexUnwritable:  # a read-only folder, in which SQLite can't make its log: then nobody writes there
        if Path(f"{path}-wal").exists():
            raise
        return _opened(path, "mode=ro&immutable=1")


def _opened(path: Path, mode: str) -> Database:
    database = _connect(path, mode)
    try:
        if database.value("SELECT count(*) FROM sqlite_master") == 0 and not _mark(database):
            raise IndexMissing(f"{path.parent}: there is no index of that name; claimdiff index add makes one")
        _check(database)
    except BaseException:
        database.close()
        raise
    return database


def open_for_writing(path: Path) -> Database:
    """Open an index's file, or make it; the caller holds the lock. Raises IndexDamaged, IndexUnwritable."""
    database = _connect(path, "mode=rwc")
    try:
        database.write("PRAGMA journal_mode = WAL")
        database.write("PRAGMA synchronous = FULL")
        database.write("PRAGMA secure_delete = ON")
        database.write(f"PRAGMA journal_size_limit = {WAL_BYTES}")
        if database.value("SELECT count(*) FROM sqlite_master") == 0 and not _mark(database):
            _make_tables(database)
        _check(database)
    except BaseException:
        database.close()
        raise
    return database


def _connect(path: Path, mode: str) -> Database:
    try:
        uri = f"{path.resolve().as_uri()}?{mode}"
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    except (sqlite3.Error, OSError) as error:
        raise _explained(path, error) from error
    database = Database(connection, path)
    try:
        database.write("PRAGMA foreign_keys = ON")
        database.write("PRAGMA trusted_schema = OFF")
        database.write("PRAGMA cell_size_check = ON")
        database.write("PRAGMA temp_store = MEMORY")
    except ClaimdiffError:
        connection.close()
        raise
    return database


def _mark(database: Database) -> int:
    return int(database.value("PRAGMA application_id"))


def _make_tables(database: Database) -> None:
    with database.transaction():
        for statement in TABLES:
            database.write(statement)
        database.write(f"PRAGMA user_version = {SCHEMA_VERSION}")
        database.write(f"PRAGMA application_id = {APPLICATION_ID}")


def _check(database: Database) -> None:
    """Refuse a file of another program, another version, or with other tables, views or triggers than ours."""
    path = database.path
    if _mark(database) != APPLICATION_ID:
        raise IndexDamaged(f"{path} is no index of claimdiff's: remove it, or choose another name")
    version = int(database.value("PRAGMA user_version"))
    if version != SCHEMA_VERSION:
        raise IndexDamaged(
            f"{path} has format {version}, this claimdiff reads format {SCHEMA_VERSION}: make the index anew"
        )
    found = {row[0] for row in database.rows("SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")}
    if found != set(TABLES):
        raise damaged(path, "its tables are not claimdiff's")


def _explained(path: Path, error: sqlite3.Error | OSError) -> ClaimdiffError:
    text = " ".join(str(error).split(" with text ")[0].split())
    if "disk is full" in text:
        return IndexUnwritable(f"{path}: the disk is full: free some space and run the command again; nothing is lost")
    if any(words in text for words in _REFUSED) or isinstance(error, OSError):
        return IndexUnwritable(
            f"{path}: the index can't be written or opened ({text}): check the disk's space and the folder's "
            "permissions, then run the command again; nothing is lost"
        )
    if "locked" in text or "busy" in text:
        return IndexUnwritable(f"{path}: another program holds the index's file: close it and try again")
    if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.ProgrammingError):
        return damaged(path, text)
    raise error


def damaged(path: Path, why: str) -> IndexDamaged:
    """Return the error for a damaged file."""
    return IndexDamaged(f"{path} is damaged ({why}): {REMEDY}")


def read_json(text: str, path: Path) -> Any:  # noqa: ANN401 (JSON is of any type)
    """Return what a JSON column holds; raises IndexDamaged for what is none."""
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError) as error:
        raise damaged(path, "a field is no JSON") from error


def read_object(text: str, path: Path) -> dict[str, Any]:
    """Return the object that a JSON column holds; raises IndexDamaged for anything else."""
    value = read_json(text, path)
    if not isinstance(value, dict):
        raise damaged(path, "a field is no JSON object")
    return value


def write_json(value: object) -> str:
    """Return `value` as JSON that says the same for the same value."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
