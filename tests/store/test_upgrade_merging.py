"""What people were told in an earlier version, and what of it they had read, is kept."""

from pathlib import Path

import sqlite_utils

from mentorsurvey.store import Database
from mentorsurvey.store.migrations import MIGRATIONS
from tests.earlier import written_by

TOLD = """
INSERT INTO person_history (id, person_id, what, before, after, link_id, by_id, by_kind, at, aloud)
SELECT 'h1', MIN(id), 'name', 'Tom', 'Tom Reyes', NULL, NULL, 'operator',
    '2026-10-20T09:00:00.000000Z', 1 FROM person
"""
READ = """
INSERT INTO person_history_read (history_id, browser, read_at)
VALUES ('h1', 'phone', '2026-10-21T09:00:00.000000Z')
"""


def test_a_persons_history_and_what_they_read_of_it_are_kept(tmp_path: Path) -> None:
    old: Database = written_by(6, tmp_path)
    with sqlite_utils.Database(old.path).conn as connection:
        MIGRATIONS.apply(sqlite_utils.Database(connection), stop_before="m017_merging")
        connection.execute(TOLD)
        connection.execute(READ)
        before = [
            connection.execute(f"SELECT * FROM {table}").fetchall()
            for table in ("person_history", "person_history_read")
        ]
    assert all(before)
    assert "m017_merging" in old.migrate()
    with old.read() as tx:
        assert before == [
            [tuple(row.values()) for row in tx.rows(f"SELECT * FROM {table}")]
            for table in ("person_history", "person_history_read")
        ]
        assert tx.rows("SELECT 1 FROM person_merge") == []
        assert tx.rows("PRAGMA foreign_key_check") == []
