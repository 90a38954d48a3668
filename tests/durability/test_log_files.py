"""The log beside a database is deleted while a server writes to it: nothing is lost, or said."""

import logging
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from mentorsurvey.errors import NotSaved
from mentorsurvey.store import Database, programs
from tests.durability.couples import couples, expected, is_sound, stands
from tests.durability.processes import Start
from tests.house import House

ENDINGS = [("-wal",), ("-shm",), ("-wal", "-shm")]
NOT_SAVED = (
    "Not saved. Something is wrong on our side, not yours. Please try again in a few"
    " minutes. If it happens again, tell your program."
)
deleted = pytest.mark.parametrize("endings", ENDINGS, ids="".join)


def delete(database: Database, endings: Sequence[str]) -> None:
    for ending in endings:
        Path(f"{database.path}{ending}").unlink()


def touch(database: Database) -> None:
    """Change something, as a program's lead does."""
    with database.write() as tx:
        tx.run("UPDATE program SET changes = changes + 1")


def changes(database: Database) -> int:
    with database.read() as tx:
        return int(tx.rows("SELECT changes FROM program")[0]["changes"])


@deleted
def test_nothing_is_acknowledged_that_stands_in_a_deleted_log(
    house: House, endings: tuple[str, ...]
) -> None:
    with house.database.kept_open():
        touch(house.database)
        before = changes(house.database)
        delete(house.database, endings)
        with pytest.raises(NotSaved):
            touch(house.database)
        touch(house.database)
        assert changes(house.database) == before + 1
    assert is_sound(house.database)


@deleted
def test_a_server_keeps_what_it_acknowledged_before_and_after_its_log_was_deleted(
    tmp_path: Path, start: Start, endings: tuple[str, ...]
) -> None:
    database, seated = couples(tmp_path / "house.db", 1)
    deeds = seated[0].deeds()
    server = start(database)
    assert server.here(*deeds[:8]) == ["done"] * 8
    delete(database, endings)
    assert server.here(*deeds[8:12]) == ["done"] * 4
    server.kill()
    assert stands(database) == expected(seated, deeds[:12])
    assert is_sound(database)


@deleted
def test_a_server_acknowledges_nothing_while_it_cannot_mend_that(
    tmp_path: Path, start: Start, endings: tuple[str, ...]
) -> None:
    database, seated = couples(tmp_path / "house.db", 1)
    deeds = seated[0].deeds()
    server = start(database)
    assert server.here(*deeds[:8]) == ["done"] * 8
    with database.read() as tx:  # as a backup does: no log is copied back while somebody reads
        assert tx.rows("SELECT COUNT(*) AS n FROM answer") == [{"n": 8}]
        delete(database, endings)
        refused = server.here(deeds[8], deeds[8])
        assert all(one.startswith(("not-saved", "not-read")) for one in refused)
    assert server.here(deeds[8]) == ["done"]
    server.kill()
    assert stands(database) == expected(seated, deeds[:9])
    assert is_sound(database)


@deleted
def test_a_log_that_goes_before_the_commit_is_acknowledged_is_no_place_for_an_answer(
    house: House, endings: tuple[str, ...]
) -> None:
    with house.database.kept_open():
        touch(house.database)
        with pytest.raises(NotSaved) as caught, house.database.write() as tx:  # noqa: PT012
            programs.touch(tx, house.program_id)
            delete(house.database, endings)
        assert "never delete them" in str(caught.value.details)
        with pytest.raises(NotSaved):
            touch(house.database)
        touch(house.database)
    assert is_sound(house.database)


@deleted
def test_pages_can_be_read_again_at_once(house: House, endings: tuple[str, ...]) -> None:
    with house.database.kept_open():
        touch(house.database)
        before = changes(house.database)
        delete(house.database, endings)
        assert changes(house.database) == before
        touch(house.database)
    assert changes(house.database) == before + 1


@deleted
def test_a_probe_is_told_once_also_where_somebody_came_before_it(
    house: House, endings: tuple[str, ...]
) -> None:
    with house.database.kept_open():
        for somebody in (lambda: None, lambda: changes(house.database)):
            assert house.database.answers()
            delete(house.database, endings)
            somebody()
            assert not house.database.answers()
        assert house.database.answers()


def test_a_command_beside_the_server_writes_to_no_log_that_the_server_does_not_have(
    tmp_path: Path, start: Start
) -> None:
    database, seated = couples(tmp_path / "house.db", 1)
    deeds = seated[0].deeds()
    server = start(database)
    assert server.here(*deeds[:8]) == ["done"] * 8
    delete(database, ["-wal"])
    for _ in range(2):
        with pytest.raises(NotSaved):
            touch(database)
    assert server.here(deeds[8]) == ["done"]
    touch(database)
    server.kill()
    assert stands(database) == expected(seated, deeds[:9])
    assert is_sound(database)


WRITE_BESIDE = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("UPDATE program SET name = 'Another'")
"""


def test_a_server_says_that_nothing_is_saved_where_another_program_has_written_since(
    house: House,
) -> None:
    with house.database.kept_open():
        touch(house.database)
        delete(house.database, ["-wal", "-shm"])
        subprocess.run([sys.executable, "-c", WRITE_BESIDE, str(house.database.path)], check=True)
        for _ in range(3):
            with pytest.raises(NotSaved):
                touch(house.database)
        assert not house.database.answers()


def test_the_log_says_it_to_the_operator_and_the_person_reads_no_path(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    with house.database.kept_open(), caplog.at_level(logging.ERROR, "mentorsurvey"):
        touch(house.database)
        delete(house.database, ["-wal"])
        with pytest.raises(NotSaved) as caught:
            touch(house.database)
    assert str(caught.value) == NOT_SAVED
    assert str(house.database.path) not in str(caught.value)
    assert str(house.database.path) in caplog.text
    assert "copied into the database" in caplog.text


def test_a_file_that_is_moved_away_and_back_is_written_to_again(house: House) -> None:
    away = house.database.path.with_name("away.db")
    with house.database.kept_open():
        touch(house.database)
        before = changes(house.database)
        house.database.path.rename(away)
        with pytest.raises(NotSaved):
            touch(house.database)
        away.rename(house.database.path)
        touch(house.database)
        assert changes(house.database) == before + 1
    assert is_sound(house.database)
