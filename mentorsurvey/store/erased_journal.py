"""The file beside the database that says who was erased, and that no backup brings back."""

import json
import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from mentorsurvey.errors import FileError
from mentorsurvey.store.times import from_text, to_text


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Somebody who was erased: ids, and the marks by which a roster that names them is known.

    A mark is a slow, salted hash of a key, an address or a name.
    """

    person_id: str
    program_id: str
    erased_at: datetime
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Journal:
    """What the file says. ``salt`` is empty where there is no file yet."""

    path: Path
    salt: str = ""
    entries: Sequence[Entry] = field(default=())

    def of_program(self, program_id: str) -> list[Entry]:
        """Those who were erased from one program."""
        return [one for one in self.entries if one.program_id == program_id]


def path_of(database: Path) -> Path:
    """Where the journal of a database is: beside it, such as ``mentorsurvey.erased``.

    It does not begin with the database's whole name: whoever moves ``mentorsurvey.db*`` away and
    puts a backup there leaves it where it is.
    """
    return database.with_suffix(".erased")


def read(database: Path) -> Journal:
    """The journal of a database, empty where there is none.

    A line that was cut off, as a power cut does, counts as not written.

    Raises
    ------
    FileError
        Where it is there and cannot be read.
    """
    path = path_of(database)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Journal(path=path)
    except (OSError, UnicodeDecodeError) as problem:
        raise FileError(
            "The file that says who was erased cannot be read.",
            "Give this user the right to read it, or put the newest copy of it back.",
            where=str(path),
        ) from problem
    salt, entries = "", []
    for line in text.splitlines():
        try:
            row = json.loads(line)
            salt = row.get("salt", salt)
            if "person" in row:
                entries.append(
                    Entry(
                        person_id=row["person"],
                        program_id=row["program"],
                        erased_at=from_text(row["erased_at"]),
                        marks=frozenset(row["marks"]),
                    )
                )
        except (ValueError, KeyError, AttributeError, TypeError):
            continue
    return Journal(path=path, salt=salt, entries=tuple(entries))


def append(journal: Journal, entry: Entry, *, salt: str) -> None:
    """Add an entry, on the disk before this returns. A new file begins with the salt.

    Raises
    ------
    FileError
        Where it cannot be written.
    """
    rows: list[dict[str, object]] = [] if journal.salt else [{"salt": salt}]
    rows.append(
        {
            "person": entry.person_id,
            "program": entry.program_id,
            "erased_at": to_text(entry.erased_at),
            "marks": sorted(entry.marks),
        }
    )
    text = "".join(f"\n{json.dumps(row)}\n" for row in rows)  # first ends a line that was cut off
    try:
        handle = os.open(journal.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        folder = os.open(journal.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as problem:
        raise FileError(
            "The file that says who was erased cannot be written, so nothing was done.",
            "Give this user the right to write to it and to its folder, and make room.",
            where=str(journal.path),
        ) from problem


def in_folder(folder: Path) -> list[Journal]:
    """The journals that lie in a folder, such as copies of them beside backups."""
    return [read(one) for one in sorted(folder.glob("*.erased"))]


def adopt(database: Path, other: Journal, programs: Collection[str]) -> int:
    """Add those of these programs whom another journal names, and this one does not; how many.

    Marks are made with a journal's own salt, so those of another salt are left out: the ids are
    enough to erase somebody again.

    Raises
    ------
    FileError
        Where the journal cannot be read or written.
    """
    journal = read(database)
    known = {one.person_id for one in journal.entries}
    new = [
        one for one in other.entries if one.program_id in programs and one.person_id not in known
    ]
    salt = journal.salt or other.salt
    for one in new:
        marks = one.marks if salt == other.salt else frozenset()
        append(read(database), replace(one, marks=marks), salt=salt)
    return len(new)
