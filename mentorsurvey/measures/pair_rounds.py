"""Arrays over pairs and rounds, what they hold, and where a pair begins anew."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from mentorsurvey.measures.noise import SAME

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Sides = tuple[Floats, Floats]
"""Something of mentors and of mentees; scores are (pair, round), 0–100, missing as NaN."""

AT_ONCE = 2_000
"""Pairs that are computed together: few enough for a processor's cache."""


def chunks(pairs: int) -> Iterator[Ints]:
    """Places of so many pairs, in portions that are computed together."""
    for start in range(0, pairs, AT_ONCE):
        yield np.arange(start, min(start + AT_ONCE, pairs))


def pairs_by_rounds(values: npt.ArrayLike) -> Floats:
    """Take values as (pair, round), missing as NaN; a ValueError for any other shape."""
    x = np.asarray(values, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("values run over pairs and rounds")
    return x


def both_sides(mentor: npt.ArrayLike, mentee: npt.ArrayLike) -> Sides:
    """Take the scores of both sides over the same pairs and rounds; a ValueError for others."""
    sides = pairs_by_rounds(mentor), pairs_by_rounds(mentee)
    if sides[0].shape != sides[1].shape:
        raise ValueError("both sides run over the same pairs and rounds")
    return sides


def answered(mentor: Floats, mentee: Floats) -> Flags:
    """Where one of the two answered at least, (pair, round)."""
    return np.asarray(~(np.isnan(mentor) & np.isnan(mentee)))


def last_there(there: Flags) -> tuple[Ints, Ints]:
    """The pairs that have anything in a row of flags, and where they have it last."""
    rows = np.flatnonzero(there.any(axis=1))
    places = np.arange(there.shape[1])
    return rows, np.asarray((there[rows] * (places + 1)).max(axis=1, initial=0) - 1)


def segments(segment: npt.ArrayLike | None, shape: tuple[int, ...]) -> Ints:
    """The number of the segment that each round of each pair lies in, from 0, (pair, round)."""
    begins = np.zeros(shape, dtype=np.bool_)
    if segment is not None and shape[1]:
        whole = np.broadcast_to(np.asarray(segment), shape)
        begins[:, 1:] = whole[:, 1:] != whole[:, :-1]
    return np.cumsum(begins, axis=1)


def first_two(values: Floats) -> tuple[Floats, Ints]:
    """The first two values of each row that are there, and their rounds from 0.

    Returns
    -------
    pair of arrays (pair, 2)
        NaN and −1 in both places of a row with fewer than two.
    """
    there = ~np.isnan(values)
    if values.shape[1] < 2:
        return np.full((len(values), 2), np.nan), np.full((len(values), 2), -1)
    at = np.argsort(~there, axis=1, kind="stable")[:, :2]
    found = np.take_along_axis(values, at, axis=1)
    short = there.sum(axis=1) < 2
    found[short], at[short] = np.nan, -1
    return found, at


def successive(values: Floats) -> Floats:
    """Every difference of two neighbouring values of a row; what is missing is passed over."""
    there = ~np.isnan(values)
    row = np.nonzero(there)[0]
    return np.asarray(np.diff(values[there])[row[1:] == row[:-1]])


def spread(values: Floats) -> float:
    """Population variance; 0 where all values are the same but for rounding, or there are none."""
    if not len(values) or np.ptp(values) <= SAME:
        return 0.0
    return float(values.var())
