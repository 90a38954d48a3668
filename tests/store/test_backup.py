"""A backup is one moment of the database, says when a byte has changed, and can be put back."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from mentorsurvey import responses, sign_in
from mentorsurvey.errors import BackupError, DatabaseError, FileError, MentorsurveyError
from mentorsurvey.store import Database, backup, open_database, verifying
from mentorsurvey.store.backup import back_up, restore
from mentorsurvey.store.verifying import HEADER, SUM, checksum, verify
from tests.durability.disks import filled, small_disk
from tests.earlier import written_by
from tests.house import FULL, MIRA, NOW, TOM, UMA, House


@pytest.fixture
def answered(house: House) -> House:
    """A program in which Tom has submitted and Uma has begun."""
    house.submit(house.actor(TOM), MIRA)
    uma = house.actor(UMA)
    house.answer(uma, house.form(uma, MIRA), {"core.trust": 2})
    return house


@pytest.fixture
def made(answered: House, tmp_path: Path) -> Path:
    """A backup in a folder of its own."""
    folder = tmp_path / "backups"
    folder.mkdir()
    return back_up(answered.database, folder / "today.db").path


def summed(path: Path) -> None:
    """Give a file the checksum that it has to have, as if it had been made so."""
    with path.open("r+b") as file:
        number = checksum(path)
        file.seek(SUM.start)
        file.write(number.to_bytes(4))


def changed(path: Path, *statements: str) -> Path:
    """What somebody did to a backup before its checksum was made."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for one in statements:
            connection.execute(one)
    summed(path)
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}")) for name in tables}


# Making one


def test_it_says_what_is_in_it_for_its_owner_alone(answered: House, tmp_path: Path) -> None:
    found = back_up(answered.database, tmp_path / "today.db")
    (held,) = found.programs
    assert (held.name, held.people, held.pairs, held.rounds) == ("Bridge", 6, 3, 1)
    assert (held.forms, held.answers) == (1, len(FULL) + 1)
    assert held.chain
    assert held.chain.entries == answered.count("audit")
    assert (found.is_well, found.is_older, found.has_sum) == (True, False, True)
    assert found == verify(tmp_path / "today.db")
    assert found.path.stat().st_mode & 0o777 == 0o600
    assert {one.name for one in tmp_path.glob("*today*")} == {"today.db"}


def test_the_newest_answer_is_in_it_while_the_server_has_it_open(
    house: House, tmp_path: Path
) -> None:
    with house.database.kept_open(), house.database.read():  # so the newest stands in the log
        house.submit(house.actor(TOM), MIRA)
        (held,) = back_up(house.database, tmp_path / "today.db").programs
        assert held.answers == len(FULL)
        assert rows(tmp_path / "today.db") == rows(house.database.path)
        assert house.database.answers()


def test_each_one_is_a_single_moment_while_somebody_writes(house: House, tmp_path: Path) -> None:
    """Every unit of work adds a note and counts it: no copy has one without the other."""
    enough = threading.Event()
    written = 0

    def write() -> None:
        nonlocal written
        while not enough.is_set():
            with house.database.write() as tx:
                tx.insert(
                    "program_note",
                    {
                        "id": f"note {written}",
                        "program_id": house.program_id,
                        "words": "w" * 2_000,
                        "noted_at": "2026-10-05T09:00:00.000000Z",
                    },
                )
                tx.run("UPDATE heartbeat SET beats = beats + 1")
            written += 1

    writer = threading.Thread(target=write)
    writer.start()
    counted = []
    try:
        for number in range(6):
            back_up(house.database, path := tmp_path / f"{number}.db")
            with closing(sqlite3.connect(path)) as connection:
                counted.append(
                    connection.execute(
                        "SELECT (SELECT COUNT(*) FROM program_note), beats FROM heartbeat"
                    ).fetchone()
                )
    finally:
        enough.set()
        writer.join()
    assert all(notes == beats for notes, beats in counted)
    assert counted == sorted(counted)
    assert counted[-1][0] > counted[0][0]
    assert house.count("program_note") == written


