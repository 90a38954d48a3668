"""What can be done with a round that stands: listing, closing, moving its close, more time."""

from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed, RoundError
from mentorsurvey.rounds import reminding
from mentorsurvey.rounds.opening import check_close, zone_of
from mentorsurvey.rounds.reach import check_not_twice
from mentorsurvey.sign_in.links import GRACE
from mentorsurvey.store import Database, Tx, audit, links, programs, rounds, time_requests
from mentorsurvey.store import standings as stored
from mentorsurvey.store.rounds import Round
from mentorsurvey.store.standings import Standing


def list_rounds(where: Database | Tx, actor: Actor) -> list[Round]:
    """The program's rounds in their order."""
    require(actor, "round.see")
    with where.read() as tx:
        return rounds.of_program(tx, actor.program_id)


def standings(where: Database | Tx, actor: Actor, round_id: str) -> list[Standing]:
    """Where each form of a round stands, of the relationships that the actor may see.

    Raises
    ------
    NotAllowed
        Where the round is not the actor's program's.
    """
    require(actor, "round.see")
    with where.read() as tx:
        own_round(tx, actor, round_id)
        return stored.of_round(tx, actor, round_id)


def submitted_since(where: Database | Tx, actor: Actor, since: datetime) -> tuple[int, int]:
    """How many forms came in after a moment, and of how many people."""
    require(actor, "round.see")
    with where.read() as tx:
        return stored.submitted_since(tx, actor, since)


def close_round(where: Database | Tx, actor: Actor, round_id: str, *, now: datetime) -> None:
    """Close a round now. Submits nothing: what was saved stays, and extra time goes on.

    Raises
    ------
    NotAllowed
        Where the round is not the actor's program's.
    RoundError
        Where it is closed already.
    """
    require(actor, "round.change")
    with where.write() as tx:
        asked = own_round(tx, actor, round_id)
        if not asked.is_open(now):
            raise RoundError(
                "This round is closed already.", "There is nothing to do.", where="round"
            )
        rounds.close(tx, actor, round_id, now=now)
        audit.write(tx, actor, "round.close", "round", round_id, now=now)
        programs.touch(tx, actor.program_id)


def move_close(
    where: Database | Tx, actor: Actor, round_id: str, *, closes_at: datetime, now: datetime
) -> None:
    """Move a round's close, also to open again one that has closed.

    The reminder that counts from the close moves along, as far as it is still to come.

    Raises
    ------
    NotAllowed
        Where the round is not the actor's program's.
    RoundError
        For a close in the past or over a year away, or where another open round asks one of its
        pairs the same questions.
    """
    require(actor, "round.change")
    check_close(closes_at, now)
    with where.write() as tx:
        asked = own_round(tx, actor, round_id)
        check_stands(asked)
        check_not_twice(tx, actor, asked, now=now)
        rounds.set_close(tx, actor, round_id, closes_at)
        zone = zone_of(tx, actor)
        reminding.move(
            tx, round_id, before=asked.closes_at, closes_at=closes_at, zone=zone, now=now
        )
        links.extend_round(tx, actor, round_id, closes_at + GRACE)
        time_requests.meet(tx, actor, round_id=round_id)
        audit.write(tx, actor, "round.move", "round", round_id, now=now)
        programs.touch(tx, actor.program_id)


def extend_invitation(
    where: Database | Tx,
    actor: Actor,
    round_id: str,
    invitation_id: str,
    *,
    until: datetime,
    now: datetime,
) -> None:
    """Give one person more time for one form.

    Raises
    ------
    NotAllowed
        Where the invitation is not of the round, or its relationship not the actor's to see.
    RoundError
        For a time in the past, over a year away, or before the round's own close.
    """
    require(actor, "round.change")
    check_close(until, now)
    with where.write() as tx:
        asked = own_round(tx, actor, round_id)
        check_stands(asked)
        known = {standing.invitation_id for standing in stored.of_round(tx, actor, round_id)}
        if invitation_id not in known:
            raise NotAllowed
        if asked.is_open(now) and until <= asked.closes_at:
            raise RoundError(
                "The round itself is open that long.", "Choose a later day.", where="until"
            )
        rounds.extend(tx, actor, invitation_id, until)
        links.extend_round(tx, actor, round_id, until + GRACE)
        time_requests.meet(tx, actor, round_id=round_id, invitation_id=invitation_id)
        audit.write(tx, actor, "round.extend", "invitation", invitation_id, now=now)
        programs.touch(tx, actor.program_id)


def extend_pair(
    where: Database | Tx,
    actor: Actor,
    round_id: str,
    relationship_id: str,
    *,
    until: datetime,
    now: datetime,
) -> None:
    """Give both people of a pair more time, as far as they have not submitted.

    Raises
    ------
    NotAllowed
        Where the round did not ask the pair, or the pair is not the actor's to see.
    RoundError
        As for one person, and where both have submitted.
    """
    require(actor, "round.change")
    with where.write() as tx:
        own_round(tx, actor, round_id)
        forms = [
            one
            for one in stored.of_round(tx, actor, round_id)
            if one.relationship_id == relationship_id
        ]
        if not forms:
            raise NotAllowed
        missing = [one for one in forms if one.submitted_at is None]
        if not missing:
            raise RoundError("Both have submitted.", "They need no more time.", where="until")
        for one in missing:
            extend_invitation(tx, actor, round_id, one.invitation_id, until=until, now=now)


def check_stands(asked: Round) -> None:
    """Pass where a round was not discarded, and counts or may count by itself.

    Raises
    ------
    RoundError
        Where nobody can be given more time in it.
    """
    if asked.withdrawn:
        raise RoundError(
            "This round is discarded, so nobody can answer it.",
            "Open a new round instead.",
            where="round",
        )
    if asked.set_aside:
        raise RoundError(
            "This round does not count, so nobody needs more time.",
            "Count it again first, then move its last day.",
            where="round",
        )


def own_round(tx: Tx, actor: Actor, round_id: str) -> Round:
    """A round of the actor's program.

    Raises
    ------
    NotAllowed
        Where it is not the actor's program's.
    """
    asked = rounds.with_id(tx, actor, round_id)
    if asked is None:
        raise NotAllowed
    return asked
