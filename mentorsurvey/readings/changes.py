"""What a program's scores tell of its pairs: levels with their bands, and who has probably fallen.

Over the rounds since the anchors last changed, and since the two last started anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from mentorsurvey.measures.change import alarms
from mentorsurvey.measures.change.alarms import Limits, NoAlarm, Trial
from mentorsurvey.measures.change.basis import Basis, basis
from mentorsurvey.measures.change.falls import BASELINE, Fall, evidence, standing
from mentorsurvey.measures.change.levels import Levels, present
from mentorsurvey.measures.change.movement import without_movement
from mentorsurvey.measures.health import second_round, unusual
from mentorsurvey.measures.pair_rounds import Floats, first_two, last_there
from mentorsurvey.readings.panel import Panel
from mentorsurvey.readings.series import Program

RECENT = 2
"""A level older than so many rounds raises nothing. A convention."""


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What is compared, and what it tells; places are rows and columns of ``panel``.

    ``levels`` are those of each pair after its latest answer. ``falls`` and ``evidence`` (by
    relationship, the latest) are empty where ``why_none`` says why nothing can alarm. Rounds in
    ``falls`` are numbers of rounds.
    """

    panel: Panel = field(repr=False)
    basis: Basis
    levels: Levels = field(repr=False)
    limits: Limits | None
    why_none: NoAlarm | None
    evidence: Mapping[str, float] = field(repr=False)
    falls: Mapping[str, Fall] = field(repr=False)

    @property
    def ready(self) -> int:
        """Relationships with a third round, so that a change could be told."""
        return int((self.panel.answered.sum(axis=1) > BASELINE).sum())

    @cached_property
    def moved(self) -> dict[str, float]:
        """Relationship → change of H, of those with two rounds from both, where it is unusual."""
        both, _ = first_two(self.panel.health)
        two = np.count_nonzero(~np.isnan(self.panel.health), axis=1) == 2
        index = second_round(both[:, 0], both[:, 1], self.basis.health.sigma2)
        there = np.flatnonzero(two & unusual(index)).tolist()
        return {self.panel.ids[one]: float(both[one, 1] - both[one, 0]) for one in there}

    def last_answered(self, place: int) -> int:
        """The number of a pair's latest round with an answer; 0 without any."""
        return self._last.get(place, 0)

    @cached_property
    def _last(self) -> dict[int, int]:
        pairs, last = last_there(self.panel.answered)
        numbers = (self.panel.numbers[one] for one in last.tolist())
        return dict(zip(pairs.tolist(), numbers, strict=True))

    def rarity(self, fall: Fall) -> int | None:
        """How many of 1,000 steady pairs come as far; None where that is not known."""
        if self.limits is None or self.basis.assumed:
            return None
        return self.limits.rarity(fall.value)

    def is_recent(self, number: int) -> bool:
        """Whether a round is one of the latest."""
        return number in self.panel.numbers[-RECENT:]


def changes(of: Program) -> Changes | None:
    """Look for change in what was read already; None without any round that repeats, or pair."""
    return of_panel(of.compared, of.items)


def of_panel(compared: Panel, items: int) -> Changes | None:
    """Look for change in rounds of one meaning and one run; None without any, or without pairs.

    ``items`` are the questions in the core score of the side that has fewer.
    """
    if not compared.numbers or not compared.ids:
        return None
    sides = compared.mentor, compared.mentee
    usual = basis(*sides)
    why_none = alarms.why_no_alarm(usual, *sides, items)
    found, limits = None, None
    if why_none is None:
        limits = alarms.limits(usual, Trial(response=_response(compared)))
        weighed = evidence(*without_movement(*sides), usual)
        found = standing(weighed, limit=limits.limit)
    return Changes(
        panel=compared,
        basis=usual,
        levels=present(*sides, usual),
        limits=limits,
        why_none=why_none,
        evidence={} if found is None else _latest(compared.ids, weighed.value),
        falls={
            compared.ids[place]: replace(
                one, since=compared.numbers[one.since], round=compared.numbers[one.round]
            )
            for place, one in (found or {}).items()
        },
    )


def _latest(ids: Sequence[str], values: Floats) -> dict[str, float]:
    """The last value of each row that has one."""
    there, last = last_there(~np.isnan(values))
    return dict(
        zip((ids[one] for one in there.tolist()), values[there, last].tolist(), strict=True)
    )


def _response(of: Panel) -> float:
    """The share of scores that are there, of pairs and rounds in which somebody answered."""
    there = ~np.isnan(np.stack([of.mentor, of.mentee], axis=2))
    there = there[there.any(axis=(1, 2))][:, there.any(axis=(0, 2))]
    return float(there.mean()) if there.size else 1.0
