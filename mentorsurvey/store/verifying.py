"""Whether a backup opens and is whole, and what is in it. Nothing of it is changed."""

import sqlite3
import zlib
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from mentorsurvey.errors import BackupError, FileError
from mentorsurvey.store import audit
from mentorsurvey.store.audit import Chain
from mentorsurvey.store.database import Database, Tx
from mentorsurvey.store.schema import NEWEST

MAGIC = b"SQLite format 3\0"
HEADER = 100
"""Bytes of a SQLite file's header."""
SUM = slice(60, 64)
"""Where in the header a backup keeps its checksum: SQLite's ``user_version``, which is free for it.

It is a CRC-32 of the file with zeros in this place. SQLite itself does not notice a changed letter.
"""
AT_ONCE = 1 << 20
BESIDE = ("-wal", "-shm", "-journal")
"""Endings of the files that SQLite may keep with a database."""
ANOTHER = "Take another backup, or another copy of this one."


@dataclass(frozen=True, kw_only=True)
class Held:
    """What a backup holds of one program.

    Attributes
    ----------
    people, pairs, rounds, forms, answers : int
        How many; ``forms`` are those that were submitted. People who were erased do not count.
    chain : Chain or None
        The program's record; None in a backup from before there was one.
    guarded : bool
        Whether the database refuses changes to the record.
    """

    id: str
    name: str
    people: int
    pairs: int
    rounds: int
    forms: int
    answers: int
    chain: Chain | None
    guarded: bool

    @property
    def is_record_whole(self) -> bool:
        """Whether nothing in the record was changed, as far as its chain can tell."""
        return self.chain is None or (self.guarded and self.chain.broken_at is None)


@dataclass(frozen=True, kw_only=True)
class Verified:
    """A backup that opens and is whole.

    Attributes
    ----------
    size : int
        Bytes.
    version : str
        The last migration that it has seen.
    is_older : bool
        Whether an earlier version of mentorsurvey made it; restoring it brings it up to date.
    has_sum : bool
        Whether it carries a checksum: without one, a changed letter is not noticed.
    """

    path: Path
    size: int
    version: str
    has_sum: bool
    programs: tuple[Held, ...]

    @property
    def is_older(self) -> bool:
        """Whether an earlier version of mentorsurvey made it."""
        return self.version < NEWEST

    @property
    def is_well(self) -> bool:
        """Whether the record of every program is whole too."""
        return all(one.is_record_whole for one in self.programs)


def verify(path: Path, *, noun: str = "backup") -> Verified:
    """What a backup holds, once its bytes, its tables and its keys were found to be whole.

    A record that somebody changed is no damage to the backup: see :attr:`Verified.is_well`.

    Parameters
    ----------
    noun : str
        What the file is called in an error.

    Raises
    ------
    FileError
        Where there is no such file, or it cannot be read.
    BackupError
        Where it is no backup of ours, is damaged, or was made by a newer version.
    """
    path = path.absolute()
    size, has_sum = _check_bytes(path, noun)
    try:
        with closing(_opened(path)) as connection:
            connection.execute("BEGIN")
            version = _check_tables(connection, path, noun)
            tx = Tx(connection, Database(path))
            return Verified(
                path=path, size=size, version=version, has_sum=has_sum, programs=_programs(tx)
            )
    except sqlite3.DatabaseError as problem:
        raise _damaged(path, noun) from problem


def checksum(path: Path) -> int:
    """The checksum of a file as it would have to be kept in it; never 0."""
    with path.open("rb") as file:
        head = bytearray(file.read(HEADER))
        head[SUM] = bytes(4)
        found = zlib.crc32(head)
        while part := file.read(AT_ONCE):
            found = zlib.crc32(part, found)
    return found or 1


def kept_sum(path: Path) -> int:
    """The checksum that a SQLite file keeps; 0 where it keeps none, or is no SQLite file.

    Never ask it of a database that this process has open: closing the file would let go of
    SQLite's own locks on it.
    """
    with path.open("rb") as file:
        head = file.read(HEADER)
    return int.from_bytes(head[SUM]) if head.startswith(MAGIC) else 0


def beside(path: Path) -> list[Path]:
    """The files that SQLite keeps with this database."""
    named = [path.with_name(path.name + end) for end in BESIDE]
    return [one for one in named if one.is_symlink() or one.exists()]


