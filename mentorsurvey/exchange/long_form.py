"""The only place that reads answers collected elsewhere: a CSV file in long form, fault by fault.

One row an answer: relationship, round, side, measure, value, and who the people are if one likes.
"""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from mentorsurvey.errors import FileError, RosterError
from mentorsurvey.exchange import csv_text, decoding
from mentorsurvey.measures.give_and_take import KINDS
from mentorsurvey.readings.analysis_asked import Asked, Fault, scale_for
from mentorsurvey.readings.analysis_data import (
    SIDES,
    LongForm,
    Scale,
    as_number,
    construct_of,
    flow_of,
    kinds_of,
    normal,
    order,
)

NEEDED = ("relationship", "round", "side", "measure", "value")
PEOPLE = ("mentor", "mentee")
"""Columns that may be left out."""

MISSING = ("", "NA")
"""Values that are no answer."""

SHOWN = 20
"""Faults that are told at once."""

OWN = "\0"
"""Begins a name that the file does not give: it holds no NUL, so that nobody else is called so."""


class FaultyTable(FileError):
    """A table that cannot be analysed as it is.

    Attributes
    ----------
    faults : tuple of Fault
        At most 20, in the order of the file.
    """

    id = "faulty-table"

    def __init__(self, faults: Sequence[Fault], where: str) -> None:
        self.faults = tuple(faults[:SHOWN])
        some = "At least" if len(faults) >= SHOWN else ""
        count = f"{some} {len(self.faults)} fault{'s' if len(faults) > 1 else ''} to mend.".strip()
        super().__init__("\n  ".join([count, *map(str, self.faults)]), where=where)


@dataclass
class _Table:
    """What was read so far.

    ``cells`` holds measure → side → (relationship, round) → value, both by their order of arrival;
    ``known`` and ``lines`` the scale of each measure and where it first stood; ``unscaled`` says
    that the options had faults, so that a measure without a scale is none of its own.
    """

    faults: list[Fault] = field(default_factory=list)
    relationships: dict[str, int] = field(default_factory=dict)
    rounds: dict[str, int] = field(default_factory=dict)
    cells: dict[str, tuple[dict[tuple[int, int], float], ...]] = field(default_factory=dict)
    people: dict[str, dict[str, str]] = field(default_factory=dict)
    scales: dict[str, Scale] = field(default_factory=dict)
    unscaled: bool = False
    known: dict[str, Scale | None] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def fault(self, line: int, column: str, what: str, mend: str) -> None:
        """Note what is wrong at a place."""
        self.faults.append(Fault(line=line, column=column, what=what, mend=mend))


def read(path: Path, asked: Asked) -> LongForm:
    """Read a file, and check what is asked of it.

    A value that is empty, or NA, is a missing answer, as is a row that is not there.

    Raises
    ------
    FileError
        Where there is no such file, or it cannot be read.
    FaultyTable
        With every fault of the file and of the options, up to 20.
    """
    try:
        if not path.is_file():
            raise FileError("There is no such file.", "Check its name.", where=str(path))
        content = path.read_bytes()
    except OSError as problem:
        raise FileError(
            "The file cannot be read.", "Give this user the right to read it.", where=str(path)
        ) from problem
    table = _Table()
    scales, option_faults = asked.read_scales()
    table.scales, table.unscaled = scales, bool(option_faults)
    notices: list[str] = []
    try:
        notices = _fill(table, content, path.name)
    except RosterError as problem:  # as csv_text says it; its advice is for rosters
        whole = problem.where == path.name
        mend = "Save it as CSV in UTF-8." if whole else problem.mend
        place = problem.where.removeprefix(f"{path.name}, ")
        table.faults.append(Fault(place="" if whole else place, what=problem.what, mend=mend))
    if table.cells:
        option_faults += asked.unknown(sorted(table.known), scales)
    faults = [*option_faults, *table.faults]
    if faults:
        raise FaultyTable(faults, path.name)
    return _long_form(table, notices)


def _fill(table: _Table, content: bytes, name: str) -> list[str]:
    if not content.strip():
        table.faults.append(Fault(what="The file is empty.", mend="Save it again."))
        return []
    decoded = decoding.decode(content, name)
    notices = decoding.notices(decoded)
    lines = csv_text.lines(decoded.text, name)
    filled = ((line, cells) for line, cells in lines if any(cell.strip() for cell in cells))
    first, header = next(filled, (1, []))
    columns = [_clean(cell).casefold() for cell in header]
    missing = [column for column in NEEDED if column not in columns]
    for column in missing:
        table.fault(first, column, "This column is missing.", f"Add a column named {column}.")
    for column in (*NEEDED, *PEOPLE):
        if columns.count(column) > 1:
            table.fault(first, column, "Two columns have this name.", "Rename one of them.")
    if table.faults:
        return notices
    others = [column for column in columns if column and column not in (*NEEDED, *PEOPLE)]
    if others:
        notices.append(f"Columns that were not read: {', '.join(others)}.")
    at = {column: columns.index(column) for column in (*NEEDED, *PEOPLE) if column in columns}
    table.people.update({column: {} for column in PEOPLE if column in at})
    for line, cells in filled:
        if len(table.faults) >= SHOWN:
            break
        if any(cell.strip() for cell in cells[len(columns) :]):
            what = "The row has more cells than the header."
            table.fault(line, columns[-1], what, "Put a value with a comma in it in quotes.")
            continue
        row = {
            column: _clean(cells[place]) if place < len(cells) else ""
            for column, place in at.items()
        }
        _take(table, line, row)
    else:
        _whole(table, first)
    return notices


