"""The sums behind concordance: every index of a program from weighed mentors.

Resampling mentors is weighing their sums, so that thousands of programs are matrix products. Scores
come here in −1…1.
"""

import math

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from mentorsurvey.measures.pair_rounds import Floats

INDICES = ("pairwise", "absolute", "consistent", "lin", "krippendorff", "chance_corrected")
"""Rows 1 to 6 of the indices: r_p, ICC(A,1), ICC(C,1), CCC, α and A; δ stands first."""

CHANCE, OBSERVED, RANDOM = 6, 7, 8
"""Rows of A, D_obs and D_rand."""

_TINY = 1e-12  # of squared scores in −1…1; a sum of squares below it is rounding
_CHUNK = 32  # resampled programs at a time: their weights and histograms stay in the cache


class Sums:
    """A program as sums a mentor.

    Parameters
    ----------
    x, y : floats (pair,)
        The mentor's and the mentee's score, in −1…1, none missing.
    of : ints (pair,)
        Whose pair each is, from 0; every mentor has one.
    n_mentors : int
        Mentors, at least 1.
    """

    def __init__(self, x: Floats, y: Floats, of: NDArray[np.intp], n_mentors: int) -> None:
        self.n_mentors = n_mentors
        per_pair = np.stack([np.ones_like(x), x, y, x * x, y * y, x * y, np.abs(x - y)])
        sums = [np.bincount(of, row, n_mentors) for row in per_pair]
        values, place = np.unique(np.concatenate([x, y]), return_inverse=True)
        shape, ones, n = (len(values), n_mentors), np.ones_like(x), len(x)
        self.gaps = np.diff(values)
        self.x_at = sparse.csr_array((ones, (place[:n], of)), shape=shape)
        self.y_at = sparse.csr_array((ones, (place[n:], of)), shape=shape)
        to_top = np.bincount(of, 2 * values[-1] - x - y, n_mentors)
        # Sparse, although they are not: a product with few rows takes long where BLAS uses threads.
        self.sums = sparse.csr_array(np.stack([*sums, to_top]))
        self.own = sparse.csr_array(np.stack([sums[0] ** 2, _crossed(x, y, of, n_mentors)]))

    def indices(self, weights: Floats) -> Floats:
        """Index programs, each a column of weights.

        Parameters
        ----------
        weights : floats (mentor, program)
            How often each mentor is in each program, whole numbers.

        Returns
        -------
        floats (index, program)
            Rows δ, r_p, ICC(A,1), ICC(C,1), CCC, α, A, D_obs, D_rand; NaN where there is none.
        """
        n, x, y, xx, yy, xy, apart, to_top = self.sums @ weights
        mean_x, mean_y = x / n, y / n
        delta = mean_x - mean_y
        var_x = np.maximum(xx / n - mean_x**2, 0.0)
        var_y = np.maximum(yy / n - mean_y**2, 0.0)
        cov = xy / n - mean_x * mean_y
        s2 = (var_x + var_y) / 2 + delta**2 / 4
        pairwise = _ratio(cov - delta**2 / 4, s2)
        # MS of rows − MS of error is 2·cov, their sum var_x + var_y, each times n/(n − 1);
        # MS of columns is n·δ²/2.
        free = _ratio(n, n - 1)
        error = free * (var_x + var_y - 2 * cov) / 2
        consistent = _ratio(2 * cov, var_x + var_y)
        absolute = _ratio(free * 2 * cov, free * (var_x + var_y) + delta**2 - 2 * error / n)
        lin = _ratio(2 * cov, var_x + var_y + delta**2)
        observed = apart / n
        random = self._strangers(weights, to_top)
        chance = 1 - _ratio(observed, random)
        alpha = pairwise + (1 - pairwise) / (2 * n)
        return np.stack(
            [delta, pairwise, absolute, consistent, lin, alpha, chance, observed, random]
        )

    def _strangers(self, weights: Floats, to_top: Floats) -> Floats:
        """D_rand: ∫ F_x·(1 − F_y) + F_y·(1 − F_x) over all combinations, less each mentor's own.

        The area under F_x + F_y is a sum a mentor; that under F_x·F_y takes the counts themselves.
        """
        up_x = np.cumsum(self.x_at @ weights, axis=0)
        up_y = np.cumsum(self.y_at @ weights, axis=0)
        n = up_x[-1]
        both = np.einsum("k,kb,kb->b", self.gaps, up_x[:-1], up_y[:-1])
        own_count, own_total = self.own @ weights**2
        total = n * to_top - 2 * both - own_total
        return _ratio(np.maximum(total, 0.0), n**2 - own_count)

    def resampled(self, replicates: int, random: np.random.Generator) -> Floats:
        """Draw programs of as many mentors, with replacement, and index each."""
        found = []
        for start in range(0, replicates, _CHUNK):
            size = min(_CHUNK, replicates - start)
            drawn = random.integers(self.n_mentors, size=(self.n_mentors, size))
            drawn *= size
            drawn += np.arange(size)
            counts = np.bincount(drawn.ravel(), minlength=self.n_mentors * size)
            found.append(self.indices(counts.reshape(self.n_mentors, size).astype(np.float64)))
        return np.concatenate(found, axis=1)


def _crossed(x: Floats, y: Floats, of: NDArray[np.intp], n_mentors: int) -> Floats:
    """Σ|x − y| over all combinations within each mentor, in O(N log N)."""
    value, owner = np.concatenate([x, y]), np.concatenate([of, of])
    is_x = np.repeat([1.0, 0.0], len(x))
    order = np.lexsort((value, owner))
    value, owner, is_x = value[order], owner[order], is_x[order]
    size = np.bincount(of, minlength=n_mentors).astype(np.float64)
    before = np.concatenate([[0.0], np.cumsum(size)[:-1]])[owner]
    below_x, below_y = np.cumsum(is_x) - before, np.cumsum(1 - is_x) - before
    step = np.append(np.diff(value), 0.0)  # across mentors both counts are full: no area
    area = step * (size[owner] * (below_x + below_y) - 2 * below_x * below_y)
    return np.bincount(owner, area, n_mentors).astype(np.float64)


def _ratio(top: Floats, bottom: Floats) -> Floats:
    """Divide; NaN where the bottom is no more than rounding."""
    return np.divide(top, bottom, out=np.full_like(bottom, math.nan), where=bottom > _TINY)
