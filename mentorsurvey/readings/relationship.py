"""One relationship over the rounds: lines, H with its band, give and take, topics, meetings."""

from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import Side
from mentorsurvey.measures.change.basis import Basis
from mentorsurvey.measures.change.levels import levels
from mentorsurvey.measures.give_and_take import BalanceNoise, JointFlows, balance_interval
from mentorsurvey.readings.beside import KindOfFlow, OtherTopic, kinds, other_topics
from mentorsurvey.readings.gaps import Topic, UsualGaps, of_pair, usual_gaps
from mentorsurvey.readings.panel import Panel, known, only, panel
from mentorsurvey.readings.released import ReleasedAnswer, released
from mentorsurvey.readings.runs import Stop, split, starting_anew, stops
from mentorsurvey.readings.series import Asked, Baseline, asked, baseline, label, program
from mentorsurvey.store import Database, Tx, attributes, breaks, reach, relationships, scores
from mentorsurvey.store.breaks import Break


@dataclass(frozen=True, kw_only=True)
class Level:
    """What the rounds up to this one say: the level with its 95 % band.

    Health of the next round would usually lie from ``next_low`` to ``next_high``, were they steady.
    """

    mean: float
    low: float
    high: float
    next_low: float
    next_high: float


@dataclass(frozen=True, kw_only=True)
class Balance:
    """Give and take of one round, with the interval of B (1.96 SE each way)."""

    flow: JointFlows
    low: float
    high: float

    @property
    def can_tell(self) -> bool:
        """Whether one side gives more beyond noise."""
        return not self.low <= 0 <= self.high


@dataclass(frozen=True, kw_only=True)
class RoundReading:
    """One round; None is what cannot be read."""

    asked: Asked
    mentor: float | None = None
    mentee: float | None = None
    health: float | None = None
    level: Level | None = None
    balance: Balance | None = None
    mentor_meetings: float | None = None
    mentee_meetings: float | None = None
    topics: tuple[Topic, ...] = ()

    @property
    def only(self) -> Side | None:
        """The side that is there alone."""
        return only(self.mentor, self.mentee)


@dataclass(frozen=True, kw_only=True)
class RelationshipReading:
    """One relationship, as one lead may see it: scores and joint flows, no single answer.

    ``rounds`` are those that asked it.

    ``released`` are the answers that their authors let the program read, ``breaks`` when it ended,
    paused and went on, and ``stops`` after which round it did. ``kinds`` is give and take by kind,
    ``others`` the topics of forms that are asked once.
    """

    relationship_id: str
    label: str
    mentor: str
    mentee: str
    cohorts: tuple[str, ...]
    phase: str
    rounds: tuple[RoundReading, ...]
    usual: Basis | None
    balance: BalanceNoise
    released: tuple[ReleasedAnswer, ...] = ()
    breaks: tuple[Break, ...] = ()
    kinds: tuple[KindOfFlow, ...] = ()
    others: tuple[OtherTopic, ...] = ()
    stops: tuple[Stop, ...] = ()
    phases: tuple[tuple[str, date], ...] = ()
    """Its phases with their first days, the oldest first."""

    @property
    def has_anything(self) -> bool:
        """Whether there is anything of this relationship to read yet."""
        return bool(self.released or self.kinds or self.others) or any(
            value is not None
            for each in self.rounds
            for value in (
                each.mentor,
                each.mentee,
                each.balance,
                each.mentor_meetings,
                each.mentee_meetings,
                next(iter(each.topics), None),
            )
        )

    @property
    def latest(self) -> RoundReading | None:
        """The latest round with both sides' health."""
        return next((one for one in reversed(self.rounds) if one.health is not None), None)

    @property
    def exchanged(self) -> RoundReading | None:
        """The latest round with give and take from both sides."""
        return next((one for one in reversed(self.rounds) if one.balance), None)

    @property
    def reviewed(self) -> RoundReading | None:
        """The latest round with a topic, where there is one from both sides if possible."""
        there = [one for one in reversed(self.rounds) if one.topics]
        both = (one for one in there if any(topic.only is None for topic in one.topics))
        return next(both, next(iter(there), None))


