"""The outbox of a program that sent mail before there were more kinds of it goes on as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mentorsurvey.store import Database
from mentorsurvey.store.migrations import MIGRATIONS

BEFORE = "m036_mail_of_two"
AT = "2026-10-05T09:00:00+00:00"
ROWS = (
    ("a", "invitation", 1, "handed", "", "a"),
    ("b", "reminder", 1, "failed", "unknown", "b"),
    ("c", "comparison", 2, "waiting", "", None),
)


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database of the schema before, with mail in three states and a form that one is about."""
    path = tmp_path / "old.db"
    path.touch()
    with monkeypatch.context() as earlier:
        known = [one for one in MIGRATIONS._migrations if one.name < BEFORE]
        earlier.setattr(MIGRATIONS, "_migrations", known)
        Database(path).migrate()
    with closing(sqlite3.connect(path)) as connection, connection:
        put = connection.execute
        put("INSERT INTO program VALUES ('p', 'Bridge', 'UTC', 0, 0, ?, 'scores', 5)", [AT])
        for one in ("mira", "tom"):
            put("INSERT INTO person VALUES (?, 'p', ?, ?, NULL, NULL, ?)", [one, one, one, AT])
        put(
            "INSERT INTO relationship (id, program_id, mentor_id, mentee_id, created_at)"
            " VALUES ('pair', 'p', 'mira', 'tom', ?)",
            [AT],
        )
        put(
            "INSERT INTO instrument_version VALUES ('v', 'p', 'checkin', 1, '{}', 'h', 'm', ?)",
            [AT],
        )
        put(
            "INSERT INTO round (id, program_id, number, version_id, opened_at, closes_at)"
            " VALUES ('r', 'p', 1, 'v', ?, ?)",
            [AT, AT],
        )
        put(
            "INSERT INTO invitation (id, round_id, relationship_id, side, person_id, invited_at)"
            " VALUES ('i', 'r', 'pair', 'mentee', 'tom', ?)",
            [AT],
        )
        for row_id, kind, number, state, why, message in ROWS:
            put(
                "INSERT INTO outbox (id, program_id, person_id, kind, about, number, state,"
                " made_at, next_try, tries, why, message_id)"
                " VALUES (?, 'p', 'tom', ?, 'r', ?, ?, ?, ?, 3, ?, ?)",
                [row_id, kind, number, state, AT, AT, why, message],
            )
        put("INSERT INTO mailed_form VALUES ('i', 'a')")
    return path


def test_every_mail_and_what_it_invites_to_are_as_they_were(old: Path) -> None:
    def kept() -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(old)) as connection:
            return [
                *connection.execute("SELECT * FROM outbox ORDER BY id"),
                *connection.execute("SELECT * FROM mailed_form"),
            ]

    before = kept()
    assert len(before) == 4
    assert Database(old).migrate()[0] == BEFORE
    assert kept() == before


def test_a_mail_that_goes_takes_its_mark_on_the_form_along_as_before(old: Path) -> None:
    database = Database(old)
    database.migrate()
    with database.write() as tx:
        tx.run("UPDATE outbox SET kind = 'proposal' WHERE id = 'c'")
        tx.run("DELETE FROM outbox WHERE id = 'a'")
        assert tx.rows("SELECT * FROM mailed_form") == []
