"""A table as people have it, CSV or Excel: which row names the columns, and the rows below."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from mentorsurvey.errors import FileError, RosterError
from mentorsurvey.exchange import csv_text, decoding, headers, workbook
from mentorsurvey.exchange.column_names import About, about
from mentorsurvey.program import Refused, RosterRow

LARGEST = 50_000_000
"""Bytes; a roster of ten thousand pairs has about one million."""
MOST_COLUMNS = 256
SHOWN = 10
"""How many lines a notice lists."""
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
"""Characters that have no width and mean nothing in a name."""

Line = tuple[int, list[str]]


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the lead says about a file where it is not clear by itself.

    Attributes
    ----------
    encoding : str or None
        A key of :data:`mentorsurvey.exchange.decoding.ENCODINGS`.
    sheet : str or None
        The sheet of a workbook.
    header : int or None
        The line that names the columns; 0 where none does.
    """

    encoding: str | None = None
    sheet: str | None = None
    header: int | None = None


@dataclass(frozen=True, kw_only=True)
class Table:
    """What a file holds, before any rule of a roster or of answers.

    Attributes
    ----------
    columns : tuple of str
        The names of the columns, in their order.
    rows : list of RosterRow
        Every row that holds something, with the line on which it begins.
    refused : list of Refused
        Rows with more cells than the header: which cell is whose is not known.
    notices : list of str
        What the reader should check.
    header : int
        The line that names the columns; 0 where none does.
    first : list of (int, list of str)
        The first lines that hold something, to choose the header from.
    sheets : tuple of str
        Where there are several: their names, the one that was read first.
    encoding : str
        How a text was read; empty for a workbook.
    samples : mapping of str to str
        Encoding → words with accents as it reads them, where it had to be guessed.
    repeated : tuple of str
        Names that more than one column has. All but the first get their place added.
    hidden : tuple of int
        Lines that a workbook hides, and that were read all the same.
    """

    columns: tuple[str, ...]
    rows: list[RosterRow]
    refused: list[Refused]
    notices: list[str]
    header: int
    first: list[Line]
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    samples: Mapping[str, str] = field(default_factory=dict)
    repeated: tuple[str, ...] = ()
    hidden: tuple[int, ...] = ()


Find = Callable[[Sequence[Line]], int | None]
"""Finds the place of the line that names the columns, where one surely does."""


def read(
    source: Path | tuple[str, bytes], choices: Choices | None = None, find: Find = headers.find
) -> Table:
    """The table in a file, or in an upload of a name and its bytes.

    Raises
    ------
    FileError
        Where there is no such file, or it cannot be read.
    RosterError
        Where it holds no table: too large, empty, damaged, encrypted, or no text; or where what
        was chosen is not in it.
    """
    choices = choices or Choices()
    name, content = _content(source)
    if not content.strip():
        raise RosterError("The file is empty.", "Save it again.", where=name)
    if content.startswith(workbook.MAGIC):
        return _workbook(content, name, choices, find)
    if name.lower().endswith((".xlsx", ".xlsm")):
        raise RosterError(
            "The file is not an Excel workbook, whatever its name says.",
            "Save it again as .xlsx, or as CSV.",
            where=name,
        )
    decoded = decoding.decode(content, name, choices.encoding)
    notices = [] if choices.encoding else decoding.notices(decoded)
    lines = [line for line in _cleaned(csv_text.lines(decoded.text, name)) if any(line[1])]
    return _table(
        lines,
        name,
        choices,
        notices,
        find,
        encoding=decoded.encoding,
        samples=decoded.samples,
    )


def _workbook(content: bytes, name: str, choices: Choices, find: Find) -> Table:
    found = workbook.sheets(content, name)
    filled = [sheet for sheet in found if sheet.lines]
    names = workbook.names(filled)
    if choices.sheet is not None:
        chosen = [sheet for sheet in filled if sheet.name == choices.sheet]
        if not chosen:
            raise RosterError(
                f"There is no sheet “{choices.sheet}” with something in it.",
                f"The sheets are: {', '.join(f'“{one}”' for one in names)}.",
                where=name,
            )
    else:
        chosen = [sheet for sheet in filled if find(sheet.lines) is not None] or filled
    if not chosen:
        raise RosterError(
            "The file has no first row with the names of the columns.", "Add one.", where=name
        )
    sheet = chosen[0]
    notices = []
    if len(names) > 1 and choices.sheet is None:
        others = ", ".join(f"“{one}”" for one in names if one != sheet.name)
        notices.append(f"Read from the sheet “{sheet.name}”. Not read: {others}.")
    if sheet.hidden:
        rows = _listed(sheet.hidden)
        notices.append(f"Hidden in the workbook, but read: {rows}.")
    if sheet.merged:
        rows = _listed(sheet.merged)
        notices.append(f"Filled in from a merged cell above: {rows}.")
    names = (sheet.name, *(one for one in names if one != sheet.name))
    several = names if len(names) > 1 else ()
    table = _table(_cleaned(sheet.lines), name, choices, notices, find, sheets=several)
    return replace(table, hidden=sheet.hidden)


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
            "Keep the columns that are needed.",
            where=name,
        )


