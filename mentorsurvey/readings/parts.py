"""Cohorts and departments side by side: the line of the pairs of each, over the rounds.

It is made of scores alone that the lead can read pair by pair, so nothing can be worked out from
two of these lines that does not stand on the pages of their pairs. A total never enters it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from mentorsurvey.measures.change.basis import Basis
from mentorsurvey.measures.change.levels import levels
from mentorsurvey.measures.clusters import ClusteredMean
from mentorsurvey.readings.filters import Filter
from mentorsurvey.readings.line import Direction, direction, follow
from mentorsurvey.readings.series import Program, baseline
from mentorsurvey.store.relationships import Relationship

Kind = Literal["cohort", "department"]


@dataclass(frozen=True, kw_only=True)
class Line:
    """The line of some pairs: by round, over how many of them, and where it is heading."""

    rounds: Mapping[int, ClusteredMean] = field(default_factory=dict)
    followed: int = 0
    direction: Direction | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """A cohort or a department; with too few pairs its line is empty, as where nobody answered."""

    name: str
    relationships: int
    line: Line


def parts(whole: Program, kind: Kind) -> tuple[Part, ...]:
    """Every cohort, or every department, of the pairs that the lead may see, by name."""
    usual = None if whole.segment is None else baseline(whole).segments[whole.segment]
    found = []
    for name in names(whole.pairs, kind):
        part = Filter(cohort=name) if kind == "cohort" else Filter(department=name)
        pairs = [pair for pair in whole.pairs if part.holds(pair)]
        found.append(Part(name=name, relationships=len(pairs), line=line(whole, pairs, usual)))
    return tuple(found)


def names(pairs: Iterable[Relationship], kind: Kind) -> list[str]:
    """The cohorts, or the departments, in which any of these pairs is."""
    of = (pair.cohorts if kind == "cohort" else pair.departments for pair in pairs)
    return sorted({name for each in of for name in each})


def line(whole: Program, pairs: Sequence[Relationship], usual: Basis | None) -> Line:
    """The line of these pairs, over closed rounds that asked at least half of them if possible."""
    view = {pair.id for pair in pairs}
    compared = whole.compared.of([pair.id for pair in pairs])
    opened = {one.number for one in whole.rounds if one.is_open}
    closed = [place for place, number in enumerate(compared.numbers) if number not in opened]
    columns = [one for one in closed if whole.is_wide(compared.numbers[one], view)] or closed
    mentors = [pair.mentor_id for pair in pairs]
    rounds, followed = follow(compared, columns, mentors, fewest=whole.fewest)
    return Line(
        rounds=rounds,
        followed=followed,
        direction=None
        if usual is None
        else direction(
            compared,
            levels(compared.mentor, compared.mentee, usual).mean,
            columns,
            mentors,
            fewest=whole.fewest,
        ),
    )
