"""Who is kept out of what two people share: in every relationship of the two, now and later."""

from collections.abc import Iterable

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Tx


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
