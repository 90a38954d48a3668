"""What the two of a pair decide after a round: whether to begin, and how to go on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Side
from mentorsurvey.instruments.deciding import Kind, Outcome, kind_of, outcome_of
from mentorsurvey.store.database import Tx
from mentorsurvey.store.owing import Owed
from mentorsurvey.store.relationships import scope, scope_values
from mentorsurvey.store.rounds import instrument
from mentorsurvey.store.rows import of_row
from mentorsurvey.store.times import maybe, to_text


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What one of the two decided. ``settled_at`` is when both had."""

    side: Side
    kind: Kind
    choice: str
    decided_at: datetime
    settled_at: datetime | None


_OF_ROUND = "relationship_id = :relationship AND round_id = :round"


def _values(owed: Owed) -> dict[str, str]:
    return {"relationship": owed.relationship_id, "round": owed.round_id}


def of_form(tx: Tx, owed: Owed) -> dict[Side, Decision]:
    """What the two decided after the round of a form; the caller shows what may be known of it."""
    rows = tx.rows(f"SELECT * FROM decision WHERE {_OF_ROUND}", **_values(owed))
    return {row["side"]: of_row(Decision, row) for row in rows}


def put(tx: Tx, owed: Owed, side: Side, kind: Kind, choice: str, *, now: datetime) -> None:
    """Keep what one of the two decided, in place of what they had decided before.

    What is settled stays as it is.
    """
    tx.run(
        "INSERT INTO decision (relationship_id, round_id, side, kind, choice, decided_at)"
        " VALUES (:relationship, :round, :side, :kind, :choice, :now)"
        " ON CONFLICT (relationship_id, round_id, side) DO UPDATE SET choice = excluded.choice,"
        " decided_at = excluded.decided_at WHERE decision.settled_at IS NULL",
        side=side,
        kind=kind,
        choice=choice,
        now=to_text(now),
        **_values(owed),
    )


def settle(tx: Tx, owed: Owed, *, now: datetime) -> int:
    """Settle what both decided; how many decisions that were, 0 where it was settled before."""
    return tx.run(
        f"UPDATE decision SET settled_at = :now WHERE {_OF_ROUND} AND settled_at IS NULL",
        now=to_text(now),
        **_values(owed),
    )


def withdraw(tx: Tx, owed: Owed) -> int:
    """Take back what the actor decided by a form of their own, until it is settled."""
    return tx.run(
        f"DELETE FROM decision WHERE {_OF_ROUND} AND side = :side AND settled_at IS NULL",
        side=owed.side,
        **_values(owed),
    )


def standings(tx: Tx, actor: Actor) -> dict[str, Literal["deciding"] | Outcome]:
    """Relationship → how the last decision of its two stands; of those that a lead may see.

    Forms about which an introduction or a completion asks count from their release on. What one of
    the two decided alone makes no difference.
    """
    rows = tx.rows(
        "SELECT relationship.id, round.version_id, round.number, MIN(decision.settled_at) AS at,"
        " MIN(decision.choice) AS one, MAX(decision.choice) AS other, MAX(decision.kind) AS kind"
        " FROM relationship JOIN invitation ON invitation.relationship_id = relationship.id"
        " JOIN round ON round.id = invitation.round_id"
        " JOIN response ON response.invitation_id = invitation.id"
        " LEFT JOIN decision ON decision.relationship_id = relationship.id"
        "  AND decision.round_id = round.id AND decision.settled_at IS NOT NULL"
        f" WHERE response.released_at IS NOT NULL AND {scope(actor)}"
        "  AND round.withdrawn_at IS NULL AND round.version_id IN"
        "   (SELECT id FROM instrument_version WHERE program_id = :program AND meaning = 'once')"
        " GROUP BY relationship.id, round.id ORDER BY round.number",
        **scope_values(actor),
    )
    found: dict[str, Literal["deciding"] | Outcome] = {}
    for row in rows:
        if row["at"]:
            found[row["id"]] = outcome_of(row["kind"], row["one"], row["other"])
        elif kind_of(instrument(tx, row["version_id"])):
            found[row["id"]] = "deciding"
    return found


def renewed_at(tx: Tx, actor: Actor, relationship_id: str) -> datetime | None:
    """When the two of a pair of the actor's own last decided to go on; None where they did not."""
    row = tx.row(
        "SELECT MAX(settled_at) AS at FROM decision WHERE relationship_id IN"
        " (SELECT id FROM relationship WHERE id = :relationship"
        "   AND :actor IN (mentor_id, mentee_id))"
        " AND kind = 'end' AND settled_at IS NOT NULL AND NOT EXISTS"
        " (SELECT 1 FROM decision other WHERE other.relationship_id = decision.relationship_id"
        "   AND other.round_id = decision.round_id AND other.choice = 'end')",
        relationship=relationship_id,
        actor=actor.person_id,
    )
    return maybe(row["at"]) if row else None