def test_nothing_that_was_deleted_is_in_it(answered: House, tmp_path: Path) -> None:
    path = answered.database.path
    with answered.database.write() as tx:
        tx.run("UPDATE answer SET words = :words", words="Something that I regret. " * 500)
    with answered.database.write() as tx:
        tx.rows("PRAGMA secure_delete = OFF")  # as it is where SQLite was not built otherwise
        tx.run("DELETE FROM answer")
    found = back_up(answered.database, tmp_path / "today.db")
    assert b"regret" in b"".join(one.read_bytes() for one in tmp_path.glob(f"{path.name}*"))
    assert b"regret" not in found.path.read_bytes()


def test_a_file_that_is_there_is_replaced_only_where_somebody_says_so(
    answered: House, made: Path
) -> None:
    before = made.read_bytes()
    with pytest.raises(FileError, match="exists already"):
        back_up(answered.database, made)
    assert made.read_bytes() == before
    answered.submit(answered.actor(UMA), MIRA)
    assert back_up(answered.database, made, replace=True).programs[0].forms == 2
    assert verify(made).programs[0].forms == 2
    assert [one.name for one in made.parent.iterdir()] == ["today.db"]


@pytest.mark.parametrize("end", ["", "-wal", "-shm"])
def test_the_database_itself_is_never_replaced(answered: House, end: str) -> None:
    path = answered.database.path
    with answered.database.kept_open():
        with pytest.raises(FileError, match="the database itself, or belongs to it"):
            back_up(answered.database, Path(f"{path}{end}"), replace=True)
        assert answered.database.answers()


def test_a_place_that_cannot_be_is_told(house: House, tmp_path: Path) -> None:
    (tmp_path / "old.db-wal").touch()
    for path, why in (
        (tmp_path / "missing" / "today.db", "no such folder"),
        (tmp_path, "This is not a file"),
        (tmp_path / "old.db", "would damage the backup"),
        (tmp_path / "a\0b", "No file can have this name"),
        (tmp_path / ("x" * 300), "cannot be written|can have this name"),
    ):
        with pytest.raises(FileError, match=why):
            back_up(house.database, path)
    with pytest.raises(DatabaseError, match="no database here yet"):
        back_up(Database(tmp_path / "none.db"), tmp_path / "today.db")


@pytest.mark.parametrize("name", ['it\'s "here" & there; $HOME %41?x#y.db', "pairs\udcff.db", "ü"])
def test_odd_names_are_taken_as_they_are(house: House, tmp_path: Path, name: str) -> None:
    assert verify(back_up(house.database, tmp_path / name).path).path.name == name
    restore(tmp_path / name, tmp_path / "again" / name)
    assert rows(tmp_path / "again" / name) == rows(house.database.path)


def test_without_room_nothing_is_left_and_it_says_how_much_it_takes(
    answered: House, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "small", 2) as folder:
        with filled(folder), pytest.raises(BackupError, match=r"it takes \d+ MB, and 1 MB are"):
            back_up(answered.database, folder / "today.db")
        with pytest.raises(BackupError, match="no room"):
            back_up(answered.database, made := tmp_path / "today.db") and restore(
                made, folder / "house.db"
            )
        assert list(folder.iterdir()) == []


def test_who_interrupts_it_leaves_nothing(
    answered: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "STEPS", 100)
    (folder := tmp_path / "backups").mkdir()
    seen = []

    def interrupt(done: int, of: int) -> None:
        seen.append((done, of))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(answered.database, folder / "today.db", progress=interrupt)
    assert list(folder.iterdir()) == []
    ((done, of),) = seen
    assert done < of


KILLED = """
import os, signal, sys
from pathlib import Path
from mentorsurvey.store import Database
from mentorsurvey.store import backup
backup.STEPS = 100
def die(done, of):
    os.kill(os.getpid(), signal.SIGKILL)
backup.back_up(Database(Path(sys.argv[1])), Path(sys.argv[2]), progress=die)
"""


def test_killed_in_the_middle_it_leaves_nothing_that_looks_finished(
    answered: House, tmp_path: Path
) -> None:
    (folder := tmp_path / "backups").mkdir()
    paths = [str(answered.database.path), str(folder / "today.db")]
    done = subprocess.run([sys.executable, "-c", KILLED, *paths], timeout=120, check=False)
    assert done.returncode == -signal.SIGKILL
    left = list(folder.iterdir())
    assert left
    for one in left:
        assert one.name.startswith(".today.db.")
        assert one.stat().st_mode & 0o777 == 0o600
    back_up(answered.database, folder / "today.db")


