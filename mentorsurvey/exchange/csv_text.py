"""The text of a CSV file into rows: its separator, and the line on which each row begins."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from mentorsurvey.errors import RosterError

Line = tuple[int, list[str]]

SEPARATORS = ",;\t|"
SAID = "sep="
"""How Excel names the separator on a line of its own, before the table."""


def lines(text: str, name: str) -> Iterator[Line]:
    """Each row with the line on which it begins."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    begins = 1
    head, _, rest = text.partition("\n")
    said = head.strip().strip('"').lower()
    if said.startswith(SAID) and len(said) <= len(SAID) + 1:
        begins, text = 2, rest
        separator = said.removeprefix(SAID) or "\t"
    else:
        separator = _separator(text)
    return _rows(text, separator, name, begins)


def _separator(text: str) -> str:
    """The separator that cuts most of the first rows into the same number of cells, and into most.

    A cell that happens to hold another separator many times is one row against the others.
    """
    start = text.lstrip("\r\n")[:100_000]

    def cut(separator: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(start, newline=""), delimiter=separator)
        sizes = Counter(len(row) for row, _ in zip(reader, range(20), strict=False) if row)
        return max(((rows, size) for size, rows in sizes.items() if size > 1), default=(0, 0))

    return max(SEPARATORS, key=cut)


def _rows(text: str, separator: str, name: str, begins: int) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    before = begins - 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            raise RosterError(
                "A quotation mark in this row is not closed, or stands in the middle of a cell.",
                "Close it; inside a quoted cell, write it twice.",
                where=f"{name}, line {begins}",
            ) from problem
        yield begins, row
        begins = before + reader.line_num + 1
