"""The mean of values that share mentors, with an interval that knows it.

Reads a whole program; never import it while people answer.
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from scipy.special import stdtrit

from mentorsurvey.measures.noise import SAME, interval, mean

FEWEST_MENTORS = 2
"""Mentors from which an interval exists at all: one says nothing of how far mentors differ."""


@dataclass(frozen=True, kw_only=True)
class ClusteredMean:
    """A mean over relationships, and how sure it is given that they share mentors.

    Attributes
    ----------
    mean : float
        In the unit of the values.
    n, n_mentors : int
        Values, and the mentors that they belong to; the interval rests on the second.
    error : float or None
        Cluster-robust standard error, same unit, 0 or more; None with one mentor.
    reach : float or None
        How far the interval goes each way, t·error; None with one mentor.
    low, high : float or None
        Its limits, cut at the ends of the scale; None with one mentor.
    """

    mean: float
    n: int
    n_mentors: int
    error: float | None = None
    reach: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def can_tell(self) -> bool:
        """Whether the mean differs from zero beyond its noise; never with one mentor."""
        return self.reach is not None and self.mean != 0 and abs(self.mean) >= self.reach


def clustered_mean(
    values: Sequence[float], mentors: Sequence[Hashable], *, lowest: float = 0.0
) -> ClusteredMean:
    """Mean with its cluster-robust 95 % interval: x̄ ± t(G − 1)·SE, over G mentors.

    SE² = G/(G − 1)·Σ_c(Σ_{i∈c}(x_i − x̄))²/n²: deviations are added up within a mentor before they
    are squared, so that relationships of one mentor that are alike count as little as they tell.
    With one relationship a mentor this is the usual SE² = Σ(x_i − x̄)²/(n(n − 1)) and the usual t.

    Parameters
    ----------
    values : sequence of float
        One a relationship, at least one, none missing. The order does not matter.
    mentors : sequence of hashable
        The mentor of each.
    lowest : float
        Where the scale of the values begins; it ends at 100.

    Returns
    -------
    ClusteredMean
        Without interval where all values are one mentor's.

    References
    ----------
    Liang and Zeger (1986), Biometrika 73, 13–22. Cameron, Gelbach and Miller (2008), Review of
    Economics and Statistics 90, 414–427 (few clusters, t with G − 1 degrees of freedom).
    """
    if len(values) != len(mentors):
        raise ValueError("every value has a mentor")
    n, centre = len(values), mean(values)
    groups: dict[Hashable, list[float]] = defaultdict(list)
    for value, mentor in zip(values, mentors, strict=True):
        groups[mentor].append(value - centre)
    n_mentors = len(groups)
    if n_mentors < FEWEST_MENTORS:
        return ClusteredMean(mean=centre, n=n, n_mentors=n_mentors)
    squares = math.fsum(math.fsum(apart) ** 2 for apart in groups.values())
    spread = max(values) - min(values) > SAME  # rounding is never taken for spread
    error = math.sqrt(n_mentors / (n_mentors - 1) * squares) / n if spread else 0.0
    reach = t_quantile(n_mentors) * error
    low, high = interval(centre, reach, lowest=lowest, highest=100.0, z=1.0)
    return ClusteredMean(
        mean=centre, n=n, n_mentors=n_mentors, error=error, reach=reach, low=low, high=high
    )


def t_quantile(n_mentors: int) -> float:
    """How many cluster-robust standard errors a 95 % interval over so many mentors reaches.

    The 97.5 % quantile of Student's t with G − 1 degrees of freedom: 12.7 for two mentors, 2.26
    for ten, towards 1.96 for many. A ValueError for fewer than two.
    """
    if n_mentors < FEWEST_MENTORS:
        raise ValueError("an interval takes two mentors")
    return float(stdtrit(n_mentors - 1, 0.975))
