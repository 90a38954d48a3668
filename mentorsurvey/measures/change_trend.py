"""The only place for trends: one mixed model over all relationships, never a line a pair.

Reads a whole program with numpy and scipy; never import it while people answer.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import optimize

from mentorsurvey.measures.ewma import Floats, Ints, pairs_by_rounds
from mentorsurvey.measures.noise import CAN_TELL, SAME

FEWEST_ROUNDS = 5
"""Rounds from which there is a slope. A convention."""

FEWEST_PAIRS = 8
"""Relationships with two values that the model takes. A convention."""

GAIN = 2.0
"""By how much −2RLL has to fall for relationships to have slopes of their own. A convention."""

BOUNDS = ((0.0, 1e3), (-1e3, 1e3), (0.0, 1e3))
"""Where the entries of the root of the random effects' covariance over σ² are looked for."""

Reason = Literal["fewer than five rounds", "fewer than eight pairs", "no noise", "no fit"]
"""Why there is no trend."""


@dataclass(frozen=True, kw_only=True)
class Slope:
    """Change by one round, in points of H; > 0 goes up. With its 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def can_tell(self) -> bool:
        """Whether it goes up or down beyond its noise."""
        return not self.low <= 0 <= self.high


@dataclass(frozen=True, kw_only=True)
class Trend:
    """The trend of a program and of its relationships.

    Attributes
    ----------
    program : Slope or None
        Of the average relationship.
    pairs : tuple of Slope or None
        One a relationship, in their order, drawn towards the program's as far as its own rounds
        are few or noisy; None for those with fewer than five values.
    same_slope : bool
        True: no slope of its own could be told for any relationship, so that all share the
        program's. None of them is "steady" or "falling" on that account.
    n_pairs, n_values : int
        Relationships and values that the model rests on.
    reason : Reason or None
        Why there is no trend.
    """

    program: Slope | None
    pairs: tuple[Slope | None, ...]
    same_slope: bool
    n_pairs: int
    n_values: int
    reason: Reason | None


def trend(health: npt.ArrayLike) -> Trend:
    """Fit H_it = β₀ + β₁·t + b₀ᵢ + b₁ᵢ·t + e_it over all relationships, by REML.

    Random intercept and slope, correlated; the intercept alone where slopes that differ explain
    hardly more (``GAIN``).
    The slope of a relationship is its best linear prediction β₁ + b₁ᵢ; its interval holds the
    error of b₁ᵢ and that of β, the variances taken as known.

    Parameters
    ----------
    health : array (pair, round)
        H of one phase and one wording, missing as NaN; rounds are taken for evenly spaced.

    Returns
    -------
    Trend
        The order of the relationships does not matter. Below five rounds with a value, below
        eight relationships with two, without noise, or where no fit is found: no slope, and why.

    Raises
    ------
    ValueError
        If ``health`` is not an array of pairs and rounds.

    References
    ----------
    Laird and Ware 1982.
    """
    h = pairs_by_rounds(health)
    there = ~np.isnan(h)
    n_pairs, n_values = int((there.sum(axis=1) > 1).sum()), int(there.sum())

    def none(reason: Reason) -> Trend:
        return Trend(
            program=None,
            pairs=(None,) * len(h),
            same_slope=False,
            n_pairs=n_pairs,
            n_values=n_values,
            reason=reason,
        )

    if there.any(axis=0).sum() < FEWEST_ROUNDS:
        return none("fewer than five rounds")
    if n_pairs < FEWEST_PAIRS:
        return none("fewer than eight pairs")
    pair, place = np.nonzero(there)
    # Counted from the middle, so that intercept and slope hardly depend on each other.
    when = place - (h.shape[1] - 1) / 2
    groups = _Sums.of(h[there], pair, when, len(h))
    if groups.without_noise:
        return none("no noise")
    relative = _fit(groups)
    if relative is None:
        return none("no fit")
    beta, error, slopes = _predict(groups, relative)
    enough = there.sum(axis=1) >= FEWEST_ROUNDS
    return Trend(
        program=_slope(beta, error),
        pairs=tuple(
            _slope(value, size) if known else None
            for (value, size), known in zip(slopes.tolist(), enough.tolist(), strict=True)
        ),
        same_slope=bool((relative[1] == 0).all()),
        n_pairs=n_pairs,
        n_values=n_values,
        reason=None,
    )


@dataclass(frozen=True, kw_only=True)
class _Sums:
    """What the likelihood needs of each relationship: Z'Z, Z'y and y'y, Z = (1, t)."""

    zz: Floats
    zy: Floats
    yy: Floats
    n_values: int

    @classmethod
    def of(cls, y: Floats, pair: Ints, when: Floats, pairs: int) -> "_Sums":
        z = np.column_stack([np.ones_like(when), when])
        y = y - y.mean()  # β₀ is nobody's business here, and small numbers keep their digits
        zz, zy, yy = np.zeros((pairs, 2, 2)), np.zeros((pairs, 2)), np.zeros(pairs)
        np.add.at(zz, pair, z[:, :, None] * z[:, None, :])
        np.add.at(zy, pair, z * y[:, None])
        np.add.at(yy, pair, y**2)
        return cls(zz=zz, zy=zy, yy=yy, n_values=len(y))

    @property
    def without_noise(self) -> bool:
        """Whether every relationship lies on its own straight line."""
        own = (self.zy[:, None, :] @ np.linalg.pinv(self.zz) @ self.zy[..., None])[:, 0, 0]
        return float(np.max(self.yy - own)) <= SAME

    def weighed(self, root: Floats) -> tuple[Floats, Floats, Floats, float, float]:
        """GLS under Var(b) = σ²·LL′, L the root: (I + L′Z′ZL)⁻¹, β, σ²·Var(β)⁻¹, σ², −2RLL."""
        inner: Floats = np.eye(2) + root.T @ self.zz @ root
        inverse = np.asarray(np.linalg.inv(inner), dtype=np.float64)
        half = self.zz @ root
        x_x = (self.zz - half @ inverse @ np.swapaxes(half, 1, 2)).sum(axis=0)
        pulled = root.T @ self.zy[..., None]
        x_y = (self.zy - (half @ inverse @ pulled)[..., 0]).sum(axis=0)
        y_y = float((self.yy - (np.swapaxes(pulled, 1, 2) @ inverse @ pulled)[:, 0, 0]).sum())
        beta = np.linalg.solve(x_x, x_y)
        free = self.n_values - 2
        sigma2 = max(float(y_y - beta @ x_y), SAME) / free
        determinants = np.linalg.slogdet(inner)[1].sum() + np.linalg.slogdet(x_x)[1]
        return (
            inverse,
            np.asarray(beta),
            np.asarray(x_x),
            sigma2,
            float(free * np.log(sigma2) + determinants),
        )


