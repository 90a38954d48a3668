"""What the tables are after every migration: exactly what stands in schema.sql."""

import re
import sqlite3
from pathlib import Path

import pytest

from mentorsurvey.errors import DatabaseError
from mentorsurvey.store import (
    Database,
    create,
    open_database,
    schema_agreements,
    schema_answers,
    schema_audit,
    schema_breaks,
    schema_clauses,
    schema_clock,
    schema_decisions,
    schema_follow_ups,
    schema_leads,
    schema_mail,
    schema_mail_texts,
    schema_merging,
    schema_pairs,
    schema_recusals,
    schema_reminders,
    schema_research,
    schema_rounds,
    schema_steps,
)
from mentorsurvey.store import schema as ddl
from mentorsurvey.store.migrations import MIGRATIONS
from mentorsurvey.store.uniting import UNITED
from tests.house import NOW, House

SCHEMA = Path(__file__).with_name("schema.sql")


def schema(database: Database) -> list[str]:
    with database.read() as tx:
        rows = tx.rows(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
            " AND name NOT LIKE '%sqlite_migrations%' ORDER BY name"
        )
    return [tidy(row["sql"]) for row in rows]


def tidy(statement: str) -> str:
    """A statement without what a change of a table leaves in it: quotes, and odd blanks."""
    return re.sub(r" ?([(),]) ?", r"\1", " ".join(statement.split())).replace('"', "")


def tables(database: Database) -> list[str]:
    with database.read() as tx:
        rows = tx.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [row["name"] for row in rows if "sqlite_" not in row["name"]]


def test_a_new_database_has_exactly_the_schema_that_is_written_down(database: Database) -> None:
    written = SCHEMA.read_text(encoding="utf-8")
    statements = re.split(r";\s*(?=CREATE|\Z)", written)
    assert schema(database) == [tidy(one) for one in statements if one.strip()]


def test_migrating_again_changes_nothing(house: House) -> None:
    before = (schema(house.database), house.count("answer"), house.count("invitation"))
    assert house.database.migrate() == []
    assert open_database(house.database.path).migrate() == []
    assert (schema(house.database), house.count("answer"), house.count("invitation")) == before


