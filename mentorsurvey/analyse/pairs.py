"""Says what an analysis reads of each relationship, some at a time: a file may hold very many."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from mentorsurvey.analyse.data import LongForm, construct_of
from mentorsurvey.analyse.flags import flags
from mentorsurvey.analyse.give_and_take import Exchange, exchange
from mentorsurvey.analyse.units import Object, Unit, said, sides
from mentorsurvey.measures.attention.rules import DEFAULTS
from mentorsurvey.measures.change.falls import Fall
from mentorsurvey.measures.change.levels import levels
from mentorsurvey.measures.health import second_round, unusual
from mentorsurvey.measures.pair_rounds import first_two
from mentorsurvey.measures.shared_view import MeanDifference, gap
from mentorsurvey.readings.changes import Changes

BLOCK = 1_000
"""Relationships that are put into words at a time."""

ASSUMED = "level, spread and noise are assumed"
WHY_NONE = {
    "no noise": "scores hardly ever move",
    "fewer than six items": (
        "noise is assumed, and that of six questions or more: --items says how many make up S"
    ),
    "unlike the assumed noise": "scores move in another way than is assumed",
}
"""Why no fall is looked for."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What relationships are read with.

    Attributes
    ----------
    changes : Changes
        Levels and falls of all.
    core : Unit
        Of S and H.
    overall, by_kind : Exchange
        Give and take.
    units : mapping of str to Unit
        Of each measure.
    usual : mapping of (measure, round) to MeanDifference
        What the other usually sees more of.
    sems : mapping of (measure, round) to pair of float
        Standard errors of both sides, in points, where items tell them.
    """

    data: LongForm
    changes: Changes = field(repr=False)
    core: Unit
    overall: Exchange
    by_kind: Exchange
    units: Mapping[str, Unit]
    usual: Mapping[tuple[str, int], MeanDifference]
    sems: Mapping[tuple[str, int], tuple[float, float]]

    @cached_property
    def below(self) -> list[float]:
        """The chance that each present level is below the cut."""
        chances: list[float] = self.changes.levels.below(DEFAULTS.cut).tolist()
        return chances

    @cached_property
    def present(self) -> tuple[list[Any], list[Any], list[Any]]:
        """Mean, low and high of each present level."""
        of = self.changes.levels
        mean, low, high = (self.core.levels(one) for one in (of.mean, of.low, of.high))
        return mean, low, high

    @cached_property
    def second(self) -> "SecondRounds":
        """How H changed from the first round with both sides to the second."""
        both, at = first_two(self.changes.panel.health)
        index = second_round(both[:, 0], both[:, 1], self.changes.basis.health.sigma2)
        return SecondRounds(index=said(index), unusual=unusual(index).tolist(), at=at.tolist())


@dataclass(frozen=True, kw_only=True)
class SecondRounds:
    """Of each relationship: the change in units of noise, and the two rounds from 0, or −1."""

    index: list[float | None]
    unusual: list[bool]
    at: list[list[int]]


def relationships(found: Found) -> Iterator[Object]:
    """One object a relationship, in their order."""
    for start in range(0, len(found.data.relationships), BLOCK):
        yield from _Block(found, slice(start, start + BLOCK)).objects()


class _Block:
    """Some relationships, their numbers as they are said."""

    def __init__(self, found: Found, rows: slice) -> None:
        self.found, self.rows = found, rows
        data, panel, core = found.data, found.changes.panel, found.core
        self.points = {
            name: tuple(one[rows].tolist() for one in data.points(name)) for name in data.scores
        }
        self.shown = {
            name: tuple(
                said(one[rows]) for one in (both if found.units[name].raw else data.points(name))
            )
            for name, both in data.values.items()
            if construct_of(name) is None
        }
        of = levels(panel.mentor[rows], panel.mentee[rows], found.changes.basis)
        self.mentor, self.mentee = (core.levels(one[rows]) for one in (panel.mentor, panel.mentee))
        self.health = core.levels(panel.health[rows])
        self.mean, self.low, self.high = (core.levels(one) for one in (of.mean, of.low, of.high))
        self.exchanges = {
            name: (one, one.said(rows))
            for name, one in (("overall", found.overall), ("by_kind", found.by_kind))
        }

    def objects(self) -> Iterator[Object]:
        """One object each."""
        found = self.found
        data = found.data
        named = data.mentors if data.mentors_named else data.relationships
        for row, place in enumerate(range(len(data.relationships))[self.rows]):
            rounds = [self._round(row, at) for at in range(len(data.rounds))]
            level, change = _level(found, place), _change(found, place)
            yield {
                "relationship": data.relationships[place],
                "mentor": named[place],
                "rounds": rounds,
                "level": level,
                "change": change,
                "flags": flags(found.changes, place, rounds, level, change),
            }

    def _round(self, row: int, at: int) -> Object:
        mentor, mentee = self.mentor[row][at], self.mentee[row][at]
        health = self.health[row][at]
        return {
            "round": self.found.data.rounds[at],
            "answered": _who(mentor, mentee),
            "scores": {
                name: sides(both[0][row][at], both[1][row][at]) for name, both in self.shown.items()
            },
            "core": sides(mentor, mentee),
            "health": {
                "value": health,
                "mean": self.mean[row][at],
                "low": self.low[row][at],
                "high": self.high[row][at],
                "reason": "no core score of both sides" if health is None else None,
            },
            "gaps": {
                name: self._gap(name, at, both[0][row][at], both[1][row][at])
                for name, both in self.points.items()
            },
            "give_and_take": {
                name: exchange(one, numbers, row, at)
                for name, (one, numbers) in self.exchanges.items()
            },
        }

    def _gap(self, name: str, at: int, mentor: float, mentee: float) -> Object:
        found = self.found
        sems = found.sems.get((name, at))
        read = gap(
            mentor,
            mentee,
            "both",
            sem_mentor=sems[0] if sems else 0.0,
            sem_mentee=sems[1] if sems else 0.0,
            delta=found.usual[name, at].value,
        )
        if read is None:
            return {"reason": "not answered by both"}
        unit = found.units[name]
        if sems is None:
            return {
                "points": unit.difference(read.points),
                "error": None,
                "g": None,
                "can_tell": None,
                "reason": f"no items of {name} to take its noise from",
            }
        return {
            "points": unit.difference(read.points),
            "error": unit.difference(read.error),
            "g": read.g,
            "can_tell": read.can_tell,
            "reason": "no noise" if read.g is None else None,
        }


def _who(mentor: float | None, mentee: float | None) -> str:
    if mentor is None:
        return "neither" if mentee is None else "mentee"
    return "mentor" if mentee is None else "both"


def _level(found: Found, place: int) -> Object:
    mean, low, high = (one[place] for one in found.present)
    cut = found.core.level(DEFAULTS.cut)
    if mean is None:
        return {"cut": cut, "reason": "no round with an answer"}
    return {
        "round": found.data.rounds[found.changes.last_answered(place) - 1],
        "mean": mean,
        "low": low,
        "high": high,
        "cut": cut,
        "probability_below": found.below[place],
        "assumed": found.changes.basis.assumed,
        "reason": None,
    }


def _change(found: Found, place: int) -> Object:
    changes, relationship = found.changes, found.data.relationships[place]
    value, fall = changes.evidence.get(relationship), changes.falls.get(relationship)
    why: str | None = None
    if value is None:
        why = "fewer than three rounds with an answer"
        if changes.why_none is not None:
            why = WHY_NONE[changes.why_none]
    return {
        "second_round": _second(found, place),
        "evidence": value,
        "fall": {"reason": why or "the evidence is within its limit"}
        if fall is None
        else _fall(changes, fall, found.data.rounds),
        "reason": why,
    }


def _second(found: Found, place: int) -> Object:
    rounds, (first, second), index = found.data.rounds, found.second.at[place], found.second.index
    if first < 0:
        return {"index": None, "unusual": False, "reason": "fewer than two rounds with H"}
    return {
        "from": rounds[first],
        "to": rounds[second],
        "index": index[place],
        "unusual": found.second.unusual[place],
        "reason": "no noise" if index[place] is None else None,
    }


def _fall(changes: Changes, of: Fall, rounds: Sequence[str]) -> Object:
    rarity = changes.rarity(of)
    return {
        "whom": of.whom,
        "since": rounds[of.since - 1],
        "round": rounds[of.round - 1],
        "rarity": rarity,
        "reason": ASSUMED if rarity is None else None,
    }
