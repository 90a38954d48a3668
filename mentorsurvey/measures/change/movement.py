"""What a program as a whole moved in a round: a season or a drift is no pair's change.

It is taken out for alarms alone. Levels, chances and pictures stay on scores as they are.
"""

import numpy as np
import numpy.typing as npt

from mentorsurvey.measures.pair_rounds import Floats, Sides, both_sides, pairs_by_rounds

TRIMMED = 0.2
"""Share of the other pairs that is left out at either end. A convention."""

ERRORS = 2.0
"""Standard errors beyond which a program has moved. A convention."""

LEAST = 1.0
"""Points that a program has moved by at least: with thousands of pairs the trimming itself can be
told from none. A convention."""

FEWEST = 10
"""Other pairs that it takes to say so. A convention."""

BASELINE = 2
"""Answered rounds that a pair's own baseline is the mean of. A convention."""


def movement(scores: npt.ArrayLike) -> Floats:
    """What the other pairs moved by in each round, seen from each pair, in points.

    A pair's change is its score less its own baseline: the mean of its first two answered rounds.
    From each round the 20 % trimmed mean of the other pairs' changes is taken, and
    kept where it lies beyond two standard errors and one point; the error is that of a trimmed
    mean, from the winsorized variance.

    Parameters
    ----------
    scores : array (pair, round)
        Of one side, or of health, in rounds that are compared; missing as NaN.

    Returns
    -------
    array (pair, round)
        0 where the others did not move, or are fewer than ten.
    """
    x = pairs_by_rounds(scores)
    there = ~np.isnan(x)
    first = there & (np.cumsum(there, axis=1) <= BASELINE)
    count = first.sum(axis=1)
    own = np.where(first, x, 0.0).sum(axis=1) / np.maximum(count, 1)
    change = np.where((count == BASELINE)[:, None], x - own[:, None], np.nan)
    found = np.zeros(x.shape)
    for one, moved in zip(change.T, found.T, strict=True):
        moved[:] = _of_others(one)
    return found


def without_movement(mentor: npt.ArrayLike, mentee: npt.ArrayLike) -> Sides:
    """Scores of both sides less what their program moved, 0–100: for alarms alone.

    Of each side by itself, so that a round in which few pairs have both sides tells as well.
    """
    of_mentor, of_mentee = (
        np.clip(one - movement(one), 0, 100) for one in both_sides(mentor, mentee)
    )
    return of_mentor, of_mentee


def _of_others(change: Floats) -> Floats:
    """For each pair the trimmed mean of the others' changes where it can be told from none."""
    there = np.flatnonzero(~np.isnan(change))
    ordered = there[np.argsort(change[there], kind="stable")]
    x = change[ordered]
    # Those who say nothing in this round see all the others.
    whole = _trimmed(x, np.array([len(x)]))[0]
    found = np.full(len(change), whole)
    found[ordered] = _trimmed(x, np.arange(len(x)))
    return found


def _trimmed(x: Floats, without: npt.NDArray[np.int64]) -> Floats:
    """Of sorted values without the one at each place (none past the end), or 0."""
    outside = without >= len(x)
    n = len(x) - 1 + int(outside.any())
    if n < FEWEST:
        return np.zeros(len(without))
    cut = int(TRIMMED * n)
    sums, squares = (np.concatenate([[0.0], np.cumsum(one)]) for one in (x, x * x))
    # Places of the innermost others that are kept, among all.
    low = cut + (without <= cut)
    high = n - 1 - cut + (without <= n - 1 - cut)
    inside = (without > low) & (without < high)
    own = np.where(inside, x[np.minimum(without, len(x) - 1)], 0.0)
    total = sums[high + 1] - sums[low] - own
    square = squares[high + 1] - squares[low] - own**2
    mean = total / (n - 2 * cut)
    total, square = (
        one + cut * (x[low] ** power + x[high] ** power) for one, power in ((total, 1), (square, 2))
    )
    variance = np.maximum(square - total**2 / n, 0.0) / (n - 1)
    error = np.sqrt(variance / n) / (1 - 2 * cut / n)
    return np.where(np.abs(mean) > np.maximum(ERRORS * error, LEAST), mean, 0.0)
