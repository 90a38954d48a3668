"""Which line of a file names its columns, and which lines below it are no people either."""

import re
from collections.abc import Sequence

from mentorsurvey.exchange.column_names import about

WITHIN = 20
"""How many filled lines are looked at."""
QUALTRICS = '{"ImportId":'
"""How a cell of the third row of names begins in an export of Qualtrics."""
RESPONSES = {"response", "open-ended response", ""}
"""What the second row of names holds in an export of SurveyMonkey."""

Line = tuple[int, list[str]]


def find(lines: Sequence[Line]) -> int | None:
    """The place of the first line that names a mentor's and a mentee's column, if one does."""
    for place, (_, cells) in enumerate(lines[:WITHIN]):
        sides = {about(cell).side for cell in cells if cell}
        if {"mentor", "mentee"} <= sides:
            return place
    return None


def likely(lines: Sequence[Line]) -> int:
    """The place of the line that most likely names the columns: above it stand titles alone."""
    widths = [sum(map(bool, cells)) for _, cells in lines[:WITHIN]]
    most = max(widths, default=0)
    return next((place for place, width in enumerate(widths) if width > 1 or width == most), 0)


def people(header: Line, below: Sequence[Line]) -> tuple[list[Line], list[int]]:
    """The lines below that are no names of columns, and the numbers of those that are.

    Exports of Qualtrics have three rows of names, those of SurveyMonkey two; where sheets were
    copied together, the names come again among the people.
    """
    ends = 0
    for place, (_, cells) in enumerate(below[:3]):
        if any(re.sub(r"\s", "", cell).startswith(QUALTRICS) for cell in cells):
            ends = place + 1
    first = {cell.casefold() for cell in below[0][1]} if below else set()
    if not ends and first <= RESPONSES and first != {""}:
        ends = 1
    names = [cell.casefold() for cell in header[1]]
    kept, left = [], [line for line, _ in below[:ends]]
    for line, cells in below[ends:]:
        if cells[0].casefold() == names[0] and [cell.casefold() for cell in cells] == names:
            left.append(line)
        else:
            kept.append((line, cells))
    return kept, left


def numbered(width: int) -> list[str]:
    """Names for the columns of a file that has none."""
    return [f"Column {number}" for number in range(1, width + 1)]
