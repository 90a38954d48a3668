"""Making a backup while people answer, and putting one into an empty place.

Both write to a name that nobody takes for a finished file, check what they wrote, and rename.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace as changed
from pathlib import Path

from mentorsurvey.commands import command
from mentorsurvey.errors import BackupError, DatabaseError, FileError
from mentorsurvey.store import erased_journal
from mentorsurvey.store.connections import check_log, opened
from mentorsurvey.store.database import Database, open_database
from mentorsurvey.store.trouble import ROOM, explaining, missing
from mentorsurvey.store.verifying import AT_ONCE, SUM, Verified, beside, checksum, verify

Progress = Callable[[int, int], None]
"""Is told how many bytes are done, and of how many."""
STEPS = 20_000
"""Steps of SQLite's machine between two looks at how far a copy is."""


def back_up(
    database: Database, path: Path, *, replace: bool = False, progress: Progress | None = None
) -> Verified:
    """Copy a database as it is at one moment to ``path``, for its owner's eyes alone.

    Nobody who writes meanwhile waits. Pages that are free are not copied, so nothing that was
    deleted is in it. It carries a checksum, and is there once it was found to be whole.

    Parameters
    ----------
    replace : bool
        Whether a file that is there already gives way to it.

    Raises
    ------
    FileError
        Where a file is there already, the folder is missing, or nothing can be written to it.
    BackupError
        Where there is no room, or the database itself is damaged.
    DatabaseError
        Where there is no database, or it cannot be read.
    """
    path = path.absolute()
    if not database.path.is_file():
        raise missing(database.path)
    _check_place(database, path, replace=replace)
    with _writing(path), _draft(path) as draft:
        _copy(database, draft, progress or _say_nothing)
        _write_sum(draft, checksum(draft))
        try:
            found = verify(draft, noun="database")
        except BackupError as bad:
            raise BackupError(
                f"No backup was made. {bad.what}",
                "Look at the database with: " + command("doctor", database=database.path),
                where=str(database.path),
            ) from bad
        _place(draft, path, replace=replace)
    return changed(found, path=path)


def restore(source: Path, destination: Path, *, progress: Progress | None = None) -> Verified:
    """Put a backup into an empty place, brought up to date; what is in it.

    Files beside the backup that say who was erased are added to the one beside the database,
    before that is there: whoever opens it next has to erase them again.

    Raises
    ------
    FileError
        Where something cannot be read or written.
    BackupError
        Where the backup is damaged or the place is not empty: then nothing was written.
    """
    source, destination = source.absolute(), destination.absolute()
    _check_empty(destination)
    found = verify(source)
    if any(one.stat().st_size for one in beside(source) if not one.name.endswith("-shm")):
        raise BackupError(
            "This is a database that is in use, or was: newer changes stand in a file beside it.",
            f"Make a backup of it first: {command('backup', 'NEW-FILE', database=source)}",
            where=str(source),
        )
    with _writing(destination):
        destination.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        check_room(destination.parent, 2 * found.size)
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=destination.parent) as made:
            draft = Path(made) / destination.name
            _copy_bytes(source, draft, found.size, progress or _say_nothing)
            copied = verify(draft)
            _write_sum(draft, 0)
            _bring_up_to_date(draft, source)
            for journal in erased_journal.in_folder(source.parent):
                erased_journal.adopt(destination, journal, {one.id for one in copied.programs})
            _place(draft, destination, replace=False)
    return changed(found, path=destination)


def check_room(folder: Path, needed: int) -> None:
    """Pass where a disk has room for that many bytes.

    Raises
    ------
    BackupError
        Where it has not; says how much it takes.
    """
    free = shutil.disk_usage(folder).free
    if free < needed + ROOM:
        raise BackupError(
            f"The disk has no room for it: it takes {_megabytes(needed + ROOM)}, and"
            f" {_megabytes(free)} are free.",
            "Make room, or name a place on another disk.",
            where=str(folder),
        )


