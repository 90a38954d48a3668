"""Answers collected elsewhere, from a file to arrays, fault by fault.

Each answer has a relationship, a round, a side, a measure and a value, and people if one likes.
"""

import shlex
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from mentorsurvey.analyse.asked import Asked, Fault, listed
from mentorsurvey.analyse.data import LongForm, order
from mentorsurvey.errors import FileError, RosterError
from mentorsurvey.exchange import roster_files, round_order, spellings
from mentorsurvey.exchange.answer_cells import Answers, Numbers, Texts, answers
from mentorsurvey.exchange.answer_checks import SHOWN, Cells, Reading, take, whole
from mentorsurvey.exchange.answer_columns import PEOPLE, header_of, understand
from mentorsurvey.instruments import SIDES

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
    reading = Reading()
    found: Answers | None = None
    try:
        file = roster_files.read(path, choices, partial(header_of, asked=asked))
        found = _answers(reading, file, asked)
        del file
    except RosterError as problem:
        place = problem.where.removeprefix(path.name).removeprefix(", ")
        reading.faults.append(Fault(place=place, what=problem.what, mend=problem.mend))
    if found:
        found = _spelled(reading, found)
        asked = asked.respelled(filter(None, found.measure.distinct))
        reading.numbers = Numbers.of(found.value.distinct)
    if reading.numbers.commas:
        reading.notices.append("Commas in numbers were read as decimal points.")
    scales, faults = asked.read_scales()
    reading.scales, reading.unscaled = scales, bool(faults)
    if found:
        take(reading, found)
        if len(reading.faults) < SHOWN:
            whole(reading)
    if reading.cells:
        faults += asked.unknown(sorted(reading.known), scales)
    rounds = _rounds(reading, asked, faults)
    faults += reading.faults
    if faults or not reading.cells:
        raise FaultyTable(faults, path.name)
    return _long_form(reading, reading.cells, rounds)


def _answers(reading: Reading, file: roster_files.Table, asked: Asked) -> Answers | None:
    """All answers of a file as they are written; None where its columns have faults."""
    layout, faults = understand(file.columns, asked)
    reading.header, reading.at = file.header, layout.at
    reading.faults += faults
    for name in file.repeated:
        if name in layout.at.values():
            reading.fault(file.header, name, "Two columns have this name.", "Rename one of them.")
    if reading.faults:
        return None
    reading.notices += file.notices
    reading.people.update({name: {} for name in PEOPLE if name in layout.at})
    for row in file.refused:
        what = "The row has more cells than the header."
        mend = "Put a value with a comma in it in quotes."
        reading.fault(row.line, file.columns[-1], what, mend)
    found, unread = answers(file, layout)
    if unread:
        reading.notices.append(f"Columns that were not read: {', '.join(unread)}.")
    if "round" not in layout.at:
        reading.notices.append("The file has no column of rounds: all answers count as one round.")
    return found


def _spelled(reading: Reading, found: Answers) -> Answers:
    """The same answers, each name in one spelling."""
    names: dict[str, Any] = {}
    for what in ("relationship", "round", "measure", *PEOPLE):
        texts: Texts = getattr(found, what)
        spelling = spellings.spelled(texts.distinct)
        reading.notices += spellings.notices(spelling, what)
        names[what] = texts.mapped(spelling.__getitem__)
    return replace(found, **names)


def _rounds(reading: Reading, asked: Asked, faults: list[Fault]) -> list[str]:
    """The rounds in their order, where it can be told or is said."""
    labels = list(reading.cells.round.distinct) if reading.cells else []
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
        reading.faults.append(Fault(place="column round", what=what, mend=mend))
    return found or labels


def _long_form(reading: Reading, cells: Cells, rounds: list[str]) -> LongForm:
    relationships = sorted(cells.relationship.distinct, key=order)
    measures = sorted(cells.measure.distinct)
    at = [
        np.argsort(np.array([places[name] for name in names], dtype=np.int64))[texts.at]
        for texts, names in (
            (cells.measure, measures),
            (cells.relationship, relationships),
            (cells.round, rounds),
        )
        for places in [{name: place for place, name in enumerate(texts.distinct)}]
    ]
    every = np.full((len(measures), len(SIDES), len(relationships), len(rounds)), np.nan)
    every[at[0], cells.side, at[1], at[2]] = cells.value
    mentors, mentees = (
        tuple(reading.people[column][name] for name in relationships)
        if column in reading.people
        else tuple(f"{OWN}{column} {name}" for name in relationships)
        for column in PEOPLE
    )
    return LongForm(
        relationships=tuple(relationships),
        rounds=tuple(rounds),
        mentors=mentors,
        mentees=mentees,
        mentors_named="mentor" in reading.people,
        values={name: (every[place, 0], every[place, 1]) for place, name in enumerate(measures)},
        scales={name: scale for name, scale in reading.known.items() if scale},
        notices=tuple(reading.notices),
    )