def relationship(
    where: Database | Tx,
    actor: Actor,
    relationship_id: str,
    *,
    basis: Baseline | None = None,
    usual: UsualGaps | None = None,
    now: datetime,
) -> RelationshipReading:
    """Read one relationship for a lead.

    With ``basis`` and ``usual``, what the program's are for this lead is not read again.

    Raises
    ------
    NotAllowed
        Alike where the relationship is not there, is another program's, is the lead's own, or one
        that the lead is recused from.
    """
    require(actor, "reading.program")
    with where.read() as tx:
        pair = next(
            (one for one in relationships.within(tx, actor) if one.id == relationship_id), None
        )
        if pair is None:
            raise NotAllowed
        said = scores.of_relationship(tx, actor, pair.id, now=now)
        joint = scores.flows(tx, actor, relationship_id=pair.id, now=now)
        answers = released(tx, actor, pair, now=now)
        by_kind = kinds(tx, actor, pair.id, now=now)
        basis = basis or baseline(program(tx, actor, now=now))
        usual = usual_gaps(tx, actor, now=now) if usual is None else usual
        there = reach.asked(tx, actor, pair.id)
        starts = breaks.fresh_starts(tx, actor.program_id, now=now).get(pair.id, ())
        phases = tuple(attributes.phases(tx, actor, pair.id))
        every = asked(tx, actor, now=now)
        rounds = starting_anew([one for one in every if one.number in there], starts)
    by_round: dict[int, dict[Side, dict[str, float]]] = {}
    for score in said:
        of_side = by_round.setdefault(score.round_number, {}).setdefault(score.side, {})
        of_side[score.measure] = score.value
    row = panel(
        [pair.id],
        [one.number for one in rounds],
        [one.segment for one in rounds],
        {
            (pair.id, number): {side: of["core"] for side, of in sides.items() if "core" in of}
            for number, sides in by_round.items()
        },
        {pair.id: starts},
    )
    level = _levels(row, basis)
    topics = {
        number: topics
        for run in split(rounds)
        for number, topics in of_pair(run, by_round, usual).items()
    }
    latest = max((one.segment for one in rounds if one.segment is not None), default=None)
    return RelationshipReading(
        relationship_id=pair.id,
        label=label(pair),
        mentor=pair.mentor,
        mentee=pair.mentee,
        cohorts=pair.cohorts,
        phase=pair.phase,
        rounds=tuple(
            RoundReading(
                asked=one,
                mentor=known(row.mentor[0, at]),
                mentee=known(row.mentee[0, at]),
                health=known(row.health[0, at]),
                level=level.get(one.number),
                balance=_balance(joint.get((pair.id, one.number)), basis.balance),
                mentor_meetings=by_round.get(one.number, {}).get("mentor", {}).get("meetings"),
                mentee_meetings=by_round.get(one.number, {}).get("mentee", {}).get("meetings"),
                topics=topics[one.number],
            )
            for at, one in enumerate(rounds)
        ),
        usual=None if latest is None else basis.segments[latest],
        balance=basis.balance,
        released=answers,
        breaks=pair.breaks,
        kinds=by_kind,
        others=other_topics(rounds, by_round),
        stops=stops(rounds, pair.breaks, now=now),
        phases=phases,
    )


def choices(where: Database | Tx, actor: Actor) -> dict[str, str]:
    """Id → label of every relationship that the lead may open, by the mentee's name."""
    require(actor, "reading.program")
    with where.read() as tx:
        return {pair.id: label(pair) for pair in relationships.within(tx, actor)}


def _levels(row: Panel, basis: Baseline) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for segment, usual in enumerate(basis.segments):
        columns = np.flatnonzero(row.meanings == segment)
        of = levels(
            row.mentor[:, columns], row.mentee[:, columns], usual, segment=row.segments[:, columns]
        )
        for place, column in enumerate(columns):
            if not np.isnan(of.mean[0, place]):
                found[row.numbers[column]] = Level(
                    mean=float(of.mean[0, place]),
                    low=float(of.low[0, place]),
                    high=float(of.high[0, place]),
                    next_low=float(of.next_low[0, place]),
                    next_high=float(of.next_high[0, place]),
                )
    return found


def _balance(flow: JointFlows | None, noise: BalanceNoise) -> Balance | None:
    if flow is None:
        return None
    low, high = balance_interval(flow.balance, noise.sd)
    return Balance(flow=flow, low=low, high=high)