def _check_place(database: Database, path: Path, *, replace: bool) -> None:
    """Pass where a backup may be written."""
    try:
        if not path.parent.is_dir():
            raise FileError("There is no such folder.", "Make it first.", where=str(path.parent))
        living = [database.path, erased_journal.path_of(database.path)]
        living += [database.path.with_name(database.path.name + end) for end in ("-wal", "-shm")]
        if path.resolve() in living:
            raise FileError(
                "This is the database itself, or belongs to it.",
                "Name another file.",
                where=str(path),
            )
        if path.is_dir() or (path.exists() and not path.is_file()):
            raise FileError("This is not a file.", "Name a file.", where=str(path))
        if not replace and os.path.lexists(path):
            raise _taken(path)
        if others := beside(path):
            raise FileError(
                "This belongs to a database that was there, and would damage the backup.",
                "Remove it, or name another file.",
                where=str(others[0]),
            )
    except (OSError, ValueError) as problem:
        raise FileError("No file can have this name.", "Name another one.") from problem


def _check_empty(destination: Path) -> None:
    """Pass where no database is, and nothing that belongs to one."""
    there = [one for one in (destination, *beside(destination)) if os.path.lexists(one)]
    if not there:
        return
    raise BackupError(
        "A database is here already, and a backup never takes the place of one."
        if there[0] == destination
        else "This belongs to a database that was here, and would damage the restored one.",
        f"Stop the server, and move {destination.name} away with every file whose name begins so."
        " Then run this again.",
        where=str(there[0]),
    )


@contextmanager
def _draft(path: Path) -> Iterator[Path]:
    """A file beside ``path`` that its owner alone can read, gone in the end."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
    finally:
        for one in (draft, *beside(draft)):
            one.unlink(missing_ok=True)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """What the system refuses becomes a sentence about the place that is written to."""
    try:
        yield
    except OSError as problem:
        raise FileError(
            "The file cannot be written.",
            "Give this user the right to write there, make room, or name another place.",
            where=str(path),
        ) from problem


def _copy(database: Database, draft: Path, progress: Progress) -> None:
    """Let SQLite write what it reads at one moment; an exception of ``progress`` ends it."""
    stopped: list[BaseException] = []

    def look() -> int:
        try:
            progress(min(draft.stat().st_size, needed), needed)
        except BaseException as why:
            stopped.append(why)
        return len(stopped)

    with explaining(database.path), closing(opened(database.path)) as connection:
        check_log(connection, database.path)
        needed = _needed(connection)
        check_room(draft.parent, needed)
        connection.set_progress_handler(look, STEPS)
        try:
            connection.execute("VACUUM INTO :file", {"file": draft.as_uri()})
        except sqlite3.OperationalError as problem:
            if stopped:
                raise stopped[0] from None
            if problem.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL:
                check_room(draft.parent, needed)
            raise
    progress(needed, needed)


def _needed(connection: sqlite3.Connection) -> int:
    """Bytes that a copy takes at most."""
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _copy_bytes(source: Path, draft: Path, size: int, progress: Progress) -> None:
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as target, source.open("rb") as file:
        while part := file.read(AT_ONCE):
            target.write(part)
            progress(min(target.tell(), size), size)


def _write_sum(draft: Path, number: int) -> None:
    """Write a checksum into a file that nobody has open; it is on the disk before this returns."""
    with draft.open("r+b") as file:
        file.seek(SUM.start)
        file.write(number.to_bytes(SUM.stop - SUM.start))
        file.flush()
        os.fsync(file.fileno())


def _bring_up_to_date(draft: Path, source: Path) -> None:
    """Migrate a restored file, and leave it without a log beside it."""
    try:
        database = open_database(draft)
    except DatabaseError as problem:
        raise BackupError(problem.what, problem.mend, where=str(source)) from problem
    with explaining(draft), closing(opened(database.path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    _sync(draft)


def _place(draft: Path, path: Path, *, replace: bool) -> None:
    """Give a finished file its name; on the disk before this returns."""
    if replace:
        draft.replace(path)
    else:
        try:
            path.hardlink_to(draft)
        except FileExistsError as there:
            raise _taken(path) from there
        except OSError as unlinked:  # a file system without hard links
            if os.path.lexists(path):
                raise _taken(path) from unlinked
            draft.rename(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _taken(path: Path) -> FileError:
    return FileError(
        "This file exists already.", "Name another one, or add --force.", where=str(path)
    )


def _megabytes(number: int) -> str:
    return f"{max(1, round(number / 1_000_000)):,} MB"


def _say_nothing(done: int, of: int) -> None:
    del done, of
