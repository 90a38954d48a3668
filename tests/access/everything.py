"""Everything that a database holds, as one number."""

import hashlib

from mentorsurvey.store import Tx


def contents(tx: Tx) -> str:
    """A hash of every row of every table: equal where nothing has changed."""
    digest = hashlib.sha256()
    tables = tx.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    for table in tables:
        digest.update(str(table["name"]).encode())
        for line in sorted(repr(tuple(row.values())) for row in rows(tx, table["name"])):
            digest.update(line.encode())
    return digest.hexdigest()


def writes(tx: Tx) -> int:
    """How many rows were written on this connection so far: the same where nothing was."""
    found = tx.row("SELECT total_changes() AS n")
    return int(found["n"]) if found else 0


def rows(tx: Tx, table: str) -> list[dict[str, object]]:
    return [dict(row) for row in tx.rows(f'SELECT * FROM "{table}"')]
