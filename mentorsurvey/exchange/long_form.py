"""Answers collected elsewhere, from a file to arrays, fault by fault.

Each answer has a relationship, a round, a side, a measure and a value, and people if one likes.
"""

import math
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np

from mentorsurvey.analyse.asked import Asked, Fault, listed, scale_for
from mentorsurvey.analyse.data import (
    SIDES,
    LongForm,
    Scale,
    construct_of,
    flow_of,
    kinds_of,
    normal,
    order,
)
from mentorsurvey.errors import FileError, RosterError
from mentorsurvey.exchange import roster_files, round_order, spellings
from mentorsurvey.exchange.answer_cells import Answer, Numbers, answers
from mentorsurvey.exchange.answer_columns import PEOPLE, header_of, understand
from mentorsurvey.measures.give_and_take import KINDS

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
    numbers: Numbers = field(default_factory=lambda: Numbers.of(()))
    header: int = 1
    at: Mapping[str, str] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    known: dict[str, Scale | None] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def fault(self, line: int, column: str, what: str, mend: str) -> None:
        """Note what is wrong at a place."""
        self.faults.append(Fault(line=line, column=column, what=what, mend=mend))


def read(path: Path, asked: Asked, choices: roster_files.Choices | None = None) -> LongForm:
    """Read a file, and check what is asked of it.

    A value that is empty, or NA, is a missing answer, as is a row that is not there.

    Raises
    ------
    FileError
        Where there is no such file, or it cannot be read.
    FaultyTable
        With every fault of the file and of the options, up to 20.
    """
    table = _Table()
    found: list[Answer] = []
    try:
        file = roster_files.read(path, choices, partial(header_of, asked=asked))
        found = _answers(table, file, asked)
    except RosterError as problem:
        place = problem.where.removeprefix(path.name).removeprefix(", ")
        table.faults.append(Fault(place=place, what=problem.what, mend=problem.mend))
    found = _spelled(table, found)
    asked = asked.respelled(dict.fromkeys(one.measure for one in found if one.measure))
    table.numbers = Numbers.of({one.value for one in found})
    if table.numbers.commas:
        table.notices.append("Commas in numbers were read as decimal points.")
    scales, faults = asked.read_scales()
    table.scales, table.unscaled = scales, bool(faults)
    for one in found:
        if len(table.faults) >= SHOWN:
            break
        _take(table, one)
    else:
        if found or not table.faults:
            _whole(table)
    if table.cells:
        faults += asked.unknown(sorted(table.known), scales)
    rounds = _rounds(table, asked, faults)
    faults += table.faults
    if faults:
        raise FaultyTable(faults, path.name)
    return _long_form(table, rounds)


def _answers(table: _Table, file: roster_files.Table, asked: Asked) -> list[Answer]:
    """All answers of a file as they are written."""
    layout, faults = understand(file.columns, asked)
    table.header, table.at = file.header, layout.at
    table.faults += faults
    for name in file.repeated:
        if name in layout.at.values():
            table.fault(file.header, name, "Two columns have this name.", "Rename one of them.")
    if table.faults:
        return []
    table.notices += file.notices
    table.people.update({name: {} for name in PEOPLE if name in layout.at})
    for row in file.refused:
        what = "The row has more cells than the header."
        mend = "Put a value with a comma in it in quotes."
        table.fault(row.line, file.columns[-1], what, mend)
    found, unread = answers(file, layout)
    if unread:
        table.notices.append(f"Columns that were not read: {', '.join(unread)}.")
    if "round" not in layout.at:
        table.notices.append("The file has no column of rounds: all answers count as one round.")
    return found


def _spelled(table: _Table, found: list[Answer]) -> list[Answer]:
    """The same answers, each name in one spelling."""
    for what in ("relationship", "round", "measure", *PEOPLE):
        spelling = spellings.spelled({getattr(one, what) for one in found})
        table.notices += spellings.notices(spelling, what)
        for one in found:
            setattr(one, what, spelling[getattr(one, what)])
    return found


