"""Whoever was kept out of a pair in an earlier version is kept out of it in this one."""

from pathlib import Path

import sqlite_utils

from mentorsurvey.store.migrations import MIGRATIONS
from tests.earlier import written_by

KEPT = "SELECT mentor_id, mentee_id, person_id, reason, recused_at FROM recusal ORDER BY 1, 2, 3"


def test_every_recusal_is_kept_with_its_reason_and_its_day(tmp_path: Path) -> None:
    (name,) = (one.name for one in MIGRATIONS._migrations if one.name.endswith("_recusals"))
    old = written_by(6, tmp_path)
    with sqlite_utils.Database(old.path).conn as connection:
        MIGRATIONS.apply(sqlite_utils.Database(connection), stop_before=name)
        before = [tuple(row) for row in connection.execute(KEPT)]
    assert {row[3] for row in before} == {"line_manager", "named"}
    assert name in old.migrate()
    with old.read() as tx:
        assert [tuple(row.values()) for row in tx.rows(KEPT)] == before
        assert tx.rows("SELECT 1 FROM recusal WHERE said_by IS NOT NULL") == []
