"""How a connection is opened, those that a server keeps, and the files that belong to them."""

import os
import sqlite3
import threading
from pathlib import Path

from mentorsurvey.store.trouble import parted

TRIES = 100
"""How often one waits for others who switch a database to write-ahead mode."""


def opened(path: Path, *, any_thread: bool = False, reads_only: bool = False) -> sqlite3.Connection:
    """A connection as every unit of work wants it: foreign keys in force, every commit on disk.

    What it is for is said once, here: each of these pragmas makes SQLite compile every statement
    of its connection anew, which takes ten times as long as to run one.
    """
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode=rw",
        uri=True,
        timeout=30,
        isolation_level=None,
        check_same_thread=not any_thread,
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        if reads_only:
            connection.execute("PRAGMA query_only = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def write_ahead(connection: sqlite3.Connection) -> None:
    """Switch a database to write-ahead mode, once whoever else is switching or writing is done.

    SQLite waits for others everywhere but here, so a transaction of nothing waits for them.
    """
    for _ in range(TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        else:
            return
    connection.execute("PRAGMA journal_mode = WAL")


def check_log(connection: sqlite3.Connection, path: Path) -> None:
    """Pass where a connection has the log that its index speaks of.

    Where an empty log stands in place of one that was deleted under a server, SQLite would add
    to the empty one. Copying it back reads every page that the index counts.

    Raises
    ------
    sqlite3.OperationalError
        Where pages are missing.
    """
    log = _stat(f"{path}-wal")
    if log is not None and log.st_size == 0:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


class Files:
    """The database, its log (-wal) and the log's index (-shm), as they are at this moment.

    Two are equal where the same three files stand there. SQLite goes on in files that were
    deleted under it: what it commits there is lost when the process ends. They are asked about
    by name and never opened: closing a file would let go of SQLite's own locks on it.
    """

    __slots__ = ("found", "ids")

    def __init__(self, path: Path) -> None:
        name = str(path)
        self.found = [_stat(name), _stat(name + "-wal"), _stat(name + "-shm")]
        self.ids = [one and (one.st_ino, one.st_dev) for one in self.found]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Files) and self.ids == other.ids

    __hash__ = None  # type: ignore[assignment]

    def take_over(self, there: "Files") -> None:
        """Note what was just written to those of the files that still stand there."""
        for place, one in enumerate(there.ids):
            if one == self.ids[place]:
                self.found[place] = there.found[place]

    def untouched_since(self, before: "Files") -> bool:
        """Whether nobody has written to the database or its log since."""
        file, log, _ = self.found
        same = file is not None and _changed(file) == _changed(before.found[0])
        return same and (not log or not log.st_size or _changed(log) == _changed(before.found[1]))


def _stat(name: str) -> os.stat_result | None:
    try:
        return os.stat(name)
    except OSError:
        return None


def _changed(found: os.stat_result | None) -> tuple[int, int, int] | None:
    return found and (found.st_ino, found.st_size, found.st_mtime_ns)


IDLE = 8
"""How many connections for reading are kept while nobody reads."""


class Keeper:
    """The one connection that a server writes on, held between its units of work, and its readers.

    Writers take turns, so one connection serves them all, with its statements compiled. It also
    keeps SQLite from copying its log back after every single write, as it does when the last
    connection closes. Where the file is moved away or replaced, the old one is let go. Whoever
    calls holds the write lock. ``parted`` says that files were deleted since a probe last asked.

    To open a connection takes three hundred times as long as to read a row on an open one, so those
    that have read wait here for the next who reads. They hold no snapshot meanwhile. Asking for one
    and giving it back needs no lock but their own.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: list[sqlite3.Connection] = []
        self._idle_lock = threading.Lock()
        self.files: Files | None = None
        self.parted = False
        self.connection: sqlite3.Connection | None = None

    def hold(self) -> sqlite3.Connection | None:
        """The connection to the file that is there now; None where it cannot be opened.

        Raises
        ------
        DatabaseError
            Where the files beside the database are no more those that are held: once, if what
            they hold could be copied into the database, else as long as it cannot.
        """
        if self.connection is not None:
            there = Files(self._path)
            if there == self.files:
                return self.connection
            if self.files and there.ids[0] == self.files.ids[0]:
                self.parted = True
                raise parted(self._path, kept=self._copy_log(there))
            self.let_go()
        if self._path.is_file():
            try:
                self.connection = opened(self._path, any_thread=True)
                self.connection.execute("SELECT COUNT(*) FROM program").fetchone()
                write_ahead(self.connection)
                self.connection.execute("SELECT COUNT(*) FROM program").fetchone()  # opens the log
                self.files = Files(self._path)
            except sqlite3.Error:  # whoever asks next is told what is wrong with it
                self.let_go()
        return self.connection

    def _copy_log(self, there: Files) -> bool:
        """Copy a log that has lost its name into the database, where nobody else uses that.

        With the log's index in place, SQLite itself knows what others wrote; without it, nobody
        may have written anything.
        """
        if self.connection is None or self.files is None:
            return False
        self._close_idle()
        if there.ids[2] != self.files.ids[2] and not there.untouched_since(self.files):
            return False
        try:
            self.connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error:  # somebody else is connected
            return False
        self.let_go()
        return True

    def let_go(self) -> None:
        """Close what is held."""
        if self.connection is not None:
            self.connection.close()
        self.connection = self.files = None
        self._close_idle()

    def reader(self, files: Files | None) -> sqlite3.Connection:
        """A connection to read on: an idle one of these files where they still stand there."""
        if files is not None and files is self.files and files == Files(self._path):
            with self._idle_lock:
                if files is self.files and self._idle:
                    return self._idle.pop()
        return opened(self._path, any_thread=True, reads_only=True)

    def give_back(self, connection: sqlite3.Connection, files: Files | None) -> None:
        """Keep a connection for the next who reads, unless it may be one to other files."""
        try:
            connection.execute("ROLLBACK")
            if files is not None and files is self.files and files == Files(self._path):
                with self._idle_lock:
                    if files is self.files and len(self._idle) < IDLE:
                        self._idle.append(connection)
                        return
        except sqlite3.Error:  # it is of no more use
            pass
        connection.close()

    def _close_idle(self) -> None:
        with self._idle_lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()


KEEPERS: dict[str, Keeper] = {}
"""Path → what this process holds open while it serves."""
