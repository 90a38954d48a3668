"""The overview: how a program's relationships are doing, from both sides, over the rounds.

Relationships are listed by name and never ranked. Totals rest on five relationships or more;
with fewer they are None, as they are where there is nothing, so that the two look alike.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import quantiles

from mentorsurvey.access import Actor
from mentorsurvey.measures.change.basis import Basis
from mentorsurvey.measures.change.levels import present
from mentorsurvey.measures.clusters import ClusteredMean, clustered_mean
from mentorsurvey.measures.give_and_take import BalanceNoise, JointFlows
from mentorsurvey.readings.fairness import Fairness, fairness
from mentorsurvey.readings.filters import EVERYBODY, Filter
from mentorsurvey.readings.line import Direction
from mentorsurvey.readings.panel import known
from mentorsurvey.readings.parts import line
from mentorsurvey.readings.series import Asked, Baseline, Program, baseline, label, program
from mentorsurvey.readings.standings import HIGH, LOW, Standing, standing
from mentorsurvey.responses.totals import HEALTH
from mentorsurvey.store import Database, Tx
from mentorsurvey.store.programs import FEWEST
from mentorsurvey.store.relationships import Relationship


@dataclass(frozen=True, kw_only=True)
class Spread(ClusteredMean):
    """H of one round over the ``n`` relationships that both sides answered for.

    In a round whose forms leads see in totals alone, it is over those relationships.

    ``lower``, ``median`` and ``upper`` are quartiles; ``shares`` are those under ``LOW``, between,
    and from ``HIGH``, 0–1.
    """

    lower: float
    median: float
    upper: float
    shares: tuple[float, float, float]


@dataclass(frozen=True, kw_only=True)
class Answered:
    """Relationships asked in one round, by which sides submitted. They add up."""

    asked: int
    both: int
    mentor_only: int
    mentee_only: int

    @property
    def mentors(self) -> int:
        """Forms that mentors submitted."""
        return self.both + self.mentor_only

    @property
    def mentees(self) -> int:
        """Forms that mentees submitted."""
        return self.both + self.mentee_only

    @property
    def one_sided(self) -> int:
        """Relationships of which one side alone submitted."""
        return self.mentor_only + self.mentee_only


@dataclass(frozen=True, kw_only=True)
class RoundReading:
    """One round of the program. None: too few to show, or nothing there.

    ``wide`` says whether it asked everyone, or at least half of the relationships in view.
    """

    asked: Asked
    answered: Answered | None
    health: Spread | None
    followed: ClusteredMean | None
    wide: bool = True


@dataclass(frozen=True, kw_only=True)
class Point:
    """Give and take of one relationship, by what both people say of it: the joint flows."""

    relationship_id: str
    label: str
    flow: JointFlows


@dataclass(frozen=True, kw_only=True)
class Plane:
    """Give and take of the relationships that both sides answered for in one round."""

    round_number: int
    points: tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class Overview:
    """A program, or a part of it, as one lead may see it.

    A relationship counts in each of its cohorts and departments.
    ``offered`` are the parts that can be chosen without isolating anyone. The basis, and the
    ``usual`` of its latest segment, are always the whole program's. ``totals_only`` says
    whether its leads see new forms in totals alone, ``fewest`` how many people a total takes.
    """

    relationships: int
    chosen: Filter
    offered: frozenset[Filter]
    rounds: tuple[RoundReading, ...]
    followed: int
    direction: Direction | None
    plane: Plane | None
    usual: Basis | None
    basis: Baseline
    standings: tuple[Standing, ...]
    fairness: Fairness | None = None
    totals_only: bool = False
    fewest: int = FEWEST

    @property
    def balance(self) -> BalanceNoise:
        """The noise of a balance in this program."""
        return self.basis.balance

    @property
    def enough(self) -> bool:
        """Whether there are relationships enough for totals."""
        return self.relationships >= self.fewest

    @property
    def by_name(self) -> bool:
        """Whether there is, or will be, anything to read of a relationship by name."""
        return not self.totals_only or any(
            one.level is not None or one.one_sided for one in self.standings
        )


def overview(
    where: Database | Tx, actor: Actor, *, chosen: Filter = EVERYBODY, now: datetime
) -> Overview:
    """Read a program for one lead.

    ``chosen`` is one of the parts that are offered; any other reads the whole program.
    """
    return of_program(program(where, actor, now=now), chosen)


def of_program(whole: Program, chosen: Filter = EVERYBODY) -> Overview:
    """The overview of what was read already."""
    offered = whole.filters.offered
    chosen = chosen if chosen in offered else EVERYBODY
    pairs = [pair for pair in whole.pairs if chosen.holds(pair)]
    basis = baseline(whole)
    view = {pair.id for pair in pairs}
    wide = {one.number for one in whole.rounds if whole.is_wide(one.number, view)}
    usual = None if whole.segment is None else basis.segments[whole.segment]
    found = line(whole, pairs, usual)
    answered = _answered(whole, chosen)
    return Overview(
        relationships=len(pairs),
        chosen=chosen,
        offered=offered,
        rounds=tuple(
            RoundReading(
                asked=asked,
                answered=answered.get(asked.number),
                health=_health(whole, pairs, asked),
                followed=found.rounds.get(asked.number),
                wide=asked.number in wide,
            )
            for asked in whole.rounds
        ),
        followed=found.followed,
        direction=found.direction,
        plane=_plane(whole, pairs, wide),
        fairness=fairness(whole, chosen),
        usual=usual,
        basis=basis,
        standings=_standings(whole, pairs, usual),
        totals_only=whole.totals_only,
        fewest=whole.fewest,
    )


def _standings(
    whole: Program, pairs: Sequence[Relationship], usual: Basis | None
) -> tuple[Standing, ...]:
    compared = whole.compared if usual else None
    now = present(compared.mentor, compared.mentee, usual) if compared and usual else None
    return tuple(standing(whole, pair, compared, now) for pair in pairs)


def newest(rounds: Sequence[RoundReading]) -> RoundReading:
    """The latest round that stands for all in view, closed if possible; else the latest."""
    return max(rounds, key=lambda one: (one.wide, not one.asked.is_open, one.asked.number))


def spread(
    values: Sequence[float | None], mentors: Sequence[str], *, fewest: int = FEWEST
) -> Spread | None:
    """Distribution of H over relationships, each with its mentor; None below ``fewest``."""
    there = [(value, who) for value, who in zip(values, mentors, strict=True) if value is not None]
    if len(there) < fewest:
        return None
    seen = [value for value, _ in there]
    centre = clustered_mean(seen, [who for _, who in there])
    lower, median, upper = quantiles(seen, n=4, method="inclusive")
    under, over = sum(value < LOW for value in seen), sum(value >= HIGH for value in seen)
    return Spread(
        **vars(centre),
        lower=lower,
        median=median,
        upper=upper,
        shares=(under / len(seen), (len(seen) - under - over) / len(seen), over / len(seen)),
    )


def _health(whole: Program, pairs: Sequence[Relationship], asked: Asked) -> Spread | None:
    """H of a round.

    Where leads see a round in totals alone it is of whole groups, which are there once the round is
    over for everybody, and it never mixes with what is read by name.
    """
    if asked.segment is None:
        return None
    if any(asked.number in of_pair for of_pair in whole.unnamed.values()):
        shown = whole.inside(asked.number, HEALTH, {pair.id for pair in pairs})
        pairs = [pair for pair in pairs if pair.id in shown]
        values = [whole.unnamed.get(pair.id, {}).get(asked.number) for pair in pairs]
    else:
        values = _named(whole, pairs, asked.number)
    return spread(values, [pair.mentor_id for pair in pairs], fewest=whole.fewest)


def _named(whole: Program, pairs: Sequence[Relationship], number: int) -> list[float | None]:
    of_round = whole.panel.health[:, whole.panel.numbers.index(number)]
    return [known(of_round[whole.panel.place[pair.id]]) for pair in pairs]


def _answered(whole: Program, chosen: Filter) -> Mapping[int, Answered]:
    totals: dict[int, Answered] = {}
    for one in whole.responses:
        if not chosen.holds(one):
            continue
        had = totals.get(one.round_number) or Answered(
            asked=0, both=0, mentor_only=0, mentee_only=0
        )
        totals[one.round_number] = Answered(
            asked=had.asked + one.asked,
            both=had.both + one.both,
            mentor_only=had.mentor_only + one.mentor_only,
            mentee_only=had.mentee_only + one.mentee_only,
        )
    return {number: total for number, total in totals.items() if total.asked >= whole.fewest}


def _plane(whole: Program, pairs: Sequence[Relationship], wide: Collection[int]) -> Plane | None:
    """The latest round in which enough relationships have joint flows.

    One that asked at least half of them if possible, and a closed one.
    """
    best = sorted(whole.rounds, key=lambda one: (one.number not in wide, one.is_open, -one.number))
    for asked in best:
        points = tuple(
            Point(relationship_id=pair.id, label=label(pair), flow=flow)
            for pair in pairs
            if (flow := whole.flows.get((pair.id, asked.number)))
        )
        if len(points) >= whole.fewest:
            return Plane(round_number=asked.number, points=points)
    return None
