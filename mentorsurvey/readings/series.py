"""What overview and relationship have in common: rounds, segments, both sides' scores, noise.

A segment is a run of rounds in which the anchors mean the same, of one phase: values are compared,
and noise is estimated, within a segment alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor, require
from mentorsurvey.measures.give_and_take import (
    BalanceNoise,
    GiveAndTake,
    Ratings,
    assumed_balance_noise,
    balance_noise,
    give_and_take,
)
from mentorsurvey.measures.health import ASSUMED, Parameters, estimate, health
from mentorsurvey.store import Database, Tx, relationships, rounds, scores
from mentorsurvey.store.relationships import Relationship

MEASURES = ("core", "gave", "got", "fairness")
"""What is read of each side in every round."""

FEWEST = 5
"""Relationships that a total takes, and people of a side where it is about people. A convention."""

Side = Literal["mentor", "mentee"]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A round, as a reading places it. ``segment`` is None where it has no anchors."""

    number: int
    title: str
    opened_at: datetime
    closes_at: datetime
    is_open: bool
    segment: int | None
    first_of_segment: bool

    @property
    def breaks(self) -> bool:
        """Whether the anchors mean something else than in the rounds before."""
        return self.first_of_segment and bool(self.segment)


@dataclass(frozen=True, kw_only=True, slots=True)
class OneSide:
    """What leads may read of one side in one round; None where there is nothing to read."""

    core: float | None = None
    gave: float | None = None
    got: float | None = None
    fairness: float | None = None


NOTHING = OneSide()


@dataclass(frozen=True, kw_only=True, slots=True)
class Both:
    """One round of one relationship, from both sides; H is None where the round is one-sided."""

    mentor: OneSide = NOTHING
    mentee: OneSide = NOTHING
    health: float | None = None

    @classmethod
    def of(cls, mentor: OneSide = NOTHING, mentee: OneSide = NOTHING) -> "Both":
        """Both sides, with H worked out once."""
        return cls(mentor=mentor, mentee=mentee, health=health(mentor.core, mentee.core))

    @property
    def ratings(self) -> Ratings:
        """What each says it gave and got."""
        return Ratings(
            mentor_gave=self.mentor.gave,
            mentor_got=self.mentor.got,
            mentee_gave=self.mentee.gave,
            mentee_got=self.mentee.got,
        )

    @property
    def flow(self) -> GiveAndTake | None:
        """Give and take, None unless all four ratings are there."""
        return give_and_take(self.ratings)

    @property
    def only(self) -> Side | None:
        """The side whose core score is there alone; None where both are, or neither."""
        if (self.mentor.core is None) == (self.mentee.core is None):
            return None
        return "mentee" if self.mentor.core is None else "mentor"


ABSENT = Both()

History = Mapping[int, Both]
"""Round number → what both said; rounds without anything to read are left out."""


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """Level, spread and noise of a program: for each segment, and of the balance."""

    segments: tuple[Parameters, ...]
    balance: BalanceNoise

    def of(self, segment: int) -> Parameters:
        """The parameters of a segment."""
        return self.segments[segment]


@dataclass(frozen=True, kw_only=True)
class Program:
    """Everything of a program that its readings are made of, as one lead may see it."""

    rounds: tuple[Asked, ...]
    pairs: tuple[Relationship, ...]
    histories: Mapping[str, History] = field(repr=False)
    responses: tuple[scores.Response, ...]

    def history(self, relationship_id: str) -> History:
        """What there is to read of one relationship."""
        return self.histories.get(relationship_id, {})


def asked(tx: Tx, actor: Actor, *, now: datetime) -> tuple[Asked, ...]:
    """The program's rounds in their order, each in its segment."""
    found: list[Asked] = []
    segment, meant = -1, None
    for each in rounds.of_program(tx, actor.program_id):
        instrument = rounds.instrument(tx, each.version_id)
        means = (each.meaning, instrument.phase)
        first = instrument.repeated and means != meant
        if first:
            segment, meant = segment + 1, means
        found.append(
            Asked(
                number=each.number,
                title=instrument.title,
                opened_at=each.opened_at,
                closes_at=each.closes_at,
                is_open=each.is_open(now),
                segment=segment if instrument.repeated else None,
                first_of_segment=first,
            )
        )
    return tuple(found)


def program(where: Database | Tx, actor: Actor, *, now: datetime) -> Program:
    """Read a program as one lead may see it: each table once, scores and never answers.

    Raises
    ------
    NotAllowed
        Where the actor is no lead.
    """
    require(actor, "reading.program")
    with where.read() as tx:
        return Program(
            rounds=asked(tx, actor, now=now),
            pairs=tuple(relationships.within(tx, actor)),
            histories=_histories(scores.by_side(tx, actor, measures=MEASURES, now=now)),
            responses=tuple(scores.response_counts(tx, actor)),
        )


def baseline(of: Program) -> Baseline:
    """Level, spread and noise from all relationships, or what is assumed until they suffice.

    The noise of the balance comes from each relationship's first two rounds with all four
    ratings in one segment; with too few relationships it is assumed.
    """
    count = 1 + max((each.segment for each in of.rounds if each.segment is not None), default=-1)
    histories = list(of.histories.values())
    segments = {each.number: each.segment for each in of.rounds}
    return Baseline(
        segments=tuple(
            estimate(
                [healths(history, in_segment(of.rounds, segment)) for history in histories],
                assumed=ASSUMED,
            )
            for segment in range(count)
        ),
        balance=balance_noise(
            pair for history in histories if (pair := _first_two_balances(history, segments))
        )
        or assumed_balance_noise(),
    )


def in_segment(of: Iterable[Asked], segment: int) -> list[int]:
    """The numbers of a segment's rounds."""
    return [each.number for each in of if each.segment == segment]


def healths(history: History, numbers: Sequence[int]) -> list[float | None]:
    """H of each of these rounds."""
    return [history.get(number, ABSENT).health for number in numbers]


def label(pair: Relationship) -> str:
    """A relationship as lists name it: the mentee, the mentor, the cohort."""
    names = f"{pair.mentee} with {pair.mentor}"
    return f"{names} ({pair.cohort})" if pair.cohort else names


def _first_two_balances(
    history: History, segments: Mapping[int, int | None]
) -> tuple[float, float] | None:
    """B of the first two rounds with all four ratings within one segment."""
    seen: dict[int, float] = {}
    for number in sorted(history):
        segment, flow = segments.get(number), history[number].flow
        if flow and segment is not None:
            if segment in seen:
                return seen[segment], flow.balance
            seen[segment] = flow.balance
    return None


def _histories(rows: Iterable[Mapping[str, str | int | float | None]]) -> dict[str, History]:
    sides: dict[str, dict[int, dict[str, OneSide]]] = {}
    for row in rows:
        of_round = sides.setdefault(str(row["relationship_id"]), {})
        core, gave, got, fairness = (_number(row[f"m{place}"]) for place in range(len(MEASURES)))
        one = OneSide(core=core, gave=gave, got=got, fairness=fairness)
        of_round.setdefault(int(row["number"] or 0), {})[str(row["side"])] = one
    return {
        relationship_id: {
            number: Both.of(said.get("mentor", NOTHING), said.get("mentee", NOTHING))
            for number, said in of_rounds.items()
        }
        for relationship_id, of_rounds in sides.items()
    }


def _number(value: str | int | float | None) -> float | None:
    return None if value is None else float(value)
