"""The only place that opens a database: one connection per unit of work, one write path."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from mentorsurvey.errors import DatabaseError
from mentorsurvey.store.connections import KEEPERS, Keeper, opened

Row = dict[str, Any]
Value = str | int | float | None


class Tx:
    """A unit of work: named parameters in, dictionaries out.

    A transaction is itself a place to read and write, so a verb that takes ``Database | Tx``
    joins the transaction it is given.
    """

    def __init__(self, connection: sqlite3.Connection, database: "Database") -> None:
        self._connection = connection
        self.database = database

    def rows(self, sql: str, **parameters: Value) -> list[Row]:
        """All rows; read to the end, so that no half-read cursor pins a snapshot."""
        cursor = self._connection.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def row(self, sql: str, **parameters: Value) -> Row | None:
        """The first row, or None."""
        return next(iter(self.rows(sql, **parameters)), None)

    def run(self, sql: str, **parameters: Value) -> int:
        """Run one statement; how many rows it touched."""
        return self._connection.execute(sql, parameters).rowcount

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
        self._connection.executemany(
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

    def _connect(self) -> sqlite3.Connection:
        try:
            return opened(self.path)
        except sqlite3.Error as problem:
            raise _explained(problem, self.path) from problem

    @contextmanager
    def read(self) -> Iterator[Tx]:
        """One consistent snapshot; nothing can be written in it."""
        if self._lock.acquire(blocking=False):  # else a writer looks after it
            try:
                self._held()
            finally:
                self._lock.release()
        connection = self._connect()
        try:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            yield Tx(connection, self)
        except sqlite3.DatabaseError as problem:
            raise _explained(problem, self.path) from problem
        finally:
            connection.close()

    @contextmanager
    def write(self) -> Iterator[Tx]:
        """The one write path: process lock, BEGIN IMMEDIATE, commit; any exception rolls back."""
        with self._lock:
            held = self._held()
            connection = held or self._connect()
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield Tx(connection, self)
                connection.execute("COMMIT")
            except sqlite3.DatabaseError as problem:
                raise _explained(problem, self.path) from problem
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                if held is None:
                    connection.close()

    def _held(self) -> sqlite3.Connection | None:
        keeper = KEEPERS.get(str(self.path))
        return keeper.hold() if keeper else None

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """For a server's lifetime: see :class:`Keeper`."""
        with self._lock:
            keeper = KEEPERS[str(self.path)] = Keeper(self.path)
            keeper.hold()
        try:
            yield
        finally:
            with self._lock:
                del KEEPERS[str(self.path)]
                keeper.let_go()

    def migrate(self) -> list[str]:
        """Bring the schema to this version; the names of what was applied.

        Raises
        ------
        DatabaseError
            For a database that a newer version wrote, or that is not one of ours.
        """
        # Imported here, because sqlite-utils loads pandas, and answering must not wait for it.
        from mentorsurvey.store.migrations import migrate

        with self._lock:
            connection = self._connect()
            try:
                return migrate(connection, self.path)
            except sqlite3.DatabaseError as problem:
                raise _explained(problem, self.path) from problem
            finally:
                connection.close()

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
        raise _missing(path)
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
            "Give this user the right to write there, or set MENTORSURVEY_DATABASE elsewhere.",
            where=str(path.parent),
        ) from problem
    return open_database(path)


def _missing(path: Path) -> DatabaseError:
    """Nothing to open, or a folder."""
    if path.is_dir():
        return DatabaseError(
            "A folder stands where the database should be.",
            "Set MENTORSURVEY_DATABASE to a file, such as one in that folder.",
            where=str(path),
        )
    return DatabaseError(
        "There is no database here yet.",
        "Make one with: mentorsurvey init --program NAME --lead ADDRESS.",
        where=str(path),
    )


def _explained(problem: sqlite3.Error, path: Path) -> DatabaseError:
    """What SQLite says, in a sentence with what to do."""
    text = str(problem)
    if not path.is_file():
        return _missing(path)
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
