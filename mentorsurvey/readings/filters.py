"""Which part of a program can be looked at alone: a cohort, a department, or both together."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Protocol, TypeVar

import numpy as np

from mentorsurvey.access import Actor, require
from mentorsurvey.store import Database, Tx, programs, relationships
from mentorsurvey.store.programs import FEWEST
from mentorsurvey.store.relationships import Relationship


class Placed(Protocol):
    """What is in cohorts and departments: a pair, or a count of pairs that are in the same ones."""

    @property
    def cohorts(self) -> tuple[str, ...]:
        """Of the pair."""

    @property
    def departments(self) -> tuple[str, ...]:
        """Of the pair."""


@dataclass(frozen=True, kw_only=True, order=True)
class Filter:
    """A part of a program; an empty name asks for nothing, so that both empty are everybody."""

    cohort: str = ""
    department: str = ""

    def __bool__(self) -> bool:
        return bool(self.cohort or self.department)

    @property
    def kind(self) -> str:
        """What it is a part by: "cohort", "department", or "both"; empty for everybody."""
        if self.cohort and self.department:
            return "both"
        return "cohort" if self.cohort else "department" if self.department else ""

    def holds(self, one: Placed) -> bool:
        """Whether it is in this part; a pair is in each of its cohorts and departments."""
        return (not self.cohort or self.cohort in one.cohorts) and (
            not self.department or self.department in one.departments
        )


EVERYBODY = Filter()


@dataclass(frozen=True, kw_only=True)
class Filters:
    """The parts of a program that a lead can choose; one that holds every pair is none of them.

    ``fewest`` says how many pairs a total takes.
    """

    pairs: tuple[Relationship, ...]
    fewest: int = FEWEST

    def among(self, chosen: Filter) -> frozenset[str]:
        """The ids of the pairs in a part."""
        return frozenset(pair.id for pair in self.pairs if chosen.holds(pair))

    @cached_property
    def known(self) -> frozenset[Filter]:
        """All in which there is a pair: a list of names can be narrowed to each."""
        return frozenset(one for of in self._parts for one in of)

    @cached_property
    def offered(self) -> frozenset[Filter]:
        """Those of which totals can be shown: whoever compares them finds out about nobody."""
        members = [(of, str(place)) for place, of in enumerate(self._parts)]
        return frozenset(separable(members, self.fewest))

    @cached_property
    def _parts(self) -> list[frozenset[Filter]]:
        """The parts that each pair is in."""
        parts = [frozenset(_parts(pair)) for pair in self.pairs]
        whole = frozenset.intersection(*parts) if parts else frozenset()
        return [of - whole for of in parts]


def filters(where: Database | Tx, actor: Actor) -> Filters:
    """What a lead can choose."""
    require(actor, "reading.program")
    with where.read() as tx:
        own = programs.of(tx, actor)
        return Filters(
            pairs=tuple(relationships.within(tx, actor)), fewest=own.fewest if own else FEWEST
        )


def _parts(pair: Placed) -> Iterator[Filter]:
    for cohort, department in product(("", *pair.cohorts), ("", *pair.departments)):
        yield Filter(cohort=cohort, department=department)


Name = TypeVar("Name", str, Filter)

MOST_SMALL = 12
"""How many small groups are tried in all combinations; with more, a part is not offered where any
combination of them might be isolated."""


def separable(
    members: Iterable[tuple[Collection[Name], str | None]], fewest: int = FEWEST
) -> tuple[Name, ...]:
    """The parts that may be looked at alone, given who is in which.

    Whoever knows the totals of these parts and of the whole, and who is in which, can add and
    subtract them as they like: what comes out never rests on fewer than ``fewest``. So each part
    has as many, and so has what remains without it, what only one of two parts has, and so on,
    unless nobody does. The largest parts are offered first.

    ``members`` are the parts of each relationship, and whom it counts for: itself, the person who
    answered, or None where that person is counted already.
    """
    groups: dict[frozenset[Name], set[str]] = {}
    for parts, who in members:
        groups.setdefault(frozenset(parts), set()).update(() if who is None else (who,))
    rows, of = list(groups), list(groups.values())
    names = {name for group in rows for name in group}
    inside: dict[Name, list[bool]] = {name: [name in group for group in rows] for name in names}
    sizes = {
        name: len(set().union(*(who for who, there in zip(of, inside[name], strict=True) if there)))
        for name in names
    }
    offered: list[Name] = []
    for name in sorted(names, key=lambda name: (sizes[name], name), reverse=True):
        totals = [[True] * len(rows), *(inside[one] for one in offered), inside[name]]
        if sizes[name] >= fewest and _isolate_nobody(of, totals, fewest):
            offered.append(name)
    return tuple(sorted(offered))


def _isolate_nobody(
    groups: Sequence[set[str]], totals: Sequence[Sequence[bool]], fewest: int
) -> bool:
    """Whether no weighted sum of these totals, each of some of the groups, rests on few people.

    Such a sum is constant over those who are in the same totals. It rests on few where it is zero
    on all of them but some that are few together: there is one where leaving these out lowers the
    rank.
    """
    alike: dict[tuple[bool, ...], set[str]] = {}
    for people, where in zip(groups, zip(*totals, strict=True), strict=True):
        alike.setdefault(where, set()).update(people)
    table = np.array(list(alike), dtype=np.int64)
    rank = _rank(table)
    small = [place for place, of in enumerate(alike.values()) if len(of) < fewest]
    if _rank(np.delete(table, small, axis=0)) == rank:
        return True
    if len(small) > MOST_SMALL:
        return False
    return all(
        _rank(np.delete(table, some, axis=0)) == rank
        for some in _of_few(list(alike.values()), small, fewest)
    )


def _of_few(groups: Sequence[set[str]], small: list[int], fewest: int) -> Iterator[list[int]]:
    """Every choice of small groups that have few people together and take no further group.

    Somebody can be in several groups, so it is people that are counted.
    """
    waiting: list[tuple[list[int], set[str], int]] = [([], set(), 0)]
    while waiting:
        chosen, people, place = waiting.pop()
        more = [
            (one, people | groups[small[one]])
            for one in range(len(small))
            if small[one] not in chosen and len(people | groups[small[one]]) < fewest
        ]
        if chosen and not more:
            yield chosen
        waiting += [([*chosen, small[one]], found, one + 1) for one, found in more if one >= place]


def _rank(table: np.ndarray) -> int:
    """By the products of its columns: these are whole numbers, and far fewer than the rows."""
    return int(np.linalg.matrix_rank(table.T @ table, hermitian=True)) if table.size else 0
