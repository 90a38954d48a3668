"""The only place that opens a database: one connection per unit of work, one write path."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import sqlite_utils

from mentorsurvey.errors import DatabaseError
from mentorsurvey.store.migrations import MIGRATIONS, SQLITE_KINDS, newer_than_known

Row = dict[str, Any]
Value = str | int | float | None


class Tx:
    """A unit of work: named parameters in, dictionaries out.

    A transaction is itself a place to read and write, so a verb that takes ``Database | Tx``
    joins the transaction it is given.
    """

    def __init__(self, connection: sqlite_utils.Database, database: "Database") -> None:
        self._connection = connection
        self.database = database

    def rows(self, sql: str, **parameters: Value) -> list[Row]:
        """All rows; read to the end, so that no half-read cursor pins a snapshot."""
        cursor = self._connection.conn.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def row(self, sql: str, **parameters: Value) -> Row | None:
        """The first row, or None."""
        return next(iter(self.rows(sql, **parameters)), None)

    def run(self, sql: str, **parameters: Value) -> int:
        """Run one statement; how many rows it touched."""
        return self._connection.conn.execute(sql, parameters).rowcount

    def insert(self, table: str, row: Mapping[str, Value]) -> None:
        """Insert one row, every constraint in force."""
        self.insert_all(table, [row])

    def insert_all(self, table: str, rows: Iterable[Mapping[str, Value]]) -> None:
        """Insert rows of the same columns with one prepared statement."""
        listed = list(rows)
        if not listed:
            return
        columns = list(listed[0])
        marks = ", ".join(f":{column}" for column in columns)
        self._connection.conn.executemany(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", listed
        )

    @contextmanager
    def write(self) -> Iterator["Tx"]:
        """This transaction itself."""
        yield self

    @contextmanager
    def read(self) -> Iterator["Tx"]:
        """This transaction itself."""
        yield self


@cache
def _write_lock(path: str) -> threading.Lock:
    """One writer at a time in this process; other processes wait on SQLite's own lock."""
    del path
    return threading.Lock()


class Database:
    """A SQLite file in WAL mode that is exactly at this version's schema once opened.

    Parameters
    ----------
    path : Path
        The file. It must exist; :func:`create` makes one.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self._lock = _write_lock(str(self.path))

    def _connect(self) -> sqlite_utils.Database:
        try:
            connection = sqlite3.connect(
                f"{self.path.as_uri()}?mode=rw", uri=True, timeout=30, isolation_level=None
            )
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
        except sqlite3.Error as problem:
            raise _explained(problem, self.path) from problem
        return sqlite_utils.Database(connection, execute_plugins=False)

    @contextmanager
    def read(self) -> Iterator[Tx]:
        """One consistent snapshot; nothing can be written in it."""
        connection = self._connect()
        try:
            connection.conn.execute("PRAGMA query_only = ON")
            connection.conn.execute("BEGIN")
            yield Tx(connection, self)
        except sqlite3.OperationalError as problem:
            raise _explained(problem, self.path) from problem
        finally:
            connection.conn.close()

    @contextmanager
    def write(self) -> Iterator[Tx]:
        """The one write path: process lock, BEGIN IMMEDIATE, commit; any exception rolls back."""
        with self._lock:
            connection = self._connect()
            try:
                connection.conn.execute("BEGIN IMMEDIATE")
                yield Tx(connection, self)
                connection.conn.execute("COMMIT")
            except sqlite3.OperationalError as problem:
                raise _explained(problem, self.path) from problem
            finally:
                connection.conn.close()

    def migrate(self) -> list[str]:
        """Bring the schema to this version; the names of what was applied.

        Raises
        ------
        DatabaseError
            For a database that a newer version wrote, or that is not one of ours.
        """
        with self._lock:
            connection = self._connect()
            try:
                return _migrate(connection, self.path)
            except sqlite3.Error as problem:
                raise _explained(problem, self.path) from problem
            finally:
                connection.conn.close()

    def answers(self) -> bool:
        """Whether the database answers a question that needs its tables."""
        try:
            with self.read() as tx:
                tx.row("SELECT COUNT(*) AS n FROM program")
        except (DatabaseError, sqlite3.Error):
            return False
        return True


def open_database(path: Path) -> Database:
    """An existing database, migrated.

    Raises
    ------
    DatabaseError
        Where there is none, or it cannot be used; says what to do.
    """
    if not path.is_file():
        raise DatabaseError(
            "There is no database here yet.",
            "Make one with: mentorsurvey init --program NAME --lead ADDRESS.",
            where=str(path),
        )
    database = Database(path)
    database.migrate()
    return database


def create(path: Path) -> Database:
    """A database at ``path``, made where there is none, readable by its owner alone.

    Raises
    ------
    DatabaseError
        Where the folder cannot be made or written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
    except OSError as problem:
        raise DatabaseError(
            "The database's folder cannot be written to.",
            "Give this user the right to write there, or set MENTORSURVEY_DATABASE to another place.",
            where=str(path.parent),
        ) from problem
    return open_database(path)


def _migrate(connection: sqlite_utils.Database, path: Path) -> list[str]:
    connection.conn.execute("PRAGMA journal_mode = WAL")
    connection.conn.execute("PRAGMA foreign_keys = OFF")
    connection.conn.execute("BEGIN IMMEDIATE")
    names = set(connection.table_names())
    if names and MIGRATIONS.migrations_table not in names:
        raise DatabaseError(
            "This file is another program's database.",
            "Set MENTORSURVEY_DATABASE to a file of its own.",
            where=str(path),
        )
    if newer_than_known(connection):
        raise DatabaseError(
            "A newer version of mentorsurvey wrote this database.",
            "Update mentorsurvey, or open the backup that was made before the update.",
            where=str(path),
        )
    pending = [migration.name for migration in MIGRATIONS.pending(connection)]
    if pending:
        MIGRATIONS.apply(connection)
        if connection.conn.execute("PRAGMA foreign_key_check").fetchall():
            raise DatabaseError(
                "The update would leave rows that point nowhere, so nothing was changed.",
                "Please report this, and go on with the version that you had.",
                where=str(path),
            )
    connection.conn.execute("COMMIT")
    return pending


def _explained(problem: sqlite3.Error, path: Path) -> DatabaseError:
    """What SQLite says, in a sentence with what to do."""
    text = str(problem)
    if "readonly" in text or "unable to open" in text:
        return DatabaseError(
            "The database cannot be written to.",
            "Give this user the right to write to the file and to its folder.",
            where=str(path),
        )
    if "not a database" in text or "malformed" in text:
        return DatabaseError(
            "This file is not a usable SQLite database.",
            "Restore it from a backup, or set MENTORSURVEY_DATABASE to another file.",
            where=str(path),
        )
    if "locked" in text or "busy" in text:
        return DatabaseError(
            "Another program holds the database for more than 30 seconds.",
            "Close that program and try again; nothing was changed.",
            where=str(path),
        )
    if "full" in text:
        return DatabaseError(
            "The disk is full, so nothing was saved.", "Make room and try again.", where=str(path)
        )
    raise problem


__all__ = ["SQLITE_KINDS", "Database", "Row", "Tx", "Value", "create", "open_database"]