def _table(
    read: Iterable[Line],
    name: str,
    choices: Choices,
    notices: list[str],
    find: Find,
    *,
    sheets: tuple[str, ...] = (),
    encoding: str = "",
    samples: Mapping[str, str] | None = None,
) -> Table:
    lines = list(read)
    header, below = _header(lines, name, choices, notices, find)
    width = max((len(cells) for _, cells in below), default=0)
    names = headers.numbered(width) if header is None else header[1]
    titles = [" ".join(cell.split()) for cell in names]
    columns = _columns(titles, f"{name}, line {header[0]}" if header else name)
    rows: list[RosterRow] = []
    refused: list[Refused] = []
    for line, cells in below:
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            refused.append(Refused(line=line, why="It has more cells than the header."))
            continue
        named = dict(zip(columns, cells, strict=False))
        named.pop("", None)
        if any(named.values()):
            rows.append(RosterRow(line=line, cells=named))
    if refused:
        notices.append(
            f"Left out, because they have more cells than the header:"
            f" {_listed([r.line for r in refused])}. A name with a comma in it needs quotation"
            " marks."
        )
    return Table(
        columns=tuple(filter(None, columns)),
        rows=rows,
        refused=refused,
        notices=notices,
        header=header[0] if header else 0,
        first=lines[: headers.WITHIN],
        sheets=sheets,
        encoding=encoding,
        samples=samples or {},
        repeated=tuple(name for name, times in Counter(filter(None, titles)).items() if times > 1),
    )


def _header(
    lines: list[Line], name: str, choices: Choices, notices: list[str], find: Find
) -> tuple[Line | None, list[Line]]:
    """The line that names the columns, and the lines of people below it."""
    if not lines:
        raise RosterError(
            "The file has no first row with the names of the columns.", "Add one.", where=name
        )
    if choices.header == 0:
        return None, lines
    if choices.header is not None:
        places = [place for place, (line, _) in enumerate(lines) if line == choices.header]
        if not places:
            raise RosterError(f"Line {choices.header} is empty.", "Choose another one.", where=name)
        place = places[0]
    else:
        found = find(lines)
        place = headers.likely(lines) if found is None else found
        if place:
            above = _listed([line for line, _ in lines[:place]])
            notices.append(
                f"Line {lines[place][0]} was taken for the names of the columns. Left out"
                f" above it: {above}."
            )
    below, more = headers.people(lines[place], lines[place + 1 :])
    if more:
        notices.append(f"Left out, because they repeat the names of the columns: {_listed(more)}.")
    return lines[place], below


class _Cells(dict[str, str]):
    """Cells as they stand, and clean: a large file says few things, and each many times."""

    def __missing__(self, cell: str) -> str:
        self[cell] = clean = _clean(cell)
        return clean


def _cleaned(lines: Iterable[Line]) -> Iterator[Line]:
    clean = _Cells()
    return ((line, [clean[cell] for cell in cells]) for line, cells in lines)


def _clean(cell: str) -> str:
    """A cell without what cannot be seen, at its ends and within; line breaks stay."""
    text = unicodedata.normalize("NFC", cell.translate(INVISIBLE)).strip()
    while text and unicodedata.category(text[0]) == "Cf":
        text = text[1:].lstrip()
    while text and unicodedata.category(text[-1]) == "Cf":
        text = text[:-1].rstrip()
    return text


def _columns(header: Sequence[str], where: str) -> list[str]:
    """The names of the columns by position; "" where a column has none."""
    columns = list(header)
    while columns and not columns[-1]:
        columns.pop()
    if any(unicodedata.category(character) == "Cc" for name in columns for character in name):
        raise RosterError("The first row is not text.", "Save it as CSV or as .xlsx.", where=where)
    if not columns:
        raise RosterError(
            "The file has no first row with the names of the columns.", "Add one.", where=where
        )
    if len(columns) > MOST_COLUMNS:
        raise RosterError(
            f"The first row has over {MOST_COLUMNS} columns.",
            "Check that it holds the names of the columns.",
            where=where,
        )
    for position, name in enumerate(columns):
        if name and name in columns[:position]:
            if about(name) != About():
                raise RosterError(
                    f"Columns {columns.index(name) + 1} and {position + 1} have the same name.",
                    "Give each its own.",
                    where=where,
                )
            columns[position] = f"{name}, column {position + 1}"
    return columns


def _listed(lines: Sequence[int]) -> str:
    shown = ", ".join(str(line) for line in lines[:SHOWN])
    more = f" and {len(lines) - SHOWN} more" if lines[SHOWN:] else ""
    return f"line{'s' if len(lines) > 1 else ''} {shown}{more}"
