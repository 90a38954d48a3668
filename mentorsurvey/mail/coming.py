"""When a person is asked next, as far as it is planned."""

from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.rounds.schedule_coming import next_for
from mentorsurvey.store import Tx, schedules


def is_planned(tx: Tx, actor: Actor) -> bool:
    """Whether a schedule is on, so that there may be a next round to tell people of."""
    found = schedules.of_program(tx, actor.program_id)
    return found is not None and found.is_on


def next_round(tx: Tx, actor: Actor, person_id: str, *, now: datetime) -> datetime | None:
    """When the schedule asks a person next, in whichever pair; None where it does not."""
    return next_for(tx, actor, person_id, now=now)
