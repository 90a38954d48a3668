"""What leads had said of a roster in an earlier version still holds."""

from pathlib import Path

import sqlite_utils

from mentorsurvey.store.migrations import MIGRATIONS
from tests.earlier import written_by

ANSWERS = """
INSERT INTO roster_answer (program_id, key, name, person_id, same, answered_at)
SELECT program_id, 'BEN', 'BEN', id, 1, '2026-10-19T09:00:00.000000Z' FROM person
"""
KEPT = "SELECT program_id, key, name, person_id, same, answered_at FROM roster_answer ORDER BY 4"


def test_every_answer_about_a_look_alike_is_kept(tmp_path: Path) -> None:
    old = written_by(6, tmp_path)
    with sqlite_utils.Database(old.path).conn as connection:
        MIGRATIONS.apply(sqlite_utils.Database(connection), stop_before="m015_roster_changes")
        connection.execute(ANSWERS)
        before = [tuple(row) for row in connection.execute(KEPT)]
    assert before
    assert "m015_roster_changes" in old.migrate()
    with old.read() as tx:
        assert [tuple(row.values()) for row in tx.rows(KEPT)] == before
        assert tx.rows("SELECT 1 FROM roster_answer WHERE import_id IS NOT NULL") == []
        assert tx.rows("SELECT 1 FROM roster_change") == []
