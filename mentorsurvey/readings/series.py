"""What overview and relationship have in common: rounds, segments, both sides' scores, noise.

A segment is a run of rounds in which the anchors mean the same, of one phase: values are compared,
and noise is estimated, within a segment alone.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Literal

from mentorsurvey.access import Actor, require
from mentorsurvey.instruments import SIDES, one_line
from mentorsurvey.measures.give_and_take import (
    BalanceNoise,
    JointFlows,
    assumed_balance_noise,
    balance_noise,
)
from mentorsurvey.measures.health import ASSUMED, Parameters, estimate, health
from mentorsurvey.responses import totals
from mentorsurvey.store import (
    Database,
    Tx,
    breaks,
    programs,
    reach,
    relationships,
    rounds,
    scores,
)
from mentorsurvey.store import totals as groups
from mentorsurvey.store.database import Row
from mentorsurvey.store.programs import FEWEST
from mentorsurvey.store.relationships import Relationship

Side = Literal["mentor", "mentee"]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A round, as a reading places it. ``segment`` is None where it has no anchors.

    ``anew`` says, of one pair's rounds, that it is the first after the two started anew.
    """

    number: int
    title: str
    opened_at: datetime
    closes_at: datetime
    is_open: bool
    segment: int | None
    first_of_segment: bool
    anew: bool = False

    @property
    def breaks(self) -> bool:
        """Whether the anchors mean something else than in the rounds before."""
        return self.first_of_segment and bool(self.segment)


@dataclass(frozen=True, kw_only=True, slots=True)
class Both:
    """One round of one relationship by name: both core scores, H, and what flows each way.

    What leads cannot read is None: H where the round is one-sided, ``flow`` unless both said what
    they gave and what they got.
    """

    mentor: float | None = None
    mentee: float | None = None
    health: float | None = None
    flow: JointFlows | None = None

    @classmethod
    def of(
        cls,
        mentor: float | None = None,
        mentee: float | None = None,
        flow: JointFlows | None = None,
    ) -> "Both":
        """Both sides' core scores, with H worked out once."""
        return cls(mentor=mentor, mentee=mentee, health=health(mentor, mentee), flow=flow)

    @property
    def only(self) -> Side | None:
        """The side whose core score is there alone; None where both are, or neither."""
        if (self.mentor is None) == (self.mentee is None):
            return None
        return "mentee" if self.mentor is None else "mentor"


ABSENT = Both()

History = Mapping[int, Both]
"""Round number → what there is of both; rounds without anything to read are left out."""


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """Level, spread and noise of a program: for each segment, and of the balance."""

    segments: tuple[Parameters, ...]
    balance: BalanceNoise

    def of(self, segment: int) -> Parameters:
        """The parameters of a segment."""
        return self.segments[segment]


@dataclass(frozen=True, kw_only=True)
class OwnView:
    """How giving and getting compare for one person, −3…+3: an ingredient of totals alone."""

    relationship_id: str
    round_number: int
    side: Side
    person_id: str
    value: float = field(repr=False)


Groups = tuple[frozenset[str], ...]
"""Relationships that enter a total together, group by group."""


