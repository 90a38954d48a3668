"""Whom a round asks: everyone, chosen cohorts or chosen pairs. Nobody is asked the same twice."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mentorsurvey.access import Actor, clock
from mentorsurvey.errors import NotAllowed, RoundError
from mentorsurvey.rounds import phases
from mentorsurvey.store import (
    Tx,
    programs,
    relationships,
    rounds,
    schedule_openings,
    schedules,
)
from mentorsurvey.store import reach as stored
from mentorsurvey.store.programs import FEWEST
from mentorsurvey.store.reach import Asking, Kind
from mentorsurvey.store.relationships import Relationship


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Every pair, those of some cohorts (by name), or some pairs (by id).

    ``without`` are pairs that the schedule asks at another time, or not at all: for totals they are
    as if they were paused. ``asked`` are pairs that were asked the same a short while ago, with the
    round that did: they are treated as if it were open.
    """

    kind: Kind = "all"
    cohorts: tuple[str, ...] = ()
    pairs: tuple[str, ...] = field(default=(), repr=False)
    without: frozenset[str] = field(default=frozenset(), repr=False)
    asked: Mapping[str, Asking] = field(default_factory=dict, repr=False)


EVERYONE = Reach()


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What a round would ask, over the whole program.

    ``left_out`` are pairs for which an open round is in the way. ``totals`` says whether totals are
    made of the round: not where a total could be about few people.
    """

    pairs: tuple[Relationship, ...]
    left_out: dict[str, Asking]
    totals: bool


def chosen(tx: Tx, actor: Actor, instrument: str, reach: Reach, *, now: datetime) -> Chosen:
    """Whom a round with this instrument would ask.

    Pairs that have ended or are paused are not asked. A round for all, or for a cohort, also asks
    pairs that are kept from the actor; a chosen pair is one that the actor may see.

    Raises
    ------
    NotAllowed
        Where a chosen pair is not the actor's to see.
    RoundError
        Where nothing was chosen, or nobody is left to ask.
    """
    every = relationships.every(tx, actor.program_id)
    active = [
        pair for pair in every if pair.status(now) == "active" and pair.id not in reach.without
    ]
    meant = _meant(tx, actor, active, reach)
    asking = {**reach.asked, **stored.asking(tx, actor.program_id, instrument, now=now)}
    pairs = tuple(pair for pair in meant if pair.id not in asking)
    left_out = {pair.id: asking[pair.id] for pair in meant if pair.id in asking}
    if not pairs:
        raise _in_the_way(min(left_out.values()))
    by_choice = reach.kind == "pairs" or any(one.reach == "pairs" for one in left_out.values())
    return Chosen(
        pairs=pairs,
        left_out=left_out,
        totals=not by_choice and _adds_up(tx, actor, active, pairs),
    )


def _in_the_way(found: Asking) -> RoundError:
    what = "asks the same questions" if found.same else "asks about another phase"
    return RoundError(
        f"Round {found.number} {what} and is still open.",
        "Close it first, or move its close.",
        where=f"round {found.number}",
    )


def _meant(tx: Tx, actor: Actor, active: list[Relationship], reach: Reach) -> list[Relationship]:
    if not active:
        raise RoundError(
            "There is nobody to ask yet.", "Import your roster first, then open the round."
        )
    if reach.kind == "all":
        return active
    own = {pair.id: pair for pair in relationships.within(tx, actor)}
    if reach.kind == "cohorts":
        known = {cohort for pair in own.values() for cohort in pair.cohorts}
        if not reach.cohorts or not known.issuperset(reach.cohorts):
            raise RoundError(
                "There is no cohort of that name."
                if reach.cohorts
                else "No cohort is chosen, so nobody would be asked.",
                f"Choose among: {', '.join(sorted(known))}."
                if known
                else "Your roster names no cohorts. Ask everyone, or choose pairs.",
                where="cohort",
            )
        found = [pair for pair in active if set(pair.cohorts) & set(reach.cohorts)]
    else:
        if not reach.pairs:
            raise RoundError(
                "No pair is chosen, so nobody would be asked.", "Choose one or more.", where="pair"
            )
        wanted = set(reach.pairs)
        if not own.keys() >= wanted:
            raise NotAllowed
        found = [pair for pair in active if pair.id in wanted]
    if not found:
        raise RoundError(
            "All of these pairs have ended or are paused.",
            "Choose others, or let them go on again on People.",
        )
    return found


def _adds_up(
    tx: Tx, actor: Actor, active: Collection[Relationship], asked: Collection[Relationship]
) -> bool:
    """Whether no two rounds differ by a few people, so that nobody compares their totals.

    Of the pairs in any combination of this round and earlier ones for cohorts, there are as many
    people of each side as a total takes, or none.
    """
    if len(asked) == len(active):
        return True
    program = programs.of(tx, actor)
    fewest = program.fewest if program else FEWEST
    ids = {pair.id for pair in asked}
    earlier = {
        one.cohorts
        for one in rounds.of_program(tx, actor.program_id)
        if one.reach == "cohorts" and one.totals
    }
    cells: dict[tuple[bool, ...], list[Relationship]] = {}
    for pair in active:
        there = (pair.id in ids, *(bool(set(pair.cohorts) & set(one)) for one in sorted(earlier)))
        cells.setdefault(there, []).append(pair)
    return all(_enough(cell, fewest) for cell in cells.values())


def _enough(pairs: Iterable[Relationship], fewest: int) -> bool:
    sides = zip(*((pair.mentor_id, pair.mentee_id) for pair in pairs), strict=True)
    return all(len(set(side)) >= fewest for side in sides)


def check_not_twice(tx: Tx, actor: Actor, asked: rounds.Round, *, now: datetime) -> None:
    """Pass where no other open round is in the way for a pair of this one.

    Raises
    ------
    RoundError
        Where one does.
    """
    asking = stored.asking(tx, actor.program_id, asked.instrument, now=now)
    for pair_id in stored.invited(tx, asked.id):
        other = asking.get(pair_id)
        if other and other.number != asked.number:
            raise _in_the_way(other)


def invite_to_open_rounds(
    tx: Tx,
    program_id: str,
    pairs: list[Relationship],
    *,
    since: datetime | None = None,
    scheduled: bool = False,
    now: datetime,
) -> int:
    """Invite pairs that are new to a program, or to a cohort, to its open rounds; how many forms.

    To rounds for all and to those for their cohorts, and never to the same questions twice. A
    round for chosen pairs asks these pairs alone, and one that the schedule opened leaves out those
    that it asks later or not at all.

    Parameters
    ----------
    since : datetime, optional
        When they begin: a round that closes before then does not ask them.
    scheduled : bool
        To rounds alone that the schedule opened.
    """
    made = 0
    by_schedule = schedule_openings.opened_rounds(tx, program_id)
    apart = {one for one, rule in schedules.rules(tx, program_id).items() if rule.apart}
    for asked in rounds.of_program(tx, program_id):
        over = since is not None and since >= asked.closes_at
        if not asked.is_open(now) or over or asked.reach == "pairs":
            continue
        if scheduled and asked.id not in by_schedule:
            continue
        asking = stored.asking(tx, program_id, asked.instrument, now=now)
        joining = [
            pair
            for pair in pairs
            if pair.id not in asking
            and not (asked.id in by_schedule and pair.id in apart)
            and (asked.reach == "all" or set(pair.cohorts) & set(asked.cohorts))
        ]
        made += rounds.invite(tx, asked.id, joining, now=now)
        phase = rounds.instrument(tx, asked.version_id).phase
        if phase != "cultivation":
            ids = [pair.id for pair in joining]
            phases.enter_today(tx, clock(program_id), ids, phase, now=now)
    return made
