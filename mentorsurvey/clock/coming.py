"""What the clock will do next in a program, for its leads."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor, require
from mentorsurvey.store import Database, Tx, rounds


@dataclass(frozen=True, kw_only=True)
class Next:
    """Something that will happen by itself: when, what, and to which round or form."""

    at: datetime
    what: Literal["open", "close"]
    round_number: int
    title: str


def coming(where: Database | Tx, actor: Actor, *, now: datetime) -> tuple[Next, ...]:
    """What will happen by itself to the rounds of the actor's program, the next first.

    What else comes to happen by itself, such as a round that the schedule opens, is added here.
    """
    require(actor, "round.see")
    with where.read() as tx:
        listed = rounds.of_program(tx, actor.program_id)
    closing = [
        Next(at=one.closes_at, what="close", round_number=one.number, title=one.title)
        for one in listed
        if one.is_open(now)
    ]
    return tuple(sorted(closing, key=lambda one: (one.at, one.round_number)))