def _check_bytes(path: Path, noun: str) -> tuple[int, bool]:
    """The size of the file, and whether it carries a checksum, which then is right."""
    try:
        with path.open("rb") as file:
            head = file.read(HEADER)
        size = path.stat().st_size
        if not head.startswith(MAGIC) or len(head) < HEADER:
            raise BackupError(
                "This file is empty." if not head else "This file is no database.",
                "Name a backup of this program.",
                where=str(path),
            )
        has_sum = bool(kept_sum(path))
        unit = int.from_bytes(head[16:18])
        whole = int.from_bytes(head[28:32]) * (65_536 if unit == 1 else unit)
        if size < whole and not beside(path):
            raise BackupError(
                f"The end of this {noun} is missing: it has {size:,} of {whole:,} bytes.",
                ANOTHER,
                where=str(path),
            )
        if has_sum and checksum(path) != kept_sum(path):
            raise BackupError(
                f"This {noun} has changed since it was made, or its disk has lost some of it.",
                ANOTHER,
                where=str(path),
            )
    except FileNotFoundError as problem:
        raise FileError(
            "There is no such file.", "Look up how it is called.", where=str(path)
        ) from problem
    except IsADirectoryError as problem:
        raise FileError("This is a folder.", "Name a file in it.", where=str(path)) from problem
    except (OSError, ValueError) as problem:  # a name may hold what no name can
        raise FileError(
            "The file cannot be read.", "Give this user the right to read it.", where=str(path)
        ) from problem
    return size, has_sum


def _opened(path: Path) -> sqlite3.Connection:
    """A connection that writes nothing, and no file beside the backup either."""
    alone = "" if beside(path) else "&immutable=1"
    return sqlite3.connect(
        f"{path.as_uri()}?mode=ro{alone}", uri=True, timeout=30, isolation_level=None
    )


def _check_tables(connection: sqlite3.Connection, path: Path, noun: str) -> str:
    """The name of the last migration, where the database is ours and sound."""
    sound = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if sound != "ok":
        raise _damaged(path, noun)
    seen = _migrations(connection)
    if not seen:
        raise BackupError(
            "This is another program's database.",
            "Name a backup of this program.",
            where=str(path),
        )
    if max(seen) > NEWEST:
        raise BackupError(
            f"A newer version of mentorsurvey made this {noun}.",
            "Update mentorsurvey, then try again.",
            where=str(path),
        )
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise BackupError(f"Rows of this {noun} point nowhere.", ANOTHER, where=str(path))
    return max(seen)


def _migrations(connection: sqlite3.Connection) -> set[str]:
    if not _has_table(connection, "_sqlite_migrations"):
        return set()
    rows = connection.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = 'mentorsurvey'"
    )
    return {name for (name,) in rows}


def _has_table(connection: sqlite3.Connection, name: str) -> bool:
    found = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name", {"name": name}
    )
    return found.fetchone() is not None


def _damaged(path: Path, noun: str) -> BackupError:
    return BackupError(f"This {noun} is damaged.", ANOTHER, where=str(path))


_FORMS = (
    "FROM response JOIN invitation ON invitation.id = response.invitation_id"
    " JOIN round ON round.id = invitation.round_id"
)


def _programs(tx: Tx) -> tuple[Held, ...]:
    """What there is of each program, by tables and columns that every version has."""
    rows = tx.rows(
        "SELECT id, name,"
        " (SELECT COUNT(*) FROM person WHERE program_id = program.id AND key <> id) AS people,"
        " (SELECT COUNT(*) FROM relationship WHERE program_id = program.id) AS pairs,"
        " (SELECT COUNT(*) FROM round WHERE program_id = program.id) AS rounds,"
        f" (SELECT COUNT(*) {_FORMS} WHERE round.program_id = program.id"
        "   AND response.submitted_at IS NOT NULL) AS forms,"
        f" (SELECT COUNT(*) {_FORMS} JOIN answer ON answer.response_id = response.id"
        "   WHERE round.program_id = program.id) AS answers"
        " FROM program ORDER BY name"
    )
    recorded = _has_table(tx._connection, "audit")
    guarded = recorded and audit.is_guarded(tx)
    return tuple(
        Held(**row, chain=audit.check(tx, row["id"]) if recorded else None, guarded=guarded)
        for row in rows
    )
