"""Who is kept out of what two people share: in every relationship of the two, now and later."""

from collections.abc import Iterable
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Tx
from mentorsurvey.store.times import to_text


def of_two(alias: str) -> str:
    """SQL: whether a recusal is about the two people of a relationship, whoever mentors whom."""
    two = f"({alias}.mentor_id, {alias}.mentee_id)"
    return f"(recusal.mentor_id IN {two} AND recusal.mentee_id IN {two})"


def lift(tx: Tx, actor: Actor, relationship_ids: Iterable[str], import_id: str) -> None:
    """Let line managers in again whom an import kept out of these, as it is undone.

    Not whom somebody named, and never the person who undoes it.
    """
    for relationship_id in relationship_ids:
        tx.run(
            "DELETE FROM recusal WHERE reason = 'line_manager' AND person_id <> :actor AND EXISTS"
            " (SELECT 1 FROM relationship JOIN relationship_attribute line"
            "   ON line.relationship_id = relationship.id AND line.kind = 'line_manager'"
            "  JOIN person ON person.id = recusal.person_id"
            "  WHERE relationship.id = :relationship AND line.import_id = :import"
            f"  AND {of_two('relationship')}"
            "   AND LOWER(line.value) = LOWER(COALESCE(person.address, person.key)))",
            actor=actor.person_id,
            relationship=relationship_id,
            **{"import": import_id},
        )


def carry_over(tx: Tx, actor: Actor, from_id: str, relationship_id: str, *, now: datetime) -> None:
    """Keep out of a pair of the actor's program whoever is kept out of another one of it."""
    tx.run(
        "INSERT INTO recusal (mentor_id, mentee_id, person_id, reason, said_by, recused_at)"
        " SELECT new.mentor_id, new.mentee_id, recusal.person_id, recusal.reason,"
        " recusal.said_by, :now"
        " FROM relationship new JOIN relationship old ON old.program_id = new.program_id"
        f" JOIN recusal ON {of_two('old')}"
        " WHERE new.id = :new AND old.id = :old AND new.program_id = :program"
        " ON CONFLICT (mentor_id, mentee_id, person_id, reason) DO NOTHING",
        new=relationship_id,
        old=from_id,
        program=actor.program_id,
        now=to_text(now),
    )
