"""Where a relationship's health lies now, with its band, when its level may have changed."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

from mentorsurvey.measures.change.basis import Basis
from mentorsurvey.measures.change.steps import (
    FALLS,
    SHARE,
    SPREAD,
    Steps,
    Sums,
    in_order,
    sums,
    weigh,
)
from mentorsurvey.measures.health import WEIGHTS
from mentorsurvey.measures.pair_rounds import Floats, Ints, Sides, both_sides, chunks, segments

BAND = 0.95
"""Probability that a level lies in its band. A convention."""

LEAST_VARIANCE = 1e-6
"""Squared points below which neither noise nor the variance of a level goes: numbers stay finite
where a program's scores have no noise or no spread. The SD is a thousandth of a point."""

CLOSE, MOST_STEPS = 1e-4, 100
"""Points within which the ends of bands are found, and steps after which the search ends: about
five are usual."""


@dataclass(frozen=True, kw_only=True)
class Mixture:
    """Levels of some pairs at some rounds: a normal for no step, and one for every step.

    Attributes
    ----------
    at : tuple of ints
        Where the levels belong.
    weights, means, sds : floats (no step and steps, level)
        Probabilities that add up to 1 over the first axis; points.
    """

    at: tuple[Ints, ...]
    weights: Floats
    means: Floats
    sds: Floats

    def below(self, cut: float) -> Floats:
        """Probability that each level lies below a cut."""
        shares = self.weights * ndtr((cut - self.means) / self.sds)
        return np.asarray(np.minimum(shares.sum(axis=0), 1.0))

    def quantile(self, p: float, *, noise: float = 0.0) -> Floats:
        """The value below which a level, or a score with this much noise, lies with chance p."""
        # Pairs first, so that those whose end is not found yet are taken out in one piece each.
        weights, means = np.ascontiguousarray(self.weights.T), np.ascontiguousarray(self.means.T)
        sds = np.sqrt(np.ascontiguousarray(self.sds.T) ** 2 + noise)
        # The quantile of a mixture lies between those of its parts.
        ends = means + sds * NORMAL[p]
        low, high = ends.min(axis=1) - CLOSE, ends.max(axis=1) + CLOSE
        middle = (weights * means).sum(axis=1)
        spread = np.sqrt((weights * (sds**2 + (means - middle[:, None]) ** 2)).sum(axis=1))
        x = np.clip(middle + NORMAL[p] * spread, low, high)
        found, left = x.copy(), np.arange(len(x))
        for _ in range(MOST_STEPS):  # Newton's, or half the way where it leads out of the bracket
            z = (x[:, None] - means) / sds
            excess = np.einsum("nc,nc->n", weights, ndtr(z)) - p
            np.exp(-0.5 * z * z, out=z)
            slope = np.einsum("nc,nc->n", weights / sds, z) / math.sqrt(2 * math.pi)
            low, high = np.where(excess < 0, x, low), np.where(excess < 0, high, x)
            step = x - excess / np.maximum(slope, 1e-300)
            step = np.where((step > low) & (step < high), step, (low + high) / 2)
            near = (np.abs(step - x) < CLOSE) | (high - low < CLOSE)
            found[left] = step
            go = ~near
            x, low, high, left = step[go], low[go], high[go], left[go]
            if not len(left):
                break
            if near.any():
                weights, means, sds = weights[go], means[go], sds[go]
        return np.asarray(found)


LOWER, UPPER = 0.5 - BAND / 2, 0.5 + BAND / 2
NORMAL = {LOWER: -1.959963984540054, UPPER: 1.959963984540054}
"""Quantiles of the standard normal distribution at the ends of a band."""


@dataclass(frozen=True, kw_only=True)
class Levels:
    """The present level of health after each round, or at the latest: (pair, round) or (pair,).

    NaN where there is none: at rounds that nobody answered. Points of 0–100. Each is computed when
    it is first asked for.

    Attributes
    ----------
    shape : tuple of int
        Of everything that is read of it.
    noise : float
        Variance of H in one round about its level, in squared points.
    mixtures : tuple of Mixture
        What is known of each level.
    """

    shape: tuple[int, ...]
    noise: float
    mixtures: tuple[Mixture, ...] = field(repr=False)
    _below: dict[float, Floats] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def mean(self) -> Floats:
        """The mean of each level."""
        return self._each(lambda one: (one.weights * one.means).sum(axis=0))

    @cached_property
    def low(self) -> Floats:
        """The lower end of its band: the level lies in it with a chance of 95 %, by the model."""
        return self._each(lambda one: one.quantile(LOWER))

    @cached_property
    def high(self) -> Floats:
        """The upper end of its band."""
        return self._each(lambda one: one.quantile(UPPER))

    @cached_property
    def next_low(self) -> Floats:
        """From where on H of the next round lies with that chance, if nothing happens before."""
        return self._each(lambda one: one.quantile(LOWER, noise=self.noise))

    @cached_property
    def next_high(self) -> Floats:
        """Up to where it does."""
        return self._each(lambda one: one.quantile(UPPER, noise=self.noise))

    def below(self, cut: float) -> Floats:
        """Probability that each level lies below a cut, 0–1; NaN where there is none.

        Computed once a cut: a list asks for one pair after the other.
        """
        if cut not in self._below:
            self._below[cut] = self._each(lambda one: one.below(cut))
        return self._below[cut]

    def _each(self, of: Callable[[Mixture], Floats]) -> Floats:
        """Something of every mixture, cut at the ends of the scale."""
        found = np.full(self.shape, np.nan)
        for one in self.mixtures:
            found[one.at] = of(one)
        found.clip(0, 100, out=found)
        found.flags.writeable = False
        return found


