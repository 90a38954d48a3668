"""Trends: one mixed model over all relationships, never a line a pair.

Reads a whole program with numpy and scipy; never import it while people answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import optimize

from mentorsurvey.measures.clusters import FEWEST_MENTORS, t_quantile
from mentorsurvey.measures.ewma import Floats, Ints, pairs_by_rounds
from mentorsurvey.measures.noise import CAN_TELL, MINIMUM_PAIRS, SAME

FEWEST_ROUNDS = 5
"""Rounds from which there is a slope. A convention."""

FEWEST_PAIRS = 8
"""Relationships with two values that the model takes. A convention."""

GAIN = 2.0
"""By how much −2RLL has to fall for relationships to have slopes of their own. A convention."""

BOUNDS = ((0.0, 1e3), (-1e3, 1e3), (0.0, 1e3))
"""Where the entries of the root of the random effects' covariance over σ² are looked for."""

Reason = Literal[
    "fewer than five rounds", "fewer than eight pairs", "one mentor", "no noise", "no fit"
]
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
        Of the average relationship; its interval holds although pairs share mentors.
    pairs : tuple of Slope or None
        One a relationship, in their order, drawn towards the program's as far as its own rounds
        are few or noisy; None for those with fewer than five values, and for all below 30
        relationships (``MINIMUM_PAIRS``). Its interval takes the model's variances as known, so
        that it is a little too narrow.
    same_slope : bool
        True: no slope of its own could be told for any relationship, so that all share the
        program's. None of them is "steady" or "falling" on that account.
    n_pairs, n_mentors, n_values : int
        Relationships with two values or more, the mentors of these, and values that the model
        rests on.
    reason : Reason or None
        Why there is no trend.
    """

    program: Slope | None
    pairs: tuple[Slope | None, ...]
    same_slope: bool
    n_pairs: int
    n_mentors: int
    n_values: int
    reason: Reason | None


def trend(health: npt.ArrayLike, mentors: Sequence[str] | None = None) -> Trend:
    """Fit H_it = β₀ + β₁·t + b₀ᵢ + b₁ᵢ·t + e_it over all relationships, by REML.

    Random intercept and slope, correlated; the intercept alone where slopes that differ explain
    hardly more (``GAIN``).
    The model knows nothing of mentors, so the program's slope has a cluster-robust error. With
    A = Σᵢ Xᵢ′Vᵢ⁻¹Xᵢ and u_c = Σ_{i∈c} Xᵢ′Vᵢ⁻¹(yᵢ − Xᵢβ) over the pairs of one of the G mentors:
    Var(β) = G/(G − 1)·A⁻¹(Σ_c u_c·u_c′)A⁻¹, and its interval is β₁ ± t(G − 1)·SE.
    The slope of a relationship is its best linear prediction β₁ + b₁ᵢ; its interval holds the
    error of b₁ᵢ and that of β by the model, whose variances are taken as known. Where all share
    one slope, it is the program's with the program's interval.

    Parameters
    ----------
    health : array (pair, round)
        H of one phase and one wording, missing as NaN; rounds are taken for evenly spaced.
    mentors : sequence of str, optional
        The mentor of each pair. Without, no two pairs are taken to share one.

    Returns
    -------
    Trend
        The order of the relationships does not matter. Below five rounds with a value, below
        eight relationships with two, where these are one mentor's, without noise, or where no fit
        is found: no slope, and why.

    Raises
    ------
    ValueError
        If ``health`` is not an array of pairs and rounds, or not every pair has a mentor.

    References
    ----------
    Laird and Ware 1982. Liang and Zeger 1986; Cameron, Gelbach and Miller 2008 (t with G − 1).
    """
    h = pairs_by_rounds(health)
    if mentors is not None and len(mentors) != len(h):
        raise ValueError("every pair has a mentor")
    names = range(len(h)) if mentors is None else mentors
    of = np.unique(np.asarray(names), return_inverse=True)[1]
    there = ~np.isnan(h)
    compared = there.sum(axis=1) > 1
    n_pairs, n_values = int(compared.sum()), int(there.sum())
    n_mentors = len(np.unique(of[compared]))

    def none(reason: Reason) -> Trend:
        return Trend(
            program=None,
            pairs=(None,) * len(h),
            same_slope=False,
            n_pairs=n_pairs,
            n_mentors=n_mentors,
            n_values=n_values,
            reason=reason,
        )

    if there.any(axis=0).sum() < FEWEST_ROUNDS:
        return none("fewer than five rounds")
    if n_pairs < FEWEST_PAIRS:
        return none("fewer than eight pairs")
    if n_mentors < FEWEST_MENTORS:
        return none("one mentor")
    pair, place = np.nonzero(there)
    # Counted from the middle, so that intercept and slope hardly depend on each other.
    when = place - (h.shape[1] - 1) / 2
    groups = _Sums.of(h[there], pair, when, len(h))
    if groups.without_noise:
        return none("no noise")
    relative = _fit(groups)
    if relative is None:
        return none("no fit")
    weighed = groups.weighed(relative)
    reach = t_quantile(n_mentors) * weighed.error_of_slope(of, n_mentors)
    program = _slope(float(weighed.beta[1]), reach)
    same_slope = bool((relative[1] == 0).all())
    own = [program] * len(h) if same_slope else [_slope(*one) for one in _own(groups, relative)]
    enough = (there.sum(axis=1) >= FEWEST_ROUNDS) & (n_pairs >= MINIMUM_PAIRS)
    return Trend(
        program=program,
        pairs=tuple(
            slope if known else None for slope, known in zip(own, enough.tolist(), strict=True)
        ),
        same_slope=same_slope,
        n_pairs=n_pairs,
        n_mentors=n_mentors,
        n_values=n_values,
        reason=None,
    )


@dataclass(frozen=True, kw_only=True)
class _Weighed:
    """Generalised least squares under Var(b) = σ²·LL′, V over σ²: what each pair adds, and β.

    ``inverse`` is (I + L′Z′ZL)⁻¹ and ``xx``, ``xy`` are X′V⁻¹X and X′V⁻¹y, each of every pair;
    ``information`` is the sum of ``xx``, ``deviance`` −2RLL.
    """

    inverse: Floats
    xx: Floats
    xy: Floats
    information: Floats
    beta: Floats
    sigma2: float
    deviance: float

    def error_of_slope(self, of: Ints, n_mentors: int) -> float:
        """Cluster-robust standard error of β₁, ``of`` the mentor of each pair; σ² cancels."""
        scores = np.zeros((int(of.max()) + 1, 2))
        np.add.at(scores, of, self.xy - self.xx @ self.beta)
        pulls = np.linalg.solve(self.information, scores.T)[1]
        return float(np.sqrt(n_mentors / (n_mentors - 1) * (pulls @ pulls)))


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

    def weighed(self, root: Floats) -> _Weighed:
        """What the values say under Var(b) = σ²·LL′, L the root."""
        inner: Floats = np.eye(2) + root.T @ self.zz @ root
        inverse = np.asarray(np.linalg.inv(inner), dtype=np.float64)
        half = self.zz @ root
        xx = self.zz - half @ inverse @ np.swapaxes(half, 1, 2)
        pulled = root.T @ self.zy[..., None]
        xy = self.zy - (half @ inverse @ pulled)[..., 0]
        information, x_y = xx.sum(axis=0), xy.sum(axis=0)
        y_y = float((self.yy - (np.swapaxes(pulled, 1, 2) @ inverse @ pulled)[:, 0, 0]).sum())
        beta = np.asarray(np.linalg.solve(information, x_y))
        free = self.n_values - 2
        sigma2 = max(float(y_y - beta @ x_y), SAME) / free
        determinants = np.linalg.slogdet(inner)[1].sum() + np.linalg.slogdet(information)[1]
        return _Weighed(
            inverse=inverse,
            xx=xx,
            xy=xy,
            information=np.asarray(information),
            beta=beta,
            sigma2=sigma2,
            deviance=float(free * np.log(sigma2) + determinants),
        )


def _fit(groups: _Sums) -> Floats | None:
    """Root L of the random effects' covariance over σ², lower triangular; None without a fit."""

    def deviance(entries: Floats) -> float:
        return groups.weighed(_lower(entries)).deviance

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


def _own(groups: _Sums, root: Floats) -> list[list[float]]:
    """Each relationship's slope and its reach: best linear predictions, the variances as known."""
    found = groups.weighed(root)
    unsure = root @ found.inverse @ root.T  # Var(b) given the values, over σ²
    own = unsure @ (groups.zy[..., None] - groups.zz @ found.beta[:, None])
    left = np.eye(2) - unsure @ groups.zz  # what an error of β leaves in β + b
    of_beta = np.linalg.inv(found.information)
    error2 = found.sigma2 * (unsure + left @ of_beta @ np.swapaxes(left, 1, 2))
    reach = CAN_TELL * np.sqrt(error2[:, 1, 1])
    slopes: list[list[float]] = np.column_stack([found.beta[1] + own[:, 1, 0], reach]).tolist()
    return slopes


def _slope(value: float, reach: float) -> Slope:
    return Slope(value=value, low=value - reach, high=value + reach)
