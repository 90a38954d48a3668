"""A mean that is rounded so far that every answer in it keeps three possible values.

Whoever reads it knows of each answer on which half of the scale it lies: 1–4, or 5–7.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LOWEST, HALF, HIGHEST = 1, 5, 7
"""A scale of seven, and where its upper half begins."""


@dataclass(frozen=True, kw_only=True)
class Rounded:
    """A mean lies between ``low`` and ``high``, in whole points of the scale; often they are one.

    Rounded to whole points: ``low`` 5 and ``high`` 5 say that it is about 5.
    """

    low: int
    high: int


def rounded_mean(numbers: Sequence[int]) -> Rounded:
    """The mean of answers from 1 to 7, rounded.

    Steps are whole points. At either end of what is possible, steps are joined until each answer
    in the upper half could still be 5, 6 or 7, and each in the lower half at least three of 1 to 4.
    Which steps are joined depends on the halves alone.
    """
    if not numbers:
        raise ValueError("there is no mean of no answers")
    upper = sum(number >= HALF for number in numbers)
    lower = len(numbers) - upper
    for low, high in steps(upper, lower):
        if low <= sum(numbers) <= high:
            return Rounded(low=_point(low, len(numbers)), high=_point(high, len(numbers)))
    raise ValueError("an answer is not on the scale")


def steps(upper: int, lower: int) -> list[tuple[int, int]]:
    """The sums that are told as one, given how many answers lie on each half: from, to."""
    n = upper + lower
    least, most = HALF * upper + LOWEST * lower, HIGHEST * upper + (HALF - 1) * lower
    found: list[tuple[int, int]] = []
    for total in range(least, most + 1):
        if found and _point(found[-1][0], n) == _point(total, n):
            found[-1] = (found[-1][0], total)
        else:
            found.append((total, total))
    while len(found) > 1 and not keeps_three(found[0], upper, lower):
        found[:2] = [(found[0][0], found[1][1])]
    while len(found) > 1 and not keeps_three(found[-1], upper, lower):
        found[-2:] = [(found[-2][0], found[-1][1])]
    return found if all(keeps_three(step, upper, lower) for step in found) else []


def keeps_three(step: tuple[int, int], upper: int, lower: int) -> bool:
    """Whether each answer has three possible values, where their sum lies in a step."""
    return all(
        sum(_possible(value, own, step, upper, lower) for value in own) >= 3
        for own, many in ((range(HALF, HIGHEST + 1), upper), (range(LOWEST, HALF), lower))
        if many
    )


def _possible(value: int, own: range, step: tuple[int, int], upper: int, lower: int) -> bool:
    high = HALF in own
    others_upper, others_lower = upper - high, lower - (not high)
    least = value + HALF * others_upper + LOWEST * others_lower
    most = value + HIGHEST * others_upper + (HALF - 1) * others_lower
    return least <= step[1] and most >= step[0]


def _point(total: int, n: int) -> int:
    """The nearest whole point; a half rounds up."""
    return (2 * total + n) // (2 * n)
