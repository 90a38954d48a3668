"""The program line: mean health of the same relationships over rounds, and where it is heading."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from mentorsurvey.measures.clusters import ClusteredMean, clustered_mean
from mentorsurvey.measures.pair_rounds import Floats
from mentorsurvey.readings.panel import Panel
from mentorsurvey.store.programs import FEWEST

KEPT = 1 / 3
"""Share of the latest round's relationships that the program line keeps following: rounds that
few answered are left out of it until so many remain. A convention."""

BACK = 2
"""Rounds over which a program's direction is read. A convention."""


@dataclass(frozen=True, kw_only=True)
class Direction:
    """How much the levels of the same ``n`` relationships differ between two rounds.

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
    of: Panel, columns: Sequence[int], mentors: Sequence[str], *, fewest: int = FEWEST
) -> tuple[dict[int, ClusteredMean], int]:
    """The program line: mean H of the same relationships over closed rounds, and how many they are.

    ``columns`` are those of the rounds in the panel, ``mentors`` has the mentor of each of its
    relationships. Rounds that few answered are left out, the emptiest first and the latest never,
    until a third (``KEPT``) of the latest round's relationships, and at least ``fewest``, are
    there in all.
    """
    there = ~np.isnan(of.health)
    kept = [one for one in columns if there[:, one].any()]
    need = max(fewest, ceil(KEPT * there[:, kept[-1]].sum())) if kept else fewest
    # Those who were asked in the latest round need not have been asked in another one at all.
    if kept:
        last = there[:, kept[-1]]
        kept = [*(one for one in kept[:-1] if (there[:, one] & last).sum() >= need), kept[-1]]
    while len(kept) > 1 and there[:, kept].all(axis=1).sum() < need:
        kept.remove(min(kept[:-1], key=lambda one: (there[:, one].sum(), of.numbers[one])))
    same = np.flatnonzero(there[:, kept].all(axis=1)) if kept else np.array([], dtype=np.int64)
    if len(same) < fewest:
        return {}, 0
    theirs = [mentors[one] for one in same.tolist()]
    return {
        of.numbers[one]: clustered_mean(of.health[same, one].tolist(), theirs) for one in kept
    }, len(same)


def direction(
    of: Panel,
    levels: Floats,
    columns: Sequence[int],
    mentors: Sequence[str],
    *,
    fewest: int = FEWEST,
) -> Direction | None:
    """The same relationships' levels in the latest of these rounds against two rounds before.

    ``levels`` are the means of the levels of the panel, (pair, round).
    None with fewer than three rounds, or fewer than ``fewest`` relationships of which both people
    answered in both.
    """
    if len(columns) <= BACK:
        return None
    first, last = columns[-1 - BACK], columns[-1]
    difference: Floats = levels[:, last] - levels[:, first]
    same = np.flatnonzero(~np.isnan(of.health[:, [first, last]]).any(axis=1))
    if len(same) < fewest:
        return None
    theirs = [mentors[one] for one in same.tolist()]
    found = clustered_mean(difference[same].tolist(), theirs, lowest=-100.0)
    return Direction(
        n=found.n,
        n_mentors=found.n_mentors,
        first_round=of.numbers[first],
        last_round=of.numbers[last],
        difference=found.mean,
        error=found.error,
        low=found.low,
        high=found.high,
        can_tell=found.can_tell,
    )
