"""The only place that turns the bytes of a CSV file into rows: encoding, separator, lines."""

import codecs
import csv
import io
from collections.abc import Iterator

from mentorsurvey.errors import RosterError

Line = tuple[int, list[str]]

SEPARATORS = ",;\t"
GUESSED = "Read as Windows-1252, because it is not UTF-8: check names with accents."


def lines(content: bytes, name: str) -> tuple[Iterator[Line], list[str]]:
    """Each row with the line on which it begins, and what the reader should check."""
    text, notices = _decoded(content, name)
    csv.field_size_limit(max(csv.field_size_limit(), len(content)))
    return _rows(text, _separator(text), name), notices


def _decoded(content: bytes, name: str) -> tuple[str, list[str]]:
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding, notices in (
        [("utf-16", [])] if wide else [("utf-8-sig", []), ("cp1252", [GUESSED])]
    ):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, notices
    raise RosterError("The file is not text.", "Save your roster as CSV or as .xlsx.", where=name)


def _separator(text: str) -> str:
    """The separator that gives the first row the most cells."""
    start = text.lstrip("\r\n")[:100_000]

    def cells(separator: str) -> int:
        reader = csv.reader(io.StringIO(start, newline=""), delimiter=separator)
        return len(next(filter(None, reader), []))

    return max(SEPARATORS, key=cells)


def _rows(text: str, separator: str, name: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
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
        begins = reader.line_num + 1
