"""Requests for more time, as leads see them: who asks, about which round, and since when."""

from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed
from mentorsurvey.store import Database, Tx, audit, programs, time_requests
from mentorsurvey.store.time_requests import Waiting


def waiting_requests(where: Database | Tx, actor: Actor, *, now: datetime) -> list[Waiting]:
    """Requests that wait for a lead and can be met, the oldest first.

    Not of a round that was discarded or does not count, nor of a pair that has ended or is paused.
    """
    require(actor, "round.see")
    with where.read() as tx:
        return time_requests.waiting(tx, actor, now=now)


def count_requests(where: Database | Tx, actor: Actor, *, now: datetime) -> int:
    """How many requests wait."""
    require(actor, "round.see")
    with where.read() as tx:
        return time_requests.count(tx, actor, now=now)


def decline_time(where: Database | Tx, actor: Actor, invitation_id: str, *, now: datetime) -> None:
    """Turn a request down; its author reads that. Twice is once. More time can still be given.

    Raises
    ------
    NotAllowed
        Where there is no such request, or its pair is not the actor's to see.
    """
    require(actor, "round.change")
    with where.write() as tx:
        if not time_requests.known(tx, actor, invitation_id):
            raise NotAllowed
        if time_requests.decline(tx, actor, invitation_id):
            audit.write(tx, actor, "round.no_time", "invitation", invitation_id, now=now)
            programs.touch(tx, actor.program_id)
