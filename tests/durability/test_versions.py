"""Old databases are migrated once, whoever starts and whatever dies; newer ones are left alone."""

import shutil
import signal
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from mentorsurvey.errors import NotSaved
from mentorsurvey.store import Database, open_database
from mentorsurvey.store.migrations import MIGRATIONS
from mentorsurvey.store.schema import NEWEST
from tests.durability.couples import couples, expected, is_sound, stands
from tests.durability.processes import Process, Start, started
from tests.earlier import written_by

STARTS = 4
AGAIN = 4
KILLS = 10
"""How many places of a migration to die at, spread evenly; `make soak` tries every one."""
versions = pytest.mark.parametrize("version", [1, 2, 3, 6, 13])


@pytest.fixture(scope="module")
def starts() -> Iterator[Process]:
    """A process that has everything loaded which a migration needs."""
    with started("tests.durability.migrating") as process:
        yield process


def content(path: Path) -> list[str]:
    """Everything in a database but when it was migrated, and the key that was drawn for it."""
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM _sqlite_migrations")]
        dump = connection.iterdump()
        own = ('"_sqlite_migrations" VALUES', '"mail_key" VALUES')
        return [*names, *(line for line in dump if not any(one in line for one in own))]


def names() -> list[str]:
    return [one.name for one in MIGRATIONS._migrations]


@versions
def test_of_four_starts_at_the_same_moment_one_migrates_and_all_are_well(
    tmp_path: Path, starts: Process, version: int, longer: int
) -> None:
    old = written_by(version, tmp_path).path
    alone = Path(shutil.copy(old, tmp_path / "alone.db"))
    open_database(alone)
    for number in range(AGAIN * longer):
        path = Path(shutil.copy(old, tmp_path / f"{number}.db"))
        starts.order(path=str(path), processes=STARTS, at=time.monotonic() + 0.05)
        said = [starts.hear() for _ in range(STARTS)]
        assert starts.hear() == {"ended": [0] * STARTS}
        applied = sorted([one.get("applied", one) for one in said], key=len)
        assert applied == [[]] * (STARTS - 1) + [names()[version:]]
        assert content(path) == content(alone)
        assert is_sound(Database(path))


def test_a_start_waits_for_whoever_writes_to_an_old_database(tmp_path: Path) -> None:
    database = written_by(3, tmp_path)
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with ThreadPoolExecutor(1) as pool:
            starting = pool.submit(database.migrate)
            with pytest.raises(TimeoutError):
                starting.result(timeout=0.3)
            other.execute("COMMIT")
            assert starting.result(timeout=60) == names()[3:]


@versions
def test_a_start_that_dies_in_a_migration_leaves_one_that_the_next_start_finishes(
    tmp_path: Path, starts: Process, version: int, longer: int
) -> None:
    old = written_by(version, tmp_path).path
    before = content(old)

    def die(number: int) -> tuple[Path, object]:
        path = Path(shutil.copy(old, tmp_path / f"{number}.db"))
        starts.order(path=str(path), number=number)
        return path, starts.hear()

    migrated, said = die(0)
    after = content(migrated)
    assert starts.hear() == {"ended": [0]}
    assert isinstance(said, dict)
    there = said["statements"]
    step = 1 if longer > 1 else there // KILLS
    found = []
    for number in range(1, there + 1, step):
        path, said = die(number)
        assert said == {"ended": [signal.SIGKILL]}
        found.append(content(path))
        assert found[-1] in (before, after)
        assert open_database(path).migrate() == []
        assert content(path) == after
        assert is_sound(Database(path))
    assert before in found
    assert len(found) >= KILLS


def test_an_older_server_stops_to_write_once_the_database_is_migrated(
    tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, seated = couples(tmp_path / "house.db", 1)
    deeds = seated[0].deeds()
    server = start(database)
    assert server.here(*deeds[:5]) == ["done"] * 5
    later = MIGRATIONS._Migration("m998_later", lambda _: None)
    monkeypatch.setattr(MIGRATIONS, "_migrations", [*MIGRATIONS._migrations, later])
    assert database.migrate() == ["m998_later"]
    assert all("Not saved." in one for one in server.here(deeds[5], deeds[6]))
    assert stands(database) == expected(seated, deeds[:5])
    with pytest.raises(NotSaved) as caught, database.write():
        pass
    assert "A newer version of mentorsurvey wrote this database." in str(caught.value.details)
    assert "start its server again" in caught.value.details.mend
    assert not database.answers()


def test_this_version_knows_its_last_migration() -> None:
    assert names()[-1] == NEWEST
    assert names() == sorted(names())
