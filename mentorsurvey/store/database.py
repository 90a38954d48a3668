"""Opens a database: one connection per unit of work, one write path."""

import logging
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from mentorsurvey.errors import DatabaseError, NotAllowed, NotDone, NotRead, NotSaved
from mentorsurvey.store import trouble
from mentorsurvey.store.connections import KEEPERS, Files, Keeper, check_log, opened
from mentorsurvey.store.schema import NEWEST

log = logging.getLogger("mentorsurvey")

Row = dict[str, Any]
Value = str | int | float | None


class Tx:
    """A unit of work: named parameters in, dictionaries out.

    A transaction is itself a place to read and write, so a verb that takes ``Database | Tx``
    joins the transaction it is given.
    """

    def __init__(
        self, connection: sqlite3.Connection, database: "Database", *, stands_still: bool = False
    ) -> None:
        self._connection = connection
        self.database = database
        self.found: dict[object, Any] | None = {} if stands_still else None
        """What was found already, where nothing can change it; see :func:`once_a_moment`."""

    def rows(self, sql: str, **parameters: Value) -> list[Row]:
        """All rows; read to the end, so that no half-read cursor pins a snapshot."""
        cursor = self._execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def row(self, sql: str, **parameters: Value) -> Row | None:
        """The first row, or None."""
        return next(iter(self.rows(sql, **parameters)), None)

    def run(self, sql: str, **parameters: Value) -> int:
        """Run one statement; how many rows it touched."""
        return self._execute(sql, parameters).rowcount

    def _execute(self, sql: str, parameters: Mapping[str, Value]) -> sqlite3.Cursor:
        try:
            return self._connection.execute(sql, parameters)
        except UnicodeEncodeError as half:  # of a character: nothing is called so
            raise NotAllowed from half

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
        self.path = Path(os.path.realpath(path))
        self._lock = _write_lock(str(self.path))

    @contextmanager
    def read(self) -> Iterator[Tx]:
        """One consistent snapshot; nothing can be written in it.

        Raises
        ------
        NotRead
            Where the database does not answer.
        """
        keeper = KEEPERS.get(str(self.path))
        if keeper and self._lock.acquire(blocking=False):  # else a writer looks after it
            try:
                keeper.hold()
            except DatabaseError as problem:
                log.error("%s", str(problem))
            finally:
                self._lock.release()
        files = keeper.files if keeper else None
        with self._telling(NotRead):
            connection = keeper.reader(files) if keeper else opened(self.path, reads_only=True)
            whole = False
            try:
                connection.execute("BEGIN")
                yield Tx(connection, self, stands_still=True)
                whole = True
            finally:
                if keeper and whole:
                    keeper.give_back(connection, files)
                else:
                    connection.close()

    @contextmanager
    def write(self) -> Iterator[Tx]:
        """The one write path: process lock, BEGIN IMMEDIATE, commit; any exception rolls back.

        It ends without an error only where the commit is on the disk, in files that the next
        start finds by their names.

        Raises
        ------
        NotSaved
            Where it cannot be saved, or nobody can be sure that it is.
        """
        with self._telling(NotSaved), self._unit() as tx:
            if _is_newer(tx, self.path):
                raise trouble.newer(self.path)
            yield tx

    @contextmanager
    def look(self) -> Iterator[Tx]:
        """The write path, for whoever finds out how a database is and changes nothing in it.

        Raises
        ------
        DatabaseError
            Where it could not be written to.
        """
        with trouble.explaining(self.path), self._unit() as tx:
            yield tx

    @contextmanager
    def _unit(self) -> Iterator[Tx]:
        with self._lock:
            keeper = KEEPERS.get(str(self.path))
            held = keeper.hold() if keeper else None
            connection = held or opened(self.path)
            try:
                if not os.access(self.path, os.W_OK):  # such as a file that was made immutable
                    raise trouble.unwritable(self.path)
                if held is None:
                    check_log(connection, self.path)
                connection.execute("BEGIN IMMEDIATE")
                files = keeper.files if keeper and held else Files(self.path)
                yield Tx(connection, self)
                connection.execute("COMMIT")
                after = Files(self.path)
                if files:
                    files.take_over(after)
                if after != files:
                    raise trouble.parted(self.path, kept=False)
            finally:
                try:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                finally:
                    if held is None:
                        connection.close()
                    elif keeper and connection.in_transaction:
                        keeper.let_go()

    @contextmanager
    def _telling(self, told: type[NotRead | NotSaved]) -> Iterator[None]:
        """The operator's sentence goes to a server's log, and a person's to the person."""
        try:
            with trouble.explaining(self.path):
                yield
        except NotDone:
            raise
        except DatabaseError as problem:
            failed = told(problem)
            if str(self.path) in KEEPERS:
                log.error("%s %s %s", failed.what, str(problem), _code(problem))
            raise failed from problem

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """For a server's lifetime: see :class:`Keeper`. Within another one it changes nothing."""
        if str(self.path) in KEEPERS:
            yield
            return
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

        with self._lock, trouble.explaining(self.path), closing(opened(self.path)) as connection:
            return migrate(connection, self.path)

    def answers(self) -> bool:
        """Whether a row can be written, and is there for whoever reads next.

        It is not so once after files were deleted under this server, though it has mended that.
        """
        try:
            with self.write() as tx:
                beat = tx.rows(
                    "UPDATE heartbeat SET beats = beats + 1 WHERE id = 1 RETURNING beats"
                )
            with self.read() as tx:
                read = tx.rows("SELECT beats FROM heartbeat WHERE id = 1")
            well = bool(beat) and bool(read) and read[0]["beats"] >= beat[0]["beats"]
        except (DatabaseError, sqlite3.Error):
            well = False
        keeper = KEEPERS.get(str(self.path))
        if keeper and keeper.parted:
            keeper.parted = well = False
        return well


def open_database(path: Path) -> Database:
    """An existing database, migrated.

    Raises
    ------
    DatabaseError
        Where there is none, or it cannot be used; says what to do.
    """
    if not path.is_file():
        raise trouble.missing(path)
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


def _is_newer(tx: Tx, path: Path) -> bool:
    """Whether a newer version has migrated the database, perhaps while this one serves it."""
    try:
        row = tx.row(
            "SELECT 1 AS found FROM _sqlite_migrations"
            " WHERE migration_set = 'mentorsurvey' AND name > :newest LIMIT 1",
            newest=NEWEST,
        )
    except sqlite3.OperationalError as problem:
        raise trouble.explained(problem, path) or trouble.foreign(path) from problem
    return row is not None


def _code(problem: DatabaseError) -> str:
    """SQLite's own name for what happened, where it said anything."""
    name = getattr(problem.__cause__, "sqlite_errorname", "")
    return f"({name})" if name else ""
