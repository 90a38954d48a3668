"""The program line: mean health of the same relationships over rounds, and what changed in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from mentorsurvey.measures.health import program_line
from mentorsurvey.measures.noise import can_tell, interval, mean, present, variance
from mentorsurvey.readings.series import ABSENT, FEWEST, History, healths

KEPT = 1 / 3
"""Share of the latest round's relationships that the program line keeps following: rounds that
few answered are left out of it until so many remain. A convention."""


@dataclass(frozen=True, kw_only=True)
class Followed:
    """Mean H of one round over the relationships that the line follows, and its 95 % interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Change:
    """From the first to the last round of the line, over the same ``n`` relationships."""

    n: int
    first_round: int
    last_round: int
    difference: float
    low: float
    high: float
    can_tell: bool


def follow(
    histories: Sequence[History], numbers: Sequence[int]
) -> tuple[dict[int, Followed], int, Change | None]:
    """The program line: the same relationships over closed rounds, how many, first against last.

    Rounds that few answered are left out, the emptiest first and the latest never, until a third
    (``KEPT``) of the latest round's relationships, and at least ``FEWEST``, are there in all.
    """
    seen = {
        number: {
            place
            for place, history in enumerate(histories)
            if history.get(number, ABSENT).health is not None
        }
        for number in numbers
    }
    there = [number for number in numbers if seen[number]]
    need = max(FEWEST, ceil(KEPT * len(seen[there[-1]]))) if there else FEWEST
    same: set[int] = set()
    while there:
        same = set.intersection(*(seen[number] for number in there))
        if len(same) >= need or len(there) == 1:
            break
        there.remove(min(there[:-1], key=lambda number: (len(seen[number]), number)))
    if len(same) < FEWEST:
        return {}, 0, None
    kept = [healths(histories[place], there) for place in sorted(same)]
    line = {
        number: _followed(point.mean, [row[place] for row in kept])
        for place, (number, point) in enumerate(zip(there, program_line(kept), strict=True))
        if point.mean is not None
    }
    return line, len(kept), _change(kept, there)


def _followed(centre: float, values: Sequence[float | None]) -> Followed:
    low, high = interval(centre, error_of_mean(present(values)), lowest=0.0, highest=100.0)
    return Followed(mean=centre, low=low, high=high)


def _change(kept: Sequence[Sequence[float | None]], numbers: Sequence[int]) -> Change | None:
    if len(numbers) < 2:
        return None
    differences = [row[-1] - row[0] for row in kept if row[0] is not None and row[-1] is not None]
    difference, error = mean(differences), error_of_mean(differences)
    low, high = interval(difference, error, lowest=-100.0, highest=100.0)
    return Change(
        n=len(differences),
        first_round=numbers[0],
        last_round=numbers[-1],
        difference=difference,
        low=low,
        high=high,
        can_tell=can_tell(difference, error),
    )


def error_of_mean(values: Sequence[float]) -> float:
    """Standard error of a mean over two relationships or more, in the unit of the values."""
    return sqrt(variance(values) / (len(values) - 1))
