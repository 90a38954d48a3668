"""Pairs as a schedule needs them: quickly, with cohorts and breaks, and without names."""

from collections.abc import Mapping
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store import breaks
from mentorsurvey.store.breaks import Break
from mentorsurvey.store.database import Tx
from mentorsurvey.store.relationships import Relationship, scope, scope_values, standing
from mentorsurvey.store.times import from_text, to_text


def within(tx: Tx, actor: Actor) -> list[Relationship]:
    """The pairs that a lead, the operator or the clock may work with."""
    held = breaks.of_program(tx, actor.program_id)
    return _found(tx, scope(actor), scope_values(actor), held)


def of_person(tx: Tx, actor: Actor, person_id: str) -> list[Relationship]:
    """The pairs of a person of the actor's program."""
    theirs = (
        "relationship.program_id = :program"
        f" AND :person IN (relationship.mentor_id, relationship.mentee_id) AND {standing()}"
    )
    values = {"program": actor.program_id, "person": person_id}
    return _found(tx, theirs, values, breaks.of_person(tx, actor, person_id))


def give_longer(
    tx: Tx, actor: Actor, round_id: str, relationship_id: str, *, until: datetime
) -> list[str]:
    """Give a pair more time in a round of the actor's program that opens now; its invitations."""
    rows = tx.rows(
        "UPDATE invitation SET extended_until = :until"
        " WHERE round_id = :round AND relationship_id = :relationship"
        " AND round_id IN (SELECT id FROM round WHERE program_id = :program) RETURNING id",
        round=round_id,
        relationship=relationship_id,
        program=actor.program_id,
        until=to_text(until),
    )
    return [row["id"] for row in rows]


def _found(
    tx: Tx, where: str, values: Mapping[str, str], held: Mapping[str, tuple[Break, ...]]
) -> list[Relationship]:
    cohorts: dict[str, tuple[str, ...]] = {}
    for row in tx.rows(
        "SELECT relationship_attribute.relationship_id, value FROM relationship_attribute"
        " JOIN relationship ON relationship.id = relationship_attribute.relationship_id"
        f" WHERE kind = 'cohort' AND {where} ORDER BY since, added_at, value",
        **values,
    ):
        of = row["relationship_id"]
        cohorts[of] = (*cohorts.get(of, ()), row["value"])
    rows = tx.rows(
        "SELECT id, mentor_id, mentee_id, created_at FROM relationship"
        f" WHERE {where} ORDER BY relationship.id",
        **values,
    )
    return [
        Relationship(
            id=row["id"],
            mentor_id=row["mentor_id"],
            mentor="",
            mentee_id=row["mentee_id"],
            mentee="",
            cohorts=cohorts.get(row["id"], ()),
            since=from_text(row["created_at"]),
            breaks=held.get(row["id"], ()),
        )
        for row in rows
    ]
