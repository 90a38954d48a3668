"""An Excel workbook into rows: the cells of a sheet as text, what is merged, what is hidden."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from mentorsurvey.errors import RosterError
from mentorsurvey.exchange import sheet_xml

Line = tuple[int, list[str]]

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
MAGIC = (ZIP, OLE)
"""How a workbook begins; the second is that of an encrypted one, and of the old .xls."""
LARGEST_UNPACKED = 100_000_000
"""Bytes; a workbook is a zip archive, and a small one may unpack to any size."""
MOST_CELLS = 20_000_000
"""A sheet is as large as its last row and column, however empty: a stray cell makes it huge."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet as people see it.

    ``merged`` are lines that got a value from a merged cell above them, ``hidden`` those that the
    workbook does not show.
    """

    name: str
    lines: list[Line]
    merged: tuple[int, ...]
    hidden: tuple[int, ...]


def sheets(content: bytes, name: str) -> list[Sheet]:
    """The sheets that can be seen, in their order.

    Raises
    ------
    RosterError
        Where it has a password, is damaged, or holds too much.
    """
    if content.startswith(OLE):
        raise RosterError(
            "This workbook has a password, or is of the old .xls kind.",
            "Save it without a password as .xlsx, or as CSV.",
            where=name,
        )
    try:
        found = _sheets(content, name)
    except RosterError:
        raise
    except (MemoryError, KeyboardInterrupt):
        raise
    except BaseException as problem:  # a damaged workbook raises anything, a panic too
        raise RosterError(
            "The workbook is damaged.", "Save it again as .xlsx, or as CSV.", where=name
        ) from problem
    if not found:
        raise RosterError("The workbook has no sheet.", "Add one.", where=name)
    return found


def _sheets(content: bytes, name: str) -> list[Sheet]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
            raise RosterError(
                f"The workbook unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB.",
                "Copy the table alone into a new workbook, or save it as CSV.",
                where=name,
            )
        surveys = sheet_xml.surveys(archive)
    for title, survey in surveys.items():
        if survey.rows * survey.columns > MOST_CELLS:
            raise RosterError(
                f"On the sheet “{title}”, a cell stands far outside of the table.",
                "Copy the table alone into a new workbook, or save it as CSV.",
                where=name,
            )
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [
        _sheet(book.get_sheet_by_name(about.name), surveys[about.name].hidden)
        for about in book.sheets_metadata
        if about.typ == SheetTypeEnum.WorkSheet and about.visible == SheetVisibleEnum.Visible
    ]


def _sheet(sheet: CalamineSheet, hidden: tuple[int, ...]) -> Sheet:
    rows = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = set()
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for row in range(top + 1, min(bottom + 1, len(rows))):  # downward only
            if left == right and left < len(rows[row]) and rows[top][left]:
                rows[row][left] = rows[top][left]
                merged.add(row + 1)
    lines = [(line, row) for line, row in enumerate(rows, start=1) if any(row)]
    return Sheet(
        name=sheet.name,
        lines=lines,
        merged=tuple(sorted(merged)),
        hidden=tuple(line for line, _ in lines if line in set(hidden)),
    )


def _text(value: object) -> str:
    """A cell as people read it: 12 instead of 12.0, a day without its midnight."""
    match value:
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time.min:
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
    return str(value)


def names(found: Sequence[Sheet]) -> tuple[str, ...]:
    """What the sheets are called."""
    return tuple(sheet.name for sheet in found)