def levels(
    mentor: npt.ArrayLike,
    mentee: npt.ArrayLike,
    basis: Basis,
    *,
    segment: npt.ArrayLike | None = None,
) -> Levels:
    """The level after each round, from the rounds up to it, of each pair.

    Averaged over no step and every step (see ``steps``), each weighed by how likely it is held to
    be and by its likelihood. With one round nothing can have changed: that is the posterior of a
    normal level.

    Parameters
    ----------
    mentor, mentee : array (pair, round)
        Core scores, 0–100, missing as NaN. A round of one side has a level too: that of health,
        as far as the one side tells.
    basis : Basis
        The program's level, spread and noise; of this phase.
    segment : array (round,) or (pair, round), optional
        Where it changes (phase, partner, wording of an anchor), everything begins anew.

    Returns
    -------
    Levels
        Over (pair, round). Swapping the sides, and their parameters, changes nothing.
    """
    sides = both_sides(mentor, mentee)
    parts = []
    number = segments(segment, sides[0].shape)
    for part in range(int(number.max(initial=-1)) + 1):
        mentor, mentee = (np.where(number == part, side, np.nan) for side in sides)
        for rows in chunks(len(mentor)):
            of = _sums((mentor[rows], mentee[rows]), basis)
            for last in range(of.order.shape[1]):
                there = np.flatnonzero(of.rounds > last)
                at = rows[there], of.order[there, last]
                parts.append(_mixture(of, there, last, basis, at))
    return _levels(parts, sides[0].shape, basis)


def present(mentor: npt.ArrayLike, mentee: npt.ArrayLike, basis: Basis) -> Levels:
    """The level at each pair's latest answered round alone: the last of `levels`, over (pair,)."""
    sides = both_sides(mentor, mentee)
    parts = []
    for rows in chunks(len(sides[0])):
        of = _sums((sides[0][rows], sides[1][rows]), basis)
        there = np.flatnonzero(of.rounds > 0)
        if len(there):
            parts.append(_mixture(of, there, of.order.shape[1] - 1, basis, (rows[there],)))
    return _levels(parts, sides[0].shape[:1], basis)


def _sums(sides: Sides, basis: Basis) -> Sums:
    scores, order, rounds = in_order(sides)
    about = scores[0] - basis.means[0], scores[1] - basis.means[1]
    return sums(about, order, rounds, basis.within + LEAST_VARIANCE * np.eye(2))


def _mixture(of: Sums, rows: Ints, last: int, basis: Basis, at: tuple[Ints, ...]) -> Mixture:
    sizes = np.array([taken for _, taken, _ in FALLS]) * basis.spreads
    found = weigh(of, rows, last, basis.between, sizes=sizes, spreads=np.full(2, SPREAD))
    means = np.vstack([found.calm_mean, found.mean]) + np.dot(WEIGHTS, basis.means)
    variances = np.vstack([found.calm_variance, found.variance])
    return Mixture(
        at=at,
        weights=_weights(found),
        means=means,
        sds=np.sqrt(np.maximum(variances, LEAST_VARIANCE)),
    )


def _weights(found: Steps) -> Floats:
    """Probabilities of no step and of every step, of those that something is known of."""
    odds = np.where(found.told, found.odds[:, None], 0.0)
    total = odds.sum(axis=0)
    share = np.where(total > 0, SHARE, 0.0)
    prior = np.vstack([1 - share, odds * (share / np.where(total > 0, total, 1.0))])
    log = np.vstack([np.zeros_like(total), found.ratio])
    log -= log.max(axis=0, initial=0.0, where=prior > 0)
    weights = prior * np.exp(np.minimum(log, 0.0))
    return np.asarray(weights / weights.sum(axis=0))


def _levels(mixtures: list[Mixture], shape: tuple[int, ...], basis: Basis) -> Levels:
    noise = float(np.array(WEIGHTS) @ basis.within @ np.array(WEIGHTS))
    return Levels(shape=shape, noise=noise, mixtures=tuple(mixtures))
