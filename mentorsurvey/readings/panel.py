"""One panel: both sides' core scores, pair by round, and what of it is compared with what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import isnan

import numpy as np

from mentorsurvey.instruments import SIDES, Side
from mentorsurvey.measures.health import health
from mentorsurvey.measures.pair_rounds import Flags, Floats, Ints, answered

Scores = Mapping[tuple[str, int], Mapping[Side, float]]
"""By relationship and round: side → core score."""


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Core scores as one lead may see them; arrays run over (pair, round).

    Attributes
    ----------
    ids, numbers : tuple
        The relationships and the numbers of the rounds, in their order.
    meanings : ints (round,)
        Rounds of one number ask anchors that mean the same, in one phase; −1: no anchors.
    runs : ints
        How often the two had started anew by then. Rounds are compared within one meaning of one
        run alone.
    mentor, mentee : floats
        0–100; NaN where leads cannot read the score.
    """

    ids: tuple[str, ...] = field(repr=False)
    numbers: tuple[int, ...]
    meanings: Ints = field(repr=False)
    runs: Ints = field(repr=False)
    mentor: Floats = field(repr=False)
    mentee: Floats = field(repr=False)

    @cached_property
    def health(self) -> Floats:
        """H; NaN where a side is missing."""
        return health(self.mentor, self.mentee)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The row of each relationship."""
        return {one: place for place, one in enumerate(self.ids)}

    @cached_property
    def segments(self) -> Ints:
        """A number for all rounds of a pair that are compared with each other, (pair, round)."""
        return np.asarray(self.meanings + (self.meanings.max(initial=0) + 1) * self.runs)

    @cached_property
    def answered(self) -> Flags:
        """Where there is a score of a side, (pair, round)."""
        return answered(self.mentor, self.mentee)

    @property
    def readable(self) -> int:
        """Relationships with a score from a side."""
        return int(self.answered.any(axis=1).sum())

    def of(self, ids: Sequence[str]) -> "Panel":
        """These relationships alone, in this order."""
        rows = [self.place[one] for one in ids]
        return Panel(
            ids=tuple(ids),
            numbers=self.numbers,
            meanings=self.meanings,
            runs=self.runs[rows],
            mentor=self.mentor[rows],
            mentee=self.mentee[rows],
        )

    def compared(self, meaning: int | None) -> "Panel":
        """The rounds of one meaning, with what each pair answered since it last started anew."""
        columns = np.flatnonzero(self.meanings == (-2 if meaning is None else meaning))
        newest = self.runs[:, -1:] if self.runs.shape[1] else self.runs
        current = (self.runs == newest)[:, columns]
        return Panel(
            ids=self.ids,
            numbers=tuple(self.numbers[one] for one in columns),
            meanings=self.meanings[columns],
            runs=self.runs[:, columns],
            mentor=np.where(current, self.mentor[:, columns], np.nan),
            mentee=np.where(current, self.mentee[:, columns], np.nan),
        )

    def each_run(self, meaning: int) -> tuple[Floats, Floats]:
        """Both sides' scores in the rounds of one meaning, a row for each run of a pair."""
        columns = np.flatnonzero(self.meanings == meaning)
        runs = range(int(self.runs.max(initial=0)) + 1)
        mentor, mentee = (
            np.concatenate(
                [np.where(self.runs[:, columns] == run, side[:, columns], np.nan) for run in runs]
            )
            for side in (self.mentor, self.mentee)
        )
        return mentor, mentee


def panel(
    ids: Sequence[str],
    numbers: Sequence[int],
    meanings: Sequence[int | None],
    scores: Scores,
    anew: Mapping[str, Sequence[int]] | None = None,
) -> Panel:
    """Lay out scores, whatever of them is missing.

    A round without anchors has None for its meaning. ``anew`` has the first round after each time
    of those that started anew.
    """
    rows = {one: place for place, one in enumerate(ids)}
    columns = {number: place for place, number in enumerate(numbers)}
    sides = {side: np.full((len(ids), len(numbers)), np.nan) for side in SIDES}
    for (relationship_id, number), said in scores.items():
        if relationship_id in rows and number in columns:
            for side, value in said.items():
                sides[side][rows[relationship_id], columns[number]] = value
    runs = np.zeros((len(ids), len(numbers)), dtype=np.int64)
    for relationship_id, starts in (anew or {}).items():
        if relationship_id in rows:
            runs[rows[relationship_id]] = np.searchsorted(
                sorted(starts), np.asarray(numbers, dtype=np.int64), side="right"
            )
    return Panel(
        ids=tuple(ids),
        numbers=tuple(numbers),
        meanings=np.array([-1 if one is None else one for one in meanings], dtype=np.int64),
        runs=runs,
        mentor=sides["mentor"],
        mentee=sides["mentee"],
    )


def only(mentor: float | None, mentee: float | None) -> Side | None:
    """The side that is there alone."""
    if (mentor is None) == (mentee is None):
        return None
    return "mentee" if mentor is None else "mentor"


def known(value: float) -> float | None:
    """A number of an array; None where it is missing."""
    return None if isnan(value) else float(value)
