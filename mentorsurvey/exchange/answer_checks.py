"""Answers of a file as numbers, and whatever is wrong with them, as it stands in the file."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from mentorsurvey.analyse.asked import Fault, scale_for
from mentorsurvey.analyse.data import (
    Scale,
    construct_of,
    flow_of,
    kinds_of,
    normal,
)
from mentorsurvey.exchange.answer_cells import Answers, Flags, Ints, Numbers, Texts
from mentorsurvey.instruments import SIDES
from mentorsurvey.measures.give_and_take import KINDS
from mentorsurvey.measures.pair_rounds import Floats

SHOWN = 20
"""Faults that are told at once."""


@dataclass(frozen=True, kw_only=True)
class Cells:
    """Answers as numbers: which relationship, round, measure and side each is of, and its value."""

    relationship: Texts
    round: Texts
    measure: Texts
    side: Ints
    value: Floats

    def only(self, which: Flags) -> "Cells":
        """Some of them."""
        texts = (
            Texts(distinct=tuple(one.distinct[code] for code in codes), at=at)
            for one in (self.relationship, self.round, self.measure)
            for codes, at in [_in_order(one.at[which])]
        )
        relationship, round_, measure = texts
        return Cells(
            relationship=relationship,
            round=round_,
            measure=measure,
            side=self.side[which],
            value=self.value[which],
        )

    @property
    def place(self) -> Ints:
        """A number for each relationship, round, measure and side."""
        place = self.relationship.at
        for one, many in (
            (self.round.at, len(self.round.distinct)),
            (self.measure.at, len(self.measure.distinct)),
            (self.side, len(SIDES)),
        ):
            place = place * many + one
        return place


@dataclass
class Reading:
    """What was read so far.

    ``cells`` holds the answers without a fault; ``known`` and ``lines`` the scale of each measure
    and where it first stood; ``unscaled`` says that the options had faults, so that a measure
    without a scale is none of its own.
    """

    faults: list[Fault] = field(default_factory=list)
    cells: Cells | None = None
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


def take(reading: Reading, found: Answers) -> None:
    """Take the answers in, and note what is wrong with them, as they stand in the file."""
    read = [reading.numbers.read(one) for one in found.value.distinct]
    values = np.array([math.nan if one is None else one for one in read])[found.value.at]
    measure = found.measure.mapped(normal)
    unfit: dict[int, list[Fault]] = {}
    for place, name in zip(measure.first().tolist(), measure.distinct, strict=True):
        if name:
            unfit[place] = _meet(reading, found, place, name)
    scales = [reading.known.get(name) for name in measure.distinct]
    lowest, highest = (
        np.array([getattr(one, end) if one else outside for one in scales])[measure.at]
        for end, outside in (("minimum", -math.inf), ("maximum", math.inf))
    )
    sides = [
        SIDES.index(side) if (side := one.casefold()) in SIDES else -1
        for one in found.side.distinct
    ]
    cells = Cells(
        relationship=found.relationship,
        round=found.round,
        measure=measure,
        side=np.array(sides, dtype=np.int64)[found.side.at],
        value=values,
    )
    wrong = (cells.side < 0) | (values < lowest) | (values > highest)
    wrong |= np.array([one is None for one in read], dtype=np.bool_)[found.value.at]
    for texts in (found.relationship, found.round, found.measure):
        wrong |= texts.where(lambda text: not text)
    wrong[[place for place, faults in unfit.items() if faults]] = True
    others = {column: _other(reading, found, column, ~wrong) for column in reading.people}
    good = np.flatnonzero(~wrong)
    again = np.ones(len(values), dtype=np.bool_)
    again[good[np.unique(cells.place[good], return_index=True)[1]]] = False
    for place in np.flatnonzero(np.any([again, *others.values()], axis=0)).tolist():
        if len(reading.faults) >= SHOWN:
            break
        if wrong[place]:
            _tell(reading, found, place, unfit.get(place, []), scales[measure.at[place]])
            continue
        for column, other in others.items():
            if other[place]:
                what = f"On an earlier row, this relationship has another {column}."
                mend = "Give each pair a name of its own in the column relationship."
                reading.fault(int(found.lines[place]), column, what, mend)
        if again[place]:
            what = "An earlier row has the same relationship, round, side and measure."
            mend = "Keep one of the two rows."
            reading.fault(int(found.lines[place]), found.named[place], what, mend)
    if len(good):
        reading.cells = cells.only(~wrong)


def whole(reading: Reading) -> None:
    """What shows once every row was read."""
    if not reading.cells and not reading.faults:
        what = "There is no row below the names of the columns."
        reading.fault(reading.header + 1, "relationship", what, "Add the answers.")
    kinds = kinds_of(reading.cells.measure.distinct) if reading.cells else ()
    if len(kinds) > KINDS:
        last = max(line for name, line in reading.lines.items() if kinds_of([name]))
        what = f"There are {len(kinds)} kinds of give and take."
        reading.fault(last, "measure", what, f"Keep at most {KINDS}.")
    for column, named in reading.people.items():
        relationships = reading.cells.relationship.distinct if reading.cells else ()
        nameless = len(set(relationships) - named.keys())
        if nameless:
            what = f"{nameless} relationship{'s' if nameless > 1 else ''} without a {column}."
            reading.fault(
                reading.header, column, what, "Fill it in, or leave the whole column out."
            )


def _meet(reading: Reading, found: Answers, place: int, measure: str) -> list[Fault]:
    """Take note of a measure where it first stands; and what is wrong with its name."""
    reading.known[measure] = scale_for(measure, reading.scales)
    reading.lines[measure] = line = int(found.lines[place])
    construct, flow = construct_of(measure), flow_of(measure)
    wrong = []
    if construct is not None and not (construct and measure.partition("/")[2]):
        wrong.append(("An item needs its construct and its id.", "Write item:CONSTRUCT/ID."))
    if flow and measure.endswith(":"):
        wrong.append(("The kind is missing.", f"Write {flow[0]}:KIND, or {flow[0]} alone."))
    if reading.known[measure] is None and not reading.unscaled:
        mend = "Give --min and --max for all measures, or --scale MEASURE=MIN:MAX for this one."
        wrong.append(("The measure has no scale.", mend))
    column = found.named[place]
    return [Fault(line=line, column=column, what=what, mend=mend) for what, mend in wrong]


def _tell(
    reading: Reading, found: Answers, place: int, unfit: list[Fault], scale: Scale | None
) -> None:
    """What is wrong with one answer by itself."""
    line = int(found.lines[place])
    for name in ("relationship", "round", "measure"):
        if not getattr(found, name)[place]:
            what, mend = "The cell is empty.", "Fill it in, or leave the row out."
            reading.fault(line, reading.at.get(name, name), what, mend)
    if found.side[place].casefold() not in SIDES:
        column = reading.at.get("side", "side")
        reading.fault(line, column, "This is not a side.", "Write mentor or mentee.")
    reading.faults += unfit
    text, column = found.value[place], found.column[place]
    number = reading.numbers.read(text)
    if number is None:
        what, mend = "This is not a number.", "Write a number, or leave the cell empty."
        if "," in text:
            what = "Its comma could stand before decimals or between thousands."
            mend = "Write all numbers with a decimal point, without a mark between thousands."
        reading.fault(line, column, what, mend)
    elif scale and not (math.isnan(number) or scale.minimum <= number <= scale.maximum):
        what = f"The value lies outside {scale.minimum:g} to {scale.maximum:g}."
        mend = "Correct it, or the scale (--min, --max, --scale), or choose --measures."
        reading.fault(line, column, what, mend)


def _other(reading: Reading, found: Answers, column: str, good: Flags) -> Flags:
    """Where a relationship has another mentor or mentee than before; and who each one's is."""
    people: Texts = getattr(found, column)
    said = np.flatnonzero(good & people.where(bool))
    relationships = found.relationship.at[said]
    those, first = np.unique(relationships, return_index=True)
    theirs = np.full(len(found.relationship.distinct), -1)
    theirs[those] = people.at[said[first]]
    reading.people[column] = {
        found.relationship.distinct[one]: people.distinct[theirs[one]] for one in those.tolist()
    }
    other = np.zeros(len(good), dtype=np.bool_)
    other[said] = people.at[said] != theirs[relationships]
    return other


def _in_order(codes: Ints) -> tuple[list[int], Ints]:
    """The codes that are there, in the order in which they come, and which stands where."""
    there, first, at = np.unique(codes, return_index=True, return_inverse=True)
    order = np.argsort(first)
    return there[order].tolist(), np.argsort(order)[at]
