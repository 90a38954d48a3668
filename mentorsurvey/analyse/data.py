"""Says what an analysis starts from: answers of pairs, by round and side."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from mentorsurvey.measures.pair_rounds import Floats, Sides

FLOWS = ("gave", "got")
OVERALL = "overall"
"""The kind that is no kind: give and take as a whole."""


@dataclass(frozen=True, kw_only=True)
class Scale:
    """The ends of a scale, and how points of 0–100 are said in its unit."""

    minimum: float
    maximum: float

    @property
    def factor(self) -> float:
        """Units of the scale a point of 0–100."""
        return (self.maximum - self.minimum) / 100

    def points(self, values: Floats) -> Floats:
        """Values in percent of maximum possible, 0–100; NaN stays NaN."""
        share = (values - self.minimum) / (self.maximum - self.minimum)
        return np.asarray(np.clip(100 * share, 0.0, 100.0))

    def level(self, points: float) -> float:
        """A level in points, in the unit of the scale."""
        return self.minimum + points * self.factor


POINTS = Scale(minimum=0.0, maximum=100.0)


@dataclass(frozen=True, kw_only=True)
class LongForm:
    """Everything a file holds. The order of its rows has left no trace.

    Attributes
    ----------
    relationships, rounds : tuple of str
        By number where they are numbers, else by text; numbers first.
    mentors, mentees : tuple of str
        Of each relationship; where the file does not say, a name that no other relationship has.
    mentors_named : bool
        Whether the file says.
    values : mapping of str to pair of arrays (relationship, round)
        Measure → mentors' and mentees' answers in the file's unit, missing as NaN.
    scales : mapping of str to Scale
        Of each measure.
    notices : tuple of str
        What a reader should check.
    """

    relationships: tuple[str, ...]
    rounds: tuple[str, ...]
    mentors: tuple[str, ...]
    mentees: tuple[str, ...]
    mentors_named: bool
    values: Mapping[str, Sides] = field(repr=False)
    scales: Mapping[str, Scale]
    notices: tuple[str, ...] = ()

    @cached_property
    def scores(self) -> tuple[str, ...]:
        """The measures that are neither ratings of give and take nor single items."""
        return tuple(
            name for name in sorted(self.values) if not (flow_of(name) or construct_of(name))
        )

    @cached_property
    def constructs(self) -> Mapping[str, tuple[str, ...]]:
        """Construct → the measures that are its items."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.values):
            construct = construct_of(name)
            if construct:
                found.setdefault(construct, []).append(name)
        return {name: tuple(items) for name, items in found.items()}

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of give and take, without the overall one."""
        return kinds_of(self.values)

    def points(self, measure: str) -> Sides:
        """Both sides in points of 0–100; missing throughout for a measure that is not there."""
        if measure not in self.values:
            nothing = np.full((len(self.relationships), len(self.rounds)), np.nan)
            return nothing, nothing
        mentor, mentee = self.values[measure]
        scale = self.scales[measure]
        return scale.points(mentor), scale.points(mentee)

    def shared(self, measures: Iterable[str]) -> Scale | None:
        """The scale that all of these have, or None."""
        found = {(self.scales[name].minimum, self.scales[name].maximum) for name in measures}
        return Scale(minimum=min(found)[0], maximum=min(found)[1]) if len(found) == 1 else None


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What is asked of an analysis.

    Attributes
    ----------
    health : tuple of str
        The measures whose mean is S; all scores where empty.
    outcome, predictor : str or None
        Of the actor–partner model.
    raw : bool
        Whether to report in the file's unit.
    replicates : int
        Resampled programs behind an interval.
    items : int or None
        Questions that make up S of a side, where the file does not hold them.
    """

    health: tuple[str, ...] = ()
    outcome: str | None = None
    predictor: str | None = None
    raw: bool = False
    replicates: int = 2000
    items: int | None = None


def normal(name: str) -> str:
    """A measure by its one name: ``gave`` and ``gave:overall`` are the same."""
    flow = flow_of(name)
    return flow[0] if flow and flow[1] == OVERALL else name


def flow_of(name: str) -> tuple[str, str] | None:
    """("gave" or "got", kind) of a rating of give and take; None for anything else."""
    direction, colon, kind = name.partition(":")
    return (direction, kind if colon else OVERALL) if direction in FLOWS else None


def kinds_of(names: Iterable[str]) -> tuple[str, ...]:
    """The kinds of give and take among measures, without the overall one."""
    flows = (flow for name in names if (flow := flow_of(name)))
    return tuple(sorted({kind for _, kind in flows} - {OVERALL}))


def construct_of(name: str) -> str | None:
    """The construct of a single item; None for anything else."""
    prefix, colon, rest = name.partition(":")
    return rest.partition("/")[0] if colon and prefix == "item" else None


def order(text: str) -> tuple[int, float, str]:
    """Sort by number where it is a number, else by text; numbers first."""
    number = as_number(text)
    return (1, 0.0, text) if number is None else (0, number, text)


def as_number(text: str) -> float | None:
    """The finite number that a text is; None for any other text."""
    plain = text.isascii() and not set(text) - set("0123456789.+-eE")
    try:
        number = float(text) if plain else math.nan
    except ValueError:
        return None
    return number if math.isfinite(number) else None
