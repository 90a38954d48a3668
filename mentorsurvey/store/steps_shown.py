"""Who lets leads read a next step that both keep, and what a lead reads of it."""

from dataclasses import dataclass
from datetime import date, datetime

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Side
from mentorsurvey.store.database import Tx
from mentorsurvey.store.relationships import scope, scope_values
from mentorsurvey.store.rounds import COUNTED
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import to_text


@dataclass(frozen=True, kw_only=True)
class ShownStep:
    """A step that both let leads read. Whether it happened is not in it."""

    words: str
    kept_at: datetime
    due_on: date


def _own(side: Side) -> str:
    """SQL: whether a kept step is of a pair in which the actor is on that side."""
    return (
        "next_step.kept_at IS NOT NULL AND next_step.relationship_id IN"
        f" (SELECT id FROM relationship WHERE {side}_id = :actor)"
    )


def show(tx: Tx, actor: Actor, step_id: str, side: Side, *, now: datetime) -> None:
    """Let leads read a kept step, as far as the actor is concerned; again changes nothing."""
    tx.run(
        "INSERT INTO next_step_shown (step_id, side, shown_at)"
        f" SELECT id, :side, :now FROM next_step WHERE id = :id AND {_own(side)}"
        " ON CONFLICT (step_id, side) DO NOTHING",
        id=step_id,
        actor=actor.person_id,
        side=side,
        now=to_text(now),
    )


def hide(tx: Tx, actor: Actor, step_id: str, side: Side) -> None:
    """Let leads read it no more."""
    tx.run(
        "DELETE FROM next_step_shown WHERE side = :side AND step_id IN"
        f" (SELECT id FROM next_step WHERE id = :id AND {_own(side)})",
        id=step_id,
        actor=actor.person_id,
        side=side,
    )


def for_lead(tx: Tx, actor: Actor, relationship_id: str) -> list[ShownStep]:
    """The steps of a pair in a lead's scope that both let leads read, the newest first.

    Without those that were kept before the lead was named, those of rounds that do not count, and
    those of a program that shows its leads totals alone, now or when both kept the step.
    """
    rows = tx.rows(
        "SELECT next_step.words, next_step.kept_at, next_step.due_on FROM next_step"
        " JOIN round ON round.id = next_step.round_id"
        " JOIN relationship ON relationship.id = next_step.relationship_id"
        " JOIN program ON program.id = relationship.program_id"
        " JOIN lead ON lead.person_id = :actor AND lead.ended_at IS NULL"
        " WHERE relationship.id = :relationship AND next_step.kept_at >= lead.named_at"
        " AND next_step.leads_see = 'scores' AND program.leads_see = 'scores'"
        " AND (SELECT COUNT(*) FROM next_step_shown WHERE next_step_shown.step_id = next_step.id"
        "  AND next_step_shown.shown_at >= lead.named_at) = 2"
        f" AND {COUNTED} AND {scope(actor)} ORDER BY next_step.kept_at DESC, next_step.id",
        relationship=relationship_id,
        **scope_values(actor),
    )
    return [of_row(ShownStep, row) for row in rows]
