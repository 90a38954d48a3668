"""Rounds that were opened by mistake: discarded, or kept out of what leads read."""

from datetime import datetime

from mentorsurvey.access import Actor
from mentorsurvey.store import relationships
from mentorsurvey.store.database import Tx
from mentorsurvey.store.times import to_text


def submitted(tx: Tx, actor: Actor, round_id: str) -> bool:
    """Whether anybody has submitted a form of a round, of the pairs that the actor may see."""
    row = tx.row(
        "SELECT 1 AS found FROM response"
        " JOIN invitation ON invitation.id = response.invitation_id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        " WHERE invitation.round_id = :id AND response.submitted_at IS NOT NULL"
        f" AND {relationships.scope(actor)} LIMIT 1",
        id=round_id,
        **relationships.scope_values(actor),
    )
    return row is not None


def withdraw(tx: Tx, actor: Actor, round_id: str, *, now: datetime) -> None:
    """End a round of the actor's program for everybody, as one that should not have been."""
    _end(tx, actor, round_id, now=now)
    tx.run(
        "UPDATE round SET withdrawn_at = :now WHERE id = :id AND program_id = :program",
        id=round_id,
        program=actor.program_id,
        now=to_text(now),
    )


def set_counts(tx: Tx, actor: Actor, round_id: str, counts: bool, *, now: datetime) -> None:
    """Say whether leads' readings use a round of the actor's program; one they don't use is over.

    Counting it again opens it for nobody.
    """
    if not counts:
        _end(tx, actor, round_id, now=now)
    tx.run(
        "UPDATE round SET counts = :counts, withdrawn_at = NULL"
        " WHERE id = :id AND program_id = :program",
        id=round_id,
        program=actor.program_id,
        counts=int(counts),
    )


def _end(tx: Tx, actor: Actor, round_id: str, *, now: datetime) -> None:
    """Close a round, and end the extra time that was given in it and the time to finish."""
    own = {"id": round_id, "program": actor.program_id}
    tx.run(
        "UPDATE round SET closed_at = COALESCE(closed_at, :now), finish_until = NULL"
        " WHERE id = :id AND program_id = :program",
        now=to_text(now),
        **own,
    )
    tx.run(
        "UPDATE invitation SET extended_until = NULL, finish_until = NULL WHERE round_id IN"
        " (SELECT id FROM round WHERE id = :id AND program_id = :program)",
        **own,
    )
