"""What overview and relationship have in common: rounds, segments, both sides' scores, noise.

A segment is a run of rounds in which the anchors mean the same, of one phase: values are compared,
and noise is estimated, within a segment alone.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from mentorsurvey.access import Actor, require
from mentorsurvey.instruments import SIDES, Side, one_line
from mentorsurvey.measures.change.basis import Basis, basis
from mentorsurvey.measures.give_and_take import (
    ASSUMED_NOISE,
    BalanceNoise,
    JointFlows,
    balance_noise,
)
from mentorsurvey.measures.health import health
from mentorsurvey.readings.filters import Filters
from mentorsurvey.readings.panel import Panel, panel
from mentorsurvey.responses import totals
from mentorsurvey.store import Database, Tx, breaks, programs, reach, relationships, rounds, scores
from mentorsurvey.store import totals as groups
from mentorsurvey.store.programs import FEWEST
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.store.scores import BySide, InTotal
from mentorsurvey.store.totals import Together


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A round, as a reading places it. ``segment`` is None where it has no anchors.

    ``anew`` says, of one pair's rounds, that it is the first after the two started anew; ``items``
    how many questions make up the core score of the side that has fewer.
    """

    number: int
    title: str
    opened_at: datetime
    closes_at: datetime
    is_open: bool
    segment: int | None
    first_of_segment: bool
    anew: bool = False
    items: int = 6

    @property
    def breaks(self) -> bool:
        """Whether the anchors mean something else than in the rounds before."""
        return self.first_of_segment and bool(self.segment)


Said = Mapping[int, Mapping[Side, Mapping[str, float]]]
"""Of one pair: round → side → measure → score, as the lead may see them."""


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """Level, spread and noise of a program: for each segment, and of the balance."""

    segments: tuple[Basis, ...]
    balance: BalanceNoise


@dataclass(frozen=True, kw_only=True)
class Program:
    """Everything of a program that its readings are made of, as one lead may see it.

    ``panel`` has the core scores, ``flows`` what flows each way by relationship and round where
    both said what they gave and what they got: both are read by name. ``unnamed`` and ``fairness``
    enter totals alone: H of relationships whose forms leads see in totals, by relationship and
    round, and what people say of the balance of give and take in the latest rounds with a total of
    it. ``together`` has the relationships of each group by round and total: a total shows whole
    groups alone.
    ``totals_only`` says whether new forms are seen in totals, ``fewest`` how many people a total
    takes. ``held`` are the relationships that have ended or are paused now. ``narrow`` has
    those that each round asked which was not for all.
    """

    rounds: tuple[Asked, ...]
    pairs: tuple[Relationship, ...]
    panel: Panel = field(repr=False)
    responses: tuple[scores.Response, ...]
    flows: Mapping[tuple[str, int], JointFlows] = field(default_factory=dict, repr=False)
    unnamed: Mapping[str, Mapping[int, float]] = field(default_factory=dict, repr=False)
    fairness: tuple[InTotal, ...] = field(default=(), repr=False)
    totals_only: bool = False
    together: Mapping[tuple[int, str], Together] = field(default_factory=dict, repr=False)
    fewest: int = FEWEST
    held: frozenset[str] = frozenset()
    narrow: Mapping[int, frozenset[str]] = field(default_factory=dict, repr=False)

    def is_wide(self, number: int, among: Collection[str]) -> bool:
        """Whether a round asked everyone, or at least half of these relationships.

        Only then is it the latest round of all of them.
        """
        asked = self.narrow.get(number)
        return asked is None or 2 * len(asked & frozenset(among)) >= len(among)

    @cached_property
    def filters(self) -> Filters:
        """The parts that can be chosen."""
        return Filters(pairs=self.pairs, fewest=self.fewest)

    @property
    def segment(self) -> int | None:
        """The segment of the latest rounds: of those that asked at least half, where any did."""
        every = [pair.id for pair in self.pairs]
        placed = [one for one in self.rounds if one.segment is not None]
        wide = [one for one in placed if self.is_wide(one.number, every)]
        return max((one.segment for one in wide or placed if one.segment is not None), default=None)

    @property
    def items(self) -> int:
        """How many questions make up the core score now, of the side that has fewer."""
        now = self.segment
        return min((one.items for one in self.rounds if one.segment == now), default=0)

    def inside(self, number: int, total: str, among: Collection[str]) -> frozenset[str]:
        """The relationships of a total's groups that lie wholly among these."""
        return groups.within(self.together.get((number, total), ()), among)

    def first_compared(self, relationship_id: str) -> int:
        """The number of a pair's first round since it last started anew; 0 where it has not."""
        runs = self.panel.runs[self.panel.place[relationship_id]]
        if not len(runs) or not runs[-1]:
            return 0
        return self.panel.numbers[int((runs == runs[-1]).argmax())]

    @cached_property
    def compared(self) -> Panel:
        """What pairs are compared by now: the latest segment, since each last started anew."""
        return self.panel.compared(self.segment)


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
                items=min(len(instrument.core_items(side)) for side in SIDES),
            )
        )
    return tuple(found)


