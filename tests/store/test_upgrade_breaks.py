"""Pairs that had ended or were paused in an earlier version are so in this one."""

from pathlib import Path

import sqlite_utils

from mentorsurvey.store import Database
from mentorsurvey.store.migrations import MIGRATIONS
from tests.earlier import written_by

BREAKS = """
INSERT INTO pair_break (id, relationship_id, kind, starts_at, stops_at, reason, words, said_by,
    said_at, resumed_by, resumed_at)
SELECT 'b1', id, 'ended', '2026-10-20T00:00:00.000000Z', NULL, 'left', 'She moved.', mentor_id,
    '2026-10-19T09:00:00.000000Z', NULL, NULL FROM relationship WHERE id = :pair
UNION ALL
SELECT 'b2', id, 'paused', '2026-10-06T00:00:00.000000Z', '2026-10-08T09:00:00.000000Z', 'away', '',
    mentor_id, '2026-10-05T09:00:00.000000Z', mentee_id, '2026-10-08T09:00:00.000000Z'
FROM relationship WHERE id = :pair
"""


def test_every_end_and_every_pause_is_kept_as_it_was(tmp_path: Path) -> None:
    old: Database = written_by(6, tmp_path)
    with sqlite_utils.Database(old.path).conn as connection:
        MIGRATIONS.apply(sqlite_utils.Database(connection), stop_before="m014_restarts")
        (pair,) = connection.execute("SELECT MIN(id) FROM relationship").fetchone()
        connection.execute(BREAKS, {"pair": pair})
        columns = "SELECT id, relationship_id, kind, starts_at, stops_at, reason, words, said_by,"
        columns += " said_at, resumed_by, resumed_at FROM pair_break ORDER BY id"
        before = [tuple(row) for row in connection.execute(columns)]
    assert len(before) == 2
    assert "m014_restarts" in old.migrate()
    with old.read() as tx:
        assert [tuple(row.values()) for row in tx.rows(columns)] == before
        assert tx.rows("SELECT 1 FROM pair_break WHERE anew_on IS NOT NULL") == []
