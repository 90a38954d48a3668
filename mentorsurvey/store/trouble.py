"""What SQLite says when it cannot go on, in a sentence with what to do."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mentorsurvey.commands import command
from mentorsurvey.errors import DatabaseError

ROOM = 1_000_000
"""Bytes: with less on the disk, an error of it is taken for a full disk."""
_RIGHTS = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_DAMAGED = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
_HELD = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_DISK = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL}


def explained(problem: sqlite3.Error, path: Path) -> DatabaseError | None:
    """What is wrong with the database at ``path``; None for a mistake of the program's own."""
    if not path.is_file():
        return missing(path)
    kind = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    if kind in _RIGHTS:
        return unwritable(path)
    if kind in _DAMAGED:
        return DatabaseError(
            "This file is not a usable SQLite database.",
            "Restore it from a backup, or set MENTORSURVEY_DATABASE to another file.",
            where=str(path),
        )
    if kind in _HELD:
        return DatabaseError(
            "Another program holds the database for more than 30 seconds.",
            "Close that program and try again; nothing was changed.",
            where=str(path),
        )
    if kind not in _DISK:
        return None
    if getattr(problem, "sqlite_errorcode", 0) == sqlite3.SQLITE_IOERR_SHORT_READ:
        return parted(path, kept=False)
    if kind == sqlite3.SQLITE_FULL or shutil.disk_usage(path.parent).free < ROOM:
        return DatabaseError(
            "The disk is full, so nothing was saved.", "Make room and try again.", where=str(path)
        )
    return DatabaseError(
        "The disk under the database reports an error.",
        "Look into the system's log, and check the disk.",
        where=str(path),
    )


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """What SQLite cannot do becomes a sentence; a mistake of our own stays what it is."""
    try:
        yield
    except sqlite3.DatabaseError as problem:
        found = explained(problem, path)
        if found is None:
            raise
        raise found from problem


def missing(path: Path) -> DatabaseError:
    """Nothing to open, or a folder."""
    if path.is_dir():
        return DatabaseError(
            "A folder stands where the database should be.",
            "Set MENTORSURVEY_DATABASE to a file, such as one in that folder.",
            where=str(path),
        )
    init = command("init", "--program", "NAME", "--lead", "ADDRESS", database=path)
    return DatabaseError(
        "There is no database here yet.", f"Make one with: {init}", where=str(path)
    )


def unwritable(path: Path) -> DatabaseError:
    """A file that is there and cannot be changed."""
    return DatabaseError(
        "The database cannot be written to.",
        "Give this user the right to write to the file and to its folder.",
        where=str(path),
    )


def newer(path: Path) -> DatabaseError:
    """A database that has seen a migration which this version does not know."""
    return DatabaseError(
        "A newer version of mentorsurvey wrote this database.",
        "Update mentorsurvey and start its server again, or open the backup that was made before.",
        where=str(path),
    )


def foreign(path: Path) -> DatabaseError:
    """A database that this project did not make."""
    return DatabaseError(
        "This file is another program's database.",
        "Set MENTORSURVEY_DATABASE to a file of its own.",
        where=str(path),
    )


def parted(path: Path, *, kept: bool) -> DatabaseError:
    """The files beside a database were deleted or replaced while a server had it open."""
    what = "The files beside the database (-wal and -shm) were deleted while it was in use."
    if kept:
        return DatabaseError(
            what,
            "What they held has been copied into the database. Never delete them.",
            where=str(path),
        )
    return DatabaseError(
        what,
        "Nothing is saved until what they held can be copied into the database. Leave the server"
        " running, close every other program that has the database open, and never delete them.",
        where=str(path),
    )
