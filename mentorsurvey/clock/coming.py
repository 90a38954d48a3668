"""What the clock will do next in a program, for its leads."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor, require
from mentorsurvey.rounds import schedule_coming
from mentorsurvey.rounds.schedule_coming import AHEAD
from mentorsurvey.store import Database, Tx, rounds


@dataclass(frozen=True, kw_only=True)
class Next:
    """Something that will happen by itself: when, what, and to which round or form.

    A round that is to open has no number yet. ``behind`` is the round that it waits for, where one
    is in its way.
    """

    at: datetime
    what: Literal["open", "close"]
    round_number: int
    title: str
    behind: int | None = None


def coming(where: Database | Tx, actor: Actor, *, now: datetime) -> tuple[Next, ...]:
    """What will happen by itself to the rounds of the actor's program, the next first.

    The rounds that close, and the next one that the schedule opens.
    """
    require(actor, "round.see")
    with where.read() as tx:
        listed = rounds.of_program(tx, actor.program_id)
        opening = _opening(tx, actor, now)
    closing = [
        Next(at=one.closes_at, what="close", round_number=one.number, title=one.title)
        for one in listed
        if one.is_open(now)
    ]
    return tuple(sorted([*closing, *opening], key=lambda one: (one.at, one.round_number)))


def _opening(tx: Tx, actor: Actor, now: datetime) -> list[Next]:
    for ahead in AHEAD:
        planned = schedule_coming.coming(tx, actor, now=now, until=now.date() + ahead)
        found = [one for one in planned if one.pairs and (one.opens_at > now or one.behind)]
        if found:
            first = found[0]
            return [
                Next(
                    at=first.opens_at,
                    what="open",
                    round_number=0,
                    title=first.title,
                    behind=first.behind,
                )
            ]
    return []
