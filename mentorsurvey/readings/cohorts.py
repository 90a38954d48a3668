"""Which cohorts can be looked at alone without isolating anyone."""

from collections.abc import Collection, Iterable, Iterator, Mapping

import numpy as np

from mentorsurvey.store.programs import FEWEST

Member = tuple[Collection[str], str | None]
"""The cohorts of a relationship, and whom it counts for: itself, the person who answered, or None
where that person is counted already."""

MOST_SMALL = 12
"""How many small groups are tried in all combinations; with more, a cohort is not offered where
any combination of them might be isolated."""


def offered_cohorts(cohorts: Iterable[Collection[str]]) -> tuple[str, ...]:
    """The cohorts that can be chosen, given those of every relationship: all `separable`.

    Where all relationships are in the same ones there is no choice.
    """
    members = [(of, str(number)) for number, of in enumerate(cohorts)]
    alike = len({frozenset(of) for of, _ in members}) <= 1
    return () if alike else separable(members)


def separable(members: Iterable[Member]) -> tuple[str, ...]:
    """The cohorts that may be looked at alone, given who is in which.

    Whoever knows the totals of these cohorts and of the whole, and who is in which, can add and
    subtract them as they like: what comes out never rests on fewer than ``FEWEST``. So each cohort
    has as many, and so has what remains without it, what only one of two cohorts has, and so on,
    unless nobody does. The largest cohorts are offered first.
    """
    groups = _groups(members)
    whole = frozenset(groups)
    names = {name for group in groups for name in group if name}
    of = {name: frozenset(group for group in groups if name in group) for name in names}
    sizes = {name: len(_people(groups, of[name])) for name in names}
    offered: list[str] = []
    for name in sorted(names, key=lambda name: (sizes[name], name), reverse=True):
        if sizes[name] >= FEWEST and _isolate_nobody(
            groups, [whole, *(of[one] for one in offered), of[name]]
        ):
            offered.append(name)
    return tuple(sorted(offered))


Group = frozenset[str]
"""Those who are in exactly these cohorts: no sum of totals tells them from each other."""


def _groups(members: Iterable[Member]) -> dict[Group, set[str]]:
    found: dict[Group, set[str]] = {}
    for cohorts, who in members:
        found.setdefault(frozenset(cohorts), set()).update(() if who is None else (who,))
    return found


def _people(groups: Mapping[Group, set[str]], of: Iterable[Group]) -> set[str]:
    return set().union(*(groups[group] for group in of))


def _isolate_nobody(groups: Mapping[Group, set[str]], totals: Collection[frozenset[Group]]) -> bool:
    """Whether no weighted sum of these totals rests on fewer than ``FEWEST``, unless on nobody.

    Such a sum is constant within a group. It rests on few where it is zero on all groups but some
    that have few people together: there is one where leaving these groups out lowers the rank.
    """
    rows = list(groups)
    table = np.array([[float(group in total) for total in totals] for group in rows])
    rank = _rank(table)
    small = [place for place, group in enumerate(rows) if len(groups[group]) < FEWEST]
    if _rank(np.delete(table, small, axis=0)) == rank:
        return True
    if len(small) > MOST_SMALL:
        return False
    return all(
        _rank(np.delete(table, some, axis=0)) == rank for some in _of_few(groups, rows, small)
    )


def _of_few(
    groups: Mapping[Group, set[str]], rows: list[Group], small: list[int]
) -> Iterator[list[int]]:
    """Every choice of small groups that have fewer than ``FEWEST`` people together.

    Somebody can be in several groups, so it is people that are counted.
    """
    waiting: list[tuple[list[int], set[str], int]] = [([], set(), 0)]
    while waiting:
        chosen, people, place = waiting.pop()
        for next_place in range(place, len(small)):
            more = people | groups[rows[small[next_place]]]
            if len(more) < FEWEST:
                some = [*chosen, small[next_place]]
                yield some
                waiting.append((some, more, next_place + 1))


def _rank(table: np.ndarray) -> int:
    return int(np.linalg.matrix_rank(table)) if table.size else 0