def test_it_says_how_far_it_is(
    answered: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "STEPS", 100)
    seen: list[tuple[int, int]] = []
    back_up(answered.database, tmp_path / "today.db", progress=lambda *some: seen.append(some))
    assert seen == sorted(seen)
    assert len(seen) > 1
    assert seen[-1][0] == seen[-1][1]


def test_a_damaged_database_gives_no_backup(answered: House, tmp_path: Path) -> None:
    path = answered.database.path
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM relationship")
    with pytest.raises(
        BackupError, match=r"No backup was made. Rows of this database point nowhere"
    ):
        back_up(answered.database, tmp_path / "today.db")
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 30] = bytes(4096 * 27)
    path.write_bytes(content)
    with pytest.raises(MentorsurveyError):
        back_up(answered.database, tmp_path / "today.db")
    assert not (tmp_path / "today.db").exists()


# Verifying one


def test_a_changed_byte_is_noticed_wherever_it_is(made: Path) -> None:
    whole = made.read_bytes()
    for place in {*range(0, HEADER, 7), *range(HEADER, len(whole), 4_001), len(whole) - 1}:
        made.write_bytes(whole[:place] + bytes([whole[place] ^ 0b100]) + whole[place + 1 :])
        with pytest.raises(BackupError):
            verify(made)
    made.write_bytes(whole)
    assert verify(made)


@pytest.mark.parametrize("length", [0, 1, 99, 100, 4095, 4096, 0.5, -4096, -1, 1.5])
def test_a_backup_that_is_cut_off_or_too_long_is_noticed(made: Path, length: float) -> None:
    whole = made.read_bytes()
    until = int(length * len(whole)) if isinstance(length, float) else length
    made.write_bytes((whole + whole)[: until if until >= 0 else len(whole) + until])
    with pytest.raises(BackupError) as told:
        verify(made)
    assert told.value.where == str(made)


def test_without_a_checksum_damage_to_its_pages_is_noticed_all_the_same(
    answered: House, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(answered.database.path)) as connection:
        connection.execute(f"VACUUM INTO '{copy}'")
    assert not verify(copy).has_sum
    content = bytearray(copy.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle] ^= 0xFF
    copy.write_bytes(content)
    with pytest.raises(BackupError, match="This backup is damaged"):
        verify(copy)


def test_what_is_no_backup_is_told_apart(made: Path, tmp_path: Path) -> None:
    text = tmp_path / "pairs.csv"
    text.write_text("mentor,mentee\n" * 99)
    empty = tmp_path / "empty.db"
    empty.touch()
    theirs = tmp_path / "theirs.db"
    with closing(sqlite3.connect(theirs)) as connection:
        connection.execute("CREATE TABLE theirs (id)")
    newer = made.with_name("newer.db")
    shutil.copy(made, newer)
    changed(
        newer,
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('mentorsurvey', 'm999_later', '')",
    )
    for path, why in (
        (text, "This file is no database"),
        (empty, "This file is empty"),
        (theirs, "another program's database"),
        (newer, "A newer version of mentorsurvey made this backup. Update mentorsurvey"),
        (tmp_path, "This is a folder"),
        (tmp_path / "none.db", "There is no such file"),
        (tmp_path / "a\0b", "cannot be read"),
    ):
        with pytest.raises(MentorsurveyError, match=why):
            verify(path)


def test_rows_that_point_nowhere_are_noticed(made: Path) -> None:
    changed(made, "DELETE FROM relationship")
    with pytest.raises(BackupError, match="Rows of this backup point nowhere"):
        verify(made)


@pytest.mark.parametrize(
    ("statements", "broken_at", "guarded"),
    [
        (["UPDATE audit SET actor_id = 'x' WHERE number = 2"], 2, False),
        ([], None, False),
    ],
)
def test_a_record_that_somebody_changed_is_told_and_is_no_damage(
    made: Path, statements: list[str], broken_at: int | None, guarded: bool
) -> None:
    found = verify(changed(made, "DROP TRIGGER audit_is_not_changed", *statements))
    (held,) = found.programs
    assert held.chain
    assert (held.chain.broken_at, held.guarded) == (broken_at, guarded)
    assert not found.is_well


