"""What a lead reads of the next steps of a pair."""

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed
from mentorsurvey.store import Database, Tx, agreements, steps_shown
from mentorsurvey.store.steps_shown import ShownStep


def steps_of_pair(
    where: Database | Tx, actor: Actor, relationship_id: str
) -> tuple[ShownStep, ...]:
    """The kept steps of a pair that both let this lead read, the newest first.

    Nothing tells whether there are others, nor what one of the two said alone.

    Raises
    ------
    NotAllowed
        Where the actor is no lead, or the pair is not one that the lead may see.
    """
    require(actor, "step.see")
    with where.read() as tx:
        if not agreements.is_in_scope(tx, actor, relationship_id):
            raise NotAllowed
        return tuple(steps_shown.for_lead(tx, actor, relationship_id))