def test_a_new_database_has_seen_every_migration_once(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    path.touch()
    assert Database(path).migrate() == [migration.name for migration in MIGRATIONS._migrations]
    assert Database(path).migrate() == []


def test_migrations_are_numbered_in_their_order() -> None:
    numbers = [migration.name[:5] for migration in MIGRATIONS._migrations]
    assert numbers == sorted(set(numbers))


def test_every_table_is_strict(database: Database) -> None:
    with database.read() as tx:
        listed = tx.rows("PRAGMA table_list")
    strict = {row["name"]: bool(row["strict"]) for row in listed}
    assert {name: strict[name] for name in tables(database)} == dict.fromkeys(
        tables(database), True
    )


def test_a_column_that_points_elsewhere_is_indexed(database: Database) -> None:
    missing = []
    with database.read() as tx:
        for table in tables(database):
            indexed = set()
            for index in tx.rows(f"PRAGMA index_list({table})"):
                columns = tx.rows(f"PRAGMA index_info({index['name']})")
                indexed.add(columns[0]["name"])
            for key in tx.rows(f"PRAGMA foreign_key_list({table})"):
                if key["from"] not in indexed:
                    missing.append(f"{table}.{key['from']}")
    assert not missing


@pytest.mark.parametrize(
    "statements",
    [
        ddl.FIRST,
        ddl.ATTENTION,
        ddl.THRESHOLDS,
        ddl.QUESTIONS,
        ddl.HEALTH,
        ddl.TRUST,
        schema_agreements.AGREEMENTS,
        schema_decisions.DECISIONS,
        schema_answers.CHANGES,
        schema_audit.AUDIT,
        schema_clauses.CLAUSES,
        schema_breaks.BREAKS,
        schema_breaks.RESTARTS,
        schema_clock.CLOCK,
        schema_follow_ups.FOLLOW_UPS,
        schema_leads.LISTS,
        schema_leads.TOTALS,
        schema_mail.MAIL,
        schema_mail.OF_TWO,
        schema_mail_texts.MAIL_TEXTS,
        schema_merging.MERGING,
        schema_merging.TOLD,
        schema_pairs.ATTRIBUTES,
        schema_pairs.PAIRS,
        schema_research.RESEARCH,
        schema_recusals.REASONS,
        schema_rounds.MISTAKEN,
        schema_rounds.REQUESTS,
        schema_rounds.REACH,
        schema_reminders.REMINDERS,
        schema_steps.STEPS,
        UNITED,
    ],
)
def test_tables_are_written_in_column_kinds_alone(statements: str) -> None:
    types = set(re.findall(r"\b(TEXT|INTEGER|REAL|BLOB|NUMERIC|DOUBLE|BOOLEAN)\b", statements))
    assert not types
    assert set(re.findall(r"\{(\w+)\}", statements)) <= set(ddl.SQLITE_KINDS)


def test_a_failed_migration_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = create(tmp_path / "house.db")
    before = schema(database)

    def fails(connection: object) -> None:
        connection.execute("CREATE TABLE half (id TEXT)")  # type: ignore[attr-defined]
        raise sqlite3.OperationalError("no such column: missing")

    broken = MIGRATIONS._Migration("m999_broken", fails)
    monkeypatch.setattr(MIGRATIONS, "_migrations", [*MIGRATIONS._migrations, broken])
    with pytest.raises(sqlite3.OperationalError):
        database.migrate()
    assert schema(database) == before


def test_a_migration_that_would_leave_rows_that_point_nowhere_is_refused(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def orphans(connection: object) -> None:
        connection.execute("DELETE FROM round")  # type: ignore[attr-defined]

    broken = MIGRATIONS._Migration("m999_orphans", orphans)
    monkeypatch.setattr(MIGRATIONS, "_migrations", [*MIGRATIONS._migrations, broken])
    with pytest.raises(DatabaseError, match="point nowhere"):
        house.database.migrate()
    assert house.count("round") == 1


@pytest.mark.parametrize(
    ("statement", "broken_rule"),
    [
        ("UPDATE answer SET audience = 'everyone'", "CHECK"),
        ("UPDATE answer SET cant_say = 1", "CHECK"),
        ("UPDATE answer SET number = 'many'", "cannot store TEXT"),
        ("UPDATE response SET released_at = 'now', submitted_at = NULL", "CHECK"),
        ("UPDATE score SET reader = 'everyone'", "CHECK"),
        ("UPDATE response SET leads_see = 'everything'", "CHECK"),
        ("UPDATE program SET leads_see = 'everything'", "CHECK"),
        ("UPDATE score SET value = NULL", "NOT NULL"),
        ("UPDATE invitation SET side = 'lead'", "CHECK"),
        ("UPDATE invitation SET side = 'mentor'", "UNIQUE"),
        ("UPDATE relationship SET mentee_id = mentor_id", "CHECK"),
        ("UPDATE relationship SET mentee_id = (SELECT MAX(mentee_id) FROM relationship)", "UNIQUE"),
        ("UPDATE relationship_attribute SET kind = 'mood'", "CHECK"),
        ("UPDATE relationship_attribute SET value = 'honeymoon'", "CHECK"),
        ("UPDATE link SET scope = 'admin'", "CHECK"),
        ("DELETE FROM person", "FOREIGN KEY"),
    ],
)
def test_the_database_itself_refuses(house: House, statement: str, broken_rule: str) -> None:
    mentor = house.actor("Mira Olsen")
    house.submit(mentor, "Tom Reyes", now=NOW)
    with pytest.raises(sqlite3.IntegrityError, match=broken_rule), house.database.write() as tx:
        tx.run(statement)
