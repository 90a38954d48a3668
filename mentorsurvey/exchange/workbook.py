"""The only place that turns an Excel workbook into rows: its first sheet, values as text."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time

import openpyxl

from mentorsurvey.errors import RosterError

Line = tuple[int, list[str]]

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
MAGIC = (ZIP, OLE)
"""How a workbook begins; the second is that of an encrypted one, and of the old .xls."""
LARGEST_UNPACKED = 100_000_000
"""Bytes; a workbook is a zip archive, and a small one may unpack to any size."""
MOST_ROWS = 1_048_576
"""What Excel can hold; a damaged sheet may claim more."""
MOST_COLUMNS = 257
"""More than any roster; every row that is read is as wide."""


def lines(content: bytes, name: str) -> tuple[Iterator[Line], list[str]]:
    """Each row with its number, and what the reader should check."""
    if content.startswith(OLE):
        raise RosterError(
            "This workbook has a password, or is of the old .xls kind.",
            "Save it without a password as .xlsx, or as CSV.",
            where=name,
        )
    try:
        rows, sheets = _rows(content, name)
    except RosterError:
        raise
    except Exception as problem:  # a damaged workbook raises anything
        raise RosterError(
            "The workbook is damaged.", "Save it again as .xlsx, or as CSV.", where=name
        ) from problem
    notices = ["Only the first sheet was read."] if sheets > 1 else []
    return iter(rows), notices


def _rows(content: bytes, name: str) -> tuple[list[Line], int]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
            raise RosterError(
                f"The workbook unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB.",
                "Copy the roster alone into a new workbook, or save it as CSV.",
                where=name,
            )
    with warnings.catch_warnings():  # about validation rules and styles, which a roster ignores
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        try:
            if not book.worksheets:
                raise RosterError("The workbook has no sheet.", "Add one.", where=name)
            cells = book.worksheets[0].iter_rows(
                max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True
            )
            rows = [
                (line, [_text(value) for value in row])
                for line, row in enumerate(cells, start=1)
                if row.count(None) < len(row)
            ]
            return rows, len(book.worksheets)
        finally:
            book.close()


def _text(value: object) -> str:
    """A cell as people read it: 12 instead of 12.0, a day without its midnight."""
    match value:
        case None:
            return ""
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time.min:
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
    return str(value)
