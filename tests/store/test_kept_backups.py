"""A folder of backups: one a day, and older ones for as long as they are wanted."""

import os
import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.errors import BackupError, FileError
from mentorsurvey.store import backup, erased_journal, kept_backups
from mentorsurvey.store.kept_backups import DAYS, MONTHS, WEEKS, keep_backups, kept, retained
from mentorsurvey.store.verifying import verify
from tests.house import NOW, House

DAY = timedelta(days=1)
TODAY = date(2027, 3, 31)
days = st.integers(0, 1_500).map(lambda back: TODAY - back * DAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (made := tmp_path / "backups").mkdir(mode=0o700)
    return made


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


# Which stay


def lived(first: date, last: date) -> list[set[date]]:
    """Which days have a backup, as the days go by."""
    there: set[date] = set()
    seen, day = [], first
    while day <= last:
        there = retained({*there, day}, today=day)
        seen.append(there)
        day += DAY
    return seen


def test_after_two_years_seven_days_five_weeks_and_twelve_months_are_there() -> None:
    end = lived(date(2025, 1, 1), date(2027, 3, 31))[-1]
    week = [TODAY - back * DAY for back in range(7)]
    sundays = [date(2027, 3, 28) - weeks * 7 * DAY for weeks in range(4)]
    month_ends = [date(2027, 2, 28), date(2027, 1, 31), date(2026, 12, 31), date(2026, 11, 30),
                  date(2026, 10, 31), date(2026, 9, 30), date(2026, 8, 31), date(2026, 7, 31),
                  date(2026, 6, 30), date(2026, 5, 31), date(2026, 4, 30)]  # fmt: skip
    assert end == {*week, *sundays, *month_ends}


def test_no_backup_is_kept_for_a_year() -> None:
    seen = lived(date(2025, 1, 1), date(2027, 12, 31))
    ages = [date(2025, 1, 1) + number * DAY - min(there) for number, there in enumerate(seen)]
    assert max(ages) == 337 * DAY  # the last of February goes on the first of February


def test_every_day_of_the_last_week_and_every_month_can_be_gone_back_to() -> None:
    seen = lived(date(2025, 1, 1), date(2027, 12, 31))
    for number, there in enumerate(seen[400:], start=400):
        today = date(2025, 1, 1) + number * DAY
        assert {today - back * DAY for back in range(DAYS)} <= there
        assert len({(day.year, day.month) for day in there}) == MONTHS
        assert len(there) <= DAYS + WEEKS + MONTHS


@given(st.sets(days))
def test_however_many_are_missing_the_newest_stay(there: set[date]) -> None:
    stays = retained(there, today=TODAY)
    assert stays <= there
    assert set(sorted(there)[-DAYS:]) <= stays
    assert len(stays) <= DAYS + WEEKS + MONTHS
    assert retained(stays, today=TODAY) == stays


@given(st.sets(days), st.sets(st.integers(1, 30_000).map(lambda ahead: TODAY + ahead * DAY)))
def test_days_to_come_neither_go_nor_count(there: set[date], ahead: set[date]) -> None:
    assert retained(there | ahead, today=TODAY) == retained(there, today=TODAY) | ahead


# The folder


def test_one_a_day_whole_and_for_its_owner_alone(house: House, folder: Path) -> None:
    assert keep_backups(house.database, folder, now=NOW) == 1
    assert keep_backups(house.database, folder, now=NOW + timedelta(hours=14)) == 0
    assert keep_backups(house.database, folder, now=NOW + DAY) == 1
    assert names(folder) == {"house-2026-10-05.db", "house-2026-10-06.db"}
    for path in folder.iterdir():
        assert verify(path).is_well
        assert path.stat().st_mode & 0o777 == 0o600


def test_those_that_ran_out_go_and_nothing_else(house: House, folder: Path) -> None:
    keep_backups(house.database, folder, now=NOW)
    content = (folder / "house-2026-10-05.db").read_bytes()
    for back in range(1, 400):
        (folder / f"house-{(NOW.date() - back * DAY).isoformat()}.db").write_bytes(content)
    others = {
        "house-2024-01-01.db.bak", "house.db", "other-2024-01-01.db", "house-2024-02-30.db",
        "houses-2024-01-01.db", "house-2024-01-01.db-wal", "notes.txt", ".house-2024-01-01.db",
    }  # fmt: skip
    for name in others:
        (folder / name).write_bytes(content)
    (folder / "house-2024-01-02.db").write_text("a text that somebody calls so")
    (folder / "house-2024-01-03.db").mkdir()
    (folder / "house-2024-01-04.db").symlink_to(folder / "house.db")
    theirs = {*others, *(f"house-2024-01-0{day}.db" for day in (2, 3, 4))}
    keep_backups(house.database, folder, now=NOW + DAY)
    left = names(folder)
    assert theirs <= left
    there = {date.fromisoformat(name[6:16]) for name in left - theirs}
    assert there == set(kept(house.database, folder))
    every = {NOW.date() + DAY - back * DAY for back in range(401)}
    assert there == retained(every, today=NOW.date() + DAY)


def test_a_damaged_database_removes_no_backup(house: House, folder: Path) -> None:
    keep_backups(house.database, folder, now=NOW - DAY)
    content = (folder / "house-2026-10-04.db").read_bytes()
    for back in range(2, 40):
        (folder / f"house-{(NOW.date() - back * DAY).isoformat()}.db").write_bytes(content)
    before = names(folder)
    with closing(sqlite3.connect(house.database.path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM relationship")  # foreign keys are not in force
    with pytest.raises(BackupError, match="No backup was made"):
        keep_backups(house.database, folder, now=NOW)
    assert names(folder) == before


def test_a_folder_that_is_not_there_is_not_made(house: House, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="see that its disk is mounted"):
        keep_backups(house.database, tmp_path / "mounted", now=NOW)
    assert not (tmp_path / "mounted").exists()


def test_the_clock_going_back_removes_nothing_new(house: House, folder: Path) -> None:
    ahead = datetime(2099, 1, 1, tzinfo=NOW.tzinfo)
    for moment in (NOW, ahead, NOW + DAY, NOW - 900 * DAY):
        assert keep_backups(house.database, folder, now=moment) == 1
    assert {day.year for day in kept(house.database, folder)} == {2024, 2026, 2099}


def test_what_a_killed_process_left_is_removed_a_day_later(house: House, folder: Path) -> None:
    for end in ("", "-journal"):
        (old := folder / f".house-2026-10-03.db.ab12_x9z{end}").write_bytes(b"half")
        os.utime(old, (0, (NOW - 1.1 * DAY).timestamp()))
    (fresh := folder / ".house-2026-10-04.db.ab12_x9z").write_bytes(b"half")
    os.utime(fresh, (0, NOW.timestamp()))
    keep_backups(house.database, folder, now=NOW)
    assert names(folder) == {fresh.name, "house-2026-10-05.db"}


def test_another_process_that_is_first_is_no_trouble(
    house: House, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up = backup.back_up

    def second(*some: object, **more: object) -> object:
        back_up(house.database, folder / "house-2026-10-05.db")
        return back_up(*some, **more)

    monkeypatch.setattr(kept_backups, "back_up", second)
    assert keep_backups(house.database, folder, now=NOW) == 0
    assert names(folder) == {"house-2026-10-05.db"}


def test_who_was_erased_is_known_beside_the_backups(house: House, folder: Path) -> None:
    entries = [
        erased_journal.Entry(
            person_id=name, program_id="P", erased_at=NOW, marks=frozenset({f"mark of {name}"})
        )
        for name in ("ada", "ben")
    ]
    for number, one in enumerate(entries):
        journal = erased_journal.read(house.database.path)
        erased_journal.append(journal, one, salt="salt")
        keep_backups(house.database, folder, now=NOW + number * DAY)
    copy = erased_journal.read(folder / "house.db")
    assert (copy.salt, list(copy.entries)) == ("salt", entries)
    assert copy.path.stat().st_mode & 0o777 == 0o600
