"""One relationship over the rounds: both lines, H with its band, give and take, gaps, meetings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import hypot

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import CORE, Construct
from mentorsurvey.measures.give_and_take import (
    ASSUMED_SEM,
    BalanceNoise,
    GiveAndTake,
    balance_interval,
)
from mentorsurvey.measures.health import Parameters, Posterior, band, running_posteriors
from mentorsurvey.measures.noise import can_tell
from mentorsurvey.readings.series import (
    NOTHING,
    Asked,
    Baseline,
    Both,
    OneSide,
    Side,
    asked,
    baseline,
    label,
    program,
)
from mentorsurvey.store import Database, Tx, relationships, scores

GAP_ERROR = hypot(ASSUMED_SEM, ASSUMED_SEM)
"""Standard error of the difference of two single answers, in points. Assumed."""


@dataclass(frozen=True, kw_only=True)
class Level:
    """What the rounds of a segment up to this one say: posterior and its 95 % band."""

    posterior: Posterior
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Balance:
    """Give and take of one round, with the interval of B (1.96 SE each way)."""

    flow: GiveAndTake
    low: float
    high: float

    @property
    def can_tell(self) -> bool:
        """Whether one side gives more beyond noise."""
        return not self.low <= 0 <= self.high


@dataclass(frozen=True, kw_only=True)
class Gap:
    """One construct as each side sees it, 0–100, of anchors that leads may read on both sides."""

    construct: Construct
    mentor: float
    mentee: float

    @property
    def difference(self) -> float:
        """The mentor's view less the mentee's, in points."""
        return self.mentor - self.mentee

    @property
    def can_tell(self) -> bool:
        """Whether the two views differ by more than the noise of two single answers."""
        return can_tell(self.difference, GAP_ERROR)


@dataclass(frozen=True, kw_only=True)
class RoundReading:
    """One round. ``only`` is the side that is there alone; None is what cannot be read."""

    asked: Asked
    mentor: float | None
    mentee: float | None
    health: float | None
    only: Side | None
    level: Level | None
    balance: Balance | None
    mentor_fairness: float | None
    mentee_fairness: float | None
    mentor_meetings: float | None
    mentee_meetings: float | None
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, kw_only=True)
class RelationshipReading:
    """One relationship, as one lead may see it."""

    relationship_id: str
    label: str
    mentor: str
    mentee: str
    cohort: str
    phase: str
    rounds: tuple[RoundReading, ...]
    parameters: Parameters | None
    balance: BalanceNoise

    @property
    def has_anything(self) -> bool:
        """Whether there is anything of this relationship to read yet."""
        return any(
            value is not None
            for each in self.rounds
            for value in (
                each.mentor,
                each.mentee,
                each.balance,
                each.mentor_fairness,
                each.mentee_fairness,
                each.mentor_meetings,
                each.mentee_meetings,
            )
        )

    @property
    def latest(self) -> RoundReading | None:
        """The latest round with both sides' health."""
        return next((one for one in reversed(self.rounds) if one.health is not None), None)


def relationship(
    where: Database | Tx,
    actor: Actor,
    relationship_id: str,
    *,
    basis: Baseline | None = None,
    now: datetime,
) -> RelationshipReading:
    """Read one relationship for a lead.

    Parameters
    ----------
    basis : Baseline, optional
        The program's level, spread and noise for this lead, where they are at hand.

    Raises
    ------
    NotAllowed
        Where the actor is no lead; and, alike, where the relationship is not there, is another
        program's, is the lead's own, or one that the lead is recused from.
    """
    require(actor, "reading.program")
    with where.read() as tx:
        pair = next(
            (one for one in relationships.within(tx, actor) if one.id == relationship_id), None
        )
        if pair is None:
            raise NotAllowed
        said = scores.of_relationship(tx, actor, pair.id, now=now)
        basis = basis or baseline(program(tx, actor, now=now))
        rounds = asked(tx, actor, now=now)
    by_round: dict[int, dict[str, dict[str, float]]] = {}
    for score in said:
        of_side = by_round.setdefault(score.round_number, {}).setdefault(score.side, {})
        of_side[score.measure] = score.value
    levels = _levels(rounds, by_round, basis)
    latest = max((one.segment for one in rounds if one.segment is not None), default=None)
    return RelationshipReading(
        relationship_id=pair.id,
        label=label(pair),
        mentor=pair.mentor,
        mentee=pair.mentee,
        cohort=pair.cohort,
        phase=pair.phase,
        rounds=tuple(
            _round(one, by_round.get(one.number, {}), levels.get(one.number), basis.balance)
            for one in rounds
        ),
        parameters=None if latest is None else basis.of(latest),
        balance=basis.balance,
    )


def choices(where: Database | Tx, actor: Actor) -> dict[str, str]:
    """Id → label of every relationship that the lead may open, by the mentee's name.

    Raises
    ------
    NotAllowed
        Where the actor is no lead.
    """
    require(actor, "reading.program")
    with where.read() as tx:
        return {pair.id: label(pair) for pair in relationships.within(tx, actor)}


def _both(sides: Mapping[str, Mapping[str, float]]) -> Both:
    def one(side: Side) -> OneSide:
        said = sides.get(side)
        if not said:
            return NOTHING
        return OneSide(core=said.get("core"), gave=said.get("gave"), got=said.get("got"))

    return Both.of(one("mentor"), one("mentee"))


def _levels(
    rounds: tuple[Asked, ...],
    by_round: Mapping[int, Mapping[str, Mapping[str, float]]],
    basis: Baseline,
) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for segment, parameters in enumerate(basis.segments):
        numbers = [one.number for one in rounds if one.segment == segment]
        values = [_both(by_round.get(number, {})).health for number in numbers]
        for number, after in zip(numbers, running_posteriors(values, parameters), strict=True):
            if after is not None:
                low, high = band(after)
                found[number] = Level(posterior=after, low=low, high=high)
    return found


def _round(
    one: Asked,
    sides: Mapping[str, Mapping[str, float]],
    level: Level | None,
    noise: BalanceNoise,
) -> RoundReading:
    both, mentor, mentee = _both(sides), sides.get("mentor", {}), sides.get("mentee", {})
    flow = both.flow
    low, high = balance_interval(flow.balance, noise.sd) if flow else (0.0, 0.0)
    return RoundReading(
        asked=one,
        mentor=both.mentor.core,
        mentee=both.mentee.core,
        health=both.health,
        only=both.only,
        level=level,
        balance=Balance(flow=flow, low=low, high=high) if flow else None,
        mentor_fairness=mentor.get("fairness"),
        mentee_fairness=mentee.get("fairness"),
        mentor_meetings=mentor.get("meetings"),
        mentee_meetings=mentee.get("meetings"),
        gaps=tuple(
            Gap(construct=construct, mentor=mentor[measure], mentee=mentee[measure])
            for construct in CORE
            if (measure := f"anchor:{construct.value}") in mentor and measure in mentee
        ),
    )
