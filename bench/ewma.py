"""A baseline beside the evidence: the EWMA on health or a side, which the product no longer uses.

EWMA: exponentially weighted moving average (Roberts 1959; limits after Lucas and Saccucci 1990).
Scores are (pair, round), missing as NaN; values that are missing are passed over.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from bench.reference import Floats, Sides
from mentorsurvey.measures.change.basis import Basis
from mentorsurvey.measures.health import Parameters, health

WEIGHT = 0.3
"""λ: how much the newest round counts."""

BASELINE = 2
"""Rounds that a baseline rests on."""


def ewma(values: npt.ArrayLike, start: npt.ArrayLike, *, weight: float = WEIGHT) -> Floats:
    """Weighted line z_t = λx_t + (1 − λ)z_{t−1} from z_0 = start, over the last axis."""
    x = np.asarray(values, dtype=np.float64)
    z = np.broadcast_to(np.asarray(start, dtype=np.float64), x.shape[:-1])
    line = np.empty(x.shape)
    for t in range(x.shape[-1]):
        now = x[..., t]
        z = np.where(np.isnan(now), z, weight * now + (1 - weight) * z)
        line[..., t] = z
    return line


def deviation(
    n: npt.ArrayLike, *, sigma2: Any, start_variance: Any = 0.0, weight: float = WEIGHT
) -> Floats:
    """SD of z − z_0 after n rounds of a pair that stays as it is; n may be infinite.

    √(σ²·λ/(2 − λ)·[1 − (1 − λ)^{2n}] + V₀·[1 − (1 − λ)^n]²), V₀ what is unsure about the start.
    """
    kept = (1 - weight) ** np.asarray(n, dtype=np.float64)
    moving = sigma2 * weight / (2 - weight) * (1 - kept**2)
    return np.asarray(np.sqrt(moving + start_variance * (1 - kept) ** 2))


def farthest(x: Floats, mu: Any, tau2: Any, sigma2: Any) -> Floats:
    """The largest (T₀ − z)/SD of each pair; −∞ without a line. Parameters may be one a pair.

    T₀ = r₂·mean(x₁, x₂) + (1 − r₂)·μ with r₂ = τ²/(τ² + σ²/2), from the first two values that are
    there, and V₀ = τ²(1 − r₂).
    """
    order = np.argsort(np.isnan(x), axis=1, kind="stable")
    x = np.take_along_axis(x, order, axis=1)
    weight, start_variance = _baseline(np.asarray(tau2, dtype=np.float64), sigma2)
    start = weight * x[:, :BASELINE].mean(axis=1) + (1 - weight) * mu
    later = x[:, BASELINE:]
    after = np.arange(1, later.shape[1] + 1)
    sigma2, start_variance = (np.atleast_1d(one)[:, None] for one in (sigma2, start_variance))
    sizes = deviation(after, sigma2=sigma2, start_variance=start_variance)
    distance = np.full(later.shape, -np.inf)
    there = ~np.isnan(later) & (sizes > 0)
    np.divide(start[:, None] - ewma(later, start), sizes, out=distance, where=there)
    return np.asarray(distance.max(axis=1, initial=-np.inf))


def on_health(sides: Sides, of: Basis) -> Floats:
    """How far each pair gets on H alone."""
    return _of(health(*sides), of.health)


def on_any(sides: Sides, of: Basis) -> Floats:
    """How far each pair gets on H or a side."""
    lines = zip((health(*sides), *sides), (of.health, of.mentor, of.mentee), strict=True)
    return np.asarray(np.maximum.reduce([_of(x, parameters) for x, parameters in lines]))


def known_onset(sides: Sides, of: Basis) -> Floats:
    """H from the third round on against its baseline: a bound, all rounds seen."""
    h = health(*sides)
    weight, _ = _baseline(np.asarray(of.health.tau2), of.health.sigma2)
    start = weight * h[:, :BASELINE].mean(axis=1) + (1 - weight) * of.health.mu
    return np.asarray(start - h[:, BASELINE:].mean(axis=1))


def _of(x: Floats, of: Parameters) -> Floats:
    return farthest(x, of.mu, of.tau2, of.sigma2)


def _baseline(tau2: Floats, sigma2: Any) -> tuple[Floats, Floats]:
    """r₂ and V₀: the pair's own share in its baseline, and what two rounds leave unsure."""
    total = tau2 + np.asarray(sigma2) / 2
    weight = np.where(total == 0, 1.0, tau2 / np.where(total == 0, 1.0, total))
    return weight, tau2 * (1 - weight)
