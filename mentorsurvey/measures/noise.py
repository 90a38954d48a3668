"""Missing values, mean and spread, and when a difference is noise."""

import math
from collections.abc import Iterable, Sequence

CAN_TELL = 1.96
"""Standard errors from which a difference is called one. A convention."""

MINIMUM_PAIRS = 30
"""Pairs with two rounds from which a program's own noise replaces an assumed one. A convention."""

ASSUMED_COMMON, ASSUMED_OWN = 51.0, 174.0
"""Assumed variance of an answer from one round to the next, in squared points: what all answers of
a form share, and what each has of its own. Conventions: a mean of six has 51 + 174/6 = 80 of it,
which is what is assumed of a side's core score; the mentee's mean of seven would have 76."""

SAME = 1e-9
"""Values that lie closer together than this, in points of 0–100, have no spread."""


def present(values: Iterable[float | None]) -> list[float]:
    """Keep the values that are there, in their order; None and NaN both mean missing."""
    return [value for value in values if value is not None and not math.isnan(value)]


def mean(values: Sequence[float]) -> float:
    """Arithmetic mean, summed without rounding, so that the order of the values never matters.

    Never below the least nor above the greatest of them. A ValueError without any value.
    """
    if not values:
        raise ValueError("a mean needs at least one value")
    return min(max(math.fsum(values) / len(values), min(values)), max(values))


def variance(values: Sequence[float]) -> float:
    """Take the population variance (ddof 0): mean[(x − x̄)²], of one value or more.

    Exactly 0 for one value, and where all lie within ``SAME`` of each other, so that rounding is
    never taken for spread.
    """
    centre = mean(values)
    if max(values) - min(values) <= SAME:
        return 0.0
    return math.fsum((value - centre) ** 2 for value in values) / len(values)


def error_variance(differences: Sequence[float]) -> float:
    """Noise of one measurement from differences of two: σ² = ½·mean[(d − d̄)²].

    Taking the differences about their mean keeps what everybody gained or lost out of the noise.

    Parameters
    ----------
    differences : sequence of float
        A later value less an earlier one of the same relationship. At least one, none missing.

    Returns
    -------
    float
        In squared points, 0 or more. The sign of the differences does not matter.
    """
    return variance(differences) / 2


def can_tell(difference: float, error: float) -> bool:
    """Whether a difference is larger than its noise: |d| ≥ 1.96·SE, and not zero.

    Its sign does not matter, and the standard error is in the same unit. False means "no clear
    difference". Without noise (0), any difference can be told.
    """
    _check_error(error)
    return difference != 0 and abs(difference) >= CAN_TELL * error


def interval(
    value: float, error: float, *, lowest: float, highest: float, z: float = CAN_TELL
) -> tuple[float, float]:
    """Interval value ± z·SE, cut at the ends of the scale: the truth cannot lie beyond them."""
    _check_error(error)
    reach = z * error
    return max(lowest, min(value - reach, highest)), min(highest, max(value + reach, lowest))


def assumed_sem(items: int = 1) -> float:
    """Standard error of the mean of so many answers, assumed: √(51 + 174/items).

    In points of 0–100: 15 for one answer, 8.9 for a mean of six.
    """
    if items < 1:
        raise ValueError("an answer is one item or more")
    return math.sqrt(ASSUMED_COMMON + ASSUMED_OWN / items)


def _check_error(error: float) -> None:
    if not error >= 0:
        raise ValueError("a standard error is 0 or more")