@dataclass(frozen=True, kw_only=True)
class Program:
    """Everything of a program that its readings are made of, as one lead may see it.

    ``histories`` are read by name. ``unnamed`` and ``fairness`` enter totals alone: H of
    relationships whose forms leads see in totals, by relationship and round, and what people say
    of the balance of give and take in the latest rounds with a total of it. ``together`` has the
    relationships of each group by round and total: a total shows whole groups alone.
    ``totals_only`` says whether new forms are seen in totals, ``fewest`` how many people a total
    takes. ``held`` are the relationships that have ended or are paused now. ``anew`` has, of those
    that started anew, the first round after each time. ``narrow`` has
    those that each round asked which was not for all.
    """

    rounds: tuple[Asked, ...]
    pairs: tuple[Relationship, ...]
    histories: Mapping[str, History] = field(repr=False)
    responses: tuple[scores.Response, ...]
    unnamed: Mapping[str, Mapping[int, float]] = field(default_factory=dict, repr=False)
    fairness: tuple[OwnView, ...] = field(default=(), repr=False)
    totals_only: bool = False
    together: Mapping[tuple[int, str], Groups] = field(default_factory=dict, repr=False)
    fewest: int = FEWEST
    held: frozenset[str] = frozenset()
    anew: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    narrow: Mapping[int, frozenset[str]] = field(default_factory=dict, repr=False)

    def is_wide(self, number: int, among: Collection[str]) -> bool:
        """Whether a round asked everyone, or at least half of these relationships.

        Only then is it the latest round of all of them.
        """
        asked = self.narrow.get(number)
        return asked is None or 2 * len(asked & frozenset(among)) >= len(among)

    @property
    def segment(self) -> int | None:
        """The segment of the latest rounds: of those that asked at least half, where any did."""
        every = [pair.id for pair in self.pairs]
        placed = [one for one in self.rounds if one.segment is not None]
        wide = [one for one in placed if self.is_wide(one.number, every)]
        return max((one.segment for one in wide or placed if one.segment is not None), default=None)

    def inside(self, number: int, total: str, among: Collection[str]) -> frozenset[str]:
        """The relationships of a total's groups that lie wholly among these."""
        those = self.together.get((number, total), ())
        return frozenset(one for group in those if group <= frozenset(among) for one in group)

    def history(self, relationship_id: str) -> History:
        """What there is to read of one relationship."""
        return self.histories.get(relationship_id, {})

    def run(self, relationship_id: str) -> History:
        """What is compared of one relationship: its rounds since the two last started anew."""
        return self._runs(relationship_id)[-1]

    @property
    def runs(self) -> list[History]:
        """The runs of all relationships, each of rounds that are compared with each other."""
        return [run for one in self.histories for run in self._runs(one)]

    def _runs(self, relationship_id: str) -> list[History]:
        history, starts = self.history(relationship_id), self.anew.get(relationship_id, ())
        if not starts:
            return [history]
        return [
            {number: both for number, both in history.items() if first <= number < after}
            for first, after in pairwise((0, *starts, math.inf))
        ]


def asked(tx: Tx, actor: Actor, *, now: datetime) -> tuple[Asked, ...]:
    """The program's rounds that count in their order, each in its segment."""
    found: list[Asked] = []
    segment, meant = -1, None
    for each in rounds.counted(tx, actor.program_id):
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
    """Read a program as one lead may see it: scores and never answers.

    Rounds that are over are settled first (`mentorsurvey.responses.totals`).

    Raises
    ------
    NotAllowed
        Where the actor is no lead.
    """
    require(actor, "reading.program")
    if isinstance(where, Database):
        totals.settle(where, actor, now=now)
    with where.read() as tx:
        placed = asked(tx, actor, now=now)
        cores = scores.by_side(tx, actor, measures=("core",), now=now)
        own = programs.of(tx, actor)
        pairs = tuple(relationships.within(tx, actor))
        together = _together(tx, actor, now=now)
        narrow = reach.narrow(tx, actor)
        return Program(
            rounds=placed,
            pairs=pairs,
            held=frozenset(one.id for one in pairs if one.status(now) != "active"),
            anew=breaks.fresh_starts(tx, actor.program_id, now=now),
            histories=_histories(cores, scores.flows(tx, actor, now=now)),
            responses=tuple(scores.response_counts(tx, actor, now=now)),
            unnamed=_unnamed(cores, scores.in_total(tx, actor, "core", now=now)),
            fairness=_fairness(tx, actor, placed, together, narrow, now=now),
            narrow=narrow,
            totals_only=own is not None and own.leads_see == "totals",
            together=together,
            fewest=own.fewest if own else FEWEST,
        )


