"""A folder of backups: one a day, and the older ones as long as they are wanted."""

import os
import re
from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from mentorsurvey.errors import FileError
from mentorsurvey.store import erased_journal
from mentorsurvey.store.backup import Progress, back_up
from mentorsurvey.store.database import Database
from mentorsurvey.store.verifying import kept_sum

DAYS, WEEKS, MONTHS = 7, 5, 12
"""How many days, weeks and months have a backup: of a week or a month its last one."""
FORGOTTEN = timedelta(days=1)
"""After that time, nobody is writing to an unfinished file any more."""


def keep_backups(
    database: Database, folder: Path, *, progress: Progress | None = None, now: datetime
) -> int:
    """Make today's backup where there is none yet, then remove those that ran out; how many made.

    The day is one of UTC, and stands in the file's name. Older ones are removed only after
    today's was found to be whole. Files that this did not make are left alone.

    Raises
    ------
    FileError
        Where the folder is missing, or a file cannot be written or removed.
    BackupError
        Where there is no room, or the database is damaged.
    DatabaseError
        Where there is no database, or it cannot be read.
    """
    path = of_today(database, folder, now=now)
    if os.path.lexists(path):
        return 0
    if not folder.is_dir():  # never made here: the disk that it is on may not be mounted
        raise FileError(
            "The folder for backups is not there.",
            "Make it, or see that its disk is mounted.",
            where=str(folder),
        )
    try:
        back_up(database, path, progress=progress)
    except FileError:
        if not os.path.lexists(path):
            raise
        return 0  # another process was first
    keep_journal(database, folder)
    found = kept(database, folder)
    gone = [found[day] for day in found.keys() - retained(found, today=_day(now))]
    _remove([*gone, *_unfinished(database, folder, now=now)])
    return 1


def of_today(database: Database, folder: Path, *, now: datetime) -> Path:
    """Where the backup of this day is, or would be."""
    return folder / f"{database.path.stem}-{_day(now).isoformat()}.db"


def kept(database: Database, folder: Path) -> dict[date, Path]:
    """The backups of a database in a folder that were made here, each with its day."""
    named = re.compile(rf"{re.escape(database.path.stem)}-(\d{{4}}-\d\d-\d\d)\.db")
    found = {}
    for path in sorted(folder.iterdir()):
        day = _parsed(named.fullmatch(path.name))
        if day and path.is_file() and not path.is_symlink() and kept_sum(path):
            found[day] = path
    return found


def retained(days: Collection[date], *, today: date) -> set[date]:
    """Which of these days keep their backup.

    Days to come do not count and keep theirs: a machine's clock may have run ahead for a while.
    """
    past = sorted((day for day in days if day <= today), reverse=True)
    keep = {day for day in days if day > today} | set(past[:DAYS])
    periods: tuple[tuple[int, Callable[[date], tuple[int, int]]], ...] = (
        (WEEKS, lambda day: day.isocalendar()[:2]),
        (MONTHS, lambda day: (day.year, day.month)),
    )
    for most, period in periods:
        last: dict[tuple[int, int], date] = {}
        for day in past:
            last.setdefault(period(day), day)
        keep.update([*last.values()][:most])
    return keep


def keep_journal(database: Database, folder: Path) -> None:
    """Add those who were erased to the copy of the journal that lies beside the backups.

    Whoever restores one of them elsewhere then has to erase them again.

    Raises
    ------
    FileError
        Where it cannot be read or written.
    """
    journal = erased_journal.read(database.path)
    copy = folder / journal.path.name
    if copy.resolve() != journal.path.resolve():
        erased_journal.adopt(copy, journal, {one.program_id for one in journal.entries})


def _unfinished(database: Database, folder: Path, *, now: datetime) -> list[Path]:
    """What is left of backups whose process was killed."""
    named = re.compile(
        rf"\.{re.escape(database.path.stem)}-\d{{4}}-\d\d-\d\d\.db\.\w{{8}}(-journal)?"
    )
    drafts = [path for path in folder.iterdir() if named.fullmatch(path.name)]
    return [
        path
        for path in drafts
        if datetime.fromtimestamp(path.lstat().st_mtime, UTC) < now - FORGOTTEN
    ]


def _remove(paths: Collection[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as problem:
            raise FileError(
                "An old backup cannot be removed.",
                "Give this user the right to write to its folder, or remove it yourself.",
                where=str(path),
            ) from problem


def _parsed(match: re.Match[str] | None) -> date | None:
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def _day(now: datetime) -> date:
    return now.astimezone(UTC).date()