def _rounds(table: _Table, asked: Asked, faults: list[Fault]) -> list[str]:
    """The rounds in their order, where it can be told or is said."""
    labels = list(table.rounds)
    those = ", ".join(labels)
    if asked.rounds is not None:
        given = round_order.as_said(labels, asked.order_of_rounds)
        if given is None:
            what = "These are not the rounds of the file."
            faults.append(Fault(place="--rounds", what=what, mend=f"They are: {those}."))
        return given or labels
    found = round_order.in_order(labels)
    if found is None:
        mend = f"Say it, with the first round first: --rounds {shlex.quote(listed(labels))}."
        what = f"The order of these rounds cannot be told: {those}."
        table.faults.append(Fault(place="column round", what=what, mend=mend))
    return found or labels


def _take(table: _Table, one: Answer) -> None:
    """Take one answer in, or note what is wrong with it."""
    before = len(table.faults)
    for name in ("relationship", "round", "measure"):
        if not getattr(one, name):
            what, mend = "The cell is empty.", "Fill it in, or leave the row out."
            table.fault(one.line, table.at.get(name, name), what, mend)
    side = one.side.casefold()
    if side not in SIDES:
        column = table.at.get("side", "side")
        table.fault(one.line, column, "This is no side.", "Write mentor or mentee.")
    measure = normal(one.measure)
    if measure and measure not in table.known:
        _meet(table, one, measure)
    value = _value(table, one, table.known.get(measure))
    if len(table.faults) > before:
        return
    for column, named in table.people.items():
        said = getattr(one, column)
        if said and named.setdefault(one.relationship, said) != said:
            what = f"The relationship had another {column} before."
            table.fault(one.line, column, what, "Give a new pair a relationship of its own.")
    place = (
        table.relationships.setdefault(one.relationship, len(table.relationships)),
        table.rounds.setdefault(one.round, len(table.rounds)),
    )
    cells = table.cells.setdefault(measure, ({}, {}))[SIDES.index(side)]
    if place in cells:
        what = "Relationship, round, side and measure were there before."
        table.fault(one.line, one.named, what, "Keep one of the two rows.")
    cells[place] = value


def _meet(table: _Table, one: Answer, measure: str) -> None:
    """Take note of a measure where it first stands."""
    table.known[measure] = scale_for(measure, table.scales)
    table.lines[measure] = one.line
    construct, flow = construct_of(measure), flow_of(measure)
    if construct is not None and not (construct and measure.partition("/")[2]):
        what = "An item needs its construct and its id."
        table.fault(one.line, one.named, what, "Write item:CONSTRUCT/ID.")
    if flow and measure.endswith(":"):
        what = "The kind is missing."
        table.fault(one.line, one.named, what, f"Write {flow[0]}:KIND, or {flow[0]} alone.")
    if table.known[measure] is None and not table.unscaled:
        mend = "Give --min and --max for all measures, or --scale MEASURE=MIN:MAX for this one."
        table.fault(one.line, one.named, "The measure has no scale.", mend)


def _value(table: _Table, one: Answer, scale: Scale | None) -> float:
    number = table.numbers.read(one.value)
    if number is None:
        what, mend = "This is no number.", "Write a number, or leave the cell empty."
        if "," in one.value:
            what = "Its comma could stand before decimals or between thousands."
            mend = "Write all numbers with a decimal point, without a mark between thousands."
        table.fault(one.line, one.column, what, mend)
    elif scale and not (math.isnan(number) or scale.minimum <= number <= scale.maximum):
        what = f"The value lies outside {scale.minimum:g} to {scale.maximum:g}."
        mend = "Correct it, or the scale (--min, --max, --scale), or choose --measures."
        table.fault(one.line, one.column, what, mend)
    return math.nan if number is None else number


def _whole(table: _Table) -> None:
    """What shows once every row was read."""
    if not table.cells and not table.faults:
        what = "There is no row below the names of the columns."
        table.fault(table.header + 1, "relationship", what, "Add the answers.")
    kinds = kinds_of(table.cells)
    if len(kinds) > KINDS:
        last = max(line for name, line in table.lines.items() if kinds_of([name]))
        what = f"There are {len(kinds)} kinds of give and take."
        table.fault(last, "measure", what, f"Keep at most {KINDS}.")
    for column, named in table.people.items():
        nameless = len(table.relationships.keys() - named.keys())
        if nameless:
            what = f"{nameless} relationship{'s' if nameless > 1 else ''} without a {column}."
            table.fault(table.header, column, what, "Fill it in, or leave the whole column out.")


def _long_form(table: _Table, rounds: list[str]) -> LongForm:
    relationships = sorted(table.relationships, key=order)
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
        notices=tuple(table.notices),
    )