def program(where: Database | Tx, actor: Actor, *, now: datetime) -> Program:
    """Read a program as one lead may see it: scores and never answers.

    Rounds that are over are settled first (`mentorsurvey.responses.totals`).
    """
    require(actor, "reading.program")
    if isinstance(where, Database):
        totals.settle(where, actor, now=now)
    with where.read() as tx:
        placed = asked(tx, actor, now=now)
        cores = scores.by_side(tx, actor, ["core"], now=now)["core"]
        own = programs.of(tx, actor)
        pairs = tuple(relationships.within(tx, actor))
        together = _together(tx, actor, now=now)
        narrow = reach.narrow(tx, actor)
        return Program(
            rounds=placed,
            pairs=pairs,
            held=frozenset(one.id for one in pairs if one.status(now) != "active"),
            panel=panel(
                [pair.id for pair in pairs],
                [one.number for one in placed],
                [one.segment for one in placed],
                cores,
                breaks.fresh_starts(tx, actor.program_id, now=now),
            ),
            flows=scores.flows(tx, actor, now=now),
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
    count = 1 + int(of.panel.meanings.max(initial=-1))
    return Baseline(
        segments=tuple(basis(*of.panel.each_run(segment)) for segment in range(count)),
        balance=balance_noise(list(_changes_of_balance(of))) or ASSUMED_NOISE,
    )


def label(pair: Relationship) -> str:
    """A relationship as lists name it: the mentee and the mentor, each told apart from others."""
    return f"{one_line(pair.mentee)} with {one_line(pair.mentor)}"


def _changes_of_balance(of: Program) -> Iterator[float]:
    """B₂ − B₁ of each relationship's first two rounds with joint flows that are compared."""
    for place, one in enumerate(of.panel.ids if of.flows else ()):
        seen: dict[int, float] = {}
        segments = of.panel.segments[place].tolist()
        for number, meaning, segment in zip(
            of.panel.numbers, of.panel.meanings.tolist(), segments, strict=True
        ):
            flow = of.flows.get((one, number))
            if flow is None or meaning < 0:
                continue
            if segment in seen:
                yield flow.balance - seen[segment]
                break
            seen[segment] = flow.balance


def _together(tx: Tx, actor: Actor, *, now: datetime) -> dict[tuple[int, str], Together]:
    """The relationships of each group of the totals of a program."""
    found = {}
    for total in (totals.HEALTH, *(totals.of_side(side, "fairness") for side in SIDES)):
        found.update(groups.together(tx, actor, total=total, now=now))
    return found


def _fairness(
    tx: Tx,
    actor: Actor,
    placed: Sequence[Asked],
    together: Mapping[tuple[int, str], Together],
    narrow: Collection[int],
    *,
    now: datetime,
) -> tuple[InTotal, ...]:
    """What people say in the latest round for all of which there is a total, and in those since."""
    found: list[InTotal] = []
    for one in reversed(placed):
        of = {
            side: groups.within(together.get((one.number, totals.of_side(side, "fairness")), ()))
            for side in SIDES
        }
        if any(of.values()):
            said = scores.in_total(tx, actor, "fairness", number=one.number, now=now)
            found += [each for each in said if each.relationship_id in of[each.side]]
            if one.number not in narrow:
                break
    return tuple(found)


def _unnamed(named: BySide, in_total: Iterable[InTotal]) -> dict[str, dict[int, float]]:
    """H where a side of it at least is seen in totals alone; shown in whole groups."""
    found: dict[str, dict[int, float]] = {}
    said: BySide = {}
    for one in in_total:
        said.setdefault((one.relationship_id, one.round_number), {})[one.side] = one.value
    for key, sides in said.items():
        both = {**named.get(key, {}), **sides}
        if len(both) == 2:
            h = float(health(both["mentor"], both["mentee"]))
            found.setdefault(key[0], {})[key[1]] = h
    return found
