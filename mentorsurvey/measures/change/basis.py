"""Says what a program's pairs are compared with: H and both sides together.

Model, within one phase: a side's score is its lasting level plus the noise of the round, both
correlated between the two sides, both bounded as scores are.
"""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt
from scipy import special

from mentorsurvey.measures.health import (
    ASSUMED,
    ASSUMED_SIDE,
    WEIGHTS,
    Parameters,
    estimate,
    health,
)
from mentorsurvey.measures.noise import MINIMUM_PAIRS
from mentorsurvey.measures.pair_rounds import Floats, both_sides

STEP = 100 / 36
"""Points between two neighbouring core scores of a mentor: six anchors of seven points. The
mentee's seven anchors make finer steps; limits that are set with these hold for both."""

CORNER = 4.0
"""Points added at either end of the scale before scores are evened, so that its last steps do not
count for too much. A convention."""

CLOSEST = 0.99
"""The largest correlation between the two sides that is taken from estimates."""


@dataclass(frozen=True, kw_only=True)
class Basis:
    """Level, spread and noise of H and of both sides.

    The correlations of the two sides need no numbers of their own: H is w_M·S_M + w_E·S_E, so
    that its variance is w_M²·V_M + w_E²·V_E + 2·w_M·w_E·C.

    Attributes
    ----------
    health, mentor, mentee : Parameters
        Of H, and of the core score of each side.
    """

    health: Parameters
    mentor: Parameters
    mentee: Parameters

    @property
    def means(self) -> Floats:
        """Mean levels of (mentor, mentee), in points."""
        return np.array([self.mentor.mu, self.mentee.mu])

    @cached_property
    def between(self) -> Floats:
        """Covariance matrix of true levels over pairs, (side, side), in squared points."""
        return _joint(self.health.tau2, self.mentor.tau2, self.mentee.tau2)

    @cached_property
    def within(self) -> Floats:
        """Covariance matrix of one round's noise, (side, side), in squared points."""
        return _joint(self.health.sigma2, self.mentor.sigma2, self.mentee.sigma2)

    @property
    def spreads(self) -> Floats:
        """SD of one score of (mentor, mentee) over pairs and rounds, in points."""
        return np.asarray(np.sqrt(np.diag(self.between) + np.diag(self.within)))

    @property
    def assumed(self) -> bool:
        """Whether any of the three is not the program's own."""
        return self.health.assumed or self.mentor.assumed or self.mentee.assumed

    @property
    def noisy(self) -> bool:
        """Whether both sides have noise; without it no rule has a limit that holds."""
        return min(self.mentor.sigma2, self.mentee.sigma2) > 0


ASSUMED_BASIS = Basis(health=ASSUMED, mentor=ASSUMED_SIDE, mentee=ASSUMED_SIDE)
"""Until a program has its own. A convention."""


def basis(
    mentor: npt.ArrayLike, mentee: npt.ArrayLike, *, minimum_pairs: int = MINIMUM_PAIRS
) -> Basis:
    """Estimate what a program's pairs are compared with (see `health.estimate`).

    Parameters
    ----------
    mentor, mentee : array (pair, round)
        Core scores of one phase, 0–100, missing as NaN.
    minimum_pairs : int
        Pairs with two values that each of the three takes.

    Returns
    -------
    Basis
        Swapping the sides swaps them in it. All three are assumed, and say so, as long as fewer
        pairs have two values of one of them.
    """
    sides = both_sides(mentor, mentee)
    kinds = ((health(*sides), ASSUMED), (sides[0], ASSUMED_SIDE), (sides[1], ASSUMED_SIDE))
    found = [estimate(one, assumed=by, minimum_pairs=minimum_pairs) for one, by in kinds]
    if any(one.assumed for one in found):
        # Covariances come from all three: assumed and own numbers together make impossible ones.
        found = [
            replace(by, n_pairs=one.n_pairs) for one, (_, by) in zip(found, kinds, strict=True)
        ]
    return Basis(health=found[0], mentor=found[1], mentee=found[2])


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How the scores of a side are distributed: a beta distribution on 0–100, cut into steps.

    It has the wanted mean and variance and piles up at the ceiling as scores do; level, spread
    and noise are all it needs, so that a small program has one too.

    Attributes
    ----------
    mean, variance : float
        Of single scores, in points and squared points.
    step : float
        Points between neighbouring scores.
    """

    mean: float
    variance: float
    step: float = STEP

    def scores(self, normal: Floats) -> Floats:
        """Turn standard normal values to scores, 0–100; higher stays higher."""
        grid, below = self._table
        raw = np.interp(special.ndtr(normal), below, grid)
        return np.asarray(np.clip(np.rint(raw / self.step) * self.step, 0, 100))

    def evened(self, scores: Floats) -> Floats:
        """Scores about 0 with an SD of about 1, noise about the same everywhere; NaN stays NaN.

        Anscombe's arcsine of a share, which makes the variance of counts alike: noise in points
        shrinks towards the ceiling. Standardised by this distribution.
        """
        mean, sd = self._evened
        return np.asarray((_arcsine(scores) - mean) / sd)

    @cached_property
    def _evened(self) -> tuple[float, float]:
        grid, below = self._table
        ranks = (np.arange(1_000) + 0.5) / 1_000
        values = _arcsine(np.interp(ranks, below, grid))
        return float(values.mean()), float(values.std())

    @cached_property
    def _table(self) -> tuple[Floats, Floats]:
        mean = min(max(self.mean / 100, 0.01), 0.99)
        room = mean * (1 - mean)
        tight = room / min(max(self.variance / 1e4, 1e-6), 0.95 * room) - 1
        grid = np.linspace(0, 1, 4001)
        return 100 * grid, np.asarray(special.betainc(mean * tight, (1 - mean) * tight, grid))


@lru_cache(maxsize=64)
def shapes(of: Basis) -> tuple[Shape, Shape]:
    """The shapes of the mentors' and the mentees' scores."""
    mentor, mentee = (
        Shape(mean=float(mean), variance=float(spread) ** 2)
        for mean, spread in zip(of.means, of.spreads, strict=True)
    )
    return mentor, mentee


def standard(of: Basis) -> tuple[Floats, Floats]:
    """``between`` and ``within`` for scores whose SD was made 1, each side's by its own."""
    scale = np.outer(of.spreads, of.spreads)
    return of.between / scale, of.within / scale


def _arcsine(scores: Floats) -> Floats:
    share = (np.clip(scores, 0, 100) + CORNER) / (100 + 2 * CORNER)
    return np.asarray(np.arcsin(np.sqrt(share)))


def _joint(of_health: float, mentor: float, mentee: float) -> Floats:
    most = CLOSEST * (mentor * mentee) ** 0.5
    own = WEIGHTS[0] ** 2 * mentor + WEIGHTS[1] ** 2 * mentee
    common = min(max((of_health - own) / (2 * WEIGHTS[0] * WEIGHTS[1]), -most), most)
    return np.array([[mentor, common], [common, mentee]])
