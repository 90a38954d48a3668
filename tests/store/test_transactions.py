"""One write path: all of a unit of work, or nothing of it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest

from mentorsurvey.errors import NotRead, NotSaved
from mentorsurvey.store import Database, Tx, create, programs
from tests.house import NOW


@pytest.fixture(params=["opened each time", "kept open"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database as a command uses it, and as a server does."""
    made = create(tmp_path / "house.db")
    with made.kept_open() if request.param == "kept open" else nullcontext():
        yield made


class ScriptStopped(BaseException):
    """As a user interface stops a running script: no Exception."""


def add(tx: Tx, name: str = "Bridge") -> None:
    programs.add(tx, name=name, timezone="UTC", demo=False, now=NOW)


def names(database: Database) -> list[str]:
    with database.read() as tx:
        return [program.name for program in programs.every(tx)]


@pytest.mark.parametrize(
    "problem", [ValueError, KeyboardInterrupt, SystemExit, GeneratorExit, ScriptStopped]
)
def test_whatever_interrupts_a_unit_of_work_takes_all_of_it_back(
    database: Database, problem: type[BaseException]
) -> None:
    def interrupted() -> None:
        with database.write() as tx:
            add(tx, "one")
            add(tx, "two")
            raise problem

    with pytest.raises(problem):
        interrupted()
    assert names(database) == []
    with database.write() as tx:
        add(tx, "after")
    assert names(database) == ["after"]


def test_a_broken_constraint_takes_the_whole_unit_of_work_back(database: Database) -> None:
    def twice() -> None:
        with database.write() as tx:
            add(tx)
            add(tx)

    with pytest.raises(sqlite3.IntegrityError):
        twice()
    assert names(database) == []


def test_many_rows_go_in_together_or_not_at_all(database: Database) -> None:
    row: dict[str, Any] = {
        "id": "a",
        "name": "A",
        "timezone": "UTC",
        "demo": 0,
        "changes": 0,
        "created_at": "t",
    }

    def half() -> None:
        with database.write() as tx:
            tx.insert_all("program", [row, {**row, "id": "b", "demo": 7}])

    with pytest.raises(sqlite3.IntegrityError):
        half()
    assert names(database) == []


def test_what_is_committed_is_there_for_the_next_reader_and_not_before(
    database: Database,
) -> None:
    with database.write() as tx:
        add(tx)
        assert names(database) == []
    assert names(database) == ["Bridge"]


def test_a_reader_keeps_the_snapshot_that_it_began_with(database: Database) -> None:
    with database.read() as tx:
        assert programs.every(tx) == []
        with database.write() as other:
            add(other)
        assert programs.every(tx) == []
    assert names(database) == ["Bridge"]


def test_nothing_can_be_written_while_reading(database: Database) -> None:
    with pytest.raises(NotRead), database.read() as tx:
        add(tx)
    assert names(database) == []


@pytest.mark.parametrize("unit", [Database.read, Database.write])
def test_every_connection_keeps_foreign_keys_and_full_synchronous_writes_in_wal(
    database: Database, unit: Callable[..., object]
) -> None:
    for _ in range(2):
        with unit(database) as tx:  # type: ignore[attr-defined]
            assert tx.row("PRAGMA foreign_keys") == {"foreign_keys": 1}
            assert tx.row("PRAGMA synchronous") == {"synchronous": 2}
            assert tx.row("PRAGMA journal_mode") == {"journal_mode": "wal"}


def test_a_verb_that_is_given_a_transaction_joins_it(database: Database) -> None:
    def joined() -> None:
        with database.write() as tx:
            with tx.write() as inner:
                add(inner)
            with tx.read() as inner:
                assert len(programs.every(inner)) == 1
            raise LookupError

    with pytest.raises(LookupError):
        joined()
    assert names(database) == []


def test_a_unit_of_work_leaves_no_connection_open(tmp_path: Path) -> None:
    database = create(tmp_path / "house.db")
    with database.write() as tx:
        add(tx)
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        assert other.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)


