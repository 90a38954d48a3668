"""What a reader of workbooks does not say of a sheet: which rows it hides, how far it reaches."""

import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""What Excel can hold."""
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True, kw_only=True)
class Survey:
    """A sheet's hidden rows, and its last row and column, all counted from 1."""

    hidden: tuple[int, ...]
    rows: int
    columns: int


def surveys(archive: zipfile.ZipFile) -> dict[str, Survey]:
    """The name of each sheet → what is to know of it.

    Raises
    ------
    ValueError, KeyError
        Where the archive is no workbook, its text declares entities, or a cell stands where no
        sheet has one: a reader that trusts it would take all memory.
    """
    targets: dict[str, str] = {}
    named: dict[str, str] = {}

    def relation(tag: str, about: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[about["Id"]] = about["Target"]

    def sheet(tag: str, about: dict[str, str]) -> None:
        if tag == "sheet":
            key = next(key for key in about if key.rpartition(":")[2] == "id")
            named[about["name"]] = about[key]

    _parse(archive.read("xl/_rels/workbook.xml.rels"), relation)
    _parse(archive.read("xl/workbook.xml"), sheet)
    return {
        name: _survey(archive.read(posixpath.normpath(posixpath.join("/xl", targets[at]))[1:]))
        for name, at in named.items()
        if "worksheets" in targets[at]
    }


def _survey(content: bytes) -> Survey:
    hidden: list[int] = []
    rows = columns = 0

    def cell(tag: str, about: dict[str, str]) -> None:
        nonlocal rows, columns
        if tag == "row":
            rows = max(rows + 1, int(about.get("r", 0)))
            if about.get("hidden") in ("1", "true"):
                hidden.append(rows)
        elif tag == "c" and "r" in about:
            place = _PLACE.fullmatch(about["r"])
            if place is None:
                raise ValueError("a cell that no sheet has")
            columns = max(columns, _number(place[1]))
            rows = max(rows, int(place[2]))
        if rows > MOST_ROWS or columns > MOST_COLUMNS:
            raise ValueError("a cell that no sheet has")

    _parse(content, cell)
    return Survey(hidden=tuple(hidden), rows=rows, columns=columns)


def _number(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _parse(content: bytes, begin: Any) -> None:
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise ValueError("a workbook declares no entities")

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda tag, about: begin(tag.rpartition(":")[2], about)
    parser.Parse(content, True)
