"""Opening what is there, and saying in one sentence why something else cannot be opened."""

import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mentorsurvey.errors import DatabaseError, NotRead, NotSaved
from mentorsurvey.store import Database, create, open_database

MIGRATE = (
    "import sys; from pathlib import Path; from mentorsurvey.store import create;"
    "from mentorsurvey.store.migrations import MIGRATIONS;"  # loaded before the start
    "sys.stdin.readline(); create(Path(sys.argv[1])); print('done')"
)


def files(folder: Path) -> dict[str, bytes]:
    """What stands in a folder, without SQLite's own notes beside an open database."""
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }


def refusal(path: Path) -> DatabaseError:
    """The one error that opening, creating and migrating give, with nothing changed."""
    before = files(path.parent)
    told = []
    for attempt in (open_database, create):
        with pytest.raises(DatabaseError) as caught:
            attempt(path)
        told.append(caught.value)
    assert files(path.parent) == before
    assert str(told[0]) == str(told[1])
    assert told[0].mend
    assert told[0].where == str(path)
    return told[0]


def foreign(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE recipe (title TEXT)")
        for statement in statements:
            connection.execute(statement)
    return path


def test_a_missing_database_is_said_to_be_missing_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="no database here yet") as caught:
        open_database(tmp_path / "none.db")
    assert " init --program NAME" in caught.value.mend
    assert not list(tmp_path.iterdir())


def test_a_database_that_goes_away_while_served_is_said_to_be_missing(database: Database) -> None:
    database.path.unlink()
    for told, unit in ((NotRead, database.read), (NotSaved, database.write)):
        with pytest.raises(told) as caught, unit():
            pass
        assert "no database here" in str(caught.value.details)
    assert not database.path.exists()
    assert not database.answers()


def test_a_text_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("Dear diary, " * 1000, encoding="utf-8")
    assert "not a usable SQLite database" in refusal(path).what


def test_a_folder_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "folder.db"
    path.mkdir()
    assert "folder stands where" in refusal(path).what


def test_another_programs_database_is_not_opened_and_stays_as_it_is(tmp_path: Path) -> None:
    assert "another program's" in refusal(foreign(tmp_path / "recipes.db")).what


def test_another_program_that_keeps_its_migrations_alike_is_still_another(tmp_path: Path) -> None:
    path = foreign(
        tmp_path / "recipes.db",
        "CREATE TABLE _sqlite_migrations"
        " (id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT)",
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('recipes', 'm001_first', '2026-01-01')",
    )
    assert "another program's" in refusal(path).what


def test_a_database_of_a_newer_version_is_not_opened_and_stays_as_it_is(tmp_path: Path) -> None:
    path = create(tmp_path / "house.db").path
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('mentorsurvey', 'm998_later', '2030-01-01')"
        )
    assert "newer version" in refusal(path).what


def test_a_damaged_database_is_told_as_one_sentence_while_reading(database: Database) -> None:
    with closing(sqlite3.connect(database.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = database.path.read_bytes()
    database.path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    with pytest.raises(NotRead) as caught, database.read() as tx:
        tx.rows("SELECT * FROM program")
    assert "not a usable" in str(caught.value.details)
    assert not database.answers()


def test_a_database_is_made_with_its_folder_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "house.db"
    database = create(path)
    assert database.answers()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with database.write() as tx:
        tx.run("UPDATE program SET changes = 0")
        beside = [one for one in path.parent.iterdir() if one != path]
        assert {stat.S_IMODE(one.stat().st_mode) for one in beside} == {0o600}


def test_a_database_is_not_made_where_a_file_stands_in_the_place_of_its_folder(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("here", encoding="utf-8")
    with pytest.raises(DatabaseError, match="cannot be written to"):
        create(tmp_path / "file" / "house.db")


@pytest.mark.parametrize("name", ["a b?mode=ro#c%41.db", "häuser.db", "it's.db"])
def test_a_database_may_have_any_name_that_a_file_may_have(tmp_path: Path, name: str) -> None:
    database = create(tmp_path / name)
    assert database.answers()
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".db"] == [name]


def test_creating_again_opens_what_is_there(database: Database) -> None:
    with database.write() as tx:
        tx.run(
            "INSERT INTO program (id, name, timezone, demo, changes, created_at)"
            " VALUES ('p', 'Bridge', 'UTC', 0, 0, '2026-01-01T00:00:00.000000Z')"
        )
    with create(database.path).read() as tx:
        assert tx.rows("SELECT name FROM program") == [{"name": "Bridge"}]


def test_processes_that_make_the_same_database_at_the_same_moment_all_succeed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "house.db"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", MIGRATE, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in started:
        if process.stdin:
            process.stdin.write("\n")
            process.stdin.flush()
    ended = [process.communicate(timeout=60) for process in started]
    assert [out.strip() for out, _ in ended] == ["done"] * 3, ended[0][1]
    with Database(path).read() as tx:
        seen = tx.rows("SELECT name FROM _sqlite_migrations ORDER BY id")
    assert len({row["name"] for row in seen}) == len(seen) > 0
