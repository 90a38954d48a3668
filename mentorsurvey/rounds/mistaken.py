"""A round that was opened by mistake: discarding it, or keeping it out of what leads read."""

from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import RoundError
from mentorsurvey.rounds import phases
from mentorsurvey.rounds.changing import own_round
from mentorsurvey.store import Database, Tx, audit, mistaken, programs


def can_discard(where: Database | Tx, actor: Actor, round_id: str) -> bool:
    """Whether nobody has submitted a form of a round, as far as the actor may know.

    Raises
    ------
    NotAllowed
        Where the round is not the actor's program's.
    """
    require(actor, "round.see")
    with where.read() as tx:
        own_round(tx, actor, round_id)
        return not mistaken.submitted(tx, actor, round_id)


def discard_round(where: Database | Tx, actor: Actor, round_id: str, *, now: datetime) -> None:
    """End a round that nobody has submitted anything in, as if it had not been opened.

    What somebody had begun stays with its author, and nobody else reads it. It depends on no pair
    that is kept from the actor: what such a pair has submitted stays with the two, and whoever may
    see the pair can let the round count again.

    Raises
    ------
    NotAllowed
        Where the round is not the actor's program's.
    RoundError
        Where it is discarded already, or somebody has submitted a form.
    """
    require(actor, "round.change")
    with where.write() as tx:
        asked = own_round(tx, actor, round_id)
        if asked.withdrawn:
            raise RoundError(
                "This round is discarded already.", "There is nothing to do.", where="round"
            )
        if mistaken.submitted(tx, actor, round_id):
            raise RoundError(
                "Somebody has submitted a form of this round, so it can't be discarded.",
                "Mark it as one that does not count instead: their answers stay with them.",
                where="round",
            )
        mistaken.withdraw(tx, actor, round_id, now=now)
        phases.leave(tx, actor, asked, now=now)
        audit.write(tx, actor, "round.discard", "round", round_id, now=now)
        programs.touch(tx, actor.program_id)


def set_counts(
    where: Database | Tx, actor: Actor, round_id: str, *, counts: bool, now: datetime
) -> None:
    """Close a round and keep it out of what leads read, or let it count again. Twice is once.

    Its answers stay with their authors, and a reflection that is open stays open to both.

    Raises
    ------
    NotAllowed
        Where the round is not the actor's program's.
    RoundError
        Where it is discarded, and nobody had submitted anything.
    """
    require(actor, "round.change")
    with where.write() as tx:
        asked = own_round(tx, actor, round_id)
        if asked.withdrawn and not (counts and mistaken.submitted(tx, actor, round_id)):
            raise RoundError(
                "This round is discarded, so there is nothing to count.",
                "Open a new round instead.",
                where="round",
            )
        if asked.counts is counts and (counts or asked.set_aside):
            return
        mistaken.set_counts(tx, actor, round_id, counts, now=now)
        verb = "round.count" if counts else "round.set_aside"
        audit.write(tx, actor, verb, "round", round_id, now=now)
        programs.touch(tx, actor.program_id)