def test_it_writes_nothing_and_needs_no_right_to_write(made: Path) -> None:
    changed(made, "PRAGMA journal_mode = WAL")  # as the sqlite3 command makes them
    before = files(made.parent)
    made.chmod(0o400)
    made.parent.chmod(0o500)
    try:
        assert verify(made).is_well
    finally:
        made.parent.chmod(0o700)
    assert files(made.parent) == before


# Restoring one


def test_a_restored_database_is_the_same_and_people_sign_in(
    answered: House, made: Path, tmp_path: Path
) -> None:
    token = answered.token(UMA)
    back_up(answered.database, made, replace=True)
    before = rows(made)
    place = tmp_path / "new" / "house.db"
    restore(made, place)
    assert (place.stat().st_mode & 0o777, place.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert [one.name for one in place.parent.iterdir()] == ["house.db"]
    assert rows(place) == before
    assert verifying.kept_sum(place) == 0
    database = open_database(place)
    cookie = sign_in.start_session(database, token, browser="another phone", now=NOW)
    session = sign_in.resume(database, cookie, now=NOW)
    assert session
    (form,) = responses.due(database, session.actor)
    assert form.owed.partner == MIRA
    assert rows(made) == before


@pytest.mark.parametrize("name", ["house.db", "house.db-wal", "house.db-shm", "house.db-journal"])
def test_nothing_is_restored_where_something_is(made: Path, tmp_path: Path, name: str) -> None:
    (folder := tmp_path / "taken").mkdir()
    (folder / name).write_bytes(b"precious")
    with pytest.raises(BackupError, match=r"Stop the server, and move house\.db away"):
        restore(made, folder / "house.db")
    assert files(folder) == {name: b"precious"}


def test_a_living_database_is_left_alone(answered: House, made: Path) -> None:
    with answered.database.kept_open():
        with pytest.raises(BackupError, match="never takes the place of one"):
            restore(made, answered.database.path)
        assert answered.database.answers()


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    "spoil",
    [
        damage,
        lambda path: os.truncate(path, 40_000),
        lambda path: path.write_bytes(b"mentor,mentee\n" * 99),
        lambda path: changed(path, "DELETE FROM relationship"),
        Path.unlink,
    ],
    ids=["a byte", "cut off", "no database", "keys", "missing"],
)
def test_of_a_damaged_backup_nothing_is_written(
    made: Path, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(made)
    before = files(tmp_path)
    with pytest.raises((BackupError, FileError)):
        restore(made, tmp_path / "new" / "house.db")
    assert files(tmp_path) == before
    assert not (tmp_path / "new").exists()


def test_files_of_a_database_in_use_are_no_backup(answered: House, tmp_path: Path) -> None:
    (folder := tmp_path / "copied").mkdir()
    with answered.database.read():  # so the newest stands in the log
        answered.submit(answered.actor(UMA), MIRA)
        for end in ("", "-wal"):
            shutil.copy(f"{answered.database.path}{end}", folder)
    assert verify(folder / "house.db").programs[0].forms == 2
    with pytest.raises(BackupError, match="newer changes stand in a file beside it"):
        restore(folder / "house.db", tmp_path / "new" / "house.db")
    assert not (tmp_path / "new").exists()


@pytest.fixture(params=[3, 6, 13])
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """A database as an earlier version wrote it."""
    return written_by(request.param, tmp_path)


def test_a_database_of_an_earlier_version_is_backed_up_as_it_is_and_restored_as_todays(
    earlier: Database, tmp_path: Path
) -> None:
    before = rows(earlier.path)
    found = back_up(earlier, tmp_path / "today.db")
    assert rows(earlier.path) == before
    assert found.is_older
    assert found.programs[0].answers
    place = tmp_path / "new" / "house.db"
    restore(tmp_path / "today.db", place)
    again = verify(place)
    assert not again.is_older
    assert again.programs[0].forms
    assert open_database(place).migrate() == []
