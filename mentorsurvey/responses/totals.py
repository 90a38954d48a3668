"""Whose answers are added up together: settled once a round is over, and kept from then on.

A total is made of whole groups, and a group leaves it as a whole. So however a lead chooses, waits
and subtracts, what comes out is about a group: five people of a side, or as many as the program
says.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed, NotSaved, SettingsError
from mentorsurvey.instruments import SIDES, Instrument, Side
from mentorsurvey.responses.grouping import Unit, groups
from mentorsurvey.store import (
    Database,
    Tx,
    audit,
    closings,
    programs,
    relationships,
    rounds,
    totals,
)
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.store.totals import Member, Scored, Standing

HIGHEST = 50
"""The highest minimum that a program can choose: more would hide every total of most."""

HEALTH = "pair:core"
"""The total of health where leads see it in totals alone."""


def of_side(side: Side, measure: str) -> str:
    """The total of a single answer of one side."""
    return f"{side}:{measure}"


def of_rows(side: Side) -> str:
    """The total of whole core scores: forms of one side with every answer."""
    return f"{side}:core"


def of_pairs(measure: str) -> str:
    """The total of an answer that both of a pair gave."""
    return f"pair:{measure}"


def settle(where: Database | Tx, actor: Actor, *, now: datetime) -> int:
    """Group the forms of rounds that are over for everybody, where that is not done yet; how many.

    Over the whole program, so that it does not matter who comes first. Forms that come in
    afterwards, in a round that is opened again, make groups of their own or wait. A round that is
    in no total has no groups (`mentorsurvey.rounds.reach`). Where nothing can be saved nothing is
    grouped, and no total shows.
    """
    require(actor, "total.settle")
    with where.read() as tx:
        if not totals.unsettled(tx, actor.program_id, now=now):
            return 0
    settled = 0
    with suppress(NotSaved), where.write() as tx:
        closings.write_down(tx, now=now)  # else a form could still come in after it is grouped
        program = programs.of(tx, actor)
        if program is None:
            return 0
        for one in totals.unsettled(tx, actor.program_id, now=now):
            settled += 1
            if one.totals:
                instrument = rounds.instrument(tx, one.version_id)
                _group(tx, actor, one.id, instrument, fewest=program.fewest, now=now)
            totals.mark_settled(tx, one.id, now=now)
        programs.touch(tx, actor.program_id)
    return settled


def _group(
    tx: Tx, actor: Actor, round_id: str, instrument: Instrument, *, fewest: int, now: datetime
) -> None:
    """Put the forms of a round into groups; those that were in one before stay where they are."""
    found = _Round.read(tx, actor, round_id, instrument, now=now)
    before = totals.grouped_before(tx, round_id)
    for total, members in found.every():
        units = found.units(total, members, before)
        made = groups(units, fewest=fewest, seed=f"{round_id}:{total}")
        totals.add(
            tx,
            round_id,
            total,
            ([one for unit in group for one in members[unit.key]] for group in made),
        )


def raise_fewest(where: Database | Tx, actor: Actor, fewest: object, *, now: datetime) -> None:
    """Set how many people of a side a total takes, from now on and in every earlier round.

    Earlier groups that are smaller are joined, or never shown again.

    Raises
    ------
    SettingsError
        Where it is no whole number, lower than what holds, or higher than 50.
    """
    require(actor, "program.change")
    with where.write() as tx:
        program = programs.of(tx, actor)
        if program is None:
            raise NotAllowed
        if type(fewest) is not int or not program.fewest <= fewest <= HIGHEST:
            raise SettingsError(
                f"The number has to be a whole number from {program.fewest} to {HIGHEST}.",
                "It can be raised, but not lowered: people answered with this protection.",
            )
        if fewest == program.fewest:
            return
        programs.set_fewest(tx, actor.program_id, fewest)
        audit.write(tx, actor, "program.fewest", "fewest", str(fewest), now=now)
        _join(tx, actor, fewest, now=now)
        programs.touch(tx, actor.program_id)


Members = Mapping[str, tuple[Member, ...]]
"""What counts once in a total → its forms."""


@dataclass(frozen=True, kw_only=True)
class _Round:
    """The scores of a round, and the pairs that they are about."""

    instrument: Instrument
    forms: Mapping[tuple[str, Side], Mapping[str, Scored]]
    pairs: Mapping[str, Relationship]
    closed_to: Mapping[str, frozenset[str]]

    @classmethod
    def read(
        cls, tx: Tx, actor: Actor, round_id: str, instrument: Instrument, *, now: datetime
    ) -> "_Round":
        """Everything that was submitted."""
        forms: dict[tuple[str, Side], dict[str, Scored]] = defaultdict(dict)
        for one in totals.scored(tx, round_id):
            side: Side = "mentor" if one.side == "mentor" else "mentee"
            forms[one.relationship_id, side][one.measure] = one
        every = relationships.every(tx, actor.program_id)
        return cls(
            instrument=instrument,
            forms=forms,
            pairs={pair.id: pair for pair in every},
            closed_to=totals.closed(tx, actor, round_id, now=now),
        )

    def every(self) -> Iterator[tuple[str, Members]]:
        """Each total with what counts in it, by relationship."""
        for side in SIDES:
            of = {pair_id: said for (pair_id, place), said in self.forms.items() if place == side}
            for measure in sorted({name for said in of.values() for name in said}):
                if measure != "core" and not measure.startswith("topic:"):
                    yield of_side(side, measure), _members(of, (measure,))
            core = tuple(f"item:{item.id}" for item in self.instrument.core_items(side))
            if core:
                yield of_rows(side), self.one_a_person(_members(of, core), side)
        for item in self.instrument.anchors:
            if item.about not in ("partner", "self"):
                yield of_pairs(f"item:{item.id}"), self.both(f"item:{item.id}")
        yield HEALTH, self.both("core", in_total=True)

    def both(self, measure: str, *, in_total: bool = False) -> Members:
        """Pairs of which both have a score; with ``in_total``, one at least in totals alone."""
        found = {}
        for pair_id in self.pairs:
            said = [self.forms.get((pair_id, side), {}).get(measure) for side in SIDES]
            there = [one for one in said if one]
            if len(there) == len(SIDES) and (not in_total or any(one.in_total for one in there)):
                found[pair_id] = tuple(
                    Member(response_id=one.response_id, measures=(measure,)) for one in there
                )
        return found

    def one_a_person(self, members: Members, side: Side) -> Members:
        """Of somebody with several pairs the first alone, of those that the same leads may see."""
        first: dict[tuple[str, frozenset[str]], str] = {}
        for pair_id in sorted(members):
            whose = (_person(self.pairs[pair_id], side), self.closed(members[pair_id]))
            first.setdefault(whose, pair_id)
        return {pair_id: members[pair_id] for pair_id in first.values()}

    def closed(self, forms: tuple[Member, ...]) -> frozenset[str]:
        """The leads who may not see one of these forms."""
        return _union(self.closed_to.get(one.response_id, ()) for one in forms)

    def units(self, total: str, members: Members, before: set[tuple[str, str]]) -> Iterator[Unit]:
        """What can still come into a group: nothing comes into two, nor from one into another."""
        for pair_id, forms in members.items():
            if any((total, one.response_id) in before for one in forms):
                continue
            pair = self.pairs[pair_id]
            yield Unit(
                key=pair_id,
                people=tuple(frozenset({_person(pair, side)}) for side in _sides(total)),
                cohorts=frozenset(pair.cohorts),
                closed_to=self.closed(forms),
            )


def _members(of: Mapping[str, Mapping[str, Scored]], measures: tuple[str, ...]) -> Members:
    """The forms of one side that have all of these scores."""
    return {
        pair_id: (Member(response_id=said[measures[0]].response_id, measures=measures),)
        for pair_id, said in of.items()
        if all(measure in said for measure in measures)
    }


def _sides(total: str) -> tuple[Side, ...]:
    """The sides whose people a total is about."""
    if total.startswith("pair:"):
        return SIDES
    return ("mentor",) if total.startswith("mentor:") else ("mentee",)


def _person(pair: Relationship, side: Side) -> str:
    return pair.mentor_id if side == "mentor" else pair.mentee_id


def _join(tx: Tx, actor: Actor, fewest: int, *, now: datetime) -> None:
    """Join groups until each has enough people; what never has is not shown any more."""
    pairs = {pair.id: pair for pair in relationships.every(tx, actor.program_id)}
    rows: dict[tuple[str, str], dict[str, set[Standing]]] = {}
    for one in totals.standing(tx, actor.program_id):
        of = rows.setdefault((one.round_id, one.total), {})
        of.setdefault(one.group_id, set()).add(one)
    closed_to = {round_id: totals.closed(tx, actor, round_id, now=now) for round_id, _ in rows}
    for (round_id, total), made in rows.items():
        units = [
            Unit(
                key=group_id,
                people=tuple(
                    frozenset(_person(pairs[one.relationship_id], side) for one in of)
                    for side in _sides(total)
                ),
                cohorts=_union(pairs[one.relationship_id].cohorts for one in of),
                closed_to=_union(closed_to[round_id].get(one.response_id, ()) for one in of),
            )
            for group_id, of in made.items()
        ]
        joined = groups(units, fewest=fewest, seed=f"{round_id}:{total}")
        for group in joined:
            totals.merge(tx, [unit.key for unit in group])
        kept = {unit.key for group in joined for unit in group}
        for group_id in made.keys() - kept:
            totals.spend(tx, group_id)


def _union(sets: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(one for each in sets for one in each)
