"""Sets how far is too far: limits at a wanted rate of false alarms.

By simulating stable pairs with a program's own level, spread, noise and shape. The seed is an
argument; the same arguments give the same limit, so that a caller may keep it.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from mentorsurvey.measures.change import watch
from mentorsurvey.measures.change_basis import Basis, shapes, standard
from mentorsurvey.measures.change_evidence import evidence
from mentorsurvey.measures.ewma import Floats, deviation, start_variance, walk

WITHOUT_NOISE = 3.0
"""The limit where there is nothing to set it by. A convention."""

LEAST = 0.5
"""The lowest limit that is ever set, however few stable pairs come far. A convention."""

Farthest = Callable[[Floats, Floats, Basis], Floats]
"""The largest that a rule's statistic gets in each pair, from mentors', mentees' scores, basis."""


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
        Share of forms that are answered, at random; above 0, at most 1. Where it is taken for 1,
        a program of less has fewer false alarms than wanted.
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
class Limit:
    """How far is too far, and how often a stable pair gets there.

    Attributes
    ----------
    limit : float
        L of the EWMA, in standard deviations; of the evidence, a natural logarithm.
    false_alarms : float
        Share of the simulated stable pairs that alarm within ``rounds``, 0–1.
    error : float
        Its Monte Carlo standard error.
    rounds, pairs : int
        What was simulated.
    reason : str or None
        Why nothing was: "no noise". Then nothing alarms, and the limit is a convention.
    """

    limit: float
    false_alarms: float
    error: float
    rounds: int
    pairs: int
    reason: Literal["no noise"] | None = None


