"""What leads will do for a pair, who of them and by when, and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime

from mentorsurvey.access import Actor
from mentorsurvey.store import relationships
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.leads import may_know
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import new_id, to_text


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """One thing that a lead will do for a pair, or has done.

    Attributes
    ----------
    relationship_id : str
        The pair as it is listed now, also where two people were found to be one since.
    words, outcome : str
        Empty where their author was erased; the outcome also where this lead may not read it.
    owner, planned_by, done_by : str
        Names; ``done_by`` is empty while it is open.
    leads_still : bool
        Whether the owner is a lead now.
    """

    id: str
    relationship_id: str
    mentor: str
    mentee: str
    words: str
    owner_id: str
    owner: str
    leads_still: bool
    due_on: date
    planned_by: str
    planned_at: datetime
    outcome: str
    done_by_id: str
    done_by: str
    done_at: datetime | None


_PAIR = (
    "COALESCE((SELECT moved.after FROM person_merge_moved moved"
    " JOIN person_merge ON person_merge.id = moved.merge_id AND person_merge.undone_at IS NULL"
    " WHERE moved.what = 'twin' AND moved.object_id = follow_up.relationship_id),"
    " follow_up.relationship_id)"
)
"""SQL: the pair of a follow-up, or the one that goes on in its place since two people were one."""
_SEEN = may_know("follow_up.planned_at", "follow_up.lead_since")
_OUTCOME_SEEN = may_know("follow_up.done_at", "follow_up.done_lead_since")
_ROWS = (
    "SELECT follow_up.*, relationship.id AS pair, mentor.name AS mentor, mentee.name AS mentee,"
    " owner.name AS owner, planner.name AS planner, doer.name AS doer,"
    " EXISTS (SELECT 1 FROM lead WHERE lead.person_id = follow_up.owner_id"
    "  AND lead.ended_at IS NULL) AS leads_still,"
    f" CASE WHEN {_OUTCOME_SEEN} THEN follow_up.outcome ELSE '' END AS read_outcome"
    f" FROM follow_up JOIN relationship ON relationship.id = {_PAIR}"
    " JOIN person mentor ON mentor.id = relationship.mentor_id"
    " JOIN person mentee ON mentee.id = relationship.mentee_id"
    " JOIN person owner ON owner.id = follow_up.owner_id"
    " JOIN person planner ON planner.id = follow_up.planned_by"
    " LEFT JOIN person doer ON doer.id = follow_up.done_by"
)


def within(tx: Tx, actor: Actor) -> list[FollowUp]:
    """All that a lead may know of, of the pairs in scope: by day, and those of a day by name."""
    rows = tx.rows(
        f"{_ROWS} WHERE {_SEEN} AND {relationships.scope(actor)}"
        " ORDER BY follow_up.due_on, mentee.name, mentor.name, follow_up.id",
        **relationships.scope_values(actor),
    )
    return [_follow_up(row) for row in rows]


def _follow_up(row: Row) -> FollowUp:
    return of_row(
        FollowUp,
        row,
        relationship_id=row["pair"],
        planned_by=row["planner"],
        outcome=row["read_outcome"],
        done_by_id=row["done_by"] or "",
        done_by=row["doer"] or "",
    )


def plan(
    tx: Tx,
    actor: Actor,
    relationship_id: str,
    *,
    words: str,
    owner_id: str,
    due_on: date,
    now: datetime,
) -> int:
    """Plan a follow-up for a pair in scope, where the same is not open already; how many."""
    return tx.run(
        "INSERT INTO follow_up (id, relationship_id, words, owner_id, due_on, planned_by,"
        "  lead_since, planned_at, outcome)"
        " SELECT :id, relationship.id, :words, :owner, :due, :actor, lead.named_at, :now, ''"
        " FROM relationship"
        " JOIN lead ON lead.person_id = :actor AND lead.ended_at IS NULL"
        f" WHERE relationship.id = :relationship AND {relationships.scope(actor)}"
        "  AND NOT EXISTS (SELECT 1 FROM follow_up there"
        "   WHERE there.relationship_id = :relationship AND there.words = :words"
        "   AND there.owner_id = :owner AND there.due_on = :due AND there.planned_by = :actor"
        "   AND there.done_at IS NULL)",
        id=new_id(),
        relationship=relationship_id,
        words=words,
        owner=owner_id,
        due=due_on.isoformat(),
        now=to_text(now),
        **relationships.scope_values(actor),
    )


_MINE = (
    "id IN (SELECT follow_up.id FROM follow_up"
    f" JOIN relationship ON relationship.id = {_PAIR} WHERE follow_up.id = :id AND {_SEEN} AND "
)
"""Holds for one follow-up that the lead may know of; the scope and a bracket are still to come."""


def change(tx: Tx, actor: Actor, follow_up_id: str, *, owner_id: str, due_on: date) -> int:
    """Say anew who does an open follow-up, and by when; how many were changed."""
    return tx.run(
        "UPDATE follow_up SET owner_id = :owner, due_on = :due WHERE done_at IS NULL"
        " AND (owner_id <> :owner OR due_on <> :due)"
        f" AND {_MINE}{relationships.scope(actor)})",
        id=follow_up_id,
        owner=owner_id,
        due=due_on.isoformat(),
        **relationships.scope_values(actor),
    )


def finish(tx: Tx, actor: Actor, follow_up_id: str, outcome: str, *, now: datetime) -> int:
    """Note what came of an open follow-up; how many were open."""
    return tx.run(
        "UPDATE follow_up SET outcome = :outcome, done_by = :actor, done_at = :now,"
        " done_lead_since = (SELECT lead.named_at FROM lead WHERE lead.person_id = :actor)"
        f" WHERE done_at IS NULL AND {_MINE}{relationships.scope(actor)})",
        id=follow_up_id,
        outcome=outcome,
        now=to_text(now),
        **relationships.scope_values(actor),
    )


def reopen(tx: Tx, actor: Actor, follow_up_id: str) -> int:
    """Make the actor's own note of what came of a follow-up undone; how many were."""
    return tx.run(
        "UPDATE follow_up SET outcome = '', done_by = NULL, done_at = NULL, done_lead_since = NULL"
        f" WHERE done_by = :actor AND {_MINE}{relationships.scope(actor)})",
        id=follow_up_id,
        **relationships.scope_values(actor),
    )
