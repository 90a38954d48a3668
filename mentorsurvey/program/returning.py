"""Pairs that had ended and that a roster names again: they go on, start anew or stay ended."""

from collections.abc import Collection, Mapping
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.program.decisions import Again, Decisions
from mentorsurvey.program.pair_days import calendar
from mentorsurvey.program.roster_plan import Returning
from mentorsurvey.rounds import invite_to_open_rounds
from mentorsurvey.store import Tx, audit, breaks, roster_changes
from mentorsurvey.store.breaks import Break
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.store.roster_changes import Said

VERBS = {"go_on": "pair.resume", "anew": "pair.restart"}


def end_of(pair: Relationship) -> Break | None:
    """The end of a pair that nobody has taken back, where it has one."""
    return next((one for one in pair.breaks if one.kind == "ended" and one.stops_at is None), None)


def stay_ended(pairs: Collection[Relationship], said: Mapping[str, Said]) -> frozenset[str]:
    """The pairs of which it was said since they ended that they stay so."""
    return frozenset(
        pair.id
        for pair in pairs
        if (end := end_of(pair))
        and pair.id in said
        and said[pair.id].what == "stay_ended"
        and said[pair.id].at >= end.starts_at
    )


def apply_returning(
    tx: Tx,
    actor: Actor,
    returning: Collection[Returning],
    decisions: Decisions,
    *,
    import_id: str | None,
    now: datetime,
) -> int:
    """Let pairs go on or start anew as was decided, and remember those that stay ended.

    How many invitations to open rounds came of it.
    """
    begun = []
    today = calendar(tx, actor, now=now).today
    for one in returning:
        said: Again | None = decisions.again.get(one.pair.id)
        if said is None:
            continue
        if said == "go_on":
            breaks.stop(tx, actor, one.pair.id, now=now)
        elif said == "anew":
            breaks.start_anew(tx, actor, one.pair.id, on=today, at=now, now=now)
            begun.append(one.pair)
        if said in VERBS:
            audit.write(tx, actor, VERBS[said], "relationship", one.pair.id, now=now)
        roster_changes.add_of_pair(tx, actor, one.pair.id, said, import_id=import_id, now=now)
    return invite_to_open_rounds(tx, actor.program_id, begun, since=now, now=now) if begun else 0
