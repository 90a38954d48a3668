"""Letting two whose work did not start go on, with an introduction of their own."""

from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Instrument
from mentorsurvey.program.pausing import resume_pair
from mentorsurvey.rounds.opening import Opened, open_round
from mentorsurvey.rounds.reach import Reach
from mentorsurvey.store import Database, Tx


def introduce_again(
    where: Database | Tx,
    actor: Actor,
    relationship_id: str,
    introduction: Instrument,
    *,
    closes_at: datetime,
    now: datetime,
) -> Opened:
    """Let a pair that has ended go on, and ask it for the introduction: both or neither happens.

    Raises
    ------
    NotAllowed
        Where the pair is not the actor's to see.
    RosterError
        Where it has not ended.
    RoundError
        For a close that cannot be, and where an open introduction asks the two already.
    """
    with where.write() as tx:
        resume_pair(tx, actor, relationship_id, now=now)
        return open_round(
            tx,
            actor,
            introduction,
            closes_at=closes_at,
            reach=Reach(kind="pairs", pairs=(relationship_id,)),
            now=now,
        )