def baseline(of: Program) -> Baseline:
    """Level, spread and noise from all relationships, or what is assumed until they suffice.

    The noise of the balance comes from each relationship's first two rounds with joint flows in
    one segment; with too few relationships it is assumed.
    """
    count = 1 + max((each.segment for each in of.rounds if each.segment is not None), default=-1)
    histories = of.runs
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
    """A relationship as lists name it: the mentee and the mentor, each told apart from others."""
    return f"{one_line(pair.mentee)} with {one_line(pair.mentor)}"


def _first_two_balances(
    history: History, segments: Mapping[int, int | None]
) -> tuple[float, float] | None:
    """B of the first two rounds with joint flows within one segment."""
    seen: dict[int, float] = {}
    for number in sorted(history):
        segment, flow = segments.get(number), history[number].flow
        if flow and segment is not None:
            if segment in seen:
                return seen[segment], flow.balance
            seen[segment] = flow.balance
    return None


def _together(
    tx: Tx, actor: Actor, *, now: datetime
) -> dict[tuple[int, str], tuple[frozenset[str], ...]]:
    """The relationships of each group of the totals of a program."""
    found = {}
    for total in (totals.HEALTH, *(totals.of_side(side, "fairness") for side in SIDES)):
        found.update(groups.together(tx, actor, total=total, now=now))
    return found


def _fairness(
    tx: Tx,
    actor: Actor,
    placed: Sequence[Asked],
    together: Mapping[tuple[int, str], Groups],
    narrow: Collection[int],
    *,
    now: datetime,
) -> tuple[OwnView, ...]:
    """What people say in the latest round for all of which there is a total, and in those since."""
    found: list[OwnView] = []
    for one in reversed(placed):
        of = {
            side: {
                pair
                for group in together.get((one.number, totals.of_side(side, "fairness")), ())
                for pair in group
            }
            for side in SIDES
        }
        if any(of.values()):
            found.extend(
                OwnView(
                    relationship_id=row["relationship_id"],
                    round_number=row["number"],
                    side=row["side"],
                    person_id=row["person_id"],
                    value=row["value"],
                )
                for row in scores.in_total(tx, actor, "fairness", number=one.number, now=now)
                if row["relationship_id"] in of[row["side"]]
            )
            if one.number not in narrow:
                break
    return tuple(found)


def _histories(cores: Iterable[Row], flows: Iterable[Row]) -> Mapping[str, History]:
    joint = {
        (row["relationship_id"], row["number"]): JointFlows(
            mentor_to_mentee=row["from_mentor"], mentee_to_mentor=row["from_mentee"]
        )
        for row in flows
    }
    found: dict[str, dict[int, Both]] = {}
    sides = _sides(cores, "m0")
    for key in sorted(sides.keys() | joint.keys()):
        relationship_id, number = key
        said = sides.get(key, {})
        both = Both.of(said.get("mentor"), said.get("mentee"), joint.get(key))
        found.setdefault(relationship_id, {})[number] = both
    return found


def _unnamed(named: Iterable[Row], in_total: Iterable[Row]) -> dict[str, dict[int, float]]:
    """H where a side of it at least is seen in totals alone; shown in whole groups."""
    found: dict[str, dict[int, float]] = {}
    known = _sides(named, "m0")
    for key, said in _sides(in_total, "value").items():
        both = {**known.get(key, {}), **said}
        if (h := health(both.get("mentor"), both.get("mentee"))) is not None:
            found.setdefault(key[0], {})[key[1]] = h
    return found


def _sides(rows: Iterable[Row], column: str) -> dict[tuple[str, int], dict[str, float]]:
    found: dict[tuple[str, int], dict[str, float]] = {}
    for row in rows:
        of_round = found.setdefault((row["relationship_id"], row["number"]), {})
        of_round[row["side"]] = row[column]
    return found
