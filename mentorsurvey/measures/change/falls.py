"""The evidence of a fall: the falls of the one model of change, weighed against none.

Its limit comes from ``alarms``. Scores are weighed in units in which noise is about the same
everywhere, and no single answer counts in full where it lies far from the others of its pair.
"""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.special import logsumexp

from mentorsurvey.measures.change.basis import Basis, shapes, standard
from mentorsurvey.measures.change.steps import FALLS, SPREAD, Sums, Whom, in_order, sums, weigh
from mentorsurvey.measures.pair_rounds import (
    Flags,
    Floats,
    Ints,
    Sides,
    answered,
    both_sides,
    chunks,
    last_there,
)

BASELINE = 2
"""Rounds with an answer that a baseline rests on: a fall is looked for after them. A convention."""

LATER = 0.3
"""How likely a fall is held to be at any later round, beside one right after the baseline.
A convention."""

FARTHEST = 3.2
"""SDs of noise from the median of a side's answers beyond which an answer counts no further, so
that one bad day decides nothing. A convention."""

TILT = 0.4
"""Log odds of a fall by each SD that a pair's baseline lies above the program's mean. Who is low
wavers more, and would have most of the false alarms. A convention."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """How much better a fall explains each pair's scores than none, up to each round.

    Arrays run over (pair, round).

    Attributes
    ----------
    value : floats
        Natural logarithm of the sum of weighted likelihood ratios, one for every fall and onset: a
        score, and no probability. It is not comparable between rounds (there are ever more onsets)
        or programs; what it is worth is how seldom a stable pair gets there
        (`alarms.Limits.rarity`). NaN at rounds without any answer, in the first two with one, and
        without noise.
    fall : ints
        Place in `FALLS` of the likeliest fall; −1 where there is no value.
    onset : ints
        The round, from 0, at which that fall likeliest began; −1 where there is no value.
    answered : flags
        Whether anybody answered the round.
    """

    value: Floats = field(repr=False)
    fall: Ints = field(repr=False)
    onset: Ints = field(repr=False)
    answered: Flags = field(repr=False)

    @cached_property
    def farthest(self) -> Floats:
        """The largest value of each pair; −∞ without any."""
        there = ~np.isnan(self.value)
        return np.asarray(np.max(self.value, axis=1, initial=-np.inf, where=there))


@dataclass(frozen=True, kw_only=True)
class Fall:
    """Evidence of one pair that lies beyond its limit.

    Attributes
    ----------
    whom : Whom
        Whom the likeliest fall takes.
    since, round : int
        The rounds, from 0, at which it likeliest began, and of the latest answer.
    value : float
        The evidence, a natural logarithm.
    """

    whom: Whom
    since: int
    round: int
    value: float


def standing(found: Evidence, *, limit: float) -> dict[int, Fall]:
    """Pair → its fall, of those whose evidence is beyond the limit at their latest answer."""
    there, last = last_there(found.answered)
    beyond = found.value[there, last] > limit
    return {
        int(pair): Fall(
            whom=FALLS[int(found.fall[pair, at])][0],
            since=int(found.onset[pair, at]),
            round=int(at),
            value=float(found.value[pair, at]),
        )
        for pair, at in zip(there[beyond], last[beyond], strict=True)
    }


def evidence(mentor: npt.ArrayLike, mentee: npt.ArrayLike, basis: Basis) -> Evidence:
    """Weigh a fall against none, after each round, for every pair.

    Scores are standardised and evened (`Shape.evened`); an answer counts up to `FARTHEST`
    SDs of noise from the median of that side's answers so far. The ratio of each fall and none is
    that of `steps.weigh`. They are summed over every fall and every onset after two rounds,
    weighed by how likely each is held to be.

    Parameters
    ----------
    mentor, mentee : array (pair, round)
        Core scores of rounds that are compared with each other, 0–100, missing as NaN, the
        program's own movement taken out (`movement.without_movement`). Rounds without any answer
        are passed over.
    basis : Basis
        The program's level, spread and noise; of this phase.

    Returns
    -------
    Evidence
        A fall counts only where one of those it takes answered both before and after it: being
        low from the beginning is no change. Swapping the sides, and their parameters, swaps who
        fell and changes no value. Without noise (σ_e² = 0) on either side there is no value.
    """
    sides = both_sides(mentor, mentee)
    shape = sides[0].shape
    found = Evidence(
        value=np.full(shape, np.nan),
        fall=np.full(shape, -1),
        onset=np.full(shape, -1),
        answered=answered(*sides),
    )
    if not basis.noisy or not sides[0].size:
        return found
    of_mentor, of_mentee = (one.evened(x) for one, x in zip(shapes(basis), sides, strict=True))
    for rows in chunks(shape[0]):
        _fill(found, rows, (of_mentor[rows], of_mentee[rows]), basis)
    return found


def _fill(found: Evidence, pairs: Ints, y: Sides, basis: Basis) -> None:
    """Write the evidence of some pairs to where it belongs."""
    between, within = standard(basis)
    most = FARTHEST * np.sqrt(np.diag(within))
    y, order, rounds = in_order(y)
    first = np.concatenate([one[:, :BASELINE] for one in y], axis=1)
    count = np.maximum((~np.isnan(first)).sum(axis=1), 1)
    odds = TILT * np.nansum(first, axis=1) / count
    for last in range(BASELINE, order.shape[1]):
        rows = np.flatnonzero(rounds > last)
        so_far = [one[rows, : last + 1] for one in y]
        near = _near(so_far[0], most[0]), _near(so_far[1], most[1])
        of = sums(near, order[rows, : last + 1], rounds[rows], within)
        value, fall, onset = _weigh(of, last, between, basis)
        at = (pairs[rows], order[rows, last])
        found.value[at], found.fall[at] = value + odds[rows], fall
        found.onset[at] = order[rows, onset]


def _weigh(of: Sums, last: int, between: Floats, basis: Basis) -> tuple[Floats, Ints, Ints]:
    """Evidence up to an answered round, the likeliest fall and its onset among these rounds."""
    steps = weigh(
        of,
        np.arange(len(of.rounds)),
        last,
        between,
        sizes=np.array([taken for _, taken, _ in FALLS]),
        spreads=SPREAD / basis.spreads,
        signs=((-1, 1.0),),
        first=BASELINE,
    )
    weights = steps.odds * np.where(steps.onsets == BASELINE, 1.0, LATER)
    part = np.log(weights)[:, None] + steps.ratio
    best = part.argmax(axis=0)
    return logsumexp(part, axis=0), steps.kinds[best], steps.onsets[best]


def _near(y: Floats, most: float) -> Floats:
    """Scores at most so far from the median of their pair's; NaN stays NaN."""
    nothing = np.isnan(y).all(axis=1, keepdims=True)
    middle = np.nanmedian(np.where(nothing, 0.0, y), axis=1, keepdims=True)
    return np.clip(y, middle - most, middle + most)
