"""How a connection is opened, and the one that a server keeps."""

import sqlite3
from pathlib import Path


def opened(path: Path, *, any_thread: bool = False) -> sqlite3.Connection:
    """A connection as every unit of work wants it: foreign keys in force, every commit on disk."""
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
    except sqlite3.Error:
        connection.close()
        raise
    return connection


class Keeper:
    """The one connection that a server writes on, held between its units of work.

    Writers take turns, so one connection serves them all, with its statements compiled. It also
    keeps SQLite from copying its log back after every single write, as it does when the last
    connection closes. Where the file is moved away or replaced, the old one is let go.
    Whoever calls holds the write lock.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: tuple[int, int] | None = None
        self.connection: sqlite3.Connection | None = None

    def hold(self) -> sqlite3.Connection | None:
        """The connection to the file that is there now; None where it cannot be opened."""
        try:
            stat = self._path.stat()
            there = (stat.st_dev, stat.st_ino)
        except OSError:
            there = None
        if there != self._file:
            self.let_go()
            if there is not None:
                try:
                    self.connection = opened(self._path, any_thread=True)
                    self.connection.execute("SELECT COUNT(*) FROM program").fetchone()
                except sqlite3.Error:  # whoever asks next is told what is wrong with it
                    self.let_go()
                else:
                    self._file = there
        return self.connection

    def let_go(self) -> None:
        """Close what is held."""
        if self.connection is not None:
            self.connection.close()
        self.connection = self._file = None


KEEPERS: dict[str, Keeper] = {}
"""Path → what this process holds open while it serves."""
