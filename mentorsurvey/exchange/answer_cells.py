"""Cells of a file of answers: one answer each, and the numbers in them."""

import math
import re
from collections.abc import Collection
from dataclasses import dataclass

from mentorsurvey.analyse.data import as_number
from mentorsurvey.exchange.answer_columns import PEOPLE, Layout
from mentorsurvey.exchange.roster_files import Table

MISSING = {"", ".", "-", "na", "n/a", "nan", "null", "none", "#n/a", "#null!", "#nv"}
"""Values that are no answer, as spreadsheets and statistics programs write them."""
_COMMA = re.compile(r"[+-]?\d+,\d+")
_POINT = re.compile(r"[+-]?\d*\.\d+")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")


@dataclass(slots=True, kw_only=True)
class Answer:
    """One answer as it is written; ``column`` is where its value stands, ``named`` its measure."""

    line: int
    column: str
    named: str
    relationship: str
    round: str
    side: str
    measure: str
    value: str
    mentor: str = ""
    mentee: str = ""


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


def answers(table: Table, layout: Layout) -> tuple[list[Answer], list[str]]:
    """The answers of a table, and the columns that were not read.

    Where several answers stand in a row and nobody named their columns, those that hold a text
    are none.
    """
    rows = [
        (row.line, {column: " ".join(cell.split()) for column, cell in row.cells.items()})
        for row in table.rows
    ]
    unread = layout.unread(table.columns)
    found: list[Answer] = []
    if not layout.measured:
        column = layout.at["value"]
        found = [
            _answer(line, cells, layout, column, measure=cells.get(layout.at["measure"], ""))
            for line, cells in rows
        ]
        return found, unread
    measured = list(layout.measured)
    if not layout.named:
        texts = {one.column: {cells.get(one.column, "") for _, cells in rows} for one in measured}
        unread += [one.column for one in measured if not _holds_numbers(texts[one.column])]
        measured = [one for one in measured if one.column not in unread]
    for line, cells in rows:
        found += [
            _answer(line, cells, layout, one.column, measure=one.measure, side=one.side)
            for one in measured
        ]
    return found, unread


def _answer(
    line: int,
    cells: dict[str, str],
    layout: Layout,
    column: str,
    *,
    measure: str,
    side: str | None = None,
) -> Answer:
    def cell(name: str) -> str:
        return cells.get(layout.at[name], "") if name in layout.at else ""

    return Answer(
        line=line,
        column=column,
        named=layout.at.get("measure", column),
        relationship=cell("relationship"),
        round=cell("round") if "round" in layout.at else "1",
        side=side or cell("side"),
        measure=measure,
        value=cells.get(column, ""),
        **{name: cell(name) for name in PEOPLE},
    )


def _holds_numbers(texts: set[str]) -> bool:
    given = {text for text in texts if not is_missing(text)}
    numbers = Numbers.of(given)
    return bool(given) and all(numbers.read(text) is not None for text in given)