def test_a_writer_who_waits_in_vain_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = create(tmp_path / "house.db")
    connect = sqlite3.connect

    def impatient(*args: object, **options: object) -> object:
        return connect(*args, **{**options, "timeout": 0})  # type: ignore[call-overload]

    with closing(connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr(sqlite3, "connect", impatient)
        with pytest.raises(NotSaved) as caught, database.write():
            pass
    assert "Another program holds" in str(caught.value.details)


def test_values_are_bound_and_never_read_as_sql(database: Database) -> None:
    hostile = "'); DELETE FROM program; --"
    with database.write() as tx:
        add(tx, hostile)
    with database.read() as tx:
        assert programs.named(tx, hostile) is not None
        assert programs.named(tx, "' OR ''='") is None


def test_what_a_server_keeps_open_is_let_go_when_it_ends(tmp_path: Path) -> None:
    database = create(tmp_path / "house.db")
    with database.kept_open():
        with database.write() as tx:
            add(tx)
        assert (tmp_path / "house.db-wal").stat().st_size > 0
    assert [path.name for path in tmp_path.iterdir()] == ["house.db"]
    assert names(database) == ["Bridge"]


def opened_meanwhile(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Each connection that is opened from now on."""
    connect, found = sqlite3.connect, []

    def noted(*args: object, **options: object) -> object:
        found.append(connect(*args, **options))  # type: ignore[call-overload]
        return found[-1]

    monkeypatch.setattr(sqlite3, "connect", noted)
    return found


def test_a_server_reads_on_connections_that_have_read_before(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.kept_open():
        assert names(database) == []
        opened = opened_meanwhile(monkeypatch)
        with database.write() as tx:
            add(tx)
        assert len(names(database)) == 1
        with database.read() as one, database.read() as two:  # the second while the first reads
            assert programs.every(one) == programs.every(two)
        assert len(opened) == 1
        with database.read() as one, database.read() as two:
            assert programs.every(one) == programs.every(two)
        assert len(opened) == 1


def test_a_server_compiles_what_it_reads_again_and_again_only_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = opened_meanwhile(monkeypatch)
    database, compiled = create(tmp_path / "house.db"), []

    def noted(*action: object) -> int:
        compiled.append(action)
        return sqlite3.SQLITE_OK

    with database.kept_open():
        names(database)
        reader = opened[-1]
        assert isinstance(reader, sqlite3.Connection)
        reader.set_authorizer(noted)  # SQLite asks it about each statement that it compiles
        names(database)
        assert compiled
        compiled.clear()
        names(database)
        assert not compiled


def test_nothing_can_be_written_on_a_connection_that_has_read_before(database: Database) -> None:
    with database.kept_open():
        for _ in range(2):
            with pytest.raises(NotRead), database.read() as tx:
                add(tx)
            names(database)


def test_nothing_is_read_from_a_file_that_was_replaced(tmp_path: Path) -> None:
    database, other = create(tmp_path / "house.db"), create(tmp_path / "other.db")
    with other.write() as tx:
        add(tx)
    with database.kept_open():
        with database.read() as reading:
            assert programs.every(reading) == []
            other.path.replace(database.path)
            assert programs.every(reading) == []  # the snapshot that it began with
        for _ in range(3):
            assert len(names(database)) == 1


def test_a_connection_on_which_reading_failed_is_not_read_on_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.kept_open():
        names(database)
        opened = opened_meanwhile(monkeypatch)
        with pytest.raises(sqlite3.OperationalError), database.read() as tx:
            tx.rows("SELECT * FROM nowhere")
        names(database)
        assert len(opened) == 1


def test_a_connection_that_waits_for_readers_holds_no_snapshot(database: Database) -> None:
    with database.kept_open():
        for count in range(3):
            assert len(names(database)) == count
            with database.write() as tx:
                add(tx, f"Program {count}")
        with closing(sqlite3.connect(database.path, isolation_level=None)) as beside:
            busy, log, copied = beside.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        assert (busy, log, copied) == (0, 0, 0)
