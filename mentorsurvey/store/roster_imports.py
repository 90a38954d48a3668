"""The rosters that came in: what each brought, and taking it away again.

What is said here is the same whether or not somebody is kept out of what an import brought.
"""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store import recusals, relationships
from mentorsurvey.store.database import Tx
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import new_id, to_text


@dataclass(frozen=True, kw_only=True)
class Import:
    """A roster that was imported.

    ``relationships`` counts what it brought and still stands; ``added_to`` those that were there
    before and have a cohort or a department by it; ``ended`` those that ended by it; ``changed``
    names, addresses and pairs that were here before and are otherwise by it. ``source`` is the
    file, and empty for a pair that was added by hand.
    """

    id: str
    source: str
    imported_at: datetime
    undone_at: datetime | None
    relationships: int
    added_to: int
    ended: int
    changed: int = 0


def add(tx: Tx, program_id: str, source: str, *, now: datetime) -> str:
    """Note that a roster came in; its id."""
    import_id = new_id()
    tx.insert(
        "roster_import",
        {
            "id": import_id,
            "program_id": program_id,
            "source": source,
            "imported_at": to_text(now),
            "undone_at": None,
        },
    )
    return import_id


def of_program(tx: Tx, program_id: str) -> list[Import]:
    """The program's roster imports, newest first."""
    rows = tx.rows(
        "SELECT roster_import.*, (SELECT COUNT(*) FROM relationship"
        "   WHERE relationship.import_id = roster_import.id) AS relationships,"
        " (SELECT COUNT(DISTINCT relationship.id) FROM relationship_attribute attribute"
        "   JOIN relationship ON relationship.id = attribute.relationship_id"
        "   WHERE attribute.import_id = roster_import.id"
        "   AND attribute.kind IN ('cohort', 'department')"
        "   AND COALESCE(relationship.import_id, '') <> roster_import.id) AS added_to,"
        " (SELECT COUNT(*) FROM pair_break WHERE pair_break.kind = 'ended'"
        "   AND pair_break.import_id = roster_import.id) AS ended,"
        " (SELECT COUNT(*) FROM roster_change WHERE roster_change.import_id = roster_import.id"
        "   AND roster_change.what NOT IN ('end', 'keep', 'stay_ended')) AS changed"
        " FROM roster_import WHERE program_id = :program ORDER BY imported_at DESC, id DESC",
        program=program_id,
    )
    return [of_row(Import, row) for row in rows]


_HELD = (
    "EXISTS (SELECT 1 FROM relationship_attribute other"
    " WHERE other.relationship_id = relationship.id AND other.kind IN ('cohort', 'department')"
    " AND other.import_id <> :import)"
)
"""Holds for relationships that another import names too: they stay when this one is undone."""

_BEGUN = (
    "(EXISTS (SELECT 1 FROM invitation JOIN response ON response.invitation_id = invitation.id"
    "  WHERE invitation.relationship_id = relationship.id)"
    " OR EXISTS (SELECT 1 FROM set_aside_form"
    "  WHERE set_aside_form.relationship_id = relationship.id))"
)

_ITS = "relationship.import_id = :import"


def is_answered(tx: Tx, actor: Actor, import_id: str) -> bool:
    """Whether somebody has begun to answer about what would go, as far as the actor may see it."""
    row = tx.row(
        f"SELECT 1 AS found FROM relationship WHERE {_ITS} AND NOT {_HELD} AND {_BEGUN}"
        f" AND {relationships.scope(actor)} LIMIT 1",
        **relationships.scope_values(actor),
        **{"import": import_id},
    )
    return row is not None


def remove(tx: Tx, actor: Actor, import_id: str, *, now: datetime) -> int:
    """Remove what an import brought and nobody answered about; how many relationships went.

    A relationship that another import names too stays, as that one's. Whoever is kept out of two
    people's relationship stays so, whatever becomes of it.
    """
    values = {"import": import_id}
    going = tx.rows(
        f"SELECT id FROM relationship WHERE {_ITS} AND NOT {_HELD} AND NOT {_BEGUN}", **values
    )
    recusals.lift(tx, actor, [row["id"] for row in going], import_id)
    for row in going:
        for table in ("invitation", "relationship_attribute", "pair_break"):
            tx.run(f"DELETE FROM {table} WHERE relationship_id = :id", id=row["id"])
        tx.run("DELETE FROM relationship WHERE id = :id", id=row["id"])
    tx.run(
        "UPDATE relationship SET import_id = (SELECT MIN(other.import_id)"
        "  FROM relationship_attribute other WHERE other.relationship_id = relationship.id"
        "  AND other.kind IN ('cohort', 'department') AND other.import_id <> :import)"
        f" WHERE {_ITS} AND {_HELD}",
        **values,
    )
    tx.run(
        "DELETE FROM relationship_attribute WHERE import_id = :import"
        " AND kind IN ('cohort', 'department')",
        **values,
    )
    tx.run(
        "UPDATE roster_import SET undone_at = :now WHERE id = :import", now=to_text(now), **values
    )
    return len(going)
