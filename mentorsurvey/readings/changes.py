"""What a program's scores tell of change: three lines a relationship, and the evidence of a fall.

Over the rounds since the anchors last changed.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from mentorsurvey.measures.change import Alarm, Change, second_round, unusual, watch
from mentorsurvey.measures.change_basis import Basis, basis, health_of
from mentorsurvey.measures.change_either import Limits, limits, own_rate
from mentorsurvey.measures.change_evidence import Evidence, Fall, evidence, standing
from mentorsurvey.measures.change_limits import USUAL
from mentorsurvey.measures.ewma import Floats
from mentorsurvey.readings.series import ABSENT, Program, Side, in_segment

FEWER = replace(USUAL, pairs=6_000)
"""What the program's own rate of false alarms is simulated from: in small parts, so with fewer."""


@dataclass(frozen=True, kw_only=True)
class Changes:
    """Arrays run over (pair, round), as ``ids`` and ``numbers`` say.

    ``evidence`` and ``falls`` (by place of the pair) are there where the limits have one for it.
    """

    ids: tuple[str, ...] = field(repr=False)
    numbers: tuple[int, ...]
    mentor: Floats = field(repr=False)
    mentee: Floats = field(repr=False)
    basis: Basis
    limits: Limits
    lines: Change = field(repr=False)
    evidence: Evidence | None = field(repr=False)
    falls: Mapping[int, Fall] = field(repr=False)

    @property
    def health(self) -> Floats:
        """H; NaN where a side is missing."""
        return health_of(self.mentor, self.mentee)

    def alarms(self, place: int) -> tuple[Alarm, ...]:
        """The lines of one relationship that lie under their limit now."""
        return self.lines.standing(place) if self.lines.alarm[place].any() else ()

    def weight(self, relationship_id: str) -> float | None:
        """Evidence of a fall after the latest answer; None where there is none."""
        if self.evidence is None or relationship_id not in self.ids:
            return None
        values = self.evidence.value[self.ids.index(relationship_id)]
        there = values[~np.isnan(values)]
        return float(there[-1]) if len(there) else None

    @property
    def ready(self) -> int:
        """Relationships with a third round from a side."""
        counts = [one.counts for _, one in self.lines.charts]
        return int((np.max(counts, axis=0) >= 3).sum())

    @property
    def readable(self) -> int:
        """Relationships with a score from a side."""
        there = ~np.isnan(self.mentor) | ~np.isnan(self.mentee)
        return int(there.any(axis=1).sum())

    @property
    def moved(self) -> dict[str, float]:
        """Relationship → change of H, of those with two rounds from both, where it is unusual."""
        found = {}
        for one, values in zip(self.ids, self.health.tolist(), strict=True):
            there = [value for value in values if value == value]
            if len(there) == 2 and unusual(second_round(there[0], there[1], self.basis.health)):
                found[one] = there[1] - there[0]
        return found

    @property
    def own_rate(self) -> tuple[float, float] | None:
        """False alarms of a program of this size, and their error; None where any is assumed."""
        pairs = self.basis.health.n_pairs
        if self.basis.assumed or not self.basis.noisy:
            return None
        return _own_rate(self.basis, self.limits, pairs)


def changes(of: Program) -> Changes | None:
    """Look for change in what was read already; None without any round that repeats, or pair."""
    latest = of.segment
    if latest is None or not of.pairs:
        return None
    numbers = in_segment(of.rounds, latest)
    mentor, mentee = (_matrix(of, numbers, side) for side in ("mentor", "mentee"))
    compared = basis(mentor, mentee)
    set_to = _limits(compared)
    weighed = None if set_to.evidence is None else evidence(mentor, mentee, compared)
    return Changes(
        ids=tuple(pair.id for pair in of.pairs),
        numbers=tuple(numbers),
        mentor=mentor,
        mentee=mentee,
        basis=compared,
        limits=set_to,
        lines=watch(mentor, mentee, compared, limit=set_to.ewma if set_to.pairs else math.inf),
        evidence=weighed,
        falls={}
        if weighed is None or set_to.evidence is None
        else standing(weighed, mentor, mentee, compared, limit=set_to.evidence),
    )


def _matrix(of: Program, numbers: Sequence[int], side: Side) -> Floats:
    rows = []
    for pair in of.pairs:
        history = of.run(pair.id)
        rows.append([getattr(history.get(one, ABSENT), side) for one in numbers])
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(numbers))


@lru_cache(maxsize=64)
def _limits(of: Basis) -> Limits:
    return limits(of)


@lru_cache(maxsize=64)
def _own_rate(of: Basis, found: Limits, n_pairs: int) -> tuple[float, float]:
    return own_rate(of, found, n_pairs, FEWER)
