"""Fits the equations of the actor–partner model; `dyads` says which and when.

x and y have one row a pair, the mentor's value and the mentee's, none missing.
"""

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from mentorsurvey.measures.noise import CAN_TELL, SAME

Floats: TypeAlias = NDArray[np.float64]

_TINY = 1e-10  # share of a sum of squares that is no more than rounding
_SHARES = np.linspace(0.0, 0.999, 100)


@dataclass(frozen=True, kw_only=True)
class Effect:
    """A coefficient in units of y a unit of x (an intercept: of y), and its standard error."""

    value: float
    error: float

    @property
    def interval(self) -> tuple[float, float]:
        """Value ± 1.96 SE."""
        return self.value - CAN_TELL * self.error, self.value + CAN_TELL * self.error


@dataclass(frozen=True, kw_only=True)
class Alike:
    """Both sides follow one equation: REML, compound symmetry, ρ may be negative.

    Attributes
    ----------
    intercept, actor, partner : Effect
        b, a and p.
    rho : float
        ρ, −1…1; < 0: where one is above what is expected, the other is below.
    sd : float
        Residual standard deviation of one person, units of y.
    minus_two_rll : float
        −2 × restricted log-likelihood, with the constant (3 fixed effects).
    """

    intercept: Effect
    actor: Effect
    partner: Effect
    rho: float
    sd: float
    minus_two_rll: float


@dataclass(frozen=True, kw_only=True)
class Equation:
    """One side's own equation.

    Attributes
    ----------
    intercept, actor, partner : Effect
        b, a (own x) and p (the other's x).
    sd : float
        Residual standard deviation, units of y.
    grouping : float or None
        Share of the residual variance that lies between mentors, 0–1; None without a grouping.
    """

    intercept: Effect
    actor: Effect
    partner: Effect
    sd: float
    grouping: float | None = None


@dataclass(frozen=True, kw_only=True)
class Apart:
    """Each side has its own equation, by REML.

    Attributes
    ----------
    mentor, mentee : Equation
        Swapping the sides swaps them.
    rho : float
        Correlation of both residuals, −1…1, between-mentor part included.
    """

    mentor: Equation
    mentee: Equation
    rho: float


def _design(x: Floats) -> Floats:
    return np.column_stack([np.ones(len(x)), x])


def told_apart(x: Floats) -> bool:
    """Whether both predictors vary, and not together."""
    most, least = np.linalg.svd(x - x.mean(axis=0), compute_uv=False)
    return bool(most > SAME and least**2 > _TINY * most**2)


def _residuals(x: Floats, y: Floats) -> Floats:
    design = _design(x)
    return np.asarray(y - design @ np.linalg.lstsq(design, y)[0], dtype=np.float64)


def flat(x: Floats, y: Floats) -> bool:
    """Whether a side, or one residual given the other, has no spread left."""
    residuals = _residuals(x, y)
    if np.ptp(y, axis=0).min() <= SAME:
        return True
    left = (residuals**2).sum(axis=0) / ((y - y.mean(axis=0)) ** 2).sum(axis=0)
    return bool(left.min() < _TINY or 1 - abs(_together(residuals)) < _TINY)


def _together(residuals: Floats) -> float:
    one, other = residuals.T
    return float(one @ other / math.sqrt(one @ one * (other @ other)))


def _deviance(n: int, generalised_variance: float) -> float:
    """−2LL of n pairs of normal residuals at their ML covariance, from its determinant."""
    return 2 * n * (math.log(2 * math.pi) + 1) + n * math.log(generalised_variance)


