"""Cells of a file of answers: one answer each, and the numbers in them."""

import math
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from mentorsurvey.analyse.data import as_number
from mentorsurvey.exchange.answer_columns import Layout
from mentorsurvey.exchange.roster_files import Table

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

MISSING = {"", ".", "-", "na", "n/a", "nan", "null", "none", "#n/a", "#null!", "#nv"}
"""Values that are no answer, as spreadsheets and statistics programs write them."""
_COMMA = re.compile(r"[+-]?\d+,\d+")
_POINT = re.compile(r"[+-]?\d*\.\d+")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")


@dataclass(frozen=True, kw_only=True)
class Texts:
    """A column of texts: each one once, in the order in which they come, and which stands where."""

    distinct: tuple[str, ...]
    at: Ints = field(repr=False)

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Texts":
        """These texts."""
        places: dict[str, int] = {}
        at = np.fromiter((places.setdefault(one, len(places)) for one in texts), dtype=np.int64)
        return cls(distinct=tuple(places), at=at)

    def mapped(self, how: Callable[[str], str]) -> "Texts":
        """Each text changed in the same way."""
        once = Texts.of(map(how, self.distinct))
        return Texts(distinct=once.distinct, at=once.at[self.at])

    def repeated(self, times: int) -> "Texts":
        """Each text so many times in a row."""
        return Texts(distinct=self.distinct, at=np.repeat(self.at, times))

    def again(self, times: int) -> "Texts":
        """All of them so many times."""
        return Texts(distinct=self.distinct, at=np.tile(self.at, times))

    def first(self) -> Ints:
        """Where each stands first."""
        return np.asarray(np.unique(self.at, return_index=True)[1])

    def where(self, holds: Callable[[str], bool]) -> Flags:
        """Of which it holds."""
        return np.array([holds(one) for one in self.distinct], dtype=np.bool_)[self.at]

    def __getitem__(self, place: int) -> str:
        return self.distinct[int(self.at[place])]


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Answers as they are written, a column each.

    Attributes
    ----------
    lines : ints
        The line of each.
    column, named : Texts
        Where its value stands, and where its measure.
    relationship, round, side, measure, value, mentor, mentee : Texts
        What it says.
    """

    lines: Ints = field(repr=False)
    column: Texts
    named: Texts
    relationship: Texts
    round: Texts
    side: Texts
    measure: Texts
    value: Texts
    mentor: Texts
    mentee: Texts


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """How the numbers of a file are written.

    ``commas`` says whether a comma stands before the decimals, ``unclear`` whether it might as
    well stand between thousands.
    """

    commas: bool
    unclear: bool

    @classmethod
    def of(cls, texts: Collection[str]) -> "Numbers":
        """As all numbers of the file show it."""
        with_comma = {text for text in texts if _COMMA.fullmatch(text)}
        unclear = bool(with_comma) and all(map(_THOUSANDS.fullmatch, with_comma))
        with_point = any(_POINT.fullmatch(text) for text in texts)
        return cls(commas=bool(with_comma) and not unclear and not with_point, unclear=unclear)

    def read(self, text: str) -> float | None:
        """The number; NaN where it is missing, None where it is none."""
        if is_missing(text):
            return math.nan
        if self.commas and _COMMA.fullmatch(text):
            text = text.replace(",", ".")
        return as_number(text)


def is_missing(text: str) -> bool:
    """Whether a value is no answer."""
    return text.casefold() in MISSING


def answers(table: Table, layout: Layout) -> tuple[Answers, list[str]]:
    """The answers of a table, and the columns that were not read.

    Where several answers stand in a row and nobody named their columns, those that hold a text
    are none.
    """
    unread = layout.unread(table.columns)
    measured = list(layout.measured)
    if measured and not layout.named:
        texts = {one.column: _column(table, one.column).distinct for one in measured}
        unread += [column for column, said in texts.items() if not _holds_numbers(said)]
        measured = [one for one in measured if one.column not in unread]
    long = "value" in layout.at
    columns = [layout.at["value"]] if long else [one.column for one in measured]
    named = [layout.at.get("measure", one) for one in columns]
    lines = np.array([row.line for row in table.rows], dtype=np.int64)

    def cell(name: str, otherwise: str = "") -> Texts:
        if name not in layout.at:
            return Texts.of([otherwise]).again(len(lines) * len(columns))
        return _column(table, layout.at[name]).repeated(len(columns))

    def each(said: Iterable[str]) -> Texts:
        return Texts.of(said).again(len(lines))

    sides = [one.side for one in measured if one.side]
    found = Answers(
        lines=np.repeat(lines, len(columns)),
        column=each(columns),
        named=each(named),
        relationship=cell("relationship"),
        round=cell("round", "1"),
        side=each(sides) if sides else cell("side"),
        measure=cell("measure") if long else each(one.measure for one in measured),
        value=Texts.of(
            row.cells.get(column, "") for row in table.rows for column in columns
        ).mapped(_plain),
        mentor=cell("mentor"),
        mentee=cell("mentee"),
    )
    return found, unread


def _column(table: Table, column: str) -> Texts:
    return Texts.of(row.cells.get(column, "") for row in table.rows).mapped(_plain)


def _plain(cell: str) -> str:
    return " ".join(cell.split())


def _holds_numbers(texts: Iterable[str]) -> bool:
    given = {text for text in texts if not is_missing(text)}
    numbers = Numbers.of(given)
    return bool(given) and all(numbers.read(text) is not None for text in given)
