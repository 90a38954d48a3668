"""Rosters as files: text and workbooks made on the spot."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest

Workbook = Callable[..., tuple[str, bytes]]


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture
def workbook() -> Workbook:
    """Make an upload of a workbook with these rows on its first sheet."""

    def make(*rows: Sequence[Any], sheets: int = 1) -> tuple[str, bytes]:
        book = openpyxl.Workbook()
        for _ in range(sheets - 1):
            book.create_sheet()
        for row in rows:
            book.worksheets[0].append(list(row))
        return "roster.xlsx", saved(book)

    return make
