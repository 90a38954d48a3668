"""Tables that leave as CSV, as an Excel workbook or for SPSS: one writer for each kind of file."""

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mentorsurvey.errors import FileError
from mentorsurvey.exchange.cells import defused

Cell = str | float | None
Labels = Mapping[str, str] | Mapping[float, str]

MOST_ROWS = 1_048_575
"""Rows below its header that a sheet of Excel takes."""
LONGEST_LABEL, LONGEST_VALUE = 250, 120
"""Bytes that SPSS keeps of what a variable is called, and of what a value means."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its name, what it holds, and what its values mean."""

    name: str
    label: str = ""
    number: bool = False
    values: Labels = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table with a name. Its rows are read once."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]


def write_csv(path: Path, sheet: Sheet, *, exact: bool = False) -> None:
    """One table as CSV in UTF-8.

    With a mark by which a spreadsheet knows UTF-8, and no cell that it would run as a formula;
    unless it is to be ``exact``, for a program that reads text as it is. Numbers stay numbers.
    """
    with path.open("w", encoding="utf-8" if exact else "utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL)
        writer.writerow([column.name for column in sheet.columns])
        for row in sheet.rows:
            writer.writerow([_plain(cell) if exact else _safe(cell) for cell in row])


def write_xlsx(path: Path, *sheets: Sheet) -> None:
    """Tables as the sheets of a workbook: texts are texts, and no formula.

    Raises
    ------
    FileError
        Where a table has more rows than a sheet takes.
    """
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        bold = book.add_format({"bold": True})
        text = book.add_format({"quote_prefix": True})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.freeze_panes(1, 0)
            for place, column in enumerate(sheet.columns):
                page.write_string(0, place, column.name, bold)
            for line, row in enumerate(sheet.rows, start=1):
                if line > MOST_ROWS:
                    raise FileError(
                        "Excel takes about a million rows, and there are more.",
                        "Choose CSV, or another layout.",
                    )
                for place, cell in enumerate(row):
                    safe = _safe(cell)
                    if isinstance(safe, str):
                        page.write_string(line, place, safe, text)
                    elif safe is not None:
                        page.write_number(line, place, safe)


def write_sav(path: Path, sheet: Sheet) -> None:
    """One table for SPSS, with what each variable and each value means. Texts are as they are."""
    import pandas as pd
    import pyreadstat

    columns: list[list[Cell]] = [[] for _ in sheet.columns]
    for row in sheet.rows:
        for cells, cell in zip(columns, row, strict=True):
            cells.append(cell)
    series = {
        column.name: pd.Series([math.nan if cell is None else cell for cell in cells], dtype=float)
        if column.number
        else pd.Series(["" if cell is None else cell for cell in cells], dtype=object)
        for column, cells in zip(sheet.columns, columns, strict=True)
    }
    meanings: Any = {
        column.name: {value: _short(said, LONGEST_VALUE) for value, said in column.values.items()}
        for column in sheet.columns
        if column.values
    }
    pyreadstat.write_sav(
        pd.DataFrame(series),
        str(path),
        column_labels=[_short(column.label, LONGEST_LABEL) for column in sheet.columns],
        variable_value_labels=meanings,
    )


def _plain(cell: Cell) -> Cell | int:
    """A whole number without its decimals."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _safe(cell: Cell) -> Cell | int:
    return defused(cell) if isinstance(cell, str) else _plain(cell)


def _short(text: str, most: int) -> str:
    """The text, cut where a kind of file keeps no more of it."""
    if len(text.encode()) <= most:
        return text
    return text.encode()[: most - 3].decode(errors="ignore") + "…"
