"""Pairs that a lead keeps another lead, or themself, out of: apart from every other recusal."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Tx
from mentorsurvey.store.recusals import of_two
from mentorsurvey.store.relationships import scope, scope_values
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import to_text


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A lead who is kept out of a pair, by whom and since when."""

    relationship_id: str
    person_id: str
    by: str
    since: datetime


def is_in_scope(tx: Tx, actor: Actor, relationship_id: str) -> bool:
    """Whether a pair is one that the actor may see."""
    row = tx.row(
        f"SELECT 1 AS found FROM relationship WHERE id = :relationship AND {scope(actor)}",
        relationship=relationship_id,
        **scope_values(actor),
    )
    return row is not None


def keep_out(tx: Tx, actor: Actor, person_id: str, relationship_id: str, *, now: datetime) -> None:
    """Keep somebody out of a pair in the actor's scope; again changes nothing."""
    tx.run(
        "INSERT INTO recusal (mentor_id, mentee_id, person_id, reason, said_by, recused_at)"
        " SELECT relationship.mentor_id, relationship.mentee_id, :person, 'lead', :actor, :now"
        f" FROM relationship WHERE relationship.id = :relationship AND {scope(actor)}"
        " ON CONFLICT (mentor_id, mentee_id, person_id, reason) DO NOTHING",
        relationship=relationship_id,
        person=person_id,
        now=to_text(now),
        **scope_values(actor),
    )


def take_back(tx: Tx, actor: Actor, person_id: str, relationship_id: str) -> int:
    """Undo what a lead did with :func:`keep_out`, of a pair in the actor's scope; how many."""
    return tx.run(
        "DELETE FROM recusal WHERE reason = 'lead' AND person_id = :person AND EXISTS"
        " (SELECT 1 FROM relationship WHERE relationship.id = :relationship"
        f"  AND {of_two('relationship')} AND {scope(actor)})",
        relationship=relationship_id,
        person=person_id,
        **scope_values(actor),
    )


def by_leads(tx: Tx, actor: Actor) -> list[Kept]:
    """Whom leads keep out of the pairs in the actor's scope, the newest first."""
    rows = tx.rows(
        "SELECT relationship.id AS relationship_id, recusal.person_id, by.name AS by,"
        " recusal.recused_at AS since"
        " FROM recusal JOIN relationship"
        f" ON {of_two('relationship')} LEFT JOIN person by ON by.id = recusal.said_by"
        f" WHERE recusal.reason = 'lead' AND {scope(actor)}"
        " ORDER BY recusal.recused_at DESC, relationship.id",
        **scope_values(actor),
    )
    return [of_row(Kept, row) for row in rows]