def fit_alike(x: Floats, y: Floats) -> tuple[Alike, float]:
    """Fit one equation for both sides by REML, and say −2LL of the same by ML, with its constant.

    Means and differences of a pair separate: (y_M + y_E)/√2 on √2 and (x_M + x_E)/√2 has slope
    a + p and variance σ²(1 + ρ); (y_M − y_E)/√2 on (x_M − x_E)/√2, without intercept, has slope
    a − p and variance σ²(1 − ρ).
    """
    n, root = len(x), math.sqrt(2)
    mean_x, mean_y = x.sum(axis=1) / root, y.sum(axis=1) / root
    apart_x, apart_y = (x[:, 0] - x[:, 1]) / root, (y[:, 0] - y[:, 1]) / root
    design = np.column_stack([np.full(n, root), mean_x])
    (b, total), *_ = np.linalg.lstsq(design, mean_y)
    rss_mean = float(((mean_y - design @ [b, total]) ** 2).sum())
    apart_xx = float(apart_x @ apart_x)
    contrast = float(apart_x @ apart_y) / apart_xx
    rss_apart = float(((apart_y - contrast * apart_x) ** 2).sum())
    var_mean, var_apart = rss_mean / (n - 2), rss_apart / (n - 1)
    cov = var_mean * np.linalg.inv(design.T @ design)
    var_contrast = var_apart / apart_xx
    error = math.sqrt((cov[1, 1] + var_contrast) / 4)
    # In terms of b, a and p the information is 4 times that of b, a + p and a − p.
    information = math.log(4) - float(np.linalg.slogdet(cov)[1]) - math.log(var_contrast)
    restricted = (2 * n - 3) * (math.log(2 * math.pi) + 1) + information
    alike = Alike(
        intercept=Effect(value=float(b), error=math.sqrt(cov[0, 0])),
        actor=Effect(value=float(total + contrast) / 2, error=error),
        partner=Effect(value=float(total - contrast) / 2, error=error),
        rho=(var_mean - var_apart) / (var_mean + var_apart),
        sd=math.sqrt((var_mean + var_apart) / 2),
        minus_two_rll=restricted + n * math.log(var_mean * var_apart),
    )
    return alike, _deviance(n, rss_mean * rss_apart / n**2)


def apart_deviance(x: Floats, y: Floats) -> float:
    """−2LL by ML of two equations with a free residual covariance, with its constant.

    Both share their predictors, so that least squares of each is the solution.
    """
    residuals = _residuals(x, y)
    return _deviance(len(x), float(np.linalg.det(residuals.T @ residuals / len(x))))


def fit_apart(x: Floats, y: Floats, of: NDArray[np.intp] | None) -> Apart:
    """Fit both equations; ``of`` says whose pair each is where mentors have several."""
    fits = [_equation(x, y[:, 0], of), _equation(x[:, ::-1], y[:, 1], of)]
    (mentor, left), (mentee, right) = fits
    return Apart(mentor=mentor, mentee=mentee, rho=_together(np.column_stack([left, right])))


def _equation(x: Floats, y: Floats, of: NDArray[np.intp] | None) -> tuple[Equation, Floats]:
    """One side's equation by REML; with a grouping y = … + u + e, u one draw a mentor.

    At a share h of the variance between mentors, V⁻¹ takes h/(1 − h + mh) of the square of a
    mentor's sum over m pairs away. The likelihood then depends on h alone: a grid finds the cell
    of its best value, a search inside the cell the value.
    """
    design = _design(x - x.mean(axis=0))
    table = np.column_stack([design, y - y.mean()])
    squares, free = table.T @ table, len(y) - design.shape[1]
    size, sums = np.ones(len(y)), table
    if of is not None:
        size = np.bincount(of).astype(np.float64)
        sums = np.stack([np.bincount(of, column) for column in table.T], axis=1)

    def solve(h: float) -> tuple[Floats, Floats, float]:
        spread = 1 - h + size * h
        weighed = squares - (sums.T * (h / spread)) @ sums
        inverse = np.linalg.inv(weighed[:-1, :-1]).astype(np.float64)
        beta = inverse @ weighed[:-1, -1]
        variance = float(weighed[-1, -1] - beta @ weighed[:-1, -1]) / free
        return beta, inverse * variance, variance

    def deviance(h: float) -> float:
        _, cov, variance = solve(h)
        groups = np.log(1 + size * h / (1 - h)).sum()
        return float(groups + len(y) * math.log(variance) - np.linalg.slogdet(cov)[1])

    share = 0.0
    if of is not None:
        best = int(np.argmin([deviance(h) for h in _SHARES]))
        cell = _SHARES[max(best - 1, 0)], _SHARES[min(best + 1, len(_SHARES) - 1)]
        found = optimize.minimize_scalar(deviance, bounds=cell, options={"xatol": 1e-9})
        share = float(found.x) if found.fun < deviance(0.0) else 0.0
    beta, cov, variance = solve(share)
    uncentre = np.eye(3)
    uncentre[0, 1:] = -x.mean(axis=0)
    beta, cov = uncentre @ beta + [y.mean(), 0, 0], uncentre @ cov @ uncentre.T
    intercept, actor, partner = (
        Effect(value=float(value), error=math.sqrt(square))
        for value, square in zip(beta, cov.diagonal(), strict=True)
    )
    equation = Equation(
        intercept=intercept,
        actor=actor,
        partner=partner,
        sd=math.sqrt(variance / (1 - share)),
        grouping=None if of is None else share,
    )
    return equation, y - _design(x) @ beta
