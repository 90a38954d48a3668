"""Says how a database is, and changes nothing in it."""

import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from mentorsurvey.store.database import Database
from mentorsurvey.store.migrations import applied, newer_than_known, pending

SQLITE = sqlite3.sqlite_version
"""The version of SQLite in this Python."""


@dataclass(frozen=True, kw_only=True)
class State:
    """How a database is.

    Attributes
    ----------
    ours, newer : bool
        Whether this project made it, and whether a newer version of it did.
    pending : int
        How many migrations the next start applies.
    journal : str
        ``wal`` as it should be.
    sound : bool
        Whether SQLite's own quick check finds no damage.
    private : bool
        Whether its owner alone can read it and what stands beside it.
    room : int
        Bytes that are free on its disk.
    """

    ours: bool
    newer: bool
    pending: int
    journal: str
    sound: bool
    private: bool
    room: int


def state(path: Path) -> State:
    """How the database at ``path`` is. Takes the write lock for a moment, and writes nothing.

    Raises
    ------
    DatabaseError
        Where it cannot be opened or written to, or is no database.
    """
    with Database(path).look() as tx:
        connection = tx._connection
        return State(
            ours=bool(applied(connection)),
            newer=newer_than_known(connection),
            pending=len(pending(connection)),
            journal=connection.execute("PRAGMA journal_mode").fetchone()[0],
            sound=connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok",
            private=_private(path),
            room=shutil.disk_usage(path.parent).free,
        )


def _private(path: Path) -> bool:
    files = [path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))]
    return os.name != "posix" or not any(
        file.stat().st_mode & 0o077 for file in files if file.exists()
    )
