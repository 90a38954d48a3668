"""The one next step that a pair may agree on after a round."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Side
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.relationships import standing
from mentorsurvey.store.times import maybe, new_id, to_text

Outcome = Literal["yes", "partly", "no", "cant_say"]


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """A step that one of the two proposed; ``kept_at`` is when the other agreed.

    ``mine`` is the actor's own word on whether it happened; the other's is not in it.
    ``can_be_shown`` says whether the two can let leads read it, and ``shown_by_me`` whether the
    actor lets them. What the other one says of that is not in it either: ``read_by_leads`` is
    there once both do.
    """

    id: str
    relationship_id: str
    round_id: str
    words: str
    due_on: date
    by_me: bool
    kept_at: datetime | None
    mine: str | None
    can_be_shown: bool
    shown_by_me: bool
    read_by_leads: bool


def _step(row: Row, actor: Actor) -> NextStep:
    return NextStep(
        id=row["id"],
        relationship_id=row["relationship_id"],
        round_id=row["round_id"],
        words=row["words"],
        due_on=date.fromisoformat(row["due_on"]),
        by_me=row["author_id"] == actor.person_id,
        kept_at=maybe(row["kept_at"]),
        mine=row["mentor_says"] if row["mentor_id"] == actor.person_id else row["mentee_says"],
        can_be_shown=bool(row["can_be_shown"]),
        shown_by_me=bool(row["shown_by_me"]),
        read_by_leads=bool(row["can_be_shown"]) and row["shown"] == 2,
    )


_OWN = (
    "SELECT next_step.*, relationship.mentor_id,"
    " next_step.kept_at IS NOT NULL AND next_step.leads_see = 'scores'"
    f"  AND program.leads_see = 'scores' AND {standing()} AS can_be_shown,"
    " EXISTS (SELECT 1 FROM next_step_shown WHERE next_step_shown.step_id = next_step.id"
    "  AND CASE next_step_shown.side WHEN 'mentor' THEN relationship.mentor_id"
    "   ELSE relationship.mentee_id END = :actor) AS shown_by_me,"
    " (SELECT COUNT(*) FROM next_step_shown WHERE next_step_shown.step_id = next_step.id) AS shown"
    " FROM next_step JOIN relationship ON relationship.id = next_step.relationship_id"
    " JOIN program ON program.id = relationship.program_id"
    " JOIN round ON round.id = next_step.round_id"
    " WHERE :actor IN (relationship.mentor_id, relationship.mentee_id)"
    " AND relationship.id = :relationship"
)


def of_round(tx: Tx, actor: Actor, relationship_id: str, round_id: str) -> NextStep | None:
    """The step of one of the actor's own relationships in a round."""
    row = tx.row(
        f"{_OWN} AND next_step.round_id = :round",
        actor=actor.person_id,
        relationship=relationship_id,
        round=round_id,
    )
    return _step(row, actor) if row else None


def kept_before(tx: Tx, actor: Actor, relationship_id: str, number: int) -> NextStep | None:
    """The step that both kept in the relationship's last round before this number."""
    row = tx.row(
        f"{_OWN} AND next_step.kept_at IS NOT NULL AND round.number ="
        " (SELECT MAX(earlier.number) FROM round earlier"
        "  JOIN invitation ON invitation.round_id = earlier.id"
        "  WHERE invitation.relationship_id = :relationship AND earlier.number < :number"
        "  AND earlier.withdrawn_at IS NULL)",
        actor=actor.person_id,
        relationship=relationship_id,
        number=number,
    )
    return _step(row, actor) if row else None


def kept_of_pair(tx: Tx, actor: Actor, relationship_id: str) -> list[NextStep]:
    """Every step that both kept in one of the actor's own relationships, the newest first."""
    rows = tx.rows(
        f"{_OWN} AND next_step.kept_at IS NOT NULL AND round.withdrawn_at IS NULL"
        " ORDER BY round.number DESC",
        actor=actor.person_id,
        relationship=relationship_id,
    )
    return [_step(row, actor) for row in rows]


def propose(
    tx: Tx,
    actor: Actor,
    *,
    relationship_id: str,
    round_id: str,
    words: str,
    due_on: date,
    now: datetime,
) -> None:
    """Propose a step, under an id of its own, in place of one that is not kept yet."""
    tx.run(
        "INSERT INTO next_step"
        " (id, relationship_id, round_id, author_id, words, due_on, proposed_at)"
        " VALUES (:id, :relationship, :round, :actor, :words, :due, :now)"
        " ON CONFLICT (relationship_id, round_id) DO UPDATE SET id = excluded.id,"
        " author_id = excluded.author_id,"
        " words = excluded.words, due_on = excluded.due_on, proposed_at = excluded.proposed_at"
        " WHERE next_step.kept_at IS NULL",
        id=new_id(),
        relationship=relationship_id,
        round=round_id,
        actor=actor.person_id,
        words=words,
        due=due_on.isoformat(),
        now=to_text(now),
    )


def keep(tx: Tx, actor: Actor, step_id: str, *, now: datetime) -> int:
    """Agree to the other's step; one's own is not one's own to agree to. How many that were.

    What the program shows its leads at this moment is kept with it.
    """
    return tx.run(
        "UPDATE next_step SET kept_at = :now, leads_see = (SELECT program.leads_see FROM program"
        "  JOIN relationship ON relationship.program_id = program.id"
        "  WHERE relationship.id = next_step.relationship_id) WHERE id = :id AND kept_at IS NULL"
        " AND author_id <> :actor AND relationship_id IN (SELECT id FROM relationship"
        "   WHERE :actor IN (mentor_id, mentee_id))",
        id=step_id,
        actor=actor.person_id,
        now=to_text(now),
    )


def say(tx: Tx, actor: Actor, step_id: str, side: Side, outcome: Outcome | None) -> None:
    """Say whether a kept step happened, as the person who is on that side; None takes it back."""
    tx.run(
        f"UPDATE next_step SET {side}_says = :outcome WHERE id = :id AND kept_at IS NOT NULL"
        f" AND relationship_id IN (SELECT id FROM relationship WHERE {side}_id = :actor)",
        id=step_id,
        actor=actor.person_id,
        outcome=outcome,
    )
