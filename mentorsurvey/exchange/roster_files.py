"""The only place that reads a roster's file: CSV or Excel in, rows with their lines out."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mentorsurvey.errors import FileError, RosterError
from mentorsurvey.exchange import csv_text, workbook
from mentorsurvey.program import Refused, RosterRow

LARGEST = 50_000_000
"""Bytes; a roster of ten thousand pairs has about one million."""
MOST_COLUMNS = 256
LONGEST_NAME = 200
"""Characters of a column's name."""
SHOWN = 10
"""How many lines a notice lists."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """What a roster's file holds, before any rule of a roster.

    Attributes
    ----------
    columns : tuple of str
        The names in the header, in their order.
    rows : list of RosterRow
        Every row that holds something, with the line on which it begins.
    refused : list of Refused
        Rows with more cells than the header: which cell is whose is not known.
    notices : list of str
        What the reader should check.
    """

    columns: tuple[str, ...]
    rows: list[RosterRow]
    refused: list[Refused]
    notices: list[str]


def read(source: Path | tuple[str, bytes]) -> Table:
    """The table in a file, or in an upload of a name and its bytes.

    Raises
    ------
    FileError
        Where there is no such file, or it cannot be read.
    RosterError
        Where it holds no table: too large, empty, damaged, encrypted, or no text.
    """
    name, content = _content(source)
    if not content.strip():
        raise RosterError("The file is empty.", "Save your roster again.", where=name)
    form = workbook if content.startswith(workbook.MAGIC) else csv_text
    if form is csv_text and name.lower().endswith((".xlsx", ".xlsm")):
        raise RosterError(
            "The file is not an Excel workbook, whatever its name says.",
            "Save it again as .xlsx, or as CSV.",
            where=name,
        )
    lines, notices = form.lines(content, name)
    return _table(lines, name, notices)


def _content(source: Path | tuple[str, bytes]) -> tuple[str, bytes]:
    if isinstance(source, tuple):
        name, content = source
        _check_size(len(content), name)
        return name, content
    name = source.name
    try:
        if not source.is_file():
            raise FileError("There is no such file.", "Check its name.", where=str(source))
        _check_size(source.stat().st_size, name)
        return name, source.read_bytes()
    except (OSError, ValueError) as problem:
        raise FileError(
            "The file cannot be read.", "Give this user the right to read it.", where=str(source)
        ) from problem


def _check_size(size: int, name: str) -> None:
    if size > LARGEST:
        raise RosterError(
            f"The file is larger than {LARGEST // 1_000_000} MB.",
            "Keep the columns of the roster alone.",
            where=name,
        )


def _table(lines: Iterable[tuple[int, Sequence[str]]], name: str, notices: list[str]) -> Table:
    filled = ((line, cells) for line, cells in lines if any(cell.strip() for cell in cells))
    first, header = next(filled, (0, ()))
    columns = _columns(header, f"{name}, line {first}")
    table = Table(columns=tuple(filter(None, columns)), rows=[], refused=[], notices=notices)
    for line, cells in filled:
        if any(cell.strip() for cell in cells[len(columns) :]):
            why = "It has more cells than the header."
            table.refused.append(Refused(line=line, why=why))
            continue
        named = {column: cell for column, cell in zip(columns, cells, strict=False) if column}
        table.rows.append(
            RosterRow(
                line=line,
                cells={key: unicodedata.normalize("NFC", cell) for key, cell in named.items()},
            )
        )
    if table.refused:
        notices.append(_left_out([row.line for row in table.refused]))
    return table


def _columns(header: Sequence[str], where: str) -> list[str]:
    """The names of the columns by position; "" where a column has none."""
    columns = [unicodedata.normalize("NFC", " ".join(cell.split())) for cell in header]
    while columns and not columns[-1]:
        columns.pop()
    if any(unicodedata.category(character) == "Cc" for name in columns for character in name):
        raise RosterError(
            "The first row is not text.", "Save your roster as CSV or as .xlsx.", where=where
        )
    if not columns:
        raise RosterError(
            "The file has no first row with the names of the columns.", "Add one.", where=where
        )
    if len(columns) > MOST_COLUMNS or any(len(name) > LONGEST_NAME for name in columns):
        raise RosterError(
            f"The first row has over {MOST_COLUMNS} columns, or a name of over {LONGEST_NAME}"
            " characters.",
            "Check that it holds the names of the columns.",
            where=where,
        )
    for position, name in enumerate(columns):
        if name and name in columns[:position]:
            raise RosterError(
                f"Columns {columns.index(name) + 1} and {position + 1} have the same name.",
                "Give each its own.",
                where=where,
            )
    return columns


def _left_out(lines: list[int]) -> str:
    shown = ", ".join(str(line) for line in lines[:SHOWN])
    more = f" and {len(lines) - SHOWN} more" if lines[SHOWN:] else ""
    return (
        f"Left out for having more cells than the header: line {shown}{more}."
        " A name with a comma in it needs quotation marks."
    )
