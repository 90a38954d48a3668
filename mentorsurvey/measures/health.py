"""Relationship health, and how sure a program can be of it.

Model, within one phase: H = T + e, T the relationship's own level with mean μ and variance τ² over
relationships, e the noise of one round with variance σ_e², the same in all. Standard library alone.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import NormalDist

from mentorsurvey.measures.noise import (
    MINIMUM_PAIRS,
    error_variance,
    interval,
    mean,
    present,
    variance,
)


def health(mentor: float | None, mentee: float | None) -> float | None:
    """Relationship health of one round: H = ½(S_M + S_E).

    How far the two agree is not part of it: the evidence that agreement predicts good outcomes
    is mixed.

    Parameters
    ----------
    mentor, mentee : float or None
        The core score of each side, 0–100; None or NaN where a side has none.

    Returns
    -------
    float or None
        0–100, high is good; swapping the sides changes nothing. None: the round is one-sided.
    """
    sides = present([mentor, mentee])
    return mean(sides) if len(sides) == 2 else None


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
    series: Iterable[Sequence[float | None]],
    *,
    assumed: Parameters = ASSUMED,
    minimum_pairs: int = MINIMUM_PAIRS,
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
    series : iterable of sequences of float or None
        One sequence a relationship, in the order of rounds, missing rounds as None or NaN.
        The order of the relationships does not matter; lengths may differ.
    assumed : Parameters
        What to fall back on: `ASSUMED` for H, `ASSUMED_SIDE` for one side.
    minimum_pairs : int
        Relationships with two values that an estimate takes, at least 2.

    Returns
    -------
    health.Parameters
        With fewer relationships: ``assumed`` with the ``n_pairs`` found, labelled assumed. Without
        any spread both variances are exactly 0.

    Raises
    ------
    ValueError
        For ``minimum_pairs`` below 2.
    """
    if minimum_pairs < 2:
        raise ValueError("an estimate takes at least two pairs")
    rows = [row for row in map(present, series) if row]
    n_pairs = sum(len(row) > 1 for row in rows)
    if n_pairs < minimum_pairs:
        return replace(assumed, assumed=True, n_pairs=n_pairs)
    sigma2 = error_variance([after - before for row in rows for before, after in pairwise(row)])
    between = variance([mean(row) for row in rows])
    own = between - sigma2 * mean([1 / len(row) for row in rows])
    return Parameters(
        mu=mean([row[0] for row in rows]),
        tau2=max(own, between * math.sqrt(2 / len(rows))),
        sigma2=sigma2,
        assumed=False,
        n_pairs=n_pairs,
    )


@dataclass(frozen=True, kw_only=True)
class Posterior:
    """What k rounds say about a relationship's true level T: normal with this mean and SD.

    Attributes
    ----------
    mean : float
        m, in points of 0–100, between the relationship's own mean and μ.
    sd : float
        √V, in points.
    weight : float
        w, 0–1: the share of the relationship's own rounds in m; the rest is μ's.
    rounds : int
        k, the rounds that it rests on.
    """

    mean: float
    sd: float
    weight: float
    rounds: int


def posterior(values: Iterable[float | None], parameters: Parameters) -> Posterior | None:
    """Posterior of a relationship's level over k rounds with mean x̄ (normal prior, normal noise).

    w = τ²/(τ² + σ_e²/k); m = w·x̄ + (1 − w)·μ; V = τ²σ_e²/(kτ² + σ_e²).

    Parameters
    ----------
    values : iterable of float or None
        H, or one side's core score, of one phase; missing rounds are passed over. The order does
        not matter. To rest on the last n rounds use `running_posteriors`.
    parameters : Parameters
        Of the same quantity.

    Returns
    -------
    Posterior or None
        None without any round: the program's mean says nothing about this pair.
        With τ² = 0 (no spread) m = μ; with σ_e² = 0 (no noise) m = x̄, also where both are 0.
        In all three V = 0.
    """
    seen = present(values)
    if not seen:
        return None
    k, tau2, sigma2 = len(seen), parameters.tau2, parameters.sigma2
    weight = 1.0 if sigma2 == 0 else k * tau2 / (k * tau2 + sigma2)
    return Posterior(
        mean=weight * mean(seen) + (1 - weight) * parameters.mu,
        sd=math.sqrt(weight * sigma2 / k),  # wσ_e²/k is V, and defined where both are 0
        weight=weight,
        rounds=k,
    )


def running_posteriors(
    values: Sequence[float | None], parameters: Parameters, window: int | None = None
) -> list[Posterior | None]:
    """Posterior after each round, from the rounds up to it.

    Parameters
    ----------
    values : sequence of float or None
        In the order of rounds, within one phase, missing rounds as None or NaN.
    parameters : Parameters
        Of the same quantity.
    window : int, optional
        Rest on the last ``window`` rounds that are there; all of them by default.

    Returns
    -------
    list of Posterior or None
        As long as ``values``; None at a missing round, where a chart has nothing to draw.

    Raises
    ------
    ValueError
        For a window below 1.
    """
    if window is not None and window < 1:
        raise ValueError("a window holds at least one round")
    seen: list[float] = []
    after: list[Posterior | None] = []
    for value in values:
        now = present([value])
        seen += now
        after.append(posterior(seen[-window:] if window else seen, parameters) if now else None)
    return after


def probability_below(posterior: Posterior, cut: float) -> float:
    """Probability that the true level is under a cut: P(T < c) = Φ((c − m)/√V).

    Parameters
    ----------
    posterior : Posterior
        Of the relationship.
    cut : float
        c, in points of 0–100. A convention.

    Returns
    -------
    float
        0–1. With √V = 0 it is 1 where m < c, else 0.
    """
    if posterior.sd == 0:
        return float(posterior.mean < cut)
    return math.erfc((posterior.mean - cut) / posterior.sd / math.sqrt(2)) / 2


def band(posterior: Posterior, level: float = 0.95) -> tuple[float, float]:
    """Central interval of the posterior: m ± z·√V, cut at 0 and 100.

    Parameters
    ----------
    posterior : Posterior
        Of the relationship.
    level : float
        Probability that the true level lies in it, between 0 and 1.

    Returns
    -------
    tuple of float
        Lower and upper limit, in points of 0–100; equal where √V = 0.

    Raises
    ------
    ValueError
        For a level outside (0, 1).
    """
    if not 0 < level < 1:
        raise ValueError("a level lies between 0 and 1")
    z = NormalDist().inv_cdf(0.5 + level / 2)
    return interval(posterior.mean, posterior.sd, lowest=0.0, highest=100.0, z=z)