def _take(table: _Table, line: int, row: dict[str, str]) -> None:
    """Take one row in, or note what is wrong with it."""
    before = len(table.faults)
    for column in ("relationship", "round", "measure"):
        if not row[column]:
            table.fault(line, column, "The cell is empty.", "Fill it in, or leave the row out.")
    side = row["side"].casefold()
    if side not in SIDES:
        table.fault(line, "side", "This is no side.", "Write mentor or mentee.")
    measure = normal(row["measure"])
    if measure and measure not in table.known:
        _meet(table, line, measure)
    value = _value(table, line, row["value"], table.known.get(measure))
    if len(table.faults) > before:
        return
    for column, named in table.people.items():
        said = row[column]
        if said and named.setdefault(row["relationship"], said) != said:
            what = f"The relationship had another {column} before."
            table.fault(line, column, what, "Give a new pair a relationship of its own.")
    place = (
        table.relationships.setdefault(row["relationship"], len(table.relationships)),
        table.rounds.setdefault(_label(row["round"]), len(table.rounds)),
    )
    cells = table.cells.setdefault(measure, ({}, {}))[SIDES.index(side)]
    if place in cells:
        what = "Relationship, round, side and measure were there before."
        table.fault(line, "measure", what, "Keep one of the two rows.")
    cells[place] = value


def _meet(table: _Table, line: int, measure: str) -> None:
    """Take note of a measure where it first stands."""
    table.known[measure] = scale_for(measure, table.scales)
    table.lines[measure] = line
    construct, flow = construct_of(measure), flow_of(measure)
    if construct is not None and not (construct and measure.partition("/")[2]):
        what = "An item needs its construct and its id."
        table.fault(line, "measure", what, "Write item:CONSTRUCT/ID.")
    if flow and measure.endswith(":"):
        what = "The kind is missing."
        table.fault(line, "measure", what, f"Write {flow[0]}:KIND, or {flow[0]} alone.")
    if table.known[measure] is None and not table.unscaled:
        mend = "Give --min and --max for all measures, or --scale MEASURE=MIN:MAX for this one."
        table.fault(line, "measure", "The measure has no scale.", mend)


def _value(table: _Table, line: int, text: str, scale: Scale | None) -> float:
    if text in MISSING:
        return math.nan
    number = as_number(text)
    if number is None:
        mend = "Write a number with a decimal point, or leave the cell empty."
        table.fault(line, "value", "This is no number.", mend)
    elif scale and not scale.minimum <= number <= scale.maximum:
        what = f"The value lies outside {scale.minimum:g} to {scale.maximum:g}."
        table.fault(line, "value", what, "Correct it, or the scale (--min, --max, --scale).")
    return math.nan if number is None else number


def _whole(table: _Table, header: int) -> None:
    """What shows once every row was read."""
    if not table.cells and not table.faults:
        what = "There is no row below the names of the columns."
        table.fault(header + 1, "relationship", what, "Add the answers.")
    kinds = kinds_of(table.cells)
    if len(kinds) > KINDS:
        last = max(line for name, line in table.lines.items() if kinds_of([name]))
        what = f"There are {len(kinds)} kinds of give and take."
        table.fault(last, "measure", what, f"Keep at most {KINDS}.")
    for column, named in table.people.items():
        nameless = len(table.relationships.keys() - named.keys())
        if nameless:
            what = f"{nameless} relationship{'s' if nameless > 1 else ''} without a {column}."
            table.fault(header, column, what, "Fill it in, or leave the whole column out.")


def _long_form(table: _Table, notices: list[str]) -> LongForm:
    relationships = sorted(table.relationships, key=order)
    rounds = sorted(table.rounds, key=order)
    pair_at, round_at = (
        np.argsort(np.array([places[name] for name in names], dtype=np.int64))
        for places, names in ((table.relationships, relationships), (table.rounds, rounds))
    )
    values = {}
    for measure, both in sorted(table.cells.items()):
        arrays = []
        for cells in both:
            found = np.full((len(relationships), len(rounds)), np.nan)
            if cells:
                places = np.array(list(cells), dtype=np.int64)
                found[pair_at[places[:, 0]], round_at[places[:, 1]]] = list(cells.values())
            arrays.append(found)
        values[measure] = (arrays[0], arrays[1])
    mentors, mentees = (
        tuple(table.people[column][name] for name in relationships)
        if column in table.people
        else tuple(f"{OWN}{column} {name}" for name in relationships)
        for column in PEOPLE
    )
    return LongForm(
        relationships=tuple(relationships),
        rounds=tuple(rounds),
        mentors=mentors,
        mentees=mentees,
        mentors_named="mentor" in table.people,
        mentees_named="mentee" in table.people,
        values=values,
        scales={name: scale for name, scale in table.known.items() if scale},
        notices=tuple(notices),
    )


def _label(text: str) -> str:
    """A round by its one name: 1, 01 and 1.0 are the same."""
    number = as_number(text)
    if number is None:
        return text
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def _clean(cell: str) -> str:
    return unicodedata.normalize("NFC", " ".join(cell.split()))
