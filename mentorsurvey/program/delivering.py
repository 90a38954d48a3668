"""How far the deliverables of an agreement are: one says it, the other confirms."""

from datetime import datetime
from typing import get_args

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import AgreementError, ResponseClosed
from mentorsurvey.program.agreement_opening import check_stands, opened
from mentorsurvey.program.agreement_terms import from_text
from mentorsurvey.store import Database, Tx, audit, deliverables, programs
from mentorsurvey.store.deliverables import Status


def move_deliverable(
    where: Database | Tx,
    actor: Actor,
    relationship_id: str,
    key: str,
    status: str,
    *,
    now: datetime,
) -> None:
    """Say how far a deliverable is. It counts once the other one confirms it.

    It can be said after the pair has ended as well: a paper takes its time. Saying what the other
    one has just said confirms it.

    Raises
    ------
    NotAllowed, ResponseClosed, AnsweredElsewhere
        Where the agreement does not open here, or the program no longer lists the pair.
    AgreementError
        For another status, or a deliverable that is not in the version in force.
    """
    require(actor, "agreement.own")
    new: Status | None = next((one for one in get_args(Status) if one == status), None)
    if new is None:
        raise AgreementError("This is not one of the options.", "Choose one of those on the page.")
    with where.write() as tx:
        here = opened(tx, actor, relationship_id)
        check_stands(here.pair)
        terms = from_text(here.current.words) if here.current else None
        if terms is None or key not in {one.key for one in terms.deliverables}:
            raise AgreementError("This is not in your agreement any more.", "Load the page again.")
        said = deliverables.history(tx, actor, relationship_id).get(key, ())
        if said and said[-1].confirmed_at is None and said[-1].status == new:
            if said[-1].side != here.pair.side:
                deliverables.confirm(tx, actor, here.pair, said[-1].id, now=now)
                _note(tx, actor, "deliverable.confirm", here.pair.id, now=now)
            return
        if (said[-1].status if said else "planned") == new:
            return
        deliverables.say(tx, actor, here.pair, key, new, now=now)
        _note(tx, actor, "deliverable.move", here.pair.id, now=now)


def confirm_deliverable(
    where: Database | Tx,
    actor: Actor,
    relationship_id: str,
    key: str,
    *,
    said_id: str,
    now: datetime,
) -> None:
    """Confirm the very status that the other one said and one has read; again changes nothing.

    Raises
    ------
    NotAllowed, AnsweredElsewhere
        Where the agreement does not open here.
    ResponseClosed
        Where something else was said since, or the program no longer lists the pair.
    """
    require(actor, "agreement.own")
    with where.write() as tx:
        here = opened(tx, actor, relationship_id)
        check_stands(here.pair)
        said = deliverables.history(tx, actor, relationship_id).get(key, ())
        newest = said[-1] if said else None
        if newest and newest.id == said_id and newest.confirmed_at:
            return
        right = newest is not None and newest.id == said_id
        if not right or not deliverables.confirm(tx, actor, here.pair, said_id, now=now):
            raise ResponseClosed(
                "Something else was said about this in the meantime.",
                "Read what is here now, then confirm it.",
            )
        _note(tx, actor, "deliverable.confirm", here.pair.id, now=now)


def _note(tx: Tx, actor: Actor, verb: str, relationship_id: str, *, now: datetime) -> None:
    audit.write(tx, actor, verb, "relationship", relationship_id, now=now)
    programs.touch(tx, actor.program_id)
