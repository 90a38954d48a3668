"""The EWMA: a weighted line through scores, its baseline and its lower limit.

EWMA: exponentially weighted moving average (Roberts 1959; limits after Lucas and Saccucci 1990).
Reads a whole program with numpy; never import it while people answer.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from mentorsurvey.measures.health import Parameters
from mentorsurvey.measures.noise import SAME

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int16]
"""Numbers of rounds."""

WEIGHT = 0.3
"""λ: how much the newest round counts. A convention."""

BASELINE = 2
"""Rounds that a baseline rests on. A convention."""

Reason = Literal["no answers", "one round", "a baseline alone", "no noise"]
"""Why there is no line yet, or no limit to it."""


def ewma(values: npt.ArrayLike, start: npt.ArrayLike, *, weight: float = WEIGHT) -> Floats:
    """Weighted line z_t = λx_t + (1 − λ)z_{t−1} from z_0 = start.

    Parameters
    ----------
    values : array (…, rounds)
        In the order of rounds. Missing is NaN: the line passes over it and keeps its value.
    start : array (…)
        Where the line begins, before the first value.
    weight : float
        λ, above 0 and at most 1.

    Returns
    -------
    array (…, rounds)
        In the unit of the values, between the start and the values; the value of z after each
        round, missing rounds included.

    Raises
    ------
    ValueError
        For a weight outside (0, 1].

    References
    ----------
    Roberts 1959.
    """
    _check(weight)
    values = np.asarray(values, dtype=np.float64)
    z = np.broadcast_to(np.asarray(start, dtype=np.float64), values.shape[:-1])
    line = np.empty(values.shape)
    for t in range(values.shape[-1]):
        x = values[..., t]
        z = np.where(np.isnan(x), z, weight * x + (1 - weight) * z)
        line[..., t] = z
    return line


def deviation(
    n: npt.ArrayLike,
    *,
    sigma2: npt.ArrayLike,
    start_variance: npt.ArrayLike = 0.0,
    weight: float = WEIGHT,
) -> Floats:
    """Standard deviation of z − z_0 after n rounds of a pair that stays as it is.

    √(σ²·λ/(2 − λ)·[1 − (1 − λ)^{2n}] + V₀·[1 − (1 − λ)^n]²), V₀ what is unsure about the start.

    Parameters
    ----------
    n : array
        Rounds since the start, 0 or more; infinite gives the steady limit.
    sigma2 : array
        Variance of one round, in squared points.
    start_variance : array
        V₀, variance of the true level about the start, in squared points; 0 for a known target.
    weight : float
        λ.

    Returns
    -------
    array
        In points, 0 or more, growing with n.

    Raises
    ------
    ValueError
        For a weight outside (0, 1].

    References
    ----------
    Lucas and Saccucci 1990, for a known target; V₀ adds an estimated one.
    """
    _check(weight)
    kept = (1 - weight) ** np.asarray(n, dtype=np.float64)
    moving = np.asarray(sigma2) * weight / (2 - weight) * (1 - kept**2)
    return np.asarray(np.sqrt(moving + np.asarray(start_variance) * (1 - kept) ** 2))


@dataclass(frozen=True, kw_only=True)
class Chart:
    """The EWMA of one quantity (H, or one side's core score) of every pair of a program.

    Arrays run over (pair, round); NaN where there is nothing: at rounds without a value, and
    before the baseline is complete.

    Attributes
    ----------
    z : floats
        The line, in points of 0–100.
    start : floats
        T₀ of the baseline that the round belongs to, in points.
    sizes : floats (n,)
        Standard deviation of z − T₀ after n rounds, in points; NaN where noise leaves none.
    n : counts
        Rounds with a value since the baseline; 0 where there is no line.
    counts : ints (pair,)
        Rounds with a value since the last break.
    latest : ints (pair,)
        The last round on the line since the last break, from 0; −1 where there is none.
    parameters : Parameters
        What the pairs are compared with.
    """

    z: Floats = field(repr=False)
    start: Floats = field(repr=False)
    sizes: Floats = field(repr=False)
    n: Counts = field(repr=False)
    counts: Ints = field(repr=False)
    latest: Ints = field(repr=False)
    parameters: Parameters

    @property
    def deviation(self) -> Floats:
        """Standard deviation of z − T₀, in points; NaN where there is no line, or no limit."""
        return np.asarray(self.sizes.take(self.n))

    @cached_property
    def distance(self) -> Floats:
        """How far the line lies under its baseline, (T₀ − z)/SD; > 0 is a fall. NaN: no limit."""
        return (self.start - self.z) / self.deviation

    def lower_limit(self, limit: float) -> Floats:
        """T₀ − L·SD, in points; it may lie below 0, where no answer reaches it."""
        return self.start - limit * self.deviation

    def crossed(self, limit: float) -> Flags:
        """Where the line lies under its lower limit. Never without a limit."""
        return np.asarray(self.z < self.lower_limit(limit) - SAME)

    def why_not(self, pair: int) -> Reason | None:
        """Why a pair has no line, or no limit to it; None where it has both."""
        if self.parameters.sigma2 == 0:
            return "no noise"
        reasons: tuple[Reason, ...] = ("no answers", "one round", "a baseline alone")
        count = int(self.counts[pair])
        return reasons[count] if count <= BASELINE else None


def chart(
    values: npt.ArrayLike, parameters: Parameters, *, segment: npt.ArrayLike | None = None
) -> Chart:
    """EWMA of each pair after a baseline of its first two rounds.

    T₀ = r₂·mean(x₁, x₂) + (1 − r₂)·μ with r₂ = τ²/(τ² + σ_e²/2); then z from z₀ = T₀, with the
    standard deviation of `deviation`, V₀ = τ²(1 − r₂).

    Parameters
    ----------
    values : array (pair, round)
        In points of 0–100, missing as NaN: only rounds with a value count, so that a missing
        round anywhere changes nothing.
    parameters : Parameters
        Of the same quantity.
    segment : array (round,) or (pair, round), optional
        Where two neighbouring rounds differ in it (phase, partner, wording of an anchor), a new
        baseline begins.

    Returns
    -------
    Chart
        With τ² = 0 every pair is compared with μ. With σ_e² = 0 there is a line but no limit,
        because no difference has a size to be compared with.

    Raises
    ------
    ValueError
        If ``values`` is not an array of pairs and rounds.
    """
    x = pairs_by_rounds(values)
    mu, tau2, sigma2 = parameters.mu, parameters.tau2, parameters.sigma2
    z, start, n, counts, latest = walk(
        x, mu=mu, tau2=tau2, sigma2=sigma2, breaks=break_before(segment, x.shape)
    )
    after = np.arange(x.shape[1] + 1)
    sizes = deviation(after, sigma2=sigma2, start_variance=start_variance(tau2, sigma2))
    sizes[(after == 0) | (sigma2 == 0)] = np.nan
    return Chart(
        z=z,
        start=start,
        sizes=sizes,
        n=n,
        counts=counts,
        latest=latest,
        parameters=parameters,
    )


def walk(
    x: Floats,
    *,
    mu: npt.ArrayLike,
    tau2: npt.ArrayLike,
    sigma2: npt.ArrayLike,
    breaks: Flags,
) -> tuple[Floats, Floats, Counts, Ints, Ints]:
    """Go through the rounds once, with all pairs abreast: z, T₀, n, counts and latest of `Chart`.

    Parameters may be one number, or one a pair.
    """
    own, level = baseline_weight(tau2, sigma2), np.asarray(mu, dtype=np.float64)
    pairs, rounds = x.shape
    # A round's column in one piece: the rounds are gone through one by one.
    line, starts = (np.full(x.shape, np.nan, order="F") for _ in range(2))
    since = np.zeros(x.shape, dtype=np.int16, order="F")
    counts, latest = np.zeros(pairs, dtype=np.int64), np.full(pairs, -1, dtype=np.int64)
    z, start, first = np.zeros(pairs), np.zeros(pairs), np.zeros(pairs)
    for t in range(rounds):
        if breaks[:, t].any():
            counts[breaks[:, t]], latest[breaks[:, t]] = 0, -1
        now, there = x[:, t], ~np.isnan(x[:, t])
        counts += there
        np.copyto(first, now, where=there & (counts == 1))
        complete = there & (counts == BASELINE)
        np.copyto(start, own * (first + now) / 2 + (1 - own) * level, where=complete)
        np.copyto(z, start, where=complete)
        later = there & (counts > BASELINE)
        np.copyto(z, WEIGHT * now + (1 - WEIGHT) * z, where=later)
        np.copyto(line[:, t], z, where=later)
        np.copyto(starts[:, t], start, where=later)
        np.copyto(since[:, t], counts - BASELINE, where=later, casting="same_kind")
        latest[later] = t
    return line, starts, since, counts, latest


def baseline_weight(tau2: npt.ArrayLike, sigma2: npt.ArrayLike) -> Floats:
    """r₂ = τ²/(τ² + σ_e²/2), 0–1: the pair's own share in its baseline; 1 without any noise."""
    between, within = np.asarray(tau2, dtype=np.float64), np.asarray(sigma2, dtype=np.float64) / 2
    total = between + within
    return np.asarray(np.where(within == 0, 1.0, between / np.where(total == 0, 1.0, total)))


def start_variance(tau2: npt.ArrayLike, sigma2: npt.ArrayLike) -> Floats:
    """V₀ = τ²(1 − r₂), in squared points: what two rounds leave unsure about the true level."""
    return np.asarray(np.asarray(tau2) * (1 - baseline_weight(tau2, sigma2)))


def pairs_by_rounds(values: npt.ArrayLike) -> Floats:
    """Take values as (pair, round), missing as NaN; a ValueError for any other shape."""
    x = np.asarray(values, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("values run over pairs and rounds")
    return x


def break_before(segment: npt.ArrayLike | None, shape: tuple[int, ...]) -> Flags:
    """Where a new segment begins, (pair, round); never at the first round."""
    begins = np.zeros(shape, dtype=np.bool_)
    if segment is not None and shape[1]:
        whole = np.broadcast_to(np.asarray(segment), shape)
        begins[:, 1:] = whole[:, 1:] != whole[:, :-1]
    return begins


def _check(weight: float) -> None:
    if not 0 < weight <= 1:
        raise ValueError("a weight is above 0 and at most 1")