def stable_pairs(of: Basis, trial: Trial = USUAL) -> tuple[Floats, Floats]:
    """Scores of mentors and mentees, (pair, round), of relationships that stay as they are.

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


def ewma_limit(
    of: Basis, trial: Trial = USUAL, *, stable: tuple[Floats, Floats] | None = None
) -> Limit:
    """One L for the lines of H and both sides, with at most the wanted share of false alarms.

    Parameters
    ----------
    of : Basis
        The program's, estimated or assumed.
    trial : Trial
        What is simulated and wanted.
    stable : pair of arrays (pair, round), optional
        Stable pairs from elsewhere, in place of `stable_pairs`: mentors', mentees' scores.

    Returns
    -------
    Limit
        About 2.8 at the middle of the scale and 3.4 at a strong ceiling.

    Raises
    ------
    ValueError
        For stable pairs that are none.
    """
    return _limit(ewma_farthest, WITHOUT_NOISE, of, trial, stable)


def evidence_limit(
    of: Basis, trial: Trial = USUAL, *, stable: tuple[Floats, Floats] | None = None
) -> Limit:
    """The evidence (see ``change_evidence``) that at most the wanted share of stable pairs reaches.

    Parameters, result and errors are those of `ewma_limit`; about 2.9 at any level.
    """
    return _limit(_evidence_farthest, WITHOUT_NOISE, of, trial, stable)


def own_rate(
    of: Basis,
    limit: float,
    n_pairs: int,
    trial: Trial = USUAL,
    *,
    stable: tuple[Floats, Floats] | None = None,
) -> tuple[float, float]:
    """False alarms of a program that estimates everything from its own few pairs.

    A limit is set as if level, spread and noise were known. Programs of ``n_pairs`` stable pairs
    are simulated; each estimates them from all its rounds, also where that is fewer pairs than
    `health.estimate` asks for, and applies the EWMA with the same L.

    Parameters
    ----------
    of : Basis
        How the programs really are.
    limit : float
        L.
    n_pairs : int
        Relationships of each program, at least 2.
    trial : Trial
        Its ``pairs`` are simulated over all programs, all their forms answered.
    stable : pair of arrays (pair, round), optional
        Complete stable pairs from elsewhere, dealt out to programs in their order.

    Returns
    -------
    tuple of float
        The share of stable pairs that alarm within the rounds, 0–1, and its Monte Carlo standard
        error, over programs.

    Raises
    ------
    ValueError
        For fewer than two pairs, or too few for two programs.
    """
    if n_pairs < 2:
        raise ValueError("an estimate takes at least two pairs")
    programs = max(2, (trial.pairs if stable is None else len(stable[0])) // n_pairs)
    count = programs * n_pairs
    drawn = stable or stable_pairs(of, replace(trial, pairs=count, response=1.0))
    if len(drawn[0]) < count:
        raise ValueError("stable pairs make up two programs or more")
    sides = drawn[0][:count], drawn[1][:count]
    farthest = np.full(count, -np.inf)
    for x in ((sides[0] + sides[1]) / 2, *sides):
        mu, tau2, sigma2 = (np.repeat(one, n_pairs) for one in _moments(x, n_pairs))
        none = np.zeros(x.shape, dtype=np.bool_)
        z, start, n, _, _ = walk(x, mu=mu, tau2=tau2, sigma2=sigma2, breaks=none)
        v0 = start_variance(tau2, sigma2)[:, None]
        size = deviation(n, sigma2=sigma2[:, None], start_variance=v0)
        known = (n > 0) & (size > 0)
        distance = np.full(x.shape, -np.inf)
        np.divide(start - z, size, out=distance, where=known)
        farthest = np.maximum(farthest, distance.max(axis=1))
    rates = (farthest > limit).reshape(programs, n_pairs).mean(axis=1)
    return float(rates.mean()), float(rates.std(ddof=1) / math.sqrt(programs))


def _limit(
    farthest: Farthest,
    otherwise: float,
    of: Basis,
    trial: Trial,
    stable: tuple[Floats, Floats] | None,
) -> Limit:
    if not of.noisy:
        return Limit(
            limit=otherwise,
            false_alarms=0.0,
            error=0.0,
            rounds=trial.rounds,
            pairs=0,
            reason="no noise",
        )
    mentor, mentee = stable_pairs(of, trial) if stable is None else stable
    reached = np.sort(farthest(mentor, mentee, of))
    count = len(reached)
    if not count:
        raise ValueError("a limit is set by stable pairs")
    # The first value with no more than the wanted share beyond it.
    place = min(count - 1, math.ceil((1 - trial.false_alarms) * count - 1e-9))
    limit = max(float(reached[place]), LEAST)
    share = float((reached > limit).mean())
    return Limit(
        limit=limit,
        false_alarms=share,
        error=math.sqrt(share * (1 - share) / count),
        rounds=mentor.shape[1],
        pairs=count,
    )


def ewma_farthest(mentor: Floats, mentee: Floats, of: Basis) -> Floats:
    """The largest (T₀ − z)/SD of each pair over its three lines; −∞ without a line."""
    return watch(mentor, mentee, of, limit=WITHOUT_NOISE).farthest


def _evidence_farthest(mentor: Floats, mentee: Floats, of: Basis) -> Floats:
    return evidence(mentor, mentee, of).farthest


def _moments(x: Floats, pairs: int) -> tuple[Floats, Floats, Floats]:
    """`health.estimate` of many complete programs at once: μ, τ² and σ_e² of each."""
    by_program = x.reshape(-1, pairs, x.shape[1])
    sigma2 = np.diff(by_program, axis=2).reshape(len(by_program), -1).var(axis=1) / 2
    between = by_program.mean(axis=2).var(axis=1)
    own = between - sigma2 / x.shape[1]
    return (
        by_program[:, :, 0].mean(axis=1),
        np.maximum(own, between * math.sqrt(2 / pairs)),
        sigma2,
    )


def _root(covariance: Floats) -> Floats:
    """A root of a covariance matrix, also where a side has no variance."""
    values, vectors = np.linalg.eigh(covariance)
    return np.asarray(vectors * np.sqrt(np.clip(values, 0, None)))
