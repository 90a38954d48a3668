"""How far the deliverables of an agreement are: what one of the two said, and the other confirmed.

Nothing is overwritten: each status is a row, and the newest that was confirmed is in force.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Side
from mentorsurvey.store.agreements import OwnPair
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.relationships import scope, scope_values
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import new_id, to_text

Status = Literal["planned", "submitted", "accepted", "presented"]


@dataclass(frozen=True, kw_only=True)
class Said:
    """A status as the one on ``side`` said it; ``confirmed_at`` is when the other one agreed."""

    id: str
    key: str
    status: Status
    side: Side
    said_at: datetime
    confirmed_at: datetime | None


def _by_key(rows: list[Row]) -> dict[str, tuple[Said, ...]]:
    found: dict[str, tuple[Said, ...]] = {}
    for row in rows:
        found[row["key"]] = (*found.get(row["key"], ()), of_row(Said, row))
    return found


def history(tx: Tx, actor: Actor, relationship_id: str) -> Mapping[str, tuple[Said, ...]]:
    """Deliverable → everything that was said of it in a pair of the actor's own, oldest first."""
    return _by_key(
        tx.rows(
            "SELECT deliverable_status.* FROM deliverable_status"
            " JOIN relationship ON relationship.id = deliverable_status.relationship_id"
            " WHERE relationship.id = :relationship AND :actor IN (mentor_id, mentee_id)"
            " ORDER BY said_at, deliverable_status.id",
            relationship=relationship_id,
            actor=actor.person_id,
        )
    )


def in_force(tx: Tx, actor: Actor, relationship_id: str) -> dict[str, Status]:
    """Deliverable → the status that both confirmed, in a pair in a lead's scope."""
    rows = tx.rows(
        "SELECT deliverable_status.* FROM deliverable_status"
        " JOIN relationship ON relationship.id = deliverable_status.relationship_id"
        " WHERE relationship.id = :relationship AND deliverable_status.confirmed_at IS NOT NULL"
        f" AND {scope(actor)} ORDER BY said_at, deliverable_status.id",
        relationship=relationship_id,
        **scope_values(actor),
    )
    return {key: said[-1].status for key, said in _by_key(rows).items()}


def say(tx: Tx, actor: Actor, pair: OwnPair, key: str, status: Status, *, now: datetime) -> None:
    """Say how far a deliverable is, to be confirmed by the other one."""
    tx.run(
        "INSERT INTO deliverable_status (id, relationship_id, key, status, side, said_at)"
        " SELECT :id, id, :key, :status, :side, :now FROM relationship"
        f" WHERE id = :relationship AND {pair.side}_id = :actor",
        id=new_id(),
        relationship=pair.id,
        actor=actor.person_id,
        key=key,
        status=status,
        side=pair.side,
        now=to_text(now),
    )


def confirm(tx: Tx, actor: Actor, pair: OwnPair, status_id: str, *, now: datetime) -> int:
    """Confirm what the other one said. How many that were."""
    return tx.run(
        "UPDATE deliverable_status SET confirmed_at = :now"
        " WHERE id = :id AND side <> :side AND confirmed_at IS NULL AND relationship_id IN"
        f" (SELECT id FROM relationship WHERE id = :relationship AND {pair.side}_id = :actor)",
        id=status_id,
        relationship=pair.id,
        actor=actor.person_id,
        side=pair.side,
        now=to_text(now),
    )
