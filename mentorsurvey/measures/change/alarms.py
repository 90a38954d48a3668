"""How far is too far: the limit of the evidence, and when nothing may alarm at all.

A limit is set by simulating steady pairs, with the program's own level, spread,
noise and response. Scores are whole steps and pile up at the ceiling, so that textbook limits would
alarm too often.
"""

import math
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import stats

from mentorsurvey.measures.change.basis import Basis, shapes, standard
from mentorsurvey.measures.change.falls import evidence
from mentorsurvey.measures.health import WEIGHTS, Parameters
from mentorsurvey.measures.pair_rounds import Floats, Sides, both_sides, successive

LEAST = 0.5
"""The lowest limit that is ever set, however few stable pairs come far. A convention."""

LEAST_NOISE = 9.0
"""σ_e² of a side, in squared points, under which a program's answers hardly ever move: then no
difference has a size to be compared with, and nothing alarms. A convention."""

FEWEST_ITEMS = 6
"""Anchors that a core score has at least where the assumed noise is that of it. A convention."""

UNLIKE = 0.01
"""Chance under which the program's differences from round to round do not fit the assumed noise.
A convention."""

NoAlarm = Literal["fewer than six items", "unlike the assumed noise", "no noise"]
"""Why nothing may alarm."""

POINTS, PROPORTION, CORRELATION, RESPONSE = 1.0, 0.1, 0.05, 0.05
"""Steps in which a level (points), a variance (as a share of it), a correlation and a response
(0–1) are rounded before a limit is set: less than a step moves the limit by less than its error."""


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What is simulated to set a limit, and what is wanted of it. The defaults are conventions.

    Attributes
    ----------
    rounds : int
        Rounds, with those of the baseline, over which a pair's false alarms are counted; 3 or more.
    false_alarms : float
        Share of stable pairs that may alarm at some time within them, between 0 and 1.
    response : float
        Share of forms that are answered, at random; above 0, at most 1: the program's own.
    pairs, seed : int
        How many stable pairs are simulated, and from which seed.
    """

    rounds: int = 6
    false_alarms: float = 0.02
    response: float = 1.0
    pairs: int = 20_000
    seed: int = 0

    def __post_init__(self) -> None:
        if self.rounds < 3:
            raise ValueError("a change shows from the third round on")
        if not 0 < self.false_alarms < 1:
            raise ValueError("a share of false alarms is between 0 and 1")
        if not 0 < self.response <= 1:
            raise ValueError("a share of answers is above 0 and at most 1")
        if self.pairs < 1:
            raise ValueError("a trial takes a pair")


USUAL = Trial()


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How far is too far, and how often a stable pair gets there in simulations.

    With assumed numbers (`Basis.assumed`) the rates are those of pairs as assumed, and are not to
    be claimed of the program.

    Attributes
    ----------
    limit : float
        Of the evidence, a natural logarithm; infinite where a side has no noise.
    false_alarms : float
        Share of the simulated stable pairs that alarm within ``rounds``, 0–1.
    error : float
        Its Monte Carlo standard error.
    rounds, pairs : int
        What was simulated; 0 pairs without noise.
    tail : tuple of float
        The evidence beyond which 1, 2, 3, … of 1,000 simulated stable pairs come within
        ``rounds``.
    """

    limit: float
    false_alarms: float
    error: float
    rounds: int
    pairs: int
    tail: tuple[float, ...] = field(default=(), repr=False)

    def rarity(self, value: float) -> int:
        """How many of 1,000 stable pairs come beyond this evidence, 0–1,000; 0: fewer than one."""
        return sum(value < one for one in self.tail)


def stable_pairs(of: Basis, trial: Trial = USUAL) -> Sides:
    """Scores of mentors and mentees, (pair, round), of steady pairs.

    A lasting level a pair and side and the noise of each round, both normal and correlated
    between the sides as the basis says, then turned to scores of the basis' shape: bounded,
    in steps, piled up at the ceiling where the level is high. Missing is NaN.
    """
    rng = np.random.default_rng(trial.seed)
    between, within = standard(of)
    lasting = rng.standard_normal((trial.pairs, 1, 2)) @ _root(between).T
    drawn = lasting + rng.standard_normal((trial.pairs, trial.rounds, 2)) @ _root(within).T
    drawn[rng.uniform(size=drawn.shape) >= trial.response] = np.nan
    mentor, mentee = (one.scores(drawn[..., side]) for side, one in enumerate(shapes(of)))
    return mentor, mentee


