"""Pairs whose introduction or completion is over without both answers, so nothing was decided."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.instruments.deciding import FORMS, Kind
from mentorsurvey.store import Database, Tx, relationships, rounds, standings
from mentorsurvey.store.relationships import Relationship


@dataclass(frozen=True, kw_only=True)
class Undecided:
    """The pairs of a lead that stay in a phase because not both of each answered its form."""

    kind: Kind
    pairs: tuple[Relationship, ...]


def undecided(where: Database | Tx, actor: Actor, *, now: datetime) -> tuple[Undecided, ...]:
    """The pairs that go on and whose newest form of their phase takes no answers any more.

    A pair of which both have answered is still deciding, and is not among them.

    Raises
    ------
    NotAllowed
        Where the actor is no lead.
    """
    require(actor, "round.see")
    with where.read() as tx:
        pairs = relationships.within(tx, actor)
        listed = rounds.of_program(tx, actor.program_id)
        found = []
        for kind, form in FORMS.items():
            over: dict[str, bool] = {}
            for each in listed:
                if each.instrument == form and not each.withdrawn:
                    over |= _over(standings.of_round(tx, actor, each.id), now)
            those = tuple(
                one
                for one in pairs
                if one.phase == form and over.get(one.id) and one.status(now) == "active"
            )
            if those:
                found.append(Undecided(kind=kind, pairs=those))
    return tuple(found)


def _over(forms: list[standings.Standing], now: datetime) -> dict[str, bool]:
    """Pair → whether one of its two forms was not submitted, and none can be any more."""
    missing = {one.relationship_id for one in forms if one.submitted_at is None}
    going_on = {
        one.relationship_id
        for one in forms
        if one.submitted_at is None and (one.in_time(now) or one.may_finish(now))
    }
    return {one.relationship_id: one.relationship_id in missing - going_on for one in forms}
