"""The record: written with what it records, only ever added to, and a chain that shows a change."""

import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from mentorsurvey import program, rounds, sign_in
from mentorsurvey.access import clock
from mentorsurvey.access.recorded import FOR_LEADS, PRIVATE
from mentorsurvey.errors import RoundError
from mentorsurvey.program import record
from mentorsurvey.store import Database, audit
from tests.house import MIRA, NOW, TOM, House, founded

DAY = date(2026, 10, 5)
REPLACE = (
    "INSERT OR REPLACE INTO audit (program_id, number, at, actor_kind, actor_id, verb, object_kind,"
    " object_id, day, before, hash) SELECT program_id, {number}, at, actor_kind, 'somebody', verb,"
    " object_kind, object_id, day, {before}, hash FROM audit WHERE number = {which}"
)


def raw(database: Database) -> sqlite3.Connection:
    """A connection of somebody who has the file, and not our settings."""
    return sqlite3.connect(database.path, isolation_level=None)


def rows(database: Database) -> list[tuple[object, ...]]:
    with closing(raw(database)) as connection:
        return connection.execute("SELECT * FROM audit ORDER BY program_id, number").fetchall()


def without_triggers(database: Database, *statements: str) -> None:
    """What somebody does who can write the file and knows what is in it."""
    with closing(raw(database)) as connection:
        for name in audit.TRIGGERS:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)


def checked(house: House, kept: str = "") -> audit.Chain:
    return record.check_record(house.database, house.operator, kept=kept).chain


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET verb = 'form.submit'",
        "UPDATE audit SET hash = hash WHERE number = 1",
        "UPDATE OR REPLACE audit SET number = 1 WHERE number = 2",
        "UPDATE OR IGNORE audit SET number = 1 WHERE number = 2",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE number = (SELECT MAX(number) FROM audit)",
        REPLACE.format(number=1, which=1, before="before"),
        REPLACE.format(number="number", which=2, before="before"),
        REPLACE.format(number="(SELECT MAX(number) FROM audit)", which=2, before="before"),
        REPLACE.format(number="(SELECT MAX(number) + 1 FROM audit)", which=1, before="before"),
        REPLACE.format(number="(SELECT MAX(number) + 2 FROM audit)", which=1, before="before"),
        "INSERT OR REPLACE INTO audit SELECT * FROM audit",
        "REPLACE INTO audit SELECT * FROM audit WHERE number = 1",
    ],
)
def test_an_entry_is_neither_changed_nor_removed_nor_replaced(
    house: House, recursive: str, statement: str
) -> None:
    before = rows(house.database)
    assert len(before) > 3
    with closing(raw(house.database)) as connection:
        connection.execute(f"PRAGMA recursive_triggers = {recursive}")
        with pytest.raises(sqlite3.IntegrityError, match="record"):
            connection.execute(statement)
    assert rows(house.database) == before


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_a_look_takes_no_earlier_looks_place(house: House, recursive: str) -> None:
    record.look(house.database, house.lead, "page", "overview", now=NOW)
    before = rows(house.database)
    with closing(raw(house.database)) as connection:
        connection.execute(f"PRAGMA recursive_triggers = {recursive}")
        number, last = connection.execute(
            "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1"
        ).fetchone()
        with pytest.raises(sqlite3.IntegrityError, match="record"):
            connection.execute(
                "INSERT OR REPLACE INTO audit SELECT program_id, number + 1, at, actor_kind,"
                " actor_id, verb, object_kind, object_id, day, ?, hash FROM audit WHERE number = ?",
                [last, number],
            )
    assert rows(house.database) == before


def test_a_hash_is_sha_256_over_everything_in_the_entry_and_the_hash_before(house: House) -> None:
    before = ""
    for *said, standing in rows(house.database):
        assert said[-1] == before
        text = json.dumps(said, separators=(",", ":"))
        assert hashlib.sha256(text.encode()).hexdigest() == standing
        before = str(standing)


def test_the_chain_of_a_program_is_whole_and_says_from_when_to_when(house: House) -> None:
    later = NOW + timedelta(days=2)
    rounds.close_round(house.database, house.operator, house.round_id, now=later)
    found = checked(house)
    assert (found.broken_at, found.first_at, found.last_at) == (None, NOW, later)
    assert found.entries == house.count("audit")
    assert found.last_hash == rows(house.database)[-1][-1]


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE audit SET verb = 'form.submit' WHERE number = 2", 2),
        ("UPDATE audit SET at = REPLACE(at, '2026', '2025') WHERE number = 3", 3),
        ("UPDATE audit SET actor_id = 'nobody' WHERE number = 1", 1),
        ("DELETE FROM audit WHERE number = 2", 2),
        ("DELETE FROM audit WHERE number = 1", 1),
        ("UPDATE audit SET number = -number WHERE number = 2", 1),
        ("UPDATE audit SET day = '2026-10-05' WHERE number = 2", 2),
    ],
)
def test_whoever_gets_around_the_triggers_is_found_by_the_chain(
    house: House, statement: str, broken_at: int
) -> None:
    assert checked(house).broken_at is None
    without_triggers(house.database, statement)
    found = record.check_record(house.database, house.operator)
    assert (found.chain.broken_at, found.guarded, found.well) == (broken_at, False, False)


