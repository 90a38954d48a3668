"""Databases as earlier versions wrote them, and the forms that are frozen in them."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from mentorsurvey import responses
from mentorsurvey.access import Actor
from mentorsurvey.instruments import Instrument
from mentorsurvey.store import Database, people
from tests.house import LEAD, address

VERSIONS = Path(__file__).parent / "store" / "versions"


LATER_TABLES = {2: ("threshold",), 1: ("threshold", "attention_draw", "attention_dismissal")}
"""Version → the tables that the third schema has and it has not; the others are the same."""
WRITTEN = {6: "version_6.sql", 13: "version_13.sql"}
"""Version → its literal rows; the first three have those of the third."""


def written_by(version: int, folder: Path) -> Database:
    """A database file as that version wrote it; it is not migrated yet."""
    path = folder / f"version_{version}.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        rows = VERSIONS / WRITTEN.get(version, "version_3.sql")
        connection.executescript(rows.read_text(encoding="utf-8"))
        for table in LATER_TABLES.get(version, ()):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM _sqlite_migrations WHERE id > ?", [version])
    return Database(path)


@cache
def frozen(key: str) -> Instrument:
    """A form with six anchors, as a round of the third schema asked it."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript((VERSIONS / "version_3.sql").read_text(encoding="utf-8"))
        (content,) = connection.execute(
            "SELECT content FROM instrument_version WHERE key = ?", [key]
        ).fetchone()
    return Instrument.from_json(content)


def program_id(database: Database) -> str:
    """The program of such a database."""
    with database.read() as tx:
        return str(tx.rows("SELECT id FROM program")[0]["id"])


def person(database: Database, name: str, browser: str = "") -> Actor:
    """That person, on the browser on which they answered; the lead as a lead."""
    with database.read() as tx:
        known = people.by_key(tx, program_id(database))[address(name)]
        rows = tx.rows("SELECT browser FROM session WHERE person_id = :id", id=known.id)
    return Actor(
        kind="person",
        program_id=known.program_id,
        person_id=known.id,
        scope="lead" if name == LEAD else "participant",
        browser=browser or (rows[0]["browser"] if rows else "desk"),
    )


def form_of(database: Database, actor: Actor, partner: str, number: int) -> str:
    """The invitation of that actor about that partner in a round."""
    return next(
        form.owed.invitation_id
        for form in responses.due(database, actor)
        if (form.owed.partner, form.owed.round_number) == (partner, number)
    )


def scores_kept(database: Database, invitation_id: str) -> dict[str, dict[str, float]]:
    """Reader → measure → value of one form."""
    found: dict[str, dict[str, float]] = {}
    with database.read() as tx:
        for row in tx.rows(
            "SELECT score.* FROM score JOIN response ON response.id = score.response_id"
            " WHERE response.invitation_id = :id",
            id=invitation_id,
        ):
            found.setdefault(row["reader"], {})[row["measure"]] = row["value"]
    return found