def rounded(of: Basis, response: float) -> tuple[Basis, float]:
    """A program's numbers as limits tell them apart: the same for nearly the same programs.

    Parameters
    ----------
    of : Basis
        The program's.
    response : float
        Share of its forms that are answered, above 0 and at most 1.

    Returns
    -------
    tuple of Basis and float
        In steps of `POINTS`, `PROPORTION`, `CORRELATION` and `RESPONSE`, without numbers of pairs:
        a key to what was simulated before.
    """
    sides = [
        Parameters(
            mu=round(one.mu / POINTS) * POINTS,
            tau2=_geometric(one.tau2),
            sigma2=_geometric(one.sigma2),
            assumed=one.assumed,
            n_pairs=0,
        )
        for one in (of.mentor, of.mentee)
    ]
    health = Parameters(
        mu=WEIGHTS[0] * sides[0].mu + WEIGHTS[1] * sides[1].mu,
        tau2=_of_health(of.between, sides[0].tau2, sides[1].tau2),
        sigma2=_of_health(of.within, sides[0].sigma2, sides[1].sigma2),
        assumed=of.health.assumed,
        n_pairs=0,
    )
    share = min(max(round(response / RESPONSE) * RESPONSE, RESPONSE), 1.0)
    return Basis(health=health, mentor=sides[0], mentee=sides[1]), round(share, 9)


def limits(of: Basis, trial: Trial = USUAL) -> Limits:
    """Set a program's limit by simulating stable pairs with its numbers, rounded (`rounded`).

    The evidence that at most the wanted share of them reaches. What was simulated once is kept.

    Parameters
    ----------
    of : Basis
        The program's, estimated or assumed.
    trial : Trial
        What is simulated and wanted; its response is the program's own.
    """
    alike, response = rounded(of, trial.response)
    return _limits(alike, replace(trial, response=response))


@lru_cache(maxsize=64)
def _limits(of: Basis, trial: Trial) -> Limits:
    if not of.noisy:
        return Limits(limit=math.inf, false_alarms=0.0, error=0.0, rounds=trial.rounds, pairs=0)
    reached = np.sort(evidence(*stable_pairs(of, trial), of).farthest)
    count = trial.pairs
    # The first value with no more than the wanted share beyond it.
    place = min(count - 1, math.ceil((1 - trial.false_alarms) * count - 1e-9))
    limit = max(float(reached[place]), LEAST)
    share = float((reached > limit).mean())
    places = np.arange(1, 1_001)
    return Limits(
        limit=limit,
        false_alarms=share,
        error=math.sqrt(share * (1 - share) / count),
        rounds=trial.rounds,
        pairs=count,
        tail=tuple(reached[np.maximum(count - 1 - places * count // 1_000, 0)].tolist()),
    )


def why_no_alarm(
    of: Basis, mentor: npt.ArrayLike, mentee: npt.ArrayLike, items: int
) -> NoAlarm | None:
    """Why nothing may alarm in a program; None where it may.

    With assumed numbers the noise must be that of what is asked: at least six anchors a side, and
    Σd²/2 over the successive differences d of a side's scores not so far above σ_e² that it would
    be seen once in a hundred programs. Its distribution is χ², scaled so that mean and variance are
    right although neighbouring differences share a round.

    Parameters
    ----------
    of : Basis
        The program's.
    mentor, mentee : array (pair, round)
        The scores that it is of, missing as NaN.
    items : int
        Anchors in the core score of the side that has fewer.
    """
    sides = both_sides(mentor, mentee)
    if not of.assumed:
        return "no noise" if min(of.mentor.sigma2, of.mentee.sigma2) < LEAST_NOISE else None
    if items < FEWEST_ITEMS:
        return "fewer than six items"
    for one, noise in zip(sides, (of.mentor.sigma2, of.mentee.sigma2), strict=True):
        if _unlikely(one, noise):
            return "unlike the assumed noise"
    return None


def _unlikely(x: Floats, noise: float) -> bool:
    d = successive(x)
    if not len(d):
        return False
    # Neighbouring differences correlate by −½, so that Var Σ = 2·(count + neighbours/2).
    neighbours = float(np.maximum((~np.isnan(x)).sum(axis=1) - 2, 0).sum())
    scale = (len(d) + neighbours / 2) / len(d)
    return bool(stats.chi2.sf(float(d @ d) / (2 * noise) / scale, len(d) / scale) < UNLIKE)


def _geometric(variance: float) -> float:
    step = math.log1p(PROPORTION)
    return math.exp(round(math.log(variance) / step) * step) if variance > 0 else 0.0


def _of_health(covariance: Floats, mentor: float, mentee: float) -> float:
    """Variance of H from the two variances as rounded and their correlation in steps."""
    size = math.sqrt(covariance[0, 0] * covariance[1, 1])
    correlation = round(covariance[0, 1] / size / CORRELATION) * CORRELATION if size > 0 else 0.0
    common = correlation * math.sqrt(mentor * mentee)
    wm, we = WEIGHTS
    return max(wm * wm * mentor + we * we * mentee + 2 * wm * we * common, 0.0)


def _root(covariance: Floats) -> Floats:
    """A root of a covariance matrix, also where a side has no variance."""
    values, vectors = np.linalg.eigh(covariance)
    return np.asarray(vectors * np.sqrt(np.clip(values, 0, None)))
