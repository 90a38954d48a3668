"""Sets the two rules of change together: the EWMA, and the evidence of a fall.

The EWMA alone holds while a program's numbers are assumed: one rule, with a line that people can
look at, until the evidence's rate of false alarms can be known. Once they are the program's own,
either may alarm, each with the same share of false alarms, so that both together have no more than
the wanted one.
"""

import math
from dataclasses import dataclass, field, replace

import numpy as np

from mentorsurvey.measures.change import watch
from mentorsurvey.measures.change_basis import Basis, basis
from mentorsurvey.measures.change_evidence import evidence
from mentorsurvey.measures.change_limits import (
    LEAST,
    USUAL,
    WITHOUT_NOISE,
    Trial,
    ewma_farthest,
    ewma_limit,
    stable_pairs,
)
from mentorsurvey.measures.ewma import Flags, Floats
from mentorsurvey.measures.noise import MINIMUM_PAIRS


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How far is too far under each rule, and how often a stable pair gets there under either.

    Attributes
    ----------
    ewma : float
        L, in standard deviations.
    evidence : float or None
        A natural logarithm; None where the EWMA holds alone.
    false_alarms, error : float
        Share of the simulated stable pairs that alarm within ``rounds``, 0–1, with its Monte
        Carlo standard error.
    rounds, pairs : int
        What was simulated; 0 pairs where a side has no noise: then no limit holds, and none is
        to be used.
    tail : tuple of float
        The evidence beyond which 1, 2, 3, … of 1,000 simulated stable pairs come within
        ``rounds``; empty where the EWMA holds alone.
    """

    ewma: float
    evidence: float | None
    false_alarms: float
    error: float
    rounds: int
    pairs: int
    tail: tuple[float, ...] = field(default=(), repr=False)

    def rarity(self, value: float) -> int:
        """How many of 1,000 stable pairs come beyond this evidence, 0–1,000; 0: fewer than one."""
        return sum(value < one for one in self.tail)


def limits(of: Basis, trial: Trial = USUAL) -> Limits:
    """Set the limits of a program by simulating stable pairs with its numbers.

    Of two rules with equal shares of false alarms the farther one of a pair decides: with r the
    number of stable pairs that lie beyond it, by the EWMA or by the evidence, whichever is fewer,
    the limits are those beyond which the pairs of the smallest r lie.

    Parameters
    ----------
    of : Basis
        The program's. Where any of it is assumed the EWMA holds alone.
    trial : Trial
        What is simulated and wanted.
    """
    if of.assumed or not of.noisy:
        alone = ewma_limit(of, trial)
        return Limits(
            ewma=alone.limit,
            evidence=None,
            false_alarms=alone.false_alarms,
            error=alone.error,
            rounds=alone.rounds,
            pairs=alone.pairs,
        )
    sides = stable_pairs(of, trial)
    reached = [ewma_farthest(*sides, of), evidence(*sides, of).farthest]
    ordered = [np.sort(one) for one in reached]
    count = trial.pairs
    beyond = np.minimum.reduce(
        [
            count - np.searchsorted(places, one, side="right")
            for places, one in zip(ordered, reached, strict=True)
        ]
    )
    allowed = math.floor(trial.false_alarms * count + 1e-9)
    each = int(np.sort(beyond)[min(allowed, count - 1)])
    line, log_odds = (max(float(one[count - 1 - each]), LEAST) for one in ordered)
    places = np.arange(1, 1_001)
    share = float(((reached[0] > line) | (reached[1] > log_odds)).mean())
    return Limits(
        ewma=line,
        evidence=log_odds,
        false_alarms=share,
        error=math.sqrt(share * (1 - share) / count),
        rounds=trial.rounds,
        pairs=count,
        tail=tuple(ordered[1][np.maximum(count - 1 - places * count // 1_000, 0)].tolist()),
    )


def own_rate(of: Basis, found: Limits, n_pairs: int, trial: Trial = USUAL) -> tuple[float, float]:
    """False alarms, by either rule, of programs that estimate everything from their own few pairs.

    Parameters
    ----------
    of : Basis
        How the programs really are.
    found : Limits
        What `limits` has set.
    n_pairs : int
        Relationships of each program, at least 30: with fewer nothing is a program's own.
    trial : Trial
        Its ``pairs`` are simulated over all programs, all their forms answered.

    Returns
    -------
    tuple of float
        The share of stable pairs that alarm within the rounds, 0–1, and its Monte Carlo standard
        error, over programs.

    Raises
    ------
    ValueError
        For fewer pairs.
    """
    if n_pairs < MINIMUM_PAIRS:
        raise ValueError(f"own numbers take {MINIMUM_PAIRS} pairs")
    programs = max(2, trial.pairs // n_pairs)
    whole = stable_pairs(of, replace(trial, pairs=programs * n_pairs, response=1.0))
    rates = []
    for start in range(0, programs * n_pairs, n_pairs):
        mentor, mentee = (one[start : start + n_pairs] for one in whole)
        alarms = _alarms(mentor, mentee, basis(mentor, mentee), found)
        rates.append(float(alarms.mean()))
    return float(np.mean(rates)), float(np.std(rates, ddof=1) / math.sqrt(programs))


def _alarms(mentor: Floats, mentee: Floats, of: Basis, found: Limits) -> Flags:
    reached: Flags = watch(mentor, mentee, of, limit=WITHOUT_NOISE).farthest > found.ewma
    if found.evidence is not None:
        reached |= evidence(mentor, mentee, of).farthest > found.evidence
    return reached
