"""Writes a calculation in numbers so that it comes out as it is printed."""

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

MOST = 9
"""Decimals after which no more are tried, or counted."""

Step = tuple[Callable[..., float], Sequence[float], int]
"""A formula, its numbers, and the decimals with which its result is printed."""


def decimals(*steps: Step) -> int:
    """The fewest decimals for the numbers with which every result comes out as it is printed."""
    for places in range(1, MOST):
        if all(
            result(formula(*(_printed(value, places) for value in values)), shown)
            == result(formula(*values), shown)
            for formula, values, shown in steps
        ):
            return places
    return MOST


def result(value: float, places: int = 1) -> str:
    """What comes out, such as "2.80" with two places: halves away from zero, and a true minus."""
    near = round(float(value), MOST)  # so that a half is one, whatever the order of a sum
    exact = Decimal(repr(near)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{exact or abs(exact):f}".replace("-", "−")


def number(value: float, places: int) -> str:
    """One of the numbers that go in, without zeros at its end."""
    text = result(value, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _printed(value: float, places: int) -> float:
    return float(number(value, places).replace("−", "-"))
