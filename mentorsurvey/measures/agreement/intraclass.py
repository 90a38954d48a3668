"""The intraclass correlation of a table: n people, each rated by k raters.

For pairs of a program, with intervals that know about shared mentors, use `concordance`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mentorsurvey.measures.noise import SAME, present

Reason = Literal["fewer than two rows", "fewer than two raters", "no spread"]


@dataclass(frozen=True, kw_only=True)
class IntraclassCorrelation:
    """The six forms of Shrout and Fleiss (1979), and the mean squares that they are made of.

    Attributes
    ----------
    icc1, icc2, icc3 : float or None
        Of one rating: one-way, two-way with random raters, two-way with fixed raters; at most 1.
        With McGraw and Wong (1996), icc2 is ICC(A,1) and icc3 is ICC(C,1).
    icc1k, icc2k, icc3k : float or None
        Of the mean of k ratings; icc3k is Cronbach's α. Below −1 where rows differ less than
        chance; None where rows do not differ at all.
    between : float or None
        MSB, mean square between rows, squared units.
    within : float or None
        MSW, mean square within rows.
    raters : float or None
        Mean square between raters.
    error : float or None
        Mean square of what neither row nor rater explains.
    n_rows, n_raters : int
        Complete rows, and columns.
    reason : Reason or None
        Why there are no mean squares or no forms at all.
    """

    icc1: float | None = None
    icc2: float | None = None
    icc3: float | None = None
    icc1k: float | None = None
    icc2k: float | None = None
    icc3k: float | None = None
    between: float | None = None
    within: float | None = None
    raters: float | None = None
    error: float | None = None
    n_rows: int
    n_raters: int
    reason: Reason | None = None


def intraclass(table: Sequence[Sequence[float | None]]) -> IntraclassCorrelation:
    """All six forms from the mean squares of one table.

    icc1 = (MSB − MSW)/(MSB + (k − 1)·MSW); icc2 = (MSB − MSE)/(MSB + (k − 1)·MSE +
    k·(MSR − MSE)/n); icc3 = (MSB − MSE)/(MSB + (k − 1)·MSE); icc1k = (MSB − MSW)/MSB; icc2k =
    (MSB − MSE)/(MSB + (MSR − MSE)/n); icc3k = (MSB − MSE)/MSB.

    Parameters
    ----------
    table : sequence of sequences of float or None
        One row a person or pair, one column a rater. The order of rows does not matter; that of
        columns does not either.

    Returns
    -------
    IntraclassCorrelation
        Missing data: listwise, a row with any rating missing is left out. A form whose bottom is
        zero is None; never NaN.

    References
    ----------
    Shrout, P. E., and Fleiss, J. L. (1979). Intraclass correlations: uses in assessing rater
    reliability. Psychological Bulletin, 86, 420–428.
    """
    k = len(table[0]) if table else 0
    if any(len(row) != k for row in table):
        raise ValueError("every row has one entry a rater")
    rows = sorted(row for row in map(present, table) if k and len(row) == k)
    n = len(rows)
    if n < 2:
        return IntraclassCorrelation(n_rows=n, n_raters=k, reason="fewer than two rows")
    if k < 2:
        return IntraclassCorrelation(n_rows=n, n_raters=k, reason="fewer than two raters")
    x = np.array(rows, dtype=float)
    spread = float(np.ptp(x))
    x = (x - x.mean()) / spread if spread > SAME else np.zeros_like(x)
    of_row, of_rater = x.mean(axis=1, keepdims=True), x.mean(axis=0, keepdims=True)
    b = float((of_row**2).sum()) * k / (n - 1)
    w = float(((x - of_row) ** 2).sum()) / (n * (k - 1))
    r = float((of_rater**2).sum()) * n / (k - 1)
    e = float(((x - of_row - of_rater) ** 2).sum()) / ((n - 1) * (k - 1))
    shift = (r - e) / n
    return IntraclassCorrelation(
        icc1=_ratio(b - w, b + (k - 1) * w),
        icc2=_ratio(b - e, b + (k - 1) * e + k * shift),
        icc3=_ratio(b - e, b + (k - 1) * e),
        icc1k=_ratio(b - w, b),
        icc2k=_ratio(b - e, b + shift),
        icc3k=_ratio(b - e, b),
        between=b * spread**2,
        within=w * spread**2,
        raters=r * spread**2,
        error=e * spread**2,
        n_rows=n,
        n_raters=k,
        reason=None if spread > SAME else "no spread",
    )


def _ratio(top: float, bottom: float) -> float | None:
    """Divide; None where the bottom is no more than rounding, the whole table spanning 1."""
    return top / bottom if bottom > 1e-12 else None
