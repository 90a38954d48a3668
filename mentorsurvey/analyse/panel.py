"""Lays a file's answers out as the pages do: one panel of core scores, and ratings beside it."""

from collections.abc import Mapping, Sequence

import numpy as np

from mentorsurvey.analyse.data import FLOWS, OVERALL, LongForm, normal
from mentorsurvey.measures.pair_rounds import Floats, Sides
from mentorsurvey.measures.scores import needed
from mentorsurvey.readings.panel import Panel


def panel_of(data: LongForm, measures: Sequence[str]) -> Panel:
    """The panel of S, as one phase of one run, its rounds counted from 1.

    Parameters
    ----------
    data : LongForm
        What the file holds.
    measures : sequence of str
        The scores that make up S.
    """
    mentor, mentee = core(data, measures)
    rounds = len(data.rounds)
    return Panel(
        ids=data.relationships,
        numbers=tuple(range(1, rounds + 1)),
        meanings=np.zeros(rounds, dtype=np.int64),
        runs=np.zeros((len(data.relationships), rounds), dtype=np.int64),
        mentor=mentor,
        mentee=mentee,
    )


def core(data: LongForm, measures: Sequence[str]) -> Sides:
    """S of both sides: the mean of these measures in points, two thirds of which are answered."""
    if not measures:
        return data.points("")
    both = [data.points(name) for name in measures]
    found = []
    for side in (0, 1):
        values = np.stack([one[side] for one in both])
        count = (~np.isnan(values)).sum(axis=0)
        enough = count >= needed(len(measures))
        total = np.nansum(values, axis=0)
        found.append(np.where(enough, total / np.where(enough, count, 1), np.nan))
    return found[0], found[1]


def questions(constructs: Mapping[str, Sequence[str]], measures: Sequence[str]) -> int:
    """How many questions make up S as far as the file tells: a score without items is one."""
    return sum(len(constructs.get(name, ("",))) for name in measures)


def ratings(data: LongForm, kind: str = OVERALL) -> tuple[Floats, Floats, Floats, Floats]:
    """What the mentor gave and got, and the mentee gave and got, of a kind."""
    gave, got = (data.points(normal(f"{flow}:{kind}")) for flow in FLOWS)
    return gave[0], got[0], gave[1], got[1]


def ratings_by_kind(data: LongForm) -> Floats:
    """All kinds, (kind, rating, pair, round)."""
    shape = (0, 4, len(data.relationships), len(data.rounds))
    return np.array([ratings(data, kind) for kind in data.kinds]).reshape(
        len(data.kinds), *shape[1:]
    )
