"""Says when a relationship has changed: round 2, and the alarm from round 3.

Alarms come from H and the two sides alone. One L holds for the three (see ``change_limits``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from mentorsurvey.measures.change_basis import Basis, health_of
from mentorsurvey.measures.ewma import (
    WEIGHT,
    Chart,
    Flags,
    Floats,
    Ints,
    chart,
    deviation,
    pairs_by_rounds,
    start_variance,
)
from mentorsurvey.measures.health import Parameters
from mentorsurvey.measures.noise import CAN_TELL

Series = Literal["health", "mentor", "mentee"]
"""What a line is drawn of."""

LATER = 50
"""Rounds after which looking for what would clear an alarm is given up."""


def second_round(first: npt.ArrayLike, second: npt.ArrayLike, parameters: Parameters) -> Floats:
    """Change from a pair's first to its second round in units of its noise: (H₂ − H₁)/(√2·σ_e).

    Parameters
    ----------
    first, second : array
        H, or one side's core score, in points; missing as NaN.
    parameters : Parameters
        Of the same quantity.

    Returns
    -------
    array
        > 0: the later round is higher. About standard normal while nothing changes, so that 5 %
        of stable pairs lie beyond ±1.96. NaN where a round is missing; NaN throughout without
        noise (σ_e² = 0), where a difference has no size to be compared with.

    References
    ----------
    Jacobson and Truax 1991, with the noise over rounds in place of that within a form.
    """
    error = np.sqrt(2 * parameters.sigma2) or np.nan
    change = np.asarray(second, dtype=np.float64) - np.asarray(first, dtype=np.float64)
    return np.asarray(change / error)


def unusual(index: npt.ArrayLike) -> Flags:
    """Where a second round is "unusual here": beyond 1.96 either way. Never where it is missing."""
    return np.asarray(np.abs(np.asarray(index, dtype=np.float64)) >= CAN_TELL)


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """One line that lies under its limit.

    Attributes
    ----------
    series : Series
        Which of the three.
    since : int
        The round, from 0, at which it crossed; the line has been under its limit since.
    round : int
        Its latest round, which ``z`` and ``limit`` belong to.
    z, start, limit : float
        The line, its baseline T₀ and its lower limit, in points.
    clears : float
        The least score, 0–100, that clears it if each of the next ``clears_in`` rounds brings it.
    clears_in : int
        The fewest rounds in which a score of at most 100 can clear it; 0 where none can.
    """

    series: Series
    since: int
    round: int
    z: float
    start: float
    limit: float
    clears: float
    clears_in: int


@dataclass(frozen=True, kw_only=True)
class Change:
    """The lines of H, mentor and mentee over a program's pairs, with one limit L for all three."""

    health: Chart
    mentor: Chart
    mentee: Chart
    limit: float

    @property
    def charts(self) -> Iterator[tuple[Series, Chart]]:
        """Each of the three with its name."""
        yield from zip(get_args(Series), (self.health, self.mentor, self.mentee), strict=True)

    @cached_property
    def alarm(self) -> Flags:
        """Whether any of the three is under its limit at that round, (pair, round)."""
        health, mentor, mentee = (one.crossed(self.limit) for _, one in self.charts)
        return np.asarray(health | mentor | mentee)

    @cached_property
    def first(self) -> Ints:
        """The round, from 0, of each pair's first alarm; −1 where there is none."""
        if not self.alarm.shape[1]:
            return np.full(len(self.alarm), -1)
        return np.where(self.alarm.any(axis=1), self.alarm.argmax(axis=1), -1)

    @cached_property
    def farthest(self) -> Floats:
        """The largest (T₀ − z)/SD of each pair over all rounds and lines; −∞ without a line."""
        whole = np.concatenate([one.distance for _, one in self.charts], axis=1)
        return np.asarray(np.max(whole, axis=1, initial=-np.inf, where=~np.isnan(whole)))

    def standing(self, pair: int) -> tuple[Alarm, ...]:
        """Which lines of a pair lie under their limit at their latest round since the last break.

        A line that came back above its limit stands no longer, also where nobody looked.
        """
        found = []
        for name, one in self.charts:
            at = int(one.latest[pair])
            below = one.crossed(self.limit)[pair]
            if at < 0 or not below[at]:
                continue
            line = np.flatnonzero(one.n[pair] > 0)[-int(one.n[pair, at]) :]
            above = line[~below[line]]
            since = int(line[line > above[-1]][0] if len(above) else line[0])
            clears, rounds = _clears(one, pair, at, self.limit)
            found.append(
                Alarm(
                    series=name,
                    since=since,
                    round=at,
                    z=float(one.z[pair, at]),
                    start=float(one.start[pair, at]),
                    limit=float(one.lower_limit(self.limit)[pair, at]),
                    clears=clears,
                    clears_in=rounds,
                )
            )
        return tuple(found)


def watch(
    mentor: npt.ArrayLike,
    mentee: npt.ArrayLike,
    basis: Basis,
    *,
    limit: float,
    segment: npt.ArrayLike | None = None,
) -> Change:
    """Draw the three lines of every pair, and say where one is under its lower limit.

    An EWMA each on H and on both sides (see `ewma.chart`), over the rounds that each has:
    T₀ − L·√(σ_e²·λ/(2 − λ)·[1 − (1 − λ)^{2n}] + τ²(1 − r₂)·[1 − (1 − λ)^n]²).

    Parameters
    ----------
    mentor, mentee : array (pair, round)
        Core scores, 0–100, missing as NaN. H is there where both are.
    basis : Basis
        The program's level, spread and noise; of this phase.
    limit : float
        L, above 0 (see ``change_limits.ewma_limit``).
    segment : array (round,) or (pair, round), optional
        Where it changes (phase, partner, wording of an anchor), new baselines begin.

    Returns
    -------
    Change
        Swapping the sides, and their parameters, changes no alarm. What has no line or no limit
        raises none and says why (`Chart.why_not`).

    Raises
    ------
    ValueError
        For arrays that are not of one shape, or an L that is not above 0.

    References
    ----------
    Roberts 1959; Lucas and Saccucci 1990.
    """
    if not limit > 0:
        raise ValueError("L is above 0")
    sides = pairs_by_rounds(mentor), pairs_by_rounds(mentee)
    if sides[0].shape != sides[1].shape:
        raise ValueError("both sides run over the same pairs and rounds")
    return Change(
        health=chart(health_of(*sides), basis.health, segment=segment),
        mentor=chart(sides[0], basis.mentor, segment=segment),
        mentee=chart(sides[1], basis.mentee, segment=segment),
        limit=limit,
    )


def _clears(one: Chart, pair: int, at: int, limit: float) -> tuple[float, int]:
    """The least score that clears, and in how many rounds: z after k rounds of x is the limit."""
    z, start, n = float(one.z[pair, at]), float(one.start[pair, at]), int(one.n[pair, at])
    tau2, sigma2 = one.parameters.tau2, one.parameters.sigma2
    later = np.arange(1, LATER + 1)
    sizes = deviation(n + later, sigma2=sigma2, start_variance=start_variance(tau2, sigma2))
    kept = (1 - WEIGHT) ** later
    wanted = (start - limit * sizes - kept * z) / (1 - kept)
    enough = np.flatnonzero(wanted <= 100)
    if not len(enough):
        return 100.0, 0
    return max(float(wanted[enough[0]]), 0.0), int(later[enough[0]])
