"""The pairs of one person as a schedule needs them: quickly, and without names."""

from mentorsurvey.access import Actor
from mentorsurvey.store import breaks
from mentorsurvey.store.database import Tx
from mentorsurvey.store.relationships import Relationship, standing
from mentorsurvey.store.times import from_text


def of_person(tx: Tx, actor: Actor, person_id: str) -> list[Relationship]:
    """The pairs of a person of the actor's program, with their cohorts and breaks."""
    values = {"program": actor.program_id, "person": person_id}
    theirs = (
        "relationship.program_id = :program"
        " AND :person IN (relationship.mentor_id, relationship.mentee_id)"
    )
    rows = tx.rows(
        f"SELECT relationship.* FROM relationship WHERE {theirs} AND {standing()}"
        " ORDER BY relationship.id",
        **values,
    )
    cohorts: dict[str, tuple[str, ...]] = {}
    for row in tx.rows(
        "SELECT relationship_attribute.relationship_id, value FROM relationship_attribute"
        " JOIN relationship ON relationship.id = relationship_attribute.relationship_id"
        f" WHERE kind = 'cohort' AND {theirs} ORDER BY since, added_at, value",
        **values,
    ):
        of = row["relationship_id"]
        cohorts[of] = (*cohorts.get(of, ()), row["value"])
    held = breaks.of_person(tx, actor, person_id)
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