def _fit(groups: _Sums) -> Floats | None:
    """Root L of the random effects' covariance over σ², lower triangular; None without a fit."""

    def deviance(entries: Floats) -> float:
        return groups.weighed(_lower(entries))[-1]

    found = min(
        (
            optimize.minimize(deviance, start, method="L-BFGS-B", bounds=BOUNDS)
            for start in ((1.0, 0.0, 0.3), (2.0, 0.0, 0.02))
        ),
        key=lambda one: float(one.fun),
    )
    if not np.isfinite(found.fun):
        return None
    root = _lower(found.x)
    alone = optimize.minimize_scalar(
        lambda a: deviance(np.array([a, 0.0, 0.0])), bounds=BOUNDS[0], method="bounded"
    )
    if alone.fun <= found.fun + GAIN:
        return _lower(np.array([alone.x, 0.0, 0.0]))
    return root


def _lower(entries: Floats) -> Floats:
    return np.array([[entries[0], 0.0], [entries[1], entries[2]]])


def _predict(groups: _Sums, root: Floats) -> tuple[float, float, Floats]:
    """The program's slope with its error, and each relationship's: best linear predictions."""
    inverse, beta, x_x, sigma2, _ = groups.weighed(root)
    unsure = root @ inverse @ root.T  # Var(b) given the values, over σ²
    own = unsure @ (groups.zy[..., None] - groups.zz @ beta[:, None])
    left = np.eye(2) - unsure @ groups.zz  # what an error of β leaves in β + b
    of_beta = np.linalg.inv(x_x)
    error2 = sigma2 * (unsure + left @ of_beta @ np.swapaxes(left, 1, 2))
    slopes = np.column_stack([beta[1] + own[:, 1, 0], np.sqrt(error2[:, 1, 1])])
    return float(beta[1]), float(np.sqrt(sigma2 * of_beta[1, 1])), slopes


def _slope(value: float, error: float) -> Slope:
    reach = CAN_TELL * error
    return Slope(value=value, low=value - reach, high=value + reach)
