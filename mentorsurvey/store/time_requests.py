"""Requests for more time: somebody began a form, missed its close, and asks to finish it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.store import breaks, relationships
from mentorsurvey.store.database import Tx
from mentorsurvey.store.grace import ENDED
from mentorsurvey.store.namesakes import told_apart
from mentorsurvey.store.rounds import COUNTED
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import to_text

Outcome = Literal["given", "declined"]


@dataclass(frozen=True, kw_only=True)
class Request:
    """What became of the actor's own request; without an outcome it waits for a lead."""

    asked_at: datetime
    outcome: Outcome | None


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A request that waits for a lead: whose form it is, about whom, and since when it waits."""

    invitation_id: str
    round_id: str
    round_number: int
    side: str
    name: str
    partner: str
    asked_at: datetime


def ask(tx: Tx, actor: Actor, invitation_id: str, *, now: datetime) -> int:
    """Keep a request about a form of the actor's own; 0 where one waits, or was turned down."""
    return tx.run(
        "INSERT INTO time_request (invitation_id, asked_at, outcome)"
        " SELECT id, :now, NULL FROM invitation WHERE id = :id AND person_id = :actor"
        " ON CONFLICT (invitation_id) DO UPDATE SET asked_at = excluded.asked_at, outcome = NULL"
        " WHERE time_request.outcome = 'given'",
        id=invitation_id,
        actor=actor.person_id,
        now=to_text(now),
    )


def of_own(tx: Tx, actor: Actor) -> Mapping[str, Request]:
    """Invitation → the actor's own request."""
    rows = tx.rows(
        "SELECT time_request.* FROM time_request"
        " JOIN invitation ON invitation.id = time_request.invitation_id"
        " WHERE invitation.person_id = :actor",
        actor=actor.person_id,
    )
    return {row["invitation_id"]: of_row(Request, row) for row in rows}


_WAITING = (
    " FROM time_request CROSS JOIN invitation"  # few ask, so they are looked up first
    " JOIN round ON round.id = invitation.round_id"
    " JOIN relationship ON relationship.id = invitation.relationship_id"
    " JOIN person ON person.id = invitation.person_id"
    " JOIN person partner ON partner.id = CASE invitation.side"
    "   WHEN 'mentor' THEN relationship.mentee_id ELSE relationship.mentor_id END"
    " JOIN response ON response.invitation_id = invitation.id"
    " WHERE invitation.id = time_request.invitation_id"
    " AND time_request.outcome IS NULL AND response.submitted_at IS NULL"
    f" AND {ENDED} AND {COUNTED} AND NOT {breaks.holds_at(':now')}"
)


def waiting(tx: Tx, actor: Actor, *, now: datetime) -> list[Waiting]:
    """Requests that can still be met, of pairs that the lead may see, the oldest first."""
    rows = tx.rows(
        "SELECT invitation.id AS invitation_id, round.id AS round_id,"
        " round.number AS round_number, invitation.side, time_request.asked_at,"
        " person.id AS person_id, person.name, person.address, person.key,"
        " partner.id AS partner_id, partner.name AS partner, partner.address AS partner_address,"
        f" partner.key AS partner_key{_WAITING} AND {relationships.scope(actor)}"
        " ORDER BY time_request.asked_at, invitation.id",
        now=to_text(now),
        **relationships.scope_values(actor),
    )
    names = told_apart(
        {row["person_id"]: (row["name"], row["address"], row["key"]) for row in rows}
        | {
            row["partner_id"]: (row["partner"], row["partner_address"], row["partner_key"])
            for row in rows
        }
    )
    return [
        of_row(Waiting, row, name=names[row["person_id"]], partner=names[row["partner_id"]])
        for row in rows
    ]


def count(tx: Tx, actor: Actor, *, now: datetime) -> int:
    """How many of them there are."""
    row = tx.row(
        f"SELECT COUNT(*) AS n{_WAITING} AND {relationships.scope(actor)}",
        now=to_text(now),
        **relationships.scope_values(actor),
    )
    return int(row["n"]) if row else 0


def known(tx: Tx, actor: Actor, invitation_id: str) -> bool:
    """Whether there is, or was, a request about a form of a pair that the lead may see."""
    row = tx.row(
        "SELECT 1 AS found FROM time_request"
        " JOIN invitation ON invitation.id = time_request.invitation_id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        f" WHERE invitation.id = :id AND {relationships.scope(actor)}",
        id=invitation_id,
        **relationships.scope_values(actor),
    )
    return row is not None


def decline(tx: Tx, actor: Actor, invitation_id: str) -> int:
    """Turn a waiting request of a pair that the lead may see down; how many were."""
    return tx.run(
        "UPDATE time_request SET outcome = 'declined' WHERE outcome IS NULL"
        " AND invitation_id IN (SELECT invitation.id FROM invitation"
        "  JOIN relationship ON relationship.id = invitation.relationship_id"
        f"  WHERE invitation.id = :id AND {relationships.scope(actor)})",
        id=invitation_id,
        **relationships.scope_values(actor),
    )


def meet(tx: Tx, actor: Actor, *, round_id: str, invitation_id: str = "") -> None:
    """Note that there is more time in a round of the actor's program, for one form or for all."""
    one = " AND invitation.id = :invitation" if invitation_id else ""
    tx.run(
        "UPDATE time_request SET outcome = 'given' WHERE invitation_id IN"
        " (SELECT invitation.id FROM invitation JOIN round ON round.id = invitation.round_id"
        f"  WHERE round.id = :round AND round.program_id = :program{one})",
        round=round_id,
        program=actor.program_id,
        **({"invitation": invitation_id} if invitation_id else {}),
    )