def test_a_long_chain_is_followed_over_all_of_its_parts(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "AT_ONCE", 2)
    assert checked(house).entries == house.count("audit") > 4
    without_triggers(house.database, "DELETE FROM audit WHERE number = 4")
    assert checked(house).broken_at == 4


def test_entries_that_are_cut_off_show_by_a_hash_that_was_kept(house: House) -> None:
    kept = checked(house).last_hash
    record.look(house.database, house.lead, "page", "overview", now=NOW)
    assert checked(house, kept).kept
    without_triggers(
        house.database, "DELETE FROM audit WHERE number > 2", "UPDATE program SET changes = 0"
    )
    found = checked(house, kept)
    assert (found.broken_at, found.kept, found.entries) == (None, False, 2)


def test_each_program_has_a_chain_of_its_own(house: House) -> None:
    before = checked(house)
    other = founded(house.database, name="Other")
    assert checked(house) == before
    without_triggers(
        house.database,
        f"UPDATE audit SET verb = 'form.submit' WHERE program_id = '{other.program_id}'",
    )
    assert checked(other).broken_at == 1
    assert checked(house).broken_at is None


def test_an_entry_is_undone_with_what_it_records(house: House) -> None:
    before = rows(house.database)

    def close_twice() -> None:
        with house.database.write() as tx:
            for _ in range(2):
                rounds.close_round(tx, house.operator, house.round_id, now=NOW)

    with pytest.raises(RoundError):
        close_twice()
    assert rows(house.database) == before
    assert rounds.list_rounds(house.database, house.operator)[0].closed_at is None


def test_nothing_but_a_known_verb_is_recorded(house: House) -> None:
    with pytest.raises(ValueError, match="odd"), house.database.write() as tx:
        audit.write(tx, house.operator, "odd", "page", "overview", now=NOW)
    assert not FOR_LEADS & PRIVATE


def test_no_name_and_no_address_is_in_the_record(house: House) -> None:
    house.submit(house.actor(MIRA), TOM)
    program.publish_note(house.database, house.lead, "Wednesdays are free now.", now=NOW)
    program.name_confidential_contact(
        house.database, house.lead, "Sam Ode", "sam@example.org", now=NOW
    )
    said = json.dumps(rows(house.database)).casefold()
    for word in ("sam", "mira", "tom", "wednesday", "@", "roster.csv"):
        assert word not in said


def test_a_removed_person_leaves_their_entries_and_the_chain_whole(unasked: House) -> None:
    each = program.imports(unasked.database, unasked.operator)[0]
    program.undo_import(unasked.database, unasked.operator, each.id, now=NOW)
    assert unasked.count("relationship") == 0
    assert checked(unasked).broken_at is None
    assert [row[5] for row in rows(unasked.database)][-2:] == ["roster.import", "roster.undo"]


def test_a_round_that_ends_by_its_date_is_the_clocks_entry_once(house: House) -> None:
    after = NOW + timedelta(days=15)
    cookie = sign_in.start_session(house.database, house.lead_token, browser="desk", now=after)
    for _ in range(3):
        sign_in.resume(house.database, cookie, now=after)
    over = [row for row in rows(house.database) if row[5] == "round.over"]
    assert [(row[3], row[4], row[7]) for row in over] == [(clock().kind, "", house.round_id)]


def test_a_look_is_recorded_once_a_person_an_object_and_a_day_of_the_program(
    database: Database,
) -> None:
    house = founded(database, timezone="America/Chicago")
    other = House(
        database=database, program_id=house.program_id, lead_token=house.lead_token, now=NOW
    )
    evening = NOW.replace(hour=23)
    night = NOW.replace(hour=4) + timedelta(days=1)  # still October 5 in Chicago
    ends = record.look(database, house.lead, "page", "overview", now=evening)
    assert ends == NOW.replace(hour=5) + timedelta(days=1)
    for moment in (evening, night):
        record.look(database, other.lead, "page", "overview", now=moment)
    record.look(database, house.lead, "page", "people", now=night)
    record.look(database, house.lead, "page", "overview", now=ends)
    looks = [(row[7], row[8]) for row in rows(database) if row[5] == "page.look"]
    assert looks == [
        ("overview", "2026-10-05"),
        ("people", "2026-10-05"),
        ("overview", "2026-10-06"),
    ]


def test_a_database_of_an_earlier_version_begins_its_record_empty(tmp_path: Path) -> None:
    from tests.earlier import LEAD, person, program_id, written_by

    old = written_by(3, tmp_path)
    old.migrate()
    house = House(database=old, program_id=program_id(old), lead_token="", now=NOW)
    assert checked(house).entries == 0
    record.look(old, person(old, LEAD), "page", "overview", now=NOW)
    assert checked(house).entries == 1
