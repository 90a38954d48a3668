"""Relationship health, and how sure a program can be of it.

Model, within one phase: H = T + e, T the relationship's own level with mean μ and variance τ² over
relationships, e the noise of one round with variance σ_e², the same in all. `change.levels`
says what that tells of one relationship.
"""

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from mentorsurvey.measures.noise import CAN_TELL, MINIMUM_PAIRS
from mentorsurvey.measures.pair_rounds import Floats, pairs_by_rounds, spread, successive

WEIGHTS = (0.5, 0.5)
"""How much the mentor and the mentee count in health; the two add up to 1."""


def health(mentor: npt.ArrayLike, mentee: npt.ArrayLike) -> Floats:
    """Relationship health: H = ½(S_M + S_E).

    How far the two agree is not part of it: the evidence that agreement predicts good outcomes
    is mixed.

    Parameters
    ----------
    mentor, mentee : array
        The core scores of each side, 0–100, in any one shape; missing as NaN.

    Returns
    -------
    array
        0–100, high is good. NaN: the round is one-sided.
    """
    sides = np.asarray(mentor, dtype=np.float64), np.asarray(mentee, dtype=np.float64)
    return np.asarray(WEIGHTS[0] * sides[0] + WEIGHTS[1] * sides[1])


def second_round(first: npt.ArrayLike, second: npt.ArrayLike, sigma2: float) -> Floats:
    """Change from a pair's first to its second round in units of its noise: (H₂ − H₁)/(√2·σ_e).

    Parameters
    ----------
    first, second : array
        H, or one side's core score, in points; missing as NaN.
    sigma2 : float
        σ_e² of the same quantity, in squared points.

    Returns
    -------
    array
        > 0: the later round is higher. About standard normal while nothing changes, so that 5 %
        of steady pairs lie beyond ±1.96. NaN where a round is missing, and without noise.

    References
    ----------
    Jacobson and Truax 1991, with the noise over rounds in place of that within a form.
    """
    error = np.sqrt(2 * sigma2) or np.nan
    change = np.asarray(second, dtype=np.float64) - np.asarray(first, dtype=np.float64)
    return np.asarray(change / error)


def unusual(index: npt.ArrayLike) -> npt.NDArray[np.bool_]:
    """Where a second round is unusual: beyond 1.96 either way. Never where it is missing."""
    return np.asarray(np.abs(np.asarray(index, dtype=np.float64)) >= CAN_TELL)


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """Level, spread and noise of a program, for health or for one side.

    Attributes
    ----------
    mu : float
        μ, mean level, in points of 0–100.
    tau2 : float
        τ², variance of true levels over relationships, in squared points.
    sigma2 : float
        σ_e², variance of one round about the true level, in squared points.
    assumed : bool
        True: not from this program's answers. Say so wherever a number rests on it.
    n_pairs : int
        Relationships with at least two values, also where these were too few.
    """

    mu: float
    tau2: float
    sigma2: float
    assumed: bool
    n_pairs: int

    def __post_init__(self) -> None:
        if not (
            math.isfinite(self.mu) and 0 <= self.tau2 < math.inf and 0 <= self.sigma2 < math.inf
        ):
            raise ValueError("parameters are finite, and variances are 0 or more")


ASSUMED = Parameters(mu=75, tau2=200, sigma2=45, assumed=True, n_pairs=0)
"""For H, until a program has its own. A convention. Simulated check-ins have less spread and less
noise (docs/calibration.md), so that bands are too wide rather than too narrow."""

ASSUMED_SIDE = Parameters(mu=75, tau2=320, sigma2=80, assumed=True, n_pairs=0)
"""For the core score of one side, mentor or mentee, until a program has its own. A convention."""


def estimate(
    values: npt.ArrayLike, *, assumed: Parameters = ASSUMED, minimum_pairs: int = MINIMUM_PAIRS
) -> Parameters:
    """Estimate μ, τ² and σ_e² from a program's relationships within one phase.

    - σ_e² = ½·mean[(d − d̄)²] over all successive differences d of all relationships. Successive
      are two neighbouring values that are there: a missing round is passed over, because under
      the model the distance does not matter (where levels really move, this errs towards more
      noise). d̄ is one mean over all of them, so that growth of the whole program is no noise.
    - Var(H) is taken between relationships, over the mean of each one's rounds: V, so that a
      relationship counts once and the noise of single rounds hardly counts at all. The mean of k
      rounds has σ_e²/k of noise, hence τ² = V − σ_e²·mean(1/k). Over first rounds alone τ² came to
      0 in every fifth program of 30.
    - τ² is at least V·√(2/n), one standard error of V over n relationships: a spread that cannot be
      told from noise is not taken for none, which would give every level a band of no width.
    - Moments are population moments (ddof 0).

    Cronbach's α plays no part: noise from it is too small for change over time.

    Parameters
    ----------
    values : array (pair, round)
        In points of 0–100, in the order of rounds, missing as NaN. The order of the relationships
        does not matter.
    assumed : Parameters
        What to fall back on: `ASSUMED` for H, `ASSUMED_SIDE` for one side.
    minimum_pairs : int
        Relationships with two values that an estimate takes, at least 2.

    Returns
    -------
    health.Parameters
        With fewer relationships: ``assumed`` with the ``n_pairs`` found, labelled assumed. Without
        any spread both variances are exactly 0.
    """
    if minimum_pairs < 2:
        raise ValueError("an estimate takes at least two pairs")
    x = pairs_by_rounds(values)
    counts = (~np.isnan(x)).sum(axis=1)
    n_pairs = int((counts > 1).sum())
    if n_pairs < minimum_pairs:
        return replace(assumed, assumed=True, n_pairs=n_pairs)
    x, counts = x[counts > 0], counts[counts > 0]
    sigma2 = spread(successive(x)) / 2
    there, begins = x[~np.isnan(x)], np.cumsum(counts) - counts
    between = spread(np.add.reduceat(there, begins) / counts)
    own = between - sigma2 * float((1 / counts).mean())
    return Parameters(
        mu=float(there[begins].mean()),
        tau2=max(own, between * float(np.sqrt(2 / len(counts)))),
        sigma2=sigma2,
        assumed=False,
        n_pairs=n_pairs,
    )
