"""Keeping a lead out of a pair by hand, such as somebody's line manager."""

from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed, SettingsError
from mentorsurvey.store import Database, Tx, audit, kept_out, leads, programs
from mentorsurvey.store.kept_out import Kept


def recuse_lead(
    where: Database | Tx, actor: Actor, person_id: str, relationship_id: str, *, now: datetime
) -> None:
    """Keep a lead, who can be the actor, out of a pair from now on.

    It says nothing of whether they were kept out already.

    Raises
    ------
    NotAllowed
        Where the pair is kept from the actor, or the person is no lead of the program.
    """
    require(actor, "lead.recuse")
    with where.write() as tx:
        if not {person_id, actor.person_id} <= leads.current(tx, actor).keys():
            raise NotAllowed
        _check(tx, actor, relationship_id)
        kept_out.keep_out(tx, actor, person_id, relationship_id, now=now)
        audit.write(tx, actor, "lead.recuse", "relationship", relationship_id, now=now)
        programs.touch(tx, actor.program_id)


def let_in_again(
    where: Database | Tx, actor: Actor, person_id: str, relationship_id: str, *, now: datetime
) -> None:
    """Take back what a lead did with :func:`recuse_lead`; whatever else keeps them out stays.

    Raises
    ------
    NotAllowed
        Where the pair is kept from the actor. So nobody lets themselves in again.
    SettingsError
        Where no lead keeps the person out.
    """
    require(actor, "lead.recuse")
    with where.write() as tx:
        _check(tx, actor, relationship_id)
        if not kept_out.take_back(tx, actor, person_id, relationship_id):
            raise SettingsError(
                "No lead keeps this person out of the pair.", "There is nothing to do."
            )
        audit.write(tx, actor, "lead.let_in", "relationship", relationship_id, now=now)
        programs.touch(tx, actor.program_id)


def kept_by_leads(where: Database | Tx, actor: Actor) -> list[Kept]:
    """Whom leads keep out of pairs that the actor may see. Nothing of other ways to be kept out."""
    require(actor, "lead.see")
    with where.read() as tx:
        return kept_out.by_leads(tx, actor)


def _check(tx: Tx, actor: Actor, relationship_id: str) -> None:
    if not kept_out.is_in_scope(tx, actor, relationship_id):
        raise NotAllowed
