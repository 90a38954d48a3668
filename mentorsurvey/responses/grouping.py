"""Groups of people who are added up only together, so that no two totals differ by a few."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256


@dataclass(frozen=True, kw_only=True)
class Unit:
    """What counts once in a total: a form, or both forms of a pair.

    Attributes
    ----------
    key : str
        Its id; decides at random, but always alike, with whom it comes together.
    people : tuple of frozenset of str
        Who counts: one set for each side that the total rests on.
    cohorts, closed_to : frozenset of str
        The cohorts of its pair, and the leads who may not see what it rests on.
    """

    key: str
    people: tuple[frozenset[str], ...] = field(repr=False)
    cohorts: frozenset[str] = frozenset()
    closed_to: frozenset[str] = frozenset()


Group = list[Unit]


def groups(units: Iterable[Unit], *, fewest: int, seed: str) -> list[Group]:
    """Put units together so that each group has the fewest people, or more, of every side.

    Groups keep to what the same leads may see, and to a cohort where there are enough. Who is left
    over joins a group that the same leads may see, or is in none: what a lead is shown must not
    depend on how many answered among those whom they may not see.

    Parameters
    ----------
    fewest : int
        People of a side, at least.
    seed : str
        Decides who comes together, together with the keys: never an answer.
    """
    placed = sorted(units, key=lambda one: sha256(f"{seed}:{one.key}".encode()).digest())
    made: list[Group] = []
    for _, alike in _by(placed, "closed_to"):
        of: list[Group] = []
        over: list[Unit] = []
        for _, cell in _by(alike, "cohorts"):
            full, rest = _cut(cell, fewest)
            of.extend(full)
            over.extend(rest)
        _join(of, over, fewest)
        made.extend(of)
    return made


def _by(units: Iterable[Unit], what: str) -> list[tuple[frozenset[str], list[Unit]]]:
    found: dict[frozenset[str], list[Unit]] = {}
    for unit in units:
        found.setdefault(getattr(unit, what), []).append(unit)
    return sorted(found.items(), key=lambda one: sorted(one[0]))


def _join(made: list[Group], over: Sequence[Unit], fewest: int) -> None:
    """Make groups across cohorts of who is over; the last few join the smallest group."""
    full, rest = _cut(over, fewest)
    made.extend(full)
    if rest and made:
        min(made, key=len).extend(rest)


def _cut(units: Sequence[Unit], fewest: int) -> tuple[list[Group], list[Unit]]:
    """Groups of enough people, in this order; a rest joins the last, or is over without any."""
    full: list[Group] = []
    group: Group = []
    for unit in units:
        group.append(unit)
        if enough(group, fewest):
            full.append(group)
            group = []
    if full:
        full[-1].extend(group)
        group = []
    return full, group


def enough(group: Sequence[Unit], fewest: int) -> bool:
    """Whether a group has that many people of each side."""
    sides = zip(*(unit.people for unit in group), strict=True)
    return bool(group) and all(len(frozenset().union(*side)) >= fewest for side in sides)
