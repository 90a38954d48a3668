"""Writes personal links to a file, for a mail merge."""

import csv
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from zoneinfo import ZoneInfo

from mentorsurvey.errors import FileError
from mentorsurvey.exchange.cells import defused
from mentorsurvey.sign_in import Minted

COLUMNS = ("person", "name", "address", "forms", "about", "closes", "link")


def check_target(path: Path, *, force: bool) -> None:
    """Pass where the file may be written, before links are minted for it.

    Raises
    ------
    FileError
        Where it exists and is not to be replaced, or its folder is missing.
    """
    try:
        if not path.parent.is_dir():
            raise FileError("There is no such folder.", "Make it first.", where=str(path.parent))
        if path.is_dir() or (path.exists() and not path.is_file()):
            raise FileError("This is not a file.", "Name a file.", where=str(path))
        if not force and os.path.lexists(path):
            raise FileError(
                "This file exists already.", "Name another one, or add --force.", where=str(path)
            )
    except OSError as problem:
        raise FileError("No file can have this name.", "Name another one.") from problem


def write_links(
    path: Path, minted: Iterable[Minted], *, base_url: str, timezone: str, force: bool = False
) -> int:
    """Write one row a person, for the owner's eyes alone; how many rows.

    The file appears complete or not at all. It begins with a mark by which a spreadsheet knows
    UTF-8, and no cell of it is taken for a formula.

    Raises
    ------
    FileError
        Where it exists and ``force`` is not given, or cannot be written.
    """
    check_target(path, force=force)
    rows = [
        [
            one.person,
            one.name,
            one.address or "",
            str(len(one.about)),
            "; ".join(one.about),
            one.closes_at.astimezone(ZoneInfo(timezone)).date().isoformat(),
            f"{base_url}/r/{one.token}",
        ]
        for one in minted
    ]
    try:
        _write(path, rows, force=force)
    except OSError as problem:
        raise FileError(
            "The file cannot be written.",
            "Give this user the right to write there, or name another place.",
            where=str(path),
        ) from problem
    return len(rows)


def _write(path: Path, rows: list[list[str]], *, force: bool) -> None:
    # mkstemp makes the file readable by its owner alone, and it keeps that when it is renamed.
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows([defused(cell) for cell in row] for row in rows)
            file.flush()
            os.fsync(file.fileno())
        check_target(path, force=force)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
