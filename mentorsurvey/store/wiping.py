"""Freeing the database's files of what was deleted: its pages, its free pages, its log."""

from contextlib import closing

from mentorsurvey.store.connections import check_log, opened
from mentorsurvey.store.database import Database
from mentorsurvey.store.trouble import explaining

PATIENCE = 30
"""Seconds for which it waits for others who are reading."""


def wipe(database: Database, *, patience: float = PATIENCE) -> bool:
    """Write the database anew without anything that was deleted, and empty its log.

    A server may have it open meanwhile. False where somebody read from an older state for so long
    that the log could not be emptied: what was deleted is still in it.

    Raises
    ------
    DatabaseError
        Where it cannot be written anew, such as on a full disk.
    """
    with (
        database._lock,
        explaining(database.path),
        closing(opened(database.path)) as connection,
    ):
        check_log(connection, database.path)
        connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
