"""The program line: mean health of the same relationships over rounds, and what changed in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from mentorsurvey.measures.clusters import ClusteredMean, clustered_mean
from mentorsurvey.measures.noise import interval, present
from mentorsurvey.readings.series import ABSENT, History, healths
from mentorsurvey.store.programs import FEWEST

KEPT = 1 / 3
"""Share of the latest round's relationships that the program line keeps following: rounds that
few answered are left out of it until so many remain. A convention."""


@dataclass(frozen=True, kw_only=True)
class Followed:
    """Mean H of one round over the relationships that the line follows, and its 95 % interval.

    The interval rests on ``n_mentors`` mentors; None where these relationships share one.
    """

    mean: float
    low: float | None
    high: float | None
    n_mentors: int


@dataclass(frozen=True, kw_only=True)
class Change:
    """From the first to the last round of the line, over the same ``n`` relationships.

    ``difference`` is the mean of last less first, in points, > 0: up; ``error`` its standard error
    over ``n_mentors`` mentors. With one mentor there is neither that nor an interval, and nothing
    can be told.
    """

    n: int
    n_mentors: int
    first_round: int
    last_round: int
    difference: float
    error: float | None
    low: float | None
    high: float | None
    can_tell: bool


def follow(
    histories: Sequence[History],
    numbers: Sequence[int],
    mentors: Sequence[str],
    *,
    fewest: int = FEWEST,
) -> tuple[dict[int, Followed], int, Change | None]:
    """The program line: the same relationships over closed rounds, how many, first against last.

    ``mentors`` has the mentor of each history.

    Rounds that few answered are left out, the emptiest first and the latest never, until a third
    (``KEPT``) of the latest round's relationships, and at least ``fewest``, are there in all.
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
    need = max(fewest, ceil(KEPT * len(seen[there[-1]]))) if there else fewest
    # Those who were asked in the latest round need not have been asked in another one at all.
    if there:
        last = seen[there[-1]]
        there = [*(one for one in there[:-1] if len(seen[one] & last) >= need), there[-1]]
    same: set[int] = set()
    while there:
        same = set.intersection(*(seen[number] for number in there))
        if len(same) >= need or len(there) == 1:
            break
        there.remove(min(there[:-1], key=lambda number: (len(seen[number]), number)))
    if len(same) < fewest:
        return {}, 0, None
    kept = [healths(histories[place], there) for place in sorted(same)]
    of = [mentors[place] for place in sorted(same)]
    line = {
        number: _followed(clustered_mean(present(row[place] for row in kept), of))
        for place, number in enumerate(there)
    }
    return line, len(kept), _change(kept, there, of)


def _followed(found: ClusteredMean) -> Followed:
    low, high = _ends(found, lowest=0.0)
    return Followed(mean=found.mean, low=low, high=high, n_mentors=found.n_mentors)


def _change(
    kept: Sequence[Sequence[float | None]], numbers: Sequence[int], mentors: Sequence[str]
) -> Change | None:
    if len(numbers) < 2:
        return None
    differences = [row[-1] - row[0] for row in kept if row[0] is not None and row[-1] is not None]
    found = clustered_mean(differences, mentors)
    low, high = _ends(found, lowest=-100.0)
    return Change(
        n=found.n,
        n_mentors=found.n_mentors,
        first_round=numbers[0],
        last_round=numbers[-1],
        difference=found.mean,
        error=found.error,
        low=low,
        high=high,
        can_tell=found.can_tell,
    )


def _ends(found: ClusteredMean, *, lowest: float) -> tuple[float, float] | tuple[None, None]:
    if found.reach is None:
        return None, None
    return interval(found.mean, found.reach, lowest=lowest, highest=100.0, z=1.0)
