"""Says numbers of an analysis: in which unit, and why one is missing."""

import math
from typing import Any

import numpy as np

from mentorsurvey.analyse.data import POINTS, Scale
from mentorsurvey.measures.health import Parameters
from mentorsurvey.measures.pair_rounds import Floats

Object = dict[str, Any]
"""A JSON object: numbers are finite, and null stands beside a reason."""


class Unit:
    """The unit that numbers are said in: points of 0–100, or that of the file."""

    def __init__(self, scale: Scale | None) -> None:
        self.scale = scale or POINTS
        self.raw = scale is not None
        self.name = f"{self.scale.minimum:g}–{self.scale.maximum:g}"

    def level(self, points: float | None) -> float | None:
        """A level; None where it is missing."""
        if points is None or math.isnan(points):
            return None
        return self.scale.level(float(points)) if self.raw else float(points)

    def difference(self, points: float | None) -> float | None:
        """A difference of two levels, or an SD; None where it is missing."""
        if points is None or math.isnan(points):
            return None
        return float(points) * self.scale.factor if self.raw else float(points)

    def levels(self, points: Floats) -> list[Any]:
        """Levels, of any shape; None where one is missing."""
        return said(self.scale.minimum + points * self.scale.factor if self.raw else points)

    def differences(self, points: Floats) -> list[Any]:
        """Differences, of any shape; None where one is missing."""
        return said(points * self.scale.factor if self.raw else points)

    def variance(self, points: float) -> float:
        """A variance."""
        return float(points) * self.scale.factor**2 if self.raw else float(points)

    def parameters(self, of: Parameters) -> Object:
        """Level, spread and noise, assumed or estimated."""
        return {
            "mu": self.level(of.mu),
            "tau2": self.variance(of.tau2),
            "sigma2": self.variance(of.sigma2),
            "assumed": of.assumed,
            "n_pairs": of.n_pairs,
        }


def said(values: Floats) -> list[Any]:
    """The same as lists; None where a value is missing."""
    found = values.astype(object)
    found[np.isnan(values)] = None
    nested: list[Any] = found.tolist()
    return nested


def sides(mentor: float | None, mentee: float | None) -> Object:
    """Both sides' values, and who has none."""
    if mentor is not None and mentee is not None:
        return {"mentor": mentor, "mentee": mentee, "reason": None}
    silent = [name for name, value in (("mentor", mentor), ("mentee", mentee)) if value is None]
    reason = f"no answer of the {' and the '.join(silent)}"
    return {"mentor": mentor, "mentee": mentee, "reason": reason}


def number(value: float | None) -> str:
    """A number for a table: four digits that count, or a dash."""
    if value is None:
        return "–"
    if value == 0 or 0.01 <= abs(value) < 10_000:
        places = 1 if abs(value) >= 100 else 2 if abs(value) >= 10 else 3
        return f"{value:.{places}f}".replace("-", "−")
    return f"{value:.3g}".replace("-", "−")


def table(header: list[str], rows: list[list[str]]) -> list[str]:
    """Lines of a table: the first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    lines = []
    for row in [header, *rows]:
        first, *others = (
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join(["", first, *others]).rstrip())
    return lines
