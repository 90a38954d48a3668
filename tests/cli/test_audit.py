"""`mentorsurvey audit`."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Run

HASH = re.compile(r"^The last hash is ([0-9a-f]{64})\. Keep it somewhere else\.$", re.MULTILINE)


def change(here: Path, *statements: str) -> None:
    path = here / "data" / "program.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_whole_record_is_said_to_be_whole_with_how_much_and_from_when_to_when(
    paired: Run,
) -> None:
    result = paired("audit", "verify")
    assert result.exit_code == 0
    assert re.match(
        r"P: \d+ entries from 20\d\d-\d\d-\d\d \d\d:\d\d to 20\d\d-\d\d-\d\d \d\d:\d\d \(UTC\)",
        result.stdout,
    )
    assert HASH.search(result.stdout)


def test_a_changed_entry_is_named_and_ends_the_command_with_1(paired: Run, here: Path) -> None:
    change(
        here,
        "DROP TRIGGER audit_is_not_changed",
        "UPDATE audit SET actor_id = 'x' WHERE number = 2",
    )
    result = paired("audit", "verify", "--program", "P")
    assert result.exit_code == 1
    assert "entry 2 does not fit the one before it" in result.stdout
    assert "no longer refuses changes" in result.stdout
    assert not HASH.search(result.stdout)


def test_a_hash_that_was_kept_shows_that_the_end_was_cut_off(paired: Run, here: Path) -> None:
    kept = HASH.search(paired("audit", "verify").stdout)
    assert kept
    assert paired("links", "new", "--person", "Ben").exit_code == 0
    assert paired("audit", "verify", "--kept", kept[1]).exit_code == 0
    change(
        here,
        "CREATE TABLE aside AS SELECT sql FROM sqlite_master WHERE name = 'audit_is_not_removed'",
        "DROP TRIGGER audit_is_not_removed",
        "DELETE FROM audit WHERE number > 2",
    )
    with closing(sqlite3.connect(here / "data" / "program.db")) as connection:
        ((again,),) = connection.execute("SELECT sql FROM aside")
        connection.execute(again)
    assert paired("audit", "verify").exit_code == 0  # nothing in what remains tells
    result = paired("audit", "verify", "--kept", kept[1])
    assert result.exit_code == 1
    assert "Entries at the end are missing" in result.stdout


def test_every_program_is_checked_where_none_is_named(paired: Run, here: Path) -> None:
    paired("init", "--program", "Q", "--lead", "other@example.org")
    result = paired("audit", "verify")
    assert (result.exit_code, len(HASH.findall(result.stdout))) == (0, 2)
    assert paired("audit", "verify", "--kept", "0" * 64).exit_code == 2  # which program?
    change(here, "DROP TRIGGER audit_goes_on")
    assert paired("audit", "verify").exit_code == 1


def test_the_newest_entries_are_listed_by_ids(paired: Run) -> None:
    paired("links", "new", "--person", "Ben")
    lines = paired("audit", "list", "--last", 2).stdout.splitlines()
    assert len(lines) == 2
    assert " operator link.make person " in lines[-1]
    assert "Ben" not in lines[-1]
